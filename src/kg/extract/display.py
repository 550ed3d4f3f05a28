"""Chooses the name to show for a referent: its fullest mention, in the nominative where that is safe."""

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.finders.inflection import morphology
from kg.extract.lexicon import lexicon

_CYRILLIC = re.compile(r"[А-ЯЁа-яё-]+")
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
    changed = []
    for word in words:
        if not _CYRILLIC.fullmatch(word) or len(word) <= 3:
            return name
        form = _nominative(word)
        if form is None:
            return name
        changed.append(form[0])
        if form[1] == "NOUN":
            return " ".join([*changed, *words[len(changed) :]])
    return name


def _nominative(word: str) -> tuple[str, str] | None:
    """Return the nominative of a word and its part of speech, or `None` where it has none or is in doubt."""
    parses = [parse for parse in morphology().parse(word) if parse.tag.POS in ("NOUN", "ADJF", "PRTF")]
    if not parses or {"Name", "Surn", "Patr", "Geox"} & parses[0].tag.grammemes or "plur" in parses[0].tag:
        return None
    if any("nomn" in parse.tag and "sing" in parse.tag for parse in parses):
        return word, parses[0].tag.POS
    grammemes = {"nomn", *({parses[0].tag.gender} - {None} if parses[0].tag.POS != "NOUN" else set())}
    inflected = parses[0].inflect(grammemes)
    return (_like(word, inflected.word), parses[0].tag.POS) if inflected else None


def _like(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word


def _kazakh(name: str) -> str:
    """Take a case ending off the last word where a head noun in the possessive is left."""
    endings, heads = _kazakh_patterns()
    bare = endings.sub("", name)
    return bare if bare != name and heads.search(bare) else name


@cache
def _kazakh_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("kk", "aliases")
    return re.compile(words["case_endings"]), re.compile(rf"{words['possessive_heads']}$", re.IGNORECASE)
