"""Turns files into documents: plain text, JSON Lines, and folders of these."""

from kg.sources.language import detect
from kg.sources.reader import read
from kg.sources.unreadable import Unreadable

__all__ = ["Unreadable", "detect", "read"]
