"""Reads the sentences that say who is to do what by when, in the order of words of each language.

In Russian and English who assigns or undertakes stands before the action: «поручил Ⓞ до 1 июля разработать
…»; in Kazakh the verb that assigns ends the clause. A plan without a deadline is no commitment, an assignment
is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.finders.inflection import readings
from kg.extract.lexicon import lexicon
from kg.extract.promises.deadlines import Deadline, Deadlines
from kg.extract.promises.promised import Promised
from kg.extract.promises.rows import Rows
from kg.extract.relations.context import Context, Named, Sentence
from kg.extract.relations.own_acts import OwnActs
from kg.model import PartialDate

RULE = "commitments.sentence"
_CLAUSE = re.compile(r"[^;]+")
_POINT = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+)(?=[^;]{0,60}?[ⓄⓅ])")
_WHO = re.compile(r"[ⓄⓅ]")
_LIST_BEFORE = re.compile(
    r"[ⓄⓅ](?:[^.;ⓄⓅ]{0,12}(?:,|\s(?:и|and|мен|және|совместно с)\s)[^.;ⓄⓅ]{0,12}[ⓄⓅ])*[^.;ⓄⓅ]{0,30}$"
)
_DATIVE = re.compile(r"(?:ға|ге|қа|ке|на|не)$")
_SUFFIX = re.compile(r"[-\w]*")
_GAP_WORDS = 5
_EDGES = " \t\n,;:–—-("
_SHORTEST, _LONGEST = 8, 400
_CONJUNCTIONS = re.compile(r"(?:,|\s(?:и|а также|and|және))\s*$")


@dataclass(frozen=True, slots=True)
class _Due:
    """A deadline by its positions in the masked text of a sentence."""

    start: int
    end: int
    date: PartialDate


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence, with the deadlines in it."""

    sentence: Sentence
    start: int
    end: int
    due: tuple[_Due, ...]

    def letters(self, start: int, end: int) -> list[Named]:
        marks = self.sentence.masked.marks
        return [
            marks[at.start()] for at in _WHO.finditer(self.sentence.text, start, end) if at.start() in marks
        ]


class Wordings:
    """The wordings of promises in one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "commitments")["sentence"]
        self._language = language
        self._triggers = [
            (kind, re.compile(rf"(?<!\w)(?:{words[kind]})(?!\w)", re.IGNORECASE))
            for kind in ("assigns", "undertakes", "due")
        ]
        self._denied = re.compile(words["denied"], re.IGNORECASE)
        self._verb = re.compile(rf"(?<![\w-])(?:{words['verb']})(?![\w-])", re.IGNORECASE)
        self._own_acts = OwnActs(language)
        self._deadlines = Deadlines(language)
        self._rows = Rows(language)

    def of(self, seen: Context, text: str, published: PartialDate | None) -> Iterator[Promised]:
        """Yield what sentences promise, in text order."""
        deadlines = self._deadlines.of(text, published)
        ordering = self._own_acts.ordering(seen, text)
        for sentence in seen.sentences:
            for clause in _clauses(sentence, deadlines):
                ordered = ordering is not None and sentence.order > ordering
                yield from self._in_clause(clause, text, ordered)

    def _in_clause(self, clause: _Clause, text: str, ordered: bool) -> Iterator[Promised]:
        masked = clause.sentence.text
        for kind, pattern in self._triggers:
            for trigger in pattern.finditer(masked, clause.start, clause.end):
                if self._denied.search(masked, clause.start, trigger.start()):
                    return
                found = list(
                    self._behind(clause, trigger, kind, text)
                    if self._language != "kk"
                    else self._before(clause, trigger, kind, text)
                )
                yield from found
                if found:
                    return
        if ordered and (point := _POINT.match(masked, clause.start, clause.end)):
            yield from self._behind(clause, point, "ordered", text)

    def _behind(self, clause: _Clause, trigger: re.Match[str], kind: str, text: str) -> Iterator[Promised]:
        """Read actions behind the word that assigns or undertakes, each with the deadline at its side."""
        verbs = self._verbs(clause, trigger, kind)
        if not verbs:
            return
        first = verbs[0]
        who = clause.letters(trigger.end(), first)
        if kind == "undertakes" or (kind == "due" and not who):
            who = self._subject(clause, trigger.start())
        if not who and (kind != "assigns" or not clause.due):
            return
        actions: dict[int, _Due] = {}
        for due in clause.due:
            start = next(
                (verb for verb in verbs if due.end <= verb and self._near(clause, due.end, verb)), first
            )
            actions.setdefault(start, due)
        if not actions and kind != "assigns":
            return
        starts = sorted(actions) or [first]
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            end = clause.end if following is None else min(actions[following].start, following)
            yield from self._promised(clause, start, end, actions.get(start), who, text)

    def _verbs(self, clause: _Clause, trigger: re.Match[str], kind: str) -> list[int]:
        masked = clause.sentence.text
        if self._language == "en":
            to = r"\s(?:[^,.;]{0,60}?\s)?to\s" if kind == "assigns" else r"\s(?:(?:also|jointly)\s)?"
            match = re.compile(rf"{to}(?P<verb>{self._verb.pattern})").match(
                masked, trigger.end(), clause.end
            )
            return [match.start("verb")] if match else []
        return [
            verb.start()
            for verb in self._verb.finditer(masked, trigger.end(), clause.end)
            if any("INFN" in reading.tag for reading in readings(verb.group().lower())[:1])
        ]

    def _near(self, clause: _Clause, start: int, end: int) -> bool:
        return len(clause.sentence.text[start:end].split()) <= _GAP_WORDS

    def _subject(self, clause: _Clause, before: int) -> list[Named]:
        found = _LIST_BEFORE.search(clause.sentence.text[:before], clause.start)
        return clause.letters(found.start(), before) if found else []

    def _before(self, clause: _Clause, trigger: re.Match[str], kind: str, text: str) -> Iterator[Promised]:
        """Read the action before the word that assigns or undertakes, behind the body and the deadline."""
        masked = clause.sentence.text
        due = next((one for one in reversed(clause.due) if one.end <= trigger.start()), None)
        marks = clause.sentence.masked.marks
        who: list[Named] = []
        start = clause.start
        for letter in _WHO.finditer(masked, clause.start, trigger.start()):
            named, suffix = marks.get(letter.start()), _SUFFIX.match(masked, letter.end())
            if named is None or suffix is None:
                continue
            if kind == "undertakes" or _DATIVE.search(named.span.of(text) + suffix.group()):
                if who and not _joined(masked[start : letter.start()]):
                    break
                who.append(named)
                start = suffix.end()
        if not who or (due is None and kind != "assigns"):
            return
        if due is not None:
            start = max(start, due.end)
        action = masked[start : trigger.start()].rstrip(" ,")
        words = action.split()
        if words and self._verb.fullmatch(words[-1]):
            yield from self._promised(clause, start, start + len(action), due, who, text)

    def _promised(
        self, clause: _Clause, start: int, end: int, due: _Due | None, who: Sequence[Named], text: str
    ) -> Iterator[Promised]:
        masked = clause.sentence.text
        if due is not None and start <= due.start < end and not masked[due.end : end].strip(_EDGES + ".)"):
            end = due.start
        while stripped := _CONJUNCTIONS.search(masked[:end], start):
            end = stripped.start()
        while end > start and masked[end - 1] in _EDGES + ".":
            end -= 1
        while start < end and masked[start] in _EDGES:
            start += 1
        if start >= end:
            return
        action = clause.sentence.masked.span(start, end)
        if _SHORTEST <= action.end - action.start <= _LONGEST and len(action.of(text).split()) > 1:
            yield Promised(
                action,
                clause.sentence.span,
                due.date if due else None,
                None,
                self._rows.responsible(who, text),
                RULE,
            )


def _joined(between: str) -> bool:
    return between.strip() in {",", "мен", "пен", "бен", "және"}


def _clauses(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[_Clause]:
    due = list(_in_sentence(sentence, deadlines))
    for match in _CLAUSE.finditer(sentence.text):
        start, end = match.span()
        yield _Clause(sentence, start, end, tuple(one for one in due if start <= one.start < end))


def _in_sentence(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[_Due]:
    masked = sentence.masked
    first = bisect_left(deadlines, sentence.span.start, key=lambda deadline: deadline.span.start)
    for deadline in deadlines[first:]:
        if deadline.span.start >= sentence.span.end:
            return
        start = bisect_left(masked.starts, deadline.span.start)
        end = bisect_right(masked.ends, deadline.span.end)
        if start < end and masked.starts[start] == deadline.span.start:
            yield _Due(start, end, deadline.date)
