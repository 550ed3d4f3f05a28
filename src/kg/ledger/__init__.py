"""The only store that must never lose anything: documents, statements and identity judgements."""

from kg.ledger.ledger import Ledger
from kg.ledger.originals import Known, OriginalRead, Refusal
from kg.ledger.reading import Counts, DroppedCount, Reading, Revision
from kg.ledger.runs import Run, State, Tally
from kg.ledger.visits import Visit

__all__ = [
    "Counts",
    "DroppedCount",
    "Known",
    "Ledger",
    "OriginalRead",
    "Reading",
    "Refusal",
    "Revision",
    "Run",
    "State",
    "Tally",
    "Visit",
]
