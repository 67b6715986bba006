"""Which columns of a DataFrame partitions read, and what each is; checked before any job starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from .._errors import AsideError
from .._reading import Columns as NamedColumns
from .._reading import missing_column

if TYPE_CHECKING:
    import os

    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

#: Keywords and the fields of a flat record that they fill.
_FIELDS = {
    "id": "id",
    "model": "model",
    "prompt_id": "prompt_id",
    "epoch": "epoch",
    "condition": "condition",
    "outcome": "outcome",
    "prompt": "prompt",
    "reasoning": "scratchpad",
    "answer": "output",
}
_TEXTS = ("prompt", "scratchpad", "output")


class SparkReading(TypedDict, total=False):
    """Keywords that name columns, or members of struct columns (``meta.thoughts``), as those of ``aside.label`` do.

    What is not named is the column of the field's own name, where there is one: ``id``, ``model``, ``prompt_id``,
    ``epoch``, ``condition``, ``outcome``, ``prompt``, ``scratchpad`` (reasoning), ``output`` (answer). ``rules`` is a
    folder of the driver, which travels with the job; ``jobs`` is how many tasks one program uses, 1 by default, as many
    as ``spark.task.cpus``.
    """

    reasoning: str
    prompt: str
    answer: str
    id: str
    model: str
    prompt_id: str
    epoch: str
    condition: NamedColumns
    outcome: NamedColumns
    rules: str | os.PathLike[str]
    jobs: int


@dataclass(frozen=True)
class Chosen:
    """``paths`` are read, in this order; ``fields`` and ``keep`` name places among them.

    A field is that of a flat record, or a member of its conditions or outcomes: ``condition.tier``.
    """

    paths: tuple[str, ...]
    fields: tuple[tuple[str, int], ...]
    keep: tuple[tuple[str, int], ...] = ()

    def of(self, df: DataFrame) -> DataFrame:
        """Only what is read, its columns named by their places, for names may come twice."""
        from pyspark.sql import functions

        return df.select(*[functions.col(_quoted(df, path)).alias(f"c{at}") for at, path in enumerate(self.paths)])


def choose(df: DataFrame, reading: Mapping[str, Any], keep: Iterable[str] | None) -> Chosen:
    """B010 for a column that is not there, B014 for an unknown keyword, B030 for reasoning that is no text.

    ``keep`` is all columns but the texts by default.
    """
    for name in reading:
        if name not in SparkReading.__annotations__:
            known = ", ".join(SparkReading.__annotations__)
            raise AsideError("B014", f"there is no keyword {name!r}", f"one of: {known}")
    fields: dict[str, str] = {}
    for name, field in _FIELDS.items():
        value = reading.get(name)
        if isinstance(value, str) and name not in ("condition", "outcome"):
            fields[field] = value
        elif value is not None:
            value = [value] if isinstance(value, str) else value
            members = value.items() if isinstance(value, Mapping) else [(each, each) for each in value]
            fields.update({f"{field}.{member}": path for member, path in members})
        elif field in df.columns or field == "scratchpad":
            fields[field] = field
    texts = {fields.get(field) for field in _TEXTS}
    kept = [name for name in df.columns if name not in texts] if keep is None else list(keep)
    for path in [*fields.values(), *kept]:
        _type(df, path)
    kind = _type(df, fields["scratchpad"]).simpleString()
    if kind != "string" and not kind.startswith(("varchar", "char")):
        raise AsideError(
            "B030",
            f"the column {fields['scratchpad']!r} holds {kind}, not text",
            "cast it to string, or name the column of the reasoning: reasoning='…'",
        )
    paths = list(dict.fromkeys([*fields.values(), *kept]))
    places = {path: at for at, path in enumerate(paths)}
    return Chosen(
        tuple(paths),
        tuple((field, places[path]) for field, path in fields.items()),
        tuple((name, places[name]) for name in kept),
    )


def _type(df: DataFrame, path: str) -> DataType:
    """The type of a column or of a member of one."""
    names = list(df.columns)
    if names.count(path) > 1:
        raise AsideError("B010", f"two columns are named {path!r}", "rename one of them")
    if path in names:
        return df.schema[path].dataType
    kind = df.schema[path.split(".")[0]].dataType if path.split(".")[0] in names else None
    for name in path.split(".")[1:]:
        members = {field.name: field.dataType for field in getattr(kind, "fields", ())}
        kind = members.get(name)
    if kind is None:
        argument = "reasoning" if path == "scratchpad" else ""
        raise missing_column(f"the DataFrame has no column {path!r}", _wanted(path), names, argument)
    return kind


def _wanted(path: str) -> list[str]:
    """Also what people call it whose DataFrame has no scratchpad."""
    return [path, "reasoning", "thinking", "chain_of_thought"] if path == "scratchpad" else [path]


def _quoted(df: DataFrame, path: str) -> str:
    parts = [path] if path in df.columns else path.split(".")
    return ".".join("`" + part.replace("`", "``") + "`" for part in parts)
