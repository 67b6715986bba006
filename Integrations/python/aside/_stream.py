"""The program as a stream: bytes in, lines out, one thread for each pipe, so that neither side waits for the other."""

from __future__ import annotations

import re
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

from ._binary import find_binary
from ._errors import AsideError

_ENDED_WELL = frozenset({0, 2})


class Stream:
    """Runs ``aside ARGUMENTS``, feeds ``blocks`` (bytes, whole lines) to it and yields the lines of its output.

    Memory stays at a few blocks: the feeder waits while the program is busy, the program while nobody takes its lines.
    An exception of ``blocks`` ends the program and is raised where the lines are taken; an exit status that is not in
    ``well`` is raised as AsideError. Leaving early (``close``, ``with``) ends the program. Iterate once.
    """

    def __init__(
        self, arguments: Sequence[str], blocks: Iterable[bytes] | None = None, well: frozenset[int] = _ENDED_WELL
    ) -> None:
        self.arguments = list(arguments)
        self.exit_status: int | None = None
        self._well = well
        self._trouble: BaseException | None = None
        self._messages: deque[str] = deque(maxlen=200)
        self._process = subprocess.Popen(
            [find_binary(), *self.arguments],
            stdin=subprocess.DEVNULL if blocks is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=-1,
        )
        self._threads = [threading.Thread(target=self._listen, name="aside-stderr", daemon=True)]
        if blocks is not None:
            self._threads.append(threading.Thread(target=self._feed, args=(blocks,), name="aside-stdin", daemon=True))
        for thread in self._threads:
            thread.start()

    @property
    def messages(self) -> str:
        """The last lines that the program wrote to its standard error."""
        return "\n".join(self._messages)

    def __iter__(self) -> Iterator[bytes]:
        assert self._process.stdout is not None
        try:
            yield from self._process.stdout
            self._finish()
        finally:
            self.close()

    def run(self) -> bytes:
        """All output at once."""
        return b"".join(self)

    def close(self) -> None:
        """Ends the program if it still runs, and waits for the threads; again is harmless."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdout,):
            if pipe is not None:
                pipe.close()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=5)

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _finish(self) -> None:
        """Called when the output has ended: waits, and raises what went wrong on either side."""
        self.exit_status = self._process.wait()
        for thread in self._threads:
            thread.join()
        if self._trouble is not None:
            raise self._trouble
        if self.exit_status not in self._well:
            raise _error(self.exit_status, self.messages)

    def _feed(self, blocks: Iterable[bytes]) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        try:
            for block in blocks:
                pipe.write(block)
        except BrokenPipeError:
            pass  # The program has ended; its exit status says why.
        except BaseException as error:  # noqa: BLE001 - raised again where the lines are taken
            self._trouble = error
            self._process.kill()
        finally:
            try:
                pipe.close()
            except OSError:
                pass

    def _listen(self) -> None:
        pipe = self._process.stderr
        assert pipe is not None
        with pipe:
            for line in pipe:
                self._messages.append(line.decode("utf-8", "replace").rstrip("\n"))


def _error(exit_status: int, messages: str) -> AsideError:
    """The program's own words: the code in brackets is the first that it wrote, else that of its exit status."""
    if exit_status < 0:
        text = f"aside was ended by signal {-exit_status}"
        return AsideError("B005", f"{text}: {messages}" if messages else text, "", exit_status)
    # One mistake of a file or an option: error[R001]: what … --> where … = help: the cure
    mistakes = re.findall(r"^error\[([A-Z]\d{3})\]: (.*)\n *--> (.*)", messages, re.MULTILINE)
    if len(mistakes) == 1:
        code, message, place = mistakes[0]
        help = re.search(r"^ *= help: (.*)", messages, re.MULTILINE)
        return AsideError(code, f"{place.removesuffix(':1:1')}: {message}", help[1] if help else "", exit_status)
    # aside: [L002] where: what; the cure
    known = re.fullmatch(r"(?:aside: )?\[([A-Z]\d{3})\] (.*?)(?:; (.*))?", messages.strip(), re.DOTALL)
    if known:
        return AsideError(known[1], known[2], known[3] or "", exit_status)
    code_of_many = mistakes[0][0] if mistakes else f"X{exit_status:03}"
    text = messages.strip() or f"aside ended with {exit_status}"
    return AsideError(code_of_many, text.removeprefix("aside: "), "", exit_status)
