"""Reads HTML pages."""

from kg.sources.html.reader import read_html

__all__ = ["read_html"]
