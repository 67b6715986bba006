"""Stores of labels: filled by the program, read with SQLite."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ._errors import AsideError
from ._reading import Reading, ReadingOptions
from ._records import check_first, warn
from ._rows import open_rows
from ._stream import Stream
from ._tables import Columns, default_kind, to_frame

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._profile import Profile


class Store:
    """A store at ``path``; nothing is held open, so a run may write to it meanwhile. ``open_store`` makes these."""

    def __init__(self, path: str, kind: str | None = None) -> None:
        self.path = path
        self._kind = default_kind(kind, None)

    def label(self, data: Any, **reading: Unpack[ReadingOptions]) -> Store:
        """Labels ``data`` into the store (made if it is not there); what it has already is not labelled again."""
        fill_store(self.path, data, Reading(**reading))
        return self

    def profile(self, **options: Any) -> Profile:
        """``aside.profile`` of this store."""
        from ._profile import profile

        return profile(self, **options)

    def sql(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The rows of a query, read-only; the views and tables are described in docs/store.md."""
        self._need()
        import sqlite3  # Not every Python has it.

        try:
            with closing(sqlite3.connect(f"file:{quote(self.path)}?mode=ro", uri=True)) as database:
                cursor = database.execute(query, parameters)
                columns = Columns(dict.fromkeys([column[0] for column in cursor.description or ()], "any"))
                for row in cursor:
                    columns.add(dict(zip(columns.values, row)))
        except sqlite3.Error as error:
            raise AsideError(
                "B015", f"{self.path}: {error}", "views: current_transcript, finding, evidence, rate"
            ) from None
        return to_frame(columns, self._kind)

    def transcripts(self) -> Any:
        """One row for each transcript that is not stale, with conditions and outcomes as columns."""
        names = "name AS id, model, prompt_id, epoch, condition, outcome, visibility, language, words, readable, limits"
        return self._expanded(f"SELECT {names} FROM current_transcript ORDER BY id", ("readable",))

    def findings(self) -> Any:
        """One row for each transcript and tag with a cue of any stance."""
        names = "name AS id, model, prompt_id, epoch, condition, outcome, readable"
        label = "tag, present, score, stance, role, cues, onset"
        return self._expanded(f"SELECT {names}, {label} FROM finding ORDER BY transcript, tag", ("readable", "present"))

    def evidence(self) -> Any:
        """One row for each cue, with its quote; ``start`` and ``end`` count bytes here."""
        names = "name AS id, model, condition, tag, rule, stance, role, quote, field, start, end"
        return self._expanded(f"SELECT {names} FROM evidence ORDER BY transcript, field, start", ())

    def digest(self) -> str:
        """Equal for stores that say the same."""
        self._need()
        text = Stream(["store", "info", self.path, "--digest"]).run().decode()
        found = re.search(r"^content\s+(\S+)", text, re.MULTILINE)
        return found[1] if found else ""

    def __repr__(self) -> str:
        return f"<aside.Store {self.path!r}>"

    def _need(self) -> None:
        if not os.path.exists(self.path):
            raise AsideError("L007", f"{self.path}: there is no such store", "make it with store.label(data)")

    def _expanded(self, query: str, flags: tuple[str, ...]) -> Any:
        """JSON of conditions and outcomes as columns of their own, 0 and 1 as truth values."""
        self._need()
        import sqlite3

        with closing(sqlite3.connect(f"file:{quote(self.path)}?mode=ro", uri=True)) as database:
            cursor = database.execute(query)
            names = [column[0] for column in cursor.description]
            types = {name: "bool" if name in flags else "any" for name in names if name not in ("condition", "outcome")}
            columns = Columns(types)
            for values in cursor:
                row = dict(zip(names, values))
                for group in ("condition", "outcome"):
                    for name, value in json.loads(row.pop(group, None) or "{}").items():
                        row[f"{group}.{name}"] = value
                for flag in flags:
                    row[flag] = bool(row[flag])
                columns.add(row)
        return to_frame(columns, self._kind)


def open_store(path: str | os.PathLike[str], *, to: str | None = None) -> Store:
    """A store for reading and labelling; it need not exist yet. An older one is migrated, beside a copy.

    L002 where the file is something else, L003 where a newer Aside wrote it. ``to`` is what its frames are made of.
    """
    name = os.fspath(path)
    if os.path.exists(name):
        try:
            Stream(["store", "info", name]).run()
        except AsideError as error:
            if error.code == "L003":
                error.cure = "pip install --upgrade aside-labels, or label into a new store"
            raise
    return Store(name, to)


def is_store(data: Any) -> bool:
    """Whether this is the path of a SQLite file."""
    if not isinstance(data, (str, os.PathLike)) or not os.path.isfile(data):
        return False
    with open(data, "rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def fill_store(path: str, data: Any, reading: Reading, options: Sequence[str] = ()) -> str | None:
    """Labels into a store, and warns of what could not be read; returns what kind of frame the data was, if one."""
    rows = open_rows(data)
    if rows.blocks is not None:
        blocks = iter(rows.blocks)
        first = next(blocks, b"")
        # A table without the needed column is refused before anything of it is in the store.
        check_first(replace(rows, blocks=[first]), reading)
        rows.blocks = chain([first], blocks)
    with reading.arguments(rows.columns) as named:
        stream = Stream(["label", *rows.paths, "--store", path, "--no-color", *named, *options], rows.blocks)
        summary = stream.run().decode()
    if stream.exit_status == 2:
        text = "\n".join(part for part in (stream.messages.strip(), _trouble(summary)) if part)
        warn(f"not all could be read: {text}")
    return rows.kind


def _trouble(summary: str) -> str:
    return "\n".join(line.strip() for line in summary.splitlines() if re.match(r"\s*(unread|T\d{3}|limit)", line))
