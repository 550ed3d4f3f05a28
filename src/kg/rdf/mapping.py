"""A snapshot as RDF: plain triples for what is so, n-ary nodes for how, claims with their evidence.

The patterns are the W3C Organization Ontology's memberships and changes, RDF reification for claims, PROV-O
for provenance, OWL-Time for intervals and the Web Annotation selectors for quotations. There are no blank
nodes, so that two snapshots can be compared quad by quad.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from kg.knowledge import digest, knowledge
from kg.model import Snapshot
from kg.rdf import documents, entities, literals, relationships
from kg.rdf.minting import Minting
from kg.rdf.namespaces import Namespaces

_MODULES = ("addresses", "documents", "entities", "literals", "mapping", "minting", "relationships")
_ONTOLOGY = ("kg.ttl", "vocabulary.toml")


def quads(snapshot: Snapshot, namespaces: Namespaces) -> Iterator[Quad]:
    """Yield all quads of the snapshot, in the default graph; some may come twice.

    Only relationships that are `actual` become plain triples, symmetric ones in both directions.
    """
    minting = Minting(namespaces, {entity.id: entity.type for entity in snapshot.entities})
    for source in snapshot.sources:
        yield from documents.document(source, minting)
    for entity in snapshot.entities:
        yield from entities.entity(entity, minting)
    read = {source.id for source in snapshot.sources if source.read_at is not None}
    for claim in snapshot.claims:
        yield from documents.claim(claim, minting)
        if claim.source in read:
            yield documents.generation(claim, minting)
    for relationship in snapshot.relationships:
        yield from relationships.relationship(relationship, minting)


def marks(revision: int, rules: str, namespaces: Namespaces) -> tuple[Quad, Quad]:
    """Return the triples that say which revision of the ledger the dataset shows, and by which rules.

    The rules are those of resolution and, after a space, a hash of this mapping.
    """
    return (
        Quad(namespaces.dataset, namespaces.term("revision"), literals.integer(revision)),
        Quad(namespaces.dataset, namespaces.term("rules"), literals.text(f"{rules} {_form()}")),
    )


@cache
def _form() -> str:
    modules = (Path(__file__).with_name(f"{name}.py") for name in _MODULES)
    return digest((*modules, *(knowledge("ontology", name) for name in _ONTOLOGY)))
