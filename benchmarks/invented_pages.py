"""Pages that name invented things, as the resolver reads them: statements with names, places, employers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.name_variants import LANGUAGES, Act, College, Company, Person, School, Thing, drawn, towns
from kg.model import Document, Judgement, Language, Mention, PartialDate, Span, Statement, Value

_SPAN = Span(0, 1)
_ON_A_PAGE = 20
_TIMES = ((1, 2, 3, 4, 5), (40, 25, 15, 12, 8))


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    things: tuple[int, ...]


class Pages:
    """Pages on which each of some invented things stands one to five times; a source for the resolver.

    `further` pages more name some of the things again; they are not shown before they are added. The referent
    of a thing on a page ends in a colon and the thing, so that `truth` can tell.
    """

    def __init__(self, entities: int, further: int = 0) -> None:
        random = Random(1)  # noqa: S311  (the same pages every time)
        self._things = drawn(entities, random)
        first = _spread(self._things, random)
        more = [tuple(random.sample(range(entities), _ON_A_PAGE)) for _ in range(further)]
        pages = [_page(number, things, random) for number, things in enumerate((*first, *more))]
        self._pages = {page.document.id: page for page in pages}
        ids = list(self._pages)
        self.shown = dict.fromkeys(ids[: len(first)], 1)
        self.further = ids[len(first) :]
        self._revision = 1

    def add(self, document_id: str) -> None:
        """Show one more page."""
        self._revision += 1
        self.shown[document_id] = self._revision

    def forget(self, document_id: str) -> None:
        """Show one page less."""
        self._revision += 1
        del self.shown[document_id]

    @property
    def revision(self) -> int:
        return self._revision

    def change_at(self, revision: int) -> str:
        return f"change {revision}" if 0 < revision <= self.revision else ""

    def document_revisions(self) -> Mapping[str, int]:
        return dict(self.shown)

    def document(self, document_id: str) -> Document:
        return self._pages[document_id].document

    def statements_of(self, document_id: str) -> Iterable[Statement]:
        page = self._pages[document_id]
        return _Writer(page.document, self._things).statements(page.things)

    def judgements(self) -> Iterable[Judgement]:
        return ()


def truth(referent: str) -> str:
    """Return what a referent stands for."""
    return referent.rpartition(":")[2]


def is_town(referent: str) -> bool:
    """Tell whether a referent is a town of the gazetteer, which stands on very many pages."""
    return truth(referent).startswith("town-")


def _spread(things: list[Thing], random: Random) -> list[tuple[int, ...]]:
    """Return what stands on each page; a person is mostly on pages of the employer."""
    times = [random.choices(*_TIMES)[0] for _ in things]
    pages: list[dict[int, None]] = [{} for _ in range(max(1, sum(times) // _ON_A_PAGE))]
    places: dict[int, list[int]] = {}
    for number, thing in enumerate(things):
        around = places[thing.employer] if isinstance(thing, Person) else []
        places[number] = [
            random.choice(around) if around and random.random() < 0.8 else random.randrange(len(pages))
            for _ in range(times[number])
        ]
        for page in places[number]:
            pages[page][number] = None
    return [tuple(page) for page in pages]


def _page(number: int, things: tuple[int, ...], random: Random) -> _Page:
    language = Language(random.choices(LANGUAGES, (20, 50, 30))[0])
    published = PartialDate(random.randrange(2015, 2026))
    return _Page(Document(f"bench:{number}", "", language, published=published), things)


class _Writer:
    """Writes the statements of one page, always the same ones."""

    def __init__(self, document: Document, things: list[Thing]) -> None:
        self._document = document
        self._things = things
        self._random = Random(document.uri)  # noqa: S311  (the same names every time)

    def statements(self, numbers: tuple[int, ...]) -> Iterator[Statement]:
        named = set(numbers)
        for number in numbers:
            thing = self._things[number]
            mention = self._mention(f"{number}", thing.type)
            yield from self._names(mention, thing)
            if isinstance(thing, Company | College | School) and self._random.random() < 0.6:
                yield from self._located(mention, thing.town)
            if isinstance(thing, Person) and thing.employer in named and self._random.random() < 0.8:
                body = self._mention(f"{thing.employer}", self._things[thing.employer].type)
                role = thing.role[LANGUAGES.index(self._document.language)]
                yield self._statement("holds_role", mention, body, role)
            if isinstance(thing, Act):
                yield self._statement("number", mention, Value(thing.number))
                yield self._statement("date", mention, Value(thing.date))

    def _names(self, mention: Mention, thing: Thing) -> Iterator[Statement]:
        language = self._document.language
        written = thing.written(language, self._random)
        yield self._statement("name", mention, Value(written.name, language))
        if written.alias:
            yield self._statement("alias", mention, Value(written.alias, language))

    def _located(self, mention: Mention, town: int) -> Iterator[Statement]:
        language = self._document.language
        place = self._mention(f"town-{town}", "Place")
        name = towns()[town][LANGUAGES.index(language)]
        yield self._statement("name", place, Value(name, language))
        yield self._statement("located_in", mention, place)

    def _mention(self, thing: str, type_: str) -> Mention:
        return Mention(f"r{self._document.id}:{thing}", type_, _SPAN, "")

    def _statement(
        self, relation: str, subject: Mention, object_: Mention | Value, role: str | None = None
    ) -> Statement:
        return Statement(self._document.id, relation, subject, object_, "", _SPAN, role=role)
