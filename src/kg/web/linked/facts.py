"""What a page shows of an entity's relationships: by relation, a page of each, with the evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import NamedNode

from kg.model import VOCABULARY
from kg.model.vocabulary import term_name
from kg.rdf import Namespaces
from kg.rdf.namespaces import external
from kg.rdf.ontology import inverses, properties
from kg.web.linked.asking import Row, iris, number, question, rows, text
from kg.web.linked.quotations import Evidence, ShownClaim, claims, evidence
from kg.web.port import SparqlService

PAGE = 50
"""How many facts of a relation a page shows."""

DENIED = "denied"
_ENDS = {"out": ("source", "target"), "in": ("target", "source")}
_NO_EVIDENCE = Evidence((), 0)


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship as seen from one end; `other` is the IRI of the other, empty when seen from neither."""

    iri: str
    source: str
    target: str
    other: str
    relation: str
    status: str
    confidence: str
    sources: int
    kind: str
    role: str
    since: str
    until: str
    attested: str
    agreement: str
    known_from: str
    evidence: Evidence

    @property
    def mentioned(self) -> Iterable[str]:
        """The IRIs of the things it names."""
        yield from filter(None, (self.source, self.target, self.agreement))
        for claim in self.evidence.claims:
            yield from claim.mentioned


@dataclass(frozen=True, slots=True)
class Group:
    """A page of the facts of one relation, `out` from the entity of the page or `in` to it."""

    relation: str
    direction: str
    total: int
    page: int
    facts: Sequence[Fact]

    @property
    def last_page(self) -> int:
        """The number of the last page."""
        return max(-(-self.total // PAGE), 1)

    @property
    def left(self) -> int:
        """How many facts come after this page."""
        return max(self.total - self.page * PAGE, 0)


def relation_predicates(namespaces: Namespaces) -> Mapping[str, str]:
    """Return the relation for each property of the ontology that is one, by IRI."""
    relations = {**VOCABULARY.relation_types, **VOCABULARY.known_relations}
    return {namespaces.term(each.predicate).value: each.name for each in relations.values()}


@cache
def listed_relations(namespaces: Namespaces) -> str:
    """Write, for an IN of SPARQL, the IRIs of all properties in which a relationship may be said plainly.

    These are the relations, their inverses, and the properties of other vocabularies above both.
    """
    stated = properties(namespaces)
    names = [term_name(name) for name in relation_predicates(namespaces).values()]
    both = [*names, *(inverse for name in names if (inverse := inverses(namespaces).get(name)))]
    found = dict.fromkeys(each for name in both for each in stated[name])
    return ", ".join(map(str, [*found, external("org:unitOf")]))


def groups(
    queries: SparqlService,
    namespaces: Namespaces,
    resource: NamedNode,
    only: tuple[str, str] | None,
    page: int,
) -> list[Group]:
    """Return the facts of an entity by relation, in the order of the vocabulary.

    Of each the first page, or of `only` one, a relation and direction, the given page.
    """
    wanted = {
        key: total
        for key, total in _totals(queries, namespaces, resource).items()
        if only in (None, key)
    }  # fmt: skip
    if not wanted:
        return []
    predicates = {name: iri for iri, name in relation_predicates(namespaces).items()}
    parts = [
        question(
            "facts",
            group=at,
            ends=_ends(*key, resource, NamedNode(predicates[key[0]])),
            limit=PAGE,
            offset=(page - 1) * PAGE,
        )
        for at, key in enumerate(wanted)
    ]
    union = " UNION ".join(f"{{ {part} }}" for part in parts)
    found = rows(queries, f"SELECT * WHERE {{ {union} }}")
    others = [(number(row["group"]), text(row["relationship"]), text(row["other"])) for row in found]
    known = {fact.iri: fact for fact in facts(queries, namespaces, [iri for _, iri, _ in others])}
    return [
        Group(
            relation=key[0],
            direction=key[1],
            total=total,
            page=page,
            facts=[
                replace(known[iri], other=other)
                for group, iri, other in others
                if group == at and iri in known
            ],
        )
        for at, (key, total) in enumerate(wanted.items())
    ]


def facts(queries: SparqlService, namespaces: Namespaces, relationships: Sequence[str]) -> list[Fact]:
    """Return the relationships of these IRIs, in their order, each with some of its evidence."""
    if not relationships:
        return []
    proofs = evidence(queries, relationships)
    predicates = relation_predicates(namespaces)
    found = rows(queries, question("relationships", relationships=iris(relationships)))
    known = {text(row["relationship"]): row for row in found}
    return [
        _fact(known[iri], predicates, proofs.get(iri, _NO_EVIDENCE)) for iri in relationships if iri in known
    ]


def denied(queries: SparqlService, resource: NamedNode, page: int) -> tuple[list[ShownClaim], bool]:
    """Return a page of the claims that deny something of an entity, and whether there are more."""
    query = question("denied", resource=resource, limit=PAGE + 1, offset=(page - 1) * PAGE)
    found = [text(row["claim"]) for row in rows(queries, query)]
    return claims(queries, found[:PAGE]), len(found) > PAGE


def _totals(
    queries: SparqlService, namespaces: Namespaces, resource: NamedNode
) -> dict[tuple[str, str], int]:
    predicates = relation_predicates(namespaces)
    totals: dict[tuple[str, str], int] = {}
    for row in rows(queries, question("groups", resource=resource)):
        relation = predicates.get(text(row["relation"]))
        if relation is not None:
            key = (relation, "out" if _symmetric(relation) else text(row["direction"]))
            totals[key] = totals.get(key, 0) + number(row["total"])
    order = [(name, direction) for name in predicates.values() for direction in ("out", "in")]
    return {key: totals[key] for key in order if key in totals}


def _ends(relation: str, direction: str, resource: NamedNode, predicate: NamedNode) -> str:
    """Write the pattern of relationships of the relation that have the resource at one end."""
    ends = _ENDS.values() if _symmetric(relation) else (_ENDS[direction],)
    return " UNION ".join(
        f"{{ ?relationship kg:{near} {resource} ; kg:{far} ?other ;"
        f" kg:relationType {predicate} ; kg:status ?status }}"
        for near, far in ends
    )


def _symmetric(relation: str) -> bool:
    known = VOCABULARY.relation_types.get(relation)
    return known is not None and known.symmetric


def _fact(row: Row, predicates: Mapping[str, str], proof: Evidence) -> Fact:
    value = {name: text(cell) for name, cell in row.items()}
    names = ("source", "target", "status", "confidence", "kind", "role", "since", "until", "attested")
    return Fact(
        iri=value["relationship"],
        other="",
        relation=predicates.get(value["relation"], value["relation"]),
        sources=number(row["sources"]),
        agreement=value["agreement"],
        known_from=value["known_from"],
        evidence=proof,
        **{name: value[name] for name in names},
    )
