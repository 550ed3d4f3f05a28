"""The RDF store: mapping to the ontology, loading, and queries that can be stopped.

Names are imported when first used, so that a query worker, which lives in this package, starts without
the model and the store.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.rdf.namespaces import Namespaces
    from kg.rdf.querying.limits import QueryLimits
    from kg.rdf.querying.process import Stop
    from kg.rdf.querying.service import NotAcceptableError, QueryService
    from kg.rdf.store import Difference, RdfStore

__all__ = [
    "Difference",
    "Namespaces",
    "NotAcceptableError",
    "QueryLimits",
    "QueryService",
    "RdfStore",
    "Stop",
]

_HOMES = {
    "Difference": "kg.rdf.store",
    "Namespaces": "kg.rdf.namespaces",
    "NotAcceptableError": "kg.rdf.querying.service",
    "QueryLimits": "kg.rdf.querying.limits",
    "QueryService": "kg.rdf.querying.service",
    "RdfStore": "kg.rdf.store",
    "Stop": "kg.rdf.querying.process",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
