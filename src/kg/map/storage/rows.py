"""A snapshot as rows of the map's tables."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.analysis import attributes
from kg.model import Claim, Entity, Name, PartialDate, Relationship, Snapshot, Source, Status
from kg.model.snapshot import KnownAs

if TYPE_CHECKING:
    from datetime import datetime

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]

_LANGUAGES = ("en", "ru", "kk")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def rows(snapshot: Snapshot) -> dict[str, list[Row]]:
    """Return the rows of each table by its name, columns in the order of the schema."""
    documents, neighbours = _documents(snapshot), _neighbours(snapshot)
    proved = _first_proofs(snapshot)
    placed = _placed(snapshot)
    regions, sectors = attributes.regions(placed), attributes.sectors(placed)
    return {
        "entity": [
            _entity(each, len(documents[each.id]), len(neighbours[each.id])) for each in snapshot.entities
        ],
        "name": [row for each in snapshot.entities for row in _names(each)],
        "relationship": [_relationship(each, proved.get(each.id)) for each in snapshot.relationships],
        "claim": [_claim(each) for each in snapshot.claims],
        "document": [_document(each) for each in snapshot.sources],
        "region": _pairs(regions),
        "sector": _pairs(sectors),
    }


def _documents(snapshot: Snapshot) -> Mapping[str, set[str]]:
    documents: dict[str, set[str]] = defaultdict(set)
    for claim in snapshot.claims:
        for entity in (claim.subject, claim.object):
            if entity is not None:
                documents[entity].add(claim.source)
    return documents


def _neighbours(snapshot: Snapshot) -> Mapping[str, set[str]]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for each in snapshot.relationships:
        if each.source != each.target:
            neighbours[each.source].add(each.target)
            neighbours[each.target].add(each.source)
    return neighbours


def _first_proofs(snapshot: Snapshot) -> dict[str, PartialDate]:
    """Return when the first document that says a relationship was published, by the relationship's id."""
    published = {each.id: each.published for each in snapshot.sources}
    said = {claim.id: published.get(claim.source) for claim in snapshot.claims}
    dates = {
        each.id: [date for id_ in each.claims if (date := said.get(id_))] for each in snapshot.relationships
    }
    return {id_: min(those) for id_, those in dates.items() if those}


def _placed(snapshot: Snapshot) -> "nx.MultiDiGraph[str]":
    """Return what regions and sectors are read from: what is, not what is planned or has ended."""
    placing = [
        each
        for each in snapshot.relationships
        if each.type in attributes.RELATIONS and each.status is Status.ACTUAL
    ]
    ends = {end for each in placing for end in (each.source, each.target)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in snapshot.entities:
        if entity.id in ends:
            graph.add_node(entity.id, type=entity.type, names=[name.text for name in entity.names])
    for each in placing:
        graph.add_edge(each.source, each.target, each.id, type=each.type)
    return graph


def _pairs(values: attributes.Values) -> list[Row]:
    return [(entity, value) for entity, those in values.items() for value in sorted(those)]


def _entity(entity: Entity, documents: int, degree: int) -> Row:
    names = (*entity.names, *(entity.known.names if entity.known else ()))
    own = next((name.language for name in names if name.text == entity.name), None)
    by_language = (next((name.text for name in names if name.language == each), None) for each in _LANGUAGES)
    return (
        entity.id,
        entity.type,
        entity.name,
        own,
        *by_language,
        documents,
        degree,
        _json(_details(entity)),
    )


def _details(entity: Entity) -> dict[str, Value]:
    promise, amount = entity.promise, entity.amount
    details = {
        "number": entity.number,
        "date": _iso(entity.date),
        "deadline": _iso(promise.deadline) if promise else None,
        "completion_form": promise.completion_form if promise else None,
        "value": amount.value if amount else None,
        "unit": amount.unit if amount else None,
        "period": amount.period if amount else None,
        **(_known(entity.known) if entity.known else {}),
    }
    return {key: value for key, value in details.items() if value}


def _known(known: KnownAs) -> dict[str, Value]:
    return {
        "known_from": known.source,
        "founded": _iso(known.since),
        "dissolved": _iso(known.until),
        "website": known.website,
        **known.identifiers,
    }


def _names(entity: Entity) -> Iterator[Row]:
    for position, (name, origin, since, until) in enumerate(names_of(entity)):
        yield entity.id, position, name.text, name.language, origin, _iso(since), _iso(until)


def names_of(entity: Entity) -> Iterable[tuple[Name, str, PartialDate | None, PartialDate | None]]:
    """Return all names of an entity, each with where it is from, and from when until when it was borne."""
    yield from ((name, "documents", None, None) for name in entity.names)
    if entity.known:
        yield from ((name, "known", None, None) for name in entity.known.names)
        yield from ((each.name, "former", each.since, each.until) for each in entity.known.former)


def _relationship(each: Relationship, proved: PartialDate | None) -> Row:
    return (
        each.id, each.type, each.source, each.target, each.status.value, each.role, each.kind, each.agreement,
        _iso(each.since), _iso(each.until), _iso(each.attested_on), each.confidence, each.sources,
        each.authority, _iso(proved), _json(list(each.claims)),
    )  # fmt: skip


def _claim(claim: Claim) -> Row:
    return (
        claim.id, claim.type, claim.subject, claim.object, claim.value, claim.value_language,
        claim.status.value, claim.role, claim.kind, _iso(claim.since), _iso(claim.until), claim.agreement,
        claim.sentence, claim.start, claim.end, claim.confidence, claim.extractor, claim.source,
    )  # fmt: skip


def _document(source: Source) -> Row:
    return (
        source.id, source.uri, source.title, source.language, _iso(source.published), source.copy_of,
        _instant(source.read_at), source.read_by,
    )  # fmt: skip


def _iso(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _instant(moment: "datetime | None") -> str | None:
    return moment.isoformat() if moment else None
