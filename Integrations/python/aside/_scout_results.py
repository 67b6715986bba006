"""Finished scans of Inspect Scout as rows: each transcript once, with what every scanner said of it."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterator
from typing import Any

from ._arrow_rows import need_pyarrow
from ._errors import AsideError
from ._scout_rows import row_of

_VALUES = ["transcript_id", "label", "value", "value_type"]
_INPUTS = ["transcript_id", "input_type", "input", "input_data"]
_ROWS_AT_ONCE = 16


def result_rows(folder: str) -> Iterator[dict[str, Any]]:
    """Two passes: values are held, texts are streamed. B012 where there are no results or no whole transcripts."""
    need_pyarrow("to read results of a scan")
    from pyarrow.parquet import ParquetFile

    names = sorted(glob.glob(os.path.join(glob.escape(folder), "*.parquet")))
    if not names:
        cure = "name one scan's folder, scans/scan_id=…"
        raise AsideError("B012", f"{folder} holds no results of a scan", cure)
    outcomes: dict[str, dict[str, Any]] = {}
    for name in names:
        scanner = os.path.splitext(os.path.basename(name))[0]
        for batch in ParquetFile(name).iter_batches(columns=_VALUES):
            for row in batch.to_pylist():
                outcomes.setdefault(row["transcript_id"], {}).update(_outcomes(scanner, row))
    found = 0
    for name in names:
        for batch in ParquetFile(name).iter_batches(_ROWS_AT_ONCE, columns=_INPUTS):
            for row in batch.to_pylist():
                said = outcomes.pop(row["transcript_id"], None) if row["input_type"] == "transcript" else None
                if said is not None:
                    found += 1
                    yield _row(row, said)
    if not found:
        cure = "a scanner of whole transcripts keeps them: @scanner(messages='all')"
        raise AsideError("B012", f"{folder} holds results, but no transcripts", cure)


def _row(row: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    transcript = json.loads(row["input"])
    attachments = json.loads(row["input_data"] or "{}").get("attachments") or {}
    found = row_of(transcript, _resolved(transcript.get("messages") or [], attachments))
    found["outcome"].update(said)
    return found


def _resolved(value: Any, attachments: dict[str, str]) -> Any:
    """Long texts may stand apart, with ``attachment://`` and their digest in their place."""
    if isinstance(value, str) and value.startswith("attachment://"):
        return attachments.get(value.removeprefix("attachment://"), value)
    if isinstance(value, list):
        return [_resolved(item, attachments) for item in value]
    if isinstance(value, dict):
        return {name: _resolved(item, attachments) for name, item in value.items()}
    return value


def _outcomes(scanner: str, row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Scalars by scanner and label; a list of results gives each of its own."""
    if row["value_type"] == "resultset":
        for result in json.loads(row["value"]):
            if isinstance(result.get("value"), (bool, int, float, str)):
                yield f"{scanner}.{result.get('label') or 'value'}", result["value"]
    elif row["value"] is not None and row["value_type"] in ("boolean", "number", "string"):
        value = row["value"]
        if isinstance(value, str) and row["value_type"] != "string":
            value = json.loads(value.lower())
        yield f"{scanner}.{row['label']}" if row["label"] else scanner, value
