"""Compares pairs of things, a batch at a time; many batches are compared by several processes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import WorkspaceError
from kg.model import Verdict
from kg.processes import Processes, Trouble, Work, WorkLimits
from kg.resolve.names.comparing import Named, compare
from kg.resolve.names.evidence import Comparison

PAIRS_AT_ONCE = 400

Compared = tuple[str, str, Comparison]
"""Two nodes in ascending order, and how they compare."""

_LIMITS = WorkLimits(seconds=600.0)
_PRELOADED = ("kg.resolve.comparisons",)


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of nodes, each in ascending order, and the things that they are."""

    pairs: tuple[tuple[str, str], ...]
    things: Mapping[str, Named]


def compared(batch: Batch) -> list[Compared]:
    """Return the pairs of a batch that do not differ for sure, in order."""
    found = ((left, right, compare(batch.things[left], batch.things[right])) for left, right in batch.pairs)
    return [each for each in found if each[2].verdict is not Verdict.DIFFERENT]


def compared_by(processes: int, batches: Iterable[Batch]) -> Iterator[list[Compared]]:
    """Yield what `compared` returns of each batch, in order, worked out by so many processes.

    Raises WorkspaceError when a batch cannot be compared.
    """
    with Processes(processes, Work(compared, _given_up, _PRELOADED), _LIMITS) as working:
        yield from working.outcomes(batches)


def _given_up(batch: Batch, trouble: Trouble, error: str) -> list[Compared]:
    told = error or trouble.name.lower().replace("_", " ")
    raise WorkspaceError(f"{len(batch.pairs)} pairs of names could not be compared ({told}); try again.")
