import json
from pathlib import Path

import pytest
from tests.running import Run

PAGE = "Ulgi University and Primer Machine Works LLP signed a memorandum of cooperation.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_explain_says_what_says_a_relation(kg: Run, text: Path) -> None:
    said = kg("extract", text, "--explain")
    assert said.returncode == 0
    assert "partners_with (memorandum)" in said.stdout
    assert "relations.judge" in said.stdout


def test_explain_gives_records_to_machines(kg: Run, text: Path) -> None:
    records = json.loads(kg("extract", text, "--explain", "--format", "json").stdout)
    assert {record["verdict"] for record in records} <= {"stated", "dropped"}
    assert all(set(record) >= {"document", "what", "by", "text"} for record in records)


def test_html_is_written_for_one_document_only(kg: Run, text: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert kg("extract", text, "--html", page).returncode == 0
    assert "<mark" in page.read_text("utf-8")
    refused = kg("extract", text, text, "--html", page)
    assert refused.returncode == 2
    assert "name one file" in refused.stderr


def test_statements_that_are_not_sure_enough_are_left_out_and_counted(
    kg: Run, text: Path, tmp_path: Path
) -> None:
    whole, sure = (
        json.loads(
            kg(
                "ingest",
                text,
                "--workspace",
                tmp_path / f"w{least}",
                "--min-confidence",
                least,
                "--format",
                "json",
            ).stdout
        )
        for least in ("0", "0.999")
    )
    assert whole["doubtful"] == 0
    assert sure["doubtful"] > 0
    assert sure["statements"] + sure["doubtful"] == whole["statements"]


def test_evaluation_compares_with_frozen_figures(kg: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    (gold / "texts").mkdir(parents=True)
    (gold / "texts" / "one.txt").write_text(PAGE, encoding="utf-8")
    entity = {"key": "u", "type": "University", "name": "Ulgi University", "mentions": ["Ulgi University"]}
    record = {"id": "one", "lang": "en", "kind": "news", "title": "", "entities": [entity], "relations": []}
    (gold / "gold.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    frozen = tmp_path / "frozen.json"
    assert kg("evaluate", "extraction", "--gold", gold, "--freeze", frozen).returncode == 0
    assert kg("evaluate", "extraction", "--gold", gold, "--baseline", frozen).returncode == 0
    figures = json.loads(frozen.read_text("utf-8"))
    figures["ALL"]["Org"] = 1.5
    frozen.write_text(json.dumps(figures), encoding="utf-8")
    fallen = kg("evaluate", "extraction", "--gold", gold, "--baseline", frozen, "--format", "json")
    assert fallen.returncode == 1
    assert [row["measure"] for row in json.loads(fallen.stdout)] == ["Org"]


def test_evaluation_tells_how_far_confidences_hold(kg: Run) -> None:
    assert "Hold confidences" in kg("evaluate", "extraction", "--help").stdout


def test_two_views_at_once_are_refused_in_one_sentence(kg: Run, text: Path, tmp_path: Path) -> None:
    refused = kg("extract", text, "--explain", "--html", tmp_path / "page.html")
    assert refused.returncode == 2
    assert "give one of them" in refused.stderr
