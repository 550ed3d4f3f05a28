"""The analyses of a graph: each extracts what it needs, tells its cost, computes, and keeps the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx

from kg.analysis import attributes, gaps, paths, projection, ties
from kg.analysis.answer import SUMMARY, Answer, Question, Shown
from kg.analysis.attributes import Attribute
from kg.analysis.bridges import bridges, connectors, removal
from kg.analysis.centrality import Measure, centrality, estimates, score, summary
from kg.analysis.communities import communities, following, group_table, member_table, modularity
from kg.analysis.cost import PATIENCE, Estimate, Step, affordable, crowded, require, size
from kg.analysis.projection import Shared
from kg.analysis.robustness import alike, robustness
from kg.analysis.store import Store
from kg.analysis.subgraph import ALL_RELATIONS, Selection, extent, subgraph
from kg.errors import EngineError, InputError, NotFoundError
from kg.model import Status
from kg.model.table import Cell, Table

if TYPE_CHECKING:
    from kg.graph import Graph

ACTUAL = Selection(relations=ties.RELATIONS, statuses=(Status.ACTUAL,))
"""What is analysed unless something else is selected: the partnerships and agreements there are now."""

SEED = 1

_MARK = (
    "MATCH (p:Projection {id: 'kg'}) RETURN p.revision AS revision, p.rules AS rules, p.complete AS complete"
)
_LEAST_PIVOTS = 50
_FOR_BETWEENNESS = 0.4 * PATIENCE
_WORTH_A_NOTE = 2.0
_WANTED = {
    "communities": attributes.PROPERTIES,
    "gaps": attributes.PROPERTIES,
    "path": paths.PROPERTIES,
}
_SMALLER = "select less, with --around NAME, --min-sources 2 or fewer --relations"

_Found = tuple[Mapping[str, Table], tuple[str, ...]]


class Analyses:
    """The analyses of one graph. Their answers are kept in the store and taken from it at the same revision.

    `patience` are the seconds that one may take; what takes longer is refused before it is begun, with an
    estimate. `note` is told what takes a while. All methods raise TooCostlyError, EngineError when the graph
    does not answer or is being published, and NotFoundError when an entity asked for has no tie.
    """

    def __init__(
        self,
        graph: "Graph",
        store: Store,
        patience: float = PATIENCE,
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._graph = graph
        self._store = store
        self._patience = patience
        self._note = note

    def centrality(
        self,
        selection: Selection = ACTUAL,
        measures: Sequence[Measure] = tuple(Measure),
        pivots: int | None = None,
        seed: int = SEED,
    ) -> Answer:
        """Measure the organisations; without a number of pivots, from as many as four seconds allow."""

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            network = _network(extracted, selection)
            exact = len(network)
            drawn = max(affordable(Step.BETWEENNESS, crowded(network), _FOR_BETWEENNESS), _LEAST_PIVOTS)
            starts = min(exact, pivots or drawn)
            self._afford(spent, *estimates(network, measures, starts))
            table = centrality(network, measures, starts, seed)
            notes: tuple[str, ...] = ()
            if Measure.BETWEEN in measures and starts < exact:
                whole = Estimate(Step.BETWEENNESS, exact * crowded(network)).seconds
                notes = (
                    f"Betweenness is an estimate from {starts:,} of {exact:,} organisations, drawn with seed "
                    f"{seed}; exact with --pivots {exact}, in about {whole:,.0f} s.",
                )
            return {"organisations": table, SUMMARY: _facts(*summary(network))}, notes

        names: list[Cell] = [measure.value for measure in measures]
        return self._answered(
            "centrality", selection, {"measures": names, "pivots": pivots, "seed": seed}, found
        )

    def bridges(self, selection: Selection = ACTUAL) -> Answer:
        """Find the organisations and the ties that alone hold others to the rest."""

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            network = _network(extracted, selection)
            self._afford(spent, Estimate(Step.CUTS, 2 * size(network)))
            parts = {"connectors": connectors(network), "bridges": bridges(network)}
            return {**parts, SUMMARY: _facts(*summary(network))}, ()

        return self._answered("bridges", selection, {}, found)

    def removal(self, removed: Sequence[str], selection: Selection = ACTUAL) -> Answer:
        """Find who would be left without ties, or cut off, without the organisations of these ids."""

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            network = _network(extracted, selection)
            self._afford(spent, Estimate(Step.CUTS, size(network)))
            for node in removed:
                _require_tie(extracted, network, node)
            table = removal(network, removed)
            alone = sum(1 for row in table.records() if row["left with"] == 0)
            facts = (
                ("removed", [network.nodes[node]["name"] for node in removed]),
                ("ties that go with it", len(set(map(frozenset, network.edges(removed))))),
                ("organisations that lose all ties", alone),
                ("organisations cut off together with others", len(table) - alone),
            )
            return {"losses": table, SUMMARY: _facts(*facts)}, ()

        return self._answered("removal", selection, {"removed": [*sorted(removed)]}, found)

    def communities(self, selection: Selection = ACTUAL, seed: int = SEED) -> Answer:
        """Find who keeps together, and how far that follows type, region and sector."""

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            network = _network(extracted, selection)
            everything = size(network)
            self._afford(
                spent,
                Estimate(Step.COMMUNITIES, crowded(network)),
                Estimate(Step.FOLLOWING, len(Attribute) * everything),
            )
            groups = communities(network, seed)
            rows = tuple(
                (attribute.value, *following(network, groups, attributes.values(extracted, attribute), seed))
                for attribute in Attribute
            )
            columns = ("groups follow", "known of", "agreement", "agreement by chance", "ties join the same")
            facts = (
                ("groups", len(set(groups.values()))),
                ("how separate the groups are (modularity)", modularity(network, groups) if groups else None),
                *summary(network),
            )
            parts = {
                "groups": group_table(network, groups),
                "following": Table(columns, rows),
                "members": member_table(network, groups),
            }
            return {**parts, SUMMARY: _facts(*facts)}, ()

        return self._answered("communities", selection, {"seed": seed}, found, attributes.RELATIONS)

    def projection(self, shared: Shared, least: int = 1, selection: Selection = ACTUAL) -> Answer:
        """Find the pairs of organisations with so much in common, and whether a partnership is stated."""
        wanted = replace(selection, relations=projection.RELATIONS[shared])

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            groups = projection.memberships(ties.selected(extracted, wanted), shared)
            self._afford(spent, Estimate(Step.PROJECTION, projection.pair_count(groups)))
            network = projection.projected(extracted, groups)
            network = _surroundings(extracted, network, selection)
            partnerships = ties.ties(ties.selected(extracted, replace(selection, relations=ties.RELATIONS)))
            stated = projection.stated_between(extracted, partnerships)
            parts = {
                "pairs": projection.pairs(extracted, network, stated, least),
                "members": projection.members(extracted, groups),
            }
            return {
                **parts,
                SUMMARY: _facts((f"{shared.value} that are shared", len(groups)), *summary(network)),
            }, ()

        parameters: dict[str, Cell] = {"shared": shared.value, "least": least}
        return self._answered("projection", wanted, parameters, found, (*ties.RELATIONS, "part_of"))

    def gaps(self, selection: Selection = ACTUAL) -> Answer:
        """Count institutions, firms, alliances and partnerships by region and sector."""

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            network = _network(extracted, selection)
            by_region, by_sector = attributes.regions(extracted), attributes.sectors(extracted)
            self._afford(spent, Estimate(Step.GAPS, gaps.work(network, by_region, by_sector)))
            matrix = gaps.gaps(extracted, network, gaps.documents_read(self._graph))
            organizations = [node for node in extracted if ties.is_organization(extracted, node)]
            facts = (
                ("organisations", len(organizations)),
                ("without a known region", sum(node not in by_region for node in organizations)),
                ("without a known sector", sum(node not in by_sector for node in organizations)),
                ("cells", len(matrix)),
                ("empty cells", len(gaps.empty(matrix))),
            )
            return {"matrix": matrix, "empty": gaps.empty(matrix), SUMMARY: _facts(*facts)}, ()

        return self._answered("gaps", selection, {}, found, attributes.RELATIONS)

    def path(
        self, start: str, end: str, without: Sequence[str] = (), selection: Selection = ACTUAL
    ) -> Answer:
        """Find the shortest way between the entities of two ids that leads through none of some others.

        Raises InputError when both are one.
        """
        if start == end:
            raise InputError("Both names are of one thing; give two that differ.")

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            self._afford(spent, Estimate(Step.PATH, size(nx.Graph(extracted))))
            way = paths.shortest(extracted, start, end, without)
            if way is None:
                return {"steps": Table(paths.COLUMNS, ())}, (paths.why_none(extracted, start, end, without),)
            claims = [claim for step in way.steps for claim in step.properties.get("claims", ())]
            steps = paths.step_table(extracted, way, paths.sentences(self._graph, claims))
            facts = (
                ("steps", len(way.steps)),
                ("ways of as many steps", way.equally_short),
                ("documents that say the weakest step", way.weakest[0]),
            )
            return {"steps": steps, SUMMARY: _facts(*facts)}, ()

        parameters: dict[str, Cell] = {"from": start, "to": end, "without": [*sorted(without)]}
        return self._answered("path", selection, parameters, found)

    def robustness(
        self, measure: Measure = Measure.WEIGHT, selection: Selection = ACTUAL, seed: int = SEED
    ) -> Answer:
        """Hold the order of the organisations by a measure against other ways of reading the data.

        Raises InputError for constraint, which organisations without ties do not have.
        """
        if measure is Measure.CONSTRAINT:
            raise InputError("Constraint gives no order of all; compare another measure.")
        planned = tuple(dict.fromkeys((*selection.statuses, Status.PLANNED)))
        stricter = {
            "planned ones count as well": replace(selection, statuses=planned),
            "only what two documents say counts": replace(
                selection, least_sources=max(2, selection.least_sources)
            ),
            "only agreements with named parties count": replace(selection, relations=("party_to",)),
        }

        def found(extracted: "nx.MultiDiGraph[str]", spent: Estimate) -> _Found:
            base = _network(extracted, selection)
            drawn = max(affordable(Step.BETWEENNESS, crowded(base), _FOR_BETWEENNESS / 5), _LEAST_PIVOTS)
            starts = min(drawn, len(base))
            anew = Estimate(Step.TIES, len(stricter) * (len(extracted) + extracted.size()))
            self._afford(spent, anew, *(estimates(base, (measure,), starts) * (len(stricter) + 2)))
            others = {name: ties.ties(ties.selected(extracted, other)) for name, other in stricter.items()}
            if selection.around is not None:
                others = {name: ties.ordered(other, set(base) & set(other)) for name, other in others.items()}
            others["each pair weighs the same"] = alike(base)
            table = robustness(base, others, lambda network: score(network, measure, starts, seed))
            notes = (
                (f"Betweenness is an estimate from {starts:,} organisations, drawn with seed {seed}.",)
                if measure is Measure.BETWEEN and starts < len(base)
                else ()
            )
            return {"robustness": table, SUMMARY: _facts(*summary(base))}, notes

        parameters: dict[str, Cell] = {"measure": measure.value, "seed": seed}
        wider = replace(selection, statuses=planned)
        return self._answered("robustness", selection, parameters, found, ties.RELATIONS, wider)

    def _answered(
        self,
        analysis: str,
        selection: Selection,
        parameters: Mapping[str, Cell],
        found: Callable[["nx.MultiDiGraph[str]", Estimate], _Found],
        also: Sequence[str] = (),
        wider: Selection | None = None,
    ) -> Answer:
        """Return the answer kept, or compute it over an extraction with the relations `also` as well."""
        shown = self._shown()
        sorted_ = replace(selection, relations=tuple(sorted(selection.relations)))
        question = Question(analysis, sorted_, parameters)
        if kept := self._store.find(question, shown):
            return kept
        needed = _needed(wider or selection, also)
        spent = Estimate(Step.EXTRACTION, extent(self._graph, needed))
        self._afford(spent)
        parts, notes = found(subgraph(self._graph, needed, _WANTED.get(analysis, ties.PROPERTIES)), spent)
        if self._shown() != shown:
            raise EngineError("The graph was published anew meanwhile; ask again.")
        answer = Answer(question, shown, parts, notes)
        self._store.keep(answer)
        return answer

    def _afford(self, *costs: Estimate) -> None:
        seconds = require(costs, self._patience, _SMALLER)
        if seconds > _WORTH_A_NOTE:
            self._note(f"This takes about {seconds:,.0f} s.")

    def _shown(self) -> Shown:
        marks = self._graph.read(_MARK)
        if not marks:
            raise NotFoundError("The graph is empty; fill it with: kg publish")
        if not marks[0]["complete"]:
            raise EngineError("The graph is being published; ask again when that is done, or run: kg publish")
        return Shown(marks[0]["revision"], marks[0]["rules"])


def _needed(selection: Selection, also: Sequence[str]) -> Selection:
    """Return what to extract: places, sectors and the like are taken if actual, however few documents."""
    if not also:
        return replace(selection, around=None)
    relations = {*selection.relations, *(relation for relation in also if relation in ALL_RELATIONS)}
    statuses = {*selection.statuses, Status.ACTUAL}
    return Selection(relations=tuple(sorted(relations)), statuses=tuple(sorted(statuses)))


def _network(extracted: "nx.MultiDiGraph[str]", selection: Selection) -> "nx.Graph[str]":
    return _surroundings(extracted, ties.ties(ties.selected(extracted, selection)), selection)


def _surroundings(
    extracted: "nx.MultiDiGraph[str]", network: "nx.Graph[str]", selection: Selection
) -> "nx.Graph[str]":
    if selection.around is None:
        return network
    _require_tie(extracted, network, selection.around)
    return ties.surroundings(network, selection.around, selection.hops)


def _require_tie(extracted: "nx.MultiDiGraph[str]", network: "nx.Graph[str]", node: str) -> None:
    if node not in network:
        name = extracted.nodes[node]["name"]
        raise NotFoundError(
            f"{name} has no tie among what is selected; take in more with --relations or --status, or see "
            f"what is said of it with: kg show {node}"
        )


def _facts(*facts: tuple[str, Cell]) -> Table:
    return Table(("what", "value"), facts)
