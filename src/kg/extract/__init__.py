"""Finds what a document says: one spaCy pipeline per language, built from shared components."""
