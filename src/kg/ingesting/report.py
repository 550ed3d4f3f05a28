"""What came of reading documents into a workspace."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.ledger.runs import Tally
from kg.publishing import PublishReport

if TYPE_CHECKING:
    from kg.ledger import Refusal


@dataclass(slots=True)
class IngestReport:
    """What an ingest did: the number of its run, what its documents came to, and what it refused, and why.

    `published` tells what the publication changed, `None` when there was nothing to publish.
    """

    run: int = 0
    tally: Tally = field(default_factory=Tally)
    refused: list["Refusal"] = field(default_factory=list)
    published: PublishReport | None = None
