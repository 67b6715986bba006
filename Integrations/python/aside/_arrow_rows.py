"""Rows of Arrow tables, streams, Parquet files and datasets, a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ._errors import AsideError
from ._scout_rows import COLUMNS, database_row

ROWS_AT_ONCE = 256


def parquet_rows(file: Any) -> Iterator[Any]:
    """Few rows of a Scout database at once: each may hold megabytes of messages, and more of what is not read."""
    if not COLUMNS.issubset(file.schema_arrow.names):
        return batch_rows(file.iter_batches(ROWS_AT_ONCE))
    heavy = ("events", "events_data", "timelines", "input", "target", "scores")
    names = [name for name in file.schema_arrow.names if name not in heavy]
    return (database_row(row) for row in batch_rows(file.iter_batches(16, columns=names)))


def need_pyarrow(purpose: str) -> Any:
    try:
        import pyarrow
    except ImportError:
        raise AsideError("B013", f"pyarrow is needed {purpose}", "pip install pyarrow") from None
    return pyarrow


def arrow_table(data: Any) -> Any:
    arrow = need_pyarrow("for Arrow tables")
    return arrow.Table.from_batches([data]) if isinstance(data, arrow.RecordBatch) else data


def arrow_reader(data: Any) -> Any:
    arrow = need_pyarrow("for Arrow data")
    if isinstance(data, arrow.RecordBatchReader):
        return data
    if hasattr(data, "scanner"):
        return data.scanner(batch_size=ROWS_AT_ONCE).to_reader()
    return arrow.RecordBatchReader.from_stream(data)


def arrow_rows(table: Any) -> Iterator[Any]:
    return batch_rows(table.to_batches(max_chunksize=ROWS_AT_ONCE))


def batch_rows(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS_AT_ONCE):
            yield from batch.slice(start, ROWS_AT_ONCE).to_pylist()


def dataset_rows(data: Any) -> Iterator[Any]:
    for batch in data.with_format("arrow").iter(batch_size=ROWS_AT_ONCE):
        yield from batch.to_pylist()
