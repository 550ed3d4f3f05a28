"""The report of a document that could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that was skipped; `reason` completes the sentence "<place> was skipped: …".

    `place` is a path, an address, or a path within an archive.
    """

    place: str
    reason: str
