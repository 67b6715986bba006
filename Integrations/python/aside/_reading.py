"""How rows are to be read: which column holds what, which rules, which rows. The program does the reading."""

from __future__ import annotations

import difflib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypedDict

from ._errors import AsideError

Columns = str | Sequence[str] | Mapping[str, str]


class ReadingOptions(TypedDict, total=False):
    """Keywords of every function that reads transcripts; ``Reading`` says what each means."""

    reasoning: str | Sequence[str] | None
    prompt: str | None
    answer: str | None
    id: str | None
    model: str | None
    prompt_id: str | None
    epoch: str | None
    condition: Columns | None
    outcome: Columns | None
    map: str | os.PathLike[str] | Mapping[str, Any] | None
    format: str | None
    where: str | None
    rules: str | os.PathLike[str] | None
    jobs: int | None
    options: Sequence[str]


@dataclass(frozen=True)
class Reading:
    """``reasoning`` … ``outcome`` name columns, or dotted paths into them; what is not named has its usual name.

    ``map`` is a mapping file of the program, or its content as a dict; ``format``, ``where``, ``rules`` and ``jobs``
    are the options of ``aside label``, and ``options`` any others.
    """

    reasoning: str | Sequence[str] | None = None
    prompt: str | None = None
    answer: str | None = None
    id: str | None = None
    model: str | None = None
    prompt_id: str | None = None
    epoch: str | None = None
    condition: Columns | None = None
    outcome: Columns | None = None
    map: str | os.PathLike[str] | Mapping[str, Any] | None = None
    format: str | None = None
    where: str | None = None
    rules: str | os.PathLike[str] | None = None
    jobs: int | None = None
    options: Sequence[str] = ()

    @property
    def is_mapped(self) -> bool:
        return self.map is not None or bool(self._named())

    @contextmanager
    def arguments(self, columns: Sequence[str] | None) -> Iterator[list[str]]:
        """Arguments of ``aside label`` for these columns; the mapping's file lives as long as the context."""
        named = {"--from": self.format, "--where": self.where, "--rules": self.rules, "--jobs": self.jobs}
        given = [(name, value) for name, value in named.items() if value is not None]
        arguments = [text for name, value in given for text in (name, str(value))]
        arguments += self.options
        mapping = self._mapping(columns)
        if mapping is None:
            yield [*arguments, "--map", str(self.map)] if self.map is not None else arguments
            return
        with tempfile.NamedTemporaryFile("w", prefix="aside-map-", suffix=".yaml", encoding="utf-8") as file:
            json.dump(mapping, file)  # JSON is YAML too.
            file.flush()
            yield [*arguments, "--map", file.name]

    def _named(self) -> dict[str, Any]:
        names = ("reasoning", "prompt", "answer", "id", "model", "prompt_id", "epoch", "condition", "outcome")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    def _mapping(self, columns: Sequence[str] | None) -> dict[str, Any] | None:
        named = self._named()
        if not isinstance(self.map, Mapping) and not named:
            return None
        if self.map is not None and not isinstance(self.map, Mapping):
            raise AsideError("B014", "a mapping file and named columns at once", "put the columns into the file")
        mapping: dict[str, Any] = dict(self.map or {})
        for name, value in named.items():
            if name in ("condition", "outcome"):
                mapping[name] = _fields(name, value, columns)
            elif isinstance(value, str):
                mapping[name] = _pointer(name, value, columns)
            else:
                mapping[name] = [_pointer(name, item, columns) for item in value]
        return mapping


def _fields(name: str, value: Columns, columns: Sequence[str] | None) -> dict[str, str]:
    if isinstance(value, str):
        value = [value]
    pairs = value.items() if isinstance(value, Mapping) else [(item, item) for item in value]
    return {key: _pointer(name, column, columns) for key, column in pairs}


def _pointer(name: str, column: str, columns: Sequence[str] | None) -> str:
    """A column as a JSON Pointer, because its name may hold dots; anything else stays the path that it is."""
    if columns is None or column.startswith("/"):
        return column
    if column in columns:
        return "/" + column.replace("~", "~0").replace("/", "~1")
    if column.split(".")[0] in columns:
        return column
    raise missing_column(f"there is no column {column!r} for {name!r}", [column], columns)


def missing_column(message: str, wanted: Sequence[str], columns: Sequence[str], argument: str = "") -> AsideError:
    """B010, which names the column that is nearest to what was wanted."""
    lower = {name.lower(): name for name in columns}
    near = [name for want in wanted for name in difflib.get_close_matches(want.lower(), lower, 1, 0.6)]
    cure = f"columns: {', '.join(columns) or 'none'}"
    if near:
        best = lower[near[0]]
        cure = (f"did you mean {argument}={best!r}?  " if argument else f"did you mean {best!r}?  ") + cure
    return AsideError("B010", message, cure)
