"""Adds the counts that a document reports, with period and what they are for, as far as the sentence says.

What is planned, promised or denied is no count, nor is a number within a name. A count makes no tie between
the bodies that are counted. It is reported for the one place, organisation, sector or programme that its
clause, or else its sentence, names; for a state body it is not, as those report rather than are reported on.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.dates import find_dates
from kg.extract.finders.amounts import Amount, Amounts
from kg.extract.findings import Findings, Referent, findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named, Sentence, context
from kg.model import VOCABULARY, PartialDate, Span

CONFIDENCE = 0.85
"""How often what the rules find was right in texts of the project's own (see the model card)."""

RULE = "indicators"
_FAMILIES = ("Place", "Organization", "Sector", "Programme")
_REPORTING = "GovernmentBody"


class Indicators:
    """The component `indicators` of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._amounts = Amounts(language)
        not_so = lexicon(language, "indicators")["counted"]["not_so"]
        self._not_so = re.compile(rf"(?<!\w)(?:{not_so})(?!\w)", re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).referents` and `findings(doc).relations`."""
        found, seen = findings(doc), context(doc)
        promised = [span for one in found.referents if one.type == "Commitment" for span in one.mentions]
        for amount in self._amounts.find(found.text):
            if any(amount.span.overlaps(span) for span in promised) or _is_in_a_name(amount, seen):
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
        for target in _targets(sentence, clause):
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
        }
        return dates.pop() if len(dates) == 1 else None


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


def _targets(sentence: Sentence, clause: Span) -> Iterator[Named]:
    named = [one for one in sentence.named if one.family in _FAMILIES]
    within = [one for one in named if clause.start <= one.span.start < clause.end]
    for family in _FAMILIES:
        found = [one for one in within or named if one.family == family and one.referent.type != _REPORTING]
        if _is_one(found):
            yield found[0]


def _is_one(named: Sequence[Named]) -> bool:
    return len({id(one.referent) for one in named}) == 1 and VOCABULARY.allows(
        "reported_for", "Indicator", named[0].referent.type
    )


@Language.factory("indicators")
def indicators(nlp: Language, name: str) -> Indicators:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Indicators(str(nlp.lang))
