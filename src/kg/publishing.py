"""Brings the projections of a ledger to its revision, or says at once that they show it already."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.collecting import uncollected
from kg.progress import Progress

if TYPE_CHECKING:
    from kg.beside import Beside
    from kg.graph import Graph
    from kg.map import MapStore
    from kg.model import Snapshot
    from kg.rdf import RdfStore

_MANY_DOCUMENTS = 200
_PRELOADED = ("kg.publishing", "kg.rdf", "kg.rdf.validation")


def no_notice(_sentence: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """The revision the projections now show, and how many of their parts were added, changed, removed.

    Of the map rows are counted. `violations` and `warnings` count what does not keep to the shapes of the
    linked data in what changed.
    """

    revision: int
    entities: int
    relationships: int
    graph: tuple[int, int, int] = (0, 0, 0)
    rdf: tuple[int, int] = (0, 0)
    map: tuple[int, int, int] = (0, 0, 0)
    violations: int = 0
    warnings: int = 0

    @property
    def complaint(self) -> str | None:
        """One sentence on violations, and the warnings beside them; `None` when nothing is violated."""
        if not self.violations:
            return None
        counted = f"{_counted(self.violations, 'violation')} and {_counted(self.warnings, 'warning')}"
        return f"{counted} in the linked data that changed; list them with: kg validate"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def bring_forward(
    revision: int,
    rules: str,
    assembled: Callable[[], "Snapshot"],
    graph: "Graph",
    stores: tuple["RdfStore", ...],
    maps: tuple["MapStore", ...],
    progress: Progress,
) -> PublishReport:
    """Publish the ledger's revision, as resolved by the rules, in the graph, the RDF stores and the maps.

    The snapshot is assembled only if one of them does not show it yet. What changed in the RDF stores is
    validated; what is found there is told and stops nothing. Raises EngineError when an engine cannot be
    reached or written; what was published before it stays.
    """
    shown = graph.shown()
    if (
        shown is not None
        and shown.is_of(revision, rules)
        and all(store.shows(revision, rules) for store in stores)
        and all(each.shows(revision, rules) for each in maps)
    ):
        return PublishReport(revision, shown.entities, shown.relationships)
    snapshot = assembled()
    with _linking(_Linking(stores, snapshot)) as linking:
        in_graph = graph.publish(snapshot, lambda done, total: progress("graph", done, total))
        in_maps = [
            each.publish(snapshot, lambda done, total: progress("map", done, total))
            for each in maps
            if not each.shows(snapshot.revision, snapshot.rules)
        ]
        linked = linking.outcome(progress)
    return PublishReport(
        snapshot.revision,
        len(snapshot.entities),
        len(snapshot.relationships),
        (in_graph.added, in_graph.changed, in_graph.removed),
        (linked.added, linked.removed),
        (
            sum(change.added for change in in_maps),
            sum(change.changed for change in in_maps),
            sum(change.removed for change in in_maps),
        ),
        linked.violations,
        linked.warnings,
    )


@dataclass(frozen=True, slots=True)
class _Linked:
    added: int = 0
    removed: int = 0
    violations: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class _Linking:
    """Publishes a snapshot as linked data, and validates what changed."""

    stores: tuple["RdfStore", ...]
    snapshot: "Snapshot"

    def __call__(self, progress: Progress) -> _Linked:
        from kg.rdf.validation import Severity

        linked = _Linked()
        for store in self.stores:
            with uncollected():
                change = store.publish(self.snapshot, lambda done, total: progress("rdf", done, total))
            report = store.validate(change, lambda done, total: progress("shapes", done, total))
            linked = _Linked(
                linked.added + change.added,
                linked.removed + change.removed,
                linked.violations + report.count(Severity.VIOLATION),
                linked.warnings + report.count(Severity.WARNING),
            )
        return linked

    def outcome(self, progress: Progress) -> _Linked:
        """Do it here and now."""
        return self(progress)


def _linking(linking: _Linking) -> AbstractContextManager["_Linking | Beside[_Linked]"]:
    """Let linked data be published beside graph and map, where there is much of it and a processor for it."""
    from kg.beside import Beside
    from kg.processes import processors

    is_much = len(linking.snapshot.sources) >= _MANY_DOCUMENTS
    if linking.stores and is_much and processors() > 1:
        return Beside(linking, _PRELOADED)
    return nullcontext(linking)
