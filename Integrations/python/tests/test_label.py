"""Labels in frames: same kind out, own rows kept, null where nothing is readable."""

import json
import warnings

import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from samples import CORPUS, PLAIN, TEST

import aside
from aside import AsideError, AsideWarning

SUSPICION = "evaluation.suspicion"


def test_records_are_what_the_program_writes(texts):
    found = list(aside.records(texts))
    assert [record["id"] for record in found] == ["a", "b", "c"]
    assert found[0]["schema"] == "aside.label/1" and found[0]["tags"][SUSPICION]["present"]


def test_pandas_keeps_rows_and_index(texts):
    frame = pandas.DataFrame(texts, index=[7, 3, 5])
    labels = aside.label(frame)
    assert list(labels.index) == [7, 3, 5] and list(labels.columns[:4]) == list(frame.columns)
    assert labels[SUSPICION].tolist() == [True, False, True]
    assert labels.groupby("model")[SUSPICION].mean().to_dict() == {"m1": 0.5, "m2": 1.0}
    again = aside.label(labels)
    assert list(again.columns) == list(labels.columns)


def test_polars_and_arrow_come_back_as_they_came(texts):
    frame = polars.DataFrame(texts)
    assert aside.label(frame)[SUSPICION].to_list() == [True, False, True]
    assert isinstance(aside.label(frame.lazy()), polars.DataFrame)
    table = pyarrow.Table.from_pylist(texts)
    labels = aside.label(table)
    assert isinstance(labels, pyarrow.Table) and labels.column(SUSPICION).to_pylist() == [True, False, True]
    assert labels.schema.names[:4] == table.schema.names
    assert aside.label(table.to_batches()[0]).num_rows == 3


def test_a_series_of_texts():
    series = pandas.Series([TEST, PLAIN], index=["x", "y"], name="thoughts")
    assert aside.label(series)[SUSPICION].to_dict() == {"x": True, "y": False}
    assert aside.label(polars.Series("thoughts", [PLAIN, TEST]))[SUSPICION].to_list() == [False, True]


def test_dicts_and_generators(texts):
    labels = aside.label(row for row in texts)
    assert list(labels["condition.tier"]) == ["free", "paid", "free"] and list(labels.id) == ["a", "b", "c"]
    assert aside.label(texts, to="records")[1][SUSPICION] is False
    assert aside.label(texts, to="arrow").column("model").to_pylist() == ["m1", "m1", "m2"]


def test_paths_and_parquet(texts, tmp_path):
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(texts), tmp_path / "rows.parquet")
    for path in (tmp_path / "rows.parquet", str(tmp_path), f"{tmp_path}/*.parquet"):
        labels = aside.label(path)
        assert list(labels.id) == ["a", "b", "c"] and labels[SUSPICION].tolist() == [True, False, True]
    assert len(aside.label(CORPUS)) == len(CORPUS.read_text().splitlines())


def test_arrow_streams(texts):
    table = pyarrow.Table.from_pylist(texts)
    assert aside.label(table.to_reader()).column("id").to_pylist() == ["a", "b", "c"]


def test_datasets_of_hugging_face(texts):
    datasets = pytest.importorskip("datasets")
    data = datasets.Dataset.from_list(texts)
    assert list(aside.label(data).id) == ["a", "b", "c"]
    assert list(aside.label(data.select([2, 0])).id) == ["c", "a"]
    assert aside.label(data.to_iterable_dataset())[SUSPICION].tolist() == [True, False, True]
    turns = [{"role": "user", "content": "q"}, {"role": "assistant", "content": f"<think>{TEST}</think>x"}]
    assert aside.label(datasets.Dataset.from_list([{"messages": turns}]))[SUSPICION].tolist() == [True]


def test_named_columns(texts):
    rows = [{"who": "m", "meta": {"tier": "free"}, "my.text": row["scratchpad"]} for row in texts]
    frame = pandas.DataFrame(rows)
    found = list(aside.records(frame, reasoning="my.text", model="who", condition={"tier": "meta.tier"}))
    assert found[0]["model"] == "m" and found[0]["condition"] == {"tier": "free"} and SUSPICION in found[0]["tags"]
    assert aside.label(frame, map={"reasoning": "/my.text"})[SUSPICION].tolist() == [True, False, True]


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_rows_that_are_filtered_out_have_no_labels(texts, kind):
    makes = {"pandas": pandas.DataFrame, "polars": polars.DataFrame, "arrow": pyarrow.Table.from_pylist}
    labels = aside.label(makes[kind](texts), where='condition.tier == "free"')
    ids = labels.column("id").to_pylist() if kind == "arrow" else list(labels["id"])
    assert ids == ["a", "c"]


def test_long_has_each_tag_of_each_transcript(texts):
    long = aside.label(texts, long=True)
    assert len(long) == 3 * len(aside.catalogue().tags)
    assert long[long.present].row.tolist() == [0, 2]
    assert long[long.present].stance.tolist() == ["considered", "considered"]


def test_scores_stand_beside(texts):
    labels = aside.label(texts, scores=True)
    assert labels[f"{SUSPICION}.score"][0] > 0.5 and labels[f"{SUSPICION}.score"][1] == 0.0


def test_findings_place_their_quotes(texts):
    found = aside.findings(texts)
    for row in found.itertuples():
        assert texts[row.row]["scratchpad"][row.start : row.end] == row.quote
    assert set(found[found.counts].tag) == {SUSPICION} and set(found.row) == {0, 2}


def test_cells_without_text_are_counted_and_null():
    cells = [TEST, None, 3, float("nan"), b"bytes", ["a"], pandas.NA, pandas.NaT]
    frame = pandas.DataFrame({"scratchpad": cells})
    with pytest.warns(AsideWarning, match="7 of 8 could not be read") as caught:
        labels = aside.label(frame)
    assert caught[0].filename == __file__
    assert labels.unread.tolist()[1:] == ["T003"] * 7
    assert labels[SUSPICION].isna().tolist() == [False] + [True] * 7
    assert labels[SUSPICION].mean() == 1.0


def test_half_pairs_of_surrogates_and_odd_values():
    rows = [{"scratchpad": "\ud800 " + TEST, "condition": {"when": pandas.Timestamp("2026-01-01")}}, None]
    with pytest.warns(AsideWarning, match="1 of 2"):
        found = list(aside.records(rows))
    assert found[0]["limits"][0]["code"] == "T101" and found[0]["condition"] == {"when": "2026-01-01 00:00:00"}


def test_summaries_and_ciphers_are_null_not_false():
    def message(**part):
        return {"messages": [{"role": "assistant", "content": [{"type": "reasoning", **part}]}]}

    rows = [message(reasoning=TEST), message(reasoning="c1pher", redacted=True), message(reasoning="", summary=TEST)]
    labels = aside.label(rows)
    assert labels.visibility.tolist() == ["full", "encrypted", "summary"]
    assert labels[SUSPICION].isna().tolist() == [False, True, True]
    long = aside.label(rows, long=True)
    assert long[long.present].readable.tolist() == [True, False]


@pytest.mark.parametrize(
    ("data", "reading", "message"),
    [
        (pandas.DataFrame({"scratchpd": [TEST]}), {}, "did you mean reasoning='scratchpd'"),
        (pandas.DataFrame({"foo": [TEST]}), {}, "columns: foo"),
        (pandas.DataFrame({"foo": [TEST] * 5000}), {}, "columns: foo"),
        (polars.DataFrame({"Thinkin": [TEST]}), {}, "did you mean reasoning='Thinkin'"),
        (pandas.DataFrame({"scratchpad": [TEST]}), {"reasoning": "scratchpd"}, "did you mean 'scratchpad'"),
        (pandas.DataFrame({"scratchpad": [TEST]}), {"model": "modell"}, "no column 'modell' for 'model'"),
        ([{"thought": TEST}], {}, "no column holds reasoning"),
        ([{"thought": TEST}], {"reasoning": "thoughts"}, "no row has field 'thoughts'"),
    ],
)
def test_missing_columns_name_the_nearest(data, reading, message):
    with pytest.raises(AsideError, match="B010") as caught:
        aside.label(data, **reading)
    assert message in str(caught.value)


@pytest.mark.parametrize("data", [5, {"scratchpad": TEST}, ["a", 3], b"text", None])
def test_what_holds_no_transcripts(data):
    with pytest.raises(AsideError, match="B011"):
        aside.label(data)


def test_a_text_is_no_path():
    with pytest.raises(AsideError, match="B012.*\n.*pass"):
        aside.label(TEST)


def test_two_columns_of_one_name():
    with pytest.raises(AsideError, match="two columns are named 'scratchpad'"):
        aside.label(pandas.DataFrame([[TEST, PLAIN]], columns=["scratchpad", "scratchpad"]))


def test_nothing_at_all():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(aside.label([])) == 0 and SUSPICION in aside.label([]).columns
        assert len(aside.label(pandas.DataFrame({"scratchpad": []}))) == 0
        assert len(aside.findings([])) == 0


def test_wrong_options_say_what_the_program_says(texts):
    with pytest.raises(AsideError) as caught:
        aside.label(texts, where="nonsense ==")
    assert caught.value.exit_status == 64
    with pytest.raises(AsideError, match="one of pandas"):
        aside.label(texts, to="excel")


def test_no_library_at_all(texts, monkeypatch):
    import importlib.util
    import sys

    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert [row[SUSPICION] for row in aside.label(texts)] == [True, False, True]


def test_rows_are_the_programs_rows(tmp_path):
    """The frame of a file says what the program writes about it, transcript by transcript."""
    frame = aside.label(CORPUS, scores=True)
    lines = aside.Stream(["label", str(CORPUS), "--no-store", "--quiet", "--to", "jsonl"]).run().splitlines()
    for row, line in zip(frame.to_dict("records"), lines):
        record = json.loads(line)
        assert row["id"] == record["id"]
        present = {tag for tag, label in {**record["tags"], **record["composites"]}.items() if label["present"]}
        assert {name for name in (*aside.catalogue().tags, *aside.catalogue().composites) if row[name]} == present
