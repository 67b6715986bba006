"""``profile``: the profile of a DataFrame, from partial ones that the partitions count."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .._binary import find_binary
from .._profile import Profile
from .._stream import Stream
from . import _columns
from ._partition import Work, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from typing_extensions import Unpack

    from ._columns import SparkReading

#: More partial profiles than this are merged on executors first.
_WIDTH = 32


def profile(
    df: DataFrame,
    *,
    by: str | Sequence[str] = "model",
    contrast: str | Sequence[str] = (),
    primary: Sequence[str] = (),
    seed: int | None = None,
    hypotheses: bool = False,
    to: str | None = None,
    **reading: Unpack[SparkReading],
) -> Profile:
    """The profile of all rows, the same to the last digit as that of one machine; runs a job.

    Arguments are those of ``aside.profile``, and ``reading`` those of ``label``. Partitions become sums, which
    executors merge until few are left; the driver's program makes the figures of them. Rows are counted as they come:
    equal rows count each. Rows that cannot be read are in ``unread``.
    """
    find_binary()
    columns = [by] if isinstance(by, str) else list(by)
    columns = [name for each in columns for name in each.split(",") if name]
    contrasts = [contrast] if isinstance(contrast, str) else list(contrast)
    counted = ",".join(dict.fromkeys(columns + [each.split("=")[0] for each in contrasts]))
    rules = ["--rules", os.fspath(reading["rules"])] if reading.get("rules") else []
    work = Work.of(_columns.choose(df, reading, ()), reading, "--by", counted)
    parts = _counted(work.columns.of(df), work)
    if not parts:
        parts = [Stream(["label", "-", "--no-store", "--quiet", "--to", "partial", "--by", counted, *rules], []).run()]
    asked = ["--by", ",".join(columns), *rules, *(["--report", "hypotheses"] if hypotheses else [])]
    asked += [word for each in contrasts for word in ("--contrast", each)]
    asked += [word for each in primary for word in ("--primary", each)]
    asked += [] if seed is None else ["--seed", str(seed)]
    return Profile(json.loads(Stream(["profile", "-", "--format", "json", *asked], parts).run()), to)


def _counted(df: DataFrame, work: Work) -> list[bytes]:
    """Few partial profiles, whose merged sums are those of all rows; none where there are no rows."""
    merging = replace(work, arguments=(), rules=None)
    parts = df.mapInArrow(mapped("partial", work), "partial binary")
    left = df.rdd.getNumPartitions()
    while left > _WIDTH:
        left = max(_WIDTH // 2, math.isqrt(left - 1) + 1)
        parts = parts.repartition(left).mapInArrow(mapped("merge", merging), "partial binary")
    return [bytes(row.partial) for row in parts.collect()]
