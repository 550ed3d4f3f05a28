"""The marks of the last visit to each address of the web, so that only what has changed is read again.

They are in the ledger, and not beside it, so that a visit is kept in the transaction that keeps what was read
on it: however a run ends, no page counts as visited whose documents are not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from kg.ledger.rows import address_id
from kg.ledger.tables import VISIT

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to an address, and the address of the original that was found there.

    `etag` and `modified` are the header fields ETag and Last-Modified (RFC 9110) as they were sent, `sha256`
    is of the original's bytes; each is empty when there is none.
    """

    address: str
    original: str
    etag: str
    modified: str
    sha256: str
    when: datetime


def visits(connection: Connection, addresses: Iterable[str]) -> dict[str, Visit]:
    """Return the last visit to each of these addresses that was ever visited."""
    ids = list(map(address_id, addresses))
    queries = (
        select(VISIT).where(VISIT.c.id.in_(ids[start : start + _AT_ONCE]))
        for start in range(0, len(ids), _AT_ONCE)
    )
    return {
        row.address: Visit(
            row.address, row.original, row.etag, row.modified, row.sha256, datetime.fromisoformat(row.when)
        )
        for query in queries
        for row in connection.execute(query)
    }


def keep_visits(connection: Connection, kept: Sequence[Visit]) -> None:
    """Put visits in the place of earlier ones to the same addresses; of several to one, the last counts."""
    rows = list({row["id"]: row for row in map(_row, kept)}.values())
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        connection.execute(delete(VISIT).where(VISIT.c.id.in_([row["id"] for row in part])))
        connection.execute(insert(VISIT), part)


def _row(visit: Visit) -> dict[str, Any]:
    return {**asdict(visit), "id": address_id(visit.address), "when": visit.when.isoformat()}
