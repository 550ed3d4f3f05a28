"""Readings of originals that go well, badly, or not at all, as an original's name says."""

import os
import time
from dataclasses import dataclass

from kg.ingesting.task import Outcome, Settings
from kg.ledger.originals import OriginalRead, Refusal
from kg.model import digest
from kg.sources import Original


def original(name: str, data: bytes = b"text") -> Original:
    return Original(data, name, f"file:///{name}")


def outcome(of: Original, refusals: tuple[Refusal, ...] = ()) -> Outcome:
    return Outcome(OriginalRead(of.uri, digest(of.data), "1", "1", (), refusals))


def perform(of: Original, _settings: Settings) -> Outcome:
    what, _, argument = of.name.partition(" ")
    if what == "sleep":
        time.sleep(float(argument))
    elif what == "crash":
        os._exit(1)
    elif what == "raise":
        raise KeyError(argument)
    elif what == "eat":
        _ = [bytes(1 << 20) for _ in range(1 << 14)]
    elif what == "answer":
        return outcome(of, (Refusal("x" * int(argument), ""),))
    return outcome(of)


@dataclass(frozen=True, slots=True)
class Elsewhere(Settings):
    """Settings by which a process reads as the variable of its environment says, or as no other one does."""

    variable: str = ""

    @property
    def version(self) -> str:
        return os.environ.get(self.variable, "1") if self.variable else str(os.getpid())
