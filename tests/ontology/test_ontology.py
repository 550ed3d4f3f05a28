"""`ontology/kg.ttl` defines what `ontology/vocabulary.toml` lists, in three languages."""

import pytest
import rdflib
from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from tests.rdf.snapshots import snapshot

from kg.knowledge import knowledge
from kg.model import VOCABULARY, EntityType, RelationType, Status
from kg.model.vocabulary import term_name
from kg.rdf.mapping import quads
from kg.rdf.namespaces import Namespaces

KG = Namespace("https://w3id.org/edi-kz/ont#")
PUBLISHED = (
    DCTERMS, ORG, OWL, RDF, RDFS, SKOS,
    rdflib.FOAF, rdflib.PROV, rdflib.SDO, rdflib.VANN, rdflib.XSD,
)  # fmt: skip
LANGUAGES = {"en", "ru", "kk"}
ONTOLOGY = Graph().parse(knowledge("ontology", "kg.ttl"))
OURS = sorted(
    {subject for subject in ONTOLOGY.subjects() if isinstance(subject, URIRef) and subject.startswith(KG)}
)
TERMS = [term for term in OURS if (term, RDF.type, SKOS.Concept) not in ONTOLOGY]


def labels(term: URIRef, predicate: URIRef) -> dict[str | None, str]:
    return {
        each.language: str(each) for each in ONTOLOGY.objects(term, predicate) if isinstance(each, Literal)
    }


def entity_types(term: Node | None) -> set[str]:
    """Expand a class or a union of classes to the entity types that it covers."""
    if not isinstance(term, URIRef):
        union = ONTOLOGY.value(term, OWL.unionOf)
        assert union is not None
        return set().union(*map(entity_types, Collection(ONTOLOGY, union)))
    below = {str(each).removeprefix(KG) for each in ONTOLOGY.transitive_subjects(RDFS.subClassOf, term)}
    return below & set(VOCABULARY.entity_types)


@pytest.mark.parametrize("entity_type", VOCABULARY.entity_types.values(), ids=lambda each: each.name)
def test_every_entity_type_is_a_class_with_the_same_labels(entity_type: EntityType) -> None:
    term = KG[entity_type.name]
    assert (term, RDF.type, OWL.Class) in ONTOLOGY
    assert (term, RDFS.subClassOf, KG[entity_type.parent or "Entity"]) in ONTOLOGY
    assert labels(term, RDFS.label) == dict(entity_type.labels)


@pytest.mark.parametrize("relation", VOCABULARY.relation_types.values(), ids=lambda each: each.name)
def test_every_relation_is_a_property_with_the_same_labels_and_ends(relation: RelationType) -> None:
    term = KG[relation.predicate]
    assert (term, RDFS.subPropertyOf, KG.relation) in ONTOLOGY
    assert labels(term, RDFS.label) == dict(relation.labels)
    assert ((term, RDF.type, OWL.SymmetricProperty) in ONTOLOGY) == relation.symmetric
    assert entity_types(ONTOLOGY.value(term, RDFS.domain)) == relation.domain
    assert entity_types(ONTOLOGY.value(term, RDFS.range)) == relation.range


def test_there_is_no_other_entity_type_or_relation() -> None:
    classes = {
        str(each).removeprefix(KG) for each in ONTOLOGY.transitive_subjects(RDFS.subClassOf, KG.Entity)
    }
    assert classes == {*VOCABULARY.entity_types, "Entity", "Organization"}
    relations = {str(each).removeprefix(KG) for each in ONTOLOGY.subjects(RDFS.subPropertyOf, KG.relation)}
    assert relations == {each.predicate for each in VOCABULARY.relation_types.values()}


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        (KG.KindScheme, set(VOCABULARY.kinds)),
        (KG.SuccessionKindScheme, set(VOCABULARY.kinds_of("succeeded_by"))),
        (KG.StatusScheme, {each.value for each in Status}),
    ],
)
def test_kinds_and_statuses_are_the_notations_of_concepts(scheme: URIRef, values: set[str]) -> None:
    concepts = list(ONTOLOGY.subjects(SKOS.inScheme, scheme))
    assert {str(ONTOLOGY.value(each, SKOS.notation)) for each in concepts} == values
    assert all(
        set(labels(each, SKOS.prefLabel)) == LANGUAGES for each in concepts if isinstance(each, URIRef)
    )


def test_properties_of_entities_other_than_their_names_are_defined() -> None:
    for name in VOCABULARY.properties - {"name", "alias"}:
        assert (KG[term_name(name)], RDF.type, OWL.DatatypeProperty) in ONTOLOGY


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(KG))
def test_every_term_has_one_label_and_one_definition_in_each_language(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        assert set(labels(term, predicate)) == LANGUAGES
        assert len(list(ONTOLOGY.objects(term, predicate))) == len(LANGUAGES)


def test_people_may_sit_in_alliances() -> None:
    # org:OrganizationalCollaboration has only organisations as members.
    assert ORG.OrganizationalCollaboration not in set(
        ONTOLOGY.transitive_objects(KG.Alliance, RDFS.subClassOf)
    )
    assert (KG.memberOf, RDFS.subPropertyOf, ORG.memberOf) not in ONTOLOGY


def test_the_ontology_says_its_version_and_licence() -> None:
    ontology = ONTOLOGY.value(None, RDF.type, OWL.Ontology)
    version = str(ONTOLOGY.value(ontology, OWL.versionInfo))
    assert str(ONTOLOGY.value(ontology, OWL.versionIRI)).endswith(f"/{version}")
    assert "creativecommons.org" in str(ONTOLOGY.value(ontology, DCTERMS.license))


def test_every_term_of_another_vocabulary_exists_there() -> None:
    published = Graph()
    for quad in quads(snapshot(), Namespaces(str(KG).removesuffix("ont#"))):
        published.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    terms = {each for triple in (*ONTOLOGY, *published) for each in triple if isinstance(each, URIRef)}
    checked = {
        (term, namespace)
        for term in terms
        for namespace in PUBLISHED
        if term.startswith(str(namespace)) and term != URIRef(str(namespace))
    }
    assert len(checked) > 50
    assert {term for term, namespace in checked if term not in namespace} == set()
