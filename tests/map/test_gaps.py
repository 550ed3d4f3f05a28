"""Regions and sectors in which something, or nothing, was found."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from benchmarks.invented_graph import stated
from tests.map.worlds import Making, World, hub, world

from kg.analysis import gaps as analysed
from kg.analysis import ties
from kg.analysis.analyses import ACTUAL
from kg.errors import NotFoundError
from kg.map import Reading
from kg.map.asking.gaps import GapCell, Matrix
from kg.model import Snapshot, Status


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with world().published(tmp_path_factory.mktemp("world")).reading() as opened:
        yield opened


def by_analysis(snapshot: Snapshot) -> dict[tuple[object, object], tuple[object, ...]]:
    """The rows of the matrix of `kg.analysis`, by region and sector."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    documents: dict[str, set[str]] = defaultdict(set)
    origins = {source.id: source.origin for source in snapshot.sources}
    for each in snapshot.entities:
        graph.add_node(each.id, name=each.name, type=each.type, names=[name.text for name in each.names])
    for one in snapshot.relationships:
        if one.type in analysed.RELATIONS and one.status is Status.ACTUAL:
            graph.add_edge(
                one.source, one.target, one.id, type=one.type, status=one.status.value, kind=one.kind,
                agreement=one.agreement, sources=one.sources,
            )  # fmt: skip
    for claim in snapshot.claims:
        for end in (claim.subject, claim.object):
            if end:
                documents[end].add(origins[claim.source])
    matrix = analysed.gaps(graph, ties.ties(ties.selected(graph, ACTUAL)), documents)
    return {(row[8], row[9]): row[2:8] for row in matrix.rows}


def of_the_map(opened: Reading) -> dict[tuple[object, object], tuple[object, ...]]:
    found = Matrix(opened).gaps(opened)
    cells = {(cell.region, cell.sector): cell for cell in found.cells}
    empty = GapCell("", "", 0, 0, 0, 0)
    return {
        (region.id, sector.id): (
            cell.institutions, cell.companies, cell.alliances, cell.partnerships,
            region.documents, sector.documents,
        )
        for region in found.regions
        for sector in found.sectors
        for cell in [cells.get((region.id, sector.id), empty)]
    }  # fmt: skip


def invented() -> World:
    return World(stated(400, 2_000), {})


@pytest.mark.parametrize("made", [world(), hub(20), invented()], ids=["world", "hub", "invented"])
def test_the_matrix_is_that_of_the_analysis(tmp_path: Path, made: World) -> None:
    with made.published(tmp_path).reading() as opened:
        assert of_the_map(opened) == by_analysis(made.snapshot)


def test_an_organisation_is_counted_in_its_region_and_sector(reading: Reading) -> None:
    cells = {(cell.region, cell.sector): cell for cell in Matrix(reading).gaps(reading).cells}
    assert cells["north", "energy"].institutions == 2
    assert cells["north", "energy"].companies == 1
    assert cells["north", "energy"].alliances == 1
    assert cells["south", "light"].companies == 1


def test_only_cells_in_which_something_was_found_are_told(reading: Reading) -> None:
    found = Matrix(reading).gaps(reading)
    assert all(
        cell.institutions + cell.companies + cell.alliances + cell.partnerships for cell in found.cells
    )
    assert {each.id for each in found.regions} == {"north", "south"}
    assert {each.id for each in found.sectors} == {"energy", "light"}


def test_regions_and_sectors_have_names_in_three_languages(reading: Reading) -> None:
    north = next(each for each in Matrix(reading).gaps(reading).regions if each.id == "north")
    assert north.names == {"ru": "Примерная область", "kk": "Үлгі облысы", "en": "Sample Region"}


def test_what_is_planned_or_has_ended_puts_nobody_in_a_region(tmp_path: Path) -> None:
    making = Making()
    making.write("d1", "Page", "en", "2024")
    making.add("a", "Company", "ТОО «Пример»")
    making.add("south", "Place", "Примерск")
    making.add("energy", "Sector", "энергетика")
    making.say("operates_in", "a", "energy", "d1")
    making.say("located_in", "a", "south", "d1", status=Status.PLANNED)
    with making.done().published(tmp_path).reading() as opened:
        assert Matrix(opened).gaps(opened).regions == ()
        assert len(Matrix(opened).gaps(opened).sectors) == 1


def test_a_cell_gives_its_organisations_then_the_partners_of_its_partnerships(reading: Reading) -> None:
    found = Matrix(reading).cell(reading, "north", "energy")
    ids = [each.id for each in found.entities]
    assert set(ids[:4]) == {"ulgi", "mysal_college", "primer_energy", "alliance"}
    assert {"primer", "ulgi_oil"} <= set(ids[4:])
    assert found.total == len(ids)


def test_an_empty_cell_tells_how_many_documents_speak_of_both(reading: Reading) -> None:
    found = Matrix(reading).cell(reading, "north", "light")
    assert found.total == 0
    assert found.documents == 3
    assert found.region.documents > found.documents


def test_a_long_cell_is_cut_and_its_length_told(tmp_path: Path) -> None:
    making = Making()
    making.write("d1", "Page", "en", "2024")
    making.add("south", "Place", "Примерск")
    making.add("energy", "Sector", "энергетика")
    for number in range(103):
        making.add(f"c{number}", "Company", f"ТОО «Пример {number}»")
        making.say("operates_in", f"c{number}", "energy", "d1")
        making.say("located_in", f"c{number}", "south", "d1")
    with making.done().published(tmp_path).reading() as opened:
        found = Matrix(opened).cell(opened, "south", "energy")
    assert (len(found.entities), found.total) == (100, 103)


def test_a_region_or_sector_that_nothing_has_is_not_found(reading: Reading) -> None:
    for region, sector in (("north", "nothing"), ("ulgi", "energy")):
        with pytest.raises(NotFoundError):
            Matrix(reading).cell(reading, region, sector)


def test_a_map_without_regions_has_an_empty_matrix(tmp_path: Path) -> None:
    with replace(world(), snapshot=Snapshot(1, (), (), (), ())).published(tmp_path).reading() as opened:
        found = Matrix(opened).gaps(opened)
    assert (found.regions, found.sectors, found.cells) == ((), (), ())
