"""What the tests share: the program, a handful of texts, programs that only pretend."""

import os
import stat
from pathlib import Path

import pytest
from samples import PLAIN, TEST

import aside._binary


@pytest.fixture
def texts():
    """Three rows: a suspicion, nothing, a suspicion behind letters outside ASCII."""
    return [
        {"id": "a", "model": "m1", "condition": {"tier": "free"}, "scratchpad": TEST},
        {"id": "b", "model": "m1", "condition": {"tier": "paid"}, "scratchpad": PLAIN},
        {"id": "c", "model": "m2", "condition": {"tier": "free"}, "scratchpad": "Größe 👩🏽‍🚀: " + TEST},
    ]


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Makes a shell script the program that is found."""

    def make(text: str) -> Path:
        path = tmp_path / "pretender"
        path.write_text("#!/bin/sh\n" + text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("ASIDE_BINARY", str(path))
        aside._binary._checked.cache_clear()
        return path

    yield make
    aside._binary._checked.cache_clear()


@pytest.fixture
def no_program(monkeypatch):
    monkeypatch.delenv("ASIDE_BINARY", raising=False)
    monkeypatch.setenv("PATH", os.devnull)
