"""Small linked data in Turtle that keeps to every shape, to be spoilt."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.rdf.namespaces import EXTERNAL, Namespaces

NAMES = Namespaces()
LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
PREFIXES = "\n".join(
    f"@prefix {prefix}: <{iri}> ."
    for prefix, iri in {**NAMES.prefixes, **EXTERNAL, "time": "http://www.w3.org/2006/time#"}.items()
)

Node = Mapping[str, str | None]
"""What is said of a node: Turtle objects by property."""


def _named(given: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name.replace("_", ":", 1): value for name, value in given.items()}


def entity(*classes: str, **more: str | None) -> Node:
    """An entity of classes of ours, with names in three languages."""
    labels = '"Үлгі"@kk, "Пример"@ru, "Sample"@en'
    return {
        "a": ", ".join(f"kg:{name}" for name in ("Entity", *classes)),
        "skos:prefLabel": labels,
        "rdfs:label": labels,
        **_named(more),
    }


def claim(number: str, **changed: str | None) -> dict[str, Node]:
    """A claim that a company takes part in an event, and its parts; `changed` by `prefix_name`."""
    name = f"<{NAMES.data}claim/{number}"
    return {
        f"claim:{number}": {
            "a": "kg:Claim", "rdf:subject": "organization:company", "rdf:predicate": "kg:participatedIn",
            "rdf:object": "event:fair", "kg:status": '"actual"', "kg:confidence": "0.9",
            "prov:wasDerivedFrom": "document:d1", "kg:evidence": f"{name}#evidence>", **_named(changed),
        },
        f"{name}#evidence>": {
            "a": "oa:SpecificResource", "oa:hasSelector": f"{name}#quotation>, {name}#position>",
        },
        f"{name}#quotation>": {"a": "oa:TextQuoteSelector", "oa:exact": '"Они участвовали."'},
        f"{name}#position>": {"a": "oa:TextPositionSelector", "oa:start": "3", "oa:end": "19"},
    }  # fmt: skip


def relationship(number: str, source: str, type_: str, target: str, **changed: str | None) -> dict[str, Node]:
    """A relationship that rests on claim:s1; an actual one with its plain triple."""
    node: Node = {
        "a": "kg:Relationship", "kg:source": source, "kg:target": target, "kg:relationType": type_,
        "kg:status": '"actual"', "kg:confidence": "0.9", "kg:sources": "1", "kg:claim": "claim:s1",
        **_named(changed),
    }  # fmt: skip
    nodes = {f"relationship:{number}": node}
    return {**nodes, source: {type_: target}} if node["kg:status"] == '"actual"' else nodes


def both_ways(one: str, type_: str, two: str) -> list[dict[str, Node]]:
    return [{one: {type_: two}}, {two: {type_: one}}]


BASE: list[Mapping[str, Node]] = [
    {
        "organization:university": entity("Organization", "University"),
        "organization:company": entity("Organization", "Company", kg_bin='"123456789012"'),
        "organization:ministry": entity("Organization", "GovernmentBody"),
        "organization:agency": entity("Organization", "GovernmentBody"),
        "organization:alliance": entity("Organization", "Alliance"),
        "person:asan": entity("Person"),
        "person:aigul": entity("Person"),
        "event:fair": entity("Event", kg_date='"2024-05-16"^^xsd:date'),
        "agreement:memo": entity("Agreement"),
        "place:town": entity("Place"),
        "place:region": entity("Place"),
        "sector:mining": entity("Sector"),
        "document:d1": {
            "a": "kg:Document", "dcterms:identifier": '"https://ulgi.example/1"',
            "dcterms:language": f"<{LANGUAGES}KAZ>", "dcterms:issued": '"2024-05-17"^^xsd:date',
        },
    },
    claim("s1"),
]  # fmt: skip
"""Entities, a document and a claim to build on."""


def turtle(*parts: Mapping[str, Node]) -> str:
    """Return nodes as Turtle; what several parts say of one node adds up."""
    lines = [
        f"{name} {' ; '.join(f'{key} {value}' for key, value in node.items() if value is not None)} ."
        for part in parts
        for name, node in part.items()
        if any(value is not None for value in node.values())
    ]
    return "\n".join((PREFIXES, *lines))


def quads_of(*parts: Mapping[str, Node]) -> set[Quad]:
    return {
        Quad(quad.subject, quad.predicate, quad.object)
        for quad in parse(turtle(*parts), format=RdfFormat.TURTLE, lenient=True)
    }


def store_of(quads: set[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def written(path: Path, *parts: Mapping[str, Node]) -> Path:
    path.write_text(turtle(*parts), encoding="utf-8")
    return path
