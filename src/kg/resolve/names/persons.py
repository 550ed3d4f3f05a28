"""Names of persons: what is given name, surname, patronymic, initial; titles and case endings set aside."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.resolve.names.script import fold, respelled, sound, unified
from kg.resolve.names.tables import rows

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’ʻʼ‘`][^\W\d_]+)*\.?")
_MEMORY = 100_000
_FEMININE = re.compile(r"(?:ov|ev|in|sk|tsk)a(?:ia)?$")
_MASCULINE = re.compile(r"(?:ov|ev|in|sk|tsk)i?$")
_LONGEST_INITIAL = 3
_TELLING = 4
_MOST_TOKENS = 12
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """A nominative that a written word may stand for: folded, its gender, whether it was inflected."""

    key: str
    gender: str | None
    inflected: bool


@dataclass(frozen=True, slots=True)
class NameWord:
    """A full word of a name; `parts` of a hyphenated one are compared one by one."""

    text: str
    readings: tuple[Reading, ...]
    sounds: frozenset[str]
    double: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart; `words` are given names and surnames, for their order tells nothing.

    `led` says that words in small letters other than titles stand before it, which may govern its case.
    """

    words: tuple[NameWord, ...]
    initials: tuple[str, ...]
    father: str | None
    patronymic_gender: str | None
    former: tuple[NameWord, ...]
    titles: tuple[str, ...]
    led: bool = False

    @property
    def is_full(self) -> bool:
        """Whether a given name and a surname are written in full."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class _Knowledge:
    titles: tuple[str, ...]
    governing: tuple[str, ...]
    former: re.Pattern[str]
    patronymic_words: frozenset[str]
    patronymic: re.Pattern[str]
    short: re.Pattern[str]
    endings: dict[str, tuple[tuple[re.Pattern[str], str, str | None], ...]]


@lru_cache(_MEMORY)
def parse_person(name: str, language: str) -> PersonName:
    """Take a name apart as texts of the language write it."""
    table = _knowledge()
    text, former = _without_former(unified(name[:_LONGEST_NAME]))
    text, remarks = _without_remarks(text)
    tokens = [match[0] for match in _TOKEN.finditer(text)][:_MOST_TOKENS]
    written_small = not any(token[0].isupper() for token in tokens)
    shouted = all(token.upper() == token for token in tokens)
    words: list[str] = []
    initials: list[str] = []
    titles: list[str] = list(remarks)
    for token in tokens:
        bare = token.rstrip(".")
        if words and bare.casefold() in table.patronymic_words:
            words[-1] += bare.casefold()
        elif (len(bare) == 1 and bare.isupper()) or (
            token.endswith(".") and len(bare) <= _LONGEST_INITIAL and bare.istitle()
        ):
            initials.append(bare)
        elif is_title(bare) or not (bare[0].isupper() or written_small):
            titles.append(bare.casefold())
        elif bare.isupper() and not shouted and bare.isalpha():
            titles.append(bare)
        else:
            words.append(bare)
    led = bool(tokens) and tokens[0][0].islower() and not written_small and not _is_post(tokens[0])
    return replace(_assigned(words, initials, former, titles, language), led=led)


def initial_fits(initial: str, word: NameWord) -> bool:
    """Tell whether a word may stand behind an initial, whatever the scripts."""
    letter = sound(initial)
    return bool(letter) and any(spelling.startswith(letter) for spelling in word.sounds)


def likely_given(word: NameWord) -> bool:
    """Tell whether the word is known as a given name."""
    return not given_names().isdisjoint(word.sounds)


def gender_of(key: str) -> str | None:
    """Return `f` or `m` where the ending of a folded surname tells it."""
    if _FEMININE.search(key):
        return "f"
    return "m" if _MASCULINE.search(key) else None


@cache
def given_names() -> frozenset[str]:
    """Return the sounds of all given names of the gazetteer."""
    table = rows("ingest", "gazetteers", "given_names.tsv")
    return frozenset(sound(row[column]) for row in table for column in ("name", "latin") if row[column])


def _assigned(
    words: Sequence[str], initials: Sequence[str], former: str | None, titles: Sequence[str], language: str
) -> PersonName:
    father = gender = None
    kept: list[str] = []
    for word in words:
        nominative = _nominative_patronymic(word, language)
        found = _knowledge().patronymic.fullmatch(nominative) or _knowledge().short.fullmatch(nominative)
        if found and father is None and len(words) + len(initials) > 1:
            father, gender = found[1], "f" if found[2].endswith(("na", "kizi")) else "m"
        else:
            kept.append(word)
    return PersonName(
        words=tuple(_parts(kept, language)),
        initials=tuple(initials),
        father=father,
        patronymic_gender=gender,
        former=tuple(_parts([former], language)) if former else (),
        titles=tuple(titles),
    )


def _parts(words: Sequence[str], language: str) -> list[NameWord]:
    parts = []
    for word in words:
        spelled = respelled(word, language) if language == "ko" else word
        pieces = [piece for piece in re.split(r"[-\s]", spelled) if piece]
        parts += [_name_word(piece, language, double=len(pieces) > 1) for piece in pieces]
    return parts


def _name_word(text: str, language: str, *, double: bool) -> NameWord:
    spelled = respelled(text, language)
    readings = _readings(fold(spelled), language)
    sounds = {sound(reading.key) for reading in readings if not reading.inflected} | {sound(text)}
    return NameWord(text, readings, frozenset(sounds), double)


def _readings(key: str, language: str) -> tuple[Reading, ...]:
    readings = [Reading(key, gender_of(key), inflected=False)]
    for pattern, replacement, gender in _knowledge().endings.get(language, ()):
        match = pattern.search(key)
        if match and match.start() > 1:
            base = key[: match.start()] + match.expand(replacement)
            readings.append(Reading(base, gender or gender_of(base), inflected=True))
    return tuple(readings)


def _nominative_patronymic(word: str, language: str) -> str:
    key = fold(word)
    if language == "ru":
        key = re.sub(r"(ich)(?:a|u|em|om|e)$", r"\1", key)
        key = re.sub(r"([oei]vn|ichn)(?:i|e|u|oi)$", r"\1a", key)
    if language == "kk":
        key = re.sub(r"(uli|izi)(?:nin|na|ne|ga|ge|n|mn|men|nda|nde|nan|nen)$", r"\1", key)
    return key


@lru_cache(_MEMORY)
def is_title(word: str) -> bool:
    """Tell whether a word is a title, a post or another word that stands beside names of persons."""
    lowered = word.casefold()
    return len(lowered) > 1 and any(
        lowered == title
        or (len(title) >= _TELLING and lowered.startswith(title) and word[0].islower())
        or (len(title) > _TELLING and lowered.startswith(title) and len(lowered) <= len(title) + 3)
        for title in _knowledge().titles
    )


def _is_post(word: str) -> bool:
    """Tell whether a word is a title or post, rather than one that governs a case, such as "приказ"."""
    return is_title(word) and not word.casefold().startswith(_knowledge().governing)


def _without_remarks(text: str) -> tuple[str, list[str]]:
    """Part a name from what follows it behind a comma, when that begins with a title or in small letters."""
    kept: list[str] = []
    remarks: list[str] = []
    for part in text.split(","):
        words = re.findall(r"[^\W\d_]+", part)
        named = any(len(word) > 1 and word[0].isupper() and not is_title(word) for word in words)
        led = bool(words) and (is_title(words[0]) or words[0][0].islower())
        if (kept and led) or not (named or len(words) < 2):
            remarks += [word.casefold() for word in words]
        else:
            kept.append(part)
    return " ".join(kept) or text, remarks


def _without_former(text: str) -> tuple[str, str | None]:
    """Part the stated former surname from the rest of a name."""
    if match := _knowledge().former.search(text):
        return text[: match.start()] + " " + text[match.end() :], match["marked"] or match["bracketed"]
    return text, None


@cache
def _knowledge() -> _Knowledge:
    data = tomllib.loads(knowledge("ingest", "names", "persons.toml").read_text("utf-8"))
    marks = "|".join(data["former"])
    endings: dict[str, list[tuple[re.Pattern[str], str, str | None]]] = {}
    for row in data["ending"]:
        pattern = re.compile(f"(?:{row['pattern']})$")
        endings.setdefault(row["language"], []).append((pattern, row["to"], row.get("gender")))
    return _Knowledge(
        titles=tuple(data["titles"]),
        governing=tuple(data["governing"]),
        former=re.compile(
            rf"[,(]\s*(?:{marks})\.?\s+(?P<marked>[^\W\d_][\w-]+)\)?|\((?P<bracketed>[^\W\d_][\w-]+)\)",
            re.IGNORECASE,
        ),
        patronymic_words=frozenset(data["patronymic_words"]),
        patronymic=re.compile(data["patronymic"]),
        short=re.compile(data["short_patronymic"]),
        endings={language: tuple(rows) for language, rows in endings.items()},
    )
