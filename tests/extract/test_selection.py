from kg.extract.findings import Candidate
from kg.extract.selection import case, trusted
from kg.model import Span

SHARES = {
    "rule": {"from 0.9": 0.95, "from 0.25": 0.4, "within act": 0.8},
    "learned.Company": {"from 0.5": 0.2},
}


def candidate(
    start: int, end: int, type_: str = "Company", finder: str = "rule", score: float = 0.6
) -> Candidate:
    return Candidate(Span(start, end), type_, score, finder)


def test_a_rule_is_trusted_as_measured_where_the_recogniser_finds_its_name_likely() -> None:
    (kept,) = trusted([candidate(0, 9, score=0.93), candidate(0, 9, finder="learned", score=0.93)], SHARES)
    assert (kept.finder, kept.score) == ("rule", 0.95)


def test_a_rule_is_trusted_less_where_the_recogniser_finds_its_name_unlikely() -> None:
    (kept,) = trusted([candidate(0, 9, score=0.3)], SHARES)
    assert kept.score == 0.4


def test_a_name_that_only_the_recogniser_proposes_is_trusted_by_its_type() -> None:
    (kept,) = trusted([candidate(0, 9, finder="learned")], SHARES)
    assert kept.score == 0.2


def test_what_was_not_measured_is_as_likely_as_the_recogniser_finds_it() -> None:
    (kept,) = trusted([candidate(0, 9, "School", score=0.37)], {})
    assert kept.score == 0.37


def test_cases_are_steps_of_likelihood() -> None:
    assert case(candidate(0, 9, score=0.0), []) == "from 0.0"
    assert case(candidate(0, 9, score=0.749), []) == "from 0.5"
    assert case(candidate(0, 9, score=1.0), []) == "from 0.98"


def test_the_issuer_within_an_act_is_not_held_against() -> None:
    assert case(candidate(9, 30, "GovernmentBody", score=0.0), [Span(0, 50)]) == "within act"


def test_a_place_in_the_name_of_a_trusted_organisation_does_not_outrank_it() -> None:
    place = Candidate(Span(20, 28), "Place", 0.95, "gazetteer")
    chamber = Candidate(Span(0, 28), "Association", 0.8, "headed")
    scores = {kept.type: kept.score for kept in trusted([place, chamber], {})}
    assert scores["Place"] < scores["Association"]
