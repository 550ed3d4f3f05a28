"""What a snapshot says in RDF."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from tests.rdf.snapshots import entity, known_snapshot, promised_snapshot, related_snapshot, snapshot

from kg.errors import InputError
from kg.model import PartialDate, Snapshot, Source
from kg.rdf import literals
from kg.rdf.mapping import quads
from kg.rdf.namespaces import EXTERNAL, Namespaces

NAMES = Namespaces("https://data.example/")


@pytest.fixture(scope="module")
def store() -> Store:
    filled = Store()
    filled.extend(quads(snapshot(), NAMES))
    return filled


@pytest.fixture(scope="module")
def known() -> Store:
    filled = Store()
    filled.extend(quads(known_snapshot(), NAMES))
    return filled


@pytest.fixture(scope="module")
def promised() -> Store:
    filled = Store()
    filled.extend(quads(promised_snapshot(), NAMES))
    return filled


@pytest.fixture(scope="module")
def related() -> Store:
    filled = Store()
    filled.extend(quads(related_snapshot(), NAMES))
    return filled


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=dict(NAMES.prefixes)))


def test_an_actual_partnership_is_a_plain_triple_both_ways(store: Store) -> None:
    assert ask(
        store,
        "organization:e1 kg:partnersWith organization:e2 . organization:e2 kg:partnersWith organization:e1",
    )


@pytest.mark.parametrize("partner", ["e4", "e5"])
def test_planned_and_denied_partnerships_are_no_plain_triples(store: Store, partner: str) -> None:
    assert not ask(store, f"organization:e1 ?p organization:{partner}")
    assert not ask(store, f"organization:{partner} ?p organization:e1")


def test_an_ended_role_is_a_membership_and_no_plain_triple(store: Store) -> None:
    assert ask(
        store,
        "relationship:r6 a org:Membership ; org:member person:e3 ; org:organization organization:e2 ;"
        ' kg:status "ended"',
    )
    assert not ask(store, "person:e3 kg:holdsRole organization:e2")


def test_a_membership_keeps_role_time_and_the_claims_it_rests_on(store: Store) -> None:
    assert ask(
        store,
        'relationship:r1 kg:roleName "ректор" ; kg:since "2021"^^xsd:gYear ;'
        ' kg:attestedOn "2024-02-29"^^xsd:date ;'
        " kg:sources 1 ; kg:confidence 0.9 ; kg:claim claim:sr1",
    )


def test_a_partnership_has_both_parties_and_its_kind(store: Store) -> None:
    assert ask(
        store,
        'relationship:r2 a kg:Partnership ; kg:party organization:e1, organization:e2 ; kg:kind "memorandum"',
    )


def test_a_denied_claim_is_kept_as_a_claim_only(store: Store) -> None:
    assert ask(
        store, 'claim:sr4 kg:status "denied" ; rdf:subject organization:e1 ; rdf:object organization:e5'
    )
    assert not ask(store, "?n a kg:Partnership ; kg:party organization:e5")


def test_a_claim_quotes_its_document_with_offsets(store: Store) -> None:
    assert ask(
        store,
        "claim:sr1 a kg:Claim, rdf:Statement ; rdf:predicate kg:holdsRole ; prov:wasDerivedFrom document:d1 ;"
        ' kg:extractor "rules/1" ; kg:evidence ?e .'
        " ?e a oa:SpecificResource ; oa:hasSource document:d1 ; oa:hasSelector ?quotation, ?position ."
        ' ?quotation a oa:TextQuoteSelector ; oa:exact "Они сотрудничают." .'
        " ?position a oa:TextPositionSelector ; oa:start 10 ; oa:end 27",
    )


def test_claimed_properties_have_values_as_objects(store: Store) -> None:
    assert ask(store, 'claim:sr6 rdf:predicate kg:date ; rdf:object "2023-09"^^xsd:gYearMonth')
    assert ask(store, 'claim:sr7 rdf:predicate rdfs:label ; rdf:object "Alatau"@en')


def test_an_entity_has_its_type_and_all_superclasses(store: Store) -> None:
    assert ask(store, "organization:e1 a kg:University, kg:Organization, kg:Entity, org:Organization")
    assert ask(store, "person:e3 a kg:Person, foaf:Person")


def test_an_entity_has_one_preferred_label_and_every_name_as_a_label(store: Store) -> None:
    preferred = list(
        store.quads_for_pattern(
            NAMES.entity("University", "e1"), NamedNode(EXTERNAL["skos"] + "prefLabel"), None
        )
    )
    assert [quad.object for quad in preferred] == [Literal("Университет «Алатау»", language="ru")]
    assert ask(
        store, 'organization:e1 skos:altLabel "Alatau University"@en ; rdfs:label "Alatau University"@en'
    )


def test_an_act_has_number_and_date_as_precise_as_known(store: Store) -> None:
    assert ask(store, 'legal-act:e6 kg:number "12" ; kg:date "2023-09"^^xsd:gYearMonth')


def test_a_document_has_its_address_as_text_and_as_an_iri(store: Store) -> None:
    assert ask(
        store,
        'document:d1 a kg:Document ; dcterms:identifier "https://example.kz/новости/1?a=b c" ;'
        " dcterms:source <https://example.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1?a=b%20c> ;"
        ' dcterms:title "Заголовок"@ru ; dcterms:issued "2024-02-29"^^xsd:date',
    )


def test_a_copy_is_an_alternate_of_the_document_that_came_first(known: Store) -> None:
    assert ask(known, "document:d2 kg:copyOf document:d1 ; prov:alternateOf document:d1")
    assert not ask(known, "document:d1 kg:copyOf ?other")


def test_a_known_body_leads_to_public_registers(known: Store) -> None:
    assert ask(
        known,
        "organization:e2 skos:exactMatch <http://www.wikidata.org/entity/Q1>, <https://ror.org/01abc> ;"
        " schema:sameAs <http://www.wikidata.org/entity/Q1>, <https://ror.org/01abc> ;"
        " foaf:homepage <https://ulgi.example/> ;"
        ' kg:knownAs "ulgi" ; kg:knownFrom "public register" ; schema:foundingDate "1992"^^xsd:gYear',
    )
    assert ask(known, 'organization:e1 schema:dissolutionDate "2020-05"^^xsd:gYearMonth')
    assert not ask(known, "organization:e2 schema:dissolutionDate ?date")


def test_nothing_is_said_to_be_the_same(known: Store) -> None:
    assert not ask(known, "?one owl:sameAs ?other")


def test_a_business_number_has_its_own_datatype_and_is_no_plain_identifier(known: Store) -> None:
    assert ask(
        known,
        'organization:e2 kg:bin "123456789012"^^kg:BIN ; org:identifier "123456789012"^^kg:BIN ;'
        ' dcterms:identifier "e2"',
    )
    assert not ask(known, 'organization:e2 dcterms:identifier "123456789012"')


@pytest.mark.parametrize("type_", ["Unit", "Alliance"])
def test_what_is_no_legal_entity_has_no_business_number(type_: str) -> None:
    university = known_snapshot().entities[1]
    filled = Store()
    filled.extend(quads(Snapshot(1, (replace(university, type=type_),), (), (), ()), NAMES))
    assert ask(filled, 'organization:e2 kg:knownAs "ulgi"')
    assert not ask(filled, "organization:e2 kg:bin|org:identifier ?number")


def test_a_known_body_has_known_names_as_labels_and_is_preferably_called_as_documents_do(
    known: Store,
) -> None:
    assert ask(
        known,
        'organization:e2 rdfs:label "Ulgi University"@en, "Ulgi Academy" ;'
        ' skos:altLabel "Ulgi University"@en',
    )
    assert ask(known, 'organization:e2 skos:prefLabel "Университет «Үлгі»"@ru')
    assert not ask(known, 'organization:e2 skos:prefLabel "Ulgi University"@en')


def test_a_former_name_is_a_node_with_its_dates(known: Store) -> None:
    assert ask(
        known,
        'organization:e2 kg:formerName ?name . ?name a kg:FormerName ; rdfs:label "Ulgi Academy" ;'
        ' kg:since "1992"^^xsd:gYear ; kg:until "2020-05"^^xsd:gYearMonth',
    )
    assert ask(known, 'organization:e2 kg:formerName ?name . ?name rdfs:label "УА"')
    assert not ask(known, '?name rdfs:label "УА" ; kg:since ?date')


def test_a_succession_is_a_change_with_its_authority_and_without_claims(known: Store) -> None:
    assert ask(
        known,
        "organization:e1 kg:succeededBy organization:e2 . relationship:r1 a org:ChangeEvent ;"
        " org:originalOrganization organization:e1 ;"
        ' org:resultingOrganization organization:e2 ; kg:since "2020-05"^^xsd:gYearMonth ; kg:sources 0 ;'
        ' kg:knownFrom "decree No. 1"',
    )
    assert not ask(known, "relationship:r1 kg:claim ?claim")
    assert not ask(known, "organization:e2 kg:succeededBy ?other")


def test_a_commitment_is_a_plan_with_its_deadline_and_form(promised: Store) -> None:
    assert ask(
        promised,
        'commitment:e1 a kg:Commitment, prov:Plan ; kg:deadline "2026-12"^^xsd:gYearMonth ;'
        ' kg:completionForm "отчёт"',
    )
    assert ask(promised, 'claim:s1 rdf:predicate kg:deadline ; rdf:object "2026-12"^^xsd:gYearMonth')
    assert ask(promised, 'claim:s2 rdf:predicate kg:completionForm ; rdf:object "отчёт"')


def test_what_is_promised_is_no_plain_triple(promised: Store) -> None:
    assert not ask(promised, "commitment:e1 kg:promisedIn ?act")
    assert ask(promised, 'claim:sr1 rdf:predicate kg:promisedIn ; kg:status "planned"')


def test_an_indicator_has_value_unit_and_a_period_of_one_or_two_dates(promised: Store) -> None:
    assert ask(promised, 'indicator:e4 kg:value "669" ; kg:unit "студентов" ; kg:period "2024/2026"')
    assert ask(promised, 'indicator:e5 kg:period "2025"^^xsd:gYear')


def test_a_stated_succession_is_a_change_of_a_kind_with_its_claims(promised: Store) -> None:
    assert ask(
        promised,
        "organization:e3 kg:succeededBy organization:e8 . relationship:r2 a org:ChangeEvent ;"
        ' kg:kind "rename" ; kg:claim claim:sr2 ;'
        " org:originalOrganization organization:e3 ; org:resultingOrganization organization:e8",
    )
    assert not ask(promised, "relationship:r2 a prov:Entity")
    assert not ask(promised, "organization:e8 kg:succeededBy ?other")


def test_a_planned_succession_is_no_change_yet(promised: Store) -> None:
    assert ask(
        promised,
        'relationship:r3 a kg:Relationship, prov:Entity ; kg:kind "merger" ; kg:status "planned" ;'
        " kg:source organization:e8 ; kg:target organization:e3 ; kg:relationType kg:succeededBy",
    )
    assert not ask(promised, "relationship:r3 a org:ChangeEvent")
    assert not ask(promised, "relationship:r3 org:originalOrganization|org:resultingOrganization ?body")


def test_every_relationship_is_a_node_with_its_two_ends(related: Store) -> None:
    assert ask(
        related,
        "relationship:r9 a kg:Relationship, prov:Entity ; kg:source organization:e1 ; kg:target place:e10 ;"
        ' kg:relationType kg:locatedIn ; kg:status "actual" ; kg:confidence 0.9 ; kg:sources 1 ;'
        " kg:claim claim:sr9",
    )
    assert ask(related, "{ SELECT (COUNT(DISTINCT ?n) AS ?all) { ?n a kg:Relationship } } FILTER(?all = 10)")


def test_what_is_known_without_documents_is_a_relationship_too(promised: Store) -> None:
    assert ask(
        promised,
        "relationship:r4 a kg:Relationship ; kg:source place:e6 ; kg:target place:e7 ;"
        ' kg:relationType kg:within ; kg:knownFrom "decree" ; kg:sources 0',
    )
    assert ask(promised, "place:e6 schema:containedInPlace place:e7")


def test_whoever_was_at_an_event_takes_part_in_a_role(related: Store) -> None:
    for node, participant, role in (
        ("r1", "organization:e1", "organizer"),
        ("r2", "person:e2", "participant"),
        ("r3", "organization:e3", "supporter"),
    ):
        assert ask(
            related,
            f"relationship:{node} a kg:Participation, kg:Relationship ; kg:participant {participant} ;"
            f' kg:inEvent event:e4 ; kg:participationRole "{role}"',
        )


def test_a_signature_is_a_signing(related: Store) -> None:
    assert ask(
        related,
        "relationship:r4 a kg:Signing ; kg:signatory person:e2 ; kg:signedAgreement agreement:e5",
    )


def test_a_membership_in_an_alliance_has_an_interval_with_both_ends(related: Store) -> None:
    assert ask(
        related,
        "relationship:r7 a org:Membership ; org:member person:e2 ; org:organization organization:e7 ;"
        ' kg:since "2020"^^xsd:gYear ; kg:until "2023-05-31"^^xsd:date ;'
        " kg:during ?interval ; org:memberDuring ?interval ."
        " ?interval a time:Interval ; time:hasBeginning ?begin ; time:hasEnd ?end ."
        ' ?begin a time:Instant ; time:inXSDgYear "2020"^^xsd:gYear .'
        ' ?end a time:Instant ; time:inXSDDate "2023-05-31"^^xsd:date',
    )
    assert not ask(related, "person:e2 kg:memberOf|org:memberOf organization:e7")


def test_an_interval_is_open_where_no_date_is_known(related: Store) -> None:
    assert ask(
        related,
        "relationship:r4 kg:during ?interval . ?interval time:hasBeginning ?begin ."
        ' ?begin time:inXSDgYearMonth "2024-03"^^xsd:gYearMonth'
        " FILTER NOT EXISTS { ?interval time:hasEnd ?end }",
    )
    assert not ask(related, "relationship:r1 kg:during ?interval")


def test_what_is_so_is_said_in_other_vocabularies_too(related: Store, store: Store) -> None:
    assert ask(related, "organization:e1 kg:locatedIn place:e10 ; schema:location place:e10")
    assert ask(
        store, "organization:e2 org:linkedTo organization:e1 . organization:e1 org:linkedTo organization:e2"
    )
    assert ask(store, "person:e3 org:memberOf organization:e1")
    assert not ask(store, "person:e3 org:memberOf organization:e2")
    assert not ask(related, "?one kg:relation ?other")


def test_a_unit_of_a_legal_entity_is_its_unit_and_part(related: Store) -> None:
    assert ask(related, "organization:e6 org:unitOf organization:e1 ; org:subOrganizationOf organization:e1")
    assert ask(related, "organization:e8 kg:partOf organization:e6 ; org:subOrganizationOf organization:e6")
    assert not ask(related, "organization:e8 org:unitOf ?other")


def test_an_act_is_described_in_eli(related: Store, store: Store) -> None:
    assert ask(
        related,
        'legal-act:e9 a eli:LegalResource ; eli:number "7" ; eli:date_document "2024-03-05"^^xsd:date ;'
        " kg:issuedBy organization:e1 ; eli:passed_by organization:e1",
    )
    assert ask(store, 'legal-act:e6 eli:number "12"')
    assert not ask(store, "legal-act:e6 eli:date_document ?month")


def test_a_claim_came_out_of_the_reading_of_its_document(related: Store, store: Store) -> None:
    assert ask(
        related,
        "claim:sr1 prov:wasGeneratedBy ?reading . ?reading a kg:Reading, prov:Activity ;"
        ' prov:used document:d1 ; prov:endedAtTime "2024-03-06T12:30:00Z"^^xsd:dateTime ;'
        " prov:wasAssociatedWith ?extractor . ?extractor a prov:SoftwareAgent ;"
        ' schema:softwareVersion "0a1b"',
    )
    assert not ask(store, "?claim prov:wasGeneratedBy ?reading")


def test_a_document_says_its_language_as_code_and_as_concept(related: Store) -> None:
    assert ask(
        related,
        'document:d1 schema:inLanguage "kk" ;'
        " dcterms:language <http://publications.europa.eu/resource/authority/language/KAZ>",
    )


def test_a_place_or_sector_of_the_tables_matches_its_concept(related: Store) -> None:
    assert ask(related, "place:e10 skos:exactMatch <https://data.example/scheme/place/kentau>")
    assert ask(related, "sector:e11 skos:exactMatch <https://data.example/scheme/sector/animal-husbandry>")


def test_a_place_lies_within_another(promised: Store) -> None:
    assert ask(promised, "place:e6 kg:within place:e7")


def test_there_are_no_blank_nodes(store: Store, known: Store, related: Store) -> None:
    ends = [end for each in (store, known, related) for quad in each for end in (quad.subject, quad.object)]
    assert not [end for end in ends if isinstance(end, BlankNode)]


@given(st.text(), st.sampled_from([None, "ru", "kk_Latn", "en-GB", "not a tag", ""]))
def test_any_name_comes_back_from_the_store_as_it_was(name: str, language: str | None) -> None:
    literal = literals.text(name, language)
    store = Store()
    store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), literal))
    assert [quad.object for quad in store] == [literal]
    assert literal.value == name


@given(st.text(), st.text())
def test_any_identifier_and_address_make_iris(identifier: str, address: str) -> None:
    source = Source(identifier, f"http://{address}", "", "en", None)
    encodable = identifier.encode("utf-8", "replace").decode()
    found = list(quads(Snapshot(1, (), (), (), (replace(source, id=encodable),)), NAMES))
    assert all(quad.subject == NAMES.resource("document", encodable) for quad in found)


@given(st.floats(min_value=0, max_value=1))
def test_a_confidence_is_written_as_the_store_gives_it_back(confidence: float) -> None:
    literal = literals.decimal(confidence)
    store = Store()
    store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), literal))
    assert [quad.object for quad in store] == [literal]
    assert float(literal.value) == pytest.approx(confidence, abs=1e-6)


@pytest.mark.parametrize(
    ("date", "datatype"),
    [
        (PartialDate(2023), "gYear"),
        (PartialDate(2023, 9), "gYearMonth"),
        (PartialDate(2023, 9, 1), "date"),
    ],
)
def test_a_date_keeps_its_precision(date: PartialDate, datatype: str) -> None:
    assert literals.partial_date(date) == Literal(str(date), datatype=NamedNode(EXTERNAL["xsd"] + datatype))


@pytest.mark.parametrize(
    ("language", "tag"), [("kk_Latn", "kk-latn"), ("RU", "ru"), ("a b", None), ("", None), (None, None)]
)
def test_language_codes_become_tags(language: str | None, tag: str | None) -> None:
    assert literals.language_tag(language) == tag


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert literals.text("a\ud800b").value == "a\ufffdb"


def test_a_type_of_another_base_keeps_the_classes_of_others() -> None:
    found = {quad.object for quad in quads(Snapshot(1, (entity("e1", "College", "К"),), (), (), ()), NAMES)}
    assert NamedNode("https://data.example/ont#College") in found
    assert NamedNode(EXTERNAL["org"] + "FormalOrganization") in found


@pytest.mark.parametrize("base", ["", "data", "https://a b/", "https://a.example", "/x/"])
def test_a_base_that_is_no_absolute_iri_with_a_slash_is_refused(base: str) -> None:
    with pytest.raises(InputError):
        Namespaces(base)


def test_the_base_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE_IRI", "https://data.example/")
    assert Namespaces.from_environment() == NAMES
    monkeypatch.delenv("KG_BASE_IRI")
    assert Namespaces.from_environment().ontology == "https://w3id.org/edi-kz/ont#"
