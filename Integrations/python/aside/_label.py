"""Labels as tables: one row for each transcript, each transcript and tag, or each cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, overload

from ._catalogue import Catalogue, catalogue
from ._reading import Reading, ReadingOptions
from ._records import label_records
from ._rows import open_rows
from ._tables import Columns, Kind, beside, default_kind, to_frame

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from typing_extensions import Unpack

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


@overload
def label(
    data: pandas.DataFrame | pandas.Series[str],
    *,
    long: bool = False,
    scores: bool = False,
    to: None = None,
    **reading: Unpack[ReadingOptions],
) -> pandas.DataFrame: ...
@overload
def label(
    data: polars.DataFrame | polars.LazyFrame | polars.Series,
    *,
    long: bool = False,
    scores: bool = False,
    to: None = None,
    **reading: Unpack[ReadingOptions],
) -> polars.DataFrame: ...
@overload
def label(
    data: pyarrow.Table | pyarrow.RecordBatch,
    *,
    long: bool = False,
    scores: bool = False,
    to: None = None,
    **reading: Unpack[ReadingOptions],
) -> pyarrow.Table: ...
@overload
def label(
    data: Any, *, long: bool = False, scores: bool = False, to: Literal["records"], **reading: Unpack[ReadingOptions]
) -> list[dict[str, Any]]: ...
@overload
def label(
    data: Any, *, long: bool = False, scores: bool = False, to: Kind | None = None, **reading: Unpack[ReadingOptions]
) -> Any: ...
def label(data: Any, *, long: bool = False, scores: bool = False, to: str | None = None, **reading: Any) -> Any:
    """Labels transcripts: a DataFrame (pandas, Polars, pyarrow), a Series of texts, a dataset, dicts, or paths.

    One row for each transcript, in input order. A table's own columns come first, with its index; other input gives
    ``id``, ``model``, ``prompt_id``, ``epoch``, ``condition.*``, ``outcome.*``. Then ``visibility`` (full, summary,
    encrypted, empty, absent), ``language``, ``words``, ``unread`` (the code of why, else null), and each tag and
    composite as a column of true, false and null. It is null unless the reasoning is readable (full, and not in another
    language), so ``labels["evaluation.suspicion"].mean()`` is the rate per readable scratchpad. ``scores`` adds
    ``<tag>.score``.

    ``long`` gives one row for each transcript that was read and each tag instead: ``row`` (place in the input, from 0),
    names, ``tag, present, score, stance, role, cues, readable``.

    Keywords: ``reasoning=``, ``model=`` … name columns; see ``Reading``. ``to`` is pandas, polars, arrow or records.
    """
    rows, settings = open_rows(data), Reading(**reading)
    kind = default_kind(to, rows.kind)
    names = catalogue(settings.rules)
    found = label_records(rows, settings, redact=True)
    if long:
        return to_frame(_long(found, names), kind)
    own = rows.frame is not None and kind == rows.kind
    columns, positions = _wide(found, names, scores, names_too=not own)
    frame = to_frame(columns, kind)
    return beside(rows.frame, positions, frame, kind) if own else frame


def findings(data: Any, *, to: str | None = None, **reading: Unpack[ReadingOptions]) -> Any:
    """One row for each cue: what was found, where, and how it is meant.

    ``row`` (place in the input, from 0), ``id``, ``model``, ``prompt_id``, ``epoch``, ``condition.*``, ``outcome.*``,
    ``tag``, ``rule``, ``stance``, ``counts`` (whether the stance makes the tag present), ``role``, ``echo`` (0 to 1),
    ``score`` of the tag, ``field`` (JSON Pointer to the text), ``start`` and ``end`` (``text[start:end] == quote`` in
    Python), ``quote``.
    """
    rows, settings = open_rows(data), Reading(**reading)
    columns = Columns({"row": "int", **_NAMES, **_CUES})
    for record in label_records(rows, settings):
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
    return to_frame(columns.ordered(tuple(_CUES)), default_kind(to, rows.kind))


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


def _wide(
    found: Iterator[dict[str, Any]], names: Catalogue, scores: bool, names_too: bool
) -> tuple[Columns, list[int]]:
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


def _long(found: Iterator[dict[str, Any]], names: Catalogue) -> Columns:
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
