"""The RDF store on disk: brought to a snapshot by the computed difference, in transactions.

One that a killed process or a power cut has left damaged is made anew: all of it comes from the ledger.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.batches import batches
from kg.errors import EngineError, WorkspaceError
from kg.model import Snapshot
from kg.rdf.comparison import Comparison
from kg.rdf.mapping import form, marks, quads
from kg.rdf.mapping.description import Extent, description
from kg.rdf.mapping.standing import standing
from kg.rdf.namespaces import Namespaces, external

if TYPE_CHECKING:
    from kg.rdf.validation import Report

BATCH = 100_000
_UNREADABLE = (OSError, RuntimeError, ValueError)
"""What the engine raises when it cannot read its files."""

Progress = Callable[[int, int], None]
"""Is told how many quads of how many have been written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many quads a publication added and removed, without those that say the revision and the rules.

    `quads` are those, or `None` after a first publication and one that completed another.
    """

    added: int
    removed: int
    quads: tuple[Quad, ...] | None = field(default=(), compare=False, repr=False)


def _silent(_done: int, _total: int) -> None:
    return None


class RdfStore:
    """An Oxigraph store in a folder, which is created on first use. One process writes at a time.

    A context manager, like the other parts of a workspace.
    """

    def __init__(self, folder: Path, namespaces: Namespaces, patience: float) -> None:
        self._folder = folder
        self._namespaces = namespaces
        self._patience = patience

    @classmethod
    def open(cls, folder: Path, namespaces: Namespaces | None = None, patience: float = 30.0) -> Self:
        """Name the folder of a store; `patience` is how many seconds to wait for another writer.

        Nothing is locked but while something is published.
        """
        return cls(folder, namespaces or Namespaces.from_environment(), patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: a store is only open while it is read or written."""

    @property
    def revision(self) -> int | None:
        """The revision of the ledger that the store shows; `None` when empty, half-published or damaged."""
        if not (self._folder / "CURRENT").is_file():
            return None
        try:
            return self._revision(Store.read_only(str(self._folder)))
        except _UNREADABLE:
            return None

    def shows(self, revision: int, rules: str) -> bool:
        """Tell whether nothing is to be done to show the revision as resolved by these rules."""
        if not (self._folder / "CURRENT").is_file():
            return False
        try:
            shown = set(self._marks(Store.read_only(str(self._folder))))
        except _UNREADABLE:
            return False
        return shown == set(marks(revision, rules, self._namespaces))

    def publish(self, snapshot: Snapshot, progress: Progress = _silent) -> Difference:
        """Bring the store to the snapshot and return what changed.

        A difference of up to `BATCH` quads becomes visible at once. A larger one is written in batches, and
        the first publication in parts, while the store shows no revision, so that the next publication
        completes what an interrupted one has left. A store that turns out to be damaged is made anew.

        Raises EngineError when another writer does not finish in time, WorkspaceError when the folder
        cannot be written.
        """
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self._folder}.lock", timeout=self._patience):
                return self._published(snapshot, progress)
        except Timeout:
            raise EngineError(
                f"Another process is writing the RDF store {self._folder}; try again when it has finished."
            ) from None
        except _UNREADABLE as error:
            reason = " ".join(str(error).split()).rstrip(".")
            raise WorkspaceError(
                f"The RDF store {self._folder} cannot be written ({reason}); is the disk full or read-only?"
            ) from error

    def validate(self, difference: Difference, progress: Progress = _silent) -> "Report":
        """Return what violates the shapes, or may do so, of all that a publication changed."""
        from kg.rdf.validation import Report, Severity, Shapes, validate

        if difference.quads is not None and not difference.quads:
            return Report()
        store = Store.read_only(str(self._folder))
        return validate(store, Shapes(self._namespaces), difference.quads, Severity.WARNING, progress)

    def _published(self, snapshot: Snapshot, progress: Progress) -> Difference:
        try:
            return self._publish(Store(str(self._folder)), snapshot, progress)
        except _UNREADABLE as error:
            if not _is_damage(error):
                raise
        shutil.rmtree(self._folder)
        return self._publish(Store(str(self._folder)), snapshot, progress)

    def _publish(self, store: Store, snapshot: Snapshot, progress: Progress) -> Difference:
        wanted_marks = marks(snapshot.revision, snapshot.rules, self._namespaces)
        if set(self._marks(store)) == set(wanted_marks):
            return Difference(0, 0)
        if len(store) == 0:
            difference = self._fill(store, snapshot, wanted_marks, progress)
        else:
            difference = self._change(store, snapshot, wanted_marks, progress)
        store.flush()
        return difference

    def _fill(
        self, store: Store, snapshot: Snapshot, wanted_marks: Sequence[Quad], progress: Progress
    ) -> Difference:
        """Fill an empty store in parts, for the engine holds a part whole; what is shown is said last."""
        for part in batches(quads(snapshot, self._namespaces), BATCH):
            store.bulk_extend(part)
        extent = Extent.of_default_graph(store)
        store.bulk_extend({*description(extent, self._namespaces), *standing(self._namespaces)})
        filled = len(store)
        store.bulk_extend(wanted_marks)
        progress(filled, filled)
        return Difference(filled, 0, None)

    def _change(
        self, store: Store, snapshot: Snapshot, wanted_marks: Sequence[Quad], progress: Progress
    ) -> Difference:
        shown = tuple(self._marks(store))
        added, removed = self._difference(store, snapshot, shown)
        changes = [
            *(("DELETE", quad) for quad in (*shown, *removed)),
            *(("INSERT", quad) for quad in (*added, *wanted_marks)),
        ]
        done = 0
        for batch in batches(changes, BATCH):
            store.update(_update(batch))
            done += len(batch)
            progress(done, len(changes))
        return Difference(len(added), len(removed), (*added, *removed) if shown else None)

    def _difference(
        self, store: Store, snapshot: Snapshot, shown: Sequence[Quad]
    ) -> tuple[list[Quad], list[Quad]]:
        """Return what is to be added and removed but for marks, `shown` being those of now."""
        stands = self._has_this_form(store)
        compared = Comparison(
            lambda: store.quads_for_pattern(None, None, None, DefaultGraph() if stands else None)
        )
        extent = Extent.of(compared.wanted(quads(snapshot, self._namespaces)))
        beside = () if stands else standing(self._namespaces)
        for _ in compared.wanted(chain(description(extent, self._namespaces), beside, shown)):
            pass
        return compared.added, compared.removed()

    def _has_this_form(self, store: Store) -> bool:
        """Tell whether a whole revision is shown in the form of today, and so the named graphs are right."""
        return any(
            isinstance(quad.object, Literal) and quad.object.value.endswith(f" {form()}")
            for quad in self._marks(store)
        )

    def _marks(self, store: Store) -> Iterator[Quad]:
        for term in (
            self._namespaces.term("revision"),
            self._namespaces.term("rules"),
            external("dcat:version"),
        ):
            yield from store.quads_for_pattern(self._namespaces.dataset, term, None, DefaultGraph())

    def _revision(self, store: Store) -> int | None:
        for quad in self._marks(store):
            if isinstance(quad.object, Literal) and quad.object.value.isdecimal():
                return int(quad.object.value)
        return None


def _is_damage(error: Exception) -> bool:
    """Tell damaged or missing files from a disk that is full, a folder that is closed, or another writer."""
    return isinstance(error, FileNotFoundError) or not isinstance(error, OSError)


def _update(changes: list[tuple[str, Quad]]) -> str:
    return ";\n".join(_data(action, changes) for action in ("DELETE", "INSERT"))


def _data(action: str, changes: list[tuple[str, Quad]]) -> str:
    quads = (_quad(quad) for verb, quad in changes if verb == action)
    return "\n".join((f"{action} DATA {{", *quads, "}"))


def _quad(quad: Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    return f"GRAPH {quad.graph_name} {{ {triple} }}" if isinstance(quad.graph_name, NamedNode) else triple
