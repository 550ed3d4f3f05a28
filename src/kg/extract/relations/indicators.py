"""Adds the counts that a document reports, with period and what they are for, as far as the sentence says.

What is planned, promised or denied is no count, nor is a number within a name or a table. A count makes no
tie between the bodies that are counted. It is reported for the one place, organisation, sector or programme
that its clause, or else its sentence, names, where that stands at the head, as the place («в Ⓣ») or as the
owner («студентов Ⓞ»); never for a state body, as those report rather than are reported on.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.dates import find_dates
from kg.extract.finders.amounts import Amount, Amounts
from kg.extract.finders.inflection import readings
from kg.extract.findings import Findings, Referent, findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named, Sentence, context
from kg.extract.tables.table import Kind
from kg.model import VOCABULARY, PartialDate, Span

CONFIDENCE = 0.9
"""About how often what the rules find was right when it was read through (see the model card)."""

RULE = "indicators"
_FAMILIES = ("Place", "Organization", "Sector", "Programme")
_REPORTING = "GovernmentBody"
_BEFORE = 30
_FIRST_WORD = re.compile(r"[^\W\d_]+\s+")
_REST = re.compile(r"[-\w]*")


class Indicators:
    """The component `indicators` of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._amounts = Amounts(language)
        words = lexicon(language, "indicators")
        self._not_so = re.compile(rf"(?<!\w)(?:{words['counted']['not_so']})(?!\w)", re.IGNORECASE)
        target = words["reported_for"]
        self._head, self._owner = re.compile(target["head"]), re.compile(target["owner"])
        self._case = re.compile(target.get("case", ""))
        self._before = re.compile(rf"(?<!\w)(?:{target['before']})$", re.IGNORECASE)
        self._no_period = re.compile(rf"(?<!\w)(?:{target['not_period_before']})$", re.IGNORECASE)
        self._no_period_behind = re.compile(target["not_period_after"])

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).referents` and `findings(doc).relations`."""
        found, seen = findings(doc), context(doc)
        taken = [span for one in found.referents if one.type == "Commitment" for span in one.mentions]
        taken += [table.span for table in found.tables if table.kind is not Kind.OTHER]
        for amount in self._amounts.find(found.text):
            if any(amount.span.overlaps(span) for span in taken) or _is_in_a_name(amount, seen):
                continue
            sentence = seen.sentence(amount.span)
            clause = _clause(sentence, amount, found.text)
            if not self._not_so.search(clause.of(found.text)):
                self._add(amount, sentence, clause, seen, found)
        return doc

    def _add(self, amount: Amount, sentence: Sentence, clause: Span, seen: Context, found: Findings) -> None:
        values = {"value": amount.value, "unit": " ".join(amount.unit.of(found.text).split())}
        if period := self._period(sentence, found.text, found.published):
            values["period"] = period
        name = " ".join(amount.span.of(found.text).split())
        indicator = Referent(
            "Indicator", name, [amount.span], finder=RULE, confidence=CONFIDENCE, values=values
        )
        found.referents.append(indicator)
        for target in self._targets(amount, sentence, clause, found.text):
            seen.add(
                "reported_for", Named(amount.span, indicator), target, sentence.span, RULE,
                confidence=CONFIDENCE,
            )  # fmt: skip

    def _period(self, sentence: Sentence, text: str, published: PartialDate | None) -> str | None:
        """Return the one date or range of the sentence."""
        dates = {
            f"{date.date}/{date.until}" if date.until else str(date.date)
            for date in find_dates(text, self._language, published)
            if sentence.span.start <= date.span.start < sentence.span.end
            and not any(named.span.overlaps(date.span) for named in sentence.named)
            and not self._is_a_limit(date.span, text)
        }
        return dates.pop() if len(dates) == 1 else None

    def _is_a_limit(self, date: Span, text: str) -> bool:
        """Tell whether a date only begins or ends a time, as in «с 2019 года»."""
        word = _FIRST_WORD.match(text, date.start)
        start = word.end() if word else date.start
        before = text[max(start - _BEFORE, 0) : start]
        behind = self._no_period_behind.match(text, date.end)
        return self._no_period.search(before) is not None or behind is not None

    def _targets(self, amount: Amount, sentence: Sentence, clause: Span, text: str) -> Iterator[Named]:
        named = [one for one in sentence.named if one.family in _FAMILIES]
        within = [one for one in named if clause.start <= one.span.start < clause.end]
        for family in _FAMILIES:
            found = [
                one for one in within or named if one.family == family and one.referent.type != _REPORTING
            ]
            if _is_one(found) and self._is_told(found[0], amount, sentence, text):
                yield found[0]

    def _is_told(self, named: Named, amount: Amount, sentence: Sentence, text: str) -> bool:
        """Tell whether a name stands where sentences say what a count is of."""
        start = named.span.start
        clause = max(text.rfind(";", sentence.span.start, start) + 1, sentence.span.start)
        if self._head.fullmatch(text[clause:start].lstrip()):
            return True
        if self._owner.fullmatch(text, amount.span.end, start):
            return True
        before = self._before.search(text[max(start - _BEFORE, 0) : start])
        return before is not None and self._is_in_case(named, text)

    def _is_in_case(self, named: Named, text: str) -> bool:
        """Tell whether a name is in the case of where something is, not of where it goes."""
        if self._language == "ru":
            first = named.span.of(text).split()[0].strip('«"').lower()
            return any("loct" in reading.tag for reading in readings(first))
        behind = _REST.match(text, named.span.end)
        end = behind.end() if behind else named.span.end
        return self._case.search(text[named.span.start : end]) is not None


def _is_in_a_name(amount: Amount, seen: Context) -> bool:
    """Tell whether the number stands in a name, or the noun is part of an organisation's."""
    number = Span(amount.span.start, amount.span.start + 1)
    return any(
        named.span.overlaps(number) or (named.family == "Organization" and named.span.overlaps(amount.unit))
        for named in seen.sentence(amount.span).named
    )


def _clause(sentence: Sentence, amount: Amount, text: str) -> Span:
    start = text.rfind(";", sentence.span.start, amount.span.start) + 1
    end = text.find(";", amount.span.end, sentence.span.end)
    return Span(max(start, sentence.span.start), end if end >= 0 else sentence.span.end)


def _is_one(named: Sequence[Named]) -> bool:
    return len({id(one.referent) for one in named}) == 1 and VOCABULARY.allows(
        "reported_for", "Indicator", named[0].referent.type
    )


@Language.factory("indicators")
def indicators(nlp: Language, name: str) -> Indicators:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Indicators(str(nlp.lang))
