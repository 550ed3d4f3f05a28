"""Which resources a change of the data bears on, shape by shape."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from kg.batches import batches
from kg.rdf.solutions import solutions
from kg.rdf.validation.screen import Screen
from kg.rdf.validation.shapes import SH, TYPE, Look, Node, Shapes

AT_ONCE = 500


class Changes:
    """The quads that were added or removed, seen from the store that shows the outcome."""

    def __init__(self, quads: Collection[Quad], store: Store, prefixes: dict[str, str]) -> None:
        self._quads = [quad for quad in quads if isinstance(quad.graph_name, DefaultGraph)]
        self._store = store
        self._prefixes = prefixes
        self._ends = {
            node
            for quad in self._quads
            for node in (quad.subject, quad.object)
            if isinstance(node, NamedNode)
        }

    def affected(self, looks: Iterable[Look]) -> set[NamedNode]:
        """Return the ends of all that changed, and those resources that look at what changed."""
        found = set(self._ends)
        for look in looks:
            found |= self._looking(look)
        return found

    def _looking(self, look: Look) -> set[NamedNode]:
        changed = {
            node
            for quad in self._quads
            for node, properties in ((quad.subject, look.at), (quad.object, look.of))
            if quad.predicate.value in properties and isinstance(node, NamedNode)
        }
        return {
            node
            for some in batches(sorted(changed, key=str), AT_ONCE)
            for node in matches(
                self._store,
                f"SELECT DISTINCT ?this WHERE {{ {among('changed', some)} ?this {look.along} ?changed . }}",
                self._prefixes,
            )
            if isinstance(node, NamedNode)
        }


def looks_of_core(shapes: Shapes, shape: Node) -> tuple[Look, ...]:
    """Return what a core shape looks at beside the resource: its parts along a path, and their classes."""
    return tuple(_looks(shapes, shape))


def _looks(shapes: Shapes, shape: Node) -> Iterator[Look]:
    screen = Screen(shapes)
    for part in shapes.nodes(shape, SH + "property"):
        (path,) = shapes.nodes(part, SH + "path")
        if shapes.values(part, SH + "class"):
            yield Look(screen.path(path), frozenset({TYPE.value}))
        steps = [each for each in shapes.items(path) if isinstance(each, NamedNode | BlankNode)]
        for number in range(1, len(steps)):
            along = "/".join(map(screen.path, steps[:number]))
            yield Look(along, frozenset({steps[number].value}))


def matches(store: Store, selection: str, prefixes: dict[str, str] | None = None) -> set[Node]:
    """Return what a SPARQL selection finds as `?this`."""
    found = solutions(store, selection, prefixes)
    return {row["this"] for row in found if isinstance(row["this"], NamedNode | BlankNode)}


def among(variable: str, nodes: Iterable[NamedNode]) -> str:
    """Return the SPARQL that lets a variable be one of the nodes."""
    return f"VALUES ?{variable} {{ {' '.join(map(str, nodes))} }}"
