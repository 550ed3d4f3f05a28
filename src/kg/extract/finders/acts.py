"""Finds legal acts by number and date («приказ … от 12 марта 2024 года № 187») or by title (laws, codes).

A number counts as an act's when a date or an act's noun stands beside it. Each number is an act of its own,
with the date next to it: of a joint order there are as many acts as numbers. The number under which an act
was registered elsewhere is none.
"""

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.dates import FoundDate, find_dates
from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.model import PartialDate, Span

_NUMBER = re.compile(r"(?:№|\bNo\.?|\bN)\s?(?P<number>[\w./-]*\d[\w./-]*\w|\d)(?:-?(?=\W|$))", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[\n;!?]|\.\s+(?=[A-ZА-ЯӘҒҚҢӨҰҮҺІ][a-zа-яәғқңөұүһі])")
_REACH = 220
_REGISTERED_REACH = 90
_NUMBERED, _TITLED = 0.97, 0.9


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number with the date that stands beside it, and the stretch that both cover."""

    number: str
    span: Span
    date: PartialDate | None


class Acts:
    """Adds a `Candidate` with number and date for every legal act of a text."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "acts")
        links = "|".join(words["links"])
        heads = "|".join(words["heads"])
        self._language = language
        self._head = re.compile(rf"(?<!\w)(?:{heads})(?!\w)", re.IGNORECASE)
        self._head_after = re.compile(rf"\s{{1,2}}(?:{heads})(?!\w)", re.IGNORECASE)
        self._between = re.compile(rf"(?:\s|{links})*", re.IGNORECASE)
        self._link_before = re.compile(rf"(?<!\w)(?:{links})\s$", re.IGNORECASE)
        self._registration = re.compile("|".join(words["registration"]), re.IGNORECASE)
        self._registered = re.compile(words["registered_after"], re.IGNORECASE)
        self._conjunction = re.compile(rf",?\s(?:{words['conjunction']})\s(?=\S)")
        self._labels: dict[str, str] = words["labels"]
        self._pattern: str = words["shown"]
        self._undated_pattern: str = words["shown_undated"]
        self._titles = [re.compile(rf"(?<!\w){title}") for title in words["titles"]]

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).candidates`; time grows with the length of the text."""
        found = findings(doc)
        text = findings(doc).text
        dates = find_dates(text, self._language, found.published)
        end_of_last = 0
        for numbered in self._numbered(text, dates):
            candidate = self._act(text, numbered, end_of_last)
            if candidate is not None:
                found.candidates.append(candidate)
                end_of_last = candidate.span.end
        for title in self._titles:
            for match in title.finditer(text):
                found.candidates.append(Candidate(Span(*match.span()), "LegalAct", _TITLED, "acts.title"))
        return doc

    def _numbered(self, text: str, dates: tuple[FoundDate, ...]) -> list[_Numbered]:
        by_end = {date.span.end: date for date in dates}
        by_start = {date.span.start: date for date in dates}
        found = []
        for match in _NUMBER.finditer(text):
            before = next((by_end[at] for at in _backwards(match.start()) if at in by_end), None)
            after = next(
                (by_start[at] for at in range(match.end(), match.end() + 12) if at in by_start), None
            )
            if before and self._between.fullmatch(text, before.span.end, match.start()):
                found.append(_Numbered(match["number"], Span(before.span.start, match.end()), before.date))
            elif after and self._between.fullmatch(text, match.end(), after.span.start):
                found.append(_Numbered(match["number"], Span(match.start(), after.span.end), after.date))
            else:
                found.append(_Numbered(match["number"], Span(*match.span()), None))
        return found

    def _act(self, text: str, numbered: _Numbered, not_before: int) -> Candidate | None:
        start, end = numbered.span.start, numbered.span.end
        left = text[max(not_before, start - _REACH) : start]
        clause = left[max((match.end() for match in _SENTENCE_END.finditer(left)), default=0) :]
        heads = list(self._head.finditer(clause))
        if self._registration.search(clause[-_REGISTERED_REACH:]):
            return None
        if self._registered.match(text, end) and not heads:
            return None
        ending = self._head_after.match(text, end)
        if numbered.date is None and not ending and not (heads and self._adjoins(clause, heads[-1])):
            return None
        if ending:
            end = ending.end()
        elif heads:
            start -= len(clause) - heads[-1].start()
        elif goes_on := self._goes_on(clause, left):
            start -= len(clause) - goes_on
        elif link := self._link_before.search(clause):
            start -= len(clause) - link.start()
        return Candidate(
            Span(start, end),
            "LegalAct",
            _NUMBERED,
            "acts.number",
            name=self._shown(text[start:end], numbered),
            number=numbered.number,
            date=numbered.date,
        )

    def _shown(self, surface: str, numbered: _Numbered) -> str:
        folded = surface.casefold()
        labels = [label for noun, label in self._labels.items() if noun in folded]
        label = labels[0] if labels else next(iter(self._labels.values()))
        pattern = self._pattern if numbered.date else self._undated_pattern
        return pattern.format(label=label, number=numbered.number, date=numbered.date)

    def _goes_on(self, clause: str, left: str) -> int:
        """Return where the second act of a joint order begins, behind the first and "and", else 0."""
        conjunction = self._conjunction.match(clause) if len(clause) == len(left) < _REACH else None
        return conjunction.end() if conjunction else 0

    def _adjoins(self, clause: str, head: re.Match[str]) -> bool:
        return bool(self._between.fullmatch(clause, head.end()))


def _backwards(offset: int) -> range:
    return range(offset, max(offset - 12, 0), -1)


@Language.factory("acts")
def acts(nlp: Language, name: str) -> Acts:  # noqa: ARG001  (the factory's signature)
    """Build the finder for the language of a pipeline."""
    return Acts(str(nlp.lang))
