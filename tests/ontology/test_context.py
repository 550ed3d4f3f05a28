"""The JSON-LD context names every term, and JSON-LD that is made with it says the same to every reader."""

import json
from collections.abc import Iterable, Mapping

import pytest
from pyoxigraph import Quad, RdfFormat, Store, Triple, parse, serialize
from rdflib import Graph
from rdflib.compare import isomorphic
from tests.ontology.everything import everything
from tests.rdf.snapshots import known_snapshot, promised_snapshot, related_snapshot, snapshot

from kg.model import Snapshot
from kg.rdf.mapping import marks, quads
from kg.rdf.mapping.description import Extent, description
from kg.rdf.mapping.schemes import concepts
from kg.rdf.namespaces import CANONICAL_BASE, EXTERNAL, SCHEMES, Namespaces
from kg.rdf.ontology import context
from kg.rdf.terms import Term, ontology_terms

NAMES = Namespaces(CANONICAL_BASE)
CONTEXT: Mapping[str, str | Mapping[str, str]] = json.loads(context(NAMES))["@context"]
SAMPLES = [snapshot(), promised_snapshot(), known_snapshot(), related_snapshot(), everything()]


def graph_of(triples: Iterable[Triple]) -> Graph:
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def read_by_oxigraph(document: str) -> Graph:
    return graph_of(quad.triple for quad in parse(document, format=RdfFormat.JSON_LD))


def defined(name: str) -> Mapping[str, str]:
    term = CONTEXT[name]
    assert isinstance(term, Mapping)
    return term


@pytest.mark.parametrize("term", ontology_terms(NAMES), ids=lambda term: term.name)
def test_every_term_of_the_ontology_has_its_own_name(term: Term) -> None:
    assert defined(term.name)["@id"] == f"kg:{term.name}"
    assert ("@type" in defined(term.name)) >= (term.kind == "object property")


def test_the_context_names_nothing_that_the_ontology_lacks() -> None:
    ours = {
        name for name, term in CONTEXT.items() if isinstance(term, Mapping) and term["@id"].startswith("kg:")
    }
    assert ours == {term.name for term in ontology_terms(NAMES)}


def test_every_property_of_another_vocabulary_is_named_with_its_prefix() -> None:
    data = set(quads(everything(), NAMES))
    listed = [triple for scheme in SCHEMES for triple in concepts(scheme, NAMES)]
    said: list[Quad | Triple] = [*data, *description(Extent.of(data), NAMES), *marks(1, "", NAMES), *listed]
    others = {each.predicate.value for each in said} - {EXTERNAL["rdf"] + "type"}
    others = {iri for iri in others if not iri.startswith(NAMES.ontology)}
    assert len(others) > 70
    named = {term["@id"]: name for name, term in CONTEXT.items() if isinstance(term, Mapping) and ":" in name}
    assert others <= set(named)
    for iri, name in named.items():
        prefix, local = name.split(":")
        assert iri == EXTERNAL[prefix] + local


def test_the_prefixes_are_those_of_queries() -> None:
    prefixes = {name: iri for name, iri in CONTEXT.items() if isinstance(iri, str) and iri.startswith("http")}
    assert prefixes == {"kg": NAMES.ontology, **EXTERNAL}


@pytest.mark.parametrize("sample", SAMPLES, ids=["plain", "promised", "known", "related", "everything"])
def test_a_compacted_document_says_the_same_to_rdflib_and_to_oxigraph(sample: Snapshot) -> None:
    graph = graph_of({quad.triple for quad in quads(sample, NAMES)})
    document = graph.serialize(format="json-ld", context=dict(CONTEXT))
    assert {"id", "type", "skos:prefLabel"} <= set().union(*json.loads(document)["@graph"])
    assert isomorphic(read_by_oxigraph(document), graph)
    assert isomorphic(Graph().parse(data=document, format="json-ld"), graph)


WRITTEN = {
    "@context": json.loads(context(NAMES))["@context"],
    "id": "https://w3id.org/edi-kz/id/relationship/l1",
    "type": ["Relationship", "Partnership"],
    "relationType": "partnersWith",
    "party": ["https://w3id.org/edi-kz/id/organization/e1", "https://w3id.org/edi-kz/id/organization/e2"],
    "status": "actual",
    "confidence": "0.9",
    "sources": 2,
    "rdfs:label": {"en": ["Alatau"], "kk": ["Алатау"]},
    "org:identifier": "123456789012",
}


def test_a_document_written_by_hand_needs_no_datatypes_and_no_iris_of_terms() -> None:
    document = json.dumps(WRITTEN, ensure_ascii=False)
    store = Store()
    store.extend(parse(document, format=RdfFormat.JSON_LD))
    assert store.query(
        "ASK { relationship:l1 a kg:Partnership ; kg:relationType kg:partnersWith ; kg:confidence 0.9 ;"
        " kg:party organization:e1, organization:e2 ; kg:sources 2 ; kg:status 'actual' ;"
        " rdfs:label 'Alatau'@en, 'Алатау'@kk ; org:identifier '123456789012'^^kg:BIN }",
        prefixes=dict(NAMES.prefixes),
    )
    assert isomorphic(Graph().parse(data=document, format="json-ld"), read_by_oxigraph(document))


def test_the_context_moves_with_the_base() -> None:
    moved = context(Namespaces("https://data.example/"))
    assert json.loads(moved)["@context"]["kg"] == "https://data.example/ont#"
    assert CANONICAL_BASE not in moved
