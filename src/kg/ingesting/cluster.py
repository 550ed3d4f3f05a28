"""Several machines that read originals, as the workers of a scheduler of Dask (https://distributed.dask.org).

Each worker reads in a process beside it, within the limits of time and memory that hold on one machine, so
that a bad original costs no worker. A worker that vanishes costs nothing but time: what it had in hand is
given to others, until Dask finds that too many died of it. Outcomes come in the order of the originals, and
none of a worker that would read otherwise than this machine.
"""

import logging
import time
import warnings
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import current_process
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Protocol, Self, TypeVar, cast

from kg.errors import BailanysError, EngineError, InputError, UnreachableError
from kg.ingesting.task import Outcome, Perform, Settings, given_up, perform
from kg.ingesting.workers import Workers, WorkLimits
from kg.sources import Original

Answer = TypeVar("Answer")

_IN_HAND = 2
_AHEAD = 16
_TRIES = 5
_ANSWER_SECONDS = 120.0
_LOOK_SECONDS = 5.0
_WAIT_SECONDS = 1.0
_LOGGERS = ("distributed", "tornado", "asyncio")


class Promise(Protocol):
    """What a worker will answer, a future of Dask."""

    def done(self) -> bool:
        """Tell whether it is known, or known never to be."""
        ...

    def cancelled(self) -> bool:
        """Tell whether there will be no answer."""
        ...

    def add_done_callback(self, call: Callable[[object], None]) -> None:
        """Have something called when it is done."""
        ...

    def result(self, timeout: float) -> object:
        """Return the answer, or raise what the worker raised."""
        ...


class Client(Protocol):
    """The connection to a scheduler, a client of Dask."""

    status: str

    def submit(self, task: Callable[..., object], *given: object, **how: object) -> Promise:
        """Have a worker do something."""
        ...

    def run(self, task: Callable[..., object], *given: object, on_error: str) -> dict[str, object]:
        """Return what each worker answers at once."""
        ...

    def nthreads(self) -> dict[str, int]:
        """Return how many originals each worker reads at once."""
        ...

    def close(self, timeout: float) -> None:
        """Take leave of the scheduler."""
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait: for the scheduler at first, and for workers when all are gone."""

    scheduler: float = 10.0
    workers: float = 300.0


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """What a worker answers that would read otherwise: where it is, and how it reads."""

    worker: str
    version: str


@dataclass(slots=True)
class _Given:
    original: Original
    promise: Promise
    tries: int = 1


class Cluster:
    """The workers of the scheduler at an address; a context manager that takes leave of them."""

    def __init__(
        self,
        address: str,
        settings: Settings,
        limits: WorkLimits | None = None,
        perform: Perform = perform,
        patience: Patience | None = None,
    ) -> None:
        self._address = address
        self._settings = settings
        self._limits = limits or WorkLimits()
        self._perform = perform
        self._patience = patience or Patience()
        self._alike: list[str] = []
        self._threads = 0
        self._looked = self._met = 0.0
        self._has_strangers = False
        self._news = Event()

    def __enter__(self) -> Self:
        """Call on the scheduler, and see that there are workers and that each reads as this machine would.

        Raises InputError when the address is wrong or Dask is not installed, UnreachableError when nobody
        answers there, and EngineError when there is no worker or one of another version.
        """
        self._client = _connected(self._address, self._patience.scheduler)
        try:
            versions = self._versions()
            if not versions:
                raise EngineError(
                    f"The scheduler at {self._address} has no worker; start some with: "
                    f"dask worker {self._address}"
                )
            for worker, version in versions.items():
                if version != self._settings.version:
                    raise EngineError(
                        f"The worker {worker} has another version of Bailanys, or none; install the same on "
                        "all machines and start the worker again."
                    )
            self._look()
        except BaseException:
            self._client.close(timeout=_WAIT_SECONDS)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Exception):
            if self._client.status == "running":
                _within(_LOOK_SECONDS, lambda: self._client.run(_dismiss, on_error="ignore"))
        with suppress(Exception):
            self._client.close(timeout=_WAIT_SECONDS)

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        """Yield what comes of each original, in their order, and take no more of them than are needed.

        Raises UnreachableError when the scheduler goes away, and EngineError when all workers do, or none
        is left that reads as this machine would.
        """
        waiting = iter(originals)
        is_exhausted = False
        given: deque[_Given] = deque()
        while True:
            while not is_exhausted and self._has_room(given):
                original = next(waiting, None)
                if original is None:
                    is_exhausted = True
                else:
                    given.append(_Given(original, self._give(original)))
            if not given:
                return
            outcome = self._heard(given[0])
            if outcome is None:
                self._await()
            else:
                given.popleft()
                yield outcome

    def _has_room(self, given: deque[_Given]) -> bool:
        unfinished = sum(not each.promise.done() for each in given)
        return unfinished < _IN_HAND * self._threads and len(given) < _AHEAD * self._threads

    def _give(self, original: Original) -> Promise:
        task = (original, self._settings, self._settings.version, self._limits, self._perform)
        chosen: dict[str, object] = (
            {"workers": self._alike, "allow_other_workers": True} if self._has_strangers else {}
        )
        promise = self._client.submit(read, *task, pure=False, **chosen)
        promise.add_done_callback(lambda _: self._news.set())
        return promise

    def _heard(self, given: _Given) -> Outcome | None:
        """Return what came of an original, `None` when that is not known yet."""
        from distributed.scheduler import KilledWorker

        if not given.promise.done():
            return None
        if given.promise.cancelled():
            raise self._gone()
        try:
            said = given.promise.result(timeout=_LOOK_SECONDS)
        except (TimeoutError, CancelledError):
            self._look()
            return None
        except KilledWorker:
            return given_up(given.original, "the workers that read it broke down; the file may be damaged")
        except BailanysError as error:
            raise EngineError(f"A worker cannot read: {error}") from error
        except Exception as error:
            return given_up(given.original, f"its reader failed ({type(error).__name__}: {error})")
        if isinstance(said, OtherVersion):
            self._turn_to_others(given, said)
            return None
        assert isinstance(said, Outcome)  # noqa: S101  (narrows what Dask hands over)
        return said

    def _turn_to_others(self, given: _Given, stranger: OtherVersion) -> None:
        if given.tries == _TRIES:
            raise EngineError(
                f"The worker {stranger.worker} came with another version of Bailanys, and no other is free; "
                "install the same on all machines, start the worker again, and run this again."
            )
        versions = self._versions()
        self._alike = [worker for worker, version in versions.items() if version == self._settings.version]
        self._has_strangers = True
        given.tries += 1
        given.promise = self._give(given.original)

    def _await(self) -> None:
        self._news.wait(_WAIT_SECONDS)
        self._news.clear()
        if self._client.status != "running":
            raise self._gone()
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            self._look()

    def _look(self) -> None:
        """See how many originals can be read at once; raise EngineError when nobody reads for long."""
        if self._client.status != "running":
            raise self._gone()
        try:
            threads = _within(self._patience.scheduler, self._client.nthreads)
        except Exception as error:
            raise self._gone() from error
        self._looked = time.monotonic()
        if threads:
            self._met = self._looked
            self._threads = sum(threads.values())
        elif self._looked - self._met > self._patience.workers:
            raise EngineError(
                f"All workers of the scheduler at {self._address} are gone; what was read is kept. Start "
                "some and run this again."
            )

    def _versions(self) -> dict[str, str]:
        """Return how each worker reads; empty for one that cannot say."""
        try:
            said = _within(
                _ANSWER_SECONDS, lambda: self._client.run(version_of, self._settings, on_error="return")
            )
        except TimeoutError:
            raise UnreachableError(
                f"Not all workers of the scheduler at {self._address} answer; start those anew that do not."
            ) from None
        except Exception as error:
            raise self._gone() from error
        return {worker: each if isinstance(each, str) else "" for worker, each in said.items()}

    def _gone(self) -> UnreachableError:
        return UnreachableError(
            f"The scheduler at {self._address} went away; what was read is kept. Start it and run this again."
        )


def version_of(settings: Settings) -> str:
    """Return how a worker reads by the settings."""
    return settings.version


def read(
    original: Original, settings: Settings, version: str, limits: WorkLimits, perform: Perform
) -> Outcome | OtherVersion:
    """Read an original, in a process beside this one, unless it would be read otherwise than is wanted."""
    if settings.version != version:
        from distributed import get_worker

        return OtherVersion(str(get_worker().address), settings.version)
    with _lent(settings, limits, perform) as reader:
        (outcome,) = reader.outcomes([original])
    return outcome


_IDLE: defaultdict[object, list[Workers]] = defaultdict(list)
_IDLE_LOCK = Lock()


@contextmanager
def _lent(settings: Settings, limits: WorkLimits, perform: Perform) -> Iterator[Workers]:
    """A process that nobody else uses meanwhile; kept for the next original, unless something fails."""
    current_process().daemon = False
    kind = settings, limits, perform
    with _IDLE_LOCK:
        reader = _IDLE[kind].pop() if _IDLE[kind] else Workers(1, settings, limits, perform)
    try:
        yield reader
    except BaseException:
        reader.__exit__(None, None, None)
        raise
    with _IDLE_LOCK:
        _IDLE[kind].append(reader)


def _dismiss() -> None:
    """End the processes that read; others are started when there is something to read again."""
    with _IDLE_LOCK:
        readers = [reader for those in _IDLE.values() for reader in those]
        _IDLE.clear()
    for reader in readers:
        reader.__exit__(None, None, None)


def _connected(address: str, seconds: float) -> Client:
    try:
        import dask
        import distributed
    except ModuleNotFoundError:
        raise InputError(
            "Reading on several machines takes Dask; install it with: pip install 'bailanys[cluster]'"
        ) from None
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            client = distributed.Client(address, timeout=seconds, set_as_default=False)  # type: ignore[no-untyped-call]
            return cast("Client", client)
    except OSError:
        raise UnreachableError(
            f"No scheduler answers at {address}; start it with dask scheduler, or correct the address."
        ) from None
    except (ValueError, TypeError, RuntimeError) as error:
        raise InputError(
            f"{address} cannot be used as the address of a scheduler ({error}); write tcp://host:8786."
        ) from None


def _within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """Return the answer, or raise TimeoutError when there is none in time."""
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return answer.result(timeout=seconds)
