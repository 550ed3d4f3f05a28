"""Takes what comes one by one in lists of a size."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in their order in lists of `size`, the last as short as it must be."""
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
