"""`ontology/kg.ttl` defines what is known apart from documents as `ontology/vocabulary.toml` lists it."""

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from tests.rdf.snapshots import known_snapshot

from kg.knowledge import knowledge
from kg.model import VOCABULARY
from kg.model.snapshot import WITHIN
from kg.rdf.mapping import quads
from kg.rdf.namespaces import Namespaces

NAMES = Namespaces()
KG = Namespace(NAMES.ontology)
ONTOLOGY = Graph().parse(knowledge("ontology", "kg.ttl"))
VOCABULARIES = (DCTERMS, ORG, OWL, RDF, RDFS, SKOS, rdflib.FOAF, rdflib.PROV, rdflib.SDO)


def test_a_known_relation_has_the_same_labels_and_ends_as_its_property() -> None:
    (known,) = VOCABULARY.known_relations.values()
    assert known.name == WITHIN
    term = KG[known.predicate]
    found = {
        each.language: str(each) for each in ONTOLOGY.objects(term, RDFS.label) if isinstance(each, Literal)
    }
    assert found == known.labels
    assert [KG[name] for name in known.domain] == [ONTOLOGY.value(term, RDFS.domain)]
    assert [KG[name] for name in known.range] == [ONTOLOGY.value(term, RDFS.range)]


def test_no_document_states_what_is_known_apart() -> None:
    assert WITHIN not in VOCABULARY.relation_types
    assert (KG.within, RDFS.subPropertyOf, KG.relation) not in ONTOLOGY
    with pytest.raises(ValueError, match="no relation"):
        VOCABULARY.check_relation(WITHIN, "Place", "Place")


def test_every_published_term_is_defined_here_or_where_it_is_from() -> None:
    published = {
        URIRef(node.value)
        for quad in quads(known_snapshot(), NAMES)
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode)
    }
    ours = {term for term in published if term.startswith(NAMES.ontology)}
    assert {KG.copyOf, KG.FormerName, KG.formerName, KG.bin, KG.knownAs, KG.knownFrom} <= ours
    assert all((term, RDF.type, None) in ONTOLOGY for term in ours)
    others = {(term, each) for term in published for each in VOCABULARIES if term.startswith(str(each))}
    assert len(others) > 10
    assert [term for term, each in others if term not in each] == []
