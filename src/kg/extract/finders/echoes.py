"""Short forms that the text itself introduces: acronyms in brackets, «далее – …», cores of quoted names."""

import re

from kg.extract.finders.inflection import forms
from kg.extract.finders.words import Surface
from kg.extract.findings import Candidate
from kg.extract.lexicon import lexicon
from kg.model import Span

_BRACKET = re.compile(r"\s?\(([^()\n]{2,60})\)")
_QUOTED = re.compile(r"[«“\"„]([^«»“”\"„\n]{2,60})[»”\"]")
_OPENING, _CLOSING = re.compile('[«“"]'), re.compile('[»”"]')
_JOINED = re.compile(r"[\w«“\"-]")
_SURE = 0.69


class Echoes:
    """Finds later places of names by the short forms that the text defines, in texts of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        lists = lexicon(language, "organisations")["echo"]
        self._hereinafter = re.compile(lists["hereinafter"])

    def find(self, surface: Surface, found: list[Candidate]) -> list[Candidate]:
        """Return candidates for the short forms of the names found so far."""
        shorts: dict[str, str] = {}
        for candidate in found:
            if candidate.score < _SURE:
                continue
            for short in self._shorts(surface.text, candidate):
                shorts.setdefault(short, candidate.type)
        covered = {(candidate.span, candidate.type) for candidate in found}
        return [
            Candidate(span, type_, 0.82, "organisations.echo")
            for short, type_ in shorts.items()
            for span in self._places(surface.text, short)
            if (span, type_) not in covered
        ]

    def _shorts(self, text: str, candidate: Candidate) -> list[str]:
        shorts = []
        bracket = _BRACKET.match(text, candidate.span.end)
        if bracket:
            inside = bracket[1].strip()
            defined = self._hereinafter.search(inside)
            short = inside[defined.end() :].strip(' «»“”"') if defined else inside.strip('«»“”"')
            if defined or (short.isupper() and " " not in short) or _acronym_like(short):
                shorts.append(short)
        name = text[candidate.span.start : candidate.span.end]
        if candidate.finder != "organisations.quoted":
            shorts += [core for core in _QUOTED.findall(name) if core[0].isupper()]
        return shorts

    def _places(self, text: str, short: str) -> list[Span]:
        spans = []
        for match in re.finditer(rf"{self._form(short)}(?!\w)", text):
            start, end = match.span()
            opened = _OPENING.match(text, start - 1) is not None if start else False
            before = start - 1 - opened
            if before >= 0 and _JOINED.match(text, before):
                continue
            if opened and _CLOSING.match(text, end):
                start, end = start - 1, end + 1
            spans.append(Span(start, end))
        return spans

    def _form(self, short: str) -> str:
        if " " in short or not short.isalpha() or short.isascii() or _acronym_like(short):
            ending = "(?:а|у|ом|е|ы)?" if self._language == "ru" and not short.isascii() else ""
            return re.escape(short) + (ending if short[-1].islower() else "")
        return rf"(?={re.escape(short[0])})(?i:{forms(self._language, short.lower())})"


def _acronym_like(short: str) -> bool:
    return " " not in short and sum(letter.isupper() for letter in short) >= 2 and len(short) <= 12
