"""The named questions of `queries/*.cypher`, each with its wording in three languages and its parameters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import NotFoundError
from kg.knowledge import knowledge

_HEADER = re.compile(r"// (\w+): (.+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with its Cypher text.

    `question` holds the wording by language, `parameters` what each parameter means, with an example.
    """

    name: str
    question: Mapping[str, str]
    columns: str
    parameters: str
    text: str


@cache
def load(name: str) -> NamedQuery:
    """Return the question of this name; raises NotFoundError when there is none."""
    if name not in names():
        raise NotFoundError(f"There is no question {name!r}; there are: {', '.join(names())}.")
    text = knowledge("queries", f"{name}.cypher").read_text("utf-8")
    header = {match[1]: match[2] for match in map(_HEADER.fullmatch, text.splitlines()) if match}
    question = {language: header[language] for language in ("en", "ru", "kk")}
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    return NamedQuery(name, question, header["columns"], header["parameters"], body)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all questions, in alphabetical order."""
    return tuple(sorted(path.stem for path in knowledge("queries").glob("*.cypher")))
