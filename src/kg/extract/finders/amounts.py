"""Finds counts of people, bodies, papers and places: «35 трёхсторонних договоров», "669 students".

A count is a number of at least two and, directly behind it, a noun of the list with at most three adjectives
between. Ages, sums of money, dates, addresses and the numbers of acts, points and houses are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.finders.inflection import readings
from kg.extract.lexicon import lexicon
from kg.model import Span

_LEAST = 2
_MOST = Decimal(1_000_000_000)
_MODIFIERS = 3
_BEFORE = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADJECTIVES = frozenset({"ADJF", "PRTF"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A count: the stretch, the number in digits, and the words for what is counted."""

    span: Span
    value: str
    unit: Span


class Amounts:
    """The counts in texts of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "indicators")
        counted, self._multipliers = words["counted"], list(words["multiplier"].items())
        self._language = language
        self._thousands = re.compile(words["thousands"])
        decimal = r"\." if language == "en" else "[.,]"
        number = rf"\d{{1,3}}(?:{words['thousands']}\d{{3}})+|\d+(?:{decimal}\d+)?"
        multiplier = "|".join(pattern for pattern, _ in self._multipliers)
        noun = f"(?:{'|'.join(counted['nouns'])}){counted.get('endings', '')}"
        self._amount = re.compile(
            rf"(?<![\w№#.,/:–-])(?<!\d[ \u00a0])(?P<number>{number})(?:\s(?P<multiplier>{multiplier}))?\s"
            rf"(?P<unit>(?P<modifiers>(?:{counted['modifier']}\s){{0,{_MODIFIERS}}}?){noun})(?![\w-])"
        )
        self._never_after = re.compile(rf"(?<!\w)(?:{words['counted']['never_after']})$")

    def find(self, text: str) -> Iterator[Amount]:
        """Yield the counts in text order."""
        for match in self._amount.finditer(text):
            if _YEAR.fullmatch(match["number"]) or not self._are_adjectives(match["modifiers"]):
                continue
            if self._never_after.search(text[max(match.start() - _BEFORE, 0) : match.start()]):
                continue
            value = self._value(match["number"], match["multiplier"])
            if _LEAST <= value <= _MOST:
                yield Amount(Span(*match.span()), f"{value.normalize():f}", Span(*match.span("unit")))

    def _value(self, number: str, multiplier: str | None) -> Decimal:
        value = Decimal(self._thousands.sub("", number).replace(",", "."))
        factors = (factor for pattern, factor in self._multipliers if re.fullmatch(pattern, multiplier or ""))
        return value * next(factors, 1)

    def _are_adjectives(self, modifiers: str) -> bool:
        """Tell whether Russian words beside a number are adjectives; elsewhere the pattern says so."""
        if self._language != "ru":
            return True
        return all(
            any(reading.tag.POS in _ADJECTIVES for reading in readings(word)) for word in modifiers.split()
        )
