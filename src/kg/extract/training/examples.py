"""Turns annotated texts into what the recogniser learns from."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.annotated import AnnotatedRelation, AnnotatedText
from kg.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in a text and its entity type; a doubtful one is neither right nor wrong."""

    span: Span
    type: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its names and the phrases for roles that persons hold, both in text order.

    No name lies inside another; a role may lie inside a name, as in an office that stands for its body.
    """

    language: str
    text: str
    labels: tuple[Label, ...]
    roles: tuple[Label, ...] = ()


def labelled(annotated: AnnotatedText) -> LabelledText:
    """Return the outermost names of an annotated text and its roles."""
    marked = [Label(span, e.type, e.maybe) for e in annotated.entities for span in e.mentions]
    kept: list[Label] = []
    for label in sorted(marked, key=lambda m: (m.doubtful, m.span.start - m.span.end, m.span.start)):
        if not any(label.span.overlaps(other.span) for other in kept):
            kept.append(label)
    roles = {label.span: label for label in sorted(_roles(annotated), key=lambda label: not label.doubtful)}
    return LabelledText(
        annotated.language, annotated.text, tuple(sorted(kept)), tuple(sorted(roles.values()))
    )


def role_place(annotated: AnnotatedText, relation: AnnotatedRelation) -> Span | None:
    """Return where a text says the role of a relation: the words for it that stand nearest to the person."""
    persons = [span for e in annotated.entities if e.key == relation.source for span in e.mentions]
    lower = annotated.text.lower()
    text = lower if len(lower) == len(annotated.text) else annotated.text
    for role in (relation.role or "", *relation.role_alternatives):
        places = list(_places(text, role.lower()))
        if places and persons:
            return min(places, key=lambda place: min(_gap(place, person) for person in persons))
    return None


def _roles(annotated: AnnotatedText) -> Iterator[Label]:
    for relation in annotated.relations:
        if relation.type == "holds_role":
            place = role_place(annotated, relation)
            if place is not None:
                yield Label(place, "role", relation.maybe)


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        alone = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if alone:
            yield Span(start, end)
        start = text.find(words, end)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
