"""Names of organisations taken apart: legal form, kind of body, whom it honours, places, own words."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.resolve.names.concepts import Meaning, kinds_of, meanings
from kg.resolve.names.gazetteer import find_places
from kg.resolve.names.legal_forms import find_forms
from kg.resolve.names.persons import is_title
from kg.resolve.names.script import fold, sound, unified

_TOKEN = re.compile(r"\"|[^\W_]+(?:['’ʻ/][^\W_]+)*|№|-")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_MOST_TOKENS = 40
_LONGEST_ACRONYM = 9
_SHORTEST_STEM = 4
_LONGEST_SHORT_WORD = 4
_MOST_ENDINGS = 2
_MEMORY = 100_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word or fixed phrase of a name, with all that may identify it in another language or script.

    `is_acronym` says that it is written as letters of a longer name, `at` where it stands in the name.
    """

    text: str
    fold: str
    sound: str
    stem: str
    kinds: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    quoted: bool = False
    is_acronym: bool = False
    at: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether it is a word of the name's own, such as a brand."""
        return self.quoted or (not self.concepts and not self.places)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name taken apart; `honoured` are the words of whom the body is named after."""

    text: str
    forms: frozenset[str] = frozenset()
    words: tuple[Word, ...] = ()
    honoured: tuple[Word, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to compare but a legal form."""
        return not (self.words or self.honoured or self.numbers)


@dataclass(slots=True)
class _Token:
    text: str
    quoted: bool
    joined: bool
    taken: bool = False


@lru_cache(_MEMORY)
def parse_organisation(name: str) -> OrganisationName:
    """Take a name apart; its language is told by its letters and words."""
    text = _of_the_body(_uncapitalised(unified(name)))
    tokens = _tokens(text)
    forms = _set_aside_forms(tokens)
    tokens = _without_lead(tokens)
    numbers = _numbers(tokens)
    honoured = _honoured(tokens)
    words = _words([token for token in tokens if not token.taken])
    return OrganisationName(text, forms, words, honoured, numbers)


def _uncapitalised(text: str) -> str:
    """Return a name of several words that is all in capitals with only the first of each word in one."""
    words = text.split()
    if len(words) < 2 or not text.isupper() or max(map(len, words)) <= _LONGEST_SHORT_WORD:
        return text
    return " ".join(word.capitalize() if len(word) > _LONGEST_SHORT_WORD else word for word in words)


def _of_the_body(text: str) -> str:
    """Return a name with the body in place of the office that heads it."""
    for pattern, body in structure().offices:
        text = pattern.sub(body, text)
    return text


def word_of(text: str, *, quoted: bool = False, concepts: frozenset[str] = frozenset()) -> Word:
    """Return a word with its keys."""
    folded = fold(text)
    return Word(
        text=text,
        fold=folded,
        sound=sound(text),
        stem=stem_of(folded),
        kinds=kinds_of(concepts),
        concepts=concepts,
        quoted=quoted,
        is_acronym=_is_acronym(text),
    )


def _is_acronym(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return 1 < len(letters) <= _LONGEST_ACRONYM and capitals > 1 and capitals * 2 > len(letters)


@lru_cache(_MEMORY)
def parts_of(word: Word) -> tuple[Word, ...]:
    """Return the words of a phrase one by one, each with its own meanings."""
    if " " not in word.text or "body" in word.kinds:
        return (word,)
    parts = []
    for text in word.text.split(" "):
        found = meanings((text.casefold(),))
        part = word_of(text, quoted=word.quoted, concepts=found[0].concepts if found else frozenset())
        if part.kinds != {"link"}:
            parts.append(replace(part, at=word.at))
    return tuple(parts)


@lru_cache(_MEMORY)
def stem_of(folded: str) -> str:
    """Return a folded word without its case ending, or as it is when little would be left."""
    for _ in range(_MOST_ENDINGS):
        for ending in structure().endings:
            if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
                folded = folded[: -len(ending)]
                break
        else:
            break
    return folded


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    quoted, joined = False, False
    for match in _TOKEN.finditer(text):
        written = match[0]
        if written == '"':
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            quoted = bool(after.strip()) and (not before.strip() or before in "(-" or not quoted)
        elif written == "-":
            joined = text[match.start() - 1 : match.start()].isalnum()
            continue
        else:
            tokens.append(_Token(written, quoted, joined))
        joined = False
        if len(tokens) >= _MOST_TOKENS:
            break
    return tokens


def _is_body(text: str) -> bool:
    found = meanings((text.casefold(),))
    return bool(found) and "body" in kinds_of(found[0].concepts)


def _without_lead(tokens: list[_Token]) -> list[_Token]:
    """Leave out words in small letters before the name, such as a verb, unless they say what body it is."""
    for index, token in enumerate(tokens):
        if token.taken:
            continue
        small = token.text[0].islower() and not token.quoted
        mark = token.text.casefold() in structure().named_before
        if not small or mark or (_is_body(token.text) and not is_title(token.text)):
            return tokens[index:]
    return tokens


def _set_aside_forms(tokens: list[_Token]) -> frozenset[str]:
    surfaces = tuple(token.text for token in tokens)
    found = find_forms(surfaces)
    covered = {index for form in found for index in range(form.start, form.end)}
    if len(found) == 1 and all(i in covered or _is_number(token.text) for i, token in enumerate(tokens)):
        return frozenset()
    for index in covered:
        tokens[index].taken = True
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following and following.joined and following.text.islower() and index + 1 not in covered:
            following.taken = True
    return frozenset(form.key for form in found)


def _is_number(text: str) -> bool:
    return text == "№" or text.isdigit()


def _numbers(tokens: list[_Token]) -> tuple[str, ...]:
    numbers = []
    for token in tokens:
        if token.taken:
            continue
        lowered = token.text.casefold()
        if token.text.isdigit() or (token.text.isupper() and lowered in _ROMAN and token.joined):
            numbers.append(_ROMAN.get(lowered, token.text.lstrip("0") or "0"))
            token.taken = True
        elif lowered in {"№", "no", "n"}:
            token.taken = True
    return tuple(sorted(numbers))


def _honoured(tokens: list[_Token]) -> tuple[Word, ...]:
    """Take out what the body is named after: behind "имени", or before "атындағы"."""
    marks = structure()
    words: list[_Token] = []
    for index, token in enumerate(tokens):
        if token.taken:
            continue
        lowered = token.text.casefold()
        if lowered in marks.named_behind:
            token.taken = True
            words = [other for other in tokens[:index] if not other.taken]
            words = words[-_honoured_length(list(reversed(words))) :]
            break
        if lowered in marks.named_before and not token.quoted:
            following = tokens[index + 1].text.casefold() if index + 1 < len(tokens) else ""
            if lowered == "named" and following in marks.named_before:
                continue
            token.taken = True
            if index and tokens[index - 1].text.casefold() in {"named", "name"}:
                tokens[index - 1].taken = True
            words = [other for other in tokens[index + 1 :] if not other.taken]
            words = words[: _honoured_length(words)]
            break
    for word in words:
        word.taken = True
    names = [word for word in words if len(word.text) > 1 and word.text.casefold() not in marks.honours]
    return tuple(word_of(word.text, quoted=True) for word in names)


def _honoured_length(tokens: Sequence[_Token]) -> int:
    """Count the words that belong to the name of a person: to the first word that means a kind of body."""
    length = 0
    for token in tokens:
        found = meanings((token.text.casefold(),))
        kinds = kinds_of(found[0].concepts) if found else frozenset()
        if length and kinds & {"body", "people", "direction", "rank"} and not token.quoted:
            break
        following = tokens[length + 1 : length + 2]
        particle = bool(following) and following[0].joined
        if token.text.islower() and not particle and token.text not in structure().honours:
            break
        if length > 1 and _is_place(token.text):
            break
        length += 1
    return max(length, 1)


def _is_place(text: str) -> bool:
    """Tell whether one word names a place of the gazetteer."""
    return any(True for _ in find_places((text,)))


def _words(tokens: Sequence[_Token]) -> tuple[Word, ...]:
    surfaces = tuple(token.text for token in tokens)
    lowered = tuple(text.casefold() for text in surfaces)
    found = {meaning.start: meaning for meaning in meanings(lowered)}
    places = {place.start: place for place in find_places(surfaces)}
    own = _brand_segments(tokens, found)
    words: list[Word] = []
    index = 0
    while index < len(tokens):
        meaning, place = found.get(index), places.get(index)
        end = max(meaning.end if meaning else index + 1, place.end if place else index + 1)
        concepts = meaning.concepts if meaning and meaning.end == end else frozenset()
        keys = place.keys if place and place.end == end else frozenset()
        if kinds_of(concepts) != {"link"}:
            text = " ".join(surfaces[index:end])
            word = word_of(text, quoted=index in own, concepts=concepts)
            words.append(replace(word, places=keys, at=index))
        index = end
    return tuple(words)


def _brand_segments(tokens: Sequence[_Token], found: Mapping[int, Meaning]) -> frozenset[int]:
    """Return the words in quotation marks that are a brand, which a whole describing name in marks is not."""
    own: set[int] = set()
    segment: list[int] = []
    for index in range(len(tokens) + 1):
        if index < len(tokens) and tokens[index].quoted:
            segment.append(index)
            continue
        if not any(at in found and "body" in kinds_of(found[at].concepts) for at in segment):
            own.update(segment)
        segment = []
    return frozenset(own) if own or len(tokens) > 1 else frozenset(range(len(tokens)))


@dataclass(frozen=True, slots=True)
class Structure:
    """The words of `ingest/names/organisations.toml`."""

    named_before: frozenset[str]
    named_behind: frozenset[str]
    honours: frozenset[str]
    light: frozenset[str]
    over: frozenset[str]
    part: frozenset[str]
    described: frozenset[str]
    common: frozenset[str]
    optional: frozenset[str]
    endings: tuple[str, ...]
    case_endings: frozenset[str]
    offices: tuple[tuple[re.Pattern[str], str], ...]


@cache
def structure() -> Structure:
    """Return how names of organisations are built."""
    data = tomllib.loads(knowledge("ingest", "names", "organisations.toml").read_text("utf-8"))
    sets = ("honours", "light", "over", "part", "described", "common", "optional", "named_behind")
    return Structure(
        named_before=frozenset(word for phrase in data["named_before"] for word in phrase.split())
        - {"of", "name"},
        endings=tuple(sorted(data["endings"], key=len, reverse=True)),
        case_endings=frozenset(["", *data["endings"]]),
        offices=tuple((re.compile(row["pattern"], re.IGNORECASE), row["body"]) for row in data["office"]),
        **{name: frozenset(data[name]) for name in sets},
    )
