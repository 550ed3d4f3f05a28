"""What came of each original, so that one that has not changed is not read again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kg.ledger.rows import address_id
from kg.ledger.tables import DOCUMENT, ORIGINAL, READ_FROM
from kg.model import Document, Extraction, Origin, Passage


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not read, and the reason, which completes the sentence "<place> was skipped: …"."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class OriginalRead:
    """What came of reading an original: its documents with what they say, and what was refused in it.

    `sha256` is of the original's bytes, `version` that of the readers and the extractor together, and
    `extractor` that of the extractor alone, which is noted with each document.
    """

    uri: str
    sha256: str
    version: str
    extractor: str
    found: tuple[tuple[Document, Extraction], ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of an original whose documents it still has all."""

    sha256: str
    version: str
    documents: int
    refusals: tuple[Refusal, ...]


def known_originals(connection: Connection, uris: Iterable[str]) -> dict[str, Known]:
    """Return what is known of the originals of these addresses, without those of which documents lack."""
    rows = connection.execute(select(ORIGINAL).where(ORIGINAL.c.id.in_(list(map(address_id, uris))))).all()
    ids = {row.uri: json.loads(row.documents) for row in rows}
    asked = [id_ for of_one in ids.values() for id_ in of_one]
    present = set(connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id.in_(asked))).scalars())
    return {
        row.uri: Known(
            row.sha256,
            row.version,
            len(ids[row.uri]),
            tuple(Refusal(*each) for each in json.loads(row.refusals)),
        )
        for row in rows
        if present.issuperset(ids[row.uri])
    }


def original_of(connection: Connection, document_id: str) -> str | None:
    """Return the address of the original that a document was read from, `None` when that is not known."""
    query = select(READ_FROM.c.original).where(READ_FROM.c.document_id == document_id)
    return connection.execute(query).scalar()


def origin_of(connection: Connection, document_id: str) -> Origin | None:
    """Return the origin of a document, `None` when that is not known."""
    row = connection.execute(select(READ_FROM).where(READ_FROM.c.document_id == document_id)).one_or_none()
    if row is None:
        return None
    passages = tuple(Passage(*each) for each in json.loads(row.passages))
    return Origin(row.sha256, row.size, row.media_type, passages)
