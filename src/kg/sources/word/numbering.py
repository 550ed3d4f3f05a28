"""The numbers that Word shows before the items of lists (ISO/IEC 29500-1, 17.9)."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from kg.sources.word.styles import Styles
from kg.sources.word.tags import VALUE, WORD, is_on

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 1_000_000
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the level after which it begins anew, 0 for none."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


class Numbering:
    """The lists of a document, each with how far it has been counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        for each in () if root is None else root.iterchildren(f"{WORD}abstractNum"):
            self._abstract[each.get(f"{WORD}abstractNumId", "")] = each
        for each in () if root is None else root.iterchildren(f"{WORD}num"):
            self._lists[each.get(f"{WORD}numId", "")] = each
        self._levels: dict[str, list[Level]] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def level_of(self, num_id: str, style_id: str) -> int:
        """Return the level of a list that a paragraph style has, 0 when none says so."""
        levels = self._levels_of(num_id)
        return next((each for each, level in enumerate(levels) if style_id and level.style == style_id), 0)

    def count(self, num_id: str, level: int) -> str | None:
        """Count an item of a list and return what Word shows before it; None when there is no such list.

        A bullet, which says nothing, is empty.
        """
        if num_id not in self._lists or level >= _LEVELS:
            return None
        levels, counted = self._levels_of(num_id), self._counted_in(num_id)
        before = counted[level]
        counted[level] = levels[level].start if before is None else min(before + 1, _LARGEST)
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart
            if restart is None or level < restart:
                counted[deeper] = None
        return _shown(levels, counted, level)

    def _counted_in(self, num_id: str) -> list[int | None]:
        """Return the counts of a list, which lists of the same abstract definition share."""
        counted = self._counted.setdefault(self._abstract_id(num_id), [None] * _LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for override in self._lists[num_id].iterchildren(f"{WORD}lvlOverride"):
                if override.find(f"{WORD}startOverride") is not None:
                    counted[min(_attribute(override, "ilvl"), _LEVELS - 1)] = None
        return counted

    def _abstract_id(self, num_id: str) -> str:
        found = self._lists[num_id].find(f"{WORD}abstractNumId")
        return "" if found is None else found.get(VALUE, "")

    def _levels_of(self, num_id: str) -> list[Level]:
        if num_id not in self._levels:
            self._levels[num_id] = [Level()] * _LEVELS  # stands in where lists refer to one another
            self._levels[num_id] = self._read_levels(num_id)
        return self._levels[num_id]

    def _read_levels(self, num_id: str) -> list[Level]:
        levels = [Level()] * _LEVELS
        if num_id not in self._lists:
            return levels
        abstract = self._abstract.get(self._abstract_id(num_id))
        if abstract is not None:
            link = abstract.find(f"{WORD}numStyleLink")
            linked = None if link is None else self._styles.get(link.get(VALUE, "")).num_id
            levels = list(self._levels_of(linked)) if linked else levels
            for each in abstract.iterchildren(f"{WORD}lvl"):
                levels[min(_attribute(each, "ilvl"), _LEVELS - 1)] = _level(each)
        for override in self._lists[num_id].iterchildren(f"{WORD}lvlOverride"):
            at = min(_attribute(override, "ilvl"), _LEVELS - 1)
            own, start = override.find(f"{WORD}lvl"), override.find(f"{WORD}startOverride")
            levels[at] = levels[at] if own is None else _level(own)
            levels[at] = levels[at] if start is None else replace(levels[at], start=_attribute(start, "val"))
        return levels


def _level(element: etree._Element) -> Level:
    found = {each.tag: each for each in element}
    values = {name: each.get(VALUE, "") for name, each in found.items() if isinstance(name, str)}
    start, restart, legal = (found.get(f"{WORD}{name}") for name in ("start", "lvlRestart", "isLgl"))
    return Level(
        start=1 if start is None else _attribute(start, "val"),
        format=values.get(f"{WORD}numFmt", "decimal"),
        text=values.get(f"{WORD}lvlText", ""),
        suffix=values.get(f"{WORD}suff", "tab"),
        restart=None if restart is None else _attribute(restart, "val"),
        legal=legal is not None and is_on(legal.get(VALUE)),
        style=values.get(f"{WORD}pStyle", ""),
    )


def _shown(levels: list[Level], counted: list[int | None], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        return ""

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        value = counted[at]
        return _written(
            levels[at].start if value is None else value, "decimal" if own.legal else levels[at].format
        )

    text = _PLACE.sub(number, own.text)
    return text if own.suffix == "nothing" or not text else f"{text} "


def _written(number: int, format_: str) -> str:
    """Return a number in a format of ISO/IEC 29500-1, 17.18.59; those of other scripts as decimal."""
    if format_ in {"none", "bullet"}:
        return ""
    if format_ == "decimalZero":
        return f"{number:02}"
    for alphabet, name in ((_LATIN, "Letter"), (_RUSSIAN, "russian")):
        if name in format_ and number > 0:
            letters = alphabet[(number - 1) % len(alphabet)] * min((number - 1) // len(alphabet) + 1, 20)
            return letters.upper() if "pper" in format_ else letters
    if format_.endswith("Roman") and 0 < number < 4_000:
        return _roman(number).upper() if format_ == "upperRoman" else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def _attribute(element: etree._Element, name: str) -> int:
    value = element.get(f"{WORD}{name}", "")
    return int(value) if value.isdecimal() and len(value) < 7 else 0
