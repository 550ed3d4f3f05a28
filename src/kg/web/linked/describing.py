"""A bounded description of a resource in RDF: what is said of it, and a page of what is said around it.

Around an entity are its relationships, both ways, with the plain triples of those that are actual, and the
claims that deny one; around a document its claims; around a relationship the claims it rests on. What the
description points to is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.rdf.dumps.catalogue import LICENCE
from kg.rdf.namespaces import CLAIM, DOCUMENT, RELATIONSHIP, external
from kg.web.linked.asking import iris, question, rows, text, triples
from kg.web.linked.facts import listed_relations
from kg.web.linked.site import Site
from kg.web.port import SparqlService

AROUND = 100
"""How many relationships or claims a page of a description has."""

_XHTML = "http://www.w3.org/1999/xhtml/vocab#"
_QUESTIONS = {DOCUMENT: "around_document", RELATIONSHIP: "around_relationship"}
_NAMED_PROPERTIES = ("skos:prefLabel", "dcterms:title")


@dataclass(frozen=True, slots=True)
class Description:
    """A page of the description of a resource; `more` tells whether there is another."""

    triples: frozenset[Triple]
    more: bool


def describe(site: Site, resource: NamedNode, kind: str, page: int) -> Description:
    """Return a page, from 1, of the description of a resource of the kind."""
    queries, relations = site.queries, listed_relations(site.namespaces)
    members = _members(queries, resource, kind, page)
    around, more = members[:AROUND], len(members) > AROUND
    first = [resource] if page == 1 else []
    said = triples(
        queries, question("described", resources=iris([*first, *around]), relations=relations)
    ) if first or around else set()  # fmt: skip
    if around and kind not in {DOCUMENT, RELATIONSHIP}:
        said |= triples(queries, question("plain", relationships=iris(around), relations=relations))
    said |= _names(site, said)
    return Description(frozenset(said), more)


def about_document(
    site: Site, resource: NamedNode, address: str, neighbours: Mapping[str, str]
) -> list[Triple]:
    """Return what is said of the document that holds a description.

    `neighbours` are the addresses of the documents that come before (`prev`) and after (`next`) it.
    """
    document = NamedNode(address)
    return [
        Triple(document, external("rdf:type"), external("foaf:Document")),
        Triple(document, external("foaf:primaryTopic"), resource),
        Triple(document, external("dcterms:license"), LICENCE),
        Triple(document, external("dcterms:isPartOf"), site.namespaces.dataset),
        *(
            Triple(document, NamedNode(_XHTML + relation), NamedNode(target))
            for relation, target in neighbours.items()
        ),
    ]


def _members(queries: SparqlService, resource: NamedNode, kind: str, page: int) -> list[str]:
    if kind == CLAIM:
        return []
    query = question(
        _QUESTIONS.get(kind, "around_entity"),
        resource=resource,
        limit=AROUND + 1,
        offset=(page - 1) * AROUND,
    )
    return [text(row["member"]) for row in rows(queries, query)]


def _names(site: Site, said: set[Triple]) -> set[Triple]:
    data = site.namespaces.data
    things = {
        each
        for triple in said
        for each in (triple.subject, triple.object)
        if isinstance(each, NamedNode) and each.value.startswith(data) and "#" not in each.value
    }
    described = {triple.subject for triple in said if triple.predicate in _NAMING}
    unnamed = things - described
    return (
        triples(site.queries, question("names", things=iris(sorted(unnamed, key=str)))) if unnamed else set()
    )


_NAMING = frozenset(map(external, _NAMED_PROPERTIES))
