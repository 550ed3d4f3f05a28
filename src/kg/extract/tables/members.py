"""Adds who is a member of which group and who holds which post, row by row of tables and lists of members.

A person who leads the group holds a role there, as the gold texts have it; others are members, and where a
row names a post alone, its body is. That someone has yet to agree is kept in the words of the document as the
role of the membership, which stays actual.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import findings
from kg.extract.relations.context import Context, Named, context
from kg.extract.tables.entries import Entry, in_group, merged, state
from kg.extract.tables.groups import group_of
from kg.extract.tables.kinds import titles
from kg.extract.tables.lists import Lists
from kg.extract.tables.posts import Post, Posts, is_role
from kg.extract.tables.sections import Section, Sections
from kg.extract.tables.table import Column, Kind, Row, Table
from kg.extract.tables.words import consent
from kg.model import Span


class Members:
    """The component `members` of one language."""

    def __init__(self, language: str) -> None:
        self._posts, self._sections = Posts(language), Sections(language)
        self._lists = Lists(language)

    def __call__(self, doc: Doc) -> Doc:
        """Change `findings(doc).relations`: what rows say takes the place of what was read of their words."""
        found, seen = findings(doc), context(doc)
        for table in found.tables:
            if table.kind is Kind.MEMBERS and table.rows:
                start = table.span.start
                group = group_of(seen, found.text, titles(found.text, table.rows, start), start)
                state(seen, list(self._entries(seen, found.text, table)), group)
        for listing in self._lists.of(seen):
            state(seen, listing.entries, listing.group)
        return doc

    def _entries(self, seen: Context, text: str, table: Table) -> Iterator[Entry]:
        section = Section()
        for row in table.rows:
            named = seen.within(row.span)
            header = self._sections.read(seen, text, row.filled[0], named) if len(row.filled) == 1 else None
            if header is not None:
                section = header
            else:
                yield self._entry(text, table, row, named, section)

    def _entry(self, text: str, table: Table, row: Row, named: Sequence[Named], section: Section) -> Entry:
        bodies = [one for one in named if one.family == "Organization"]
        persons = [one for one in named if one.family == "Person"]
        names, posts = table.cells(row, Column.NAME), table.cells(row, Column.POST)
        if names and posts:
            persons = [one for one in persons if any(_in(one.span, cell) for cell in names)]
        else:
            persons = persons[:1]
        told = [*posts, *(rest for cell in names if (rest := _behind(persons, cell)))]
        if persons and not names:
            told = [rest for cell in posts if (rest := _behind(persons, cell))]
        said = merged([self._posts.read(text, cell, _of(bodies, cell)) for cell in told])
        where = [one for cell in table.cells(row, Column.BODY) for one in _of(bodies, cell)][:1]
        roles = table.cells(row, Column.ROLE)
        if said.leading and not said.posts and (where or roles):
            said = replace(said, posts=(Post(said.leading, None),), leading=None)
        for cell in roles:
            said = in_group(said, cell.of(text))
        for cell in table.cells(row, None):
            if is_role(cell.of(text)):
                said = in_group(said, cell.of(text))
        noted = [mark["mark"] for cell in row.filled if (mark := consent().search(cell.of(text)))]
        return Entry(
            row.span, tuple(persons), replace(said, condition=next(iter(noted), None)), section, *where
        )


def _of(bodies: Sequence[Named], cell: Span) -> list[Named]:
    return [one for one in bodies if _in(one.span, cell)]


def _behind(persons: Sequence[Named], cell: Span) -> Span | None:
    """Return what stands behind the last person in a cell."""
    within = [one.span.end for one in persons if _in(one.span, cell)]
    start = within[-1] if within else cell.start
    return Span(start, cell.end) if start < cell.end else None


def _in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@Language.factory("members")
def members(nlp: Language, name: str) -> Members:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Members(str(nlp.lang))
