"""How two things are connected: the shortest way over relationships, and how sure its weakest step is."""

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis.subgraph import ALL_RELATIONS, Properties
from kg.model.table import Cell, Table

if TYPE_CHECKING:
    from kg.graph import Graph

RELATIONS = tuple(
    relation
    for relation in ALL_RELATIONS
    if relation not in {"located_in", "within", "operates_in", "reported_for"}
)
"""What a way may lead over: anything but places and sectors, which connect everybody with everybody."""

PROPERTIES = Properties(
    ("name", "type"),
    ("status", "role", "kind", "since", "sources", "confidence", "claims", "authority"),
)
"""What is told of the steps."""

COLUMNS = (
    "step",
    "from",
    "relation",
    "to",
    "terms",
    "sources",
    "confidence",
    "weakest",
    "document",
    "sentence",
)

_SENTENCES = (
    "MATCH (c:Claim)-[:STATED_IN]->(d:Document) WHERE c.id IN $claims "
    "RETURN c.id AS claim, c.sentence AS sentence, d.uri AS uri "
    "ORDER BY claim"
)

Strength = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One relationship on the way, read from `start` to `end`, whichever way it points."""

    start: str
    end: str
    forwards: bool
    properties: dict[str, Any]

    @property
    def strength(self) -> Strength:
        """How well the step is supported: by how many independent documents, then how sure the surest is.

        What is known publicly, from no document, is stronger than any.
        """
        if self.properties.get("authority"):
            return (1_000_000, 1.0)
        return (self.properties["sources"], self.properties["confidence"])


@dataclass(frozen=True, slots=True)
class Way:
    """The steps from one end to the other; `equally_short` counts the ways of as many steps."""

    steps: tuple[Step, ...]
    equally_short: int

    @property
    def weakest(self) -> Strength:
        """The strength of the weakest step."""
        return min(step.strength for step in self.steps)


def shortest(
    extracted: "nx.MultiDiGraph[str]", start: str, end: str, without: Collection[str] = ()
) -> Way | None:
    """Return the shortest way between two entities, or None if there is none.

    Among ways of as many steps it is the one whose weakest step is the strongest (the widest path, Pollack
    1960), and among these the first in order of ids. It leads through none of `without`, the ends apart.
    Relationships are walked both ways.
    """
    links = _strongest(extracted, set(without) - {start, end})
    distance, widest, ways = {start: 0}, {start: (2_000_000, 1.0)}, {start: 1}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if end in distance and distance[node] >= distance[end]:
            break
        for other, step in links.get(node, {}).items():
            if other not in distance:
                distance[other], widest[other], ways[other] = distance[node] + 1, (-1, 0.0), 0
                waiting.append(other)
            if distance[other] == distance[node] + 1:
                widest[other] = max(widest[other], min(widest[node], step.strength))
                ways[other] += ways[node]
    if end not in distance or start == end:
        return None
    return Way(tuple(_back(links, distance, widest, end)), ways[end])


def why_none(extracted: "nx.MultiDiGraph[str]", start: str, end: str, without: Collection[str] = ()) -> str:
    """Say how far one gets from either end, where no way leads from one to the other."""
    kept = extracted.subgraph(set(extracted) - (set(without) - {start, end})).to_undirected(as_view=True)
    reached = {node: len(nx.node_connected_component(kept, node)) - 1 for node in (start, end)}
    sides = [
        f"{extracted.nodes[node]['name']} is connected with {count:,}" for node, count in reached.items()
    ]
    return f"No way leads from one to the other over what is selected: {sides[0]}, {sides[1]}."


def sentences(graph: "Graph", claims: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return `sentence` and `uri`, the address of the document, for each claim by its id."""
    asked = sorted(set(claims))
    return {record["claim"]: record for record in graph.read(_SENTENCES, {"claims": asked})} if asked else {}


def step_table(extracted: "nx.MultiDiGraph[str]", way: Way, said: dict[str, dict[str, Any]]) -> Table:
    """Return the steps with what supports them, one row for each sentence."""
    rows: list[tuple[Cell, ...]] = []
    for number, step in enumerate(way.steps, start=1):
        terms = [step.properties.get(term) for term in ("role", "kind", "status", "since")]
        names = [extracted.nodes[node]["name"] for node in (step.start, step.end)]
        subject, target = names if step.forwards else reversed(names)
        told: tuple[Cell, ...] = (
            number, subject, step.properties["type"], target,
            ", ".join(str(term) for term in terms if term and term != "actual"),
            step.properties["sources"], step.properties["confidence"],
            "yes" if step.strength == way.weakest else "no",
        )  # fmt: skip
        claims = [said[claim] for claim in sorted(step.properties.get("claims", ())) if claim in said]
        rows += [(*told, claim["uri"], claim["sentence"]) for claim in claims]
        if not claims:
            rows.append((*told, step.properties.get("authority"), None))
    return Table(COLUMNS, tuple(rows))


def _strongest(extracted: "nx.MultiDiGraph[str]", without: Collection[str]) -> dict[str, dict[str, Step]]:
    """Return, for each entity and each that it is related to, the best supported relationship of the two."""
    links: dict[str, dict[str, Step]] = {}
    for source, target, _, properties in sorted(
        extracted.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[1], edge[2])
    ):
        if source == target or source in without or target in without:
            continue
        for start, end in ((source, target), (target, source)):
            step = Step(start, end, start == source, properties)
            best = links.setdefault(start, {}).setdefault(end, step)
            if step.strength > best.strength:
                links[start][end] = step
    return links


def _back(
    links: dict[str, dict[str, Step]], distance: dict[str, int], widest: dict[str, Strength], end: str
) -> Iterable[Step]:
    steps: list[Step] = []
    while distance[end]:
        before = [links[node][end] for node in sorted(links[end]) if distance.get(node) == distance[end] - 1]
        step = max(before, key=lambda step: min(widest[step.start], step.strength))
        steps.append(step)
        end = step.start
    return reversed(steps)
