"""One spaCy pipeline per language, built from the same components in the same order."""

from functools import cache

from spacy.language import Language

from kg.extract import sentences as _sentences  # noqa: F401  (registers its component)
from kg.extract.languages import blank

COMPONENTS = ("sentences",)


@cache
def pipeline(language: str) -> Language:
    """Return the pipeline of `en`, `ru` or `kk`, built once per process."""
    nlp = blank(language)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp
