"""Brings the projections of a ledger to its revision, or says at once that they show it already."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Snapshot
    from kg.rdf import RdfStore

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the step's name, how much of it is done, and how much there is."""


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Show nothing."""


def no_notice(_sentence: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """The revision the projections now show, and how many of their parts were added, changed, removed."""

    revision: int
    entities: int
    relationships: int
    graph: tuple[int, int, int] = (0, 0, 0)
    rdf: tuple[int, int] = (0, 0)


def bring_forward(
    revision: int,
    rules: str,
    assembled: Callable[[], "Snapshot"],
    graph: "Graph",
    stores: tuple["RdfStore", ...],
    progress: Progress,
) -> PublishReport:
    """Publish the ledger's revision, as resolved by the rules, in the graph and the RDF stores.

    The snapshot is assembled only if one of them does not show it yet. Raises EngineError when an engine
    cannot be reached or written; what was published before it stays.
    """
    shown = graph.shown()
    if (
        shown is not None
        and shown.is_of(revision, rules)
        and all(store.shows(revision, rules) for store in stores)
    ):
        return PublishReport(revision, shown.entities, shown.relationships)
    snapshot = assembled()
    in_graph = graph.publish(snapshot, lambda done, total: progress("graph", done, total))
    in_rdf = [store.publish(snapshot, lambda done, total: progress("rdf", done, total)) for store in stores]
    return PublishReport(
        snapshot.revision,
        len(snapshot.entities),
        len(snapshot.relationships),
        (in_graph.added, in_graph.changed, in_graph.removed),
        (sum(change.added for change in in_rdf), sum(change.removed for change in in_rdf)),
    )
