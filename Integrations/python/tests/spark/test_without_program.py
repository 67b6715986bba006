"""Executors that have neither package nor program: one clear error, and `ship` as its cure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from cluster import PACKAGE, session


@pytest.mark.parametrize(
    ("path", "lacks"), [("/none", "lacks the Python package 'aside'"), (str(PACKAGE), "neither in this package nor")]
)
def test_an_executor_that_lacks_something_says_so(path: str, lacks: str, program: str) -> None:
    # A process of its own: executors inherit the environment in which the driver's Java was started.
    bare = {name: value for name, value in os.environ.items() if name not in ("ASIDE_BINARY", "PYTHONPATH")}
    bare["PATH"] = "/usr/bin:/bin"
    ended = subprocess.run(
        [sys.executable, __file__, path, program], capture_output=True, text=True, env=bare, timeout=300
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    said = json.loads(ended.stdout.splitlines()[-1])
    assert "[B032] executor " in said["error"] and lacks in said["error"]
    assert "aside.spark.ship(spark)" in said["error"] and said["seconds"] < 60
    assert said["shipped"] is True


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
