"""Reviewing a workspace: the pairs to look at with their evidence, and the decisions on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.errors import InputError, NotFoundError
from kg.model import Document, Judgement, Verdict
from kg.model.table import Cell, Table
from kg.publishing import PublishReport
from kg.resolve.names.evidence import scale
from kg.resolve.resolution import Resolution
from kg.resolve.review import Candidate, candidates, joining, judgement, parting, withdrawal
from kg.workspace import Workspace

_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that names a thing, and where it stands; `named` is what stands for the thing in it."""

    sentence: str
    named: str
    language: str
    document: str
    title: str
    uri: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things side by side: what it is called, what is said around it, and the evidence."""

    entity: str
    node: str
    type: str
    name: str
    names: tuple[str, ...]
    around: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """Two things that may be one, with the score and what it rests on: feature, weight, meaning, detail."""

    left: Side
    right: Side
    score: float
    apart: bool
    features: tuple[tuple[str, float, str, str], ...]


class Reviewing:
    """Reads and writes the decisions of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def pairs(self, limit: int | None = None, passed: Iterable[tuple[str, str]] = ()) -> list[ReviewPair]:
        """Return the pairs to look at, the most pressing first, without those of nodes `passed` over."""
        return [self._pair(candidate) for candidate in islice(self._candidates(passed), limit)]

    def count(self, passed: Iterable[tuple[str, str]] = ()) -> int:
        """Return how many pairs there are to look at, without those of nodes `passed` over."""
        return sum(1 for _ in self._candidates(passed))

    def open_pairs(self, limit: int | None = None) -> Table:
        """Return the pairs to look at in short: score, kept apart or not, types, names, entities."""
        rows = (self._row(candidate) for candidate in islice(self._candidates(), limit))
        columns = (
            "score",
            "kept_apart",
            "left_type",
            "left_name",
            "right_type",
            "right_name",
            "left",
            "right",
        )
        return Table(columns, tuple(rows))

    def decide(self, left: str, right: str, verdict: Verdict, by: str) -> None:
        """Record a decision on two nodes; raises NotFoundError for an unknown, InputError for one alone."""
        if left == right:
            raise InputError("A decision is on two things; this is one and the same.")
        resolution = self._resolution()
        for node in (left, right):
            if resolution.entity(node) is None:
                raise NotFoundError(f"There is no {node}; list what is open with: kg review --list")
        self._workspace.ledger.judge_all([judgement(resolution, left, right, verdict, by)])

    def merge(self, left: str, right: str, by: str) -> list[Judgement]:
        """Make two entities one; raises InputError when they are one already."""
        made = joining(self._resolution(), self._entity(left), self._entity(right), self._judgements(), by)
        self._workspace.ledger.judge_all(made)
        return made

    def split(self, entity: str, names: Sequence[str], documents: Sequence[str], by: str) -> list[Judgement]:
        """Take names, or what some documents say, out of an entity; raises InputError as `parting` does."""
        found = [self._document(name).id for name in documents]
        made = parting(self._resolution(), self._entity(entity), names, found, by)
        self._workspace.ledger.judge_all(made)
        return made

    def undo(self, by: str) -> list[Judgement]:
        """Take back the last decision; raises InputError when there is none."""
        made = withdrawal(self._workspace.ledger.all_judgements(), by)
        self._workspace.ledger.judge_all(made)
        return made

    def publish(self) -> PublishReport:
        """Publish what was decided, over connections of its own: reviewing may go on at the same time.

        Raises EngineError when an engine cannot be reached.
        """
        with Workspace.open(self._workspace.folder) as other:
            return other.publish()

    def decisions(self) -> Table:
        """Return every decision, the latest first: when, by whom, verdict, names, ids, score, reason."""
        self._resolution()
        made = reversed(self._workspace.ledger.all_judgements())
        columns = ("at", "by", "verdict", "left_name", "right_name", "left", "right", "score", "reason")
        return Table(columns, tuple(self._decision(one) for one in made))

    def _resolution(self) -> Resolution:
        with self._workspace.ledger.reading() as reading:
            self._workspace.resolution.bring_forward(reading)
        return self._workspace.resolution

    def _judgements(self) -> list[Judgement]:
        return list(self._workspace.ledger.judgements())

    def _candidates(self, passed: Iterable[tuple[str, str]] = ()) -> Iterator[Candidate]:
        return candidates(self._resolution(), self._judgements(), passed)

    def _entity(self, name: str) -> str:
        """Return the entity of an id of it or of a node, or of a name in the graph, which may be behind."""
        resolution = self._workspace.resolution
        entity = resolution.entity(name) or resolution.entity(self._workspace.find(name).id)
        if entity is None:
            raise NotFoundError(
                f"No document names {name!r} any more; bring the graph up to date: kg publish"
            )
        return entity

    def _row(self, candidate: Candidate) -> tuple[Cell, ...]:
        resolution = self._workspace.resolution
        sides = [resolution.profile(node) for node in (candidate.left, candidate.right)]
        named = (text for side in sides for text in (side.type, side.name.value))
        ids = (resolution.entity(side.node) for side in sides)
        return candidate.compared.score, candidate.apart, *named, *ids

    def _decision(self, made: Judgement) -> tuple[Cell, ...]:
        ends = (made.left, made.names[0]), (made.right, made.names[1])
        names = (name or self._workspace.resolution.profile(node).name.value for node, name in ends)
        at = made.at.isoformat(" ", "seconds")
        return at, made.by, made.verdict.value, *names, made.left, made.right, made.score, made.reason

    def _document(self, name: str) -> Document:
        document = self._workspace.ledger.find_document(name)
        if document is None:
            raise NotFoundError(f"No document answers to {name!r}; list them with: kg status --documents")
        return document

    def _pair(self, candidate: Candidate) -> ReviewPair:
        meanings = scale().meanings
        return ReviewPair(
            self._side(candidate.left),
            self._side(candidate.right),
            candidate.compared.score,
            candidate.apart,
            tuple(
                (feature.name, feature.weight, meanings[feature.name], feature.detail)
                for feature in candidate.compared.features
            ),
        )

    def _side(self, node: str) -> Side:
        resolution = self._workspace.resolution
        profile = resolution.profile(node)
        entity = resolution.entity(node) or node
        names = dict.fromkeys(
            name
            for part in resolution.nodes_of(entity)
            for name in (*part.values("name"), *part.values("alias"))
        )
        around = (
            (kind, ", ".join(values))
            for kind in ("parent", "employer", "role", "place", "issuer", "number", "date")
            if (values := profile.values(kind))
        )
        return Side(
            entity, node, profile.type, profile.name.value, tuple(names), tuple(around),
            tuple(islice(self._quotes(node), _MOST_QUOTES)),
        )  # fmt: skip

    def _quotes(self, node: str) -> Iterator[Quote]:
        """Yield the first sentence of each document that names the node."""
        names = set(self._workspace.resolution.profile(node).values("name"))
        with self._workspace.ledger.reading() as reading:
            for id_ in self._workspace.resolution.documents_of(node):
                document = reading.document(id_)
                named = (
                    statement
                    for statement in reading.statements_of(id_)
                    if statement.relation == "name" and getattr(statement.object, "text", None) in names
                )
                if first := next(named, None):
                    date = str(document.published) if document.published else None
                    yield Quote(
                        first.sentence,
                        first.subject.surface,
                        document.language.value,
                        id_,
                        document.title,
                        document.uri,
                        date,
                    )
