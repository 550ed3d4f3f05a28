"""What a picture is saved as opens in other tools, with the evidence and with where it comes from."""

import csv
import io
import json
from dataclasses import replace
from functools import cache

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.map.sheets import OCCASION, PERMALINK, in_language, renamed, shown
from tests.map.worlds import FORMULA

from kg.map.downloads import Download, Format, download
from kg.map.paper.legend import legend
from kg.map.paper.sheet import LICENCE, Sheet

BEGINNINGS = "=+-@\t\r\n＝＋－＠"


@cache
def everything() -> Sheet:
    return shown()


@cache
def few() -> Sheet:
    return shown(["ulgi", "primer", "primer_energy"])


def table(file: Download) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))


def network(file: Download) -> "nx.MultiGraph[str]":
    read = nx.read_graphml(io.BytesIO(file.content), force_multigraph=True)
    assert isinstance(read, nx.MultiGraph)
    return read


def test_the_table_is_utf_8_with_a_mark_and_lines_as_excel_likes() -> None:
    content = download(everything(), Format.CSV).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert "Мұнай" in download(shown(occasion=in_language("kk")), Format.CSV).content.decode("utf-8-sig")


def test_the_first_line_names_the_columns_and_each_other_is_a_relationship() -> None:
    rows = table(download(everything(), Format.CSV))
    assert {row["id"] for row in rows} == {each.id for each in everything().relationships}
    assert list(rows[0])[:3] == ["Кто", "Связь", "С кем / с чем"]
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_row_has_both_names_the_words_and_the_sentence() -> None:
    rows = table(download(shown(occasion=in_language("en")), Format.CSV))
    row = next(
        row
        for row in rows
        if (row["source_id"], row["target_id"]) == ("primer_energy", "ulgi")
        and row["relation"] == "partners_with"
    )
    assert (row["From"], row["To"]) == ("Primer Energy JSC", "Ulgi University")
    assert row["Relation"] == "partners with"
    assert row["Status"] == "in force"
    assert row["status"] == "actual"
    assert row["Sentence"]
    assert row["Address"].startswith("https://news.example/")
    assert row["Independent documents"].isdecimal()


def test_revision_date_and_permalink_stand_in_columns() -> None:
    rows = table(download(shown(occasion=in_language("en")), Format.CSV))
    assert {(row["Graph revision"], row["Made on"], row["Link to the picture"]) for row in rows} == {
        ("7", "2026-11-25", PERMALINK)
    }


def test_no_cell_is_taken_for_a_formula() -> None:
    rows = table(download(everything(), Format.CSV))
    names = {row[column] for row in rows for column in ("Кто", "С кем / с чем")}
    assert f"'{FORMULA}" in names
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple(BEGINNINGS)]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(BEGINNINGS) | st.just(""))
def test_whatever_a_name_is_the_table_is_read_back(name: str, beginning: str) -> None:
    sheet = renamed(few(), {"ulgi": beginning + name})
    rows = table(download(sheet, Format.CSV))
    cells = [
        row[column]
        for row in rows
        for column, id_ in (("Кто", "source_id"), ("С кем / с чем", "target_id"))
        if row[id_] == "ulgi"
    ]
    assert cells
    assert {cell.removeprefix("'") for cell in cells} == {(beginning + name).removeprefix("'")}
    assert not [cell for cell in cells if cell[:1] in tuple(BEGINNINGS)]


def test_graphml_opens_in_networkx_with_all_attributes() -> None:
    sheet, read = everything(), network(download(everything(), Format.GRAPHML))
    assert set(read.nodes) == {each.entity.id for each in sheet.entities}
    assert {key for _, _, key in read.edges(keys=True)} == {each.id for each in sheet.relationships}
    ulgi, placed = read.nodes["ulgi"], sheet.by_id["ulgi"]
    assert (ulgi["x"], ulgi["y"]) == (placed.x, placed.y)
    assert (ulgi["label"], ulgi["type"], ulgi["name_kk"]) == (
        "Университет «Үлгі»", "University", "«Үлгі» университеті",
    )  # fmt: skip
    assert "#{r:02x}{g:02x}{b:02x}".format(**ulgi) == legend().group("University").light
    for source, target, key, edge in read.edges(keys=True, data=True):
        each = next(each for each in sheet.relationships if each.id == key)
        assert {source, target} == {each.source, each.target}
        assert (edge["relation"], edge["status"]) == (each.relation, each.status)
        assert edge.get("role") == each.role
        assert edge.get("sentence") == (sheet.proofs[key][0].sentence if sheet.proofs[key] else None)


def test_graphml_says_of_the_graph_where_it_comes_from() -> None:
    about = network(download(everything(), Format.GRAPHML)).graph
    assert about["revision"] == 7
    assert about["exported"] == "2026-11-25"
    assert about["permalink"] == PERMALINK
    assert about["license"] == LICENCE
    assert "Bailanys" in about["source"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_name_is_graphml_is_read_back(name: str, title: str) -> None:
    sheet = replace(renamed(few(), {"ulgi": name}), occasion=replace(OCCASION, title=title))
    assert len(network(download(sheet, Format.GRAPHML))) == 3


def test_json_has_the_picture_its_evidence_and_its_legend() -> None:
    sheet, read = everything(), json.loads(download(everything(), Format.JSON).content)
    assert (read["revision"], read["made_on"], read["permalink"]) == (7, "2026-11-25", PERMALINK)
    assert [(each["id"], each["x"], each["y"]) for each in read["entities"]] == [
        (each.entity.id, each.x, each.y) for each in sheet.entities
    ]
    assert {each["id"]: len(each["evidence"]) for each in read["relationships"]} == {
        id_: len(proofs) for id_, proofs in sheet.proofs.items()
    }
    said = next(each for each in read["relationships"] if each["evidence"])["evidence"][0]
    assert said["sentence"]
    assert said["document"]["uri"].startswith("https://news.example/")
    types = {each["id"] for each in read["legend"]["types"]}
    assert types == {each.entity.type for each in sheet.entities}
    assert {"Bailanys", LICENCE} <= {read["source"].split()[1], read["license"]}


def test_the_surest_sentence_comes_first() -> None:
    for proofs in everything().proofs.values():
        assert [proof.confidence for proof in proofs] == sorted(
            (each.confidence for each in proofs), reverse=True
        )


@pytest.mark.parametrize(
    ("title", "name", "plain"),
    [
        ("«Үлгі»", "связи-үлгі-2026-11-25.svg", "sviazi-ulgi-2026-11-25.svg"),
        ("", "связи-2026-11-25.svg", "sviazi-2026-11-25.svg"),
        (
            "../../etc/passwd\r\nX: 1",
            "связи-etc-passwd-x-1-2026-11-25.svg",
            "sviazi-etc-passwd-x-1-2026-11-25.svg",
        ),
    ],
)
def test_a_file_is_called_by_title_and_date(title: str, name: str, plain: str) -> None:
    file = download(replace(few(), occasion=replace(OCCASION, title=title)), Format.SVG)
    assert (file.name, file.plain_name) == (name, plain)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_the_title_is_a_file_has_a_name_that_any_system_takes(title: str) -> None:
    file = download(replace(few(), occasion=replace(OCCASION, title=title)), Format.JSON)
    for name in (file.name, file.plain_name):
        assert len(name) < 100
        assert not set(name) & set('/\\:*?"<>|\r\n\0 ')
    assert file.plain_name.isascii()
