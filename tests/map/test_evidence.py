"""Evidence: every claim with its sentence, copies marked and counted once, denials listed."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.map.worlds import Making, World, world

from kg.errors import InputError, NotFoundError
from kg.map import Reading
from kg.map.seeing.evidence import AROUND, Evidence, Tie, around, evidence

TEXTS: Mapping[str, str] = world().texts


def between(reading: Reading, first: str, second: str, offset: int = 0, limit: int = 100) -> Tie:
    return evidence(reading, first, second, TEXTS.get, offset, limit)


def listed(tie: Tie) -> list[Evidence]:
    return [claim for each in tie.relationships for claim in each.evidence]


def test_every_relationship_of_the_world_is_said_or_known() -> None:
    """What the other tests rest on."""
    made = world().snapshot
    assert all(each.claims or each.authority for each in made.relationships)
    assert all(TEXTS[each.source][each.start : each.end] == each.sentence for each in made.claims)


def test_copies_count_once_and_are_shown_after_what_they_copy(reading: Reading) -> None:
    tie = between(reading, "ulgi", "primer")
    assert tie.independent == 1
    assert [(each.document.id, each.document.copy_of) for each in listed(tie)] == [("d1", None), ("d2", "d1")]
    assert tie.relationships[0].relationship.sources == 1


def test_the_order_of_the_two_makes_no_difference(reading: Reading) -> None:
    one, other = between(reading, "ulgi", "ulgi_oil"), between(reading, "ulgi_oil", "ulgi")
    assert (one.relationships, one.denied) == (other.relationships, other.denied)
    assert (one.first.id, other.first.id) == ("ulgi", "ulgi_oil")


def test_documents_of_several_relationships_count_once(reading: Reading) -> None:
    tie = between(reading, "ulgi", "ulgi_oil")
    assert (tie.independent, tie.total) == (3, 4)
    assert [each.total for each in tie.relationships] == [2, 2]


def test_the_newest_document_comes_first(reading: Reading) -> None:
    claims = between(reading, "ulgi", "primer_energy").relationships[0].evidence
    assert [each.document.published for each in claims] == ["2025-10", "2025-09-10"]


def test_what_is_denied_is_listed_and_ties_nothing(reading: Reading) -> None:
    tie = between(reading, "mysal", "ulgi")
    assert (tie.relationships, tie.independent, tie.total, tie.denied_total) == ((), 0, 0, 1)
    assert (tie.denied[0].status, tie.denied[0].source, tie.denied[0].target) == ("denied", "ulgi", "mysal")


def test_what_is_known_publicly_needs_no_sentence(reading: Reading) -> None:
    (known,) = between(reading, "town", "north").relationships
    assert (known.relationship.authority, known.evidence) == ("decree", ())


def test_what_neither_a_sentence_says_nor_an_authority_is_not_shown(tmp_path: Path) -> None:
    making = Making()
    making.write("d", "Пример", "ru", "2024")
    for body in "ab":
        making.add(body, "Company", f"ТОО «Пример {body}»")
    making.say("partners_with", "a", "b", "d")
    made = making.done().snapshot
    bare = World(
        type(made)(made.revision, made.entities, made.relationships, (), made.sources, made.rules), {}
    )
    with bare.published(tmp_path).reading() as reading:
        assert between(reading, "a", "b").relationships == ()


def test_pages_together_show_every_claim_once(reading: Reading) -> None:
    whole = [each.id for each in listed(between(reading, "ulgi", "ulgi_oil"))]
    pages = [
        each.id for offset in range(5) for each in listed(between(reading, "ulgi", "ulgi_oil", offset, 1))
    ]
    assert pages == whole
    assert len(between(reading, "ulgi", "ulgi_oil", 0, 1).relationships) == 2, "all are named on every page"


def test_the_text_around_is_shown_in_whole_words(reading: Reading) -> None:
    (claim,) = between(reading, "ulgi", "chair").relationships[0].evidence
    text = TEXTS["d3"]
    at = text.index(claim.sentence)
    assert text[:at].endswith(claim.before)
    assert text[at + len(claim.sentence) :].startswith(claim.after)
    assert 0 < len(claim.before) <= AROUND
    assert text[at - len(claim.before) - 1].isspace() or claim.before[0].isspace()


@given(st.text("аб \n", max_size=700), st.integers(0, 700), st.integers(1, 50))
def test_a_sentence_anywhere_in_any_text_is_quoted_with_what_is_around(
    text: str, start: int, length: int
) -> None:
    sentence = text[start : start + length]
    before, after = around(text, start, start + length, sentence)
    assert len(before) <= AROUND
    assert len(after) <= AROUND
    assert before + sentence + after in text


@pytest.mark.parametrize("texts", [{}, {"d1": "another text", "d2": ""}])
def test_a_text_that_is_gone_or_another_leaves_the_sentence_alone(
    reading: Reading, texts: dict[str, str]
) -> None:
    tie = evidence(reading, "ulgi", "primer", texts.get)
    assert all((each.before, each.after) == ("", "") and each.sentence for each in listed(tie))


def test_two_different_things_must_be_known(reading: Reading) -> None:
    with pytest.raises(InputError, match="two different things"):
        between(reading, "ulgi", "ulgi")
    with pytest.raises(NotFoundError, match="nobody"):
        between(reading, "ulgi", "nobody")


def test_things_without_a_tie_have_no_evidence(reading: Reading) -> None:
    tie = between(reading, "ulgi", "alone")
    assert (tie.relationships, tie.denied, tie.total) == ((), (), 0)
