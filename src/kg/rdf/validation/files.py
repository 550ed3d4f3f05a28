"""RDF files of others: read to be validated, and shapes of others to validate with."""

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, parse

from kg.errors import InputError
from kg.rdf.namespaces import Namespaces
from kg.rdf.ontology import classes
from kg.rdf.validation.report import Report, Severity, Violation
from kg.rdf.validation.shapes import TYPE, severity_of


def read_rdf(path: Path, namespaces: Namespaces) -> Store:
    """Return what a file says, all in one graph, with the superclasses of our classes.

    The suffix tells the syntax. Triples about triples (RDF 1.2) are left out, for SHACL does not know them.
    Raises InputError when the suffix tells nothing, or the file cannot be read.
    """
    store = Store()
    try:
        quads = parse(path=str(path), format=_syntax(path), lenient=True)
        store.extend(
            Quad(quad.subject, quad.predicate, quad.object)
            for quad in quads
            if not isinstance(quad.object, Triple)
        )
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None
    except SyntaxError as error:
        raise InputError(f"{path} is not valid RDF: {error}.") from None
    for line in {line[0]: line for line in classes(namespaces).values()}.values():
        instances = list(store.quads_for_pattern(None, TYPE, line[0], None))
        store.extend(Quad(quad.subject, TYPE, each) for quad in instances for each in line[1:])
    return store


def validate_by(shapes: Path, store: Store, least: Severity = Severity.INFO) -> Report:
    """Return what does not conform to a file of shapes, with all data in memory.

    Raises InputError when the file is not usable as shapes.
    """
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError
    from rdflib import RDF, SH

    from kg.rdf.validation.judge import ill_typed_literals_unlogged

    rules, data = rdflib.Graph(), rdflib.Graph()
    try:
        with ill_typed_literals_unlogged():
            rules.parse(data=_n_triples(read_rdf(shapes, Namespaces())), format="nt")
            data.parse(data=_n_triples(store), format="nt")
            _, results, _ = pyshacl.validate(
                data, shacl_graph=rules, inplace=True, inference="none", advanced=True
            )
    except (ReportableRuntimeError, ShapeLoadError) as error:
        raise InputError(f"{shapes} cannot be used as shapes: {error}.") from None
    if not isinstance(results, rdflib.Graph):
        raise InputError(f"{shapes} cannot be used as shapes: {results}.")

    def told(result: rdflib.term.Node, name: str) -> str | None:
        value = results.value(result, SH[name])
        return None if value is None else str(value)

    found = (
        Violation(
            severity=severity_of(told(result, "resultSeverity") or ""),
            focus=told(result, "focusNode") or "",
            path=told(result, "resultPath"),
            value=told(result, "value"),
            message=told(result, "resultMessage") or "",
            shape=told(result, "sourceShape") or "",
        )
        for result in results.subjects(RDF.type, SH.ValidationResult)
    )
    return Report.of(each for each in found if each.severity.is_at_least(least))


def _syntax(path: Path) -> RdfFormat:
    syntax = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if syntax is None:
        raise InputError(
            f"{path} has no suffix of an RDF file; rename it to .ttl, .nt, .nq, .trig, .rdf or .jsonld."
        )
    return syntax


def _n_triples(store: Store) -> bytes:
    return store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
