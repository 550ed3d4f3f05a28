"""Assembles the snapshot of a revision: statements seen through the resolution, and what is known apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from kg.model import (
    VOCABULARY,
    Amount,
    Claim,
    Document,
    Entity,
    Mention,
    Name,
    PartialDate,
    Promise,
    Relationship,
    Snapshot,
    Source,
    Statement,
    Status,
    Value,
    content_id,
)
from kg.resolve.copies import copies
from kg.resolve.keys import search_keys
from kg.resolve.known import recognised, successions
from kg.resolve.listed import listed
from kg.resolve.rules import rules_version
from kg.resolve.surroundings import surroundings

_OWN_TO_DOCUMENT = frozenset({"Agreement", "Event", "Commitment", "Indicator"})

_UNREAD: Mapping[str, tuple[datetime, str]] = MappingProxyType({})

_Edge = tuple[str, str, str, Status, str | None, str | None, str | None]


def assemble(
    revision: int,
    documents: Iterable[Document],
    statements: Iterable[Statement],
    entity_of: Mapping[str, str],
    readings: Mapping[str, tuple[datetime, str]] = _UNREAD,
) -> Snapshot:
    """Return entities, claims, relationships and sources, each sorted by id.

    `entity_of` maps referents to entity ids (see `Resolution`), and `readings` documents to when they were
    read and by which version of the extractor. A relation whose two ends turn out to be one
    entity makes no claim. Entities that are publicly known bodies have what is known of them, those of them
    that took over from others are related to these, and places to those that they lie in. The outcome does
    not depend on the order of documents and statements.
    """
    sources = _sources(list(documents), readings)
    facts = sorted(statements, key=lambda statement: statement.id)
    entity_of = {**entity_of, **_told_again(facts, entity_of, sources)}
    claims = [claim for fact in facts if (claim := _claim(fact, entity_of)) is not None]
    entities = listed(recognised(_entities(facts, entity_of), claims, sources))
    relationships = [
        *_relationships(claims, sources), *successions(entities), *surroundings(entities),
    ]  # fmt: skip
    return Snapshot(
        revision=revision,
        entities=tuple(entities),
        relationships=tuple(sorted(relationships, key=lambda relationship: relationship.id)),
        claims=tuple(claims),
        sources=tuple(sources[key] for key in sorted(sources)),
        rules=rules_version(),
    )


def _told_again(
    statements: Sequence[Statement], entity_of: Mapping[str, str], sources: Mapping[str, Source]
) -> dict[str, str]:
    """Return the entities of what is its document's own, such as agreements, where a copy of a text names it.

    Of several that go by one name, the first of a copy is the first of the first text, and so on.
    """
    named: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for fact in statements:
        mention = fact.subject
        if fact.relation == "name" and mention.type in _OWN_TO_DOCUMENT and isinstance(fact.object, Value):
            places = named[fact.document_id, mention.type, fact.object.text]
            start = mention.span.start
            places[mention.referent] = min(places.get(mention.referent, start), start)
    found: dict[str, str] = {}
    for (document, type_, name), places in named.items():
        if (origin := sources[document].copy_of) is not None:
            there = named.get((origin, type_, name), {})
            for referent, original in zip(_in_text(places), _in_text(there), strict=False):
                found[referent] = entity_of[original]
    return found


def _in_text(places: Mapping[str, int]) -> list[str]:
    return sorted(places, key=lambda referent: (places[referent], referent))


def _sources(
    documents: Sequence[Document], readings: Mapping[str, tuple[datetime, str]]
) -> dict[str, Source]:
    first = copies(documents)
    return {
        one.id: Source(
            one.id,
            one.uri,
            one.title,
            one.language,
            one.published,
            first.get(one.id),
            *readings.get(one.id, ()),
        )
        for one in documents
    }


def _claim(statement: Statement, entity_of: Mapping[str, str]) -> Claim | None:
    subject = entity_of[statement.subject.referent]
    is_relation = isinstance(statement.object, Mention)
    target = entity_of[statement.object.referent] if isinstance(statement.object, Mention) else None
    value = statement.object if isinstance(statement.object, Value) else None
    if is_relation and target == subject:
        return None
    return Claim(
        id=statement.id,
        type=statement.relation,
        subject=subject,
        object=target,
        value=value.text if value else None,
        value_language=value.language if value else None,
        status=statement.status,
        role=statement.role,
        kind=statement.kind,
        since=statement.valid[0],
        until=statement.valid[1],
        agreement=entity_of.get(statement.agreement) if statement.agreement else None,
        sentence=statement.sentence,
        start=statement.span.start,
        end=statement.span.end,
        confidence=statement.confidence,
        extractor=statement.extractor,
        source=statement.document_id,
    )


def _entities(statements: Iterable[Statement], entity_of: Mapping[str, str]) -> list[Entity]:
    types: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    aliases: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statement in statements:
        for mention in (statement.subject, statement.object):
            if isinstance(mention, Mention):
                types[entity_of[mention.referent]][mention.type] += 1
        if isinstance(statement.object, Value):
            entity, value = entity_of[statement.subject.referent], statement.object
            if statement.relation == "name":
                names[entity][value.text, value.language] += 1
            elif statement.relation == "alias":
                aliases[entity].add((value.text, value.language))
            else:
                values[entity, statement.relation].add(value.text)
    return [
        _entity(entity, types[entity], names[entity], aliases[entity], values) for entity in sorted(types)
    ]


def _entity(
    entity: str,
    types: Counter[str],
    names: Counter[tuple[str, str | None]],
    aliases: set[tuple[str, str | None]],
    values: Mapping[tuple[str, str], set[str]],
) -> Entity:
    ranked = sorted(names, key=lambda name: (-names[name], -len(name[0]), name[0], name[1] or ""))
    ordered = ranked + sorted(aliases - set(ranked), key=lambda name: (name[0], name[1] or ""))
    type_ = min(types, key=lambda one: (-types[one], one))

    def told(relation: str) -> str | None:
        return min(values.get((entity, relation), ()), default=None)

    return Entity(
        id=entity,
        type=type_,
        name=ordered[0][0] if ordered else "",
        names=tuple(Name(text, language, search_keys(text)) for text, language in ordered),
        number=told("number"),
        date=_date(told("date")),
        promise=Promise(_date(told("deadline")), told("completion_form")) if type_ == "Commitment" else None,
        amount=Amount(told("value"), told("unit"), told("period")) if type_ == "Indicator" else None,
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _relationships(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Iterator[Relationship]:
    edges: dict[_Edge, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.object is None or claim.status is Status.DENIED:
            continue
        ends = (claim.subject, claim.object)
        if VOCABULARY.relation_types[claim.type].symmetric:
            ends = (min(ends), max(ends))
        edges[claim.type, *ends, claim.status, claim.role, claim.kind, claim.agreement].append(claim)
    return (_relationship(edge, says, sources) for edge, says in edges.items())


def _relationship(edge: _Edge, claims: list[Claim], sources: Mapping[str, Source]) -> Relationship:
    type_, source, target, status, role, kind, agreement = edge
    documents = {claim.source for claim in claims}
    published = [date for document in documents if (date := sources[document].published) is not None]
    return Relationship(
        id=content_id("l", *edge),
        type=type_,
        source=source,
        target=target,
        status=status,
        role=role,
        kind=kind,
        agreement=agreement,
        since=min((claim.since for claim in claims if claim.since), default=None),
        until=max((claim.until for claim in claims if claim.until), default=None),
        attested_on=max(published, default=None),
        confidence=max(claim.confidence for claim in claims),
        sources=len({sources[document].origin for document in documents}),
        claims=tuple(sorted(claim.id for claim in claims)),
    )
