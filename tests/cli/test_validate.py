"""`kg validate` finds what is wrong in the workspace or in a file, and says so by its exit code."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from tests.rdf.turtle import BASE, NAMES, claim, written
from tests.running import Run

from kg.rdf.namespaces import EXTERNAL

WRONG = claim("s9", kg_status='"maybe"')


def test_the_samples_conform(kg: Run, samples: Path) -> None:
    done = kg("validate", "--workspace", samples)
    assert done.returncode == 0, done.stdout
    assert "violation" not in done.stdout + done.stderr


def test_infos_are_shown_when_asked_for(kg: Run, samples: Path) -> None:
    done = kg("validate", "--workspace", samples, "--severity", "info", "--format", "csv")
    assert done.returncode == 0
    rows = list(csv.DictReader(StringIO(done.stdout)))
    assert {row["severity"] for row in rows} >= {"info"}
    assert "infos" in done.stderr


def test_a_store_is_not_written(kg: Run, samples: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (samples / "rdf").iterdir()}
    kg("validate", "--workspace", samples)
    assert {path: path.stat().st_mtime_ns for path in (samples / "rdf").iterdir()} == before


def test_a_violation_in_the_workspace_ends_with_one(kg: Run, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    (folder / "rdf").mkdir(parents=True)
    (folder / "ledger.db").touch()
    store = Store(str(folder / "rdf"))
    number = Literal("1", datatype=NamedNode(f"{EXTERNAL['xsd']}integer"))
    store.add(Quad(NAMES.dataset, NAMES.term("revision"), number))
    store.add(Quad(NAMES.resource("place", "e1"), NAMES.term("bin"), Literal("12")))
    store.flush()
    del store
    done = kg("validate", "--workspace", folder, "--format", "json")
    assert done.returncode == 1
    assert [row["shape"] for row in json.loads(done.stdout)] == ["BinDigits"]
    assert done.stderr == "kg: 1 violation.\n"


def test_nothing_published_is_told(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "ledger.db").touch()
    done = kg("validate", "--workspace", tmp_path)
    assert done.returncode == 4
    assert "kg publish" in done.stderr


def test_a_file_that_is_right(kg: Run, tmp_path: Path) -> None:
    done = kg("validate", written(tmp_path / "right.ttl", *BASE))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "kg: Everything conforms.\n")


def test_a_file_that_is_wrong(kg: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "wrong.ttl", *BASE, WRONG)
    done = kg("validate", path)
    assert done.returncode == 1
    assert "claim:s9" in done.stdout
    assert "A claim has one status" in " ".join(done.stdout.split())
    (row,) = json.loads(kg("validate", path, "--format", "json", "--language", "ru").stdout)
    assert row["focus"] == f"{NAMES.data}claim/s9"
    assert row["value"] == "maybe"
    assert row["message"].startswith("У утверждения один статус")


def test_an_ill_formed_date_is_told_in_one_sentence(kg: Run, tmp_path: Path) -> None:
    wrong = {"organization:company": {"schema:foundingDate": '"2023-02-30"^^xsd:date'}}
    done = kg("validate", written(tmp_path / "wrong.ttl", *BASE, wrong))
    assert done.returncode == 1
    assert done.stderr == "kg: 1 violation.\n"


def test_shapes_of_others(kg: Run, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/edi-kz/ont#> . "
        "[] a sh:NodeShape ; sh:targetClass kg:Person ; sh:property [ sh:path kg:number ; sh:minCount 1 ; "
        'sh:message "A person has a number." ] .',
        encoding="utf-8",
    )
    done = kg("validate", written(tmp_path / "right.ttl", *BASE), "--shapes", shapes, "--format", "json")
    assert done.returncode == 1
    assert {row["message"] for row in json.loads(done.stdout)} == {"A person has a number."}


@pytest.mark.parametrize(("name", "content"), [("no.ttl", "kg:a"), ("no.pdf", ""), ("missing.ttl", None)])
def test_what_is_no_rdf_gets_one_sentence(name: str, content: str | None, kg: Run, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = kg("validate", tmp_path / name)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")
    assert len(done.stderr.splitlines()) == 1


def test_reading_counts_what_may_be_wrong_in_what_changed(
    kg: Run, fresh_workspace: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Кафедра дизайна подписала меморандум с ТОО «Үлгі».\n", encoding="utf-8")
    done = kg("ingest", page, "--workspace", fresh_workspace, "--format", "json")
    shapes = json.loads(done.stdout)["shapes"]
    assert shapes["violations"] == 0
    assert shapes["warnings"] > 0
    assert done.stderr == ""
    again = kg("publish", "--workspace", fresh_workspace, "--format", "json")
    assert json.loads(again.stdout)["shapes"] == {"violations": 0, "warnings": 0}
    assert again.stderr == ""
