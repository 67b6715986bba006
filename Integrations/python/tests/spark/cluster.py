"""A local cluster, and what a record says wherever it was made."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[2]
PROJECT = PACKAGE.parents[1]


def session(name: str, master: str = "local-cluster[2,1,1024]", **settings: str) -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(master).appName(name)
    always = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.executorEnv.PYTHONPATH": str(PACKAGE),
        "spark.python.worker.reuse": "true",
    }
    for key, value in {**always, **settings}.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made


def said_of(record: str | bytes) -> tuple[str, int]:
    """The id of a record, and a hash of all of it but where the row stood."""
    value = json.loads(record)
    del value["source"]
    return value["id"], hash(json.dumps(value))
