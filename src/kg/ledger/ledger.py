"""The ledger: what the documents say and what was judged, kept in one database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, insert, select

from kg.ledger import runs
from kg.ledger.address import place_of, url_of
from kg.ledger.engine import WRITING, connect
from kg.ledger.evidence import check_evidence
from kg.ledger.failures import explained, keeping, whole_letters
from kg.ledger.originals import OriginalRead, Refusal
from kg.ledger.reading import Counts, DroppedCount, Reading, Revision
from kg.ledger.recording import record_reads
from kg.ledger.rows import judgement_row
from kg.ledger.runs import State, Tally
from kg.ledger.schema import identity, is_current, prepare
from kg.ledger.tables import DOCUMENT, JUDGEMENT
from kg.ledger.visits import Visit, keep_visits
from kg.ledger.writing import new_revisions, replace_documents
from kg.model import Document, Extraction, Judgement, Statement

_NOTHING = Tally()


class Ledger:
    """Documents, their statements, and judgements; every change is one transaction and one revision.

    Use it as a context manager. Threads and processes may share the database; writers wait for one another.
    Every method raises WorkspaceError when the database cannot be read or written, and then nothing of
    what the call would have changed is changed. Several readings that must agree belong in `reading()`.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place

    @classmethod
    def open(cls, url_or_path: str | Path) -> Self:
        """Open the ledger in a file, or at a database URL such as `sqlite:///ledger.db`; create it if new.

        `postgresql://user@host/database` is one in PostgreSQL, `?schema=NAME` one of several there. Raises
        InputError when the URL is wrong, and WorkspaceError when the database cannot be opened, is no
        ledger, or was written by a newer version.
        """
        url = url_of(url_or_path)
        ledger = cls(connect(url), place_of(url))
        try:
            ledger._prepare()
        except BaseException:
            ledger.close()
            raise
        return ledger

    @property
    def place(self) -> str:
        """The ledger's file, or its URL without any password."""
        return self._place

    @property
    def identity(self) -> str:
        """What tells this ledger from any other; empty for one made before they were told apart."""
        with explained(self._place), self._engine.connect() as connection:
            return identity(connection)

    def close(self) -> None:
        """Close all connections to the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def replace(self, document: Document, extraction: Extraction, extractor: str) -> bool:
        """Put a document and all it says in the place of what was known of its address before.

        `extractor` names the version of the extractor. Returns False, and changes nothing, when the
        document is current already. Of statements with the same id the most confident is kept. Raises
        ValueError when a statement does not quote the document.
        """
        return self.replace_all([(document, extraction)], extractor) == 1

    def replace_all(self, read: Sequence[tuple[Document, Extraction]], extractor: str) -> int:
        """Replace documents, in this order, in one transaction; returns how many were not current.

        The outcome is that of replacing one after another, each with its revision, but the disk is waited
        for once, and other writers meanwhile. Raises ValueError when a statement of one does not quote it.
        """
        for document, extraction in read:
            check_evidence(document, extraction)
        with self._writing() as connection:
            return replace_documents(connection, read, extractor)

    def begin_run(self, places: Sequence[str]) -> int:
        """Note that a run begins to read what is at the places; returns its number."""
        with self._writing() as connection:
            return runs.begin(connection, places)

    def record(
        self,
        number: int,
        reads: Sequence[OriginalRead],
        before: Tally = _NOTHING,
        passed_over: Sequence[Refusal] = (),
        visits: Sequence[Visit] = (),
    ) -> Tally:
        """Put what came of originals into the ledger, all or nothing, as part of the run of a number.

        `before` is what the run had come to, `passed_over` what it refused besides, and `visits` those to the
        web on which this was found; returned is what it has come to with these. Raises ValueError when a
        statement does not quote its document.
        """
        for read in reads:
            for document, extraction in read.found:
                check_evidence(document, extraction)
        with self._writing() as connection:
            tally = before + record_reads(connection, reads)
            refusals = (*passed_over, *(each for read in reads for each in read.refusals))
            runs.note(connection, number, tally, refusals)
            keep_visits(connection, visits)
        return tally

    def keep_visits(self, visits: Sequence[Visit]) -> None:
        """Keep visits to the web on which nothing was found that is not in the ledger."""
        with self._writing() as connection:
            keep_visits(connection, visits)

    def end_run(self, number: int, state: State) -> None:
        """Note that the run of a number has ended."""
        with self._writing() as connection:
            runs.end(connection, number, state)

    def forget(self, document_id: str) -> bool:
        """Remove a document and all that it says; returns False when it is unknown."""
        with self._writing() as connection:
            uri = connection.execute(select(DOCUMENT.c.uri).where(DOCUMENT.c.id == document_id)).scalar()
            if uri is None:
                return False
            new_revisions(connection, [f"forget {uri}"])
            connection.execute(delete(DOCUMENT).where(DOCUMENT.c.id == document_id))
        return True

    def judge(self, judgement: Judgement) -> bool:
        """Record a judgement, which outdoes earlier ones of the same pair; they stay in the database.

        Returns False, and changes nothing, when it repeats the latest one. Raises ValueError when the ids
        are not in ascending order.
        """
        return self.judge_all([judgement]) == 1

    def judge_all(self, judgements: Sequence[Judgement]) -> int:
        """Record the judgements of one decision together; returns how many say something new.

        Raises ValueError when the ids of one are not in ascending order.
        """
        for judgement in judgements:
            if judgement.left >= judgement.right:
                raise ValueError(f"not in ascending order: {judgement.left}, {judgement.right}")
        new = 0
        with self._writing() as connection:
            reading = Reading(connection)
            for judgement in judgements:
                if judgement != reading.latest_judgement(judgement.left, judgement.right):
                    what = f"judge {judgement.left} and {judgement.right} {judgement.verdict}"
                    (revision,) = new_revisions(connection, [what])
                    connection.execute(insert(JUDGEMENT), [judgement_row(judgement, revision)])
                    new += 1
        return new

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Give a view that stays the same while others write."""
        with explained(self._place), self._engine.connect() as connection:
            yield Reading(connection)

    @property
    def revision(self) -> int:
        """The number of the latest change, 0 for an empty ledger."""
        with self.reading() as reading:
            return reading.revision

    def is_current(self, document: Document, extractor: str) -> bool:
        """Tell whether the ledger has just this document, read by just this version of the extractor."""
        with self.reading() as reading:
            return reading.is_current(document, extractor)

    def find_document(self, text: str) -> Document | None:
        """Return the document with this id, address, path, or file name; see `kg.ledger.lookup`.

        Raises InputError when several answer to the name.
        """
        with self.reading() as reading:
            return reading.find_document(text)

    def documents(self) -> Iterator[Document]:
        """Yield all documents, by id."""
        with self.reading() as reading:
            yield from reading.documents()

    def statements(self) -> Iterator[Statement]:
        """Yield all statements, by id."""
        with self.reading() as reading:
            yield from reading.statements()

    def statements_of(self, document_id: str) -> Iterator[Statement]:
        """Yield the statements of one document, by id; none when the document is unknown."""
        with self.reading() as reading:
            yield from reading.statements_of(document_id)

    def judgements(self) -> Iterator[Judgement]:
        """Yield the judgements in force, by pair: the latest of each, without those withdrawn."""
        with self.reading() as reading:
            yield from reading.judgements()

    def all_judgements(self) -> list[Judgement]:
        """Return every judgement that was ever made, the latest last."""
        with self.reading() as reading:
            return reading.all_judgements()

    def dropped(self) -> list[DroppedCount]:
        """Return what the extractor dropped, the most frequent reason first."""
        with self.reading() as reading:
            return reading.dropped()

    def history(self) -> Iterator[Revision]:
        """Yield all changes of the ledger, the first one first."""
        with self.reading() as reading:
            yield from reading.history()

    def counts(self) -> Counts:
        """Return how much the ledger holds."""
        with self.reading() as reading:
            return reading.counts()

    def _prepare(self) -> None:
        with explained(self._place), self._engine.connect() as connection:
            if is_current(connection, self._place):
                return
        with self._writing() as connection:
            prepare(connection, self._place)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(**WRITING)
        with explained(self._place), engine.connect() as connection, connection.begin() as transaction:
            with whole_letters():
                yield connection
            with keeping(self._place):
                transaction.commit()
