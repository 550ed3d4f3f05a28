"""The only store that must never lose anything: documents, statements and identity judgements."""

from kg.ledger.ledger import Ledger
from kg.ledger.reading import Counts, DroppedCount, Reading, Revision

__all__ = ["Counts", "DroppedCount", "Ledger", "Reading", "Revision"]
