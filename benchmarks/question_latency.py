"""Prints how long questions of the library take, beside the bare driver: `python -m benchmarks questions`.

Asked are the twenty or so that matter most, over invented graphs in which a document states each tie, again
and again with other entities. The bare driver runs the same text with the same parameters
(`execute_query`, reading), in turn with ours.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from neo4j import Driver, GraphDatabase, RoutingControl

from benchmarks.graph_engines import Engine, engines, running
from benchmarks.invented_graph import stated
from kg.graph import Graph, parameters, queries
from kg.graph.parameters import Value
from kg.graph.queries import NamedQuery
from kg.model import VOCABULARY
from kg.resolve.keys import name_key

STARRED = frozenset({1, 3, 5, 11, 12, 17, 23, 27, 29, 35, 36, 40, 41, 42, 44, 49, 50, 53})
"""The numbers of the questions that matter most, in the list that `queries/` refers to."""

RELATIONSHIPS = 1.5
"""How many relationships there are for each entity, besides those of names and evidence."""

RUNS = 200
SECONDS = 5.0
"""How often a question is asked, or for how long."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Times of one question, ours and the bare driver's, in seconds."""

    ours: list[float]
    bare: list[float]


def question_latency(sizes: Sequence[int]) -> None:
    """Print the figures of each size on each engine, each measured in a process of its own."""
    for entities, engine in product(sizes, engines()):
        subprocess.run([sys.executable, "-m", __name__, engine, str(entities)], check=True)


def measured(name: str, entities: int) -> None:
    snapshot = stated(entities, round(RELATIONSHIPS * entities))
    with (
        tempfile.TemporaryDirectory() as folder,
        running(name, Path(folder)) as engine,
        Graph.connect(engine.address) as graph,
        GraphDatabase.driver(
            engine.address.url,
            auth=(engine.address.reader, engine.address.password),
            notifications_min_severity="OFF",
        ) as driver,
    ):
        graph.publish(snapshot, lambda _done, _total: None)
        print(f"{name}, {entities} entities, {len(snapshot.relationships)} relationships: ", end="")
        print("median and 95th percentile in ms, ours and the bare driver's", flush=True)
        ratios = [
            show(question, latency(engine, graph, driver, question))
            for question in map(queries.load, queries.names())
            if STARRED & set(question.numbers)
        ]
        print(f"  {'median of the ratios':28} {statistics.median(ratios):6.2f}, greatest {max(ratios):.2f}")


def latency(engine: Engine, graph: Graph, driver: Driver, question: NamedQuery) -> Latency:
    asked = parameter_sets(question)
    found = Latency([], [])
    ways: tuple[tuple[list[float], Callable[[dict[str, Value]], object]], ...] = (
        (found.ours, lambda values: graph.answer(question.text, values)),
        (
            found.bare,
            lambda values: driver.execute_query(
                question.text,
                values,
                routing_=RoutingControl.READ,
                database_=engine.address.database,
            ),
        ),
    )
    begun = time.perf_counter()
    for _, ask in ways:
        ask(next(asked))
    while len(found.bare) < 3 or (len(found.bare) < RUNS and time.perf_counter() - begun < SECONDS):
        values = next(asked)
        for times, ask in ways if len(found.bare) % 2 else reversed(ways):
            start = time.perf_counter()
            ask(values)
            times.append(time.perf_counter() - start)
    return found


def parameter_sets(question: NamedQuery) -> Iterator[dict[str, Value]]:
    """Yield parameters for ever, each time with other entities of the wanted types."""
    number = 0
    while True:
        given = {
            parameter.name: wanted(parameter.type, number + place) or parameter.example or ""
            for place, parameter in enumerate(question.parameters)
            if parameter.required
        }
        yield parameters.values(question, given, lambda text, _type: text, name_key)
        number += 1


def wanted(type_: str, number: int) -> str | None:
    """Return the id of an entity of the type, or `None` for what is no entity."""
    kinds = {"Organization": "University", "Entity": "Company"}
    kind = kinds.get(type_, type_)
    if kind not in VOCABULARY.entity_types:
        return None
    return f"e{kind.lower()}{number % 50}"


def show(question: NamedQuery, found: Latency) -> float:
    """Print the figures of a question and return the ratio of the medians."""
    figures = [
        (statistics.median(times) * 1000, statistics.quantiles(times, n=20)[-1] * 1000)
        for times in (found.ours, found.bare)
    ]
    ratio = figures[0][0] / figures[1][0]
    ours, bare = (f"{median:9.1f} {slow:9.1f}" for median, slow in figures)
    print(f"  {question.name:28} {ours}  {bare}  ratio {ratio:5.2f}", flush=True)
    return ratio


if __name__ == "__main__":
    measured(sys.argv[1], int(sys.argv[2]))
