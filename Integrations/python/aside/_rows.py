"""What a user has (frames, tables, records, files) as what the program reads: lines of JSON, or paths."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ._arrow_rows import (
    ROWS_AT_ONCE,
    arrow_reader,
    arrow_rows,
    arrow_table,
    batch_rows,
    dataset_rows,
    need_pyarrow,
    parquet_rows,
)
from ._errors import AsideError


@dataclass
class Rows:
    """One input. ``paths`` are the program's arguments; where it reads ``-``, ``blocks`` are its standard input."""

    paths: list[str]
    blocks: Iterable[bytes] | None = None
    columns: list[str] | None = None
    """Names of a table's columns; None where rows are free to have any."""
    frame: Any = None
    """The table itself, where labels are to stand beside its rows."""
    kind: str | None = None
    """pandas, polars or arrow where the input is one of these; None lets the output choose."""


def open_rows(data: Any) -> Rows:
    """Tells what ``data`` is, without reading it; B011 for what cannot hold transcripts."""
    if isinstance(data, (str, os.PathLike)):
        return _of_paths([os.fspath(data)])
    if isinstance(data, (list, tuple)) and data and all(isinstance(item, (str, os.PathLike)) for item in data):
        return _of_paths([os.fspath(item) for item in data])
    package = type(data).__module__.partition(".")[0]
    name = type(data).__name__
    if package == "pandas" and name in ("DataFrame", "Series"):
        frame = data if name == "DataFrame" else data.to_frame("scratchpad")
        return _of_frame(frame, [str(column) for column in frame.columns], _pandas_rows, "pandas")
    if package == "polars" and name in ("DataFrame", "LazyFrame", "Series"):
        frame = data.collect() if name == "LazyFrame" else data.to_frame("scratchpad") if name == "Series" else data
        return _of_frame(frame, list(frame.columns), _polars_rows, "polars")
    if package == "pyarrow" and name in ("Table", "RecordBatch"):
        return _of_frame(arrow_table(data), list(data.schema.names), arrow_rows, "arrow")
    if hasattr(data, "with_format") and hasattr(data, "features"):
        names = list(data.features) if data.features else None
        return Rows(["-"], json_blocks(dataset_rows(data)), names)
    if hasattr(data, "__arrow_c_stream__") or name in ("RecordBatchReader", "FileSystemDataset", "InMemoryDataset"):
        reader = arrow_reader(data)
        return Rows(["-"], json_blocks(batch_rows(reader)), list(reader.schema.names), kind="arrow")
    if isinstance(data, Iterable) and not isinstance(data, (Mapping, bytes, bytearray)):
        return Rows(["-"], json_blocks(_records(data)))
    raise AsideError(
        "B011",
        f"{package}.{name} holds no transcripts",
        "pass a path, a DataFrame (pandas, Polars, pyarrow), a dataset, or dicts such as {'scratchpad': text}",
    )


def json_blocks(rows: Iterable[Any]) -> Iterator[bytes]:
    """One line of JSON for each row, about 64 KB at a time."""
    lines: list[bytes] = []
    size = 0
    for row in rows:
        line = json_line(row)
        lines.append(line)
        size += len(line)
        if size >= 65536:
            yield b"".join(lines)
            lines, size = [], 0
    yield b"".join(lines)


def json_line(row: Any) -> bytes:
    """A half surrogate pair, which UTF-8 has no bytes for, is written as an escape; the program reports it."""
    try:
        return (json.dumps(row, ensure_ascii=False, default=_plain) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(row, default=_plain) + "\n").encode()
    except (TypeError, ValueError) as error:
        raise AsideError("B011", f"a row is no JSON: {error}", "leave the column out, or turn it into text") from None


def _plain(value: Any) -> Any:
    """What JSON has no form for: numbers and arrays of numpy as Python's, missing values as null, else its text."""
    for method in ("tolist", "as_py"):
        if hasattr(value, method):
            return getattr(value, method)()
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return None
    return None if _is_missing(value) else str(value)


def _is_missing(value: Any) -> bool:
    """None, NaN, and pandas' NA and NaT."""
    return (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
    )


def _of_frame(frame: Any, columns: list[str], rows: Callable[[Any], Iterator[Any]], kind: str) -> Rows:
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise AsideError("B010", f"two columns are named {twice[0]!r}", "rename one of them")
    return Rows(["-"], json_blocks(rows(frame)), columns, frame, kind)


def _of_paths(paths: list[str]) -> Rows:
    missing = [path for path in paths if path != "-" and not os.path.exists(path) and not glob.glob(path)]
    if missing:
        cure = "to label texts, pass [{'scratchpad': text}, ...] or a Series of texts"
        raise AsideError("B012", f"there is no file or folder {missing[0][:80]!r}", cure)
    found = [name for path in paths for name in _parquet(path)]
    if not found:
        return Rows(paths)
    need_pyarrow("to read Parquet")
    from pyarrow.parquet import ParquetFile

    names = list(ParquetFile(found[0]).schema_arrow.names)
    return Rows(["-"], json_blocks(row for name in found for row in parquet_rows(ParquetFile(name))), names)


def _parquet(path: str) -> list[str]:
    """The Parquet files of a path, glob or folder; none where the program can read it."""
    if not os.path.isdir(path):
        return sorted(name for name in glob.glob(path) or [path] if name.endswith(".parquet"))
    found = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
    found = [name for name in found if not any(part[0] in "_." for part in os.path.relpath(name, path).split(os.sep))]
    parquet = sorted(name for name in found if name.endswith(".parquet"))
    if parquet and len(parquet) < len(found):
        other = next(name for name in found if not name.endswith(".parquet"))
        raise AsideError("B012", f"{path} holds Parquet and other files ({other})", "name the files, or a glob")
    return parquet


def _pandas_rows(frame: Any) -> Iterator[Any]:
    names = [str(column) for column in frame.columns]
    for start in range(0, len(frame), ROWS_AT_ONCE):
        part = frame.iloc[start : start + ROWS_AT_ONCE]
        columns = [part.iloc[:, place].tolist() for place in range(len(names))]
        for values in zip(*columns) if names else ((),) * len(part):
            yield {name: None if _is_missing(value) else value for name, value in zip(names, values)}


def _polars_rows(frame: Any) -> Iterator[Any]:
    for part in frame.iter_slices(ROWS_AT_ONCE):
        yield from part.iter_rows(named=True)


def _records(data: Iterable[Any]) -> Iterator[Any]:
    for place, record in enumerate(data):
        if record is not None and not isinstance(record, Mapping):
            cure = "each record is a dict such as {'scratchpad': text}"
            raise AsideError("B011", f"record {place} is {type(record).__name__}, no dict", cure)
        yield record if record is None or isinstance(record, dict) else dict(record)
