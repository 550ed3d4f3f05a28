"""Decides which mentions across documents are one entity, and assembles the snapshot to publish."""
