"""Recognises entities as publicly known bodies, and adds what is known of them apart from any document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import (
    ORGANIZATION,
    VOCABULARY,
    Claim,
    Entity,
    Name,
    PartialDate,
    Relationship,
    Source,
    Status,
)
from kg.model.snapshot import SUCCEEDED_BY, FormerName, KnownAs
from kg.resolve.keys import search_keys
from kg.resolve.names.authority import KnownBody, bodies_called, known_bodies
from kg.resolve.names.contexts import Context
from kg.resolve.names.gazetteer import places_called
from kg.resolve.names.organisations import parse_organisation, structure


@dataclass(slots=True)
class _Around:
    """What the documents that name an entity say around it."""

    documents: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def recognised(
    entities: Sequence[Entity], claims: Iterable[Claim], sources: Mapping[str, Source]
) -> list[Entity]:
    """Return the entities in their order, a known body with what is known of it.

    An entity is a known body when its names, given its places and the years of its documents, mean that one
    and no other. If several mean one, it is the entity that most documents name, then the smallest id.
    """
    around = _around(entities, claims, sources)
    meaning: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if key := _body_meant(entity, around[entity.id]):
            meaning[key].append(entity)
    keys = {
        min(several, key=lambda entity: (-len(around[entity.id].documents), entity.id)).id: key
        for key, several in meaning.items()
    }
    return [
        replace(entity, known=_known_as(known_bodies()[keys[entity.id]])) if entity.id in keys else entity
        for entity in entities
    ]


def successions(entities: Sequence[Entity]) -> Iterator[Relationship]:
    """Yield the relationships from known bodies that ended to those that took over, where both are here."""
    present = {entity.known.key: entity.id for entity in entities if entity.known}
    for entity in entities:
        if entity.known and entity.known.until:
            for successor in known_bodies()[entity.known.key].successors:
                if successor in present:
                    known = entity.known
                    yield Relationship.known(
                        SUCCEEDED_BY, entity.id, present[successor], known.source, known.until
                    )


def _around(
    entities: Iterable[Entity], claims: Iterable[Claim], sources: Mapping[str, Source]
) -> dict[str, _Around]:
    around = {entity.id: _Around() for entity in entities}
    names = {entity.id: entity.name for entity in entities}
    for claim in claims:
        published = sources[claim.source].published
        for id_ in filter(None, (claim.subject, claim.object)):
            around[id_].documents.add(claim.source)
            if published is not None:
                around[id_].years.add(published.year)
        if claim.type == "located_in" and claim.object is not None and claim.status is not Status.DENIED:
            around[claim.subject].places |= places_called(names[claim.object])
    return around


def _body_meant(entity: Entity, around: _Around) -> str | None:
    """Return the key of the one body that all known ones of the names may mean, the display name included."""
    if VOCABULARY.entity_type(entity.type).family != ORGANIZATION:
        return None
    if not around.places and _is_shared_by_many(entity):
        return None
    context = Context(places=frozenset(around.places), years=frozenset(around.years))
    meant = bodies_called(entity.name, context)
    for name in entity.names:
        meant &= bodies_called(name.text, context) or meant
    return min(meant) if len(meant) == 1 else None


def _is_shared_by_many(entity: Entity) -> bool:
    """Tell whether the name only describes what there is in many towns, such as a polytechnic college."""
    name = parse_organisation(entity.name)
    own = any(word.places or (word.is_plain and "body" not in word.kinds) for word in name.words)
    return not (own or name.honoured or entity.type in structure().described)


def _known_as(body: KnownBody) -> KnownAs:
    return KnownAs(
        key=body.key,
        names=tuple(_name(text, language) for language, text in sorted(body.names.items()) if text),
        former=tuple(
            FormerName(_name(former.text, None), _date(former.since), _date(former.until))
            for former in body.former
        ),
        since=_date(body.since),
        until=_date(body.until),
        identifiers=body.identifiers,
        website=body.website,
        source=body.source,
    )


def _name(text: str, language: str | None) -> Name:
    return Name(text, language, search_keys(text))


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
