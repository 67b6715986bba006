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
#: What a label begins with, behind its name.
_LABEL = b'":{"present":'
_LABELS = {"tags": _TAG, "composites": _COMPOSITE}
_PLACE = pa.list_(pa.int32())
_CUE = pa.struct(
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
        ("cues", pa.list_(_CUE)),
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
    read = _parsed(records, _READ)
    numbers = read["source"].field("line").to_numpy(zero_copy_only=False)
    if not np.array_equal(numbers, np.arange(first, first + len(records))):
        raise AsideError("B034", f"the records from row {first} on are not those of the rows", "please report this")
    # Few records have labels, and a column for each label takes most of the time.
    places = [place for place, record in enumerate(records) if _LABEL in record]
    labels = _labels([records[place] for place in places])
    unread = read["error"].is_valid().to_numpy(zero_copy_only=False)
    answer = [
        *read["reasoning"].flatten(),
        *(_map(labels[family], kind, np.array(places, int), unread) for family, kind in _LABELS.items()),
        read["cues"],
        read["limits"],
        read["error"],
    ]
    if with_record:
        answer.append(pa.array([line[:-1] for line in records], pa.binary()).cast(pa.string()))
    return answer


def _parsed(records: Sequence[bytes], schema: pa.Schema) -> dict[str, pa.Array]:
    """The columns of a schema; what else records have is left out."""
    text = b"".join(records)
    table = pa.json.read_json(
        pa.BufferReader(text),
        pa.json.ReadOptions(use_threads=False, block_size=len(text) + 1),
        pa.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    return {name: _whole(table, name) for name in table.column_names}


def _labels(records: Sequence[bytes]) -> dict[str, pa.StructArray]:
    """By family, a struct with one member for each label that occurs."""
    names = _names(b"".join(records))
    families = {family: pa.struct([(name, kind) for name in names]) for family, kind in _LABELS.items()}
    if not names:
        return {family: pa.array([], kind) for family, kind in families.items()}
    return _parsed(records, pa.schema(list(families.items())))


def _names(text: bytes) -> list[str]:
    """Of all labels in some records. No text looks like one: its quotation marks stand behind backslashes."""
    names = set()
    at = text.find(_LABEL)
    while at >= 0:
        names.add(text[text.rfind(b'"', 0, at) + 1 : at])
        at = text.find(_LABEL, at + len(_LABEL))
    return sorted(name.decode() for name in names)


def _whole(table: pa.Table, name: str) -> pa.Array:
    column = table.column(name)
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def _map(read: pa.StructArray, value: pa.StructType, places: np.ndarray, isnull: np.ndarray) -> pa.Array:
    """A map from the names of members; the structs stand at ``places``, elsewhere a map is empty or null."""
    kind = pa.map_(pa.string(), value)
    names = [field.name for field in read.type]
    rows, keys, items = [], [], []
    for number, member in enumerate(read.flatten()):
        found = np.flatnonzero(member.is_valid().to_numpy(zero_copy_only=False))
        rows.append(places[found])
        keys.append(np.full(len(found), number))
        items.append(member.take(pa.array(found)))
    at = np.concatenate([*rows, np.empty(0, int)]).astype(np.int64)
    order = pa.array(np.argsort(at, kind="stable"))
    ends = np.cumsum(np.bincount(at, minlength=len(isnull)))
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    flat = pa.concat_arrays([*items, pa.array([], value)]).take(order)
    named = pa.array(names, pa.string()).take(pa.array(np.concatenate([*keys, np.empty(0, int)]).astype(np.int64)))
    return pa.MapArray.from_arrays(pa.array(offsets, mask=np.append(isnull, False)), named.take(order), flat, kind)
