"""Columns of plain lists as a frame of whichever library is there."""

from __future__ import annotations

import importlib.util
import sys
from typing import Any, Literal

from ._arrow_rows import need_pyarrow
from ._errors import AsideError

Kind = Literal["pandas", "polars", "arrow", "records"]
KINDS = ("pandas", "polars", "arrow", "records")


class Columns:
    """Columns by name in order, each with a type: bool, int, float, text, or any (what conditions hold)."""

    def __init__(self, types: dict[str, str]) -> None:
        self.types = dict(types)
        self.values: dict[str, list[Any]] = {name: [] for name in types}
        self.count = 0

    def add(self, row: dict[str, Any]) -> None:
        """A row may lack columns (None) and may bring new ones, which earlier rows lack."""
        for name in row:
            if name not in self.values:
                self.types[name] = "any"
                self.values[name] = [None] * self.count
        for name, values in self.values.items():
            values.append(row.get(name))
        self.count += 1

    def ordered(self, last: tuple[str, ...]) -> Columns:
        """The same with these columns at the end, behind those that rows brought."""
        names = [name for name in self.values if name not in last] + [name for name in last if name in self.values]
        self.values = {name: self.values[name] for name in names}
        return self


def default_kind(wanted: str | None, found: str | None) -> Kind:
    """What is asked for, else the input's own, else pandas, Polars or pyarrow if one is there, else plain records."""
    if wanted is not None and wanted not in KINDS:
        raise AsideError("B014", f"there is no output {wanted!r}", f"to= one of {', '.join(KINDS)}")
    for kind in (wanted, found):
        if kind is not None:
            return kind  # type: ignore[return-value]
    for module, kind in (("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "arrow")):
        if module in sys.modules or importlib.util.find_spec(module) is not None:
            return kind  # type: ignore[return-value]
    return "records"


def to_frame(columns: Columns, kind: Kind) -> Any:
    if kind == "pandas":
        return _pandas(columns)
    if kind == "polars":
        return _polars(columns)
    if kind == "arrow":
        return _arrow(columns)
    return [dict(zip(columns.values, row)) for row in zip(*columns.values.values())]


def beside(frame: Any, positions: list[int], labels: Any, kind: str) -> Any:
    """The rows of ``frame`` at ``positions`` with ``labels`` beside them; columns of both are the labels'."""
    all_rows = positions == list(range(len(frame) if kind != "arrow" else frame.num_rows))
    if kind == "pandas":
        import pandas

        rows = frame if all_rows else frame.take(positions)
        rows = rows.drop(columns=[name for name in labels.columns if name in rows.columns])
        labels.index = rows.index
        return pandas.concat([rows, labels], axis=1)
    if kind == "polars":
        rows = frame if all_rows else frame[positions]
        return rows.with_columns(labels.get_columns())
    rows = frame if all_rows else frame.take(positions)
    for name in labels.schema.names:
        if name in rows.schema.names:
            rows = rows.drop_columns([name])
        rows = rows.append_column(name, labels.column(name))
    return rows


_PANDAS = {"bool": "boolean", "int": "Int64", "float": "float64"}


def _pandas(columns: Columns) -> Any:
    import pandas

    series = {}
    for name, values in columns.values.items():
        kind = _PANDAS.get(columns.types[name])
        series[name] = pandas.Series(values, dtype=kind) if kind else pandas.Series(values, dtype=_guess(values))
    return pandas.DataFrame(series)


def _guess(values: list[Any]) -> Any:
    """None lets pandas see texts and numbers; a column of nothing stays objects."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "Int64"
    return None if len(kinds) == 1 else object


def _polars(columns: Columns) -> Any:
    import polars

    types = {"bool": polars.Boolean, "int": polars.Int64, "float": polars.Float64, "text": polars.String}
    return polars.DataFrame(
        [
            polars.Series(
                name, _uniform(values) if columns.types[name] == "any" else values, types.get(columns.types[name])
            )
            for name, values in columns.values.items()
        ]
    )


def _arrow(columns: Columns) -> Any:
    arrow = need_pyarrow("for Arrow tables")
    types = {"bool": arrow.bool_(), "int": arrow.int64(), "float": arrow.float64(), "text": arrow.string()}
    return arrow.table(
        {
            name: arrow.array(_uniform(values), types.get(columns.types[name]))
            if columns.types[name] == "any"
            else arrow.array(values, types[columns.types[name]])
            for name, values in columns.values.items()
        }
    )


def _uniform(values: list[Any]) -> list[Any]:
    """Conditions of one name may be numbers in one transcript and texts in the next: then all are texts."""
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) <= 1 or kinds == {int, float}:
        return [float(value) if value is not None else None for value in values] if float in kinds else values
    return [None if value is None else value if isinstance(value, str) else str(value) for value in values]
