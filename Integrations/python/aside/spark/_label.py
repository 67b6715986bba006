"""``label``: a DataFrame with the labels of each row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .._errors import AsideError
from . import _columns
from ._partition import Work, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from typing_extensions import Unpack

    from ._columns import SparkReading


def label(
    df: DataFrame, *, keep: Iterable[str] | None = None, record: bool = False, **reading: Unpack[SparkReading]
) -> DataFrame:
    """One row of labels for each row of ``df``, lazily as any transformation.

    ``reasoning=``, ``model=``, ``condition=`` … name columns; see ``SparkReading``. ``keep`` names those that stand
    beside the labels, all but the texts by default. Then come ``visibility, language, words, truncated``, ``tags`` and
    ``composites`` (maps from names to ``present, score, …``; what is not in a map is absent), ``cues``, ``limits`` and
    ``error``, and with ``record=True`` the label record as the program writes it.

    A row whose reasoning is null or cannot be read has ``error`` and no labels; it is never left out. A partition that
    fails is run again by Spark, and nothing of the first try stays.
    """
    from pyspark.sql.types import StructType

    from . import _records

    chosen = _columns.choose(df, reading, keep)
    added = [*_records.SPARK_COLUMNS, *([("record", "string")] if record else [])]
    kept = [name for name, _ in chosen.keep]
    for name, _ in added:
        if name in kept:
            rest = [other for other in kept if other not in dict(added)]
            raise AsideError("B031", f"the column {name!r} has the name of one that labels have", f"keep={rest}")
    labels = StructType.fromDDL(", ".join(f"{name} {kind}" for name, kind in added))
    schema = StructType([*(df.schema[name] for name in kept), *labels.fields])
    work = Work.of(chosen, reading, with_record=record)
    return chosen.of(df).mapInArrow(mapped("label", work), schema)
