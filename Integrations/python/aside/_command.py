"""The console script: becomes the program."""

from __future__ import annotations

import os
import sys

from ._binary import locate_binary
from ._errors import AsideError


def main() -> None:
    try:
        program = locate_binary()
    except AsideError as error:
        print(f"aside: {error}", file=sys.stderr)
        sys.exit(70)
    os.execv(program, ["aside", *sys.argv[1:]])
