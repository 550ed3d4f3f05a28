"""A snapshot as RDF: plain triples for what is so, n-ary nodes for how, claims with their evidence.

The patterns are the W3C Organization Ontology's memberships and changes, RDF reification for claims, PROV-O
for provenance, OWL-Time for intervals and the Web Annotation selectors for quotations. There are no blank
nodes, so that two snapshots can be compared quad by quad.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from kg.knowledge import digest, knowledge
from kg.model import Entity, Snapshot
from kg.rdf import literals
from kg.rdf.mapping import documents, entities, relationships
from kg.rdf.mapping.minting import Minting
from kg.rdf.mapping.schemes import broader, tables
from kg.rdf.namespaces import SECTOR, Namespaces, external

_BESIDE = ("literals.py", "namespaces.py", "ontology.py")
_ONTOLOGY = ("dataset.ttl", "kg.ttl", "schemes.ttl", "vocabulary.toml")


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
    yield from _sectors(snapshot.entities, minting)


def _sectors(entities: Sequence[Entity], minting: Minting) -> Iterator[Quad]:
    """Yield that sectors are parts of the nearest that documents name as well, by the authority table."""
    known = {entity.id: entity.concept for entity in entities if entity.type == "Sector" and entity.concept}
    first = {key: id_ for id_, key in sorted(known.items(), reverse=True)}
    for id_, key in known.items():
        above: str | None = broader(SECTOR).get(key)
        while above and above not in first:
            above = broader(SECTOR).get(above)
        if above:
            yield Quad(minting.entity(id_), external("skos:broader"), minting.entity(first[above]))


def marks(revision: int, rules: str, namespaces: Namespaces) -> tuple[Quad, Quad, Quad]:
    """Return the triples that say which revision of the ledger the dataset shows, and by which rules.

    The rules are those of resolution and, after a space, the form of the RDF (see `form`).
    """
    dataset = namespaces.dataset
    return (
        Quad(dataset, namespaces.term("revision"), literals.integer(revision)),
        Quad(dataset, namespaces.term("rules"), literals.text(f"{rules} {form()}")),
        Quad(dataset, external("dcat:version"), literals.text(str(revision))),
    )


@cache
def form() -> str:
    """Return a hash of this mapping, of the ontology and of the tables of the concept schemes."""
    here = Path(__file__).parent
    modules = (*sorted(here.glob("*.py")), *(here.parent / name for name in _BESIDE))
    return digest((*modules, *(knowledge("ontology", name) for name in _ONTOLOGY), *tables()))
