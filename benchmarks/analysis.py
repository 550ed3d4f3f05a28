"""Times the analyses over invented networks, step by step beside their estimates, then asked as a user asks.

The networks are Barabási–Albert graphs of organisations that are partners, with a region and a sector each
and events of three to eight of them; the seed is fixed. Times are those of the processor, this process and
the graph server together: on a machine with nothing else to do, what one waits.
"""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

import networkx as nx

from kg.analysis import attributes, gaps, paths, projection, subgraph, ties
from kg.analysis.analyses import ACTUAL, Analyses
from kg.analysis.attributes import Attribute
from kg.analysis.bridges import bridges, connectors
from kg.analysis.centrality import Measure, estimates, score
from kg.analysis.communities import communities, following, group_table, modularity
from kg.analysis.cost import Estimate, Step, crowded, size
from kg.analysis.projection import Shared
from kg.analysis.store import Anew
from kg.analysis.subgraph import WHOLE
from kg.errors import TooCostlyError
from kg.graph import Address, Graph, ensure_running, stop
from kg.model import Entity, Name, Relationship, Snapshot, Status

DENSITIES = (2, 10)
PIVOTS = 20
SEED = 1
REGIONS, SECTORS = 20, 40
TYPES = ("University", "College", "Company", "Company", "Company", "GovernmentBody", "Association")


def analysis(sizes: Sequence[int]) -> None:
    """Print the steps and the answers at each size, for two and for ten ties per organisation."""
    with tempfile.TemporaryDirectory() as folder:
        for organizations in sizes:
            for density in DENSITIES:
                place = Path(folder) / f"{organizations}-{density}"
                print(f"\n{organizations:,} organisations, {density} ties drawn for each")
                try:
                    address = ensure_running(place)
                    _one(address, _Clock(place), invented(organizations, density))
                finally:
                    stop(place)


class _Clock:
    """Seconds of processor time of this process and of the server of a folder."""

    def __init__(self, folder: Path) -> None:
        process = json.loads((folder / "address.json").read_text("utf-8"))["pid"]
        self._server = Path(f"/proc/{process}/stat")

    def __call__(self) -> float:
        user, system = self._server.read_text("utf-8").rpartition(")")[2].split()[11:13]
        return time.process_time() + (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _one(address: Address, clock: "_Clock", snapshot: Snapshot) -> None:
    with Graph.connect(address) as graph:
        graph.publish(snapshot, lambda _done, _total: None)
        for selection, wanted in ((ACTUAL, ties.PROPERTIES), (WHOLE, attributes.PROPERTIES)):
            begun = clock()
            extracted = subgraph(graph, selection, wanted)
            _line("extraction", clock() - begun, Estimate(Step.EXTRACTION, len(extracted) + extracted.size()))
        extracted = subgraph(graph)
        for name, work, estimate in steps(extracted):
            begun = clock()
            work()
            _line(name, clock() - begun, estimate)
        bodies = sorted(ties.ties(extracted))
        with tempfile.TemporaryDirectory() as folder:
            asking = Analyses(graph, Anew(Path(folder)))
            for name, ask in _questions(asking, bodies[0], bodies[-1]):
                begun = clock()
                try:
                    ask()
                    print(f"  kg analyse {name:14} {clock() - begun:8.2f} s")
                except TooCostlyError as error:
                    print(f"  kg analyse {name:14} {clock() - begun:8.2f} s, refused: {error}")


def steps(extracted: "nx.MultiDiGraph[str]") -> Iterator[tuple[str, Callable[[], object], Estimate]]:
    """Yield each step of the analyses: its name, the work, and what it is expected to cost."""
    network = ties.ties(ties.selected(extracted, ACTUAL))
    everything = size(network)
    yield "ties", lambda: ties.ties(extracted), Estimate(Step.EXTRACTION, 0)
    for measure in Measure:
        expected = estimates(network, (measure,), PIVOTS)
        yield (
            measure.value,
            lambda measure=measure: score(network, measure, PIVOTS, SEED),  # type: ignore[misc]
            expected[0] if expected else Estimate(Step.CORES, 0),
        )
    yield "cuts", lambda: (connectors(network), bridges(network)), Estimate(Step.CUTS, 2 * everything)
    groups = communities(network, SEED)
    yield (
        "communities",
        lambda: (communities(network, SEED), modularity(network, groups), group_table(network, groups)),
        Estimate(Step.COMMUNITIES, crowded(network)),
    )
    values = [attributes.values(extracted, attribute) for attribute in Attribute]
    yield (
        "following",
        lambda: [following(network, groups, those, SEED) for those in values],
        Estimate(Step.FOLLOWING, len(values) * everything),
    )
    shared = projection.memberships(extracted, Shared.EVENTS)
    yield (
        "projection",
        lambda: projection.pairs(extracted, projection.projected(extracted, shared), {}, 1),
        Estimate(Step.PROJECTION, projection.pair_count(shared)),
    )
    places, sectors = attributes.regions(extracted), attributes.sectors(extracted)
    yield (
        "gaps",
        lambda: gaps.gaps(extracted, network, {}),
        Estimate(Step.GAPS, gaps.work(network, places, sectors)),
    )
    yield (
        "path",
        lambda: paths.shortest(extracted, min(extracted), max(extracted)),
        Estimate(Step.PATH, extracted.size() + len(extracted)),
    )


def _questions(asking: Analyses, first: str, last: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "centrality", asking.centrality
    yield "bridges", asking.bridges
    yield "removal", lambda: asking.removal([first])
    yield "communities", asking.communities
    yield "projection", lambda: asking.projection(Shared.EVENTS)
    yield "gaps", asking.gaps
    yield "path", lambda: asking.path(first, last)
    yield "robustness", asking.robustness


def _line(name: str, seconds: float, estimate: Estimate) -> None:
    each = seconds / estimate.work * 1e6 if estimate.work else 0.0
    print(f"  {name:14} {seconds:8.3f} s, expected {estimate.seconds:8.3f} s, {each:8.2f} µs each")


def invented(organizations: int, density: int) -> Snapshot:
    """Return a snapshot of invented organisations and ties, with as many events as a tenth of them."""
    drawn = Random(SEED)  # noqa: S311  (the same every time)
    number = count()
    bodies = [f"o{position:06}" for position in range(organizations)]
    entities = [_entity(body, drawn.choice(TYPES)) for body in bodies]
    places = [f"p{position:02}" for position in range(REGIONS)]
    sectors = [f"s{position:02}" for position in range(SECTORS)]
    events = [f"v{position:05}" for position in range(organizations // 10)]
    for ids, type_ in ((places, "Place"), (sectors, "Sector"), (events, "Event")):
        entities += [_entity(id_, type_) for id_ in ids]
    ends = [
        ("partners_with", bodies[first], bodies[second])
        for first, second in nx.barabasi_albert_graph(organizations, density, seed=SEED).edges
    ]
    ends += [("located_in", body, drawn.choice(places)) for body in bodies]
    ends += [("operates_in", body, drawn.choice(sectors)) for body in bodies]
    ends += [
        ("participated_in", body, event)
        for event in events
        for body in drawn.sample(bodies, drawn.randint(3, 8))
    ]
    related = tuple(_relationship(f"r{next(number):07}", *edge) for edge in ends)
    return Snapshot(1, tuple(sorted(entities, key=lambda entity: entity.id)), related, (), ())


def _entity(id_: str, type_: str) -> Entity:
    return Entity(id_, type_, f"Body {id_}", (Name(f"Body {id_}", "en", (f"body {id_}",)),))


def _relationship(id_: str, relation: str, source: str, target: str) -> Relationship:
    return Relationship(
        id=id_, type=relation, source=source, target=target, status=Status.ACTUAL, role=None, kind=None,
        agreement=None, since=None, until=None, attested_on=None, confidence=0.9, sources=1, claims=(),
    )  # fmt: skip
