"""What the header of a question says is what its text takes and gives."""

import re

import pytest

from kg.graph import queries
from kg.graph.parameters import is_entity
from kg.graph.queries import NamedQuery
from kg.model import ORGANIZATION, VOCABULARY

CYPHER = [queries.load(name) for name in queries.names()]
SPARQL = [queries.load_sparql(name) for name in queries.sparql_names()]
TYPES = {"text", "texts", "key", "integer", "date", "Entity", ORGANIZATION, *VOCABULARY.entity_types}
KAZAKH = re.compile("[әіңғүұқөһ]", re.IGNORECASE)
CYRILLIC = re.compile("[а-я]", re.IGNORECASE)


def name(question: NamedQuery) -> str:
    return question.name


@pytest.mark.parametrize("question", [*CYPHER, *SPARQL], ids=name)
def test_a_question_is_worded_in_three_languages(question: NamedQuery) -> None:
    wordings = question.question
    assert all(wording.endswith("?") for wording in wordings.values())
    assert not CYRILLIC.search(wordings["en"])
    assert CYRILLIC.search(wordings["ru"])
    assert not KAZAKH.search(wordings["ru"])
    assert KAZAKH.search(wordings["kk"])


@pytest.mark.parametrize("question", [*CYPHER, *SPARQL], ids=name)
def test_the_parameters_of_a_question_are_those_that_its_text_takes(question: NamedQuery) -> None:
    assert {one.name for one in question.parameters} == set(re.findall(r"\$([a-z]\w*)", question.text))
    for parameter in question.parameters:
        assert parameter.type in TYPES
        assert parameter.meaning
        assert not (is_entity(parameter) and parameter.default)


@pytest.mark.parametrize("question", SPARQL, ids=name)
def test_a_question_asked_in_both_languages_is_one_question(question: NamedQuery) -> None:
    twin = queries.load(question.name)
    said = (question.question, question.theme, question.numbers, question.parameters)
    assert said == (twin.question, twin.theme, twin.numbers, twin.parameters)
    assert question.columns.items() <= twin.columns.items()


def test_no_two_questions_are_worded_alike() -> None:
    wordings = [wording for question in CYPHER for wording in question.question.values()]
    assert len(set(wordings)) == len(wordings)


@pytest.mark.parametrize("question", CYPHER, ids=name)
def test_a_question_that_quotes_says_where_it_quotes_from(question: NamedQuery) -> None:
    evidence = {"sentence", "document", "published", "uri"}
    assert evidence & set(question.columns) in (set(), evidence)


@pytest.mark.parametrize("question", CYPHER, ids=name)
def test_a_question_in_cypher_keeps_to_what_both_engines_know(question: NamedQuery) -> None:
    assert not re.search(r"\bapoc\.|\bSHORTEST \d|elementId|:\$\(|\bSHOW\b|\bCREATE\b", question.text)
