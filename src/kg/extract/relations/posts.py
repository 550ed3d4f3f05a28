"""Finds posts: role phrases with the organisation beside them, and the persons they are said of."""

import re
from dataclasses import dataclass

from kg.extract.lexicon import lexicon
from kg.extract.relations.role_words import Outline, RolePhrase, role_words

_SEPARATORS = frozenset(",:–—|-")


@dataclass(slots=True, eq=False)
class Post:
    """A role phrase and its neighbours, as positions in the outline; `start`..`end` covers both.

    `join` names how the organisation was found: `after`, `before`, `office` or nothing.
    """

    start: int
    end: int
    role: str
    phrase: RolePhrase | None
    organization: int | None = None
    generic: int | None = None
    persons: tuple[int, ...] = ()
    join: str = ""


class Posts:
    """Reads the posts of an outline in one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "roles")
        joins, blank = words["joins"], words["signature"]["blank"]
        self._words = role_words(language)
        titles = rf"(?:{joins['titles']}[,\s]\s*)*"
        suffix = r"(?:-\w+)?"
        self._after_role = re.compile(
            rf"(?P<gap>{joins['after_role']})(?P<o>[ⓄⓂⓃ]){suffix}"
            rf"(?:{joins['containing']}[ⓄⓂⓉ]{suffix}|\s?\([ⓄⓂ]\))*",
            re.I,
        )
        self._before_role = re.compile(
            rf"(?P<o>[ⓄⓂⓃ])(?:\s?\([ⓄⓂ]\))?(?:{joins['before_role']}){joins['article']}$", re.I
        )
        self._right = re.compile(
            rf"(?P<gap>\s*[,:–—|-]?\s*|{blank}){titles}(?P<p>Ⓟ)"
            rf"(?P<more>(?:, {titles}Ⓟ)*(?:,? {joins['and']} {titles}Ⓟ)?)",
            re.I,
        )
        self._left = re.compile(
            rf"(?P<p>Ⓟ){suffix}(?:\s*\([^)]*\)\s*)?(?:\s*[,(–—:|]\s*|\s-\s|\s{{3,}}|\s{joins['copula']}\s|\s(?=[\w]|$))"
            rf"{joins['article']}{titles}$",
            re.I,
        )
        self._chain = re.compile(r"(?:[ⓄⓂⓃⓉ](?:-\w+)?(?:\s?\([ⓄⓂ]\))?\s+)+$")
        self._between = re.compile(
            r"(?P<p>Ⓟ)\s*(?:[,(–—|]|-(?=\s))\s*(?P<o>[ⓄⓂ])(?:-\w+)?(?:\s?\([^)]*\))?\s*[,–—|-]\s*$"
        )
        self._link = re.compile(
            rf"\s*(?:[,–—(]|,? {joins['and']}\b|-(?=\s))\s*{joins['article']}{titles}", re.I
        )

    def of(self, outline: Outline, text: str) -> list[Post]:
        """Return the posts of a sentence of the document `text`, in order, with their persons."""
        posts = [self._post(outline, position, phrase, text) for position, phrase in outline.roles.items()]
        taken = {post.organization for post in posts}
        for position, letter in enumerate(outline.text):
            if letter == "Ⓜ" and position not in taken:
                office = self._words.office(outline.named(position).span.of(text)) or ""
                posts.append(Post(position, position + 1, office, None, position, join="office"))
        posts.sort(key=lambda post: post.start)
        self._give_persons(outline.text, posts)
        return posts

    def _post(self, outline: Outline, position: int, phrase: RolePhrase, text: str) -> Post:
        post = Post(position, position + 1, phrase.text, phrase)
        before = self._before_role.search(outline.text, max(0, position - 20), position)
        after = self._after_role.match(outline.text, position + 1)
        if before and not (after and after["gap"].strip() not in ("", ",")):
            self._take(outline, post, before.start("o"), text, "before")
            post.start = before.start("o")
            if chain := self._chain.search(outline.text, max(0, post.start - 20), post.start):
                post.start = chain.start()
        elif between := self._between.search(outline.text, max(0, position - 60), position):
            self._take(outline, post, between.start("o"), text, "between")
            post.start = between.start("o")
        elif after and "," not in after["gap"]:
            self._take(outline, post, after.start("o"), text, "after")
            post.end = after.end()
        return post

    def _take(self, outline: Outline, post: Post, position: int, text: str, join: str) -> None:
        post.join = join
        letter = outline.text[position]
        if letter == "Ⓝ":
            post.generic = position
            return
        post.organization = position
        if letter == "Ⓜ":
            office = self._words.office(outline.named(position).span.of(text)) or ""
            parts = (office, post.role) if join == "before" else (post.role, office)
            post.role = " ".join(part for part in parts if part)

    def _give_persons(self, text: str, posts: list[Post]) -> None:
        previous: Post | None = None
        for post in posts:
            right = self._right.match(text, post.end)
            left = self._left.search(text, max(0, post.start - 60), post.start)
            if right and right["gap"].strip() not in _SEPARATORS:
                post.persons = _group(right, post)
            elif left:
                post.persons = (left.start("p"),)
            elif previous and self._said_before(text, previous, post):
                post.persons = previous.persons
            elif right:
                post.persons = _group(right, post)
            previous = post
        for post, following in zip(reversed(posts[:-1]), reversed(posts[1:]), strict=True):
            follows = following.persons and following.persons[0] > following.start
            if not post.persons and follows and self._link.fullmatch(text, post.end, following.start):
                post.persons = following.persons

    def _said_before(self, text: str, previous: Post, post: Post) -> bool:
        return (
            bool(previous.persons)
            and previous.persons[0] < previous.start
            and self._link.fullmatch(text, previous.end, post.start) is not None
        )


def _group(right: "re.Match[str]", post: Post) -> tuple[int, ...]:
    first = right.start("p")
    if post.phrase is None or not post.phrase.plural:
        return (first,)
    more = right.start("more")
    return (first, *(more + index for index, letter in enumerate(right["more"]) if letter == "Ⓟ"))
