"""Dumps the published RDF as a file for other stores and programs."""

from enum import Enum
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import EngineError
from kg.rdf.store import RdfStore


class Syntax(Enum):
    """The syntaxes of a dump; both hold whole datasets."""

    JSON_LD = RdfFormat.JSON_LD
    N_QUADS = RdfFormat.N_QUADS


def dump(store_folder: Path, path: Path, syntax: Syntax) -> tuple[int, int]:
    """Write all quads of the store in the folder to a file and return the revision and how many they are.

    The dataset says itself which revision it shows. JSON-LD is in expanded form, which needs no context.
    Raises EngineError when no revision is published whole.
    """
    revision = RdfStore.open(store_folder).revision
    if revision is None:
        raise EngineError("No revision is published whole as RDF; publish it with: kg publish")
    store = Store.read_only(str(store_folder))
    with path.open("wb") as file:
        store.dump(file, syntax.value)
    return revision, len(store)
