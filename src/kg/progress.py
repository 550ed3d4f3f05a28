"""How long work tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the step's name, how much of it is done, and how much there is."""


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Show nothing."""
