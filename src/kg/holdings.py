"""What a ledger holds, as tables: documents, what was dropped, counts, runs and what they refused."""

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from kg.model.table import Table

if TYPE_CHECKING:
    from kg.ledger import Ledger


def documents(ledger: "Ledger") -> Table:
    """Return the documents: id, title, language, day of publication, address."""
    rows = (
        (
            document.id,
            document.title,
            document.language.value,
            str(document.published) if document.published else None,
            document.uri,
        )
        for document in ledger.documents()
    )
    return Table(("id", "title", "language", "published", "uri"), tuple(rows))


def dropped(ledger: "Ledger") -> Table:
    """Return what was found and not kept: the reason, how often, and an example."""
    rows = ((case.reason, case.cases, case.example) for case in ledger.dropped())
    return Table(("reason", "count", "example"), tuple(rows))


def counts(ledger: "Ledger") -> Table:
    """Return how much of what the ledger holds, by name."""
    held = asdict(ledger.counts())
    return Table(("what", "count"), (*held.items(), ("revision", ledger.revision)))


def runs(ledger: "Ledger") -> Table:
    """Return the runs, the latest first: number, begin, seconds, state, what came of it, places."""
    from kg.ledger.runs import Tally

    with ledger.reading() as reading:
        rows = tuple(
            (
                run.number,
                run.started.isoformat(),
                int((run.ended - run.started).total_seconds()) if run.ended else None,
                run.state.value,
                *asdict(run.tally).values(),
                " ".join(run.places),
            )
            for run in reading.runs()
        )
    tally = tuple(each.name for each in fields(Tally))
    return Table(("run", "started", "seconds", "state", *tally, "places"), rows)


def refusals(ledger: "Ledger", run: int) -> Table:
    """Return what a run refused, and why; raises NotFoundError when there is no run of the number."""
    with ledger.reading() as reading:
        reading.run(run)
        rows = tuple((each.place, each.reason) for each in reading.refusals(run))
    return Table(("place", "reason"), rows)
