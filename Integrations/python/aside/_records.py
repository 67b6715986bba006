"""Label records as the program writes them, one after the other."""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

from ._errors import AsideError
from ._reading import Reading, ReadingOptions, missing_column
from ._rows import Rows, open_rows
from ._stream import Stream

if TYPE_CHECKING:
    from typing_extensions import Unpack

_USUAL = ("scratchpad", "reasoning", "reasoning_content", "thinking", "thoughts", "chain_of_thought", "cot", "messages")
_ROWS_BEFORE_DOUBT = 200


class AsideWarning(UserWarning):
    """Something could not be read, or a pattern hit a limit; how much and why."""


def records(data: Any, **reading: Unpack[ReadingOptions]) -> Iterator[dict[str, Any]]:
    """Yields one label record (``aside.label/1``, or ``aside.unread/1``) for each transcript, in input order.

    Nothing is kept: memory does not grow with the data. What could not be read is warned about once, at the end.
    """
    return label_records(open_rows(data), Reading(**reading))


def label_records(
    rows: Rows, reading: Reading, redact: bool = False, warns: bool = True, checks: bool = True
) -> Iterator[dict[str, Any]]:
    """The same for opened rows; ``redact`` leaves quotes out; ``warns`` and ``checks`` are what a user's call does."""
    unread: Counter[str] = Counter()
    read = 0
    doubtful = checks and rows.blocks is not None
    with reading.arguments(rows.columns) as options:
        arguments = ["label", *rows.paths, "--no-store", "--quiet", "--to", "jsonl", *options]
        with Stream(arguments + ["--redact"] * redact, rows.blocks) as stream:
            for line in stream:
                record = json.loads(line)
                if record["schema"] == "aside.unread/1":
                    unread[_reason(record)] += 1
                    if doubtful and read == 0 and unread.total() == _ROWS_BEFORE_DOUBT:
                        _check_columns(unread, rows, reading)
                else:
                    read += 1
                yield record
    if doubtful and read == 0:
        _check_columns(unread, rows, reading)
    if warns:
        warn_of(unread, read)


def check_first(rows: Rows, reading: Reading) -> None:
    """B010 where none of these rows has the column of the reasoning."""
    for _ in label_records(rows, reading, redact=True, warns=False):
        pass


def warn_of(unread: Counter[str], read: int) -> None:
    """One warning for all that could not be read."""
    if unread:
        reasons = "; ".join(f"{count} × {reason}" for reason, count in unread.most_common(3))
        total = unread.total()
        warn(f"{total} of {total + read} could not be read: {reasons}")


def warn(message: str) -> None:
    """Warns at the line of the user's program that called this package."""
    frame: FrameType | None = sys._getframe()
    depth = 0
    while frame is not None and os.path.dirname(frame.f_code.co_filename) == os.path.dirname(__file__):
        frame, depth = frame.f_back, depth + 1
    warnings.warn(message, AsideWarning, stacklevel=depth + 1)


def _reason(record: dict[str, Any]) -> str:
    """Code and the particulars of the message, without its advice."""
    error = record["error"]
    message = error["message"].partition("; ")[0]
    inner = message.partition(" (")[2].removesuffix(")")
    return f"{error['code']} {inner or message}"


def _check_columns(unread: Counter[str], rows: Rows, reading: Reading) -> None:
    """B010 where every row lacks the column of the reasoning; rows that have it, but empty, only count as unread."""
    lacking = [reason for reason in unread if reason.startswith("T003 there is no field")]
    if not unread or len(lacking) != len(unread):
        return
    if reading.is_mapped and reading.reasoning is not None:
        message = f"no row has {lacking[0].removeprefix('T003 there is no ')}"
        wanted = [reading.reasoning] if isinstance(reading.reasoning, str) else list(reading.reasoning)
    else:
        message, wanted = "no column holds reasoning", list(_USUAL)
    if rows.columns is None:
        raise AsideError("B010", message, "name it: reasoning='...', or put the text into 'scratchpad'")
    error = missing_column(message, wanted, rows.columns, "reasoning")
    if "did you mean" not in error.cure:
        error = AsideError("B010", message, f"name it: reasoning='...'; {error.cure}")
    raise error
