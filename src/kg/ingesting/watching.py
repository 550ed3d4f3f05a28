"""A watch: each look that finds something is a run, and what was read is published after it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from kg.errors import BailanysError
from kg.ingesting.report import IngestReport
from kg.ingesting.run import Run
from kg.ingesting.task import Settings
from kg.ingesting.visits import KeptVisits, renewed
from kg.ingesting.workers import Workers
from kg.ledger import Ledger
from kg.model.visible import visible
from kg.publishing import PublishReport
from kg.sources.web.addresses import without_secrets
from kg.sources.web.results import Found, Unchanged
from kg.sources.web.stopping import Stop
from kg.sources.web.watching import Watch, watch


@dataclass(frozen=True, slots=True)
class Look:
    """A look at all places: when (UTC), the report of its run if there was one, and what failed."""

    at: datetime
    report: IngestReport | None = None
    failure: str = ""


class Watching:
    """Watches places for a ledger, with so many processes that read, until the end is asked for."""

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        workers: int,
        publish: Callable[[], PublishReport],
        notice: Callable[[str], None],
    ) -> None:
        self._ledger = ledger
        self._settings = settings
        self._workers = workers
        self._publish = publish
        self._notice = notice
        self._is_due = True

    def looks(self, watched: Watch, stop: Stop) -> Iterator[Look]:
        """Yield each look when it is over; what fails in one is tried again at the next.

        After a run that failed the places are looked at as for the first time, for what it had found is to
        be found again.
        """
        tended = _Tended(stop)
        visits = KeptVisits(self._ledger, self._settings.version)
        while not stop.asked:
            for batch in watch(watched, tended, visits, self._notice):
                at = datetime.now(UTC)
                try:
                    report = self._read(batch, watched, tended)
                except BailanysError as error:
                    yield Look(at, failure=str(error))
                    stop.wait(watched.every)
                    break
                yield Look(at, report, self._published(report))

    def _read(self, found: Iterator[Found], watched: Watch, tended: "_Tended") -> IngestReport | None:
        """Read what is found in a run; None when there is nothing, and then only the visits are kept."""
        unchanged: list[Unchanged] = []
        for each in found:
            if not isinstance(each, Unchanged):
                return self._run(chain(unchanged, [each], found), watched, tended)
            unchanged.append(each)
        if unchanged:
            with self._ledger.reading() as reading:
                visits = reading.visits(each.address for each in unchanged)
            self._ledger.keep_visits(
                [renewed(visits[each.address], each) for each in unchanged if each.address in visits]
            )
        return None

    def _run(self, found: Iterator[Found], watched: Watch, tended: "_Tended") -> IngestReport:
        with Workers(self._workers, self._settings) as readers:
            tended.run = Run(self._ledger, readers, self._settings, lambda _done: None)
            try:
                return tended.run.read(found, [visible(without_secrets(each)) for each in watched.places])
            finally:
                tended.run = None
                self._is_due = True

    def _published(self, report: IngestReport | None) -> str:
        """Publish what is not yet, and return what failed, if it did."""
        try:
            if self._is_due and self._ledger.revision:
                published = self._publish()
                if report is not None:
                    report.published = published
            self._is_due = False
        except BailanysError as error:
            return str(error)
        return ""


class _Tended:
    """A `Stop` that lets a run keep what it has while others are waited for."""

    def __init__(self, stop: Stop) -> None:
        self.run: Run | None = None
        self._stop = stop

    @property
    def asked(self) -> bool:
        """Whether the end is asked for."""
        if self.run is not None:
            self.run.tend()
        return self._stop.asked

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, or until the end is asked for."""
        self._stop.wait(seconds)
