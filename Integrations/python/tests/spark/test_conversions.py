"""Rows to JSON and records to columns, without a cluster."""

from __future__ import annotations

import datetime
import importlib
import json
import sys

import pytest

from aside import AsideError
from aside.spark import _rows

pa = pytest.importorskip("pyarrow")

HOSTILE = ["a\nb\r\n\x00\x1f\x7f", '"\\', "\u2028 \u00e9 \U0001f600", "", None]


def batch() -> object:
    return pa.RecordBatch.from_pydict(
        {
            "c0": HOSTILE,
            "c1": pa.array([1, None, 2, 3, 4]),
            "c2": pa.array([0.5, float("nan"), 1.0, 1e300, None]),
            "c3": pa.array([[("k", "v")], None, [], [("k", None)], []], pa.map_(pa.string(), pa.string())),
            "c4": pa.array([datetime.date(2026, 1, 2)] * 5),
            "c5": [{"tier": "free"}, None, {"tier": None}, {}, {}],
        }
    )


FIELDS = [("scratchpad", 0), ("epoch", 1), ("outcome.score", 2), ("condition", 3), ("outcome.day", 4), ("prompt", 5)]


def test_each_row_is_one_line_whatever_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [_rows.lines(batch(), FIELDS)]
    monkeypatch.setitem(sys.modules, "orjson", None)
    slow = importlib.reload(_rows)
    found.append(slow.lines(batch(), FIELDS))
    monkeypatch.undo()
    importlib.reload(_rows)
    for text in found:
        assert text.count(b"\n") == 5
        rows = [json.loads(line) for line in text.split(b"\n")[:-1]]
        assert [row["scratchpad"] for row in rows] == HOSTILE
        assert rows[0]["condition"] == {"k": "v"} and rows[1]["condition"] is None
        assert rows[0]["outcome"] == {"score": 0.5, "day": "2026-01-02"} and rows[1]["outcome"]["score"] is None
        assert rows[0]["prompt"] == {"tier": "free"}


def record(line: int, **members: object) -> bytes:
    """As the program writes it: no blanks."""
    whole = {"source": {"path": "-", "line": line}, **members}
    return json.dumps(whole, separators=(",", ":")).encode() + b"\n"


def test_records_become_columns() -> None:
    from aside.spark import _records

    tag = {"present": True, "score": 0.0, "cues": 1, "role": "decisive", "attributes": {"tester": "user"}}
    cue = {"rule": "r", "tag": "b.c", "bytes": [1, 2], "utf16": [1, 2], "quote": "q\n"}
    read = {"visibility": "full", "language": "en", "words": 3, "truncated": False, "bytes": 9}
    lines = [
        record(7, id="2026-01-01", reasoning=read, tags={}, cues=[], limits=[], condition={"a": 1}),
        record(8, error={"code": "T003", "message": "no"}),
        record(9, reasoning=read, tags={"b.c": tag, "a": tag}, cues=[cue, cue], limits=[], composites={}),
    ]
    names = [name for name, _ in _records.SPARK_COLUMNS]
    rows = pa.RecordBatch.from_arrays(_records.columns(lines, 7, True), [*names, "record"]).to_pylist()
    assert [row["words"] for row in rows] == [3, None, 3]
    assert [row["tags"] and len(row["tags"]) for row in rows] == [[], None, 2]
    assert [name for name, _ in rows[2]["tags"]] == ["a", "b.c"] and rows[2]["tags"][1][1]["score"] == 0
    assert rows[2]["cues"][1]["quote"] == "q\n" and rows[2]["cues"][0]["characters"] is None and rows[0]["cues"] == []
    assert [row["error"] for row in rows] == [None, {"code": "T003", "message": "no"}, None]
    assert rows[1]["record"].encode() + b"\n" == lines[1]


def test_records_of_other_rows_are_refused() -> None:
    from aside.spark import _records

    with pytest.raises(AsideError, match="B034"):
        _records.columns([record(2, tags={})], 1)
