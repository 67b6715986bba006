"""What goes wrong, as one exception with a code, the program's exit status and the cure."""

from __future__ import annotations


class AsideError(Exception):
    """``code`` is ``B001`` … for this package and that of the program (``R001``, ``L002`` …) for what it refused.

    ``exit_status`` is the program's, None where none was started; ``cure`` is empty where the message has it.
    """

    def __init__(self, code: str, message: str, cure: str = "", exit_status: int | None = None) -> None:
        super().__init__(code, message, cure, exit_status)
        self.code = code
        self.message = message
        self.cure = cure
        self.exit_status = exit_status

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}" + (f"\n  {self.cure}" if self.cure else "")
