"""Validates a store, or what has changed in it, against the shapes of `ontology/shapes.ttl`."""

import re
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.batches import batches
from kg.processes import processors
from kg.rdf.solutions import solutions
from kg.rdf.validation.changes import AT_ONCE, Changes, among, looks_of_core, matches
from kg.rdf.validation.report import Report, Severity, Violation
from kg.rdf.validation.screen import Pattern, Screen
from kg.rdf.validation.shapes import SH, Comparison, Look, Node, Shapes, Target

SLICE = 1_000

_LISTED = re.compile(r"FILTER \((\?\w+) IN \(([^()]*)\)\)")

Progress = Callable[[int, int], None]
"""Is told how much of how much is done."""


def _silent(_done: int, _total: int) -> None:
    return None


def validate(
    store: Store,
    shapes: Shapes,
    changed: Collection[Quad] | None = None,
    least: Severity = Severity.INFO,
    progress: Progress = _silent,
) -> Report:
    """Return what does not conform in the store's default graph and is at least as bad as `least`.

    Questions are put to the store by several threads, for it answers several at once.

    With the quads that were added or removed, only that on which they bear: all that is wrong since, and
    of what was wrong before, what is wrong with the same resources.
    """
    return _Validation(store, shapes, changed, least, progress).report()


class _Validation:
    def __init__(
        self,
        store: Store,
        shapes: Shapes,
        changed: Collection[Quad] | None,
        least: Severity,
        progress: Progress,
    ) -> None:
        self._store = store
        self._shapes = shapes
        self._changes = None if changed is None else Changes(changed, store, shapes.prefixes)
        self._screen = Screen(shapes)
        self._comparisons = [each for each in shapes.comparisons if each.severity.is_at_least(least)]
        self._core = [shape for shape in shapes.core if self._worst(shape).is_at_least(least)]
        self._least = least
        self._progress = progress

    def report(self) -> Report:
        steps = len(self._comparisons) + len(self._core)
        found: list[Violation] = []
        with ThreadPoolExecutor(processors()) as threads:
            for done, compared in enumerate(threads.map(self._compared, self._comparisons), start=1):
                found += compared
                self._progress(done, steps)
            suspects = {}
            suspected = zip(self._core, threads.map(self._suspects, self._core), strict=True)
            for done, (shape, nodes) in enumerate(suspected, start=len(self._comparisons) + 1):
                suspects[shape] = nodes
                self._progress(done, steps)
        found += self._judged(suspects, steps)
        return Report.of(each for each in found if each.severity.is_at_least(self._least))

    def _worst(self, shape: Node) -> Severity:
        return min(
            map(self._shapes.severity, self._shapes.nodes(shape, SH + "property")), key=lambda each: each.rank
        )

    def _compared(self, comparison: Comparison) -> list[Violation]:
        return list(self._violations(comparison))

    def _violations(self, comparison: Comparison) -> Iterator[Violation]:
        for resources in self._resources(comparison.targets, comparison.looks):
            if self._changes is None:
                query = _of_all(comparison.select_of_all, resources)
            else:
                query = _of_some(comparison.select, resources)
            rows = solutions(self._store, query, self._shapes.prefixes)
            told = {variable.value for variable in rows.variables}
            for row in rows:
                path, value = (row[name] if name in told else None for name in ("path", "value"))
                yield Violation(
                    severity=comparison.severity,
                    focus=_text(row["this"]),
                    path=None if path is None else _text(path),
                    value=None if value is None else _text(value),
                    message=comparison.message,
                    shape=comparison.name,
                )

    def _suspects(self, shape: NamedNode) -> set[Node]:
        targets, looks = self._shapes.targets(shape), looks_of_core(self._shapes, shape)
        select = Pattern.select_of_all if self._changes is None else Pattern.select
        return {
            node
            for resources in self._resources(targets, looks)
            for pattern in self._screen.suspicions(shape)
            for node in matches(self._store, select(pattern, resources))
        }

    def _resources(self, targets: tuple[Target, ...], looks: tuple[Look, ...]) -> Iterator[str]:
        """Yield patterns of `?this` that the resources match that are to be checked."""
        if self._changes is None:
            yield from (target.pattern for target in targets)
            return
        affected = sorted(self._changes.affected(looks), key=str)
        for some in batches(affected, AT_ONCE):
            for target in targets:
                present = [node for node in some if isinstance(node, NamedNode)]
                yield f"{among('this', present)} {target.pattern}"

    def _judged(self, suspects: dict[NamedNode, set[Node]], before: int) -> Iterator[Violation]:
        slices = [
            (shape, some)
            for shape, nodes in suspects.items()
            for some in batches(sorted(nodes, key=str), SLICE)
        ]
        if not slices:
            return
        from kg.rdf.validation.judge import Judge

        for done, (shape, some) in enumerate(slices, start=before + 1):
            yield from Judge(self._shapes, shape).found(self._store, some)
            self._progress(done, before + len(slices))


def _of_some(select: str, resources: str) -> str:
    """Return the query of a comparison for some resources, which the engine begins with."""
    before, after = select.split("{", 1)
    return f"{before}{{ {resources} {after}".replace("$this", "?this")


def _of_all(select: str, resources: str) -> str:
    """Return the query of a comparison for all resources of a target, which the engine ends with.

    What a filter lists is given to it as values, which it looks up, for filters come late; shapes must do
    without values (SHACL, section 5.1.1).
    """
    before, after = select.split("{", 1)
    query = f"{before}{{ FILTER EXISTS {{ {resources} }} {after}".replace("$this", "?this")
    return _LISTED.sub(lambda found: f"VALUES {found[1]} {{ {found[2].replace(',', ' ')} }}", query)


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | BlankNode | Literal) else str(term)
