"""The wordings of `ingest/pages.toml`: what surrounds the text of a page, and what pages without one say."""

import re
import tomllib
from functools import cache

from kg.knowledge import knowledge

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Wordings:
    """The wordings as sets and patterns; a pattern is matched against a text in lower case."""

    def __init__(self) -> None:
        told: dict[str, dict[str, list[str]]] = tomllib.loads(
            knowledge("ingest", "pages.toml").read_text("utf-8")
        )
        elements, texts, refused = told["elements"], told["texts"], told["refused"]
        self.apart = frozenset(elements["apart"])
        self.around = frozenset(elements["around"])
        self.others = frozenset(elements["others"])
        self.phrases = tuple(elements["phrases"])
        self.roles = frozenset(told["roles"]["apart"])
        self.elsewhere = re.compile(rf"(?:{_alternatives(texts['elsewhere'])})(?!\w)")
        self.comments = re.compile(rf"(?:{_alternatives(texts['comments'])})\W*\d*\W*\Z")
        self.furniture = re.compile(rf"(?:{_alternatives(texts['furniture'])})(?!\w)")
        self.notices = _any(texts["notices"])
        self.cookies = _any(texts["cookies"])
        self.errors = re.compile(
            rf"\W*(?:error|ошибка|қате)?\W*(?:[45]\d\d)?\W*(?:{_alternatives(refused['errors'])})"
            r"|\W*(?:error|ошибка|қате)\W*[45]\d\d\W*\Z|\W*[45]\d\d\W*(?:error|ошибка|қате)?\W*\Z"
        )
        self.checks = _any(refused["checks"])
        self.check_marks = _any(refused["check_marks"])
        self.scripts = _any(refused["scripts"])
        self.logins = _any(refused["logins"])


@cache
def wordings() -> Wordings:
    """Return the wordings, read once."""
    return Wordings()


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of the name of a class or an id, in lower case: `newsDetail__share` has three."""
    return tuple(word.lower() for word in _WORD.findall(name[:200]))


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(_alternatives(words))


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
