"""A snapshot with a thing of every type and a relationship of every relation."""

from dataclasses import replace
from itertools import chain

from tests.rdf.snapshots import (
    claim,
    entity,
    known_snapshot,
    promised_snapshot,
    related_snapshot,
    relationship,
)

from kg.model import VOCABULARY, Entity, PartialDate, RelationType, Snapshot
from kg.model.snapshot import KnownAs


def everything() -> Snapshot:
    """Each type of thing once, and each relation between two things that it may hold between."""
    known = replace(_known(), until=PartialDate(2023))
    things = {name: _thing(name) for name in VOCABULARY.entity_types}
    things["University"] = replace(things["University"], known=known)
    relationships = tuple(
        replace(
            relationship(f"r{relation.name}", relation.name, *_ends(relation)),
            since=PartialDate(2020, 4, 1) if relation.symmetric else PartialDate(2020),
            until=PartialDate(2021, 5), attested_on=PartialDate(2021, 5, 6),
            kind=VOCABULARY.kinds_of(relation.name)[0], role="role", agreement="eAgreement",
            authority="decree",
        )
        for relation in chain(VOCABULARY.relation_types.values(), VOCABULARY.known_relations.values())
    )  # fmt: skip
    claims = tuple(
        claim(f"s{one.id}", one.type, one.source, one.target)
        for one in relationships
        if one.type in VOCABULARY.relation_types
    )
    first = related_snapshot().sources[0]
    sources = (first, replace(first, id="d2", copy_of="d1"))
    return Snapshot(1, tuple(things.values()), relationships, claims, sources)


def _thing(type_: str) -> Entity:
    thing = replace(entity(f"e{type_}", type_, type_), number="1", date=PartialDate(2020, 1, 2))
    told = {one.type: one for one in promised_snapshot().entities}
    if type_ in told:
        thing = replace(thing, promise=told[type_].promise, amount=told[type_].amount)
    return thing


def _known() -> KnownAs:
    known = known_snapshot().entities[1].known
    assert known is not None
    return known


def _ends(relation: RelationType) -> tuple[str, str]:
    if relation.name == "part_of":
        return "eUnit", "eUniversity"
    return f"e{min(relation.domain)}", f"e{min(relation.range)}"
