"""Validation of the published data against the shapes of `ontology/shapes.ttl` (SHACL)."""

from kg.rdf.validation.report import Report, Severity, Violation
from kg.rdf.validation.shapes import LANGUAGES, Shapes
from kg.rdf.validation.validator import validate

__all__ = ["LANGUAGES", "Report", "Severity", "Shapes", "Violation", "validate"]
