"""Turns files into documents: one reader for each format, and what holds several is taken apart first."""

from kg.sources.language import detect
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.reader import count, documents, originals, read
from kg.sources.unreadable import Unreadable

__all__ = ["Limits", "Original", "Unreadable", "count", "detect", "documents", "originals", "read"]
