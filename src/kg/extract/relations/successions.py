"""Finds which organisation went over into which, as texts say it: renamed, merged, split or taken over.

What is to come is planned, what a text says not to be so is denied; the one date of the sentence says when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.dates import find_dates
from kg.extract.findings import findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Named, Sentence, context
from kg.model import VOCABULARY, PartialDate, Status
from kg.model.snapshot import SUCCEEDED_BY

CONFIDENCE = 0.9
"""About how often what the rules find was right when it was read through (see the model card)."""

_ONE = r"[«\"]?Ⓞ[»\"]?[-\w]*(?:\s?\([^()]{0,60}\)|,?\s(?:(?:в|in|города|г\.)\s?)?Ⓣ)?"
_JOINED = r"(?:,|,?\s(?:и|а\sтакже|and|мен|пен|бен|және|with|с))\s(?:the\s|(?:[\w-]+\s){0,2}?)"
_LIST = rf"{_ONE}(?:{_JOINED}{_ONE})*"
_GAP = r"(?:,?\s[^.;ⓄⓅ]{0,45}?)?"
_LETTER = re.compile("Ⓞ")
_NO_HEIRS = frozenset({"Alliance"})


@dataclass(frozen=True, slots=True)
class _Succession:
    """Bodies that end or change and bodies that go on, as one sentence says."""

    old: list[Named]
    new: list[Named]
    kind: str
    status: Status


class Successions:
    """The component `successions` of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "successions")
        self._language = language
        self._patterns = [
            (kind, re.compile(rf"(?<!\w){_filled(pattern)}(?!\w)", re.IGNORECASE))
            for kind in VOCABULARY.kinds_of(SUCCEEDED_BY)
            for pattern in words[kind]
        ]
        self._not_actual = [
            (status, re.compile(rf"(?<!\w)(?:{'|'.join(words[status])})(?!\w)", re.IGNORECASE))
            for status in (Status.DENIED, Status.PLANNED)
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).relations`."""
        found, seen = findings(doc), context(doc)
        for sentence in seen.sentences:
            if "Ⓞ" not in sentence.text:
                continue
            for succession in self._within(sentence):
                since = self._date(sentence, found.text, found.published)
                for old in succession.old:
                    for new in succession.new:
                        seen.add(
                            SUCCEEDED_BY, old, new, sentence.span, f"successions.{succession.kind}",
                            status=succession.status, kind=succession.kind, since=since,
                            confidence=CONFIDENCE,
                        )  # fmt: skip
        return doc

    def _within(self, sentence: Sentence) -> Iterator[_Succession]:
        told: set[tuple[int, int]] = set()
        status = next(
            (status for status, pattern in self._not_actual if pattern.search(sentence.text)), Status.ACTUAL
        )
        for kind, pattern in self._patterns:
            for match in pattern.finditer(sentence.text):
                old, new = (self._named(sentence, *match.span(end)) for end in ("old", "new"))
                pairs = {(id(one.referent), id(other.referent)) for one in old for other in new}
                if told & pairs or _NO_HEIRS & {each.referent.type for each in (*old, *new)}:
                    continue
                told |= pairs
                yield _Succession(old, new, kind, status)

    def _named(self, sentence: Sentence, start: int, end: int) -> list[Named]:
        marks = sentence.masked.marks
        return [marks[at.start()] for at in _LETTER.finditer(sentence.text, start, end)]

    def _date(self, sentence: Sentence, text: str, published: PartialDate | None) -> PartialDate | None:
        dates = {
            date.date
            for date in find_dates(text, self._language, published)
            if sentence.span.start <= date.span.start < sentence.span.end
            and not any(named.span.overlaps(date.span) for named in sentence.named)
        }
        return dates.pop() if len(dates) == 1 else None


def _filled(pattern: str) -> str:
    filled = pattern.replace("{gap}", _GAP)
    return filled.replace("{old}", rf"(?P<old>{_LIST})").replace("{new}", rf"(?P<new>{_LIST})")


@Language.factory("successions")
def successions(nlp: Language, name: str) -> Successions:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Successions(str(nlp.lang))
