"""Reads `ontology/shapes.ttl`: which shapes there are, what they apply to and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg.knowledge import knowledge
from kg.rdf.namespaces import CANONICAL_BASE, EXTERNAL, Namespaces
from kg.rdf.validation.report import Severity

Node: TypeAlias = NamedNode | BlankNode
Term: TypeAlias = NamedNode | BlankNode | Literal

SH = "http://www.w3.org/ns/shacl#"
RDF = EXTERNAL["rdf"]
TYPE = NamedNode(RDF + "type")
LANGUAGES = ("en", "ru", "kk")

_OWN = "shapes#"
_TARGETS = {"targetClass", "targetSubjectsOf"}


@dataclass(frozen=True, slots=True)
class Target:
    """What a shape applies to: the instances of a class, or the subjects of a property."""

    kind: str
    iri: str

    @property
    def pattern(self) -> str:
        """The target as a SPARQL pattern of `?this`."""
        return f"?this a <{self.iri}> ." if self.kind == "targetClass" else f"?this <{self.iri}> ?_target ."


@dataclass(frozen=True, slots=True)
class Look:
    """Which change of another resource bears on a comparison.

    `along` is the SPARQL property path from the checked resource to the other; `at` are the properties that
    are read of the other as their subject, `of` those that are read of it as their object.
    """

    along: str
    at: frozenset[str]
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A shape of SHACL-SPARQL: its query finds every wrong `?this`, and `?path` and `?value` if told.

    `select_of_all` finds the same where all resources are checked.
    """

    name: str
    targets: tuple[Target, ...]
    select: str
    select_of_all: str
    looks: tuple[Look, ...]
    severity: Severity
    message: str


class Shapes:
    """The shapes of `ontology/shapes.ttl` under a base, with their sentences in one of the `LANGUAGES`."""

    def __init__(self, namespaces: Namespaces, language: str = LANGUAGES[0]) -> None:
        self.language = language
        self._own = f"{namespaces.base}{_OWN}"
        self._graph = Store()
        text = knowledge("ontology", "shapes.ttl").read_text("utf-8")
        self._graph.load(text.replace(CANONICAL_BASE, namespaces.base), format=RdfFormat.TURTLE)

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes of the queries."""
        declared = (node for _, node in self.pairs(SH + "declare") if isinstance(node, BlankNode))
        return {self.text(node, SH + "prefix"): self.text(node, SH + "namespace") for node in declared}

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The shapes of SHACL-SPARQL."""
        return tuple(
            Comparison(
                name=self.name(shape),
                targets=self.targets(shape),
                select=self.text(query, SH + "select"),
                select_of_all=self._select_of_all(shape, query),
                looks=tuple(map(self._look, self.nodes(shape, self._own + "looks"))),
                severity=self.severity(shape),
                message=self.message(shape),
            )
            for shape in self._node_shapes()
            for query in self.nodes(shape, SH + "sparql")
        )

    @cached_property
    def core(self) -> tuple[NamedNode, ...]:
        """The node shapes of SHACL Core."""
        return tuple(shape for shape in self._node_shapes() if not self.values(shape, SH + "sparql"))

    def targets(self, shape: Node) -> tuple[Target, ...]:
        """Return what the shape applies to."""
        return tuple(
            Target(kind, each.value)
            for kind in sorted(_TARGETS)
            for each in self.values(shape, SH + kind)
            if isinstance(each, NamedNode)
        )

    def severity(self, shape: Node) -> Severity:
        """Return how bad it is not to conform."""
        given = self.values(shape, SH + "severity")
        return severity_of(given[0].value) if given else Severity.VIOLATION

    def message(self, shape: Node) -> str:
        """Return the shape's sentence for the user."""
        sentences = {
            each.language: each.value
            for each in self.values(shape, SH + "message")
            if isinstance(each, Literal)
        }
        return sentences.get(self.language) or sentences[LANGUAGES[0]]

    def name(self, shape: Node) -> str:
        """Return the local name of a shape."""
        return shape.value.removeprefix(self._own)

    def described(self, shape: Node) -> Iterator[tuple[Node, NamedNode, Term]]:
        """Yield the triples of a shape and of all that it consists of."""
        pending, seen = [shape], {shape}
        for node in pending:
            for quad in self._graph.quads_for_pattern(node, None, None, None):
                term = quad.object
                if isinstance(term, NamedNode | BlankNode | Literal):
                    yield node, quad.predicate, term
                if isinstance(term, NamedNode | BlankNode) and term not in seen and self._is_ours(term):
                    seen.add(term)
                    pending.append(term)

    def pairs(self, predicate: str) -> Iterator[tuple[Node, Term]]:
        """Yield the subjects and objects of a property."""
        for quad in self._graph.quads_for_pattern(None, NamedNode(predicate), None, None):
            subject, term = quad.subject, quad.object
            if isinstance(subject, NamedNode | BlankNode) and isinstance(
                term, NamedNode | BlankNode | Literal
            ):
                yield subject, term

    def values(self, node: Node, predicate: str) -> list[Term]:
        """Return the values of a property of a node."""
        found = self._graph.quads_for_pattern(node, NamedNode(predicate), None, None)
        return [quad.object for quad in found if isinstance(quad.object, NamedNode | BlankNode | Literal)]

    def nodes(self, node: Node, predicate: str) -> list[Node]:
        """Return those values of a property that are no literals."""
        return [each for each in self.values(node, predicate) if isinstance(each, NamedNode | BlankNode)]

    def text(self, node: Node, predicate: str) -> str:
        """Return the text of the one value of a property."""
        (value,) = self.values(node, predicate)
        return value.value

    def items(self, node: Node) -> Sequence[Term]:
        """Return the members of an RDF list; what is no list has none."""
        found: list[Term] = []
        while first := self.values(node, RDF + "first"):
            found += first
            (node,) = self.nodes(node, RDF + "rest")
        return found

    def _select_of_all(self, shape: Node, query: Node) -> str:
        given = self.values(shape, self._own + "selectOfAll")
        return given[0].value if given else self.text(query, SH + "select")

    def _look(self, node: Node) -> Look:
        at, of = (
            frozenset(each.value for each in self.nodes(node, self._own + name)) for name in ("at", "of")
        )
        return Look(self.text(node, self._own + "along"), at, of)

    def _node_shapes(self) -> list[NamedNode]:
        found = [
            node
            for node, kind in self.pairs(TYPE.value)
            if kind.value == SH + "NodeShape" and isinstance(node, NamedNode)
        ]
        return sorted(found, key=lambda node: node.value)

    def _is_ours(self, node: Node) -> bool:
        return isinstance(node, BlankNode) or node.value.startswith(self._own)


def severity_of(iri: str) -> Severity:
    """Return the severity of an IRI such as sh:Warning; any other than the three is a violation."""
    name = iri.removeprefix(SH).lower()
    return Severity(name) if name in set(Severity) else Severity.VIOLATION
