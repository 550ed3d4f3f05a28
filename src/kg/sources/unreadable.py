"""The report of a document that could not be read."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that was skipped; `reason` completes the sentence "<path> was skipped: …"."""

    path: Path
    reason: str
