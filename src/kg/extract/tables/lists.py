"""Reads lists of members, or of those who come from one body, below a line that says so.

An item is «Фамилия Имя – должность (по согласованию)», or a post and its body. A list goes on over blank
lines and headers up to the first line that is neither an item nor a header.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.findings import findings
from kg.extract.relations.context import Context, Named
from kg.extract.tables.entries import Entry, Group
from kg.extract.tables.groups import group_of
from kg.extract.tables.people import begins_with_post, ends_with_post, is_post_word
from kg.extract.tables.posts import Posts, Said, group_role, is_role
from kg.extract.tables.sections import Section, Sections, without_bullet
from kg.extract.tables.table import table_at, trimmed
from kg.extract.tables.words import consent, is_title, names_composition, tells_leaving
from kg.model import Span

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r";\s")
_PREFIX = re.compile(r"([^:–—\n]{2,80}?)(?::|\s[–—-])\s+(?=\S)")
_AND = re.compile(r"[\s,]*(?:и|және|and|мен|пен)?\s*")
_SEPARATOR = re.compile(r"\s*(?:[,(–—:-]|\s{3,})")
_LINES_OF_TITLE, _LINES_TO_FIRST = 2, 6
_LONGEST_HEADER, _LONGEST_ITEM = 160, 400
_MOST_WORDS = 20
_REST = " \t\n.,;:)"


_NOTHING = Section()


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    named: list[Named]


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a list and the group whose members they are, if they are listed as such."""

    entries: tuple[Entry, ...]
    group: Group | None


class Lists:
    """The lists of members in documents of one language."""

    def __init__(self, language: str) -> None:
        self._posts, self._sections = Posts(language), Sections(language)

    def of(self, seen: Context) -> Iterator[Listing]:
        """Yield the lists that stand outside the tables of a document, in text order."""
        text, tables = findings(seen.doc).text, findings(seen.doc).tables
        lines = [
            _Line(span, seen.within(span))
            for match in _LINE.finditer(text)
            if (span := trimmed(text, *match.span())) is not None and table_at(tables, span) is None
        ]
        at = 0
        while at < len(lines):
            if is_title(lines[at].span.of(text)):
                entries, first, end = self._entries(seen, text, lines, at)
                title = [line.span for line in lines[at : max(first, at + 1)]]
                group = group_of(seen, text, title, lines[first].span.start) if entries else None
                if group is not None:
                    yield Listing(tuple(entries), group)
                    at = end
                    continue
            elif (header := self._sections.origin(seen, text, lines[at].span, lines[at].named)) is not None:
                entries, _, end = self._entries(seen, text, lines, at, header)
                yield Listing(tuple(entries), None)
                at = max(end, at + 1)
                continue
            at += 1

    def _entries(
        self, seen: Context, text: str, lines: Sequence[_Line], title: int, section: Section = _NOTHING
    ) -> tuple[list[Entry], int, int]:
        """Return the items below a title, the number of the first line with one, and of the first behind."""
        entries: list[Entry] = []
        first, at, marked = title, title, False
        while at < len(lines) and (entries or at - title <= _LINES_TO_FIRST):
            line = lines[at]
            if entries and marked and not _is_marked(line, text) and not line.span.of(text).endswith(":"):
                break
            prefix, items = self._items(seen, text, line)
            header = section
            if prefix is not None:
                header = Section(prefix, leading=group_role(prefix.of(text)))
            read = [
                entry for item in items if (entry := self._item(seen, text, line, item, header, lines[at:]))
            ]
            if read and (entries or prefix or self._tells_posts(read)):
                section = section if prefix is None else (Section() if header.leading else header)
                if not entries:
                    first, marked = at, _is_marked(line, text)
                entries += read
            elif (told := self._header(seen, text, line, at == title)) is not None:
                section = told
            elif not (at == title or _may_stand_between(line, text, at - title, entries)):
                break
            at += 1
        return entries, first, at

    def _tells_posts(self, entries: Sequence[Entry]) -> bool:
        return any(entry.said.posts or entry.said.leading or entry.condition for entry in entries)

    def _items(self, seen: Context, text: str, line: _Line) -> tuple[Span | None, list[Span]]:
        """Return the header at the beginning of a line, if any, and the items of the line."""
        start = without_bullet(text, line.span).start
        match = _PREFIX.match(text, start, line.span.end)
        prefix = None
        if match is not None and (
            is_role(match[1]) or (match[0].rstrip()[-1] == ":" and names_composition(match[1]))
        ):
            prefix, start = Span(*match.span(1)), match.end()
        cuts = sorted({start, line.span.end, *_ends(seen, text, Span(start, line.span.end), line.named)})
        items = (trimmed(text, *item) for item in pairwise(cuts))
        return prefix, [without_bullet(text, item) for item in items if item is not None]

    def _item(
        self, seen: Context, text: str, line: _Line, item: Span, section: Section, lines: Sequence[_Line]
    ) -> Entry | None:
        named = [one for one in line.named if item.start <= one.span.start and one.span.end <= item.end]
        persons = _leading_persons(text, item, named)
        if item.end - item.start > _LONGEST_ITEM:
            return None
        if not persons:
            return self._ex_officio(seen, text, item, named, section, lines)
        end = persons[-1].span.end
        rest = trimmed(text, end, item.end)
        if rest is not None and not (_SEPARATOR.match(text, end) or rest.of(text).strip(_REST) == ""):
            return None
        bodies = [one for one in named if one.family == "Organization" and one.span.start >= end]
        said = self._posts.read(text, rest, bodies) if rest is not None else Said()
        said = replace(said, posts=tuple(post for post in said.posts if _is_post(post.role)))
        return Entry(seen.sentence(item).span, tuple(persons), said, section)

    def _ex_officio(
        self,
        seen: Context,
        text: str,
        item: Span,
        named: Sequence[Named],
        section: Section,
        lines: Sequence[_Line],
    ) -> Entry | None:
        """Return an item that is a post and its body alone."""
        bodies = [one for one in named if one.family == "Organization"]
        if not bodies or any(one.family == "Person" for one in named) or _is_signature(lines, text):
            return None
        pending = consent().search(text, item.start, item.end)
        behind = text[bodies[-1].span.end : pending.start() if pending else item.end].strip(_REST)
        if behind and group_role(behind) is None and not ends_with_post(behind):
            return None
        said = self._posts.read(text, item, bodies)
        front = text[item.start : bodies[0].span.start].strip(_REST)
        is_post = is_post_word(front.partition(" ")[0]) if front else not behind or bool(said.posts)
        return Entry(seen.sentence(item).span, (), said, section) if is_post else None

    def _header(self, seen: Context, text: str, line: _Line, is_title: bool) -> Section | None:
        said = line.span.of(text)
        if is_title or len(said) > _LONGEST_HEADER:
            return None
        whole = [one for one in line.named if one.span.end - one.span.start >= len(said.rstrip(_REST)) - 1]
        if said.endswith(":") or is_role(said) or whole:
            return self._sections.read(seen, text, line.span, line.named)
        return None


def _ends(seen: Context, text: str, line: Span, named: Sequence[Named]) -> Iterator[int]:
    """Yield where an item of a line ends and the next begins: a semicolon, a sentence, another person."""
    for match in _END.finditer(text, line.start, line.end):
        yield match.end()
    for one in named:
        if one.family == "Person" and text[line.start : one.span.start].rstrip()[-1:] in (",", ";"):
            before = text[line.start : one.span.start]
            if before.count("(") == before.count(")") and not _joins_persons(text, one, named):
                yield one.span.start
    at = line.start
    while (sentence := seen.sentence(Span(at, at + 1)).span) and at < sentence.end < line.end:
        at = sentence.end
        yield at


def _joins_persons(text: str, one: Named, named: Sequence[Named]) -> bool:
    """Tell whether a person is one of several that follow one another."""
    ends = [
        other.span.end for other in named if other.family == "Person" and other.span.end <= one.span.start
    ]
    return bool(ends) and _AND.fullmatch(text, ends[-1], one.span.start) is not None


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


def _is_marked(line: _Line, text: str) -> bool:
    return without_bullet(text, line.span) != line.span


def _is_post(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS and (begins_with_post(words) or ends_with_post(words))


def _may_stand_between(line: _Line, text: str, behind_title: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a line that is no item ends no list: one of the title, or a person told otherwise."""
    said = line.span.of(text)
    if tells_leaving(said):
        return False
    if not entries:
        return behind_title <= _LINES_OF_TITLE and len(said) <= _LONGEST_HEADER and not said.endswith(".")
    return len(said) <= _LONGEST_HEADER and any(one.family == "Person" for one in line.named)


def _is_signature(lines: Sequence[_Line], text: str) -> bool:
    """Tell whether the line below holds nothing but a person's name, as below the office of who signs."""
    below = lines[1] if len(lines) > 1 else None
    return below is not None and any(
        one.family == "Person" and one.span.of(text) == below.span.of(text) for one in below.named
    )
