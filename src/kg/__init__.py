"""Bailanys: a knowledge graph of who cooperates with whom, each fact with the sentence that says it."""

__version__ = "0.1.0"
