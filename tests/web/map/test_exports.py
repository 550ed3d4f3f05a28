"""`/api/v1/exports` and `/api/v1/legend` over HTTP."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import httpx
import networkx as nx
import pytest
from tests.web.map.serving import served_world

from kg.model import VOCABULARY

Body = dict[str, object]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served_world(tmp_path_factory.mktemp("exports")) as found:
        yield found


@pytest.fixture(scope="module")
def body(client: httpx.Client) -> Body:
    """What the page posts of a picture."""
    asked = {"add": ["ulgi", "primer", "mysal_college", "ulgi_oil", "primer_energy"], "around": "ulgi"}
    picture = client.post("/api/v1/pictures", json=asked).json()
    return {
        "entities": [{"id": each["id"], "x": each["x"], "y": each["y"]} for each in picture["entities"]],
        "relationships": [each["id"] for each in picture["relationships"]],
        "language": "ru",
        "permalink": "https://map.example/#0123",
        "title": "Университет «Үлгі»",
    }


def saved(client: httpx.Client, format_: str, body: Body, **changes: object) -> httpx.Response:
    return client.post(f"/api/v1/exports/{format_}", json={**body, **changes})


@pytest.mark.parametrize(
    ("format_", "media_type"),
    [
        ("svg", "image/svg+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("graphml", "application/graphml+xml"),
        ("json", "application/json"),
    ],
)
def test_each_format_is_a_file_with_a_name(
    client: httpx.Client, body: Body, format_: str, media_type: str
) -> None:
    answer = saved(client, format_, body)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    disposition = answer.headers["content-disposition"]
    plain, _, encoded = disposition.removeprefix("attachment; ").partition("; ")
    assert plain.startswith('filename="sviazi-universitet-ulgi-20')
    name = unquote(encoded.removeprefix("filename*=UTF-8''"))
    assert name.startswith("связи-университет-үлгі-20")
    assert name.endswith(f".{format_}")


def test_the_drawing_and_the_data_show_what_the_page_shows(client: httpx.Client, body: Body) -> None:
    entities, relationships = body["entities"], body["relationships"]
    assert isinstance(entities, list)
    assert isinstance(relationships, list)
    drawing = ET.fromstring(saved(client, "svg", body).content)
    assert drawing.get("width")
    network = nx.read_graphml(io.BytesIO(saved(client, "graphml", body).content), force_multigraph=True)
    assert set(network.nodes) == {each["id"] for each in entities}
    rows = list(
        csv.DictReader(io.StringIO(saved(client, "csv", body).content.decode("utf-8-sig"), newline=""))
    )
    assert {row["id"] for row in rows} == set(relationships)
    assert {each["id"] for each in saved(client, "json", body).json()["relationships"]} == set(relationships)


def test_what_the_map_does_not_know_is_left_out_and_counted(client: httpx.Client, body: Body) -> None:
    answer = saved(
        client,
        "json",
        body,
        entities=[{"id": "ulgi", "x": 0, "y": 0}, {"id": "unheard", "x": 1, "y": 1}],
        relationships=["unheard", *body["relationships"]],  # type: ignore[misc]
    )
    assert answer.headers["left-out-entities"] == "1"
    assert int(answer.headers["left-out-relationships"]) > 1
    assert [each["id"] for each in answer.json()["entities"]] == ["ulgi"]
    assert answer.json()["left_out"]["entities"] == 1


def test_an_earlier_id_is_that_of_what_it_went_into(client: httpx.Client, body: Body) -> None:
    merged = [{"id": "e00000000000000000001", "x": 3, "y": 4}]
    answer = saved(
        client, "json", body, entities=merged, relationships=[], selected=["e00000000000000000001"]
    )
    assert [(each["id"], each["x"], each["y"]) for each in answer.json()["entities"]] == [("ulgi", 3, 4)]
    assert answer.json()["selected"] == ["ulgi"]
    assert answer.headers["left-out-entities"] == "0"


@pytest.mark.parametrize(
    "changes",
    [
        {"entities": [{"id": f"e{number}", "x": 0, "y": 0} for number in range(1001)]},
        {"language": "fr"},
        {"entities": [{"id": "ulgi", "x": "here", "y": 0}]},
        {"unheard": 1},
    ],
)
def test_what_cannot_be_saved_is_a_problem(
    client: httpx.Client, body: Body, changes: dict[str, object]
) -> None:
    answer = saved(client, "svg", body, **changes)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_format_is_a_problem(client: httpx.Client, body: Body) -> None:
    assert saved(client, "pdf", body).status_code == 400


def test_letters_that_are_none_are_refused_or_written(client: httpx.Client, body: Body) -> None:
    lone = json.dumps({**body, "title": "\ud800"}).encode()
    answer = client.post("/api/v1/exports/svg", content=lone, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 400)
    assert saved(client, "svg", body, title="\0\x1b").status_code == 200


def test_the_legend_gives_every_type_and_drawn_status_a_look(client: httpx.Client) -> None:
    legend = client.get("/api/v1/legend").json()
    assert {each["id"] for each in legend["types"]} == VOCABULARY.entity_types.keys()
    for each in legend["types"]:
        assert each["label"].keys() == {"en", "ru", "kk"}
        assert each["shape"].keys() == {"corners", "rotation", "inner", "reach"}
        assert each["shape"]["corners"] == 0 or 0 < each["shape"]["inner"] < 1
        assert all(len(each[ground]) == 7 for ground in ("light", "dark"))
    assert [each["id"] for each in legend["statuses"]] == ["actual", "planned", "ended"]
    assert all(len(each["dash"]) == 2 for each in legend["statuses"])


def test_a_large_picture_can_be_saved_too(tmp_path: Path) -> None:
    from tests.map.worlds import hub

    with served_world(tmp_path, hub(500)) as client:
        added = ["hub", *(f"company{number:05}" for number in range(500))]
        picture = client.post("/api/v1/pictures", json={"add": added, "around": "hub"}).json()
        body: Body = {
            "entities": [{"id": each["id"], "x": each["x"], "y": each["y"]} for each in picture["entities"]],
            "relationships": [each["id"] for each in picture["relationships"]],
            "language": "kk",
        }
        drawing = ET.fromstring(saved(client, "svg", body).content)
        assert max(float(drawing.get("width", 0)), float(drawing.get("height", 0))) <= 3200
