"""Extracts from many documents, in this process or in several at once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from kg.extract import extract
from kg.model import Document, Extraction

_WORTH_SHARING = 8
_AT_ONCE = 4


def extracted(documents: Sequence[Document], workers: int) -> Iterator[Extraction]:
    """Yield what is found in each document, in their order; `workers` processes share the work.

    Few documents are not worth the start of further processes and are read in this one.
    """
    if workers == 1 or len(documents) < _WORTH_SHARING:
        yield from map(extract, documents)
        return
    with ProcessPoolExecutor(workers) as processes:
        yield from processes.map(extract, documents, chunksize=_AT_ONCE)
