"""Writes within a transaction: revisions, and documents in the place of what was known of their addresses."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from kg.ledger.rows import Row, document_row, dropped_rows, statement_row
from kg.ledger.tables import DOCUMENT, DROPPED, REVISION, STATEMENT
from kg.model import Document, Extraction

_TOGETHER = 500


def new_revisions(connection: Connection, changes: Sequence[str]) -> range:
    """Record changes, each with a revision of its own; returns their numbers, which follow on the last."""
    last = connection.execute(select(func.max(REVISION.c.number))).scalar() or 0
    numbers = range(last + 1, last + 1 + len(changes))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [{"number": number, "at": at, "what": what} for number, what in zip(numbers, changes, strict=True)]
    if rows:
        connection.execute(insert(REVISION), rows)
    return numbers


def replace_documents(
    connection: Connection, read: Iterable[tuple[Document, Extraction]], extractor: str
) -> int:
    """Put documents and what they say in their places, in this order; returns how many were not current.

    Documents whose addresses differ are written together, in a few commands to the database.
    """
    changed = 0
    together: dict[str, tuple[Document, Extraction]] = {}
    for document, extraction in read:
        if document.id in together or len(together) == _TOGETHER:
            changed += _replace_different(connection, together, extractor)
            together.clear()
        together[document.id] = document, extraction
    return changed + _replace_different(connection, together, extractor)


def _replace_different(
    connection: Connection, read: dict[str, tuple[Document, Extraction]], extractor: str
) -> int:
    known = select(DOCUMENT.c.id, DOCUMENT.c.content_hash, DOCUMENT.c.extractor)
    current = {
        row.id
        for row in connection.execute(known.where(DOCUMENT.c.id.in_(read)))
        if (row.content_hash, row.extractor) == (read[row.id][0].content_hash, extractor)
    }
    changed = [(document, found) for id_, (document, found) in read.items() if id_ not in current]
    if not changed:
        return 0
    revisions = new_revisions(connection, [f"replace {document.uri}" for document, _ in changed])
    connection.execute(delete(DOCUMENT).where(DOCUMENT.c.id.in_([document.id for document, _ in changed])))
    connection.execute(
        insert(DOCUMENT),
        [
            document_row(document, extractor, revision)
            for (document, _), revision in zip(changed, revisions, strict=True)
        ],
    )
    if statements := [row for _, found in changed for row in _statement_rows(found)]:
        connection.execute(insert(STATEMENT), statements)
    if dropped := [row for document, found in changed for row in dropped_rows(document.id, found.dropped)]:
        connection.execute(insert(DROPPED), dropped)
    return len(changed)


def _statement_rows(extraction: Extraction) -> Iterable[Row]:
    """Return one row for each id: of statements with the same one, the most confident."""
    ranked = sorted(extraction.statements, key=lambda statement: statement.confidence)
    rows = (statement_row(statement) for statement in ranked)
    return {str(row["id"]): row for row in rows}.values()
