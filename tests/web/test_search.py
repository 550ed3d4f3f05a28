"""`/api/v1/search`: what is found while a name is typed, over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.map.serving import served_world

PATH = "/api/v1/search"
UNPUBLISHED = "There is no map in this workspace yet; make it with: kg publish"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served_world(tmp_path_factory.mktemp("world")) as opened:
        yield opened


def found(client: httpx.Client, **asked: str | int) -> list[dict[str, object]]:
    answer = client.get(PATH, params=asked)
    assert answer.status_code == 200, answer.text
    hits: list[dict[str, object]] = answer.json()["hits"]
    return hits


def test_a_hit_is_an_entity_and_the_name_that_matched(client: httpx.Client) -> None:
    (hit,) = found(client, q="ulgi nat")
    assert hit == {
        "id": "ulgi",
        "type": "University",
        "name": "Университет «Үлгі»",
        "language": "ru",
        "names": {
            "en": "Ulgi University",
            "ru": "Университет «Үлгі»",
            "kk": "«Үлгі» университеті",
        },
        "documents": hit["documents"],
        "degree": hit["degree"],
        "regions": ["north"],
        "sectors": ["energy"],
        "place": "Примерная область",
        "page": "/page/organization/ulgi",
        "matched": "Ulgi National University",
        "exact": False,
    }


@pytest.mark.parametrize("text", ["Үлгі мұнай", "Улги Мунай", "ulgi munai", "Ekub Veyfq", "«Үлгі Мұнай» ЖШС"])
def test_every_way_to_type_a_name_gives_the_same_first_hit(client: httpx.Client, text: str) -> None:
    assert found(client, q=text)[0]["id"] == "ulgi_oil"


def test_a_type_leaves_others_aside(client: httpx.Client) -> None:
    assert {hit["type"] for hit in found(client, q="Пример", type="Company")} == {"Company"}
    assert "Place" not in {hit["type"] for hit in found(client, q="Пример", type="Organization", limit=100)}
    answer = client.get(PATH, params={"q": "Пример", "type": "Ship"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_no_more_are_given_than_asked_for(client: httpx.Client) -> None:
    assert len(found(client, q="п", limit=3)) == 3


def test_an_answer_that_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(PATH, params={"q": "Пример"})
    again = client.get(PATH, params={"q": "Пример"}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=500))
def test_any_text_is_answered(client: httpx.Client, text: str) -> None:
    answer = client.get(PATH, params={"q": text})
    assert answer.status_code == 200
    assert answer.json()["query"] == text


def test_without_a_map_it_is_said_how_to_make_it(tmp_path: Path, client: httpx.Client) -> None:
    assert client.get(PATH, params={"q": "x"}).status_code == 200
    with served_world(tmp_path) as other:
        for file in tmp_path.glob("map.db*"):
            file.unlink()
        answer = other.get(PATH, params={"q": "x"})
    assert (answer.status_code, answer.json()["detail"]) == (404, UNPUBLISHED)
