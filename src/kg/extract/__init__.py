"""Finds what a document says: one spaCy pipeline per language, built from shared components.

`extract(document)` is the way in. Importing this package loads neither spaCy nor any data.
"""

import os

from kg.model import Document, Extraction

# The matrices of a page are too small to share between cores; numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = ["EXTRACTOR_VERSION", "extract"]

EXTRACTOR_VERSION: str


def extract(document: Document) -> Extraction:
    """Return the statements of a document, each with the sentence that says it, and what was dropped."""
    from kg.extract.findings import findings
    from kg.extract.pipeline import read
    from kg.extract.statements import statements

    return statements(document, findings(read(document)))


def __getattr__(name: str) -> str:
    if name == "EXTRACTOR_VERSION":
        from kg.extract.version import extractor_version

        return extractor_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
