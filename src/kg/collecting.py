"""Lets the cyclic garbage collector rest where very many values are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Make values without a search for cycles among them, and go on with the searches afterwards.

    Statements, entities and triples refer to no cycle, and the collector, which looks through them again and
    again as they become more, took a quarter of the time of resolving 160,000 of them. What refers to a cycle
    and is dropped meanwhile waits until the end. It may be used within itself.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
