"""Logs and a database of the real packages, made once for all tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("inspect_scout")
HERE = Path(__file__).parent
CORPUS = HERE.parents[3] / "Corpus" / "labelled" / "held-out.jsonl"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inspect")
    command = [sys.executable, HERE / "make_logs.py", CORPUS, folder]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "INSPECT_LOG_LEVEL": "error"})
    return folder
