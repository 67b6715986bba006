"""Arrow batches as the lines of JSON that the program reads."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

try:  # several times as fast; not needed
    import orjson  # type: ignore[import-not-found,unused-ignore]

    def _line(row: dict[str, Any]) -> bytes:
        return bytes(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE))
except ImportError:
    _encode = json.JSONEncoder(
        ensure_ascii=False, check_circular=False, allow_nan=False, default=str, separators=(",", ":")
    ).encode

    def _line(row: dict[str, Any]) -> bytes:
        try:
            text = _encode(row)
        except ValueError:
            text = _encode(_finite(row))
        return (text + "\n").encode()


def _finite(value: Any) -> Any:
    """NaN and infinities as null, which is what orjson makes of them."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(member) for key, member in value.items()}
    return [_finite(item) for item in value] if isinstance(value, (list, tuple)) else value


def lines(batch: pa.RecordBatch, fields: Sequence[tuple[str, int]]) -> bytes:
    """One line for each row, whatever the row holds. Null cells stay null: the program says what is missing."""
    whole = [(field, at) for field, at in fields if "." not in field]
    names = [field for field, _ in whole]
    rows = [dict(zip(names, row)) for row in zip(*(_values(batch.column(at)) for _, at in whole))]
    for field, at in fields:
        family, dot, name = field.partition(".")
        if dot:
            for row, value in zip(rows, _values(batch.column(at))):
                row.setdefault(family, {})[name] = value
    return b"".join(map(_line, rows))


def _values(array: pa.Array) -> list[Any]:
    values: list[Any] = array.to_pylist()
    # A map comes as pairs.
    if hasattr(array.type, "key_type"):
        values = [None if pairs is None else dict(pairs) for pairs in values]
    return values
