"""Whatever is done to a ledger, SQLite and PostgreSQL tell the same of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from tests.ledger.ledger_samples import document, extraction, judgement, read_documents
from tests.postgres import with_schema

from kg.ledger import Counts, DroppedCount, Ledger
from kg.ledger.engine import WRITING
from kg.ledger.tables import DOCUMENT, JUDGEMENT, REVISION
from kg.model import Document, Extraction, Judgement, Statement, Verdict

NAMES = ("a", "B", "b", "\x00", "ә", "A page")
IDS = ("A", "a", "e1", "é", "\U00010000")
SAMPLE_TEXTS = ("Alpha University works with Beta LLP.", "Here Alpha University and Beta LLP meet.\x00")


@dataclass(frozen=True)
class Replace:
    document: Document
    extraction: Extraction
    extractor: str

    def on(self, ledger: Ledger) -> object:
        return ledger.replace(self.document, self.extraction, self.extractor)


@dataclass(frozen=True)
class ReplaceAll:
    read: tuple[tuple[Document, Extraction], ...]
    extractor: str

    def on(self, ledger: Ledger) -> object:
        return ledger.replace_all(self.read, self.extractor)


@dataclass(frozen=True)
class Forget:
    id: str

    def on(self, ledger: Ledger) -> object:
        return ledger.forget(self.id)


@dataclass(frozen=True)
class Judge:
    judgements: tuple[Judgement, ...]

    def on(self, ledger: Ledger) -> object:
        try:
            return ledger.judge_all(self.judgements)
        except ValueError as error:
            return str(error)


Operation = Replace | ReplaceAll | Forget | Judge


@dataclass(frozen=True)
class Content:
    """All that a ledger tells, but for the times of its changes."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    dropped: tuple[DroppedCount, ...]
    judgements: tuple[Judgement, ...]
    all_judgements: tuple[Judgement, ...]
    changes: tuple[tuple[int, str], ...]
    written: tuple[tuple[str, int], ...]
    counts: Counts

    @classmethod
    def of(cls, ledger: Ledger) -> "Content":
        with ledger.reading() as reading:
            return cls(
                tuple(reading.documents()),
                tuple(reading.statements()),
                tuple(reading.dropped()),
                tuple(reading.judgements()),
                tuple(reading.all_judgements()),
                tuple((change.number, change.what) for change in reading.history()),
                tuple(sorted(reading.document_revisions().items())),
                reading.counts(),
            )


@st.composite
def replacements(draw: st.DrawFn) -> Replace:
    extractor = draw(st.sampled_from(("rules 1", "rules 2")))
    if draw(st.booleans()):
        return Replace(*draw(read_documents()), extractor)
    written = document(draw(st.sampled_from(NAMES)), draw(st.sampled_from(SAMPLE_TEXTS)))
    return Replace(written, extraction(written, draw(st.floats(0, 1))), extractor)


@st.composite
def replacements_together(draw: st.DrawFn) -> ReplaceAll:
    made = draw(st.lists(replacements(), max_size=5))
    read = tuple((one.document, one.extraction) for one in made)
    return ReplaceAll(read, draw(st.sampled_from(("rules 1", "rules 2"))))


JUDGEMENTS = st.builds(judgement, st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(Verdict))
OPERATIONS: st.SearchStrategy[Operation] = st.one_of(
    replacements(),
    replacements_together(),
    st.builds(Forget, st.sampled_from([document(name).id for name in NAMES])),
    st.builds(Judge, st.lists(JUDGEMENTS, max_size=3).map(tuple)),
)


@pytest.fixture(scope="module")
def pair(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger]]:
    file = tmp_path_factory.mktemp("pair") / "ledger.db"
    with Ledger.open(file) as in_file, Ledger.open(with_schema(postgres)) as in_postgres:
        yield in_file, in_postgres


def empty(ledger: Ledger) -> None:
    with ledger._engine.execution_options(**WRITING).begin() as connection:
        for table in (DOCUMENT, JUDGEMENT, REVISION):
            connection.execute(delete(table))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(operations=st.lists(OPERATIONS, max_size=12))
def test_any_operations_leave_the_same_in_each_database(
    pair: tuple[Ledger, Ledger], operations: list[Operation]
) -> None:
    in_file, in_postgres = pair
    empty(in_file)
    empty(in_postgres)
    for operation in operations:
        assert operation.on(in_file) == operation.on(in_postgres)
    assert Content.of(in_file) == Content.of(in_postgres)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(before=st.lists(replacements(), max_size=4), together=replacements_together())
def test_documents_replaced_together_are_as_if_replaced_one_after_another(
    pair: tuple[Ledger, Ledger], before: list[Replace], together: ReplaceAll
) -> None:
    one_by_one, at_once = pair
    empty(one_by_one)
    empty(at_once)
    for replacement in before:
        replacement.on(one_by_one)
        replacement.on(at_once)
    changed = sum(one_by_one.replace(*read, together.extractor) for read in together.read)
    assert together.on(at_once) == changed
    assert Content.of(at_once) == Content.of(one_by_one)
