"""Publishes beside the answering of requests, one publication at a time, and says how it stands."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kg.errors import BailanysError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Publication:
    """How publishing stands; `detail` is the sentence that says why the last publication failed."""

    state: Literal["idle", "running", "failed"]
    detail: str = ""


class Publisher:
    """Calls `publish` in a thread of its own whenever it was asked to; it may be asked from any thread."""

    def __init__(self, publish: Callable[[], object]) -> None:
        self._publish = publish
        self._lock = threading.Lock()
        self._wanted = False
        self._standing = Publication("idle")

    @property
    def standing(self) -> Publication:
        """How publishing stands now."""
        return self._standing

    def request(self) -> Publication:
        """Have what is in the ledger by now published, after the publication that runs, if one does."""
        with self._lock:
            self._wanted = True
            if self._standing.state != "running":
                self._standing = Publication("running")
                threading.Thread(target=self._run, name="publishing").start()
            return self._standing

    def _run(self) -> None:
        outcome = Publication("idle")
        while self._goes_on(outcome):
            outcome = self._published()

    def _goes_on(self, outcome: Publication) -> bool:
        with self._lock:
            goes_on, self._wanted = self._wanted, False
            if not goes_on:
                self._standing = outcome
            return goes_on

    def _published(self) -> Publication:
        try:
            self._publish()
        except BailanysError as error:
            return Publication("failed", str(error))
        except Exception:
            _LOG.exception("Publishing failed.")
            return Publication("failed", "Something went wrong; the server's log says what.")
        return Publication("idle")
