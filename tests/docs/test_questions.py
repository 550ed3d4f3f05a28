"""The table of questions in the documentation is that of the files."""

import re
from pathlib import Path

from kg.graph import queries

DOCS = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
ROW = re.compile(r"^\| (.+\?) \| `(\w+)` \| (.*) \| (.*) \| (.*) \|$", re.MULTILINE)
PARAMETER = re.compile(r"(\[?)`(\w+)`")
ALL_NUMBERS = set(range(1, 56))


def test_every_question_is_listed_as_its_file_says() -> None:
    listed = {
        name: (question, PARAMETER.findall(parameters), numbers, sparql == "yes")
        for question, name, parameters, numbers, sparql in ROW.findall(DOCS)
    }
    assert listed == {
        name: (
            (question := queries.load(name)).question["en"],
            [("" if one.required else "[", one.name) for one in question.parameters],
            ", ".join(map(str, question.numbers)),
            name in queries.sparql_names(),
        )
        for name in queries.names()
    }


def test_every_number_is_answered_or_said_not_to_be() -> None:
    answered = {number for name in queries.names() for number in queries.load(name).numbers}
    unanswered = {int(number) for number in re.findall(r"^\| (\d+) \| .+\? \|", DOCS, re.MULTILINE)}
    assert not answered & unanswered
    assert answered | unanswered == ALL_NUMBERS
