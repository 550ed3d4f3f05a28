"""Lets pyshacl judge resources by a shape of SHACL Core, on as much of the data as the shape reads."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pyshacl
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple
from rdflib import RDF
from rdflib import SH as SHACL
from rdflib.term import Node as RdflibNode

from kg.rdf.validation.report import Violation
from kg.rdf.validation.shapes import SH, TYPE, Node, Shapes, Term, severity_of

_TARGETS = (SHACL.targetClass, SHACL.targetSubjectsOf)


class Judge:
    """Judges by one shape; the resources are given as sh:targetNode in the place of the shape's targets."""

    def __init__(self, shapes: Shapes, shape: NamedNode) -> None:
        self._shapes = shapes
        self._shape = rdflib.URIRef(shape.value)
        self._rules = [
            triple
            for triple in (
                (_term(s), rdflib.URIRef(p.value), _term(o)) for s, p, o in shapes.described(shape)
            )
            if triple[1] not in _TARGETS
        ]
        self._read = {str(value) for _, _, value in self._rules}
        self._followed = {node.value for node in _inner_steps(shapes, shape)}

    def found(self, store: Store, resources: Collection[Node]) -> list[Violation]:
        """Return what is wrong with the resources."""
        rules = rdflib.Graph()
        for triple in self._rules:
            rules.add(triple)
        for resource in resources:
            rules.add((self._shape, SHACL.targetNode, _term(resource)))
        with ill_typed_literals_unlogged():
            _, results, _ = pyshacl.validate(
                self._excerpt(store, resources), shacl_graph=rules, inplace=True, inference="none"
            )
        if not isinstance(results, rdflib.Graph):
            raise TypeError(f"pyshacl could not judge: {results}")
        return [self._violation(results, each) for each in results.subjects(RDF.type, SHACL.ValidationResult)]

    def _excerpt(self, store: Store, resources: Collection[Node]) -> rdflib.Graph:
        """Return what the shape reads of the resources and of their parts, and the classes they point at."""
        data = rdflib.Graph()
        pending: list[Node] = list(resources)
        described, pointed_at = set(pending), set()
        for node in pending:
            for quad in store.quads_for_pattern(node, None, None, DefaultGraph()):
                if quad.predicate.value not in self._read or isinstance(quad.object, Triple):
                    continue
                data.add((_term(node), rdflib.URIRef(quad.predicate.value), _term(quad.object)))
                if isinstance(quad.object, NamedNode | BlankNode):
                    pointed_at.add(quad.object)
                    if quad.predicate.value in self._followed and quad.object not in described:
                        described.add(quad.object)
                        pending.append(quad.object)
        for node in pointed_at:
            for quad in store.quads_for_pattern(node, TYPE, None, DefaultGraph()):
                if isinstance(quad.object, NamedNode) and quad.object.value in self._read:
                    data.add((_term(node), RDF.type, _term(quad.object)))
        return data

    def _violation(self, results: rdflib.Graph, result: RdflibNode) -> Violation:
        path = results.value(result, SHACL.resultPath)
        value = results.value(result, SHACL.value)
        shape = NamedNode(str(results.value(result, SHACL.sourceShape)))
        return Violation(
            severity=severity_of(str(results.value(result, SHACL.resultSeverity))),
            focus=str(results.value(result, SHACL.focusNode)),
            path=str(path) if isinstance(path, rdflib.URIRef) else None,
            value=None if value is None else str(value),
            message=self._shapes.message(shape),
            shape=self._shapes.name(shape),
        )


@contextmanager
def ill_typed_literals_unlogged() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each date that is none; the shapes tell of it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _inner_steps(shapes: Shapes, shape: Node) -> Iterator[Term]:
    """Yield the properties by which paths of the shape lead from a resource to its parts."""
    for part in shapes.nodes(shape, SH + "property"):
        for path in shapes.nodes(part, SH + "path"):
            yield from shapes.items(path)[:-1]


def _term(term: Term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(term.value)
