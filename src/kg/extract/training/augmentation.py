"""Multiplies annotated texts: other names in the same places, other quotation marks, capitals.

Exchanging names of one type between texts follows "mention replacement" in Dai and Adel (2020), "An Analysis
of Simple Data Augmentation for Named Entity Recognition", https://aclanthology.org/2020.coling-main.343/.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.extract.training.examples import Label, LabelledText
from kg.model import Span

_QUOTED = re.compile(r"(?<=[«\"“])[^«»\"“”]+(?=[»\"”])")
_INITIAL = re.compile(r"\w{1,2}\.?")
_QUOTES = ("«»", "““", "“”", '""', "„“")
_ENDING = 2
_EXCHANGED, _REQUOTED, _CAPITALISED = 0.5, 0.25, 0.06


class Augmenter:
    """Makes variants of texts, whose names it exchanges for those of the given texts."""

    def __init__(self, texts: Iterable[LabelledText], chance: random.Random) -> None:
        self._chance = chance
        self._names: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._quoted: dict[str, list[str]] = defaultdict(list)
        self._name_parts: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            for label in text.labels:
                self._learn(label.type, label.span.of(text.text))

    def __call__(self, text: LabelledText) -> LabelledText:
        """Return a variant of a text with the same number of names of the same types."""
        varied = rewritten(text, [self._exchange(label, text.text) for label in text.labels])
        if self._chance.random() < _REQUOTED:
            varied = requoted(varied, self._chance.choice(_QUOTES))
        return capitalised(varied, lambda: self._chance.random() < _CAPITALISED)

    def _learn(self, type_: str, name: str) -> None:
        self._names[type_, _ending(name)].append(name)
        self._quoted[type_] += _QUOTED.findall(name)
        if type_ == "Person":
            for part in name.split():
                self._name_parts[_ending(part)].append(part)

    def _exchange(self, label: Label, text: str) -> str:
        name = label.span.of(text)
        if self._chance.random() > _EXCHANGED:
            return name
        if label.type == "Person" and self._chance.random() < 0.5:
            return " ".join(self._chance.choice(self._name_parts[_ending(p)] or [p]) for p in name.split())
        if self._quoted[label.type] and self._chance.random() < 0.5:
            return _QUOTED.sub(lambda _: self._chance.choice(self._quoted[label.type]), name)
        return self._chance.choice(self._names[label.type, _ending(name)] or [name])


def rewritten(text: LabelledText, names: Sequence[str]) -> LabelledText:
    """Return the text with each of its names replaced by the one given for it.

    A role inside a name that changes is lost.
    """
    parts: list[str] = []
    labels: list[Label] = []
    moved = _Moved(text.roles)
    length = position = 0
    for label, name in zip(text.labels, names, strict=True):
        parts += [text.text[position : label.span.start], name]
        start = length + label.span.start - position
        moved.until(label.span.start, length - position)
        length = start + len(name)
        labels.append(Label(Span(start, length), label.type, label.doubtful))
        if name == label.span.of(text.text):
            moved.within(label.span.end, start - label.span.start)
        else:
            moved.lost(label.span.end)
        position = label.span.end
    moved.until(len(text.text), length - position)
    return LabelledText(
        text.language, "".join([*parts, text.text[position:]]), tuple(labels), tuple(moved.roles)
    )


class _Moved:
    """The roles of a text, moved as the names before them grow or shrink."""

    def __init__(self, roles: Sequence[Label]) -> None:
        self._left = list(roles)
        self.roles: list[Label] = []

    def until(self, end: int, by: int) -> None:
        """Move the roles that begin before a place and outside of names."""
        while self._left and self._left[0].span.start < end:
            self._keep(self._left.pop(0), by)

    def within(self, end: int, by: int) -> None:
        """Move the roles that lie inside a name that ends there."""
        while self._left and self._left[0].span.end <= end:
            self._keep(self._left.pop(0), by)
        self.lost(end)

    def lost(self, end: int) -> None:
        """Lose the roles that begin before a place."""
        while self._left and self._left[0].span.start < end:
            self._left.pop(0)

    def _keep(self, role: Label, by: int) -> None:
        span = Span(role.span.start + by, role.span.end + by)
        self.roles.append(Label(span, role.type, role.doubtful))


def requoted(text: LabelledText, marks: str) -> LabelledText:
    """Return the text with other quotation marks, an opening and a closing one."""
    exchanged = re.sub("[«“]", marks[0], re.sub("[»”]", marks[1], text.text))
    return replace(text, text=exchanged)


def capitalised(text: LabelledText, chosen: Callable[[], bool]) -> LabelledText:
    """Return the text with the chosen lines in capital letters."""
    lines = text.text.split("\n")
    raised = [line.upper() if len(line.upper()) == len(line) and chosen() else line for line in lines]
    return replace(text, text="\n".join(raised))


def _ending(name: str) -> str:
    return "." if _INITIAL.fullmatch(name) else name[-_ENDING:].lower()
