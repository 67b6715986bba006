"""Label records, the program's lines of JSON, as columns of Arrow: parsed and taken apart without a loop over rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.json

from .._errors import AsideError

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG = pa.struct(
    [
        ("present", pa.bool_()),
        ("score", pa.float64()),
        ("cues", pa.int32()),
        ("stance", pa.string()),
        ("role", pa.string()),
    ]
)
_COMPOSITE = pa.struct([("present", pa.bool_()), ("score", pa.float64())])
_PLACE = pa.list_(pa.int32())
_CUE_READ = pa.struct(
    [
        ("rule", pa.string()),
        ("tag", pa.string()),
        ("part", pa.int32()),
        ("field", pa.string()),
        ("stance", pa.string()),
        ("role", pa.string()),
        ("echo", pa.float64()),
        ("bytes", _PLACE),
        ("characters", _PLACE),
        ("quote", pa.string()),
    ]
)
_LIMIT = pa.struct([("code", pa.string()), ("rule", pa.string()), ("part", pa.int32())])
_ERROR = pa.struct([("code", pa.string()), ("message", pa.string())])
_READ = pa.schema(
    [
        ("source", pa.struct([("line", pa.int64())])),
        (
            "reasoning",
            pa.struct(
                [
                    ("visibility", pa.string()),
                    ("language", pa.string()),
                    ("words", pa.int32()),
                    ("truncated", pa.bool_()),
                ]
            ),
        ),
        ("cues", pa.list_(_CUE_READ)),
        ("limits", pa.list_(_LIMIT)),
        ("error", _ERROR),
    ]
)

#: The columns that labels are, as Spark names their types; the record stands behind them where it is wanted.
SPARK_COLUMNS = (
    ("visibility", "string"),
    ("language", "string"),
    ("words", "int"),
    ("truncated", "boolean"),
    ("tags", "map<string,struct<present:boolean,score:double,cues:int,stance:string,role:string>>"),
    ("composites", "map<string,struct<present:boolean,score:double>>"),
    (
        "cues",
        "array<struct<rule:string,tag:string,part:int,field:string,stance:string,role:string,echo:double,"
        "bytes:array<int>,characters:array<int>,quote:string>>",
    ),
    ("limits", "array<struct<code:string,rule:string,part:int>>"),
    ("error", "struct<code:string,message:string>"),
)


def columns(records: Sequence[bytes], first: int, with_record: bool = False) -> list[pa.Array]:
    """SPARK_COLUMNS of whole lines; ``first`` is the number of the first row, counted from 1.

    Raises B034 where the records are not those of the rows in their order: no label may stand beside another's row.
    """
    text = b"".join(records)
    table = pa.json.read_json(
        pa.BufferReader(text),
        pa.json.ReadOptions(use_threads=False, block_size=len(text) + 1),
        pa.json.ParseOptions(explicit_schema=_READ),
    ).combine_chunks()
    read = {name: _whole(table, name) for name in table.column_names}
    wanted = {f.name: _only(read[f.name], f.type) for f in _READ}
    numbers = wanted["source"].field("line").to_numpy(zero_copy_only=False)
    if not np.array_equal(numbers, np.arange(first, first + len(records))):
        raise AsideError("B034", f"the records from row {first} on are not those of the rows", "please report this")
    answer = [
        *wanted["reasoning"].flatten(),
        _map(read.get("tags"), _TAG, len(records)),
        _map(read.get("composites"), _COMPOSITE, len(records)),
        wanted["cues"],
        wanted["limits"],
        wanted["error"],
    ]
    if with_record:
        answer.append(pa.array([line[:-1] for line in records], pa.binary()).cast(pa.string()))
    return answer


def _whole(table: pa.Table, name: str) -> pa.Array:
    column = table.column(name)
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def _map(read: pa.Array | None, value: pa.StructType, count: int) -> pa.Array:
    """A struct with one member for each name that occurs becomes a map from names; null where the struct is null."""
    kind = pa.map_(pa.string(), value)
    if read is None or not pa.types.is_struct(read.type):
        return pa.nulls(count, kind)
    names = sorted(field.name for field in read.type)
    rows, keys, items = [], [], []
    members = dict(zip((field.name for field in read.type), read.flatten()))
    for number, name in enumerate(names):
        found = np.flatnonzero(members[name].is_valid().to_numpy(zero_copy_only=False))
        rows.append(found)
        keys.append(np.full(len(found), number))
        items.append(_struct(members[name].take(pa.array(found)), value))
    at = np.concatenate([*rows, np.empty(0, int)]).astype(np.int64)
    order = pa.array(np.argsort(at, kind="stable"))
    ends = np.cumsum(np.bincount(at, minlength=count))
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    isnull = np.append(read.is_null().to_numpy(zero_copy_only=False), False)
    flat = pa.concat_arrays([*items, pa.array([], value)]).take(order)
    named = pa.array(names, pa.string()).take(pa.array(np.concatenate([*keys, np.empty(0, int)]).astype(np.int64)))
    return pa.MapArray.from_arrays(pa.array(offsets, mask=isnull), named.take(order), flat, kind)


def _only(read: pa.Array, wanted: pa.DataType) -> pa.Array:
    """Exactly the wanted members, of lists of structs too: the parser adds all others that it meets."""
    if pa.types.is_struct(wanted):
        return _struct(read, wanted)
    if pa.types.is_list(wanted) and pa.types.is_struct(wanted.value_type):
        isnull = np.append(read.is_null().to_numpy(zero_copy_only=False), False)
        offsets = pa.array(read.offsets.to_numpy(), mask=isnull)
        return pa.ListArray.from_arrays(offsets, _only(read.values, wanted.value_type))
    return read


def _struct(read: pa.StructArray, wanted: pa.StructType) -> pa.StructArray:
    """Members that no record of the block has are null."""
    members = dict(zip((field.name for field in read.type), read.flatten()))
    arrays = [
        _only(members[f.name], f.type).cast(f.type) if f.name in members else pa.nulls(len(read), f.type)
        for f in wanted
    ]
    return pa.StructArray.from_arrays(arrays, fields=list(wanted), mask=read.is_null())
