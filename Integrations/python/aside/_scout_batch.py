"""Labels for many scans at once: what waits at the same time goes through the program together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import anyio
import anyio.to_thread

from ._reading import Reading
from ._records import label_records
from ._rows import Rows, json_line


@dataclass
class _Waiting:
    line: bytes
    woken: anyio.Event = field(default_factory=anyio.Event)
    record: dict[str, Any] | None = None
    error: Exception | None = None


class LabelBatch:
    """One start of the program (a tenth of a second) serves all transcripts that Scout has under way, 25 by default.

    Whoever finds nobody at work labels all that wait, itself among them; a cancelled one wakes the others, of whom one
    goes on.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._waiting: list[_Waiting] = []
        self._is_busy = False

    async def label(self, row: dict[str, Any]) -> dict[str, Any]:
        """The record of one row. Raises what the program could not do."""
        mine = _Waiting(json_line(row))
        self._waiting.append(mine)
        while mine.record is None and mine.error is None:
            if self._is_busy:
                await mine.woken.wait()
                mine.woken = anyio.Event()
            else:
                await self._run()
        if mine.error is not None:
            raise mine.error
        assert mine.record is not None
        return mine.record

    async def _run(self) -> None:
        self._is_busy = True
        batch: list[_Waiting] = []
        try:
            await anyio.sleep(0)  # Others of this moment come in.
            batch, self._waiting = self._waiting, []
            await anyio.to_thread.run_sync(self._label, batch)
        finally:
            self._is_busy = False
            left = [one for one in batch if one.record is None and one.error is None]
            self._waiting = left + self._waiting
            for one in batch + self._waiting:
                one.woken.set()

    def _label(self, batch: list[_Waiting]) -> None:
        rows = Rows(["-"], [one.line for one in batch])
        try:
            for one, record in zip(batch, label_records(rows, self._reading, warns=False, checks=False)):
                one.record = record
        except Exception as error:  # noqa: BLE001 - each scan reports it of its transcript
            for one in batch:
                one.error = error
