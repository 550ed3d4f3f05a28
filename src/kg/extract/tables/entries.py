"""States what the rows of a table, or the items of a list, of members say.

A person who leads the group holds a role there, as the gold texts have it; others are members, and where a
row names a post alone, its body is. That someone has yet to agree is kept in the words of the document as the
role of the membership, which stays actual.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.findings import Relation, findings
from kg.extract.relations.context import Context, Named
from kg.extract.tables.posts import Post, Said, is_plain_member
from kg.extract.tables.sections import Section
from kg.extract.tables.words import consent
from kg.model import Span, Status

RULE = "tables.member"
_CONFIDENCE = 0.9
_LONGEST_EVIDENCE = 2000
_SAID_BY_MEMBERS = frozenset({"holds_role", "member_of"})
_SAID_BY_OTHERS = frozenset({"holds_role"})

Group = tuple[Named, Span]
"""The group and the title that says that its members are listed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or item: the persons it names and what it says of them, or of a body where it names none.

    `where` is a body that stands beside the post.
    """

    span: Span
    persons: tuple[Named, ...]
    said: Said
    section: Section
    where: Named | None = None

    @property
    def condition(self) -> str | None:
        """What is still to be agreed, by the entry or by what heads it."""
        return self.said.condition or self.section.condition

    @property
    def leading(self) -> str | None:
        """The role of one who leads the group, by the entry or by what heads it."""
        return self.said.leading or (None if self.said.member else self.section.leading)


def merged(parts: Sequence[Said]) -> Said:
    """Return what several cells say together."""
    return Said(
        tuple(post for part in parts for post in part.posts),
        next((part.leading for part in parts if part.leading), None),
        any(part.member for part in parts),
        next((part.condition for part in parts if part.condition), None),
    )


def in_group(said: Said, role: str) -> Said:
    """Return what is said with the role in the group that a cell of its own tells."""
    role = " ".join(consent().sub(" ", role).split()).strip(" .,;")
    if not role:
        return said
    return replace(said, member=True) if is_plain_member(role) else replace(said, leading=role)


def state(seen: Context, entries: Sequence[Entry], group: Group | None) -> None:
    """Append the relations that the entries say, in place of those that were read of their words."""
    found = findings(seen.doc)
    ordered = sorted(entries, key=lambda entry: entry.span)
    told = _SAID_BY_MEMBERS if group is not None else _SAID_BY_OTHERS
    listed = {id(person.referent) for entry in ordered for person in entry.persons}
    found.relations = [
        one
        for one in found.relations
        if one.relation not in told
        or not (_is_said_by(one, ordered) or (group is not None and _is_in(one, group, listed)))
    ]
    for entry in ordered:
        for person in entry.persons:
            for post, body, evidence in _posts(entry):
                _add(seen, "holds_role", person, body, evidence, post.role)
            if group is not None and entry.leading:
                _add(seen, "holds_role", person, group[0], _from(group[1], entry.span), entry.leading)
            elif group is not None:
                _add(seen, "member_of", person, group[0], _from(group[1], entry.span), entry.condition)
        if group is not None and not entry.persons:
            for body, role in _ex_officio(entry):
                _add(seen, "member_of", body, group[0], _from(group[1], entry.span), role)


def _is_in(relation: Relation, group: Group, listed: Container[int]) -> bool:
    """Tell whether a relation says again what one who is listed is in the group."""
    is_own = relation.object is group[0].referent and relation.status is Status.ACTUAL
    return is_own and relation.rule != RULE and id(relation.subject) in listed


def _is_said_by(relation: Relation, entries: Sequence[Entry]) -> bool:
    at = bisect_right(entries, relation.subject_span.start, key=lambda entry: entry.span.start) - 1
    return (
        at >= 0
        and relation.subject_span.end <= entries[at].span.end
        and relation.rule != RULE
        and (
            bool(entries[at].said.posts)
            or relation.relation == "member_of"
            or entries[at].leading is not None
        )
    )


def _posts(entry: Entry) -> Iterator[tuple[Post, Named, Span]]:
    """Yield the posts with their bodies: the one named with it, else beside it, else in the header."""
    named = any(post.body is not None for post in entry.said.posts)
    for post in entry.said.posts:
        if not post.role or (named and post.body is None):
            continue
        if post.body is not None or entry.where is not None:
            body = post.body or entry.where
            assert body is not None  # noqa: S101  (one of both is)
            yield post, body, entry.span
        elif entry.section.body is not None and entry.section.span is not None:
            yield post, entry.section.body, _from(entry.section.span, entry.span)


def _ex_officio(entry: Entry) -> Iterator[tuple[Named, str | None]]:
    """Yield the bodies whose posts an entry names without a person, each with the post as it is written."""
    posts = [post for post in entry.said.posts if post.body is not None]
    fallback = entry.where or entry.section.body
    if not posts and fallback is not None:
        posts = [Post(post.role, fallback) for post in entry.said.posts[:1]] or [Post("", fallback)]
    for post in posts:
        words = ", ".join(filter(None, (post.role, entry.leading)))
        condition = f"({entry.condition})" if entry.condition and words else entry.condition
        role = " ".join(filter(None, (words, condition)))
        if post.body is not None:
            yield post.body, role or None


def _from(header: Span, entry: Span) -> Span:
    """Return the stretch from a header to an entry, which proves both; of a long list the entry alone."""
    whole = Span(min(header.start, entry.start), max(header.end, entry.end))
    return whole if whole.end - whole.start <= _LONGEST_EVIDENCE else entry


def _add(
    seen: Context, relation: str, subject: Named, target: Named, evidence: Span, role: str | None
) -> None:
    ends = subject.referent.confidence * target.referent.confidence
    seen.add(relation, subject, target, evidence, RULE, role=role, confidence=round(_CONFIDENCE * ends, 2))
