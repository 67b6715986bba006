"""Executors that have neither package nor program: one clear error, and `ship` as its cure."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from cluster import PACKAGE, session


@pytest.mark.parametrize(
    ("path", "lacks"), [("/none", "lacks the Python package 'aside'"), (str(PACKAGE), "neither in this package nor")]
)
def test_an_executor_that_lacks_something_says_so(path: str, lacks: str, program: str) -> None:
    # A process of its own: executors inherit the environment in which the driver's Java was started.
    ended = subprocess.run(
        [sys.executable, __file__, path, program], capture_output=True, text=True, env=bare(), timeout=300
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    said = json.loads(ended.stdout.splitlines()[-1])
    assert "[B032] executor " in said["error"] and lacks in said["error"]
    assert "aside.spark.ship(spark)" in said["error"] and said["seconds"] < 60
    assert said["shipped"] is True


JOB = """
from pyspark.sql import SparkSession

import aside.spark

spark = SparkSession.builder.getOrCreate()
df = spark.createDataFrame([("a", "If I refuse, RLHF would change my values.")], "id string, scratchpad string")
print("present:", aside.spark.label(df).first().tags["training.rl-consequence"].present)
"""


def test_submitted_with_files(program: str, tmp_path: Path) -> None:
    """As docs/spark.md submits to YARN, to executors that have pyarrow only."""
    (tmp_path / "job.py").write_text(JOB)
    shutil.copy(program, tmp_path / "aside")
    with zipfile.ZipFile(tmp_path / "aside-labels.zip", "w") as archive:
        for file in (PACKAGE / "aside").rglob("*.py"):
            archive.write(file, file.relative_to(PACKAGE))
    submit = str(Path(importlib.import_module("pyspark").__file__).parent / "bin" / "spark-submit")
    command = [submit, "--master", "local-cluster[1,1,1024]", "--files", "aside", "--py-files", "aside-labels.zip"]
    for setting in ("spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1", "spark.ui.enabled=false"):
        command += ["--conf", setting]
    ended = subprocess.run(
        [*command, "job.py"],
        capture_output=True,
        text=True,
        env={**bare(), "PYSPARK_PYTHON": sys.executable},
        cwd=tmp_path,
        timeout=300,
    )
    assert "present: True" in ended.stdout, ended.stderr[-3000:]


def bare() -> dict[str, str]:
    """An environment in which there is no Aside."""
    kept = {name: value for name, value in os.environ.items() if name not in ("ASIDE_BINARY", "PYTHONPATH")}
    return {**kept, "PATH": "/usr/bin:/bin"}


def scenario(path: str, program: str) -> dict[str, object]:
    spark = session("bare", "local-cluster[1,1,1024]", **{"spark.executorEnv.PYTHONPATH": path})
    sys.path.insert(0, str(PACKAGE))
    os.environ["ASIDE_BINARY"] = program
    import aside.spark

    df = spark.createDataFrame([("a", "If I refuse, RLHF would change my values.")], "id string, scratchpad string")
    start = time.monotonic()
    try:
        aside.spark.label(df).collect()
        error = "none"
    except Exception as caught:  # noqa: BLE001 - whatever Spark makes of it
        error = str(caught)
    seconds = time.monotonic() - start
    aside.spark.ship(spark)
    row = aside.spark.label(df).first()
    spark.stop()
    return {"error": error, "seconds": seconds, "shipped": row.tags["training.rl-consequence"].present}


if __name__ == "__main__":
    print(json.dumps(scenario(sys.argv[1], sys.argv[2])))
