"""The connection map: a projection of the ledger made for looking at, and what can be seen in it.

No module here knows HTTP; `kg.web.map` serves what these return.
"""

from kg.map.storage.difference import Difference
from kg.map.storage.mark import Mark
from kg.map.store import MapStore, Reading

__all__ = ["Difference", "MapStore", "Mark", "Reading"]
