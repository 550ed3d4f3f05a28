"""A snapshot as rows of the graph: nodes and edges, each with a fingerprint of its content."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from kg.model import (
    VOCABULARY,
    Claim,
    Entity,
    Name,
    PartialDate,
    Relationship,
    Snapshot,
    Source,
    content_id,
)
from kg.model.snapshot import FormerName, KnownAs

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NodeKind:
    """Nodes with the same labels, which are fixed text and never come from data."""

    labels: str

    @property
    def key_label(self) -> str:
        """The label whose `id` is unique."""
        return self.labels.split(":", 1)[0]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """Edges of one type between nodes of two labels."""

    type: str
    source: str
    target: str


NodeRows = dict[NodeKind, dict[str, Row]]
EdgeRows = dict[EdgeKind, dict[str, Row]]

CLAIM = NodeKind("Claim")
DOCUMENT = NodeKind("Document")
NAME = NodeKind("Name")
SUBJECT = EdgeKind("SUBJECT", "Claim", "Entity")
OBJECT = EdgeKind("OBJECT", "Claim", "Entity")
STATED_IN = EdgeKind("STATED_IN", "Claim", "Document")
NAMES = EdgeKind("NAMES", "Name", "Entity")
ENTITY = {
    name: NodeKind(":".join(("Entity", *([type_.parent] if type_.parent else []), name)))
    for name, type_ in VOCABULARY.entity_types.items()
}
RELATION = {
    name: EdgeKind(type_.edge, "Entity", "Entity")
    for name, type_ in (*VOCABULARY.relation_types.items(), *VOCABULARY.known_relations.items())
}


def node_rows(snapshot: Snapshot) -> NodeRows:
    """Return the nodes of a snapshot by kind and id: `id`, `fingerprint` and the properties."""
    rows: NodeRows = {kind: {} for kind in (*ENTITY.values(), CLAIM, DOCUMENT, NAME)}
    documents = _documents_by_entity(snapshot)
    for entity in snapshot.entities:
        rows[ENTITY[entity.type]][entity.id] = _row(entity.id, _entity(entity, len(documents[entity.id])))
        rows[NAME].update((row["id"], row) for row in _names(entity))
    rows[CLAIM] = {claim.id: _row(claim.id, _claim(claim)) for claim in snapshot.claims}
    rows[DOCUMENT] = {source.id: _row(source.id, _document(source)) for source in snapshot.sources}
    return rows


def edge_rows(snapshot: Snapshot) -> EdgeRows:
    """Return the edges of a snapshot by kind and id: `id`, `fingerprint`, `source`, `target`, properties.

    An end that an edge points to is part of its fingerprint.
    """
    rows: EdgeRows = {kind: {} for kind in (*RELATION.values(), SUBJECT, OBJECT, STATED_IN, NAMES)}
    for relationship in snapshot.relationships:
        kind = RELATION[relationship.type]
        rows[kind][relationship.id] = _edge(
            relationship.id, relationship.source, relationship.target, _relationship(relationship)
        )
    for claim in snapshot.claims:
        ends = ((SUBJECT, claim.subject), (OBJECT, claim.object), (STATED_IN, claim.source))
        for kind, target in ends:
            if target is not None:
                rows[kind][claim.id] = _edge(claim.id, claim.id, target, {})
    for entity in snapshot.entities:
        for name in _names(entity):
            rows[NAMES][name["id"]] = _edge(name["id"], name["id"], entity.id, {})
    return rows


def _documents_by_entity(snapshot: Snapshot) -> Mapping[str, set[str]]:
    documents: dict[str, set[str]] = {entity.id: set() for entity in snapshot.entities}
    for claim in snapshot.claims:
        for entity in (claim.subject, claim.object):
            if entity is not None:
                documents[entity].add(claim.source)
    return documents


def _entity(entity: Entity, documents: int) -> Row:
    names = (*entity.names, *(entity.known.names if entity.known else ()))
    by_language = {
        f"name_{language}": next((name.text for name in names if name.language == language), None)
        for language in ("en", "ru", "kk")
    }
    return {
        "name": entity.name,
        "type": entity.type,
        "names": list(dict.fromkeys(name.text for name in entity.names)),
        "number": entity.number,
        "date": _iso(entity.date),
        "documents": documents,
        **by_language,
        **(_known(entity.known) if entity.known else {}),
        **_promise_or_amount(entity),
    }


def _promise_or_amount(entity: Entity) -> Row:
    promise, amount = entity.promise, entity.amount
    return {
        "deadline": _iso(promise.deadline) if promise else None,
        "completion_form": promise.completion_form if promise else None,
        "value": amount.value if amount else None,
        "unit": amount.unit if amount else None,
        "period": amount.period if amount else None,
    }


def _known(known: KnownAs) -> Row:
    return {
        "known_as": known.key,
        "known_from": known.source,
        "former_names": [_with_years(former) for former in known.former] or None,
        "founded": _iso(known.since),
        "dissolved": _iso(known.until),
        "website": known.website or None,
        **known.identifiers,
    }


def _with_years(former: FormerName) -> str:
    since, until = _iso(former.since) or "", _iso(former.until) or ""
    return f"{former.name.text} ({since}–{until})" if since or until else former.name.text


def _names(entity: Entity) -> Iterator[Row]:
    """Yield the keys of all names; only one that documents give counts as a whole name."""
    seen: set[tuple[str, str]] = set()
    for name, of_documents, dates in _all_names(entity):
        for position, key in enumerate(name.keys):
            if (key, name.text) not in seen:
                seen.add((key, name.text))
                id_ = content_id("n", entity.id, key, name.text)
                whole = of_documents and position == 0
                yield _row(id_, {"key": key, "text": name.text, "whole": whole, **dates})


def _all_names(entity: Entity) -> Iterator[tuple[Name, bool, Row]]:
    """Yield the names with whether documents give them, and the dates of those borne before."""
    yield from ((name, True, {}) for name in entity.names)
    if entity.known:
        yield from ((name, False, {}) for name in entity.known.names)
        for former in entity.known.former:
            yield former.name, False, {"since": _iso(former.since), "until": _iso(former.until)}


def _claim(claim: Claim) -> Row:
    properties = {key: _cell(value) for key, value in asdict(claim).items()}
    for end in ("id", "subject", "object", "source"):
        del properties[end]
    properties["since"], properties["until"] = _iso(claim.since), _iso(claim.until)
    return properties


def _document(source: Source) -> Row:
    return {
        "uri": source.uri,
        "title": source.title,
        "language": source.language,
        "published": _iso(source.published),
        "copy_of": source.copy_of,
    }


def _relationship(relationship: Relationship) -> Row:
    return {
        "status": relationship.status.value,
        "role": relationship.role,
        "kind": relationship.kind,
        "agreement": relationship.agreement,
        "since": _iso(relationship.since),
        "until": _iso(relationship.until),
        "attested_on": _iso(relationship.attested_on),
        "confidence": relationship.confidence,
        "sources": relationship.sources,
        "claims": list(relationship.claims),
        "authority": relationship.authority,
    }


def _row(id_: str, properties: Row) -> Row:
    given = {key: value for key, value in properties.items() if value is not None}
    return {"id": id_, "fingerprint": content_id("f", *sorted(given.items())), **given}


def _edge(id_: str, source: str, target: str, properties: Row) -> Row:
    given = {key: value for key, value in properties.items() if value is not None}
    fingerprint = content_id("f", source, target, *sorted(given.items()))
    return {"id": id_, "fingerprint": fingerprint, "source": source, "target": target, "properties": given}


def _iso(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _cell(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
