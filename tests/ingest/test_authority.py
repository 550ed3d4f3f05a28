"""The authority tables are well formed and agree with each other."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest

from kg.knowledge import knowledge
from kg.model import ORGANIZATION, VOCABULARY, PartialDate
from kg.resolve.names.gazetteer import country_of, known_places, places_called

BODY_TABLES = (
    "universities", "foreign_universities", "institutes", "government", "associations", "companies",
)  # fmt: skip
_BODY = (
    "key type name_en name_ru name_kk short former valid_from valid_to "
    "successors place parent website wikidata ror bin source"
)
COLUMNS = {
    **dict.fromkeys(BODY_TABLES, _BODY),
    "places": "key kind name_en name_ru name_kk aliases former valid_from valid_to successors inside source",
    "acts": "key kind name_en name_ru name_kk short number date replaced_by source",
    "sectors": "key kind name_en name_ru name_kk aliases oked broader source",
}
NAMES = ("name_en", "name_ru", "name_kk", "short", "aliases", "former")
KINDS = {
    "places": {
        "country", "region", "city", "district", "city-district", "settlement", "village", "microdistrict",
        "water", "area",
    },
    "acts": {"code", "constitution", "decree", "law", "programme", "resolution"},
    "sectors": {"section", "division", "sector"},
}  # fmt: skip
# Cells whose values are keys of the same table, or, for bodies, of any table of bodies.
KEYS = {"successors", "parent", "inside", "replaced_by", "broader"}
SPAN = re.compile(r"\s*\[(?P<since>[^/\]]*)/(?P<until>[^/\]]*)\]$")
PATTERNS = {
    "wikidata": r"Q[1-9]\d*",
    "ror": r"0[a-hj-km-np-tv-z0-9]{6}\d\d",
    "bin": r"\d{12}",
    "website": r"[a-z0-9-]+(?:\.[a-z0-9-]+)+",
}

REPUBLICAN_CITIES = {"almaty", "astana", "shymkent"}
REGIONS = {
    "abai-region", "akmola-region", "aktobe-region", "almaty-region", "atyrau-region",
    "east-kazakhstan-region", "karaganda-region", "kostanay-region", "kyzylorda-region",
    "mangystau-region", "north-kazakhstan-region", "pavlodar-region", "turkistan-region",
    "ulytau-region", "west-kazakhstan-region", "zhambyl-region", "zhetysu-region",
}  # fmt: skip


def lines(table: str) -> list[str]:
    path = knowledge("ingest", "gazetteers", "authority", f"{table}.tsv")
    return path.read_bytes().decode("utf-8").split("\n")


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(lines(table), delimiter="\t", quoting=csv.QUOTE_NONE))


def body_rows() -> list[dict[str, str]]:
    return [row for table in BODY_TABLES for row in rows(table)]


def parts(cell: str) -> list[str]:
    return cell.split("; ") if cell else []


def names(row: dict[str, str]) -> Iterator[str]:
    for column in NAMES:
        for part in parts(row.get(column, "")):
            yield SPAN.sub("", part) if column == "former" else part


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def years(since: str, until: str) -> list[str]:
    """Say what is wrong with two dates of which either may be missing."""
    try:
        first, last = (PartialDate.parse(text) if text else None for text in (since, until))
    except ValueError as error:
        return [str(error)]
    backwards = first is not None and last is not None and first.first_day > last.last_day
    return [f"{since} comes after {until}"] if backwards else []


def chains(links: dict[str, str]) -> list[str]:
    """Return the keys from which following the links comes back."""
    circular = []
    for start in links:
        seen, key = {start}, links[start]
        while key and key not in seen:
            seen.add(key)
            key = links[key]
        circular += [start] if key else []
    return circular


def test_a_body_stands_in_one_table_only() -> None:
    assert repeated(row["key"] for row in body_rows()) == []


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_its_columns_and_is_sorted(table: str) -> None:
    header, *rest = lines(table)
    assert header.split("\t") == COLUMNS[table].split()
    assert rest.pop() == "", "the last line does not end"
    assert [line for line in rest if line.count("\t") != header.count("\t")] == []
    keys = [line.split("\t")[0] for line in rest]
    assert keys == sorted(set(keys))
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*|oked-[A-U]", key)] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_a_cell_holds_values_without_needless_blanks(table: str) -> None:
    listed = {"short", "aliases", "former", "successors"}
    wrong = [
        (row["key"], cell)
        for row in rows(table)
        for column, text in row.items()
        for cell in (parts(text) if column in listed else [text])
        if cell != cell.strip() or "  " in cell or (column in listed and (not cell or ";" in cell))
    ]
    assert wrong == []


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_a_name_and_a_source(table: str) -> None:
    assert [row["key"] for row in rows(table) if not (row["name_en"] or row["name_ru"])] == []
    assert [row["key"] for row in rows(table) if not row["source"]] == []


@pytest.mark.parametrize("table", BODY_TABLES)
def test_a_name_stands_in_its_row_once(table: str) -> None:
    extra = [(row["key"], repeated(names({**row, "name_en": "", "name_kk": ""}))) for row in rows(table)]
    assert [each for each in extra if each[1]] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_names_are_written_in_one_script_within_a_word(table: str) -> None:
    wrong = []
    for row in rows(table):
        for name in names(row):
            words = re.findall(r"[^\W\d_]+", name)
            scripts = [{unicodedata.name(char).split()[0] for char in word} for word in words]
            if not name.isprintable() or any({"LATIN", "CYRILLIC"} <= found for found in scripts):
                wrong.append((row["key"], name))
    assert wrong == []


@pytest.mark.parametrize("table", COLUMNS)
def test_initials_are_in_the_script_of_the_surname(table: str) -> None:
    wrong = []
    for row in rows(table):
        for name in names(row):
            for initials, surname in re.findall(r"\b((?:[^\W\d_]\.[ -]?)+)([^\W\d_]{2,})", name):
                scripts = {unicodedata.name(char).split()[0] for char in initials + surname if char.isalpha()}
                if {"LATIN", "CYRILLIC"} <= scripts:
                    wrong.append((row["key"], name))
    assert wrong == []


@pytest.mark.parametrize("table", BODY_TABLES)
def test_types_are_kinds_of_organisations(table: str) -> None:
    types = {row["type"] for row in rows(table)}
    assert {VOCABULARY.entity_type(name).family for name in types} == {ORGANIZATION}


@pytest.mark.parametrize("table", KINDS)
def test_kinds_are_those_of_the_table(table: str) -> None:
    assert {row["kind"] for row in rows(table)} == KINDS[table]


@pytest.mark.parametrize("table", [*BODY_TABLES, "places"])
def test_dates_keep_their_precision_and_order(table: str) -> None:
    wrong = []
    for row in rows(table):
        spans = [(row["valid_from"], row["valid_to"])]
        for part in parts(row["former"]):
            match = SPAN.search(part)
            if match:
                spans.append((match["since"], match["until"]))
            elif "[" in part:
                wrong.append((row["key"], part))
        wrong += [(row["key"], problem) for span in spans for problem in years(*span)]
    assert wrong == []


def test_acts_are_dated() -> None:
    assert [row["key"] for row in rows("acts") if years(row["date"], "")] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_keys_in_cells_exist(table: str) -> None:
    known = {row["key"] for row in (body_rows() if table in BODY_TABLES else rows(table))}
    wrong = [
        (row["key"], key)
        for row in rows(table)
        for column in KEYS & row.keys()
        for key in parts(row[column])
        if key not in known or key == row["key"]
    ]
    assert wrong == []


def test_nothing_belongs_to_itself_in_a_circle() -> None:
    assert chains({row["key"]: row["parent"] for row in body_rows()}) == []
    assert chains({row["key"]: row["inside"] for row in rows("places")}) == []
    assert chains({row["key"]: row["broader"] for row in rows("sectors")}) == []
    assert chains({row["key"]: row["replaced_by"] for row in rows("acts")}) == []


def test_only_what_ended_has_successors() -> None:
    ended = [row for table in (*BODY_TABLES, "places") for row in rows(table) if row["successors"]]
    assert ended
    assert [row["key"] for row in ended if not row["valid_to"]] == []


def test_what_exists_belongs_to_what_exists() -> None:
    today = {row["key"] for row in body_rows() if not row["valid_to"]}
    orphans = [row["key"] for row in body_rows() if not row["valid_to"] and row["parent"]]
    parents = {row["key"]: row["parent"] for row in body_rows()}
    assert [key for key in orphans if parents[key] not in today] == []


@pytest.mark.parametrize("column", PATTERNS)
def test_identifiers_are_well_formed_and_one_body_each(column: str) -> None:
    found = [row[column] for row in body_rows() if row[column]]
    assert [text for text in found if not re.fullmatch(PATTERNS[column], text)] == []
    assert column == "website" or repeated(found) == []


def test_places_of_bodies_are_in_the_gazetteer() -> None:
    assert (
        sorted({row["place"] for row in body_rows() if row["place"] and not places_called(row["place"])})
        == []
    )


@pytest.mark.parametrize("kind", ["University", "College"])
def test_universities_and_colleges_have_a_place(kind: str) -> None:
    assert [row["key"] for row in body_rows() if row["type"] == kind and not row["place"]] == []


def test_kazakhstan_has_seventeen_regions_and_three_republican_cities() -> None:
    today = [row for row in rows("places") if row["inside"] == "kazakhstan" and not row["valid_to"]]
    assert {row["key"] for row in today if row["kind"] == "region"} == REGIONS
    assert {row["key"] for row in today if row["kind"] == "city"} == REPUBLICAN_CITIES


def test_every_place_but_seas_and_parts_of_the_world_lies_in_a_country() -> None:
    kinds = {key: place.kind for key, place in known_places().items()}
    outermost = {key: kinds[country_of(key)] for key in kinds}
    assert [
        key for key, kind in outermost.items() if kind != "country" and kinds[key] not in {"water", "area"}
    ] == []


def test_two_places_of_one_name_lie_in_different_ones_or_are_of_different_kinds() -> None:
    same = [
        (one["key"], other["key"])
        for one, other in combinations(sorted(rows("places"), key=lambda row: row["name_ru"]), 2)
        if one["name_ru"] == other["name_ru"] and one["inside"] == other["inside"]
    ]
    assert same == []
