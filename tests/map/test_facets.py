"""What there is to filter by is counted as it is in the snapshot."""

from collections import Counter
from pathlib import Path

from tests.map.worlds import Making, world

from kg.map import Reading
from kg.map.seeing.facets import Years, facets


def test_everything_is_counted(reading: Reading) -> None:
    made, found = world().snapshot, facets(reading)
    assert {each.id: each.count for each in found.relations} == Counter(
        each.type for each in made.relationships
    )
    assert {each.id: each.count for each in found.types} == Counter(each.type for each in made.entities)
    assert {each.id: each.count for each in found.kinds} == Counter(
        each.kind for each in made.relationships if each.kind
    )
    assert {each.id: each.count for each in found.statuses} == Counter(
        each.status.value for each in made.relationships
    )
    undated = [each for each in made.relationships if not (each.since or each.until or each.attested_on)]
    assert found.undated == len(undated)
    assert found.years == Years(2015, 2027)


def test_regions_and_sectors_have_their_names(reading: Reading) -> None:
    found = facets(reading)
    assert [(each.id, each.names["kk"]) for each in found.regions] == [
        ("north", "Үлгі облысы"),
        ("south", "Мысал облысы"),
    ]
    assert [each.id for each in found.sectors] == ["energy", "light"]


def test_an_empty_map_has_nothing_to_filter_by(tmp_path: Path) -> None:
    with Making().done().published(tmp_path).reading() as reading:
        found = facets(reading)
        assert (found.relations, found.types, found.regions, found.undated) == ((), (), (), 0)
        assert found.years == Years(None, None)
