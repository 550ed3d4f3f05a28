"""The questions in `queries/*.rq` have a header and give the columns it names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rdf.snapshots import snapshot

from kg.knowledge import knowledge
from kg.rdf import QueryService, RdfStore

QUESTIONS = sorted(knowledge("queries").glob("*.rq"))
PARAMETERS = {"name": "alatau university", "text": "РОМАШКА"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryService]:
    folder = tmp_path_factory.mktemp("questions") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with QueryService(folder) as opened:
        yield opened


def header(text: str) -> dict[str, str]:
    return dict(re.findall(r"^# (\w+): (.+)$", text, re.MULTILINE))


def ask(service: QueryService, name: str) -> list[tuple[object, ...]]:
    return list(service.select(knowledge("queries", f"{name}.rq").read_text("utf-8"), PARAMETERS).rows)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_says_in_three_languages_what_it_asks(path: Path, service: QueryService) -> None:
    text = path.read_text("utf-8")
    head = header(text)
    assert {"en", "ru", "kk"} <= set(head)
    table = service.select(text, PARAMETERS)
    assert table.columns == tuple(head["columns"].split(", "))
    assert table.rows


def test_roles_of_every_status_are_listed_in_order(service: QueryService) -> None:
    assert ask(service, "roles") == [
        ("Асан Серіков", "директор", 'ТОО "Ромашка & Ко"', "ended"),
        ("Асан Серіков", "ректор", "Университет «Алатау»", "actual"),
    ]


def test_partners_are_found_by_a_name_in_another_language_with_planned_ones_marked(
    service: QueryService,
) -> None:
    assert [row[:3] for row in ask(service, "partners")] == [
        ("АО «План»", None, "planned"),
        ('ТОО "Ромашка & Ко"', "memorandum", "actual"),
    ]


def test_a_search_ignores_case(service: QueryService) -> None:
    assert [row[1:] for row in ask(service, "search")] == [('ТОО "Ромашка & Ко"', "Company")]


def test_facts_hold_what_was_denied(service: QueryService) -> None:
    said = {(row[1], row[2], row[5]) for row in ask(service, "facts")}
    assert ("partnersWith", "АО «Нет»", "denied") in said
