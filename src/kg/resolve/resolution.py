"""Decides which things across documents are one, brings that forward with the ledger, and explains it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from kg.model import Document, Judgement, Statement, Verdict
from kg.processes import processors
from kg.resolve.appearances import Appearance, appearances
from kg.resolve.blocking import block_keys
from kg.resolve.clusters import Pair, cluster, components
from kg.resolve.comparisons import PAIRS_AT_ONCE, Batch, compared, compared_by
from kg.resolve.index import ResolutionIndex
from kg.resolve.names.comparing import Named, compare
from kg.resolve.names.evidence import Comparison
from kg.resolve.profiles import Profile, named
from kg.resolve.rules import rules_version

_KEPT = 50_000
_COMPARED_BY_SEVERAL = 1_000

Judged = Mapping[tuple[str, str], Judgement]
"""The judgements in force by pairs of nodes in ascending order."""


class Source(Protocol):
    """What the resolver reads of the ledger, at one revision."""

    @property
    def revision(self) -> int:
        """The number of the latest change."""
        ...

    def change_at(self, revision: int) -> str:
        """Return when and what the change of a number was, empty when there is none of it."""
        ...

    def document_revisions(self) -> Mapping[str, int]:
        """Return the ids of all documents, each with the revision at which it was written."""
        ...

    def document(self, document_id: str) -> Document:
        """Return a document."""
        ...

    def statements_of(self, document_id: str) -> Iterable[Statement]:
        """Return the statements of a document."""
        ...

    def judgements(self) -> Iterable[Judgement]:
        """Return the judgements in force."""
        ...


@dataclass(frozen=True, slots=True)
class Moved:
    """How much bringing forward did: documents read, nodes and pairs compared anew, entities formed anew."""

    documents: int
    nodes: int
    comparisons: int
    entities: int


class Resolution:
    """The resolution of a ledger; a context manager that closes its index."""

    def __init__(self, index: ResolutionIndex) -> None:
        self._index = index
        self._things: dict[str, Named] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the resolution kept in a file, or in memory; raises WorkspaceError when it cannot be."""
        return cls(ResolutionIndex.open(path, rules_version()))

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def revision(self) -> int:
        """The revision of the ledger that it shows, 0 for none."""
        return int(self._index.noted("revision") or 0)

    def bring_forward(
        self, source: Source, progress: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Moved:
        """Take over what changed in the ledger; the outcome is that of resolving all of it anew.

        Raises WorkspaceError when the index cannot be written, and then nothing is changed.
        """
        if self._shows(source):
            return Moved(0, 0, 0, 0)
        with self._index.change():
            return self._brought_forward(source, progress)

    def resolved(
        self, source: Source, progress: Callable[[int, int], None] = lambda _done, _total: None
    ) -> dict[str, str]:
        """Return the entity of every referent at the source's revision, whatever others do meanwhile.

        Raises WorkspaceError when the index cannot be written, and then nothing is changed.
        """
        with self._index.change():
            self._brought_forward(source, progress)
            return self.entity_of()

    def _brought_forward(self, source: Source, progress: Callable[[int, int], None]) -> Moved:
        if self._shows(source):
            return Moved(0, 0, 0, 0)
        if not self._is_of(source):
            self._index.clear()
        try:
            moved = self._forward(source, progress)
        finally:
            self._things.clear()
        self._index.note("revision", str(source.revision))
        self._index.note("first change", source.change_at(1))
        self._index.note("last change", source.change_at(source.revision))
        return moved

    def _shows(self, source: Source) -> bool:
        last = source.change_at(source.revision)
        return (self.revision, self._index.noted("last change")) == (source.revision, last) and self._is_of(
            source
        )

    def _is_of(self, source: Source) -> bool:
        """Tell whether the index was made of this ledger, not of one that stood in its place before."""
        if source.change_at(1) != self._index.noted("first change"):
            return False
        return source.change_at(self.revision) in {"", self._index.noted("last change")}

    def entity_of(self) -> dict[str, str]:
        """Return the entity of every referent."""
        return dict(self._index.referents())

    def entity(self, id_: str) -> str | None:
        """Return the entity that an id, of an entity or of a node of one, stands for; `None` if unknown."""
        return self._index.entity_of_node(id_)

    def nodes_of(self, entity: str) -> list[Profile]:
        """Return what an entity is made of."""
        return [self.profile(node) for node in self._index.nodes_of(entity)]

    def profile(self, node: str) -> Profile:
        """Return what is said of a node."""
        return Profile(node, self._index.facts(node))

    def documents_of(self, node: str) -> list[str]:
        """Return the ids of the documents that name a node."""
        return self._index.documents_of(node)

    def compared(self, left: str, right: str) -> Comparison:
        """Return how two nodes compare."""
        left, right = min(left, right), max(left, right)
        return self._index.comparison(left, right) or compare(
            named(self.profile(left)), named(self.profile(right))
        )

    def paired(self, node: str) -> set[str]:
        """Return the nodes that compare as the same as a node, and those that a human judged to be."""
        judged = (line.split(" ") for line in self._index.noted("judgements").split("\n") if line)
        by_hand = ({left, right} for left, right, verdict in judged if verdict == Verdict.SAME)
        alike = {other for other, _ in self._index.same_as(node)}
        return alike.union(*(ends for ends in by_hand if node in ends)) - {node}

    def apart(self, node: str, documents: Iterable[str]) -> list[str]:
        """Return the ids under which a node would stand on its own in some documents that name it."""
        return self._index.apart_in(node, documents)

    def kept_apart(self) -> Iterator[tuple[str, str, Comparison]]:
        """Yield the pairs of nodes that compare as the same and are of two entities, the likeliest first."""
        return self._index.kept_apart()

    def unsure(self) -> Iterator[tuple[str, str, Comparison]]:
        """Yield the pairs of nodes that a human should look at, the likeliest first."""
        return self._index.unsure()

    def _forward(self, source: Source, progress: Callable[[int, int], None]) -> Moved:
        judgements = tuple(source.judgements())
        news = self._news(source, judgements)
        touched = self._read_anew(source, news, judgements, progress)
        affected, nodes, comparisons = self._compare_anew(touched, progress)
        judged = self.in_force(judgements)
        affected |= self._rejudged(judged)
        formed = self._cluster(affected, judged)
        return Moved(len(news), nodes, comparisons, formed)

    def _news(self, source: Source, judgements: Iterable[Judgement]) -> set[str]:
        """Return the documents that came, changed, went, or in which a thing is newly judged apart or not."""
        revisions, known = source.document_revisions(), self._index.documents()
        news = {id_ for id_ in revisions.keys() | known.keys() if revisions.get(id_) != known.get(id_)}
        now = {id_ for one in judgements for id_ in (one.left, one.right)}
        before = set(self._index.noted("judged").split())
        self._index.note("judged", " ".join(sorted(now)))
        return news | (self._index.documents_of_apart(now ^ before) & revisions.keys())

    def _read_anew(
        self,
        source: Source,
        news: set[str],
        judgements: Iterable[Judgement],
        progress: Callable[[int, int], None],
    ) -> set[str]:
        """Take over what the documents say now; returns the nodes that they named or name."""
        judged = {id_ for one in judgements for id_ in (one.left, one.right)}
        revisions = source.document_revisions()
        touched: set[str] = set()
        for done, document in enumerate(sorted(news), start=1):
            touched |= self._index.remove_document(document)
            if document in revisions:
                found = self._appearances(source, document, judged)
                touched |= self._index.add_document(document, revisions[document], found)
            progress(done, len(news))
        return touched

    def in_force(self, judgements: Iterable[Judgement]) -> Judged:
        """Return the judgements by pairs of present nodes; one whose node is gone goes over to its name.

        Of several that come to be of one pair the latest is in force.
        """
        found: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(judgements, key=lambda one: one.at):
            left = self._present(judgement.left, judgement.names[0])
            right = self._present(judgement.right, judgement.names[1])
            if left is None or right is None or left == right:
                continue
            as_judged = (left, right) == (judgement.left, judgement.right)
            if as_judged or self.profile(left).family == self.profile(right).family:
                found[min(left, right), max(left, right)] = judgement
        return found

    def _present(self, node: str, name: str) -> str | None:
        if self._index.signature(node) is not None:
            return node
        others = self._index.named(name) if name else []
        return others[0] if len(others) == 1 else None

    def _rejudged(self, judged: Judged) -> set[str]:
        """Return the nodes that are judged otherwise than when the index was brought forward last."""
        now = {f"{left} {right} {one.verdict}" for (left, right), one in judged.items()}
        before = set(filter(None, self._index.noted("judgements").split("\n")))
        self._index.note("judgements", "\n".join(sorted(now)))
        nodes = {node for line in now ^ before for node in line.split(" ")[:2]}
        return {node for node in nodes if self._index.signature(node) is not None}

    def _appearances(self, source: Source, document: str, judged: set[str]) -> Iterator[Appearance]:
        """Yield the things of a document, under a node of their own where somebody judged so."""
        published = source.document(document).published
        for found in appearances(source.statements_of(document), published):
            yield replace(found, node=found.apart) if found.apart in judged else found

    def _compare_anew(
        self, touched: set[str], progress: Callable[[int, int], None]
    ) -> tuple[set[str], int, int]:
        """Compare the nodes whose facts changed, or which have other candidates now.

        Returns the nodes whose cluster may change, and how many nodes and pairs were compared.
        """
        affected: set[str] = set()
        changed: dict[str, str] = {}
        for node in sorted(touched):
            profile = self.profile(node)
            if not profile.facts:
                affected |= {other for other, _ in self._index.same_as(node)}
                affected |= set(self._index.nodes_of(self._index.entity_of_node(node) or ""))
                affected.discard(node)
                self._index.drop_node(node)
            elif (signature := profile.signature) != self._index.signature(node):
                affected |= {node, *(other for other, _ in self._index.same_as(node))}
                keys = block_keys(self._keep(node, named(profile)))
                self._index.put_node(node, signature, keys.held, keys.sought)
                changed[node] = max(keys.sought, default="")
        for node in self._index.crowded_anew() - changed.keys():
            affected |= {node, *(other for other, _ in self._index.same_as(node))}
            self._index.forget_comparisons(node)
            changed[node] = ""
        counted = 0

        def batches() -> Iterator[Batch]:
            nonlocal counted
            for batch in self._batches(changed, progress):
                counted += len(batch.pairs)
                yield batch

        several = processors() if len(changed) >= _COMPARED_BY_SEVERAL else 1
        found = compared_by(several, batches()) if several > 1 else map(compared, batches())
        for left, right, comparison in chain.from_iterable(found):
            self._index.put_comparison(left, right, comparison)
        return affected, len(changed), counted

    def _batches(self, changed: Mapping[str, str], progress: Callable[[int, int], None]) -> Iterator[Batch]:
        """Yield the pairs to be compared, in batches; nodes of one key follow one another."""
        pairs: list[tuple[str, str]] = []
        for done, node in enumerate(sorted(changed, key=changed.__getitem__), start=1):
            others = self._index.candidates(node)
            pairs += [
                (min(node, other), max(node, other))
                for other in sorted(others)
                if other not in changed or node < other
            ]
            if len(pairs) >= PAIRS_AT_ONCE or done == len(changed):
                things = {each: self._thing(each) for pair in pairs for each in pair}
                yield Batch(tuple(pairs), things)
                pairs.clear()
            progress(done, len(changed))

    def _cluster(self, affected: set[str], judgements: Judged) -> int:
        """Form the clusters around the affected nodes anew; returns how many there are."""
        judged: dict[str, set[str]] = {}
        for (left, right), judgement in judgements.items():
            if judgement.verdict is Verdict.SAME:
                judged.setdefault(left, set()).add(right)
                judged.setdefault(right, set()).add(left)

        def neighbours(node: str) -> Iterator[str]:
            yield from (other for other, _ in self._index.same_as(node))
            yield from judged.get(node, ())

        formed = 0
        for group in components(sorted(affected), neighbours):
            clusters = self._clusters_of(group, judged, judgements)
            for nodes in clusters:
                for node in nodes:
                    self._index.put_entity(node, nodes[0])
            formed += len(clusters)
        return formed

    def _clusters_of(
        self,
        group: list[str],
        judged: Mapping[str, set[str]],
        judgements: Judged,
    ) -> tuple[tuple[str, ...], ...]:
        if len(group) == 1:
            return ((group[0],),)
        pairs = [
            Pair(node, other, score)
            for node in group
            for other, score in self._index.same_as(node)
            if node < other
        ]
        pairs += [
            Pair(node, other, 1.0, judged=True)
            for node in group
            for other in judged.get(node, ())
            if node < other
        ]
        return cluster(group, pairs, judgements, self._verdict, self._is_person).clusters

    def _verdict(self, left: str, right: str) -> Verdict:
        """Return how two nodes of one component compare; a conflict between them counts as a difference.

        That they differ is kept for the next time. Anything else is not: nodes that share no block key are
        compared here alone, and would stay joined or open when the node between them is gone.
        """
        kept = self._index.comparison(left, right)
        if kept is None:
            kept = compare(self._thing(left), self._thing(right))
            if kept.verdict is Verdict.DIFFERENT:
                self._index.put_comparison(left, right, kept)
        return Verdict.DIFFERENT if kept.conflicts else kept.verdict

    def _is_person(self, node: str) -> bool:
        return self._thing(node).type == "Person"

    def _thing(self, node: str) -> Named:
        return self._things.get(node) or self._keep(node, named(self.profile(node)))

    def _keep(self, node: str, thing: Named) -> Named:
        if len(self._things) >= _KEPT:
            self._things.clear()
        self._things[node] = thing
        return thing
