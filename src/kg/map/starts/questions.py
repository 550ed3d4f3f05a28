"""The ready questions to begin with, and their answers in one sentence of each language.

The wordings are reviewed data, in `graph/starts.toml`; what is found comes from `kg.map.starts.answering`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import NotFoundError
from kg.knowledge import knowledge
from kg.map.seeing import elements
from kg.map.seeing.elements import MapEntity
from kg.map.starts.answering import Found, Overview, lately
from kg.map.starts.plurals import counted, digits
from kg.map.store import Reading

LANGUAGES = ("en", "ru", "kk")

Texts = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Start:
    """A ready question and its wordings; `shows` is the part of the page that answers: map, gaps or changes.

    `counts` has words for the numbers of the answer, by number, language and plural form.
    """

    id: str
    shows: str
    question: Texts
    answer: Texts
    nothing: Texts
    counts: Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a ready question finds: the true `total`, a sentence by language, and the entities to show.

    `since` is the day from which on changes are counted, where they are.
    """

    id: str
    question: Texts
    shows: str
    entities: tuple[str, ...]
    answer: Texts
    total: int
    since: str | None


@cache
def starts() -> tuple[Start, ...]:
    """Return the ready questions in their order."""
    read = tomllib.loads(knowledge("graph", "starts.toml").read_text("utf-8"))
    return tuple(Start(**{"counts": {}, **each}) for each in read["start"])


def answers(reading: Reading) -> dict[str, Answer]:
    """Return the answers of all ready questions by their ids. Goes through the whole map."""
    overview = Overview(reading)
    find = {
        "connected": overview.connected,
        "alliances": overview.alliances,
        "companies": overview.companies,
        "planned": overview.planned,
        "gaps": overview.gaps,
        "changes": overview.changes,
    }
    return {start.id: _answer(reading, start, find[start.id]()) for start in starts()}


def answer(found: Mapping[str, Answer], id_: str) -> Answer:
    """Return one of the answers; raises NotFoundError when no ready question has the id."""
    if id_ not in found:
        raise NotFoundError(f"There is no ready question {id_!r}; there are: {', '.join(found)}.")
    return found[id_]


def _answer(reading: Reading, start: Start, found: Found) -> Answer:
    first = elements.entity(reading, found.first) if found.first else None
    return Answer(
        id=start.id,
        question=start.question,
        shows=start.shows,
        entities=found.entities,
        answer={language: sentence(start, found, language, first) for language in LANGUAGES},
        total=found.total,
        since=lately(reading)[:10] if start.shows == "changes" else None,
    )


def sentence(start: Start, found: Found, language: str, first: MapEntity | None = None) -> str:
    """Return the answer in a language; `first` is the entity that stands out, if any does."""
    if not found.total:
        return start.nothing[language]
    numbers = {
        name: counted(language, number, start.counts[name][language])
        if name in start.counts
        else digits(language, number)
        for name, number in {"total": found.total, **found.counts}.items()
    }
    name = (first.names.get(language) or first.name) if first else ""
    return start.answer[language].format(name=name, **numbers)
