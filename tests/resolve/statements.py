"""Small pages with the things that they name, a shelf to resolve them from, and what came out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from kg.model import (
    Document,
    Extraction,
    Judgement,
    Language,
    Mention,
    PartialDate,
    Snapshot,
    Span,
    Statement,
    Status,
    Value,
    Verdict,
    content_id,
)
from kg.resolve import Resolution, assemble

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Thing:
    """Something that a page names; two of one name are told apart by their `mark`."""

    type: str
    name: str
    language: str = "ru"
    aliases: tuple[str, ...] = ()
    number: str | None = None
    date: str | None = None
    mark: str = ""


@dataclass(frozen=True)
class Said:
    """A relation between two things of a page."""

    relation: str
    subject: Thing
    object: Thing
    role: str | None = None
    kind: str | None = None
    status: Status = Status.ACTUAL


@dataclass(frozen=True)
class Page:
    """A document of one line for each thing, and what it says of them."""

    document: Document
    extraction: Extraction

    @property
    def id(self) -> str:
        return self.document.id

    def referent(self, thing: Thing) -> str:
        return referent(self.document, thing)


def page(
    name: str, *said: Thing | Said, published: PartialDate | None = None, language: Language = Language.RU
) -> Page:
    """Return the page at the address of this name; things that only a relation has are named as well."""
    things = list(dict.fromkeys(thing for part in said for thing in _things(part)))
    text = "".join(f"{thing.name}\n" for thing in things)
    document = Document(f"https://example.org/{name}", text, language, name, published)
    starts = [sum(len(thing.name) + 1 for thing in things[:index]) for index in range(len(things))]
    mentions = {
        thing: Mention(
            referent(document, thing), thing.type, Span(start, start + len(thing.name)), thing.name
        )
        for thing, start in zip(things, starts, strict=True)
    }
    statements = [
        *(statement for thing in things for statement in _properties(document, thing, mentions[thing])),
        *(_relation(document, part, mentions) for part in said if isinstance(part, Said)),
    ]
    return Page(document, Extraction(tuple(statements)))


def referent(document: Document, thing: Thing) -> str:
    return content_id("r", document.id, thing)


def _things(said: Thing | Said) -> tuple[Thing, ...]:
    return (said,) if isinstance(said, Thing) else (said.subject, said.object)


def _properties(document: Document, thing: Thing, mention: Mention) -> Iterator[Statement]:
    values = [("name", Value(thing.name, thing.language))]
    values += [("alias", Value(alias, thing.language)) for alias in thing.aliases]
    values += [(kind, Value(text)) for kind in ("number", "date") if (text := getattr(thing, kind))]
    for relation, value in values:
        yield Statement(document.id, relation, mention, value, mention.surface, mention.span)


def _relation(document: Document, said: Said, mentions: Mapping[Thing, Mention]) -> Statement:
    return Statement(
        document.id, said.relation, mentions[said.subject], mentions[said.object],
        document.text, Span(0, len(document.text)),
        status=said.status, role=said.role, kind=said.kind,
    )  # fmt: skip


@dataclass
class Shelf:
    """A ledger in memory: pages and judgements, of which the latest of a pair is in force."""

    revision: int = 0
    name: str = "shelf"
    pages: dict[str, tuple[Page, int]] = field(default_factory=dict)
    judged: dict[tuple[str, str], Judgement] = field(default_factory=dict)
    history: list[Judgement] = field(default_factory=list)

    def put(self, *pages: Page) -> None:
        for one in pages:
            self.revision += 1
            self.pages[one.id] = (one, self.revision)

    def forget(self, one: Page) -> None:
        self.revision += 1
        del self.pages[one.id]

    def judge(self, *judgements: Judgement) -> None:
        for one in judgements:
            self.revision += 1
            self.history.append(one)
            self.judged[one.left, one.right] = one

    def change_at(self, revision: int) -> str:
        return f"{self.name} {revision}" if 0 < revision <= self.revision else ""

    def document_revisions(self) -> dict[str, int]:
        return {id_: revision for id_, (_, revision) in self.pages.items()}

    def document(self, document_id: str) -> Document:
        return self.pages[document_id][0].document

    def statements_of(self, document_id: str) -> Sequence[Statement]:
        return self.pages[document_id][0].extraction.statements

    def judgements(self) -> list[Judgement]:
        pairs = sorted(self.judged)
        return [self.judged[pair] for pair in pairs if self.judged[pair].verdict is not Verdict.WITHDRAWN]


def judged(
    resolution: Resolution, left: str, right: str, verdict: Verdict, by: str = "Ainur", minute: int = 0
) -> Judgement:
    """Return a judgement of two nodes, made some minutes after noon."""
    left, right = min(left, right), max(left, right)
    names = (resolution.profile(left).name.value, resolution.profile(right).name.value)
    return Judgement(left, right, verdict, by, NOON + timedelta(minutes=minute), names=names)


def resolved(*pages: Page) -> dict[str, str]:
    """Return the entity of every referent of some pages."""
    shelf = Shelf()
    shelf.put(*pages)
    return resolved_shelf(shelf)


def resolved_shelf(shelf: Shelf) -> dict[str, str]:
    """Return the entity of every referent, resolved anew."""
    with Resolution.open() as resolution:
        resolution.bring_forward(shelf)
        return resolution.entity_of()


def snapshot(shelf: Shelf, resolution: Resolution) -> Snapshot:
    """Return what there is to publish, as of revision 0, so that two revisions can be compared."""
    resolution.bring_forward(shelf)
    pages = [one for one, _ in shelf.pages.values()]
    statements = [statement for one in pages for statement in one.extraction.statements]
    assembled = assemble(0, [one.document for one in pages], statements, resolution.entity_of())
    return replace(assembled, revision=0)


def node_of(resolution: Resolution, thing: Thing) -> str:
    """Return the one node that goes by the name of a thing."""
    nodes = [
        profile.node
        for entity in dict.fromkeys(resolution.entity_of().values())
        for profile in resolution.nodes_of(entity)
        if thing.name in profile.values("name")
    ]
    (node,) = nodes
    return node
