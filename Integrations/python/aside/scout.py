"""Aside inside Inspect Scout: a scanner for `scout scan`, and Scout's transcripts and results as input of ``aside``.

Needs inspect-scout (pip install aside-labels[scout]).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from inspect_scout import (
    Reference,
    Result,
    Scanner,
    Transcript,
    TranscriptContent,
    Transcripts,
    scanner,
    transcripts_from,
)
from inspect_scout._scanner.scanner import SCANNER_NAME_ATTR

from ._catalogue import catalogue
from ._errors import AsideError
from ._reading import Reading, missing_column
from ._scout_batch import LabelBatch
from ._scout_results import result_rows
from ._scout_rows import row_of

__all__ = ["aside_scanner", "results", "transcripts"]


@scanner(messages="all")
def aside_scanner(
    tags: str | Sequence[str] | None = None, *, rules: str | None = None, name: str | None = None
) -> Scanner[Transcript]:
    """Labels each transcript with Aside's rules.

    One result for each tag (all tags and composites, or those that are named), labelled with the tag: ``value`` is true
    or false, null where no reasoning can be read; ``answer`` the stance; ``explanation`` the quotes with ``[M2]`` for
    their message; ``references`` the messages. ``metadata`` holds the score, the role, and ``cues`` with rule, stance,
    role, message id, ``field`` (JSON Pointer inside the message) and ``start``, ``end`` in code points of that text.

    With one tag as text there is one result and no list. ``rules`` is a rules folder; ``name`` the scanner's name in
    ``scan``.
    """
    known = catalogue(rules)
    names = (*known.tags, *known.composites)
    wanted = names if tags is None else (tags,) if isinstance(tags, str) else tuple(tags)
    for tag in wanted:
        if tag not in names:
            error = missing_column(f"there is no tag {tag!r}", [tag], names)
            raise AsideError("B017", error.message, error.cure.replace("columns:", "tags:"))
    batch = LabelBatch(Reading(rules=rules, format="conversations"))

    async def scan(transcript: Transcript) -> Result | list[Result]:
        record = await batch.label(_row(transcript))
        found = [_result(tag, record, transcript) for tag in wanted]
        return found[0] if isinstance(tags, str) else found

    if name is not None:
        setattr(scan, SCANNER_NAME_ATTR, name)
    return scan


def transcripts(source: str | os.PathLike[str] | Transcripts) -> Iterator[dict[str, Any]]:
    """Rows for ``aside.label`` of Inspect logs, a Scout database, or Scout's ``Transcripts`` (with their filters).

    Ids are Scout's, so that validation sets fit; ``aside label`` itself, which reads Inspect logs too, takes sample
    ids.
    """
    wanted = source if isinstance(source, Transcripts) else transcripts_from(os.fspath(source))
    stream = _read(wanted)
    # A loop in a thread of its own: a notebook's thread has one that is running.
    with ThreadPoolExecutor(1, "aside-scout") as thread:
        loop = thread.submit(asyncio.new_event_loop).result()
        try:
            while (row := thread.submit(loop.run_until_complete, anext(stream, None)).result()) is not None:
                yield row
        finally:
            thread.submit(loop.run_until_complete, stream.aclose()).result()
            thread.submit(loop.close).result()


def results(scan: str | os.PathLike[str]) -> Iterator[dict[str, Any]]:
    """Rows for ``aside.label`` or ``Store.label`` of a finished scan (a folder ``scans/scan_id=…``).

    Each scanned transcript is a row once; what each scanner said of it is an outcome, ``<scanner>`` or
    ``<scanner>.<label>``.
    """
    return result_rows(os.fspath(scan))


async def _read(wanted: Transcripts) -> AsyncGenerator[dict[str, Any], None]:
    async with wanted.reader() as reader:
        async for info in reader.index():
            yield _row(await reader.read(info, TranscriptContent(messages="all")))


def _row(transcript: Transcript) -> dict[str, Any]:
    messages = [message.model_dump(mode="json", exclude_none=True) for message in transcript.messages]
    info = transcript.model_dump(mode="json", exclude={"messages", "events", "timelines"})
    return row_of(info, messages)


def _result(tag: str, record: Mapping[str, Any], transcript: Transcript) -> Result:
    if "error" in record:
        error = record["error"]
        return Result(value=None, label=tag, explanation=error["message"], metadata={"unread": error})
    label = {**record["tags"], **record["composites"]}.get(tag, {"present": False, "score": 0.0})
    reasoning = record["reasoning"]
    readable = reasoning["visibility"] in ("full", "summary") and reasoning["language"] != "other"
    cues = [_cue(cue, transcript) for cue in record["cues"] if cue["tag"] == tag]
    cites = {cue["message"]: cue["cite"] for cue in cues if cue["message"]}
    return Result(
        value=label["present"] if readable else None,
        label=tag,
        answer=label.get("stance"),
        explanation="\n".join(f"[{cue['cite']}] {cue['stance']}: {cue['quote']}" for cue in _longest(cues)) or None,
        references=[Reference(type="message", cite=f"[{cite}]", id=message) for message, cite in cites.items()],
        metadata={
            "score": label["score"],
            "role": label.get("role"),
            "visibility": reasoning["visibility"],
            "cues": cues,
        },
    )


def _longest(cues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cues that lie inside another of the same text say nothing new to a reader."""

    def holds(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
        same = all(outer[name] == inner[name] for name in ("message", "field"))
        return same and outer["start"] <= inner["start"] and inner["end"] <= outer["end"]

    return [
        cue
        for place, cue in enumerate(cues)
        if not any(
            holds(other, cue) and (not holds(cue, other) or at < place) for at, other in enumerate(cues) if at != place
        )
    ]


def _cue(cue: Mapping[str, Any], transcript: Transcript) -> dict[str, Any]:
    """A cue with its message instead of its place in the row: ``/messages/3/content/0/text`` is of the fourth."""
    _, _, place, *inside = cue["field"].split("/")
    start, end = cue["characters"]
    return {
        "message": transcript.messages[int(place)].id,
        "cite": f"M{int(place) + 1}",
        "field": "/" + "/".join(inside),
        "start": start,
        "end": end,
        "quote": cue["quote"],
        **{name: cue[name] for name in ("rule", "stance", "role", "echo")},
    }
