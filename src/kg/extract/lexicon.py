"""Loads the reviewed words and patterns of a language from `ingest/lexicon/<language>/<subject>.toml`."""

import tomllib
from functools import cache
from typing import Any

from kg.knowledge import knowledge


@cache
def lexicon(language: str, subject: str) -> dict[str, Any]:
    """Return the tables of one lexicon file, such as `lexicon("ru", "roles")`.

    Raises FileNotFoundError when the language has no such file.
    """
    return tomllib.loads(knowledge("ingest", "lexicon", language, f"{subject}.toml").read_text("utf-8"))
