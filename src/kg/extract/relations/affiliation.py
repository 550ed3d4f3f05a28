"""Decides which organisation a post belongs to when none stands beside the role."""

import re

from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named
from kg.extract.relations.posts import Post
from kg.extract.relations.role_words import Outline

TYPES_OF_KIND = {
    "education": frozenset({"University", "College", "School", "ResearchInstitute"}),
    "government": frozenset({"GovernmentBody"}),
    "body": frozenset({"Alliance", "Unit", "Association", "GovernmentBody"}),
}
_ORGANIZATIONS = frozenset(
    {"University", "College", "School", "Company", "GovernmentBody", "Association", "Alliance",
     "ResearchInstitute", "NGO", "InternationalOrganization"}
)  # fmt: skip


class Affiliation:
    """Finds the organisation of a post from the brackets, the list header or the text before it."""

    def __init__(self, language: str) -> None:
        joins = lexicon(language, "roles")["joins"]
        self._left = re.compile(
            rf"(?P<o>[ⓄⓂ])(?:-\w+)?(?:\s*\([ⓄⓂⓉ]\))?\s*(?:[(–—:,-]|,?\s*{joins['represented']}|\))*\s*(?:{joins['represented']})?{joins['article']}$",
            re.I,
        )
        self._right = re.compile(r"\)?\s*(?:\(|,|from|of|at|из|от|в|при|-)*\s*(?:the )?(?P<o>[ⓄⓂ])", re.I)

    def of(self, seen: Context, outline: Outline, post: Post, person: int) -> tuple[Named | None, str]:
        """Return the organisation and the name of the pattern that found it."""
        if post.organization is not None:
            return outline.named(post.organization), post.join
        if post.generic is not None:
            found = _preceding(seen, outline, post.start, outline.generics[post.generic].types)
            if found:
                return found, "generic"
        start, end = min(post.start, person), max(post.end, person + 1)
        if left := self._left.search(outline.text, max(0, start - 40), start):
            return outline.named(left.start("o")), "left"
        if right := self._right.match(outline.text, end):
            return outline.named(right.start("o")), "right"
        return self._elsewhere(seen, outline, post, start)

    def _elsewhere(self, seen: Context, outline: Outline, post: Post, start: int) -> tuple[Named | None, str]:
        header = outline.sentence.header
        kinds = post.phrase.kinds if post.phrase else frozenset()
        if header is not None and "body" not in kinds:
            organizations = header.of("Organization")
            if len(organizations) == 1:
                return organizations[0], "header"
        types = _ORGANIZATIONS
        for kind, allowed in TYPES_OF_KIND.items():
            if kind in kinds:
                types = allowed
        return _preceding(seen, outline, start, types), "preceding"


def _preceding(seen: Context, outline: Outline, position: int, types: frozenset[str]) -> Named | None:
    offset = outline.sentence.masked.starts[outline.origin[position]]
    return next((named for named in seen.before(offset) if named.referent.type in types), None)
