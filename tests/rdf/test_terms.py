"""The terms of the ontology as data, for pages."""

import pytest
from pyoxigraph import BlankNode, NamedNode

from kg.rdf.namespaces import CANONICAL_BASE, EXTERNAL, Namespaces
from kg.rdf.ontology import read_ontology
from kg.rdf.terms import Term, ontology_terms

NAMES = Namespaces("https://data.example/")
TERMS = {term.name: term for term in ontology_terms(NAMES)}


def iris(*names: str) -> tuple[str, ...]:
    return tuple(NAMES.ontology + name for name in names)


def test_a_class_has_labels_definitions_and_superclasses() -> None:
    college = TERMS["College"]
    assert college.iri == "https://data.example/ont#College"
    assert college.kind == "class"
    assert college.labels["kk"] == "Колледж"
    assert set(college.definitions) == {"en", "ru", "kk"}
    assert NAMES.ontology + "Organization" in college.parents
    assert EXTERNAL["schema"] + "EducationalOrganization" in college.parents


def test_a_property_has_the_classes_at_its_ends_one_by_one() -> None:
    located = TERMS["locatedIn"]
    assert located.kind == "object property"
    assert located.domain == iris("Organization", "Event")
    assert located.range == iris("Place")
    assert TERMS["confidence"].kind == "datatype property"


def test_a_symmetric_property_and_an_inverse_one_say_so() -> None:
    assert TERMS["partnersWith"].symmetric
    assert not TERMS["issued"].symmetric
    assert TERMS["issued"].inverse == NAMES.ontology + "issuedBy"
    assert TERMS["issuedBy"].inverse == NAMES.ontology + "issued"


def test_a_match_names_the_mapping_property() -> None:
    assert (EXTERNAL["skos"] + "closeMatch", EXTERNAL["vivo"] + "University") in TERMS["University"].matches


def test_a_concept_has_its_scheme_and_notation() -> None:
    denied = TERMS["denied"]
    assert (denied.kind, denied.parents, denied.notation) == ("concept", iris("StatusScheme"), "denied")
    assert TERMS["StatusScheme"].kind == "concept scheme"


@pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.name)
def test_no_term_keeps_the_canonical_base(term: Term) -> None:
    assert CANONICAL_BASE not in repr(term)


def test_the_ontology_is_read_under_the_base() -> None:
    triples = read_ontology(NAMES)
    assert NAMES.ontology_graph in {triple.subject for triple in triples}
    nodes = {node for triple in triples for node in triple}
    assert [node for node in nodes if not isinstance(node, BlankNode) and CANONICAL_BASE in node.value] == []
    assert NamedNode(EXTERNAL["org"] + "Organization") in nodes
