"""Legal forms (ТОО, ЖШС, LLP …) before, behind and inside names, from `ingest/lexicon/legal_forms.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.knowledge import knowledge
from kg.model import Span


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form with its spellings in every language.

    `type` is the entity type of a body of this form unless its name says otherwise; `country` is an
    ISO 3166 code, or empty for a form of several countries.
    """

    key: str
    type: str
    spellings: tuple[str, ...]
    country: str


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """Return all legal forms."""
    table = tomllib.loads(knowledge("ingest", "lexicon", "legal_forms.toml").read_text("utf-8"))
    return tuple(
        LegalForm(
            entry["key"],
            entry["type"],
            tuple(spelling for field in ("en", "ru", "kk", "other") for spelling in entry.get(field, ())),
            entry.get("country", ""),
        )
        for entry in table["form"]
    )


@cache
def _spelled() -> tuple[dict[str, LegalForm], re.Pattern[str]]:
    forms = {spelling.lower(): form for form in legal_forms() for spelling in form.spellings}
    spellings = sorted({s for form in legal_forms() for s in form.spellings}, key=len, reverse=True)
    alternatives = "|".join(_pattern(spelling) for spelling in spellings)
    return forms, re.compile(rf"(?<![\w.&])(?:{alternatives})(?![\w])")


def _pattern(spelling: str) -> str:
    words = spelling.split()
    if len(words) > 1 and spelling[0].isalpha() and any(word.islower() and len(word) > 3 for word in words):
        first = rf"[{words[0][0].upper()}{words[0][0].lower()}]{re.escape(words[0][1:])}"
        return r"\s".join([first, *(re.escape(word) for word in words[1:])])
    return r"\s".join(re.escape(word) for word in words)


def legal_forms_in(text: str) -> Iterator[tuple[Span, LegalForm]]:
    """Yield the legal forms of a text in order, the longest at each place."""
    forms, pattern = _spelled()
    for match in pattern.finditer(text):
        found = forms.get(" ".join(match.group().lower().split()))
        if found is not None:
            yield Span(match.start(), match.end()), found
