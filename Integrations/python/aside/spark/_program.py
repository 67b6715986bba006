"""The program and the rules on an executor."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import socket
import stat
import subprocess
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path

from .._binary import find_binary
from .._errors import AsideError

_CURE = (
    "install the wheel of aside-labels on the executors, or submit with --files /path/to/aside, or call "
    "aside.spark.ship(spark) on a driver that has it"
)


def ready(expected: str | None) -> str:
    """The program of this executor: of the wheel, shipped with ``--files``, or on its PATH.

    ``expected`` is what the driver's program says of its version. Raises B032 where there is no program that runs, B033
    where it is another version: labels of two versions must not stand in one table.
    """
    from pyspark import SparkFiles

    shipped = Path(SparkFiles.get("aside"))
    if shipped.is_file() and "ASIDE_BINARY" not in os.environ:
        os.environ["ASIDE_BINARY"] = _executable(shipped)
    try:
        program = find_binary()
    except AsideError as error:
        raise AsideError("B032", f"executor {socket.gethostname()}: {error.message}", _CURE) from None
    said = says(program)
    if expected is not None and said != expected:
        raise AsideError(
            "B033",
            f"executor {socket.gethostname()} has {said!r}, the driver {expected!r}: {program}",
            "bring the same version to both: " + _CURE,
        )
    return program


@lru_cache(maxsize=4)
def says(program: str) -> str:
    """What it prints for ``--version``."""
    return subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60).stdout.strip()


def expected() -> str | None:
    """What the driver's own program says; None where it has none, and executors go unchecked."""
    try:
        return says(find_binary())
    except AsideError:
        return None


def _executable(path: Path) -> str:
    """The file, or a copy that may be run where the cluster has brought it without that right."""
    if os.access(path, os.X_OK):
        return str(path)
    copy = Path(_folder("aside-")) / "aside"
    shutil.copyfile(path, copy)
    copy.chmod(stat.S_IRWXU)
    return str(copy)


def packed(folder: str | os.PathLike[str]) -> bytes:
    """A rules folder as bytes that travel with the job."""
    root = Path(folder)
    if not root.is_dir():
        raise AsideError("B035", f"rules: {root} is no folder", "name the folder that holds tags.yaml and Cues")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(root.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(root))
    return buffer.getvalue()


@lru_cache(maxsize=4)
def unpacked(rules: bytes) -> str:
    """The same folder on the executor; written once by each worker."""
    folder = _folder("aside-rules-" + hashlib.sha256(rules).hexdigest()[:12] + "-")
    with zipfile.ZipFile(io.BytesIO(rules)) as archive:
        archive.extractall(folder)
    return folder


def _folder(prefix: str) -> str:
    """A new one among the files of the application, which Spark removes with it."""
    from pyspark import SparkFiles

    return os.path.abspath(tempfile.mkdtemp(prefix=prefix, dir=SparkFiles.getRootDirectory()))
