import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.errors import InputError
from kg.extract.evaluation import evaluate_extraction, score

GOLD = Path(__file__).parents[1] / "gold"
RECORDS = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text("utf-8").splitlines()]
ROWS = {
    "ent_coarse": "entities, coarse type",
    "ent_fine": "entities, fine type",
    "ent:Org": "Org",
    "ent:LegalAct": "LegalAct",
    "rel:holds_role": "holds_role",
    "role_pair": "person and organisation of a role",
    "rel:partners_with": "partners_with",
    "rel:participated_in": "participated_in",
    "rel:based_on": "based_on",
    "event_rels": "event relations",
    "rel_all": "all relations",
}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perfect() -> dict[str, dict[str, Any]]:
    return {
        record["id"]: {
            "id": record["id"],
            "entities": record["entities"],
            "relations": record["relations"],
        }
        for record in RECORDS
    }


def spoilt() -> dict[str, dict[str, Any]]:
    """Leave entities out, give others a wrong type or name, turn relations round, double and reword them."""
    predictions = {}
    for record in RECORDS:
        entities = [dict(entity) for number, entity in enumerate(record["entities"]) if number % 7 != 3]
        for entity in entities[::5]:
            entity["type"] = "Company" if entity["type"] != "Company" else "Place"
        for entity in entities[::6]:
            entity["name"], entity["mentions"] = entity["name"][:-6], []
        relations = [dict(relation, status="actual") for relation in record["relations"]]
        for relation in relations[::4]:
            relation["from"], relation["to"] = relation["to"], relation["from"]
        for relation in relations[::3]:
            if "role" in relation:
                relation["role"] = "deputy " + relation["role"]
        doubtful = [dict(item) for item in record["maybe"] if "from" in item]
        predictions[record["id"]] = {
            "id": record["id"],
            "entities": entities,
            "relations": relations + relations[:5] + doubtful,
        }
    return predictions


@pytest.mark.parametrize("predictions", [perfect(), {}, spoilt()], ids=["perfect", "empty", "spoilt"])
def test_the_figures_are_those_of_the_golds_own_scorer(
    predictions: dict[str, dict[str, Any]], scorer: ModuleType
) -> None:
    theirs, _ = scorer.score(RECORDS, predictions)
    ours = score(RECORDS, predictions)
    for group, own in (("ALL", "ALL"), ("lang kk", "language kk"), ("kind order", "kind order")):
        for measure, name in ROWS.items():
            count, expected = ours.groups[own].get(name), theirs[group][measure]
            counted = (count.right, count.wrong, count.missing) if count else (0, 0, 0)
            assert counted == (expected.tp, expected.fp, expected.fn), (group, name)
    asserted = ours.groups["ALL"]["planned, ended or denied"].wrong
    assert asserted == theirs["ALL"]["nonactual_as_actual"].fp


def test_the_annotation_scores_one_against_itself() -> None:
    scores = score(RECORDS, perfect())
    assert scores.f1("ALL", "entities, coarse type") == scores.f1("ALL", "all relations") == 1.0
    assert scores.wrong == []


def test_errors_are_told_by_class() -> None:
    def entity(key: str, type_: str, name: str) -> dict[str, Any]:
        return {"key": key, "type": type_, "name": name, "mentions": [name]}

    def membership(source: str, status: str) -> dict[str, Any]:
        return {"type": "member_of", "from": source, "to": "c", "status": status}

    annotated = {
        "id": "page",
        "lang": "en",
        "kind": "news",
        "entities": [
            entity("a", "Company", "Example Steel LLP"),
            entity("b", "University", "University of Examples and Samples"),
            entity("c", "Alliance", "Alliance of Samples"),
        ],
        "relations": [membership("a", "planned")],
    }
    predicted = {
        "id": "page",
        "entities": [
            entity("1", "Place", "Example Steel LLP"),
            entity("2", "University", "Examples"),
            entity("3", "Person", "Nobody Atall"),
            entity("c", "Alliance", "Alliance of Samples"),
        ],
        "relations": [membership("1", "actual")],
    }
    classes = {error for _, error, _ in score([annotated], {"page": predicted}).wrong}
    spoken_of = {"wrong type", "wrong boundary", "wrong entity"}
    assert classes == spoken_of | {"wrong status", "missing entity", "missing relation"}


def test_a_folder_without_gold_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold folder"):
        evaluate_extraction(tmp_path)
