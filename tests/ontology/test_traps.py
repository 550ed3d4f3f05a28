"""Our data and ontology agree with the vocabularies that they use, and where they would not if we erred.

Each mistake is one that is easily made; that the reasoner sees it shows that its silence on our data means
something.
"""

import pytest
from pyoxigraph import Quad
from tests.ontology.closure import Closure
from tests.ontology.everything import everything
from tests.rdf.snapshots import known_snapshot, promised_snapshot, related_snapshot, snapshot

from kg.model import Snapshot
from kg.rdf.mapping import quads
from kg.rdf.mapping.description import Extent, description
from kg.rdf.namespaces import CANONICAL_BASE, Namespaces

NAMES = Namespaces(CANONICAL_BASE)
SAMPLES = [snapshot(), promised_snapshot(), known_snapshot(), related_snapshot(), everything()]


def published(sample: Snapshot) -> set[Quad]:
    data = set(quads(sample, NAMES))
    return data | set(description(Extent.of(data), NAMES))


@pytest.mark.parametrize("sample", SAMPLES, ids=["plain", "promised", "known", "related", "everything"])
def test_what_is_published_is_consistent(sample: Snapshot) -> None:
    closure = Closure(published(sample))
    assert closure.clashes == []
    assert not closure.says("?one owl:sameAs ?other FILTER(?one != ?other)")


def test_people_sit_in_alliances_and_would_be_organisations_in_a_collaboration() -> None:
    person = ":p a kg:Person . :a a kg:Alliance . :p kg:memberOf :a ."
    assert Closure(person).clashes == []
    as_collaboration = person + "kg:Alliance rdfs:subClassOf org:OrganizationalCollaboration . "
    assert Closure(as_collaboration).clashes == []
    wrong = Closure(as_collaboration + "kg:memberOf rdfs:subPropertyOf org:memberOf .")
    assert wrong.says(":p a org:Organization")
    assert any("disjoint" in clash.lower() for clash in wrong.clashes)


def test_a_plain_business_number_at_a_parent_and_its_branch_would_make_them_one() -> None:
    bodies = ":parent a kg:Company . :branch a kg:Company ; kg:partOf :parent ."
    wrong = Closure(
        bodies + ':parent org:identifier "123456789012" . :branch org:identifier "123456789012" .'
    )
    assert wrong.says(":parent owl:sameAs :branch")
    other = bodies + ':parent org:identifier "1"^^kg:BIN . :branch org:identifier "1"^^kg:OKED .'
    assert not Closure(other).says(":parent owl:sameAs :branch")


def test_a_unit_of_an_organisation_is_its_part_only_when_both_are_said() -> None:
    assert not Closure(":u org:unitOf :o .").says(":u org:subOrganizationOf :o")
    unit = ":u a kg:Unit ; kg:partOf :o ."
    assert Closure(unit).says(":u org:subOrganizationOf :o")


def test_a_unit_of_a_unit_would_make_that_one_a_legal_entity() -> None:
    units = ":lab a kg:Unit . :chair a kg:Unit . :lab kg:partOf :chair ."
    assert not Closure(units).says(":chair a org:FormalOrganization")
    assert Closure(units + ":lab org:unitOf :chair .").says(":chair a org:FormalOrganization")


def test_a_change_is_an_activity_and_would_clash_with_a_relationship_that_is_an_entity() -> None:
    change = ":r a kg:Relationship, org:ChangeEvent ; kg:claim :c ."
    assert Closure(change).clashes == []
    assert Closure(change + "kg:Relationship rdfs:subClassOf prov:Entity .").clashes
    assert Closure(change + ":r prov:wasDerivedFrom :c .").clashes


def test_a_planned_change_would_be_taken_for_a_derivation_that_has_happened() -> None:
    planned = ':r a kg:Relationship ; kg:source :a ; kg:target :b ; kg:status "planned" .'
    assert not Closure(planned).says(":b prov:wasDerivedFrom :a")
    as_change = planned + ":r org:originalOrganization :a ; org:resultingOrganization :b ."
    assert Closure(as_change).says(":b prov:wasDerivedFrom :a")


def test_what_an_alliance_is_based_on_would_make_it_a_legal_resource_in_eli() -> None:
    based = ":a a kg:Alliance . :act a kg:LegalAct . :a kg:basedOn :act ."
    eli = "@prefix eli: <http://data.europa.eu/eli/ontology#> ."
    assert not Closure(based).says(":a a <http://data.europa.eu/eli/ontology#LegalResource>")
    wrong = Closure(based + eli + "kg:basedOn rdfs:subPropertyOf eli:based_on .")
    assert wrong.says(":a a <http://data.europa.eu/eli/ontology#LegalResource>")


def test_a_year_would_be_no_date_for_eli() -> None:
    year = '"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    assert Closure(f":act a kg:LegalAct ; kg:date {year} .").clashes == []
    wrong = Closure(f":act <http://data.europa.eu/eli/ontology#date_document> {year} .")
    assert wrong.clashes


def test_a_reading_is_no_time_at_which_an_entity_was_generated() -> None:
    reading = ":d a kg:Document . :r a kg:Reading ; prov:used :d . :c a kg:Claim ; prov:wasGeneratedBy :r ."
    assert Closure(reading).clashes == []
    moment = '"2024-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    assert Closure(reading + f":r prov:generatedAtTime {moment} .").clashes
