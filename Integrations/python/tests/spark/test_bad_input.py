"""What is wrong with a DataFrame or an executor is one clear error; what is wrong with a row is in its row."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from cluster import PROJECT

import aside.spark
from aside import AsideError

CUE = "If I refuse, RLHF would change my values."


@pytest.fixture(scope="module")
def few(spark: Any) -> Any:
    texts = [CUE, None, "", 'I add two numbers.\x01 \U0001f600 "quoted"\n\\', "x" * 3_000_000]
    rows = [(f"t{number}", text) for number, text in enumerate(texts)]
    return spark.createDataFrame(rows, "id string, scratchpad string")


def test_null_cells_have_an_error_and_stay(few: Any) -> None:
    found = {row.id: row for row in aside.spark.label(few.coalesce(1)).collect()}
    assert len(found) == 5
    assert found["t0"].tags["training.rl-consequence"].present
    assert found["t1"].error.code == "T003" and found["t1"].tags is None and "null" in found["t1"].error.message
    assert [name for name, row in found.items() if row.error] == ["t1"]
    assert found["t3"].tags == {} and found["t4"].words == 1
    record = aside.spark.profile(few).json
    assert record["unread"] == 1 and sum(group["transcripts"] for group in record["groups"]) == 4


def test_the_nearest_column_is_named(few: Any) -> None:
    with pytest.raises(AsideError, match="did you mean reasoning='scratchpod'") as error:
        aside.spark.label(few.withColumnRenamed("scratchpad", "scratchpod"))
    assert error.value.code == "B010"
    with pytest.raises(AsideError, match="did you mean 'id'"):
        aside.spark.label(few, model="ID_")
    with pytest.raises(AsideError, match="B030.*holds bigint"):
        aside.spark.profile(few.selectExpr("length(id) + 0L AS scratchpad"))
    with pytest.raises(AsideError, match="B031"):
        aside.spark.label(few.selectExpr("*", "1 AS words"))
    with pytest.raises(AsideError, match="B014.*resoning"):
        aside.spark.label(few, resoning="scratchpad")
    with pytest.raises(AsideError, match="P001|P005"):
        aside.spark.profile(few, by="condition.tier")


def test_other_names_members_and_maps(spark: Any) -> None:
    made = spark.createDataFrame(
        [("a", {"cot": CUE}, {"tier": "free", "n": "1"}, "m")],
        "key string, meta struct<cot:string>, arms map<string,string>, model string",
    )
    labels = aside.spark.label(made, reasoning="meta.cot", id="key", condition="arms")
    assert labels.columns[:3] == ["key", "meta", "arms"]
    assert labels.first().tags["training.rl-consequence"].present


def test_no_rows(few: Any) -> None:
    assert aside.spark.label(few.where("false")).collect() == []
    assert aside.spark.profile(few.where("false")).json["groups"] == []


def test_own_rules_travel_with_the_job(few: Any, tmp_path: Path) -> None:
    own = shutil.copytree(PROJECT / "Rules", tmp_path / "rules")
    for file in (own / "Cues" / "rl-consequence").glob("*.yaml"):
        file.unlink()
    (own / "sentences.yaml").unlink()
    assert "training.rl-consequence" not in aside.spark.label(few, rules=own).first().tags
    assert aside.spark.profile(few, rules=own).json["rules"] != aside.spark.profile(few).json["rules"]
    (own / "tags.yaml").write_text("tags: 7")
    with pytest.raises(Exception, match=r"\[R\d{3}\]"):
        aside.spark.label(few, rules=own).collect()
    with pytest.raises(AsideError, match="B035"):
        aside.spark.label(few, rules=tmp_path / "none")


def test_a_program_of_another_version_is_refused(few: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aside.spark._program.expected", lambda: "9.9.9")
    start = time.monotonic()
    with pytest.raises(Exception, match=r"\[B033\] executor .* has '.*', the driver '9.9.9'"):
        aside.spark.label(few).collect()
    assert time.monotonic() - start < 60
