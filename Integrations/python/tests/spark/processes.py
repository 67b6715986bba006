"""Processes of this machine, by their command line."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def running(*words: str) -> list[int]:
    """Those whose command line has all the words."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if all(word in line for word in words):
                found.append(int(folder.name))
    return sorted(found)


def executors(application: str) -> list[int]:
    return running("CoarseGrainedExecutorBackend", application)


def programs(program: str) -> list[int]:
    return running(program + " label -")


def wait_for(what: Callable[[], list[int]], seconds: float = 60) -> list[int]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.01)
    raise TimeoutError("nothing came")


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)


def cpu_seconds(process: int) -> tuple[float, float]:
    """Processor time: its own, and that of its ended children."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    ticks = [int(field) / os.sysconf("SC_CLK_TCK") for field in fields[11:15]]
    return ticks[0] + ticks[1], ticks[2] + ticks[3]
