"""Reads what a cell says of a person: posts and where they are held, the role in the group, consent pending.

A post is kept whole: all words of the cell but the names of bodies, «заместитель директора … по персоналу».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Named
from kg.extract.relations.role_words import role_words
from kg.extract.tables.people import begins_with_post, ends_with_post, is_post_word
from kg.extract.tables.words import LANGUAGES, consent, pattern
from kg.model import Span

_EDGES = " \t\n\u00a0,;:.–—-()"
_PARTS = re.compile(r"[,;]\s+|\s[–—-]\s")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_BRACKETS = {"(": ")", "«": "»", "“": "”", "„": "“"}


@dataclass(frozen=True, slots=True)
class Post:
    """The words for a post and the body that the words beside it name, if any."""

    role: str
    body: Named | None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a person or body: its own posts, its role in the group and what is pending.

    `leading` is the role of one who leads the group, `member` tells that a plain member is meant.
    """

    posts: tuple[Post, ...] = ()
    leading: str | None = None
    member: bool = False
    condition: str | None = None


class Posts:
    """Reads cells of a document in one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "tables")["post"]
        self._office = role_words(language).office
        self._body_first = language == "kk"
        self._field = re.compile(rf"(?:{words['field']})\s", re.IGNORECASE)
        self._joint = re.compile(rf"\s(?:{words['joint']})$", re.IGNORECASE)

    def read(self, text: str, stretch: Span, bodies: Sequence[Named]) -> Said:
        """Return what a stretch says in which the given bodies are named, in text order."""
        posts: list[Post] = []
        titles: list[str] = []
        leading: str | None = None
        member = False
        pending = consent().search(text, stretch.start, stretch.end)
        for part in self._parts(text, stretch, bodies):
            words = part.of(text)
            if role := group_role(words):
                leading = leading or role
            elif is_plain_member(words):
                member = True
            elif _titles().fullmatch(words.strip(_EDGES)):
                titles.append(words.strip(_EDGES))
            else:
                posts.append(self._post(text, part, [one for one in bodies if _within(one.span, part)]))
        if titles:
            posts = [post if post.role else Post(titles[0], post.body) for post in posts]
            posts = posts or ([Post(titles[0], None)] if leading is None else [])
        return Said(tuple(posts), leading, member, pending["mark"] if pending else None)

    def _parts(self, text: str, stretch: Span, bodies: Sequence[Named]) -> Iterator[Span]:
        """Yield the posts and roles that a stretch lists; what only goes on with a post stays with it."""
        cuts = [stretch.start, *_cuts(text, stretch, bodies), stretch.end]
        part: Span | None = None
        for start, end in pairwise(cuts):
            piece = _cleared(text, start, end)
            if piece is None:
                continue
            if part is not None and not self._begins_anew(text, part, piece, bodies):
                part = Span(part.start, piece.end)
                continue
            if part is not None:
                yield part
            part = piece
        if part is not None:
            yield part

    def _begins_anew(self, text: str, part: Span, piece: Span, bodies: Sequence[Named]) -> bool:
        before, words = part.of(text), piece.of(text)
        if is_role(words) or is_role(before):
            return True
        if _titles().fullmatch(words.strip(_EDGES)) or _titles().fullmatch(before.strip(_EDGES)):
            return True
        named = [any(_within(one.span, where) for one in bodies) for where in (part, piece)]
        if not self._body_first and named[0] and is_post_word(words.partition(" ")[0]):
            return True
        if not all(named):
            return False
        return ends_with_post(before) if self._body_first else begins_with_post(words)

    def _post(self, text: str, part: Span, bodies: Sequence[Named]) -> Post:
        """Return the post of a part: the words beside its bodies, and the body that they belong to."""
        if not bodies:
            return Post(self._role(part.of(text)), None)
        edges = [part.start, *(edge for one in bodies for edge in (one.span.start, one.span.end)), part.end]
        gaps = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        offices = [self._office_of(text, one) for one in bodies]
        place = next((at for at, gap in enumerate(gaps) if self._is_role(gap)), None)
        if place is None:
            at = next((number for number, office in enumerate(offices) if office), None)
            if at is not None:
                return Post(offices[at] or "", bodies[at])
            told = [number for number, gap in enumerate(gaps) if gap.strip(_EDGES)[:1].islower()]
            if not told:
                return Post("", bodies[0])
            place = told[-1 if self._body_first else 0]
        at = place - 1 if (self._body_first and place > 0) or place == len(bodies) else place
        role = self._role(gaps[place])
        if office := offices[at]:
            role = f"{office} {role}" if at < place else f"{role} {office}"
        behind = [gap.strip(_EDGES) for gap in gaps[place + 1 :] if self._field.match(gap.strip(_EDGES))]
        return Post(" ".join([role, *behind]), bodies[at])

    def _office_of(self, text: str, body: Named) -> str | None:
        is_public = body.referent.type == "GovernmentBody"
        return self._office(body.span.of(text)) if is_public else None

    def _is_role(self, gap: str) -> bool:
        words = gap.strip(_EDGES)
        return bool(words) and (begins_with_post(words) or ends_with_post(words))

    def _role(self, words: str) -> str:
        role = " ".join(words.split()).strip(_EDGES)
        while (shorter := self._joint.sub("", role).strip(_EDGES)) != role:
            role = shorter
        return role


def group_role(words: str) -> str | None:
    """Return the words if all that they say is who leads a group: «секретарь», «төрағаның орынбасары»."""
    said = " ".join(_REMARK.sub("", words).split()).strip(_EDGES)
    return said if _leading().fullmatch(said) else None


def is_plain_member(words: str) -> bool:
    """Tell whether all that words say is that someone is a plain member: «член комиссии»."""
    return _member().fullmatch(" ".join(words.split()).strip(_EDGES)) is not None


def is_role(words: str) -> bool:
    """Tell whether all that words say is a role in a group, be it that of a plain member."""
    return group_role(words) is not None or is_plain_member(words)


def _cuts(text: str, stretch: Span, bodies: Sequence[Named]) -> Iterator[int]:
    """Yield where a comma or dash stands outside names and brackets."""
    for match in _PARTS.finditer(text, stretch.start, stretch.end):
        inside = any(one.span.start < match.end() and match.start() < one.span.end for one in bodies)
        before = text[stretch.start : match.start()]
        open_ = any(before.count(opening) > before.count(closing) for opening, closing in _BRACKETS.items())
        if not inside and not open_:
            yield match.end()


def _cleared(text: str, start: int, end: int) -> Span | None:
    """Return a piece without signs at its edges and without what says that consent is pending."""
    for mark in consent().finditer(text, start, end):
        if text[mark.end() : end].strip(_EDGES):
            start = mark.end() if not text[start : mark.start()].strip(_EDGES) else start
        else:
            end = mark.start()
            break
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in " \t\n\u00a0,;:–—-":
        end -= 1
    return Span(start, end) if start < end else None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@cache
def _leading() -> re.Pattern[str]:
    before, leading, of = (pattern("roles", key) for key in ("before", "leading", "of"))
    return re.compile(rf"(?:{before})(?:{leading})(?:{of})", re.IGNORECASE)


@cache
def _member() -> re.Pattern[str]:
    before, member, of = (pattern("roles", key) for key in ("before", "member", "of"))
    return re.compile(rf"(?:{before})(?:{member})(?:{of})", re.IGNORECASE)


@cache
def _titles() -> re.Pattern[str]:
    titles = "|".join(f"(?:{lexicon(language, 'tables')['post']['titles']})" for language in LANGUAGES)
    return re.compile(rf"(?:(?:{titles})[,\s]*)+", re.IGNORECASE)
