"""Labels as tables: one row for each transcript, each transcript and tag, or each cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from ._catalogue import catalogue
from ._label_rows import cue_rows, tag_rows, transcript_rows
from ._reading import Reading, ReadingOptions
from ._records import label_records
from ._rows import open_rows
from ._tables import Kind, beside, default_kind, to_frame

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from typing_extensions import Unpack


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
        return to_frame(tag_rows(found, names), kind)
    own = rows.frame is not None and kind == rows.kind
    columns, positions = transcript_rows(found, names, scores, names_too=not own)
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
    return to_frame(cue_rows(label_records(rows, settings)), default_kind(to, rows.kind))
