"""What came of reading documents into a workspace."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.publishing import PublishReport

if TYPE_CHECKING:
    from kg.sources import Unreadable


@dataclass(slots=True)
class IngestReport:
    """What an ingest did.

    `doubtful` counts the statements left out for their low confidence; `refused` holds what could not be
    read, each with its reason; `published` tells what the publication changed.
    """

    changed: int = 0
    unchanged: int = 0
    statements: int = 0
    doubtful: int = 0
    refused: list["Unreadable"] = field(default_factory=list)
    published: PublishReport | None = None

    @property
    def read(self) -> int:
        """The number of documents that were read, changed or not."""
        return self.changed + self.unchanged
