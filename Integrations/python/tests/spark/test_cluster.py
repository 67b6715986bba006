"""On a cluster of two executors: the labels and profiles of one process, also when things die in between."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from cluster import said_of
from processes import executors, kill, programs, wait_for

import aside.spark

BY = ["condition.tier"]
CONTRAST = "condition.tier=free:paid"


def said(labels: Any) -> dict[str, int]:
    """By id; a row that came twice fails."""
    found: dict[str, int] = {}
    count = 0
    for row in labels.select("record").toLocalIterator(prefetchPartitions=True):
        name, digest = said_of(row.record)
        found[name] = digest
        count += 1
    assert count == len(found), "rows came twice"
    return found


def stored(labels: Any, folder: Path) -> Any:
    """Written once, by all executors."""
    labels.write.parquet(str(folder))
    return labels.sparkSession.read.parquet(str(folder))


def test_labels_are_those_of_one_process(rows: Any, one_process: dict[str, int], tmp_path: Path) -> None:
    assert said(stored(aside.spark.label(rows, record=True), tmp_path / "labels")) == one_process


def test_columns_say_what_the_record_says(rows: Any) -> None:
    for row in aside.spark.label(rows, record=True).limit(2000).collect():
        record = json.loads(row.record)
        assert row.id == record["id"] and row.condition.tier == record["condition"]["tier"]
        assert row.words == record["reasoning"]["words"] and row.visibility == "full" and row.error is None
        for column in ("tags", "composites"):
            assert row[column].keys() == record[column].keys()
            for name, value in row[column].items():
                assert value.asDict() == {key: record[column][name].get(key) for key in value.asDict()}
        cues = [cue.asDict() for cue in row.cues]
        assert cues == [{key: cue[key] for key in cues[0]} for cue in record["cues"]]


def profile_of_one_machine(program: str, dump: Path, folder: Path) -> dict[str, Any]:
    store = str(folder / "aside.sqlite")
    subprocess.run([program, "label", "-", "--store", store, "--quiet"], stdin=dump.open("rb"), check=False)
    command = [program, "profile", store, "--by", ",".join(BY), "--contrast", CONTRAST, "--format", "json"]
    return without_command(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def without_command(profile: dict[str, Any]) -> dict[str, Any]:
    """The command names the store; all else has to be equal, digit by digit."""
    del profile["command"]
    return profile


def test_profile_is_that_of_one_machine(rows: Any, program: str, dump: Path, tmp_path: Path) -> None:
    expected = profile_of_one_machine(program, dump, tmp_path)
    assert without_command(aside.spark.profile(rows, by=BY, contrast=CONTRAST).json) == expected
    # More parts than the driver merges.
    many = rows.repartition(70)
    assert without_command(aside.spark.profile(many, by=BY, contrast=CONTRAST).json) == expected


@pytest.mark.parametrize("victim", ["executor", "program"])
def test_a_kill_in_the_middle_changes_nothing(
    victim: str, spark: Any, rows: Any, program: str, one_process: dict[str, int], tmp_path: Path
) -> None:
    results: list[Any] = []
    job = threading.Thread(
        target=lambda: results.append(stored(aside.spark.label(rows, record=True), tmp_path / "labels"))
    )
    job.start()
    process = wait_for(lambda: programs(program))[0]
    time.sleep(0.3)
    if victim == "executor":
        process = executors(spark.sparkContext.applicationId)[0]
    kill(process)
    job.join(600)
    assert results and said(results[0]) == one_process
    end = time.monotonic() + 10
    while programs(program) and time.monotonic() < end:
        time.sleep(0.1)
    assert not programs(program), "a program outlived its executor"


def test_taking_few_rows_ends_the_programs(rows: Any, program: str) -> None:
    assert len(aside.spark.label(rows).take(5)) == 5
    end = time.monotonic() + 20
    while programs(program) and time.monotonic() < end:
        time.sleep(0.1)
    assert not programs(program)
