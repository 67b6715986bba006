"""Aside in Python: labels where a model's secret reasoning speaks of being trained, tested or watched."""
from ._binary import find_binary, version
from ._errors import AsideError
from ._stream import Stream

__version__ = version()

__all__ = ["AsideError", "Stream", "find_binary"]
