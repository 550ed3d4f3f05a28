"""One spaCy pipeline per language, built from the same components in the same order."""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract import referents, selection, sentences  # noqa: F401  (importing registers the components)
from kg.extract.finders import (  # noqa: F401
    acts,
    agreements,
    events,
    learned,
    organisations,
    persons,
    places,
    programmes,
    sectors,
)
from kg.extract.findings import findings
from kg.extract.languages import blank
from kg.extract.promises import commitments  # noqa: F401
from kg.extract.relations import acts as acts_upon_acts  # noqa: F401
from kg.extract.relations import indicators, origins, relating, stated, successions  # noqa: F401
from kg.extract.tables import cells, members, names  # noqa: F401
from kg.extract.tables.layout import laid_out, tables_of
from kg.model import Document

RULES: tuple[str, ...] = (
    "acts",
    "organisations",
    "persons",
    "places",
    "events",
    "agreements",
    "programmes",
    "sectors",
)
FINDERS = (*RULES, "learned_finder")
RELATIONS: tuple[str, ...] = (
    "relations",
    "stated",
    "members",
    "cells",
    "acts_upon_acts",
    "origins",
    "successions",
    "commitments",
    "indicators",
)
COMPONENTS = ("sentences", *FINDERS, "table_names", "selection", "referents", *RELATIONS)

_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def pipeline(language: str) -> Language:
    """Return the pipeline of `en`, `ru` or `kk`, built once per process."""
    nlp = blank(language)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def read(document: Document) -> Doc:
    """Run the pipeline of the document's language; what it found is in `findings(doc)`."""
    nlp = pipeline(document.language)
    doc = begin(nlp, document)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def begin(nlp: Language, document: Document) -> Doc:
    """Return the tokenized document with its tables and date of publication set and nothing found yet.

    Lone surrogates, which no tokenizer takes, are replaced one for one, so that offsets hold.
    """
    text = _SURROGATE.sub("\ufffd", document.text)
    tables = tables_of(text)
    doc = nlp.make_doc(laid_out(text, tables))
    findings(doc).published = document.published
    findings(doc).tables = tables
    return doc
