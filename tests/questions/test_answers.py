"""Every question of the library has the answer that was worked out by hand, on both engines and in SPARQL."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.questions.world import IDS, documents, snapshot

from kg.asking import terms
from kg.graph import Graph, parameters, queries
from kg.graph.queries import NamedQuery
from kg.model import Cell, Table
from kg.rdf import QueryService, RdfStore
from kg.resolve.keys import name_key

QUOTED = ("sentence", "done", "former_sentence", "other_sentence")
NOT_WORKED_OUT = {*QUOTED, "document", "published", "id"}
PAIRS = (("name", "partner"), ("organisation", "other"))
IN_ORDER = {"chain"}
AS_WRITTEN = {"variant", "type", "relation"}


@dataclass(frozen=True)
class Case:
    """A question asked with keys of the world's things, and the rows of its answer."""

    question: str
    given: Mapping[str, str]
    answers: str

    @property
    def columns(self) -> list[str]:
        return _cells(self.answers.splitlines()[0])

    @property
    def rows(self) -> list[list[str]]:
        return [_cells(line) for line in self.answers.splitlines()[1:]]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _cases() -> list[Case]:
    files = sorted(Path(__file__).with_name("answers").glob("*.toml"))
    return [Case(**case) for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"]]


CASES = _cases()
TWINS = [case for case in CASES if case.question in queries.sparql_names()]
NAMES = sorted(
    ((entity.name, key) for entity in snapshot().entities for key, id_ in IDS.items() if id_ == entity.id),
    key=lambda pair: -len(pair[0]),
)
TYPES = {entity.id: entity.type for entity in snapshot().entities}


@pytest.fixture(scope="module")
def world(graph: Graph) -> Graph:
    graph.publish(snapshot(), lambda _done, _total: None)
    return graph


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryService]:
    folder = tmp_path_factory.mktemp("world") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with QueryService(folder) as opened:
        yield opened


def names(case: Case) -> str:
    return f"{case.question} {' '.join(f'{key}={value}' for key, value in case.given.items())}".strip()


def values(question: NamedQuery, case: Case) -> dict[str, parameters.Value]:
    return parameters.values(question, case.given, lambda key, _type: IDS[key], name_key)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_answer_is_the_one_worked_out_by_hand(case: Case, world: Graph) -> None:
    question = queries.load(case.question)
    table = world.answer(question.text, values(question, case))
    assert set(question.columns) - NOT_WORKED_OUT == set(case.columns)
    assert readable(table, case.columns) == expected(case, case.columns)
    if table.rows:
        assert table.columns == tuple(question.columns)
        assert_evidence(table)


@pytest.mark.parametrize("case", TWINS, ids=names)
def test_the_linked_data_answer_alike(case: Case, service: QueryService) -> None:
    question = queries.load_sparql(case.question)
    table = service.select(question.text, terms(question, values(question, case), TYPES))
    assert table.columns == tuple(question.columns)
    shared = [column for column in case.columns if column in table.columns]
    assert readable(table, shared) == expected(case, shared)
    assert_evidence(table)


def test_every_question_has_an_answer_with_rows() -> None:
    assert {case.question for case in CASES if case.rows} == set(queries.names())


def expected(case: Case, columns: list[str]) -> list[tuple[str, ...]]:
    rows = (dict(zip(case.columns, row, strict=True)) for row in case.rows)
    return sorted(_paired(columns, tuple(_sorted(column, row[column]) for column in columns)) for row in rows)


def readable(table: Table, columns: list[str]) -> list[tuple[str, ...]]:
    return sorted(
        _paired(columns, tuple(_sorted(column, _written(column, record[column])) for column in columns))
        for record in table.records()
    )


def _paired(columns: list[str], row: tuple[str, ...]) -> tuple[str, ...]:
    """Put the two of a pair that has no order of its own in that of their keys."""
    cells = dict(zip(columns, row, strict=True))
    for one, other in PAIRS:
        if one in cells and other in cells:
            cells[one], cells[other] = sorted((cells[one], cells[other]))
    return tuple(cells.values())


def _sorted(column: str, cell: str) -> str:
    return cell if column in IN_ORDER else ", ".join(sorted(cell.split(", ")))


def _written(column: str, cell: Cell) -> str:
    if isinstance(cell, list):
        return ", ".join(_written(column, part) for part in cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    text = "" if cell is None else str(cell)
    if column.endswith("uri"):
        return text.rsplit("/", 1)[-1]
    if column in AS_WRITTEN:
        return text
    for name, key in NAMES:
        text = text.replace(name, key)
    return text.replace("; ", ", ")


def assert_evidence(table: Table) -> None:
    """Check that what is quoted stands in the document, and that the document is rightly described."""
    pages = {document.uri: document for document in documents()}
    for record in table.records():
        for quoted, uri in zip(QUOTED, ("uri", "done_uri", "former_uri", "other_uri"), strict=True):
            if record.get(quoted) is not None and uri in record:
                assert str(record[quoted]) in pages[str(record[uri])].text
        if "document" in record:
            page = pages[str(record["uri"])]
            published = str(page.published) if page.published else None
            assert (record["document"], record["published"]) == (page.title, published)
