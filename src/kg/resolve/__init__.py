"""Decides which mentions across documents are one entity, and assembles the snapshot to publish."""

from kg.resolve.assemble import assemble
from kg.resolve.resolver import NameResolver, Resolver

__all__ = ["NameResolver", "Resolver", "assemble"]
