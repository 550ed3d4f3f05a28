"""How much is spent on queries."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What one query may take, and how many there may be.

    A query may take so many seconds, its wait for a turn among them, reserve `memory` bytes (where the
    system can limit memory), and give so many rows or triples, `None` for any number; `workers` queries run
    at once, and `waiting` more may wait for their turn.
    """

    seconds: float = 30.0
    memory: int = 1 << 30
    rows: int | None = 100_000
    workers: int = 4
    waiting: int = 64


USUAL = QueryLimits()
