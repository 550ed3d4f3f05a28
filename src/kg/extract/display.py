"""Chooses the name to show for a referent: its fullest mention, in the nominative where that is safe."""

import re
from collections.abc import Sequence
from functools import cache

from pymorphy3.analyzer import Parse

from kg.extract.finders.inflection import readings
from kg.extract.lexicon import lexicon
from kg.extract.names import is_acronym

_CYRILLIC = re.compile(r"[А-ЯЁа-яё-]+")
_SHORT = 3
_SUPERLATIVE = re.compile(r"(?:его|ему|им|ем|ей|ую|ий|ая|ее)$")
_SUPERLATIVE_ENDINGS = {"masc": "ий", "femn": "ая", "neut": "ее"}
_NOT_INFLECTED = frozenset({"Person", "LegalAct"})


def display_name(names: Sequence[str], type_: str, language: str) -> str:
    """Return the name with most words, of these the shortest, in the nominative if Russian or Kazakh.

    The surface stays as it is wherever the form is in doubt.
    """
    name = " ".join(min(names, key=lambda name: (-len(name.split()), len(name), name)).split())
    if type_ in _NOT_INFLECTED:
        return name
    if language == "ru":
        return _russian(name)
    return _kazakh(name) if language == "kk" else name


def _russian(name: str) -> str:
    """Put the leading adjectives and the noun they belong to into the nominative singular."""
    words = name.split(" ")
    adjectives: list[Parse] = []
    for number, word in enumerate(words):
        if (
            not _CYRILLIC.fullmatch(word)
            or len(word) <= _SHORT
            or _is_of_letters(word, alone=len(words) == 1)
        ):
            return name
        parse = _parse(word)
        if parse is None:
            return name
        if parse.tag.POS == "NOUN":
            head = _nominative_noun(word)
            leading = [_agreeing(adjective, parse.tag.gender) for adjective in adjectives]
            if head is None or None in leading:
                return name
            changed = [_like(word, form) for word, form in zip(words, [*leading, head], strict=False) if form]
            return " ".join([*changed, *words[number + 1 :]])
        adjectives.append(parse)
    return name


def _is_of_letters(word: str, *, alone: bool) -> bool:
    """Tell whether a word is made of letters of a longer name, such as КазНУ, which has no case forms."""
    return is_acronym(word) and (alone or not word.isupper())


def _parse(word: str) -> Parse | None:
    """Return the likeliest reading as a noun or an adjective; none where the form is in doubt."""
    parses = [parse for parse in readings(word) if parse.tag.POS in ("NOUN", "ADJF", "PRTF")]
    if not parses or {"Name", "Surn", "Patr", "Geox"} & parses[0].tag.grammemes or "plur" in parses[0].tag:
        return None
    return parses[0]


def _nominative_noun(word: str) -> str | None:
    parses = [parse for parse in readings(word) if parse.tag.POS == "NOUN"]
    if any("nomn" in parse.tag and "sing" in parse.tag for parse in parses):
        return word
    inflected = parses[0].inflect({"nomn"})
    return str(inflected.word) if inflected else None


def _agreeing(adjective: Parse, gender: str | None) -> str | None:
    """Return an adjective in the nominative singular of the gender of its noun."""
    if gender and "Supr" in adjective.tag:
        return _SUPERLATIVE.sub(_SUPERLATIVE_ENDINGS[gender], adjective.word)
    inflected = adjective.inflect({"nomn", "sing", gender}) if gender else None
    return str(inflected.word) if inflected else None


def _like(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    parts = zip(model.split("-"), word.split("-"), strict=False)
    return "-".join(part[0].upper() + part[1:] if own[:1].isupper() else part for own, part in parts)


def _kazakh(name: str) -> str:
    """Take a case ending off the last word where a head noun in the possessive is left."""
    endings, heads = _kazakh_patterns()
    bare = endings.sub("", name)
    return bare if bare != name and heads.search(bare) else name


@cache
def _kazakh_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("kk", "aliases")
    return re.compile(words["case_endings"]), re.compile(rf"{words['possessive_heads']}$", re.IGNORECASE)
