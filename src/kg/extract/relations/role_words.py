"""Finds role phrases, generic nouns for organisations and offices in a masked sentence.

The result is the sentence made shorter once more: a role phrase reads Ⓡ, a generic noun for an organisation
Ⓝ and an office that stands for its body Ⓜ, as in «Ⓟ, Ⓡ of Ⓞ», «Ⓡ of the Ⓝ Ⓟ» or «Ⓜ Ⓟ».
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Named, Sentence


@dataclass(frozen=True, slots=True, eq=False)
class RolePhrase:
    """The words of a role as they stand in the text, with the kinds of organisation they point to."""

    text: str
    kinds: frozenset[str]
    plural: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class GenericNoun:
    """A noun such as «the university», with the entity types it may stand for."""

    types: frozenset[str]


@dataclass(slots=True, eq=False)
class Outline:
    """A sentence in which role phrases and generic nouns are letters too; `origin` maps to masked text."""

    text: str
    sentence: Sentence
    origin: list[int]
    roles: dict[int, RolePhrase] = field(default_factory=dict)
    generics: dict[int, GenericNoun] = field(default_factory=dict)

    def named(self, position: int) -> Named:
        """The mention behind a letter."""
        return self.sentence.masked.marks[self.origin[position]]


class RoleWords:
    """The role words of one language, compiled."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "roles")
        heads = {kind: _any(patterns) for kind, patterns in words["heads"].items()}
        self._kinds = {kind: re.compile(rf"(?:{pattern})$", re.I) for kind, pattern in heads.items()}
        self._role = re.compile(_PHRASE[language](words, "|".join(heads.values())), re.I)
        self._plural = re.compile(words["plural"]["ending"], re.I)
        self._generic = re.compile(
            "|".join(rf"\b(?P<{kind}>{_any(nouns)})\b" for kind, nouns in words["generic"].items()), re.I
        )
        self._generics = {
            kind: re.compile(rf"(?:{_any(nouns)})", re.I) for kind, nouns in words["generic"].items()
        }
        self._office = re.compile(words["offices"]["mention"], re.I)

    def outline(self, sentence: Sentence, text: str) -> Outline:
        """Shorten a sentence of the document `text`."""
        masked = sentence.text
        roles = self._role_phrases(masked)
        found: list[tuple[int, int, RolePhrase | GenericNoun]] = list(roles)
        taken = [(start, end) for start, end, _ in roles]
        found += [
            (match.start(), match.end(), self._noun(match.group()))
            for match in self._generic.finditer(masked)
            if not any(start < match.end() and match.start() < end for start, end in taken)
        ]
        return self._shorten(sentence, sorted(found, key=lambda item: item[0]), text)

    def office(self, mention: str) -> str | None:
        """The office in a mention of its body, such as «аким» in «аким Костанайской области»."""
        match = self._office.search(mention)
        return match.group().strip() if match else None

    def _role_phrases(self, masked: str) -> list[tuple[int, int, RolePhrase]]:
        found = []
        for match in self._role.finditer(masked):
            phrase, head = match.group().strip(" ,"), match["head"]
            kinds = frozenset(kind for kind, pattern in self._kinds.items() if pattern.fullmatch(head))
            start = match.start() + match.group().index(phrase)
            found.append(
                (start, start + len(phrase), RolePhrase(phrase, kinds, bool(self._plural.search(head))))
            )
        return found

    def _noun(self, noun: str) -> GenericNoun:
        return GenericNoun(frozenset(t for t, pattern in self._generics.items() if pattern.fullmatch(noun)))

    def _shorten(
        self, sentence: Sentence, found: list[tuple[int, int, RolePhrase | GenericNoun]], text: str
    ) -> Outline:
        masked, position = sentence.text, 0
        parts: list[str] = []
        origin: list[int] = []
        outline = Outline("", sentence, origin)
        for start, end, item in found:
            parts.append(masked[position:start])
            origin.extend(range(position, start))
            if isinstance(item, RolePhrase):
                outline.roles[len(origin)] = item
                parts.append("Ⓡ")
            else:
                outline.generics[len(origin)] = item
                parts.append("Ⓝ")
            origin.append(start)
            position = end
        parts.append(masked[position:])
        origin.extend(range(position, len(masked)))
        letters = list("".join(parts))
        for index, letter in enumerate(letters):
            if letter == "Ⓞ" and self._is_office(outline.named(index), text):
                letters[index] = "Ⓜ"
        outline.text = "".join(letters)
        return outline

    def _is_office(self, named: Named, text: str) -> bool:
        return named.referent.type == "GovernmentBody" and self.office(named.span.of(text)) is not None


@cache
def role_words(language: str) -> RoleWords:
    """Return the compiled role words of a language."""
    return RoleWords(language)


def _any(patterns: list[str]) -> str:
    return "|".join(patterns)


def _english(words: dict[str, Any], heads: str) -> str:
    modifier = _any(words["modifiers"]["words"])
    body, stop = _any(words["complement"]["body"]), words["complement"]["stop"]
    word = rf"(?!(?:{stop})\b)[a-z][\w’'-]*"
    open_field = (
        rf"(?:the )?(?:{word})(?:(?: |, | and | & ){word}){{0,6}}?"
        rf"(?=[,;:.)(–—]| [–—Ⓐ-Ⓩ]|$| (?:{stop})\b| (?:of|in) )"
    )
    return (
        rf"\b(?:(?:{modifier})(?:[ -]|, )(?:and )?){{0,5}}(?P<head>{heads})\b"
        rf"(?:-(?:{heads})\b)?"
        rf"(?: of {body})?(?: (?:for|on|in charge of|responsible for) {open_field})?"
    )


def _russian(words: dict[str, Any], heads: str) -> str:
    modifier = _any(words["modifiers"]["words"])
    complement = _any(words["complement"]["words"])
    field = words["complement"]["field"]
    stop = words["complement"]["stop"]
    return (
        rf"(?<![\w-])(?:(?:{modifier})[ -]){{0,4}}(?P<head>{heads})(?![\w-])"
        rf"(?: (?:{complement})(?![\w-])){{0,2}}"
        rf"(?: {field}(?=\s*(?:[,;:.)(–—Ⓐ-Ⓩ]|$)|\s(?:{stop})\b))?"
    )


def _kazakh(words: dict[str, Any], heads: str) -> str:
    modifier = _any(words["modifiers"]["words"])
    field, acting = words["complement"]["field"], words["complement"]["acting"]
    return rf"(?<![\w-])(?:{field})?(?:(?:{modifier})\s){{0,5}}(?P<head>{heads})(?![\w-]){acting}?"


_PHRASE = {"en": _english, "ru": _russian, "kk": _kazakh}
