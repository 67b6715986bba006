"""Aside in Python: labels where a model's secret reasoning speaks of being trained, tested or watched."""

from ._binary import find_binary, version
from ._catalogue import Catalogue, catalogue
from ._errors import AsideError
from ._label import findings, label
from ._profile import Profile, profile
from ._reading import Reading
from ._records import AsideWarning, records
from ._store import Store, open_store
from ._stream import Stream

__version__ = version()

__all__ = [
    "AsideError",
    "AsideWarning",
    "Catalogue",
    "Profile",
    "Reading",
    "Store",
    "Stream",
    "catalogue",
    "find_binary",
    "findings",
    "label",
    "open_store",
    "profile",
    "records",
]
