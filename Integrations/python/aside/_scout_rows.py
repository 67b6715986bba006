"""Transcripts as Inspect Scout describes them, as rows that the program reads. Needs nothing of Scout's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

COLUMNS = frozenset({"transcript_id", "messages"})
"""What makes a table a Scout database."""

_LONGEST_CONDITION = 200


def row_of(info: Mapping[str, Any], messages: list[Any]) -> dict[str, Any]:
    """A row with Scout's id, so that labels and validation sets of both programs speak of the same transcripts.

    The metadata of sample and evaluation are conditions, scores are outcomes; the task's id is the prompt's.
    """
    metadata = {**info, **_object(info.get("metadata"))}
    condition = {name: info.get(name) for name in ("task_set", "agent")}
    for name in ("eval_metadata", "sample_metadata"):
        condition.update(_object(metadata.get(name)))
    outcome = {name.removeprefix("score_"): value for name, value in metadata.items() if name.startswith("score_")}
    outcome.pop("explanation", None)
    outcome.update({name: info.get(name) for name in ("score", "success", "limit")})
    if info.get("error"):
        outcome["error"] = True
    return {
        "id": info["transcript_id"],
        "model": info.get("model"),
        "prompt_id": info.get("task_id"),
        "epoch": info.get("task_repeat"),
        "condition": dict(_scalars(condition)),
        "outcome": dict(_scalars(outcome)),
        "messages": messages,
    }


def database_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a row of a database, whose messages are JSON text; unreadable JSON counts as no messages."""
    messages = row.get("messages")
    if isinstance(messages, str):
        try:
            messages = json.loads(messages)
        except ValueError:
            messages = []
    return row_of(row, messages or [])


def _object(value: Any) -> dict[str, Any]:
    """A mapping, also as JSON text; anything else is empty."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return {}
    return dict(value) if isinstance(value, Mapping) else {}


def _scalars(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """What is short and no list, nested names with dots; empty texts say nothing."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _scalars(value, f"{prefix}{name}.")
        elif isinstance(value, (bool, int, float)) or (isinstance(value, str) and 0 < len(value) <= _LONGEST_CONDITION):
            yield prefix + name, value
