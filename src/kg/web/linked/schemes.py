"""`/scheme`: the sectors and the places as concept schemes, each concept with an address of its own."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import NotFoundError
from kg.rdf.namespaces import SCHEMES, external
from kg.web.conditional import unchanged
from kg.web.linked.answering import content
from kg.web.linked.asking import question, rows, text, triples
from kg.web.linked.formats import HTML, Syntax, accepted_form, in_order, serialised, split_extension
from kg.web.linked.languages import language_of
from kg.web.linked.legible import legible
from kg.web.linked.rendering import page
from kg.web.linked.site import Labels, Site
from kg.web.linked.wording import Wording

_MATCHES = tuple(
    external(f"skos:{name}Match") for name in ("exact", "close", "broad", "narrow", "related")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme in the tree of its concepts."""

    iri: str
    notation: str
    narrower: Sequence["Concept"]


def router(site: Site) -> APIRouter:
    """Return the routes of the concept schemes."""
    routes = APIRouter(include_in_schema=False, route_class=legible(site))

    @routes.get("/scheme/{name}", response_class=Response)
    def scheme(request: Request, name: str) -> Response:
        """Give a scheme with all its concepts: a page, or SKOS in the syntax of the extension or accepted."""
        stem, syntax = split_extension(name)
        if stem not in SCHEMES:
            raise NotFoundError(f"There is no scheme {stem[:60]!r}; there are {' and '.join(SCHEMES)}.")
        node = site.namespaces.scheme(stem)
        syntax = syntax or accepted_form(request)
        if syntax is not None:
            found = triples(site.queries, question("scheme", scheme=node))
            return _data(site, request, found, syntax, f"/scheme/{stem}")
        return _page(
            site,
            request,
            "scheme.html",
            f"/scheme/{stem}",
            lambda: _tree(site, stem, node, Wording(language_of(request))),
        )

    @routes.get("/scheme/{name}/{key}", response_class=Response)
    def concept(request: Request, name: str, key: str) -> Response:
        """Give a concept with those around it: a page, or SKOS in the syntax of the extension or accepted."""
        stem, syntax = split_extension(key)
        found = _concept(site, name, stem)
        syntax = syntax or accepted_form(request)
        node = site.namespaces.concept(name, stem)
        path = site.addresses.page(node.value)
        if syntax is not None:
            return _data(site, request, found, syntax, path)
        return _page(site, request, "concept.html", path, lambda: _around(name, node, found))

    return routes


def _concept(site: Site, name: str, key: str) -> set[Triple]:
    if name in SCHEMES:
        scheme, concept = site.namespaces.scheme(name), site.namespaces.concept(name, key)
        found = triples(site.queries, question("concept", scheme=scheme, concept=concept))
        if found:
            return found | triples(site.queries, question("matching", concept=concept))
    raise NotFoundError(f"There is no concept {key[:60]!r} in the scheme {name[:60]!r}.")


_Shown = tuple[Mapping[str, object], Labels]


def _page(site: Site, request: Request, template: str, path: str, made: Callable[[], _Shown]) -> Response:
    headers = {
        "ETag": site.state().tag(HTML, path, request.url.query, language_of(request)),
        "Vary": "Accept, Accept-Language",
    }
    if unchanged(request, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    shown, labels = made()
    return page(site, request, template, {"path": path, **shown}, labels=labels, headers=headers)


def _data(site: Site, request: Request, found: set[Triple], syntax: Syntax, path: str) -> Response:
    body = serialised(in_order(found), syntax, site.namespaces.prefixes)
    return content(request, body, syntax.media_type, {"Link": f'<{path}>; rel="alternate"; type="{HTML}"'})


def _tree(site: Site, name: str, node: NamedNode, wording: Wording) -> _Shown:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    notations: dict[str, dict[str, None]] = defaultdict(dict)
    below: dict[str, list[str]] = defaultdict(list)
    for row in rows(site.queries, question("concepts", scheme=node)):
        concept, above = text(row["concept"]), text(row["broader"])
        labels[concept][text(row["language"])] = text(row["label"])
        notations[concept][text(row["notation"])] = None
        if concept not in below[above]:
            below[above].append(concept)
    tops = [each for above in below if above not in labels for each in below[above]]

    def order(concept: str) -> list[int]:
        named = labels[concept]
        return wording.order(named.get(wording.language) or min(named.values()))

    def grown(concept: str, path: frozenset[str]) -> Concept:
        under = [
            grown(each, path | {each})
            for each in sorted(below.get(concept, ()), key=order)
            if each not in path
        ]
        return Concept(concept, ", ".join(filter(None, sorted(notations[concept]))), under)

    tree = [grown(each, frozenset({each})) for each in sorted(tops, key=order)]
    return {"name_of_scheme": name, "iri": node.value, "tree": tree}, labels


def _around(name: str, node: NamedNode, found: set[Triple]) -> _Shown:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in found:
        if triple.predicate == external("skos:prefLabel") and isinstance(triple.object, Literal):
            labels[_iri(triple.subject)][triple.object.language or ""] = triple.object.value

    def objects(*properties: NamedNode) -> list[str]:
        return sorted(
            getattr(each.object, "value", "")
            for each in found
            if each.subject == node and each.predicate in properties
        )

    def subjects(property_: str) -> list[str]:
        wanted = external(property_)
        return sorted(
            {_iri(each.subject) for each in found if each.object == node and each.predicate == wanted}
        )

    shown = {
        "name_of_scheme": name,
        "iri": node.value,
        "notations": objects(external("skos:notation")),
        "other_names": objects(external("skos:altLabel")),
        "broader": objects(external("skos:broader")),
        "narrower": subjects("skos:broader"),
        "matches": objects(*_MATCHES),
        "entities": subjects("skos:exactMatch"),
    }
    return shown, labels


def _iri(node: object) -> str:
    return str(getattr(node, "value", node))
