"""The named questions of `queries/`, each with its wording in three languages and its parameters.

A file begins with comments, `key: value` each: the wording by language (`en`, `ru`, `kk`); `theme`; `number`,
which of the numbered questions of the domain it answers; `parameter: name | type | meaning | example X`, or
`default X` when it may be left out; `column: name | meaning`, in the order of the answer; and any `note`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import NotFoundError
from kg.knowledge import knowledge

LANGUAGES = ("en", "ru", "kk")
_HEADER = re.compile(r"(?://|#) (\w+): (.+)")
_COMMENT = {".cypher": "//", ".rq": "#"}
_NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks with; without an `example` it may be left out, and then is `default`.

    `type` is `text`, `texts` (several), `key` (a name, folded for look-up), `integer`, `date`, or the type of
    entity that is wanted: one of the vocabulary, `Organization` for all kinds of these, `Entity` for any.
    """

    name: str
    type: str
    meaning: str
    example: str | None
    default: str | None

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.example is not None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with its text in Cypher or SPARQL.

    `question` holds the wording by language, `columns` what each means in the order of the answer, `numbers`
    which of the numbered questions of the domain it answers, `header` the comments as they stand.
    """

    name: str
    question: Mapping[str, str]
    theme: str
    numbers: tuple[int, ...]
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...]
    header: str
    text: str


@cache
def load(name: str) -> NamedQuery:
    """Return the question of this name in Cypher; raises NotFoundError when there is none."""
    if name not in names():
        raise NotFoundError(f"There is no question {name!r}; list them with: kg ask")
    return _read(name, ".cypher")


@cache
def load_sparql(name: str) -> NamedQuery:
    """Return the question of this name in SPARQL; raises NotFoundError when it is not asked in it."""
    if name not in sparql_names():
        raise NotFoundError(f"The question {name!r} is not asked in SPARQL; ask it without --sparql.")
    return _read(name, ".rq")


@cache
def names() -> tuple[str, ...]:
    """Return the names of all questions, in alphabetical order."""
    return _names(".cypher")


@cache
def sparql_names() -> tuple[str, ...]:
    """Return the names of those questions that can be asked in SPARQL as well."""
    return _names(".rq")


def _names(suffix: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in knowledge("queries").glob(f"*{suffix}")))


def _read(name: str, suffix: str) -> NamedQuery:
    lines = knowledge("queries", f"{name}{suffix}").read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith(_COMMENT[suffix])]
    said = [(match[1], match[2]) for match in map(_HEADER.fullmatch, header) if match]
    once = dict(said)
    return NamedQuery(
        name=name,
        question={language: once[language] for language in LANGUAGES},
        theme=once["theme"],
        numbers=tuple(int(number) for number in once.get("number", "").split(", ") if number),
        parameters=tuple(_parameter(value) for key, value in said if key == "parameter"),
        columns=dict(_parts(value) for key, value in said if key == "column"),
        notes=tuple(value for key, value in said if key == "note"),
        header="\n".join(header),
        text="\n".join(line for line in lines if not line.startswith(_COMMENT[suffix])).strip(),
    )


def _parameter(line: str) -> Parameter:
    name, type_, meaning, given = line.split(" | ")
    kind, value = given.split(" ", 1)
    if kind == "example":
        return Parameter(name, type_, meaning, value, None)
    return Parameter(name, type_, meaning, None, None if value == _NOTHING else value)


def _parts(line: str) -> tuple[str, str]:
    name, meaning = line.split(" | ", 1)
    return name, meaning
