from kg.extract.findings import Candidate
from kg.extract.selection import Recognised, trusted
from kg.model import Span

SHARES = {
    "rule": {"same": 0.9, "longer": 0.7, "other": 0.3, "silent": 0.5, "within act": 0.8},
    "learned": {"Company": 0.2},
}


def candidate(start: int, end: int, type_: str = "Company", finder: str = "rule") -> Candidate:
    return Candidate(Span(start, end), type_, 0.6, finder)


def test_a_rule_that_the_recogniser_confirms_is_trusted_as_measured() -> None:
    (kept,) = trusted([candidate(0, 9), candidate(0, 9, finder="learned")], SHARES)
    assert kept.score == 0.9


def test_a_name_that_only_the_recogniser_proposes_is_trusted_by_its_type() -> None:
    (kept,) = trusted([candidate(0, 9, finder="learned")], SHARES)
    assert kept.score == 0.2


def test_the_recogniser_may_propose_a_part_of_the_name_another_name_or_none() -> None:
    recognised = Recognised([candidate(5, 9, finder="learned")])
    assert recognised.agreement(Span(5, 9), "Company") == "same"
    assert recognised.agreement(Span(0, 9), "Company") == "longer"
    assert recognised.agreement(Span(6, 8), "Company") == "shorter"
    assert recognised.agreement(Span(0, 9), "University") == "other"
    assert recognised.agreement(Span(9, 12), "Company") == "silent"


def test_the_issuer_within_an_act_is_not_held_against() -> None:
    recognised = Recognised([candidate(0, 50, "LegalAct", "learned")])
    assert recognised.agreement(Span(9, 30), "GovernmentBody") == "within act"


def test_a_place_in_the_name_of_a_trusted_organisation_does_not_outrank_it() -> None:
    place = Candidate(Span(20, 28), "Place", 0.95, "gazetteer")
    chamber = Candidate(Span(0, 28), "Association", 0.8, "headed")
    scores = {kept.type: kept.score for kept in trusted([place, chamber], {})}
    assert scores["Place"] < scores["Association"]
