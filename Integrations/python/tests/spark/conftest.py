"""A Spark cluster of two executors on this machine, and a dump with what one process makes of it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cluster import PROJECT, said_of, session


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """The cluster needs pyspark and Java, which `make test` does without; conversions need neither."""
    needs = collection_path.name not in ("spark", "test_conversions.py")
    return True if needs and importlib.util.find_spec("pyspark") is None else None


@pytest.fixture(scope="session")
def program() -> str:
    from aside import find_binary

    return os.path.abspath(find_binary())


@pytest.fixture(scope="session")
def spark(program: str) -> Iterator[Any]:
    made = session("aside tests", **{"spark.executorEnv.ASIDE_BINARY": program})
    yield made
    made.stop()


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ASIDE_SPARK_MB megabytes of JSON Lines (20) made of the project's corpus, or the file ASIDE_SPARK_DUMP."""
    if named := os.environ.get("ASIDE_SPARK_DUMP"):
        return Path(named)
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    megabytes = float(os.environ.get("ASIDE_SPARK_MB", "20"))
    code = "import sys, dumps; dumps.make(sys.argv[1], float(sys.argv[2]), 0.05)"
    folder = PROJECT / "scripts" / "benchmark"
    subprocess.run([sys.executable, "-c", code, str(path), str(megabytes)], check=True, cwd=folder)
    return path


@pytest.fixture(scope="session")
def rows(spark: Any, dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The dump as Parquet, in eight files at least and at most 64 MB of text in each."""
    folder = str(tmp_path_factory.mktemp("rows") / "rows.parquet")
    schema = (
        "id string, model string, prompt_id string, condition struct<tier:string>, prompt string, "
        "scratchpad string, output string"
    )
    files = max(8, dump.stat().st_size // 64_000_000)
    spark.read.schema(schema).json(str(dump)).repartition(files).write.parquet(folder)
    return spark.read.parquet(folder)


@pytest.fixture(scope="session")
def one_process(program: str, dump: Path) -> dict[str, int]:
    """By id, a hash of what one process says of the row."""
    said = {}
    command = [program, "label", str(dump), "--no-store", "--quiet", "--to", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            name, digest = said_of(line)
            said[name] = digest
    return said
