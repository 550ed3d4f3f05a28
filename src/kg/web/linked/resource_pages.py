"""The pages about entities, documents, claims and relationships."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus

from fastapi import HTTPException, Request, Response
from pyoxigraph import NamedNode

from kg.model import Status
from kg.rdf.namespaces import CLAIM, DOCUMENT, RELATIONSHIP
from kg.web.linked.about import About, about, document_properties
from kg.web.linked.asking import question, rows, text
from kg.web.linked.facts import DENIED, PAGE, denied, facts, groups
from kg.web.linked.languages import language_of
from kg.web.linked.quotations import claims
from kg.web.linked.rendering import Names, relation_label
from kg.web.linked.rendering import page as rendered
from kg.web.linked.site import Labels, Site, State
from kg.web.linked.wording import Wording, headings

Maker = Callable[[Site, Request, NamedNode, State, Mapping[str, str]], Response]


def maker(kind: str) -> Maker:
    """Return what makes pages about resources of a kind."""
    return {DOCUMENT: _document, CLAIM: _claim, RELATIONSHIP: _relationship}.get(kind, _entity)


def page_number(request: Request) -> int:
    """Return the page that a request asks for, from 1; raises HTTPException (404) when that is no number."""
    asked = request.query_params.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and 0 < len(asked) < 8 and int(asked) > 0):
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such page; pages are numbered from 1.")
    return int(asked)


def _entity(
    site: Site, request: Request, resource: NamedNode, state: State, headers: Mapping[str, str]
) -> Response:
    relation, direction = (request.query_params.get(name, "") for name in ("relation", "direction"))
    number = page_number(request)
    only = _only(relation, direction or "out")
    said = about(site.queries, site.namespaces, resource)
    shown = groups(site.queries, site.namespaces, resource, only, number) if relation != DENIED else []
    refuted, more = denied(site.queries, resource, number) if relation in ("", DENIED) else ([], False)
    if number > 1 and not (refuted or any(group.facts for group in shown)):
        raise HTTPException(HTTPStatus.NOT_FOUND, "There are no more facts; go back to the first page.")
    mentioned = [iri for group in shown for fact in group.facts for iri in fact.mentioned]
    labels = site.labels([
        resource.value, *mentioned, *said.concepts, *(iri for claim in refuted for iri in claim.mentioned)
    ])  # fmt: skip
    content = {
        **_common(site, resource, state),
        "cited": Names(site, labels, language_of(request))(resource.value),
        "about": said,
        "names": _other_names(said, labels, resource.value),
        "groups": shown,
        "denied": refuted,
        "more_denied": more,
        "only": relation,
        "page_number": number,
        "page_size": PAGE,
    }
    return rendered(site, request, "entity.html", content, labels=labels, headers=headers)


def _document(
    site: Site, request: Request, resource: NamedNode, state: State, headers: Mapping[str, str]
) -> Response:
    number = page_number(request)
    found = _page_of(site, "claims_in_document", resource, number, "claim")
    shown = claims(site.queries, found[:PAGE])
    copies = [text(row["copy"]) for row in rows(site.queries, question("copies", resource=resource))]
    properties = document_properties(site.queries, site.namespaces, resource)
    labels = site.labels([
        resource.value, *copies, properties["copy_of"], *(iri for claim in shown for iri in claim.mentioned)
    ])  # fmt: skip
    content = {
        **_common(site, resource, state),
        "cited": properties["title"] or properties["identifier"],
        "properties": properties,
        "copies": copies,
        "claims": shown,
        "page_number": number,
        "more": len(found) > PAGE,
    }
    return rendered(site, request, "document.html", content, labels=labels, headers=headers)


def _claim(
    site: Site, request: Request, resource: NamedNode, state: State, headers: Mapping[str, str]
) -> Response:
    shown = claims(site.queries, [resource.value])[0]
    resting = rows(site.queries, question("relationships_on_claim", resource=resource))
    found = facts(site.queries, site.namespaces, [text(row["relationship"]) for row in resting])
    labels = site.labels([*shown.mentioned, *(iri for fact in found for iri in fact.mentioned)])
    wording = Wording(language_of(request))
    named = Names(site, labels, wording.language)
    said = (
        named(shown.subject),
        relation_label(site, wording)(shown.predicate),
        named(shown.object) if shown.is_entity else shown.object,
    )
    content = {
        **_common(site, resource, state),
        "cited": _sentence(said, shown.status, wording),
        "claim": shown,
        "facts": found,
    }
    return rendered(site, request, "claim.html", content, labels=labels, headers=headers)


def _relationship(
    site: Site, request: Request, resource: NamedNode, state: State, headers: Mapping[str, str]
) -> Response:
    number = page_number(request)
    fact = facts(site.queries, site.namespaces, [resource.value])[0]
    found = _page_of(site, "claims_of_relationship", resource, number, "claim")
    shown = claims(site.queries, found[:PAGE])
    labels = site.labels([*fact.mentioned, *(iri for claim in shown for iri in claim.mentioned)])
    wording = Wording(language_of(request))
    named = Names(site, labels, wording.language)
    said = (named(fact.source), wording.relation(fact.relation), named(fact.target))
    content = {
        **_common(site, resource, state),
        "cited": _sentence(said, fact.status, wording),
        "fact": fact,
        "claims": shown,
        "page_number": number,
        "more": len(found) > PAGE,
    }
    return rendered(site, request, "relationship.html", content, labels=labels, headers=headers)


def _sentence(said: tuple[str, str, str], status: str, wording: Wording) -> str:
    """Return subject, relation and object in one line, with the status unless it is so."""
    line = " — ".join(said)
    return line if status == Status.ACTUAL else f"{line} ({wording.notation(status)})"


def _page_of(site: Site, query: str, resource: NamedNode, number: int, column: str) -> list[str]:
    asked = question(query, resource=resource, limit=PAGE + 1, offset=(number - 1) * PAGE)
    found = [text(row[column]) for row in rows(site.queries, asked)]
    if number > 1 and not found:
        raise HTTPException(HTTPStatus.NOT_FOUND, "There are no more claims; go back to the first page.")
    return found


def _common(site: Site, resource: NamedNode, state: State) -> Mapping[str, object]:
    path = resource.value.removeprefix(site.namespaces.data)
    return {
        "iri": resource.value,
        "data": f"/data/{path}",
        "path": f"/page/{path}",
        "revision": state.revision,
    }


def _only(relation: str, direction: str) -> tuple[str, str] | None:
    if not relation or relation == DENIED:
        return None
    if direction not in headings().get(relation, {}):
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such relation; go back to the first page.")
    return relation, direction


def _other_names(said: About, labels: Labels, iri: str) -> Iterable[object]:
    displayed = set(labels.get(iri, {}).values())
    former = {name.text for name in said.former}
    return [name for name in said.names if name.text not in displayed | former]
