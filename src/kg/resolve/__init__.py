"""Decides which things across documents are one, and assembles the snapshot to publish."""

from kg.resolve.assemble import assemble
from kg.resolve.resolution import Resolution
from kg.resolve.rules import rules_version

__all__ = ["Resolution", "assemble", "rules_version"]
