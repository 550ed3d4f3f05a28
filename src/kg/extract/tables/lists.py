"""Reads lists of members below a line that says so: «Фамилия Имя – должность (по согласованию)», line by line.

A list goes on over blank lines and headers up to the first line that is neither an item nor a header.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.findings import findings
from kg.extract.relations.context import Context, Named
from kg.extract.tables.entries import Entry, Group
from kg.extract.tables.groups import group_of
from kg.extract.tables.people import begins_with_post
from kg.extract.tables.posts import Posts, group_role, is_plain_member
from kg.extract.tables.sections import Section, Sections, without_bullet
from kg.extract.tables.table import trimmed
from kg.extract.tables.words import consent, names_composition
from kg.model import Span

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[^;]+")
_PREFIX = re.compile(r"([^:–—\n]{2,80}?)(?::|\s[–—-])\s+(?=\S)")
_AND = re.compile(r"[\s,]*(?:и|және|and|мен|пен)?\s*")
_SEPARATOR = re.compile(r"\s*(?:[,(–—:-]|\s{3,})")
_LINES_OF_TITLE = 2
_LONGEST_HEADER, _LONGEST_ITEM = 160, 400
_REST = " \t\n.,;:)"


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    named: list[Named]


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a list and the group whose members they are."""

    entries: tuple[Entry, ...]
    group: Group


class Lists:
    """The lists of members in documents of one language."""

    def __init__(self, language: str) -> None:
        self._posts, self._sections = Posts(language), Sections(language)

    def of(self, seen: Context) -> Iterator[Listing]:
        """Yield the lists that stand outside the tables of a document, in text order."""
        text, tables = findings(seen.doc).text, findings(seen.doc).tables
        lines = [
            _Line(span, _within(seen, span))
            for match in _LINE.finditer(text)
            if (span := trimmed(text, *match.span())) is not None
            and not any(table.span.overlaps(span) for table in tables)
        ]
        at = 0
        while at < len(lines):
            if names_composition(lines[at].span.of(text)):
                entries, first, end = self._entries(seen, text, lines, at)
                title = [line.span for line in lines[at : max(first, at + 1)]]
                group = group_of(seen, text, title, lines[first].span.start) if entries else None
                if group is not None:
                    yield Listing(tuple(entries), group)
                    at = end
                    continue
            at += 1

    def _entries(
        self, seen: Context, text: str, lines: Sequence[_Line], title: int
    ) -> tuple[list[Entry], int, int]:
        """Return the items below a title, the number of the first line with one, and of the first behind."""
        entries: list[Entry] = []
        section, first, at = Section(), title, title
        while at < len(lines):
            line = lines[at]
            prefix, items = self._items(text, line)
            header = section
            if prefix is not None:
                header = Section(prefix, leading=group_role(prefix.of(text)))
            read = [entry for item in items if (entry := self._item(text, line, item, header, lines[at:]))]
            if read and (entries or prefix or self._tells_posts(read)):
                section = section if prefix is None else (Section() if header.leading else header)
                first = at if not entries else first
                entries += read
            elif (told := self._header(seen, text, line, at == title)) is not None:
                section = told
            elif not (at == title or _names_a_person(line, text) or (not entries and at <= title + _LINES_OF_TITLE)):
                break
            at += 1
        return entries, first, at

    def _tells_posts(self, entries: Sequence[Entry]) -> bool:
        return any(entry.said.posts or entry.said.leading or entry.condition for entry in entries)

    def _items(self, text: str, line: _Line) -> tuple[Span | None, list[Span]]:
        """Return the header at the beginning of a line, if any, and the items of the line."""
        start = without_bullet(text, line.span).start
        match = _PREFIX.match(text, start, line.span.end)
        prefix = None
        if match is not None and (_is_role(match[1]) or (match[0].rstrip()[-1] == ":" and names_composition(match[1]))):
            prefix, start = Span(*match.span(1)), match.end()
        items = (trimmed(text, *item.span()) for item in _ITEM.finditer(text, start, line.span.end))
        return prefix, [without_bullet(text, item) for item in items if item is not None]

    def _item(
        self, text: str, line: _Line, item: Span, section: Section, lines: Sequence[_Line]
    ) -> Entry | None:
        named = [one for one in line.named if item.start <= one.span.start and one.span.end <= item.end]
        persons = _leading_persons(text, item, named)
        if item.end - item.start > _LONGEST_ITEM:
            return None
        if not persons:
            return self._ex_officio(text, item, named, section, lines)
        end = persons[-1].span.end
        rest = trimmed(text, end, item.end)
        if rest is not None and not (_SEPARATOR.match(text, end) or rest.of(text).strip(_REST) == ""):
            return None
        bodies = [one for one in named if one.family == "Organization" and one.span.start >= end]
        said = self._posts.read(text, rest, bodies) if rest is not None else self._posts.read(text, item, [])
        if rest is None:
            said = replace(said, posts=(), leading=None)
        return Entry(line.span, tuple(persons), said, section)

    def _ex_officio(
        self, text: str, item: Span, named: Sequence[Named], section: Section, lines: Sequence[_Line]
    ) -> Entry | None:
        """Return an item that is a post and its body alone."""
        bodies = [one for one in named if one.family == "Organization"]
        if not bodies or any(one.family == "Person" for one in named) or _is_signature(lines, text):
            return None
        pending = consent().search(text, item.start, item.end)
        behind = text[bodies[-1].span.end : pending.start() if pending else item.end].strip(_REST)
        begins = bodies[0].span.start == item.start or begins_with_post(item.of(text))
        if not begins or (behind and pending is None and group_role(behind) is None):
            return None
        return Entry(lines[0].span, (), self._posts.read(text, item, bodies), section)

    def _header(self, seen: Context, text: str, line: _Line, is_title: bool) -> Section | None:
        said = line.span.of(text)
        if is_title or len(said) > _LONGEST_HEADER:
            return None
        whole = [one for one in line.named if one.span.end - one.span.start >= len(said.rstrip(_REST)) - 1]
        if said.endswith(":") or _is_role(said) or whole:
            return self._sections.read(seen, text, line.span, line.named)
        return None


def _within(seen: Context, span: Span) -> list[Named]:
    first = bisect_left(seen.named, span.start, key=lambda one: one.span.start)
    last = bisect_left(seen.named, span.end, key=lambda one: one.span.start)
    return seen.named[first:last]


def _leading_persons(text: str, item: Span, named: Sequence[Named]) -> list[Named]:
    """Return the persons that an item begins with, one after the other."""
    persons: list[Named] = []
    end = item.start
    for one in named:
        if one.family != "Person" or _AND.fullmatch(text, end, one.span.start) is None:
            break
        persons.append(one)
        end = one.span.end
    return persons


def _is_role(words: str) -> bool:
    return group_role(words) is not None or is_plain_member(words)


def _names_a_person(line: _Line, text: str) -> bool:
    is_short = line.span.end - line.span.start < _LONGEST_ITEM
    return is_short and any(one.family == "Person" for one in line.named)


def _is_signature(lines: Sequence[_Line], text: str) -> bool:
    """Tell whether the line below holds nothing but a person's name, as below the office of who signs."""
    below = lines[1] if len(lines) > 1 else None
    return below is not None and any(
        one.family == "Person" and one.span.of(text) == below.span.of(text) for one in below.named
    )
