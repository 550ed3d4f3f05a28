"""The command line `kg`: parse, call one function, print."""

from kg.cli.app import main

__all__ = ["main"]
