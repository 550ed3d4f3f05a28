"""Trains the networks of `kg.extract.finders.learned` from the annotated texts."""
