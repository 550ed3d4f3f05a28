"""One consistent view of the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Executable, FromClause, MappingResult, and_, func, select

from kg.errors import NotFoundError, WorkspaceError
from kg.ledger import originals, runs, visits
from kg.ledger.lookup import look_up
from kg.ledger.originals import Known, Refusal
from kg.ledger.rows import document_of, judgement_of, statement_of
from kg.ledger.runs import Run
from kg.ledger.tables import DOCUMENT, DROPPED, JUDGEMENT, REVISION, STATEMENT
from kg.ledger.visits import Visit
from kg.model import Document, Judgement, Origin, Statement, Verdict

_ROWS_AT_ONCE = 500
_TEXTS_AT_ONCE = 20
_LATEST = select(func.max(JUDGEMENT.c.revision)).group_by(JUDGEMENT.c.left, JUDGEMENT.c.right)
_IN_FORCE = and_(JUDGEMENT.c.revision.in_(_LATEST), JUDGEMENT.c.verdict != Verdict.WITHDRAWN.value)


class DroppedCount(NamedTuple):
    """How often something was dropped for a reason, in all documents, with one case as the example."""

    reason: str
    cases: int
    example: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds; of judgements those in force."""

    documents: int
    statements: int
    judgements: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of the ledger: its number, counted from 1, when (UTC) and what."""

    number: int
    at: datetime
    what: str


class Reading:
    """What the ledger says at one revision, whatever others write meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def revision(self) -> int:
        """The number of the latest change, 0 for an empty ledger."""
        return int(self._connection.execute(select(func.max(REVISION.c.number))).scalar() or 0)

    def documents(self) -> Iterator[Document]:
        """Yield all documents, by id."""
        query = select(DOCUMENT).order_by(DOCUMENT.c.id)
        for row in self._stream(query, _TEXTS_AT_ONCE):
            yield document_of(row)

    def find_document(self, text: str) -> Document | None:
        """Return the document with this id, address, path, or file name; see `kg.ledger.lookup`.

        Raises InputError when several answer to the name.
        """
        uris = {row.id: row.uri for row in self._connection.execute(select(DOCUMENT.c.id, DOCUMENT.c.uri))}
        found = look_up(text, uris)
        if found is None:
            return None
        return document_of(
            self._connection.execute(select(DOCUMENT).where(DOCUMENT.c.id == found)).mappings().one()
        )

    def is_current(self, document: Document, extractor: str) -> bool:
        """Tell whether the ledger has just this document, read by just this version of the extractor."""
        query = select(DOCUMENT.c.content_hash, DOCUMENT.c.extractor).where(DOCUMENT.c.id == document.id)
        return self._connection.execute(query).one_or_none() == (document.content_hash, extractor)

    def known_originals(self, uris: Iterable[str]) -> dict[str, Known]:
        """Return what came of the originals of these addresses, of those whose documents are all there."""
        return originals.known_originals(self._connection, uris)

    def visits(self, addresses: Iterable[str]) -> dict[str, Visit]:
        """Return the last visit to each of these addresses of the web that was ever visited."""
        return visits.visits(self._connection, addresses)

    def origin(self, document_id: str) -> Origin | None:
        """Return where the text of a document was read from, `None` when that is not known."""
        return originals.origin_of(self._connection, document_id)

    def original(self, document_id: str) -> str | None:
        """Return the address of the original of a document, `None` when that is not known."""
        return originals.original_of(self._connection, document_id)

    def runs(self) -> Iterator[Run]:
        """Yield all runs, the latest first."""
        return runs.runs(self._connection)

    def run(self, number: int) -> Run:
        """Return the run of a number; raises NotFoundError when there is none."""
        return runs.run(self._connection, number)

    def refusals(self, run: int) -> list[Refusal]:
        """Return what a run refused, by place."""
        return runs.refusals(self._connection, run)

    def statements(self) -> Iterator[Statement]:
        """Yield all statements, by id."""
        return self._statements(select(STATEMENT).order_by(STATEMENT.c.id))

    def statements_of(self, document_id: str) -> Iterator[Statement]:
        """Yield the statements of one document, by id; none when the document is unknown."""
        of_document = STATEMENT.c.document_id == document_id
        return self._statements(select(STATEMENT).where(of_document).order_by(STATEMENT.c.id))

    def change_at(self, revision: int) -> str:
        """Return when and what the change of a number was, empty when there is none of it."""
        query = select(REVISION.c.at, REVISION.c.what).where(REVISION.c.number == revision)
        row = self._connection.execute(query).first()
        return f"{row.at} {row.what}" if row else ""

    def document_revisions(self) -> dict[str, int]:
        """Return the ids of all documents, each with the revision at which it was written."""
        rows = self._connection.execute(select(DOCUMENT.c.id, DOCUMENT.c.revision))
        return {row.id: row.revision for row in rows}

    def document_readings(self) -> dict[str, tuple[datetime, str]]:
        """Return the ids of all documents, each with when (UTC) it was read and the extractor's version."""
        query = select(DOCUMENT.c.id, REVISION.c.at, DOCUMENT.c.extractor).join(REVISION)
        rows = self._connection.execute(query)
        return {row.id: (datetime.fromisoformat(row.at), row.extractor) for row in rows}

    def document(self, document_id: str) -> Document:
        """Return the document of an id; raises NotFoundError when there is none."""
        row = (
            self._connection.execute(select(DOCUMENT).where(DOCUMENT.c.id == document_id)).mappings().first()
        )
        if row is None:
            raise NotFoundError(
                f"No document has the id {document_id}; list them with: kg status --documents"
            )
        return document_of(row)

    def text(self, document_id: str) -> str | None:
        """Return the text of the document of an id, `None` when there is none."""
        query = select(DOCUMENT.c.text).where(DOCUMENT.c.id == document_id)
        text: str | None = self._connection.execute(query).scalar()
        return text

    def judgements(self) -> Iterator[Judgement]:
        """Yield the judgements in force, by pair: the latest of each, without those withdrawn."""
        query = select(JUDGEMENT).where(_IN_FORCE).order_by(JUDGEMENT.c.left, JUDGEMENT.c.right)
        for row in self._stream(query):
            yield judgement_of(row)

    def all_judgements(self) -> list[Judgement]:
        """Return every judgement that was ever made, the latest last."""
        query = select(JUDGEMENT).order_by(JUDGEMENT.c.revision)
        return [judgement_of(row) for row in self._connection.execute(query).mappings()]

    def latest_judgement(self, left: str, right: str) -> Judgement | None:
        """Return the latest judgement of a pair, `None` when there is none."""
        query = (
            select(JUDGEMENT)
            .where(JUDGEMENT.c.left == left, JUDGEMENT.c.right == right)
            .order_by(JUDGEMENT.c.revision.desc())
            .limit(1)
        )
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else judgement_of(row)

    def dropped(self) -> list[DroppedCount]:
        """Return what the extractor dropped, the most frequent reason first."""
        count = func.sum(DROPPED.c.count)
        query = (
            select(DROPPED.c.reason, count, func.min(DROPPED.c.example))
            .group_by(DROPPED.c.reason)
            .order_by(count.desc(), DROPPED.c.reason)
        )
        return [DroppedCount(*row) for row in self._connection.execute(query)]

    def history(self) -> Iterator[Revision]:
        """Yield all changes of the ledger, the first one first."""
        for row in self._stream(select(REVISION).order_by(REVISION.c.number)):
            yield Revision(row["number"], datetime.fromisoformat(row["at"]), row["what"])

    def counts(self) -> Counts:
        """Return how much the ledger holds."""
        return Counts(
            documents=self._size(DOCUMENT),
            statements=self._size(STATEMENT),
            judgements=self._size(select(JUDGEMENT).where(_IN_FORCE).subquery()),
            dropped=sum(reason.cases for reason in self.dropped()),
        )

    def _size(self, rows: FromClause) -> int:
        return int(self._connection.execute(select(func.count()).select_from(rows)).scalar_one())

    def _statements(self, query: Executable) -> Iterator[Statement]:
        for row in self._stream(query):
            try:
                yield statement_of(row)
            except ValueError as error:
                raise WorkspaceError(
                    f"The ledger holds a statement that this version does not know ({error}); "
                    "read the documents anew."
                ) from error

    def _stream(self, query: Executable, at_once: int = _ROWS_AT_ONCE) -> MappingResult:
        options = {"yield_per": at_once}
        return self._connection.execute(query, execution_options=options).mappings()
