from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names.concepts import KINDS, kind_of, kinds_of, meanings, nearly_one

WORDS = st.sampled_from(
    [
        "колледж",
        "колледжі",
        "college",
        "научно",
        "исследовательский",
        "институт",
        "сұңқар",
        "12",
        "и",
        "нефтегазовый",
    ]
)


def concepts(*words: str) -> frozenset[str]:
    return frozenset().union(*(meaning.concepts for meaning in meanings(words)))


@pytest.mark.parametrize(
    "words",
    [
        ("университет", "университеті", "university"),
        ("институт", "институты", "institute"),
        ("школа", "мектеп", "school"),
        ("медицинского", "медицина", "medical"),
        ("министерство", "министрлігі", "ministry"),
        ("завод", "зауыты", "plant"),
        ("филиал", "филиалы", "branch"),
    ],
)
def test_a_word_means_one_thing_in_three_languages_and_any_case(words: tuple[str, ...]) -> None:
    assert frozenset.intersection(*map(concepts, words))


@pytest.mark.parametrize(
    ("one", "other"), [("колледж", "университет"), ("школа", "колледж"), ("завод", "филиал")]
)
def test_kinds_of_bodies_are_told_apart(one: str, other: str) -> None:
    assert concepts(one).isdisjoint(concepts(other))
    assert not nearly_one(concepts(one), concepts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("технический", "технологический"), ("научный", "исследовательский"), ("завод", "фабрика")],
)
def test_words_that_hasty_translations_mix_up_are_nearly_one(one: str, other: str) -> None:
    assert nearly_one(concepts(one), concepts(other))
    assert nearly_one(concepts(other), concepts(one))


def test_the_longest_phrase_is_taken() -> None:
    found = meanings(("научно", "исследовательский", "институт", "сұңқар"))
    assert (found[0].start, found[0].end) == (0, 3)
    assert len(found) == 1


@pytest.mark.parametrize("word", ["сұңқар", "оспанов", "", "12", "xyz"])
def test_a_word_of_a_names_own_means_nothing(word: str) -> None:
    assert meanings((word,)) == ()


def test_a_body_a_field_and_a_link_are_of_their_kinds() -> None:
    assert "body" in kinds_of(concepts("колледж"))
    assert "field" in kinds_of(concepts("медицинский"))
    assert kinds_of(concepts("и")) == {"link"}
    assert kinds_of(frozenset()) == frozenset()


def test_an_unknown_concept_is_an_error() -> None:
    with pytest.raises(KeyError):
        kind_of("no-such-concept")


@given(st.lists(st.one_of(WORDS, st.text()), max_size=12))
def test_meanings_of_any_words_do_not_overlap(words: list[str]) -> None:
    found = meanings(tuple(words))
    assert all(meaning.concepts and kinds_of(meaning.concepts) <= set(KINDS) for meaning in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_nearness_is_mutual(one: list[str], other: list[str]) -> None:
    assert nearly_one(concepts(*one), concepts(*other)) == nearly_one(concepts(*other), concepts(*one))
