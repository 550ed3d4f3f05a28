"""Cuts a text into sentences: line breaks end one, abbreviations and initials do not."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import findings
from kg.model import Span

_END = re.compile(r"\n+|(?<=[.!?…])[\"»”']?\s+(?=[\"«“]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9–—-])")
_ABBREVIATION = re.compile(r"(?:\b\w|\b(?:No|Dr|Mr|Mrs|Prof|St|Zh|Sh|Ch|Kh|Дж|ул|обл|г|гг|им))\.[\"»”']?$")


@Language.component("sentences")
def sentences(doc: Doc) -> Doc:
    """Fill `findings(doc).sentences`; white space between sentences belongs to none."""
    text, start = doc.text, 0
    found = findings(doc).sentences
    for match in _END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(text[start : match.start()]):
            continue
        _add(
            found,
            text,
            start,
            match.start() + len(match.group().rstrip()) if "\n" not in match.group() else match.start(),
        )
        start = match.end()
    _add(found, text, start, len(text))
    return doc


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    stripped = text[start:end].strip()
    if stripped:
        first = text.index(stripped, start)
        found.append(Span(first, first + len(stripped)))
