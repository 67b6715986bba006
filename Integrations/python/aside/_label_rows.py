"""Label records as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._catalogue import Catalogue
from ._tables import Columns

_NAMES = {"id": "text", "model": "text", "prompt_id": "text", "epoch": "int"}
_TEXT = {"visibility": "text", "language": "text", "words": "int", "unread": "text"}
_LONG = {
    "tag": "text",
    "present": "bool",
    "score": "float",
    "stance": "text",
    "role": "text",
    "cues": "int",
    "readable": "bool",
}
_CUES = {
    "tag": "text",
    "rule": "text",
    "stance": "text",
    "counts": "bool",
    "role": "text",
    "echo": "float",
    "score": "float",
    "field": "text",
    "start": "int",
    "end": "int",
    "quote": "text",
}
_COUNTING = frozenset({"asserted", "considered"})


def cue_rows(found: Iterator[dict[str, Any]]) -> Columns:
    """One row for each cue."""
    columns = Columns({"row": "int", **_NAMES, **_CUES})
    for record in found:
        for cue in record.get("cues", ()):
            start, end = cue["characters"]
            columns.add(
                {
                    **_names(record),
                    "tag": cue["tag"],
                    "rule": cue["rule"],
                    "stance": cue["stance"],
                    "counts": cue["stance"] in _COUNTING,
                    "role": cue["role"],
                    "echo": cue["echo"],
                    "score": record["tags"][cue["tag"]]["score"],
                    "field": cue["field"],
                    "start": start,
                    "end": end,
                    "quote": cue["quote"],
                }
            )
    return columns.ordered(tuple(_CUES))


def _names(record: dict[str, Any]) -> dict[str, Any]:
    """Row, names, conditions and outcomes; what was not read has its row only."""
    line = record["source"]["line"]
    named = {"row": line - 1 if line else None}
    if "id" in record:
        named.update({name: record[name] for name in _NAMES})
        for group in ("condition", "outcome"):
            named.update({f"{group}.{name}": value for name, value in record[group].items()})
    return named


def _readable(record: dict[str, Any]) -> bool:
    reasoning = record["reasoning"]
    return bool(reasoning["visibility"] == "full" and reasoning["language"] != "other")


def transcript_rows(
    found: Iterator[dict[str, Any]], names: Catalogue, scores: bool, names_too: bool
) -> tuple[Columns, list[int]]:
    """One row for each transcript, and the input's row of each; ``names_too`` for input that has no columns itself."""
    tags = (*names.tags, *names.composites)
    types = {**(_NAMES if names_too else {}), **_TEXT, **dict.fromkeys(tags, "bool")}
    if scores:
        types.update({f"{tag}.score": "float" for tag in tags})
    columns = Columns(types)
    positions = []
    for record in found:
        row = _names(record)
        positions.append(row.pop("row"))
        row = row if names_too else {}
        if "error" in record:
            row["unread"] = record["error"]["code"]
        else:
            reasoning = record["reasoning"]
            row.update({name: reasoning[name] for name in ("visibility", "language", "words")})
            if _readable(record):
                labels = {**record["tags"], **record["composites"]}
                row.update({tag: tag in labels and labels[tag]["present"] for tag in tags})
                if scores:
                    row.update({f"{tag}.score": labels[tag]["score"] if tag in labels else 0.0 for tag in tags})
        columns.add(row)
    return columns.ordered(tuple(name for name in types if name not in _NAMES)), positions


def tag_rows(found: Iterator[dict[str, Any]], names: Catalogue) -> Columns:
    """One row for each transcript with text and each tag."""
    columns = Columns({"row": "int", **_NAMES, **_LONG})
    for record in found:
        if "error" in record or record["reasoning"]["visibility"] in ("empty", "absent", "encrypted"):
            continue
        named, readable = _names(record), _readable(record)
        for tag in names.tags:
            label = record["tags"].get(tag, {"present": False, "score": 0.0, "cues": 0})
            columns.add(
                {
                    **named,
                    "tag": tag,
                    "present": label["present"],
                    "score": label["score"],
                    "stance": label.get("stance"),
                    "role": label.get("role"),
                    "cues": label["cues"],
                    "readable": readable,
                }
            )
    return columns.ordered(tuple(_LONG))
