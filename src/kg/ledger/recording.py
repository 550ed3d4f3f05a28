"""Writes what came of originals: their documents, where these were read from, and what they came to."""

import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, delete, insert, select

from kg.ledger.originals import OriginalRead
from kg.ledger.rows import Row, address_id
from kg.ledger.runs import Tally
from kg.ledger.tables import DOCUMENT, ORIGINAL, READ_FROM
from kg.ledger.writing import replace_documents
from kg.model import Document


def record_reads(connection: Connection, reads: Sequence[OriginalRead]) -> Tally:
    """Write what came of originals, in this order, within a transaction; returns what they came to."""
    tally, changed = _compared(connection, reads)
    for extractor, together in groupby(reads, key=lambda read: read.extractor):
        replace_documents(connection, [found for read in together for found in read.found], extractor)
    origins = {document.id: _origin_row(document, original) for document, original in changed}
    if origins:
        connection.execute(delete(READ_FROM).where(READ_FROM.c.document_id.in_(origins)))
        if rows := [row for row in origins.values() if row]:
            connection.execute(insert(READ_FROM), rows)
    originals = {row["id"]: row for row in map(_original_row, reads)}
    if originals:
        connection.execute(delete(ORIGINAL).where(ORIGINAL.c.id.in_(originals)))
        connection.execute(insert(ORIGINAL), list(originals.values()))
    return tally


def _compared(
    connection: Connection, reads: Sequence[OriginalRead]
) -> tuple[Tally, list[tuple[Document, str]]]:
    """Return what the documents come to, and those that are new or changed with their originals."""
    documents = [document for read in reads for document, _ in read.found]
    columns = (DOCUMENT.c.id, DOCUMENT.c.content_hash, DOCUMENT.c.extractor)
    same_id = select(*columns).where(DOCUMENT.c.id.in_([each.id for each in documents]))
    known = {row.id: (row.content_hash, row.extractor) for row in connection.execute(same_id)}
    hashes = {each.content_hash for each in documents}
    saying: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(*columns).where(DOCUMENT.c.content_hash.in_(hashes))):
        saying[row.content_hash].add(row.id)
    tally = Tally(refused=sum(len(read.refusals) for read in reads))
    changed: list[tuple[Document, str]] = []
    for read in reads:
        for document, extraction in read.found:
            now = document.content_hash, read.extractor
            if known.get(document.id) == now:
                tally += Tally(unchanged=1)
                continue
            is_new = document.id not in known
            tally += Tally(
                new=int(is_new),
                changed=int(not is_new),
                copies=int(is_new and bool(saying[document.content_hash])),
                statements=len(extraction.statements),
            )
            known[document.id] = now
            saying[document.content_hash].add(document.id)
            changed.append((document, read.uri))
    return tally, changed


def _original_row(read: OriginalRead) -> Row:
    return {
        "id": address_id(read.uri),
        "uri": read.uri,
        "sha256": read.sha256,
        "version": read.version,
        "documents": json.dumps([document.id for document, _ in read.found]),
        "refusals": json.dumps([[each.place, each.reason] for each in read.refusals], ensure_ascii=False),
    }


def _origin_row(document: Document, original: str) -> Row | None:
    origin = document.origin
    if origin is None:
        return None
    return {
        "document_id": document.id,
        "original": original,
        "sha256": origin.sha256,
        "size": origin.size,
        "media_type": origin.media_type,
        "passages": json.dumps([[each.start, each.end, each.place] for each in origin.passages]),
    }
