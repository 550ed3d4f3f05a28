"""The texts of a page as its script holds them, for tests."""

import re

from kg.web import pages


def keys(script: str) -> dict[str, set[str]]:
    """Return the keys of the texts in a script of the pages, by language."""
    texts = (pages.STATIC / script).read_text("utf-8")
    return {
        language: set(re.findall(r"^    (\w+):", block, re.MULTILINE))
        for language, block in re.findall(r"^  (\w\w): \{$(.*?)^  \},", texts, re.MULTILINE | re.DOTALL)
    }
