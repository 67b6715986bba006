"""Profiles: rates with intervals, as the program works them out, in frames."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ._reading import Reading, ReadingOptions
from ._store import Store, fill_store, is_store
from ._stream import Stream
from ._tables import Columns, default_kind, to_frame

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Profile:
    """``json`` is the whole profile (``aside.profile/1``); the frames are its parts that are looked at most."""

    def __init__(self, json: dict[str, Any], kind: str | None = None) -> None:
        self.json = json
        self._kind = default_kind(kind, None)

    @property
    def groups(self) -> Any:
        """One row for each group: its columns of ``by``, ``transcripts, readable, unread, prompts, words``."""
        counts = ("transcripts", "readable", "unread", "prompts", "words")
        columns = Columns({**dict.fromkeys(self.json["by"], "any"), **dict.fromkeys(counts, "int")})
        for group in self.json["groups"]:
            columns.add({**group["by"], **{name: group[name] for name in counts}})
        return to_frame(columns, self._kind)

    @property
    def rates(self) -> Any:
        """One row for each group and tag: ``tag, k, n, rate, low, high``; 95 % intervals by prompt."""
        return self._rates("tags", "tag")

    @property
    def composites(self) -> Any:
        """The same for composites."""
        return self._rates("composites", "composite")

    @property
    def contrasts(self) -> Any:
        """One row for each contrast, group and tag: first less second, as ``difference, low, high, p, p_adjusted``."""
        types = {
            "contrast": "text",
            "first": "text",
            "second": "text",
            "tag": "text",
            "pairs": "int",
            "difference": "float",
            "low": "float",
            "high": "float",
            "p": "float",
            "p_adjusted": "float",
        }
        columns = Columns(types)
        for contrast in self.json["contrasts"]:
            first, second = (str(arm) for arm in contrast["arms"])
            named = {**contrast["by"], "contrast": contrast["column"], "first": first, "second": second}
            for tag, figures in contrast["tags"].items():
                low, high = figures["interval"] or (None, None)
                kept = {name: figures[name] for name in ("pairs", "difference", "p", "p_adjusted")}
                columns.add({**named, "tag": tag, **kept, "low": low, "high": high})
        return to_frame(columns.ordered(tuple(types)), self._kind)

    def __repr__(self) -> str:
        groups = self.json["groups"]
        readable = sum(group["readable"] for group in groups)
        by = ", ".join(self.json["by"]) or "nothing"
        return f"<aside.Profile of {readable} readable transcripts in {len(groups)} groups by {by}>"

    def _rates(self, part: str, name: str) -> Any:
        types = {name: "text", "k": "int", "n": "int", "rate": "float", "low": "float", "high": "float"}
        columns = Columns({**dict.fromkeys(self.json["by"], "any"), **types})
        for group in self.json["groups"]:
            for tag, figures in group[part].items():
                low, high = figures["cluster"] or figures["wilson"] or (None, None)
                kept = {key: figures[key] for key in ("k", "n", "rate")}
                columns.add({**group["by"], name: tag, **kept, "low": low, "high": high})
        return to_frame(columns, self._kind)


def profile(
    data: Any,
    *,
    by: str | Sequence[str] = "model",
    contrast: str | Sequence[str] = (),
    primary: Sequence[str] = (),
    seed: int | None = None,
    hypotheses: bool = False,
    to: str | None = None,
    **reading: Unpack[ReadingOptions],
) -> Profile:
    """Rates by model, or by other columns (``by=["model", "condition.tier"]``), of a store or of what ``label`` takes.

    ``contrast="condition.tier=free:paid"`` compares two arms prompt by prompt. A store is a path or what ``open_store``
    gives; anything else is labelled first, into a temporary store without texts.
    """
    arguments = ["--by", by if isinstance(by, str) else ",".join(by), "--format", "json"]
    for name, values in (("--contrast", contrast), ("--primary", primary)):
        for value in [values] if isinstance(values, str) else values:
            arguments += [name, value]
    arguments += ["--seed", str(seed)] if seed is not None else []
    arguments += ["--report", "hypotheses"] if hypotheses else []
    if isinstance(data, Store) or is_store(data):
        store = data.path if isinstance(data, Store) else os.fspath(data)
        return Profile(json.loads(Stream(["profile", store, *arguments, *_rules(reading.get("rules"))]).run()), to)
    with tempfile.TemporaryDirectory(prefix="aside-") as folder:
        store = os.path.join(folder, "profile.sqlite")
        settings = Reading(**reading)
        kind = fill_store(store, data, settings, ["--redact"])
        return Profile(json.loads(Stream(["profile", store, *arguments, *_rules(settings.rules)]).run()), to or kind)


def _rules(folder: str | os.PathLike[str] | None) -> list[str]:
    return [] if folder is None else ["--rules", os.fspath(folder)]
