"""What runs on an executor: a partition's batches through one program."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from .._errors import AsideError
from .._stream import Stream
from . import _program, _rows
from ._columns import Chosen

if TYPE_CHECKING:
    import pyarrow as pa

#: Bytes of rows that become one block of text for the program, so that a batch is not held twice as a whole.
_SLICE_BYTES = 1 << 21
#: Bytes of records that become one batch.
_BATCH_BYTES = 1 << 20
_COMPRESSION = "zstd"


@dataclass(frozen=True)
class Work:
    """Everything that a partition needs; pickled into the job."""

    columns: Chosen
    arguments: tuple[str, ...] = ()
    rules: bytes | None = None
    expected: str | None = None
    with_record: bool = False

    @classmethod
    def of(cls, columns: Chosen, reading: Mapping[str, Any], *arguments: str, with_record: bool = False) -> Work:
        rules = reading.get("rules")
        jobs = ("--jobs", str(reading.get("jobs") or 1))
        packed = None if rules is None else _program.packed(rules)
        return cls(columns, (*jobs, *arguments), packed, _program.expected(), with_record)

    def stream(self, arguments: list[str], blocks: Iterable[bytes]) -> Stream:
        _program.ready(self.expected)
        rules = [] if self.rules is None else ["--rules", _program.unpacked(self.rules)]
        return Stream([*arguments, *rules, *self.arguments], blocks)


def mapped(name: str, work: Work) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """``name`` of this module as a function of batches.

    A nested function travels as code and holds bytes only, so that it can say what is missing where the package is not
    installed.
    """
    data = pickle.dumps(work)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import importlib
        import pickle
        import socket

        try:
            module = importlib.import_module("aside.spark._partition")
        except ModuleNotFoundError as error:
            raise RuntimeError(
                f"[B032] executor {socket.gethostname()} lacks the Python package {error.name!r}: install "
                "aside-labels[spark] there, or call aside.spark.ship(spark) before"
            ) from None
        answer: Iterator[pa.RecordBatch] = getattr(module, name)(pickle.loads(data), batches)
        return answer

    return run


@dataclass
class _Kept:
    """Rows that the program has been given and whose records have not come yet."""

    batches: deque[pa.RecordBatch] = field(default_factory=deque)
    start: int = 0

    def take(self, count: int) -> list[pa.Array]:
        """The columns of the next rows."""
        parts = []
        while count > 0:
            if not self.batches:
                raise AsideError("B034", "the program wrote more records than there were rows", "please report this")
            part = self.batches[0].slice(self.start, count)
            parts.append(part)
            count -= part.num_rows
            self.start += part.num_rows
            if self.start == self.batches[0].num_rows:
                self.batches.popleft()
                self.start = 0
        import pyarrow as pa

        return [pa.concat_arrays(arrays) for arrays in zip(*(part.columns for part in parts))]


def _fed(work: Work, batches: Iterable[pa.RecordBatch], kept: _Kept | None = None) -> Iterator[bytes]:
    """The text of all rows; runs in the thread that feeds the program."""
    for batch in batches:
        step = max(1, batch.num_rows * _SLICE_BYTES // max(batch.nbytes, 1))
        for start in range(0, batch.num_rows, step):
            part = batch.slice(start, step)
            if kept is not None:
                kept.batches.append(part.select([at for _, at in work.columns.keep]))
            yield _rows.lines(part, work.columns.fields)


def _filled(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch] | None:
    """The same batches; None where no row comes, for which no program need start."""
    for batch in batches:
        if batch.num_rows:
            return chain([batch], batches)
    return None


def label(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Kept columns and labels, one row for each row."""
    import pyarrow as pa

    from . import _records

    filled = _filled(batches)
    if filled is None:
        return
    kept = _Kept()
    done = 0
    names = [name for name, _ in (*work.columns.keep, *_records.SPARK_COLUMNS)] + ["record"] * work.with_record
    with work.stream(
        ["label", "-", "--no-store", "--quiet", "--to", "jsonl", "--from", "jsonl"], _fed(work, filled, kept)
    ) as stream:
        for records in _blocks(stream):
            labels = _records.columns(records, done + 1, work.with_record)
            done += len(records)
            yield pa.RecordBatch.from_arrays([*kept.take(len(records)), *labels], names)
    if kept.batches:
        raise AsideError("B034", f"the program wrote {done} records, fewer than there were rows", "please report this")


def _blocks(stream: Iterable[bytes]) -> Iterator[list[bytes]]:
    records: list[bytes] = []
    size = 0
    for line in stream:
        records.append(line)
        size += len(line)
        if size >= _BATCH_BYTES:
            yield records
            records, size = [], 0
    if records:
        yield records


def partial(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The partition's partial profile: one row, compressed."""
    filled = _filled(batches)
    if filled is not None:
        arguments = ["label", "-", "--no-store", "--quiet", "--to", "partial", "--from", "jsonl"]
        yield _one(work.stream(arguments, _fed(work, filled)).run())


def merge(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The partial profiles of a partition as one."""
    filled = _filled(batches)
    if filled is not None:
        parts = (data.as_buffer() for batch in filled for data in batch.column(0))
        yield _one(work.stream(["profile", "-", "--format", "partial"], (bytes(part) for part in parts)).run())


def _one(data: bytes) -> pa.RecordBatch:
    import pyarrow as pa

    compressed = _compressed(data)
    return pa.RecordBatch.from_arrays([pa.array([compressed], pa.binary())], ["partial"])


def _compressed(data: bytes) -> bytes:
    """One frame; frames one behind the other are read as one text."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, _COMPRESSION) as stream:
        stream.write(data)
    return bytes(sink.getvalue())
