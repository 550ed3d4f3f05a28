"""The concept schemes of places and sectors in SKOS, from the tables of `ingest/gazetteers/authority`.

Official names are preferred labels in their language. Other names are alternative labels, former ones hidden
labels, by which one finds a concept and does not show it. In which language these are is not known but for
those with letters that only Kazakh has.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.knowledge import knowledge
from kg.model import PartialDate
from kg.rdf import literals
from kg.rdf.namespaces import PLACE, SCHEMES, SECTOR, Namespaces, external
from kg.rdf.ontology import read

_LANGUAGES = ("en", "ru", "kk")
_TABLES = {PLACE: "places.tsv", SECTOR: "sectors.tsv"}
_ABOVE = {PLACE: "inside", SECTOR: "broader"}
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_YEARS = re.compile(r"\s*\[[^\]]*\]\s*$")

_Row = Mapping[str, str]


def tables() -> tuple[Path, ...]:
    """Return the paths of the tables that the schemes are made from."""
    return tuple(knowledge("ingest", "gazetteers", "authority", _TABLES[name]) for name in SCHEMES)


@cache
def broader(scheme: str) -> Mapping[str, str]:
    """Return, for each key of a scheme (one of `SCHEMES`) that has a broader one, the key of that."""
    return {row["key"]: row[_ABOVE[scheme]] for row in _rows(scheme) if row[_ABOVE[scheme]]}


def concepts(scheme: str, namespaces: Namespaces) -> Iterator[Triple]:
    """Yield the triples of a scheme (one of `SCHEMES`): its head, and its concepts in three languages."""
    node = namespaces.scheme(scheme)
    yield from (triple for triple in read("schemes.ttl", namespaces) if triple.subject == node)
    narrower: dict[str, list[str]] = defaultdict(list)
    for key, above in broader(scheme).items():
        narrower[above].append(key)
    for row in _rows(scheme):
        concept = namespaces.concept(scheme, row["key"])
        yield Triple(concept, external("rdf:type"), external("skos:Concept"))
        yield Triple(concept, external("skos:inScheme"), node)
        yield Triple(concept, external("dcterms:source"), literals.text(row["source"]))
        yield Triple(concept, external("schema:additionalType"), literals.text(row["kind"]))
        yield from _labels(concept, row)
        yield from _codes(concept, row, namespaces)
        yield from _history(concept, row, scheme, namespaces)
        if above := row[_ABOVE[scheme]]:
            yield Triple(concept, external("skos:broader"), namespaces.concept(scheme, above))
        else:
            yield Triple(concept, external("skos:topConceptOf"), node)
            yield Triple(node, external("skos:hasTopConcept"), concept)
        for key in narrower[row["key"]]:
            yield Triple(concept, external("skos:narrower"), namespaces.concept(scheme, key))


def _labels(concept: NamedNode, row: _Row) -> Iterator[Triple]:
    preferred = {language: name for language in _LANGUAGES if (name := row[f"name_{language}"])}
    for language, name in preferred.items():
        yield Triple(concept, external("skos:prefLabel"), literals.text(name, language))
    taken = set(preferred.values())
    for name in _cell(row["aliases"]):
        if name not in taken:
            taken.add(name)
            yield Triple(concept, external("skos:altLabel"), literals.text(name, _language(name)))
    for written in _cell(row.get("former", "")):
        name = _YEARS.sub("", written)
        if name not in taken:
            taken.add(name)
            yield Triple(concept, external("skos:hiddenLabel"), literals.text(name, _language(name)))
        if name != written:
            yield Triple(concept, external("skos:historyNote"), literals.text(written))


def _codes(concept: NamedNode, row: _Row, namespaces: Namespaces) -> Iterator[Triple]:
    for code in _cell(row.get("oked", "")):
        yield Triple(concept, external("skos:notation"), literals.typed(code, namespaces.term("OKED")))


def _history(concept: NamedNode, row: _Row, scheme: str, namespaces: Namespaces) -> Iterator[Triple]:
    for name, column in (("since", "valid_from"), ("until", "valid_to")):
        if date := row.get(column):
            value = literals.partial_date(PartialDate.parse(date))
            yield Triple(concept, namespaces.term(name), value)
    for successor in _cell(row.get("successors", "")):
        yield Triple(concept, external("dcterms:isReplacedBy"), namespaces.concept(scheme, successor))


def _language(name: str) -> str | None:
    return "kk" if _KAZAKH.search(name) else None


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


@cache
def _rows(scheme: str) -> tuple[_Row, ...]:
    path = knowledge("ingest", "gazetteers", "authority", _TABLES[scheme])
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
