"""Validates the whole of a published store, or a file, by our shapes or by those of another file."""

from pathlib import Path

from pyoxigraph import Store

from kg.errors import EngineError
from kg.rdf.namespaces import Namespaces
from kg.rdf.store import RdfStore
from kg.rdf.validation.files import read_rdf, validate_by
from kg.rdf.validation.report import Report, Severity
from kg.rdf.validation.shapes import Shapes
from kg.rdf.validation.validator import Progress, validate


def inspect_published(
    folder: Path, shapes: Path | None, language: str, severity: str, progress: Progress
) -> Report:
    """Return what does not conform in the store in the folder, which is only read.

    Raises EngineError when no revision is published whole, InputError when the shapes cannot be read.
    """
    if RdfStore.open(folder).revision is None:
        raise EngineError("No revision is published whole as RDF; publish it with: kg publish")
    return _inspect(Store.read_only(str(folder)), shapes, language, severity, progress)


def inspect_file(file: Path, shapes: Path | None, language: str, severity: str, progress: Progress) -> Report:
    """Return what does not conform in an RDF file; raises InputError when a file cannot be read."""
    store = read_rdf(file, Namespaces.from_environment())
    return _inspect(store, shapes, language, severity, progress)


def _inspect(store: Store, shapes: Path | None, language: str, severity: str, progress: Progress) -> Report:
    least = Severity(severity)
    if shapes is not None:
        return validate_by(shapes, store, least)
    return validate(store, Shapes(Namespaces.from_environment(), language), None, least, progress)
