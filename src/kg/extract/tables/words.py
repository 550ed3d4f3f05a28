"""The reviewed words of tables in all three languages: one table may be headed in two of them."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.lexicon import lexicon
from kg.extract.tables.table import Column, trimmed
from kg.model import Span

LANGUAGES = ("ru", "kk", "en")
_YEAR = re.compile(r"(20\d\d)(?:\s?-?\s?(?:ж(?:ыл[а-я]*)?|г(?:од)?)\.?)?", re.IGNORECASE)
_LONGEST_HEADING = 90
_PLANNED = (Column.ACTION, Column.DEADLINE, Column.RESPONSIBLE, Column.COMPLETION_FORM)


def pattern(*path: str) -> str:
    """Return the words at a place of `tables.toml` of all languages as one regular expression."""
    section, key = path
    return "|".join(f"(?:{_spaced(lexicon(language, 'tables')[section][key])})" for language in LANGUAGES)


def _spaced(source: str) -> str:
    return re.sub(r"(?<!\\) ", r"\\s+", source.replace(" ?", r"\s*"))


@cache
def _columns() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    compiled = []
    for column in Column:
        sources = [pattern("columns", column)]
        if column in _PLANNED:
            sources += [lexicon(language, "commitments")["row"][column] for language in LANGUAGES]
        compiled.append((column, re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)))
    return tuple(compiled)


@cache
def heading(said: str) -> Column | int | None:
    """Return what a column that is headed so tells: a meaning, or the year that it is for."""
    said = " ".join(said.split()).strip(" :*.|")
    if not said or len(said) > _LONGEST_HEADING:
        return Column.NUMBER if said else None
    if year := _YEAR.fullmatch(said):
        return int(year[1])
    for column, words in _columns():
        if words.fullmatch(said) or words.fullmatch(said + "."):
            return column
    return None


@cache
def _members() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    composition, plain, group = (pattern("members", key) for key in ("composition", "plain", "group"))
    return (
        re.compile(rf"(?<![\w-])(?:{composition})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{plain})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<!\w)\w{{0,4}}(?:{group})\w{{0,9}}", re.IGNORECASE),
    )


def names_composition(line: str) -> bool:
    """Tell whether a line says that members are listed: «Состав рабочей группы», «Комиссия құрамы»."""
    return _members()[0].search(line) is not None


def names_group(words: str) -> re.Match[str] | None:
    """Return the noun by which words name a group that has members, such as «комиссия»."""
    return _members()[2].search(words)


def is_title(line: str) -> bool:
    """Tell whether a line can head a list of members: it is no sentence, and nobody leaves by it."""
    return not line.endswith((".", ";")) and names_composition(line) and not tells_leaving(line)


def composition_lines(text: str) -> Iterator[Span]:
    """Yield the lines of a text that say that members are listed."""
    end = 0
    for match in _members()[0].finditer(text):
        if match.start() >= end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            if (line := trimmed(text, start, end)) is not None:
                yield line


@cache
def _leaving() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern('members', 'leaving')})", re.IGNORECASE)


def tells_leaving(line: str) -> bool:
    """Tell whether a line says that someone is no member any more: «вывести из состава»."""
    return _leaving().search(line) is not None


@cache
def unnamed_group(language: str) -> re.Pattern[str]:
    """Return the pattern of a group without a name of its own in a line that heads its members."""
    return re.compile(rf"(?<![\w-]){lexicon(language, 'tables')['members']['unnamed']}", re.IGNORECASE)


@cache
def consent() -> re.Pattern[str]:
    """Return the pattern of the brackets that say that someone has yet to agree; `mark` is what they say."""
    mark = pattern("consent", "mark")
    return re.compile(rf"\(?(?<!\w)(?P<mark>{mark})(?!\w)\)?", re.IGNORECASE)


@cache
def ministries() -> re.Pattern[str]:
    """Return the pattern of ministries by letters that mean them where bodies are expected: «МП»."""
    return re.compile(pattern("plan", "ministries"))


@cache
def from_headers() -> re.Pattern[str]:
    """Return the pattern of lines that say from which `body` those below come: "From the University:"."""
    return re.compile(
        rf"^[ \t]*(?:{pattern('from', 'before')})\s(?P<body>[^\n:]{{3,160}}):[ \t]*$", re.I | re.M
    )
