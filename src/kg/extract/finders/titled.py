"""Names made of a head noun («форум», "memorandum") with its modifiers, complement and quoted title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon import lexicon
from kg.model import Span

_TITLE = r"(?:«[^«»\n]{2,140}(?:«[^«»\n]{1,80}»[^«»\n]{0,60})?»+|“[^“”\n]{2,160}”|\"[^\"\n]{2,160}\")"
_YEARS = r"(?:\s(?:for|на)\s20\d\d[–-]20\d\d(?:\sгоды)?)"


@dataclass(frozen=True, slots=True)
class TitledName:
    """A name found by its head noun: `title` is the quoted part, `plain` a head with nothing beside it."""

    span: Span
    title: Span | None
    plain: bool


class TitledNames:
    """The names of one subject in one language, as its lexicon describes them."""

    def __init__(self, language: str, subject: str) -> None:
        table: dict[str, str] = lexicon(language, subject)["names"]
        build = _head_last if table["order"] == "head last" else _head_first
        self._names = re.compile(build(table))
        self._alone = re.compile(table["titles_alone"])

    def find(self, text: str) -> Iterator[TitledName]:
        """Yield the names in text order, then unquoted titles beside a head noun."""
        for match in self._names.finditer(text):
            title = Span(*match.span("title")) if match["title"] else None
            plain = not (match["before"] or match["complement"] or title)
            yield TitledName(_span(match), title, plain)
        for match in self._alone.finditer(text):
            group = next(name for name, found in match.groupdict().items() if found)
            name = Span(match.start(group), match.start(group) + len(match[group].rstrip()))
            yield TitledName(name, name, False)


def _span(match: re.Match[str]) -> Span:
    start, end = match.span()
    while match.string[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _head_first(table: dict[str, str]) -> str:
    return (
        rf"(?<![\w-])(?P<before>(?:{table['modifier']}\s){{0,5}})(?P<head>(?i:{table['head']}))(?![\w-])"
        rf"(?P<complement>\s{table['complement']}(?!\w))?(?:\s?(?P<title>{_TITLE}))?{_YEARS}?"
    )


def _head_last(table: dict[str, str]) -> str:
    complement = table.get("complement", "(?!)")
    return (
        rf"(?<![\w-])(?P<complement>{complement}\s)?(?P<title>{_TITLE})?(?:(?<=[»”\"])\s)?"
        rf"(?<![\w-])(?P<before>(?:{table['modifier']}\s){{0,4}})"
        rf"(?P<head>(?i:{table['head']}{table['case']}))(?!\w)"
    )
