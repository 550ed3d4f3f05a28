"""A snapshot in RDF, and what is published beside it: the ontology, the concept schemes, a description."""

from kg.rdf.mapping.snapshots import form, marks, quads

__all__ = ["form", "marks", "quads"]
