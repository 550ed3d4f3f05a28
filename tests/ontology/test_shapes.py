"""Each shape of `ontology/shapes.ttl` finds what it is for, and nothing else; so says pyshacl as well."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, Store
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef
from tests.rdf.turtle import (
    BASE,
    NAMES,
    Node,
    both_ways,
    claim,
    entity,
    quads_of,
    relationship,
    store_of,
    turtle,
)
from tests.rdf.turtle import LANGUAGES as AUTHORITY

from kg.knowledge import knowledge
from kg.model import VOCABULARY, Status
from kg.model.vocabulary import term_name
from kg.rdf.namespaces import Namespaces
from kg.rdf.validation import LANGUAGES, Severity, Shapes, validate

KG = Namespace(NAMES.ontology)
SHAPES = Graph().parse(knowledge("ontology", "shapes.ttl"))
SHAPE = Namespace(f"{NAMES.base}shapes#")
JUDGING = sorted({each for each in SHAPES.subjects(SH.message) if isinstance(each, URIRef)})
OURS = Shapes(NAMES)

Parts = list[Mapping[str, Node]]


@dataclass(frozen=True)
class Case:
    """Data that one shape finds fault with, and data of the same kind that it does not."""

    shape: str
    severity: Severity
    wrong: Parts
    right: Parts


def unit(**more: str | None) -> Parts:
    return [{"organization:chair": entity("Organization", "Unit", **more)}]


PART = relationship("l8", "organization:chair", "kg:partOf", "organization:university")
ACTS: Parts = [
    {
        "legal-act:one": entity("LegalAct", kg_number='"437"', kg_date='"2025-08-28"^^xsd:date'),
        "legal-act:two": entity("LegalAct", kg_number='"187"', kg_date='"2025-08-21"^^xsd:date'),
    },
    relationship("l7", "legal-act:one", "kg:sameJointAct", "legal-act:two"),
    *both_ways("legal-act:one", "kg:sameJointAct", "legal-act:two"),
]
ISSUED: Parts = [
    relationship("l5", "organization:ministry", "kg:issued", "legal-act:one"),
    relationship("l6", "organization:agency", "kg:issued", "legal-act:two"),
]
UNNUMBERED: Parts = [{"legal-act:three": entity("LegalAct", kg_date='"2025-08-21"^^xsd:date')}]
UNDATED: Parts = [{"legal-act:three": entity("LegalAct", kg_number='"187"')}]
THIRD: Parts = [
    relationship("l9", "legal-act:one", "kg:sameJointAct", "legal-act:three"),
    *both_ways("legal-act:one", "kg:sameJointAct", "legal-act:three"),
]


def partnership(status: str, *parties: str) -> Parts:
    node: dict[str, Node] = {"relationship:l2": {"a": "kg:Partnership", "kg:party": ", ".join(parties)}}
    found: Parts = [
        relationship(
            "l2", "organization:company", "kg:partnersWith", "organization:university", kg_status=status
        ),
        node,
    ]
    return found


TRIPLE: Parts = [*both_ways("organization:company", "kg:partnersWith", "organization:university")]
PARTIES = ("organization:company", "organization:university")


def membership(number: str = "l3", person: str = "person:asan", **more: str | None) -> Parts:
    return [
        relationship(number, person, "kg:holdsRole", "organization:university", kg_claim=None, **{
            "kg_knownFrom": '"register"', **more,
        }),
        {f"relationship:{number}": {"a": "org:Membership", "org:member": person, "org:organization": "organization:university"}},
    ]  # fmt: skip


def taking_part(**changed: str | None) -> Parts:
    node = {
        "a": "kg:Participation", "kg:participant": "organization:company", "kg:inEvent": "event:fair",
        "kg:participationRole": '"participant"', **{key.replace("_", ":", 1): value for key, value in changed.items()},
    }  # fmt: skip
    return [
        relationship("l4", "organization:company", "kg:participatedIn", "event:fair"),
        {"relationship:l4": node},
    ]


def signing(**changed: str | None) -> Parts:
    node = {
        "a": "kg:Signing", "kg:signatory": "person:asan", "kg:signedAgreement": "agreement:memo",
        **{key.replace("_", ":", 1): value for key, value in changed.items()},
    }  # fmt: skip
    return [relationship("l4", "person:asan", "kg:signed", "agreement:memo"), {"relationship:l4": node}]


def change(**changed: str | None) -> Parts:
    node = {
        "a": "org:ChangeEvent", "org:originalOrganization": "organization:agency",
        "org:resultingOrganization": "organization:ministry",
        **{key.replace("_", ":", 1): value for key, value in changed.items()},
    }  # fmt: skip
    return [
        relationship("l4", "organization:agency", "kg:succeededBy", "organization:ministry"),
        {"relationship:l4": node},
    ]


def selector(part: str, said: Mapping[str, str]) -> Parts:
    found = dict(claim("s9"))
    name = f"<{NAMES.data}claim/s9#{part}>"
    found[name] = {**found[name], **said}
    return [found]


def located(**changed: str | None) -> Parts:
    return [relationship("l4", "organization:company", "kg:locatedIn", "place:town", **changed)]


def document(**changed: str | None) -> Parts:
    said = {
        "a": "kg:Document", "dcterms:identifier": '"https://ulgi.example/2"', "dcterms:language": f"<{AUTHORITY}RUS>",
        "dcterms:issued": '"2024"^^xsd:gYear', **{key.replace("_", ":", 1): value for key, value in changed.items()},
    }  # fmt: skip
    return [{"document:d2": said}]


def body(**more: str | None) -> Parts:
    return [{"organization:new": entity("Organization", "Company", **more)}]


def interval(begin: str, end: str) -> Parts:
    return [
        located(kg_during="<x:interval>")[0],
        {"<x:interval>": {"a": "time:Interval", "time:hasBeginning": "<x:begin>", "time:hasEnd": "<x:end>"}},
        {"<x:begin>": {"time:inXSDgYear": f'"{begin}"^^xsd:gYear'}, "<x:end>": {"time:inXSDgYear": f'"{end}"^^xsd:gYear'}},
    ]  # fmt: skip


TWO_NAMES = '"Үлгі"@kk, "Басқа"@kk, "Пример"@ru, "Sample"@en'
BAD, MAYBE, LACKING = Severity.VIOLATION, Severity.WARNING, Severity.INFO
CASES = [
    Case("ClaimSubject", BAD, [claim("s9", rdf_subject=None)], [claim("s9")]),
    Case("ClaimSubject", BAD, [claim("s9", rdf_subject="organization:company, organization:agency")], [claim("s9")]),
    Case("ClaimPredicate", BAD, [claim("s9", rdf_predicate=None)], [claim("s9")]),
    Case("ClaimObject", BAD, [claim("s9", rdf_object=None)], [claim("s9")]),
    Case("ClaimStatus", BAD, [claim("s9", kg_status='"maybe"')], [claim("s9", kg_status='"denied"')]),
    Case("ClaimConfidence", BAD, [claim("s9", kg_confidence="1.5")], [claim("s9", kg_confidence="1.0")]),
    Case("ClaimDocument", BAD, [claim("s9", prov_wasDerivedFrom=None)], [claim("s9")]),
    Case("ClaimDocument", BAD, [claim("s9", prov_wasDerivedFrom="document:gone")], [claim("s9")]),
    Case("ClaimQuotation", BAD, selector("evidence", {"oa:hasSelector": f"<{NAMES.data}claim/s9#position>"}), [claim("s9")]),
    Case("ClaimPosition", BAD, selector("evidence", {"oa:hasSelector": f"<{NAMES.data}claim/s9#quotation>"}), [claim("s9")]),
    Case("QuotedWords", BAD, selector("quotation", {"oa:exact": '" "'}), [claim("s9")]),
    Case("PositionStart", BAD, selector("position", {"oa:start": "20"}), selector("position", {"oa:start": "18"})),
    Case("PositionEnd", BAD, selector("position", {"oa:end": "19, 20"}), [claim("s9")]),
    Case("RelationshipSource", BAD, [{"relationship:l4": {**located()[0]["relationship:l4"], "kg:source": "organization:company, organization:agency"}}, located()[0], relationship("l0", "organization:agency", "kg:locatedIn", "place:town")], located()),
    Case("RelationshipTarget", BAD, [located()[0], {"relationship:l4": {"kg:target": "place:region"}}, relationship("l0", "organization:company", "kg:locatedIn", "place:region")], located()),
    Case("RelationshipType", BAD, [{"relationship:l4": {**located()[0]["relationship:l4"], "kg:relationType": None, "kg:status": '"planned"'}}], located(kg_status='"planned"')),
    Case("RelationshipStatus", BAD, located(kg_status='"denied"'), located(kg_status='"ended"')),
    Case("RelationshipConfidence", BAD, located(kg_confidence='"high"'), located()),
    Case("RelationshipSources", BAD, located(kg_sources="-1"), located(kg_sources="0")),
    Case("RelationshipGround", BAD, located(kg_claim=None), located(kg_claim=None, kg_knownFrom='"decree"')),
    Case("RelationshipClaim", BAD, located(kg_claim="claim:s1, claim:gone"), located()),
    Case("RelationshipAgreement", BAD, located(kg_agreement="place:town"), located(kg_agreement="agreement:memo")),
    Case("PartnershipParties", BAD, [*partnership('"actual"', "organization:company"), *TRIPLE], [*partnership('"actual"', *PARTIES), *TRIPLE]),
    Case("MembershipMember", BAD, [*membership(), {"relationship:l3": {"org:member": "person:aigul"}}], membership()),
    Case("MembershipOrganization", BAD, [*membership(), {"relationship:l3": {"org:organization": "organization:company"}}], membership()),
    Case("MembershipTime", BAD, [{"relationship:l3": {"a": "org:Membership", "org:member": "person:asan", "org:organization": "organization:alliance"}}], membership()),
    Case("ParticipationParticipant", BAD, taking_part(kg_participant=None), taking_part()),
    Case("ParticipationEvent", BAD, taking_part(kg_inEvent="place:town"), taking_part()),
    Case("ParticipationRole", BAD, taking_part(kg_participationRole=None), taking_part()),
    Case("SigningSignatory", BAD, signing(kg_signatory="organization:company"), signing()),
    Case("SigningAgreement", BAD, signing(kg_signedAgreement=None), signing()),
    Case("ChangeOriginal", BAD, change(org_originalOrganization=None), change()),
    Case("ChangeResult", BAD, change(org_resultingOrganization="place:town"), change()),
    Case("PlainTriple", BAD, [*partnership('"planned"', *PARTIES), *TRIPLE], partnership('"planned"', *PARTIES)),
    Case("PlainTriple", BAD, [claim("s9", kg_status='"denied"'), {"organization:company": {"kg:participatedIn": "event:fair"}}], [claim("s9", kg_status='"denied"')]),
    Case("ActualRelationship", BAD, [{"relationship:l4": located()[0]["relationship:l4"]}], located()),
    Case("Symmetric", BAD, partnership('"actual"', *PARTIES), [*partnership('"actual"', *PARTIES), *TRIPLE]),
    Case("NotItself", BAD, [{"event:fair": {"kg:copyOf": "event:fair"}}], []),
    Case("PartOfNoCycle", BAD, [
        relationship("l4", "organization:agency", "kg:partOf", "organization:ministry"),
        relationship("l5", "organization:ministry", "kg:partOf", "organization:alliance"),
        relationship("l6", "organization:alliance", "kg:partOf", "organization:agency"),
    ], [
        relationship("l4", "organization:agency", "kg:partOf", "organization:ministry"),
        relationship("l5", "organization:ministry", "kg:partOf", "organization:alliance"),
    ]),
    Case("WithinNoCycle", BAD, [
        relationship("l4", "place:town", "kg:within", "place:region"),
        relationship("l5", "place:region", "kg:within", "place:town"),
    ], [relationship("l4", "place:town", "kg:within", "place:region")]),
    Case("SourceClass", BAD, [relationship("l4", "place:town", "kg:operatesIn", "sector:mining")], [relationship("l4", "organization:company", "kg:operatesIn", "sector:mining")]),
    Case("SourceClass", BAD, [claim("s9", rdf_subject="place:town")], [claim("s9", rdf_subject="person:asan")]),
    Case("TargetClass", BAD, [relationship("l4", "organization:company", "kg:operatesIn", "place:town")], located()),
    Case("TargetClass", BAD, [claim("s9", rdf_object='"the fair"')], [claim("s9", rdf_predicate="rdfs:label", rdf_object='"the fair"')]),
    Case("PreferredLabel", BAD, body(skos_prefLabel=TWO_NAMES), body()),
    Case("Label", BAD, body(rdfs_label=None), body()),
    Case("OtherNames", BAD, body(skos_altLabel='"Үлгі"@kk'), body(skos_altLabel='"Басқа"@kk')),
    Case("AllLanguages", LACKING, body(skos_prefLabel='"Үлгі"@kk', rdfs_label='"Үлгі"@kk, "Sample"@en'), body(skos_prefLabel='"Пример"@ru', rdfs_label='"Ülgi"@kk-latn, "Sample"@en')),
    Case("LanguageTag", BAD, body(skos_altLabel='"Басқа"@kazakh'), body(skos_altLabel='"Basqa"@kk-latn')),
    Case("BinDigits", BAD, body(kg_bin='"12345"'), body(kg_bin='"123456789012"')),
    Case("EliLocalForm", BAD, body(eli_id_local='"1500010696"'), body(eli_id_local='"V1500010696"')),
    Case("UnitWhole", MAYBE, unit(), [*unit(), PART]),
    Case("JointOrderNumber", MAYBE, [*ACTS, *ISSUED, *UNNUMBERED, *THIRD], [*ACTS, *ISSUED]),
    Case("JointOrderDate", MAYBE, [*ACTS, *ISSUED, *UNDATED, *THIRD], [*ACTS, *ISSUED]),
    Case("JointOrderIssuers", MAYBE, [*ACTS, ISSUED[0]], [*ACTS, *ISSUED]),
    Case("DateForm", BAD, located(kg_since='"2024-13"^^xsd:gYearMonth'), located(kg_since='"2024-12"^^xsd:gYearMonth')),
    Case("DateForm", BAD, located(kg_attestedOn='"2023-02-30"^^xsd:date'), located(kg_attestedOn='"2024-02-29"^^xsd:date')),
    Case("DateForm", BAD, located(kg_until='"16 мая"'), located(kg_until='"2024"^^xsd:gYear')),
    Case("BeginBeforeEnd", BAD, located(kg_since='"2024-05"^^xsd:gYearMonth', kg_until='"2023"^^xsd:gYear'), located(kg_since='"2024-05"^^xsd:gYearMonth', kg_until='"2024"^^xsd:gYear')),
    Case("BeginBeforeEnd", BAD, interval("2024", "2023"), interval("2023", "2024")),
    Case("EventBeforeDocument", MAYBE, [{"event:late": entity("Event", kg_date='"2024-06"^^xsd:gYearMonth')}, claim("s9", rdf_object="event:late")], [{"event:late": entity("Event", kg_date='"2024-06"^^xsd:gYearMonth')}, claim("s9", rdf_object="event:late", kg_status='"planned"')]),
    Case("OneHead", MAYBE, [
        *membership("l3", kg_roleName='"ректор"', kg_attestedOn='"2024-05-17"^^xsd:date'),
        *membership("l4", "person:aigul", kg_roleName='"Ректор"', kg_attestedOn='"2024-05-17"^^xsd:date'),
    ], [
        *membership("l3", kg_roleName='"ректор"', kg_attestedOn='"2024-05-17"^^xsd:date'),
        *membership("l4", "person:aigul", kg_roleName='"и.о. ректора"', kg_attestedOn='"2024-05-17"^^xsd:date'),
    ]),
    Case("DocumentIdentifier", BAD, document(dcterms_identifier=None), document()),
    Case("DocumentLanguage", BAD, document(dcterms_language='"ru"'), document()),
    Case("DocumentIssued", MAYBE, document(dcterms_issued=None), document()),
    Case("PlainTriple", BAD, [*taking_part(), {"event:fair": {"kg:participatedIn": "organization:company"}}], taking_part()),
]  # fmt: skip


def found(store: Store) -> set[tuple[str, Severity, str]]:
    return {(each.shape, each.severity, each.focus) for each in validate(store, OURS).violations}


def found_by_pyshacl(store: Store) -> set[tuple[str, Severity, str]]:
    data = Graph()
    for quad in store:
        data.add((as_rdflib(quad.subject), as_rdflib(quad.predicate), as_rdflib(quad.object)))
    _, results, _ = pyshacl.validate(data, shacl_graph=SHAPES, inference="none")
    assert isinstance(results, Graph)
    return {
        (
            str(results.value(each, SH.sourceShape)).removeprefix(SHAPE),
            Severity(str(results.value(each, SH.resultSeverity)).removeprefix(str(SH)).lower()),
            str(results.value(each, SH.focusNode)),
        )
        for each in results.subjects(RDF.type, SH.ValidationResult)
    }


def as_rdflib(term: object) -> rdflib.term.Identifier:
    (parsed,) = Graph().parse(data=f"<x:s> <x:p> {term} .", format="nt").objects()
    assert isinstance(parsed, rdflib.term.Identifier)
    return parsed


def test_the_data_to_build_on_keeps_to_every_shape() -> None:
    assert found(store_of(quads_of(*BASE))) == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shape)
def test_a_shape_finds_the_wrong_and_not_the_right(case: Case) -> None:
    wrong = found(store_of(quads_of(*BASE, *case.wrong)))
    assert {(shape, severity) for shape, severity, _ in wrong} == {(case.shape, case.severity)}
    assert found(store_of(quads_of(*BASE, *case.right))) == set()


def test_every_shape_has_its_case() -> None:
    assert {case.shape for case in CASES} == {each.removeprefix(SHAPE) for each in JUDGING}


def test_pyshacl_finds_the_same_in_what_is_wrong() -> None:
    shapes = set()
    for first in range(5):
        parts = [part for case in CASES[first::5] for part in case.wrong]
        store = store_of(quads_of(*BASE, *parts))
        ours = found(store)
        assert ours == found_by_pyshacl(store)
        shapes |= {shape for shape, _, _ in ours}
    assert len(shapes) > 50


@pytest.mark.parametrize("shape", JUDGING, ids=lambda shape: shape.removeprefix(SHAPE))
def test_every_shape_has_a_severity_and_says_in_three_languages_what_is_wrong(shape: URIRef) -> None:
    assert SHAPES.value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}
    for predicate in (SH.name, SH.message):
        texts = [each for each in SHAPES.objects(shape, predicate) if isinstance(each, Literal)]
        assert sorted(str(each.language) for each in texts) == sorted(LANGUAGES)
    for message in SHAPES.objects(shape, SH.message):
        assert str(message).endswith(".")
        assert str(message).count(". ") == 0


def test_every_term_of_ours_is_in_the_ontology() -> None:
    ontology = Graph().parse(knowledge("ontology", "kg.ttl"))
    named = {each for triple in SHAPES for each in triple if isinstance(each, URIRef) and each.startswith(KG)}
    assert len(named) > 40
    assert {each for each in named if (each, None, None) not in ontology} == {KG[""]} & named


def test_the_statuses_are_those_of_the_vocabulary() -> None:
    (members,) = SHAPES.objects(SHAPE.ClaimStatus, SH["in"])
    listed = {str(each) for each in SHAPES.items(members)}
    assert listed == {each.value for each in Status}


def test_plain_triples_are_those_of_all_relations_of_the_vocabulary_in_both_queries() -> None:
    (constraint,) = SHAPES.objects(SHAPE.PlainTriple, SH.sparql)
    (query,) = SHAPES.objects(constraint, SH.select)
    (query_of_all,) = SHAPES.objects(SHAPE.PlainTriple, SHAPE.selectOfAll)
    relations = {*VOCABULARY.relation_types, *VOCABULARY.known_relations}
    for each in (query, query_of_all):
        (listed, *_) = re.findall(r"\?path IN \(([^)]*)\)", str(each))
        assert set(re.findall(r"kg:(\w+)", listed)) == {term_name(name) for name in relations}


def test_the_classes_of_both_ends_are_those_of_the_vocabulary() -> None:
    relations = [*VOCABULARY.relation_types.values(), *VOCABULARY.known_relations.values()]
    kinds = {
        f"person:of-{name.lower()}": (name, entity("Organization", name) if kind.parent else entity(name))
        for name, kind in VOCABULARY.entity_types.items()
    }
    parts: Parts = [*BASE, {iri: node for iri, (_, node) in kinds.items()}]
    expected = set()
    for relation in relations:
        for iri, (name, _) in kinds.items():
            number = f"{relation.name}-{name}".lower()
            said = {"a": "kg:Claim", "rdf:predicate": f"kg:{relation.predicate}"}
            parts.append({f"claim:from-{number}": {**said, "rdf:subject": iri}})
            parts.append({f"claim:to-{number}": {**said, "rdf:object": iri}})
            if name not in relation.domain:
                expected.add(("SourceClass", f"{NAMES.data}claim/from-{number}"))
            if name not in relation.range:
                expected.add(("TargetClass", f"{NAMES.data}claim/to-{number}"))
    fired = {(shape, focus) for shape, _, focus in found(store_of(quads_of(*parts)))}
    assert {each for each in fired if each[0] in ("SourceClass", "TargetClass")} == expected


def test_the_shapes_are_under_the_base_that_is_set() -> None:
    other = Namespaces("https://ulgi.example/data/")
    moved = Store()
    text = turtle(*BASE, claim("s9", kg_status='"maybe"')).replace(NAMES.base, other.base)
    moved.load(text.encode(), format=RdfFormat.TURTLE)
    (violation,) = validate(moved, Shapes(other)).violations
    assert violation.shape == "ClaimStatus"
    assert violation.focus == f"{other.data}claim/s9"


def test_the_shapes_are_shapes() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, text
