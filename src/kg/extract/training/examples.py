"""Turns annotated texts into what the recogniser learns from."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Words
from spacy.training import Example
from spacy.vocab import Vocab

from kg.extract.annotated import AnnotatedText
from kg.extract.finders.learned import words
from kg.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in a text and its entity type; a doubtful one is neither right nor wrong."""

    span: Span
    type: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and its names in text order, none inside another."""

    text: str
    labels: tuple[Label, ...]


def labelled(annotated: AnnotatedText) -> LabelledText:
    """Return the outermost names of an annotated text."""
    marked = [Label(span, e.type, e.maybe) for e in annotated.entities for span in e.mentions]
    kept: list[Label] = []
    for label in sorted(marked, key=lambda m: (m.doubtful, m.span.start - m.span.end, m.span.start)):
        if not any(overlap(label.span, other.span) for other in kept):
            kept.append(label)
    return LabelledText(annotated.text, tuple(sorted(kept)))


def example(labelled_text: LabelledText, vocab: Vocab) -> Example:
    """Return the words of a text with its names as entities; doubtful names are left open."""
    expected, spans = words(labelled_text.text, vocab)
    named: list[Words] = []
    left_open: list[Words] = []
    for label in labelled_text.labels:
        inside = [i for i, span in enumerate(spans) if overlap(span, label.span)]
        if inside:
            part = Words(expected, inside[0], inside[-1] + 1, label=label.type)
            (left_open if label.doubtful else named).append(part)
    expected.set_ents(named, missing=left_open, default="outside")
    return Example(Doc(vocab, words=[word.text for word in expected]), expected)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def types(texts: Iterable[LabelledText]) -> list[str]:
    """Return the entity types that occur without doubt, sorted."""
    return sorted({label.type for text in texts for label in text.labels if not label.doubtful})
