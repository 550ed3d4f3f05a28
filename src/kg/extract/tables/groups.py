"""Finds the group whose members a table or list gives: named in its title or else last before it."""

from collections.abc import Iterable

from kg.extract.names import name_words, same_word
from kg.extract.relations.context import Context, Named
from kg.extract.tables.words import names_composition, names_group
from kg.model import VOCABULARY, Span

_MEMBER_OF = "member_of"
_FEW_WORDS = 3
_REACH = 1500
_Group = tuple[Named, Span]


def group_of(seen: Context, text: str, titles: Iterable[Span], start: int) -> _Group | None:
    """Return the group and the title that says that its members are listed from `start` on.

    A title that calls it by its noun alone means the one that was so called before with its name.
    """
    lines = list(titles)
    title = next((line for line in lines if names_composition(line.of(text))), None)
    if title is None:
        return None
    for line in sorted(lines, key=lambda line: (line != title, abs(line.start - title.start))):
        for named in seen.within(line):
            if _is_group(named, text):
                return _fuller(named, seen, text), Span(
                    min(line.start, title.start), max(line.end, title.end)
                )
    noun = names_group(title.of(text))
    before = [named for named in seen.before(start) if _is_group(named, text)]
    alike = [named for named in before if noun is not None and _same_noun(named, noun.group(), text)]
    near = [named for named in before if noun is None and start - named.span.end < _REACH]
    found = next(iter(alike or near), None)
    return (found, title) if found is not None else None


def _is_group(named: Named, text: str) -> bool:
    return (
        VOCABULARY.allows(_MEMBER_OF, "Person", named.referent.type)
        and names_group(named.span.of(text)) is not None
    )


def _same_noun(named: Named, noun: str, text: str) -> bool:
    words = names_group(named.span.of(text))
    return words is not None and same_word(words.group().casefold(), noun.casefold())


def _fuller(named: Named, seen: Context, text: str) -> Named:
    """Return the group with a name that is called by its noun alone here, the last named before."""
    words = name_words(named.span.of(text)).words
    if len(words) >= _FEW_WORDS or len(name_words(named.referent.name).words) >= _FEW_WORDS:
        return named
    fuller = (
        other
        for other in seen.before(named.span.start)
        if other.referent.type == named.referent.type
        and len(name_words(other.referent.name).words) > len(words)
        and all(any(same_word(word, one) for one in name_words(other.referent.name).words) for word in words)
    )
    found = next(fuller, None)
    return Named(named.span, found.referent) if found is not None else named
