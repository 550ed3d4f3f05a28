"""`ontology/kg.ttl` defines what `ontology/vocabulary.toml` lists, in three languages."""

import re

import pytest
import rdflib
from pyoxigraph import Literal as PublishedLiteral
from pyoxigraph import NamedNode
from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from tests.ontology.everything import everything

from kg.knowledge import knowledge
from kg.model import VOCABULARY, EntityType, RelationType, Status
from kg.model.vocabulary import term_name
from kg.rdf.mapping import marks, quads
from kg.rdf.mapping.description import Extent, description
from kg.rdf.mapping.relationships import PARTICIPATION_ROLES
from kg.rdf.mapping.standing import standing
from kg.rdf.namespaces import CANONICAL_BASE, Namespaces

KG = Namespace("https://w3id.org/edi-kz/ont#")
PUBLISHED = (
    DCTERMS, ORG, OWL, RDF, RDFS, SKOS,
    rdflib.DCAT, rdflib.FOAF, rdflib.PROV, rdflib.SDO, rdflib.TIME, rdflib.VANN, rdflib.VOID, rdflib.XSD,
)  # fmt: skip
NEWER = {URIRef("http://www.w3.org/ns/dcat#version")}
"""Terms of DCAT 3, which rdflib does not list yet."""
LANGUAGES = {"en", "ru", "kk"}
ONTOLOGY = Graph().parse(knowledge("ontology", "kg.ttl"))
OURS = sorted(
    {subject for subject in ONTOLOGY.subjects() if isinstance(subject, URIRef) and subject.startswith(KG)}
)
TERMS = [term for term in OURS if (term, RDF.type, SKOS.Concept) not in ONTOLOGY]


def _published_terms() -> set[URIRef]:
    """The properties, classes and datatypes that stand in what is published of a thing of every type."""
    names = Namespaces(CANONICAL_BASE)
    data = set(quads(everything(), names))
    found = set()
    for quad in (*data, *description(Extent.of(data), names), *standing(names), *marks(1, "", names)):
        found.add(URIRef(quad.predicate.value))
        if isinstance(quad.object, PublishedLiteral):
            found.add(URIRef(quad.object.datatype.value))
        elif isinstance(quad.object, NamedNode) and quad.graph_name != names.ontology_graph:
            found.add(URIRef(quad.object.value))
    return found


PUBLISHED_TERMS = _published_terms()


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


@pytest.mark.parametrize("term", OURS, ids=lambda term: term.removeprefix(KG))
def test_every_term_has_one_label_and_one_definition_in_each_language(term: URIRef) -> None:
    for predicate in (SKOS.definition, RDFS.label if term in TERMS else SKOS.prefLabel):
        assert set(labels(term, predicate)) == LANGUAGES
        assert len(list(ONTOLOGY.objects(term, predicate))) == len(LANGUAGES)


def test_people_may_sit_in_alliances() -> None:
    # org:OrganizationalCollaboration has only organisations as members.
    assert ORG.OrganizationalCollaboration not in set(
        ONTOLOGY.transitive_objects(KG.Alliance, RDFS.subClassOf)
    )
    assert (KG.memberOf, RDFS.subPropertyOf, ORG.memberOf) not in ONTOLOGY


def test_the_ontology_says_its_version_who_made_it_and_its_licence() -> None:
    ontology = ONTOLOGY.value(None, RDF.type, OWL.Ontology)
    version = str(ONTOLOGY.value(ontology, OWL.versionInfo))
    assert str(ONTOLOGY.value(ontology, OWL.versionIRI)).endswith(f"/ont/{version}")
    assert "creativecommons.org" in str(ONTOLOGY.value(ontology, DCTERMS.license))
    for predicate in (OWL.priorVersion, DCTERMS.creator, DCTERMS.issued, DCTERMS.modified):
        assert ONTOLOGY.value(ontology, predicate) is not None


def test_the_changes_tell_of_this_version_and_of_the_one_before() -> None:
    ontology = ONTOLOGY.value(None, RDF.type, OWL.Ontology)
    versions = re.findall(
        r"^## (\S+) \((\S+)\)$", knowledge("ontology", "CHANGELOG.md").read_text("utf-8"), re.M
    )
    (latest, day), (before, _) = versions[:2]
    assert latest == str(ONTOLOGY.value(ontology, OWL.versionInfo))
    assert day == str(ONTOLOGY.value(ontology, DCTERMS.modified))
    assert str(ONTOLOGY.value(ontology, OWL.priorVersion)).endswith(f"/ont/{before}")


@pytest.mark.parametrize("term", OURS, ids=lambda term: term.removeprefix(KG))
def test_every_term_says_that_this_ontology_defines_it(term: URIRef) -> None:
    assert list(ONTOLOGY.objects(term, RDFS.isDefinedBy)) == [URIRef(str(KG).removesuffix("#"))]


def test_parts_played_at_events_are_the_notations_of_concepts() -> None:
    concepts = ONTOLOGY.subjects(SKOS.inScheme, KG.ParticipationRoleScheme)
    assert {str(ONTOLOGY.value(each, SKOS.notation)) for each in concepts} == set(
        PARTICIPATION_ROLES.values()
    )
    assert {
        relation.name for relation in VOCABULARY.relation_types.values() if relation.range == {"Event"}
    } == {*PARTICIPATION_ROLES, "concluded_at"}


@pytest.mark.parametrize(
    ("property_", "scheme"),
    [(KG.status, KG.StatusScheme), (KG.participationRole, KG.ParticipationRoleScheme)],
)
def test_a_closed_range_lists_the_notations_of_its_scheme(property_: URIRef, scheme: URIRef) -> None:
    listed = ONTOLOGY.value(ONTOLOGY.value(property_, RDFS.range), OWL.oneOf)
    assert listed is not None
    concepts = ONTOLOGY.subjects(SKOS.inScheme, scheme)
    assert set(Collection(ONTOLOGY, listed)) == {ONTOLOGY.value(each, SKOS.notation) for each in concepts}


def test_every_published_term_of_ours_is_defined_and_every_defined_one_published() -> None:
    published = {
        str(term).removeprefix(KG) for term in PUBLISHED_TERMS if term.startswith(KG) and term != URIRef(KG)
    }
    defined = {
        str(term).removeprefix(KG) for term in TERMS if (term, RDF.type, SKOS.ConceptScheme) not in ONTOLOGY
    }
    assert published <= defined
    assert defined - published == {"relation"}


def test_every_term_of_another_vocabulary_exists_there() -> None:
    terms = {each for triple in ONTOLOGY for each in triple if isinstance(each, URIRef)} | PUBLISHED_TERMS
    checked = {
        (term, namespace)
        for term in terms
        for namespace in PUBLISHED
        if term.startswith(str(namespace)) and term != URIRef(str(namespace))
    }
    assert len(checked) > 100
    assert {term for term, namespace in checked if term not in namespace} == NEWER
