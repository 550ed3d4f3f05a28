"""One run: originals are read, what came of them goes into the ledger in the same order, a part at a time."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from kg.ingesting.report import IngestReport
from kg.ingesting.task import Outcome, Settings, refusal_of
from kg.ingesting.visits import renewed, visit_of
from kg.ledger import Known, Ledger, Refusal, State, Tally, Visit
from kg.model import digest
from kg.sources import Original, Unreadable
from kg.sources.web.results import Fetched, Found, Unchanged

Advance = Callable[[int], None]
"""Called with how many originals are done."""

_ASKED_AT_ONCE = 200
_BYTES_AT_ONCE = 16_000_000
_ASKED_AFTER_SECONDS = 0.5
_KEPT_AT_ONCE = 64
_KEPT_AFTER_SECONDS = 2.0
_SILENT_SECONDS = 60.0


def no_begin() -> None:
    """Do nothing when a run begins."""


class Readers(Protocol):
    """Whoever reads originals: processes of this machine, or those of several."""

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        """Yield what comes of each original, in their order."""
        ...


class Run:
    """Reads originals into a ledger; what is unchanged since an earlier run is not read again.

    What has been put into the ledger stays there, however the run ends: another one goes on from it. `begun`
    is called when the first document is read.
    """

    def __init__(
        self,
        ledger: Ledger,
        readers: Readers,
        settings: Settings,
        advance: Advance,
        begun: Callable[[], None] = no_begin,
    ) -> None:
        self._ledger = ledger
        self._readers = readers
        self._version = settings.version
        self._advance = advance
        self._begun = begun
        self._report = IngestReport()
        self._pending: list[Outcome] = []
        self._awaited: deque[Visit | None] = deque()
        self._refusals: list[Refusal] = []
        self._visits: list[Visit] = []
        self._kept_at = time.monotonic()
        self._done = 0
        self._has_begun = False

    def read(self, found: Iterable[Found], places: Sequence[str]) -> IngestReport:
        """Read the originals into the ledger and return what came of them; `places` name the run.

        The visit to an address of the web is kept together with what was read there. Interrupted, it keeps
        what is read by then, and notes that it was stopped.
        """
        self._report.run = self._ledger.begin_run(places)
        state = State.STOPPED
        try:
            for outcome in self._readers.outcomes(self._unknown(found)):
                if outcome.read.found and not self._has_begun:
                    self._has_begun = True
                    self._begun()
                self._pending.append(outcome)
                self._has_visited(self._awaited.popleft())
                if len(self._pending) >= _KEPT_AT_ONCE or self._is_time():
                    self._keep()
            state = State.FINISHED
        finally:
            self._keep()
            self._ledger.end_run(self._report.run, state)
        return self._report

    def tend(self) -> None:
        """Keep what is read by now if it is time, and show that the run goes on; for whoever waits."""
        has_some = self._pending or self._refusals or self._visits
        if (has_some and self._is_time()) or time.monotonic() - self._kept_at > _SILENT_SECONDS:
            self._keep()

    def _unknown(self, found: Iterable[Found]) -> Iterator[Original]:
        """Yield the originals that have to be read, and count the others."""
        for batch in _batches(found):
            visits, known = self._last(batch)
            for each in batch:
                if isinstance(each, Unreadable):
                    self._pass_over((refusal_of(each),), 0)
                elif isinstance(each, Unchanged):
                    visit = visits.get(each.address)
                    before = known.get(visit.original) if visit else None
                    self._leave(before, renewed(visit, each) if visit else None)
                else:
                    yield from self._changed(each, known)
            self.tend()

    def _last(self, batch: Sequence[Found]) -> tuple[Mapping[str, Visit], Mapping[str, Known]]:
        """Return the last visits to what is unchanged, and what is known of the originals of a batch."""
        uris = [_original(each).uri for each in batch if isinstance(each, Original | Fetched)]
        with self._ledger.reading() as reading:
            visits = reading.visits(each.address for each in batch if isinstance(each, Unchanged))
            return visits, reading.known_originals([*uris, *(each.original for each in visits.values())])

    def _changed(self, found: Original | Fetched, known: Mapping[str, Known]) -> Iterator[Original]:
        """Yield an original if it has to be read."""
        original = _original(found)
        visit = visit_of(found) if isinstance(found, Fetched) else None
        before = known.get(original.uri)
        if before and (before.sha256, before.version) == (digest(original.data), self._version):
            self._leave(before, visit)
        else:
            self._awaited.append(visit)
            yield original

    def _leave(self, before: Known | None, visit: Visit | None) -> None:
        if before is not None:
            self._has_visited(visit)
        self._pass_over(before.refusals if before else (), before.documents if before else 0)

    def _has_visited(self, visit: Visit | None) -> None:
        if visit is not None:
            self._visits.append(visit)

    def _pass_over(self, refusals: tuple[Refusal, ...], unchanged: int) -> None:
        self._refusals.extend(refusals)
        self._report.tally += Tally(unchanged=unchanged, refused=len(refusals))
        self._step()

    def _is_time(self) -> bool:
        return time.monotonic() - self._kept_at > _KEPT_AFTER_SECONDS

    def _keep(self) -> None:
        pending, self._pending = self._pending, []
        passed_over, self._refusals = self._refusals, []
        visits, self._visits = self._visits, []
        reads = [each.read for each in pending]
        before = self._report.tally + Tally(doubtful=sum(each.doubtful for each in pending))
        self._report.tally = self._ledger.record(self._report.run, reads, before, passed_over, visits)
        self._report.refused += [*passed_over, *(refusal for read in reads for refusal in read.refusals)]
        self._kept_at = time.monotonic()
        for _ in pending:
            self._step()

    def _step(self) -> None:
        self._done += 1
        self._advance(self._done)


def _original(found: Original | Fetched) -> Original:
    return found.original if isinstance(found, Fetched) else found


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Yield what is found in batches that are neither large nor long in coming; a fetched page ends one."""
    batch: list[Found] = []
    size, begun = 0, time.monotonic()
    for each in found:
        batch.append(each)
        size += len(_original(each).data) if isinstance(each, Original | Fetched) else 0
        is_late = isinstance(each, Fetched) or time.monotonic() - begun > _ASKED_AFTER_SECONDS
        if len(batch) >= _ASKED_AT_ONCE or size >= _BYTES_AT_ONCE or is_late:
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch
