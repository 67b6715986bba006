"""Stores and profiles: what Python shows is what the program worked out."""

import json
import sqlite3

import pandas
import polars
import pytest
from samples import CORPUS, TEST

import aside
from aside import AsideError, AsideWarning


def test_a_store_is_filled_once(tmp_path, texts):
    store = aside.open_store(tmp_path / "lab.sqlite")
    store.label(texts)
    before = store.findings()
    assert store.label(texts).findings().equals(before) and len(store.digest()) == 64
    assert list(store.transcripts().id) == ["a", "b", "c"]
    assert list(store.transcripts()["condition.tier"]) == ["free", "paid", "free"]
    assert store.findings().present.tolist() == [True, True]
    assert "a test" in store.evidence().quote[0]
    assert store.sql("SELECT count(*) AS n FROM cue WHERE tag = ?", ["evaluation.suspicion"]).n[0] > 0


def test_frames_of_a_store_are_of_the_wanted_kind(tmp_path, texts):
    store = aside.open_store(tmp_path / "lab.sqlite", to="polars").label(texts)
    assert isinstance(store.findings(), polars.DataFrame)
    assert isinstance(store.profile(to="records").rates, list)


def test_profiles_of_frames_stores_and_paths_agree(tmp_path):
    store = aside.open_store(tmp_path / "lab.sqlite").label(CORPUS)
    frame = pandas.read_json(CORPUS, lines=True)
    columns = ["model", "tag", "k", "n", "rate", "low", "high"]
    found = [aside.profile(data).rates for data in (store, store.path, frame, CORPUS, frame.to_dict("records"))]
    for rates in found:
        assert list(rates.columns) == columns and rates.equals(found[0])
    labels = aside.label(CORPUS)
    for tag in aside.catalogue().tags:
        assert found[0][found[0].tag == tag].k.sum() == labels[tag].sum()
    line = aside.Stream(["profile", store.path, "--format", "json"]).run()
    assert json.loads(line)["groups"] == aside.profile(store).json["groups"]


def test_contrasts_and_groups():
    rows = [
        dict(id=f"{arm}{n}", prompt_id=str(n), model="m", condition={"tier": arm}, scratchpad=text)
        for n in range(6)
        for arm, text in (("free", TEST), ("paid", "Bread."))
    ]
    profile = aside.profile(rows, by=["model", "condition.tier"], contrast="condition.tier=free:paid")
    row = profile.contrasts.set_index("tag").loc["evaluation.suspicion"]
    assert (row["first"], row["second"], row.pairs, row.difference) == ("free", "paid", 6, 1.0)
    assert profile.groups.readable.tolist() == [6, 6] and list(profile.composites.columns)[2] == "composite"
    assert "12 readable transcripts in 2 groups" in repr(profile)


def test_what_is_no_store(tmp_path):
    (tmp_path / "text.sqlite").write_text("text")
    with pytest.raises(AsideError, match="L002"):
        aside.open_store(tmp_path / "text.sqlite")
    with pytest.raises(AsideError, match="L007"):
        aside.open_store(tmp_path / "none.sqlite").findings()
    assert not (tmp_path / "none.sqlite").exists()


def test_a_store_of_a_newer_program(tmp_path, texts):
    store = aside.open_store(tmp_path / "lab.sqlite").label(texts)
    with sqlite3.connect(store.path) as database:
        database.execute("INSERT INTO grdb_migrations VALUES ('of-tomorrow')")
    with pytest.raises(AsideError, match="L003") as caught:
        aside.open_store(store.path)
    assert "pip install --upgrade aside-labels" in caught.value.cure


def test_a_query_that_is_wrong_or_writes(tmp_path, texts):
    store = aside.open_store(tmp_path / "lab.sqlite").label(texts)
    for query in ("SELECT * FROM findings", "DELETE FROM cue"):
        with pytest.raises(AsideError, match="B015"):
            store.sql(query)


def test_unread_rows_are_warned_about(tmp_path, texts):
    with pytest.warns(AsideWarning):
        aside.open_store(tmp_path / "lab.sqlite").label([*texts, {"id": "d", "scratchpad": None}])
    with pytest.raises(AsideError, match="B010"):
        aside.open_store(tmp_path / "other.sqlite").label(pandas.DataFrame({"scratchpd": [TEST]}))
