"""Where the program is, and that it is the one that belongs to this package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from ._errors import AsideError

_REINSTALL = "pip install --force-reinstall aside-labels, or set ASIDE_BINARY to the program"


def find_binary() -> str:
    """The program, once it has said that it is Aside of this package's version: B001, B002, B003 where not."""
    return _checked(locate_binary())


def locate_binary() -> str:
    """The program of the wheel, else ``ASIDE_BINARY``, else ``aside`` of PATH, not started; B001 where there is none.

    The wheel's console script, which is ``aside`` too, is not taken for the program.
    """
    bundled = Path(__file__).with_name("bin") / "aside"
    if bundled.is_file():
        return str(bundled)
    named = os.environ.get("ASIDE_BINARY")
    if named:
        if not os.access(named, os.X_OK) or os.path.isdir(named):
            raise AsideError("B001", f"ASIDE_BINARY is no program: {named}", "name the file that 'make build' makes")
        return named
    for folder in os.get_exec_path():
        found = shutil.which("aside", path=folder)
        if found and not _is_script(found):
            return found
    raise AsideError("B001", "the program 'aside' is neither in this package nor on PATH", _REINSTALL)


def version() -> str:
    """This package's version; ``0`` where it runs from a folder that was never installed."""
    try:
        return metadata.version("aside-labels")
    except metadata.PackageNotFoundError:
        return "0"


def _is_script(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


@lru_cache(maxsize=8)
def _checked(path: str) -> str:
    """The path, once it has said a version whose first two numbers are this package's."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError) as error:
        raise AsideError("B002", f"{path} does not run: {error}", _REINSTALL) from None
    found = re.search(r"\d+\.\d+\.\d+", answer.stdout) if answer.returncode == 0 else None
    if not found:
        raise AsideError("B002", f"{path} is not Aside: {(answer.stdout + answer.stderr).strip()[:200]}", _REINSTALL)
    wanted = version()
    if wanted != "0" and found[0].split(".")[:2] != wanted.split(".")[:2]:
        raise AsideError("B003", f"{path} is Aside {found[0]}, this package is for {wanted}", _REINSTALL)
    return path
