"""The texts that the networks learn from, and what the rules propose in them."""

import random
from functools import cache

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from kg.extract.annotated import AnnotatedText, read_annotated
from kg.extract.finders.learned import LearnedFinder
from kg.extract.findings import Candidate, findings
from kg.extract.languages import blank
from kg.extract.pipeline import RULES, begin
from kg.extract.recognition.recogniser import Recogniser
from kg.extract.referents import Referents
from kg.extract.selection import selection
from kg.knowledge import knowledge
from kg.model import Document, Language, PartialDate

SEED = 7


def shuffled_texts() -> list[AnnotatedText]:
    """Return the texts of `ingest/training/src`, always in the same order by chance."""
    texts = list(read_annotated(knowledge("ingest", "training", "src")))
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts


def ruled(text: str, language: str) -> tuple[Candidate, ...]:
    """Return what the rules propose in a text of `en`, `ru` or `kk`."""
    rules = _rules(language)
    doc = begin(rules, Document("training:text", text, Language(language)))
    for _, component in rules.pipeline:
        doc = component(doc)
    return tuple(findings(doc).candidates)


def begun(annotated: AnnotatedText) -> Doc:
    """Return the document of an annotated text with its sentences and nothing found yet."""
    nlp = _rules(annotated.language)
    return nlp.get_pipe("sentences")(begin(nlp, _document(annotated)))


def found(annotated: AnnotatedText, recogniser: Recogniser) -> Doc:
    """Return the document of an annotated text with the referents found with the given recogniser."""
    nlp = _rules(annotated.language)
    doc = begin(nlp, _document(annotated))
    for _, component in nlp.pipeline:
        doc = component(doc)
    doc = LearnedFinder(recogniser, annotated.language)(doc)
    return _referents(annotated.language)(selection(doc))


def _document(annotated: AnnotatedText) -> Document:
    published = PartialDate.parse(annotated.published) if annotated.published else None
    address = f"training:{annotated.id}"
    return Document(address, annotated.text, Language(annotated.language), published=published)


@cache
def _referents(language: str) -> Referents:
    return Referents(language)


@cache
def _rules(language: str) -> Pipeline:
    nlp = blank(language)
    for component in ("sentences", *RULES):
        nlp.add_pipe(component)
    return nlp
