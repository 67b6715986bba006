"""Which tags and composites there are, in the order of the rules."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache

from ._stream import Stream


@dataclass(frozen=True)
class Catalogue:
    """Names of tags and composites; ``rules`` is the digest of the rules, ``tool`` the program and its version."""

    tags: tuple[str, ...]
    composites: tuple[str, ...]
    rules: str
    tool: str


def catalogue(rules: str | os.PathLike[str] | None = None) -> Catalogue:
    """The bundled rules' catalogue, or that of a rules folder, which is read again each time."""
    return _bundled() if rules is None else _read(["--rules", os.fspath(rules)])


@lru_cache(maxsize=1)
def _bundled() -> Catalogue:
    return _read([])


def _read(options: list[str]) -> Catalogue:
    """A profile of one silent text lists every tag and composite."""
    with tempfile.TemporaryDirectory(prefix="aside-") as folder:
        store = os.path.join(folder, "names.sqlite")
        row = b'{"id":"none","scratchpad":"."}\n'
        Stream(["label", "-", "--store", store, "--quiet", *options], [row]).run()
        profile = json.loads(Stream(["profile", store, "--by", "", "--format", "json", *options]).run())
    group = profile["groups"][0]
    return Catalogue(tuple(group["tags"]), tuple(group["composites"]), profile["rules"], profile["tool"])
