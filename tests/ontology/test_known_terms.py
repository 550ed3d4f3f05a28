"""`ontology/kg.ttl` defines what is known apart from documents as `ontology/vocabulary.toml` lists it."""

import pytest
from rdflib import RDFS, Graph, Literal, Namespace

from kg.knowledge import knowledge
from kg.model import VOCABULARY
from kg.model.snapshot import WITHIN
from kg.rdf.namespaces import Namespaces

NAMES = Namespaces()
KG = Namespace(NAMES.ontology)
ONTOLOGY = Graph().parse(knowledge("ontology", "kg.ttl"))


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
