"""`kg cypher`: parameters, limits that are announced, formats, changes and pictures."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import Records, Run

from kg.cli.parameters import parameters
from kg.errors import InputError
from kg.model.table import neutral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x=3", 3),
        ("x=true", True),
        ("x=null", None),
        ('x=["a", 1]', ["a", 1]),
        ('x={"a": {"b": 2.5}}', {"a": {"b": 2.5}}),
        ("x=Ауэзов", "Ауэзов"),
        ("x=a=b", "a=b"),
        ('x="3"', "3"),
        ("x=", ""),
        ("$x=[", "["),
    ],
)
def test_a_parameter_is_json_or_else_text(text: str, value: object) -> None:
    assert parameters([text], None) == {"x": value}


def test_parameters_of_a_file_yield_to_those_of_the_command(tmp_path: Path) -> None:
    file = tmp_path / "parameters.json"
    file.write_text('\ufeff{"a": 1, "b": [2]}', "utf-8")
    assert parameters(["a=9"], file) == {"a": 9, "b": [2]}


@pytest.mark.parametrize("content", ["[1]", "{", ""])
def test_a_file_that_holds_no_parameters_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "parameters.json"
    file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"parameters\.json"):
        parameters([], file)


@given(
    st.text("\t \u00a0\u3000\u200b\ufeff", max_size=3), st.sampled_from("=+-@＝＋－＠"), st.text(max_size=9)
)
def test_no_cell_is_a_formula_to_a_spreadsheet(blank: str, sign: str, rest: str) -> None:
    assert neutral(blank + sign + rest) == f"'{blank}{sign}{rest}"
    assert neutral(f"a{sign}{rest}") == f"a{sign}{rest}"


def test_numbers_stay_numbers() -> None:
    assert [neutral(value) for value in (-5, 2.5, None, True)] == ["-5", "2.5", "", "true"]


def test_a_cut_answer_is_announced_and_stays_a_list(kg: Run, samples: Path) -> None:
    query = "MATCH (n:Entity) RETURN n.id AS id"
    done = kg("cypher", query, "--workspace", samples, "--limit-rows", "2", "--format", "json")
    assert len(json.loads(done.stdout)) == 2
    assert "first 2 rows; more with --limit-rows" in done.stderr
    whole = kg("cypher", query, "--workspace", samples, "--format", "json")
    assert whole.stderr == ""


def test_a_query_out_of_time_ends_with_its_own_exit_code(kg: Run, samples: Path) -> None:
    runaway = "UNWIND range(1,100000) AS a UNWIND range(1,100000) AS b WITH a WHERE a < 0 RETURN count(a)"
    done = kg("cypher", runaway, "--workspace", samples, "--timeout", "1")
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr == "kg: The query was stopped after 1 s; narrow it, or allow it more time.\n"


def test_a_parameter_goes_into_the_query_as_it_is(samples: Path, records: Records) -> None:
    text = "Org`) DETACH DELETE n //"
    found = records("cypher", "RETURN $x AS x", "--param", f"x={text}", "--workspace", samples)
    assert found == [{"x": text}]


def test_csv_may_begin_with_a_byte_order_mark(kg: Run, samples: Path) -> None:
    query = "RETURN '=1+1' AS `=cell`"
    done = kg("cypher", query, "--workspace", samples, "--format", "csv", "--bom")
    assert done.stdout == "\ufeff'=cell\n'=1+1\n"
    assert kg("cypher", query, "--workspace", samples, "--bom").returncode == 2


def test_a_change_is_counted_and_the_next_publication_announced(kg: Run, samples: Path) -> None:
    before = kg("status", "--workspace", samples).stdout
    refused = kg("cypher", "CREATE (:Draft)", "--workspace", samples)
    assert (refused.returncode, refused.stderr[:14]) == (2, "kg: The query ")
    done = kg("cypher", "CREATE (:Draft {id: 'd'})", "--write", "--workspace", samples)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 nodes created" in done.stderr
    assert "kg publish" in done.stderr
    assert kg("status", "--workspace", samples).stdout == before
    removed = kg("cypher", "MATCH (d:Draft) DELETE d", "--write", "--workspace", samples)
    assert "1 nodes deleted" in removed.stderr


def test_the_picture_of_a_path_names_its_ends(kg: Run, samples: Path, tmp_path: Path) -> None:
    file = tmp_path / "path.svg"
    query = "MATCH p = (:Person)-[:HOLDS_ROLE]->(o) RETURN p ORDER BY o.id LIMIT 1"
    done = kg("cypher", query, "--picture", file, "--workspace", samples, "--format", "json")
    assert done.returncode == 0, done.stderr
    person, _, body = json.loads(done.stdout)[0]["p"]
    shown = ET.parse(file).getroot()
    titles = {element.text for element in shown.iter("{http://www.w3.org/2000/svg}title")}
    assert f"{person['properties']['name']} (Person)" in titles
    assert f"{body['properties']['name']} ({body['properties']['type']})" in titles
    lacking = kg("cypher", "RETURN 1 AS x", "--picture", file, "--workspace", samples)
    assert lacking.returncode == 2
