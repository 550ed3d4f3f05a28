"""Linked data over HTTP: every IRI leads to a page for people and to data for machines.

One router per capability: resources, the ontology, concept schemes, the catalogue with its dumps, and the
sitemap.
"""
