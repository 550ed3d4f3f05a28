"""Reads the lines that head the rows or items after them: their role, where they come from, their consent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named
from kg.extract.tables.posts import group_role, is_plain_member
from kg.extract.tables.words import consent, names_composition, names_group, pattern
from kg.model import Span

_BULLET = re.compile(r"(?:[-–—•▪●·*►✓]|\(?\d{1,2}[.)]\)?|[a-zа-я]\))\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """What a header says of all that follow it up to the next one; `span` is the header itself.

    `leading` is the role in the group, `body` where those come from whose own body is not told.
    """

    span: Span | None = None
    leading: str | None = None
    body: Named | None = None
    condition: str | None = None


class Sections:
    """Reads headers of a document in one language."""

    def __init__(self, language: str) -> None:
        self._plain = re.compile(rf"(?<![\w-])(?:{pattern('members', 'plain')})(?![\w-])", re.IGNORECASE)
        words = lexicon(language, "tables")["from"]
        self._from = re.compile(rf"(?:{words['before']})\s|.*\S(?:{words['after']})(?:\s|:|$)", re.IGNORECASE)
        self._plural = re.compile(words["plural"], re.IGNORECASE)
        self._nouns = [
            (type_, re.compile(rf"(?<!\w)(?:{'|'.join(nouns)})(?!\w)", re.IGNORECASE))
            for type_, nouns in lexicon(language, "roles")["generic"].items()
        ]

    def read(self, seen: Context, text: str, line: Span, named: Sequence[Named]) -> Section | None:
        """Return what a line says as a header; nothing if it heads nothing. `named` are those in the line."""
        said = line.of(text)
        pending = consent().search(said)
        condition = pending["mark"] if pending else None
        words = consent().sub(" ", said).strip(" :\t\n")
        if role := group_role(words):
            return Section(line, leading=role, condition=condition)
        if self._plain.search(words) or is_plain_member(words) or names_composition(words):
            return Section(line, condition=condition)
        if any(one.family == "Person" for one in named):
            return None
        bodies = [one for one in named if one.family == "Organization"]
        bodies = [one for one in bodies if names_group(one.span.of(text)) is None or self._from.match(words)]
        is_header = said.rstrip().endswith(":") or self._from.match(words) is not None
        if bodies and (is_header or bodies[0].span.start - line.start <= _FEW):
            return Section(line, body=bodies[0], condition=condition)
        if is_header and self._from.match(words):
            return Section(line, body=self._told_before(seen, words, line), condition=condition)
        return Section(line, condition=condition) if said.rstrip().endswith(":") else None

    def origin(self, seen: Context, text: str, line: Span, named: Sequence[Named]) -> Section | None:
        """Return a header that says from which body those after it come, and nothing else."""
        said = line.of(text)
        if not said.endswith(":") or self._from.match(without_bullet(text, line).of(text)) is None:
            return None
        header = self.read(seen, text, line, named)
        return header if header is not None and header.body is not None else None

    def _told_before(self, seen: Context, words: str, line: Span) -> Named | None:
        """Return the body named last before that a general noun in a header means: «от университета»."""
        types = {
            type_
            for type_, noun in self._nouns
            if (said := noun.search(words)) and not self._plural.search(said.group())
        }
        return next((one for one in seen.before(line.start) if one.referent.type in types), None)


_FEW = 4


def without_bullet(text: str, line: Span) -> Span:
    """Return a line without the sign or number that marks it as an item."""
    bullet = _BULLET.match(text, line.start, line.end)
    return Span(bullet.end(), line.end) if bullet and bullet.end() < line.end else line
