"""What is said of an entity or document itself: names, type, identifiers, dates, where it is known from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.model import VOCABULARY
from kg.rdf.namespaces import EXTERNAL, Namespaces
from kg.web.linked.asking import Row, question, rows, text
from kg.web.linked.facts import listed_relations
from kg.web.port import SparqlService

_SAME = tuple(EXTERNAL[prefix] + name for prefix, name in (
    ("owl", "sameAs"), ("skos", "exactMatch"), ("schema", "sameAs")
))  # fmt: skip
_REGISTERS = {"www.wikidata.org/entity/": "wikidata", "ror.org/": "ror"}
_VALUES = ("number", "date", "deadline", "completionForm", "value", "unit", "period")
_DATES = frozenset({"date", "deadline", "period", "founded", "dissolved", "published"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a language, the empty text if that is not known; `since` and `until` for one borne before."""

    text: str
    language: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A value with the key of its label among the texts; `link` is where it leads to, if anywhere."""

    key: str
    value: str
    link: str = ""

    @property
    def is_date(self) -> bool:
        """Whether the value is to be written as a date."""
        return self.key in _DATES


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a resource itself, in the order in which it is shown."""

    types: Sequence[str]
    names: Sequence[Named]
    former: Sequence[Named]
    properties: Sequence[Property]
    concepts: Sequence[str]


class _Said:
    def __init__(self, found: Sequence[Row]) -> None:
        self._rows = found

    def rows(self, property_: str) -> list[Row]:
        return [row for row in self._rows if row["property"] == property_]

    def values(self, property_: str) -> list[str]:
        return [text(row["value"]) for row in self.rows(property_)]


def about(queries: SparqlService, namespaces: Namespaces, resource: NamedNode) -> About:
    """Return what is said of an entity."""
    said = _Said(rows(queries, question("own", resource=resource, relations=listed_relations(namespaces))))
    own = EXTERNAL | {"kg": namespaces.ontology}

    def values(name: str) -> list[str]:
        prefix, local = name.split(":")
        return said.values(own[prefix] + local)

    former = _former(queries, resource) if values("kg:formerName") else []
    return About(
        types=_types(values("rdf:type"), namespaces),
        names=_names(said, own),
        former=former,
        properties=[
            *(Property(_key(name), value) for name in _VALUES for value in values(f"kg:{name}")),
            *(Property("founded", value) for value in values("schema:foundingDate")),
            *(Property("dissolved", value) for value in values("schema:dissolutionDate")),
            *(Property("bin", value) for value in values("kg:bin")),
            *_registered([one for each in _SAME for one in said.values(each)]),
            *(
                Property("website", page.split("//", 1)[-1].rstrip("/"), page)
                for page in values("foaf:homepage")
            ),
            *(Property("known_from", value) for value in dict.fromkeys(values("kg:knownFrom"))),
        ],
        concepts=[
            one
            for each in (*_SAME, own["kg"] + "concept")
            for one in said.values(each)
            if one.startswith(f"{namespaces.base}scheme/")
        ],
    )


def document_properties(
    queries: SparqlService, namespaces: Namespaces, resource: NamedNode
) -> Mapping[str, str]:
    """Return title, identifier, address, day and language of a document, and the document it is a copy of."""
    said = _Said(rows(queries, question("own", resource=resource, relations=listed_relations(namespaces))))
    terms = {
        "title": EXTERNAL["dcterms"] + "title",
        "identifier": EXTERNAL["dcterms"] + "identifier",
        "address": EXTERNAL["dcterms"] + "source",
        "issued": EXTERNAL["dcterms"] + "issued",
        "language": EXTERNAL["schema"] + "inLanguage",
        "copy_of": namespaces.ontology + "copyOf",
    }
    return {key: next(iter(said.values(term)), "") for key, term in terms.items()}


def _types(classes: Sequence[str], namespaces: Namespaces) -> list[str]:
    local = {iri.removeprefix(namespaces.ontology) for iri in classes}
    return [name for name in VOCABULARY.entity_types if name in local]


def _names(said: _Said, own: Mapping[str, str]) -> list[Named]:
    found = [
        Named(text(row["value"]), text(row["language"]))
        for property_ in (own["skos"] + "altLabel", own["rdfs"] + "label")
        for row in said.rows(property_)
    ]
    return list(dict.fromkeys(found))


def _former(queries: SparqlService, resource: NamedNode) -> list[Named]:
    return [
        Named(*(text(row[column]) for column in ("name", "language", "since", "until")))
        for row in rows(queries, question("former_names", resource=resource))
    ]


def _registered(iris: Sequence[str]) -> list[Property]:
    found = {
        Property(key, iri.rsplit("/", 1)[-1], iri): None
        for iri in iris
        for start, key in _REGISTERS.items()
        if iri.split("//", 1)[-1].startswith(start)
    }
    return list(found)


def _key(name: str) -> str:
    return "completion_form" if name == "completionForm" else name
