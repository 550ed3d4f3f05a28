"""One run: originals are read, what came of them goes into the ledger in the same order, a part at a time."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from kg.ingesting.report import IngestReport
from kg.ingesting.task import Outcome, Settings
from kg.ledger import Ledger, Refusal, State, Tally
from kg.model import digest
from kg.sources import Original, Unreadable

Advance = Callable[[int], None]
"""Called with how many originals are done."""

_ASKED_AT_ONCE = 200
_BYTES_AT_ONCE = 16_000_000
_ASKED_AFTER_SECONDS = 0.5
_KEPT_AT_ONCE = 64
_KEPT_AFTER_SECONDS = 2.0


class Readers(Protocol):
    """Whoever reads originals: processes of this machine, or those of several."""

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        """Yield what comes of each original, in their order."""
        ...


class Run:
    """Reads originals into a ledger; what is unchanged since an earlier run is not read again.

    What has been put into the ledger stays there, however the run ends: another one goes on from it.
    """

    def __init__(self, ledger: Ledger, readers: Readers, settings: Settings, advance: Advance) -> None:
        self._ledger = ledger
        self._readers = readers
        self._version = settings.version
        self._advance = advance
        self._report = IngestReport()
        self._pending: list[Outcome] = []
        self._refusals: list[Refusal] = []
        self._kept_at = time.monotonic()
        self._done = 0

    def read(self, found: Iterable[Original | Unreadable], places: Sequence[str]) -> IngestReport:
        """Read the originals into the ledger and return what came of them; `places` name the run.

        Interrupted, it keeps what is read by then, and notes that it was stopped.
        """
        self._report.run = self._ledger.begin_run(places)
        state = State.STOPPED
        try:
            for outcome in self._readers.outcomes(self._unknown(found)):
                self._pending.append(outcome)
                if len(self._pending) >= _KEPT_AT_ONCE or self._is_time():
                    self._keep()
            state = State.FINISHED
        finally:
            self._keep()
            self._ledger.end_run(self._report.run, state)
        return self._report

    def _unknown(self, found: Iterable[Original | Unreadable]) -> Iterator[Original]:
        """Yield the originals that have to be read, and count the others."""
        for batch in _batches(found):
            originals = [each for each in batch if isinstance(each, Original)]
            with self._ledger.reading() as reading:
                known = reading.known_originals(each.uri for each in originals)
            for each in batch:
                if isinstance(each, Unreadable):
                    self._pass_over((Refusal(each.place, each.reason),), 0)
                    continue
                before = known.get(each.uri)
                if before and (before.sha256, before.version) == (digest(each.data), self._version):
                    self._pass_over(before.refusals, before.documents)
                else:
                    yield each

    def _pass_over(self, refusals: tuple[Refusal, ...], unchanged: int) -> None:
        self._refusals.extend(refusals)
        self._report.tally += Tally(unchanged=unchanged, refused=len(refusals))
        self._step()

    def _is_time(self) -> bool:
        return time.monotonic() - self._kept_at > _KEPT_AFTER_SECONDS

    def _keep(self) -> None:
        pending, self._pending = self._pending, []
        passed_over, self._refusals = self._refusals, []
        reads = [each.read for each in pending]
        before = self._report.tally + Tally(doubtful=sum(each.doubtful for each in pending))
        self._report.tally = self._ledger.record(self._report.run, reads, before, passed_over)
        self._report.refused += [*passed_over, *(refusal for read in reads for refusal in read.refusals)]
        self._kept_at = time.monotonic()
        for _ in pending:
            self._step()

    def _step(self) -> None:
        self._done += 1
        self._advance(self._done)


def _batches(found: Iterable[Original | Unreadable]) -> Iterator[list[Original | Unreadable]]:
    """Yield what is found in batches that are neither large nor long in coming."""
    batch: list[Original | Unreadable] = []
    size, begun = 0, time.monotonic()
    for each in found:
        batch.append(each)
        size += len(each.data) if isinstance(each, Original) else 0
        is_late = time.monotonic() - begun > _ASKED_AFTER_SECONDS
        if len(batch) >= _ASKED_AT_ONCE or size >= _BYTES_AT_ONCE or is_late:
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch
