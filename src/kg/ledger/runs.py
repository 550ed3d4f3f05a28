"""The runs that read documents into the ledger: of what, when, and what came of it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Row, insert, select, update

from kg.errors import NotFoundError
from kg.ledger.originals import Refusal
from kg.ledger.tables import REFUSAL, RUN

SILENCE = timedelta(minutes=10)
"""After so long without a sign, a run that has not ended counts as interrupted."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of a run's documents.

    `new` and `changed` documents were read into the ledger, `unchanged` ones were there already; `copies`
    are those among the new that say word for word what a document at another address says. `refused` counts
    what could not be read, `statements` what the new and changed documents say, `doubtful` what was left out
    for its low confidence.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0
    refused: int = 0
    statements: int = 0
    doubtful: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def read(self) -> int:
        """The number of documents that were met, changed or not."""
        return self.new + self.changed + self.unchanged


class State(StrEnum):
    """How a run stands; one that gave no sign for long without having ended is interrupted."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its number, counted from 1, what it read, when (UTC), how it stands and what came of it."""

    number: int
    places: tuple[str, ...]
    started: datetime
    ended: datetime | None
    state: State
    tally: Tally


def begin(connection: Connection, places: Sequence[str]) -> int:
    """Note that a run begins; returns its number."""
    row = {
        "places": json.dumps(list(places), ensure_ascii=False),
        "started": _now(),
        "seen": _now(),
        "state": State.RUNNING.value,
        "tally": json.dumps(asdict(Tally())),
    }
    return int(connection.execute(insert(RUN).values(row).returning(RUN.c.number)).scalar_one())


def note(connection: Connection, number: int, tally: Tally, refusals: Iterable[Refusal]) -> None:
    """Note what a run came to by now, and what it refused since."""
    values = {"seen": _now(), "tally": json.dumps(asdict(tally))}
    connection.execute(update(RUN).where(RUN.c.number == number).values(values))
    rows = [{"run": number, "place": each.place, "reason": each.reason} for each in refusals]
    if rows:
        connection.execute(insert(REFUSAL), rows)


def end(connection: Connection, number: int, state: State) -> None:
    """Note that a run has ended."""
    values = {"seen": _now(), "ended": _now(), "state": state.value}
    connection.execute(update(RUN).where(RUN.c.number == number).values(values))


def runs(connection: Connection) -> Iterator[Run]:
    """Yield all runs, the latest first."""
    for row in connection.execute(select(RUN).order_by(RUN.c.number.desc())):
        yield _run(row)


def run(connection: Connection, number: int) -> Run:
    """Return the run of a number; raises NotFoundError when there is none."""
    row = connection.execute(select(RUN).where(RUN.c.number == number)).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no run {number}; list them with: kg runs")
    return _run(row)


def refusals(connection: Connection, number: int) -> list[Refusal]:
    """Return what a run refused, by place."""
    query = select(REFUSAL).where(REFUSAL.c.run == number).order_by(REFUSAL.c.place, REFUSAL.c.reason)
    return [Refusal(row.place, row.reason) for row in connection.execute(query)]


def _run(row: Row[tuple[object, ...]]) -> Run:
    state = State(row.state)
    if state is State.RUNNING and datetime.now(UTC) - datetime.fromisoformat(row.seen) > SILENCE:
        state = State.INTERRUPTED
    return Run(
        row.number,
        tuple(json.loads(row.places)),
        datetime.fromisoformat(row.started),
        datetime.fromisoformat(row.ended) if row.ended else None,
        state,
        Tally(**json.loads(row.tally)),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
