"""The review page and its API: pairs, decisions, undoing, and who may decide."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from tests.web import page_texts

from kg.errors import EngineError
from kg.model import Document, Extraction, Language, Mention, PartialDate, Span, Statement, Value
from kg.resolve.names.evidence import scale
from kg.reviewing import Reviewing
from kg.web import create_app, pages
from kg.workspace import Workspace

DECISIONS = "/api/v1/review/decisions"
UNDO = "/api/v1/review/undo"
WRITES = (
    (DECISIONS, {"left": "e1", "right": "e2", "verdict": "same", "by": "Айнұр"}),
    (UNDO, {"by": "Айнұр"}),
)
HOSTILE = '</script><img src=x onerror="alert(1)">'
HEAD = "Примеровой А."
LANGUAGES = ("kk", "ru", "en")


def page(name: str, text: str, title: str, *, alias: str = "") -> tuple[Document, Extraction]:
    """A page about the person that it calls `HEAD`, and perhaps by a further name."""
    document = Document(f"https://example.org/{name}", text, Language.RU, title, PartialDate(2025, 6))
    whole, start = Span(0, len(text)), text.index(HEAD)
    person = Mention(f"{name}-1", "Person", Span(start, start + len(HEAD)), HEAD)

    def said(relation: str, value: str) -> Statement:
        return Statement(document.id, relation, person, Value(value, "ru"), text, whole)

    statements = [said("name", "А. Примерова"), *([said("alias", alias)] if alias else [])]
    return document, Extraction(tuple(statements))


def fill(workspace: Workspace) -> None:
    """Put two pages into the ledger; whether the persons of one name are one, only a human can say."""
    for document, extraction in (
        page("a", f"Договор подписан {HEAD} в июне.", "Договор"),
        page("b", f"Приказ {HEAD} — {HOSTILE}.", HOSTILE, alias=HOSTILE),
    ):
        workspace.ledger.replace(document, extraction, "by hand")


@contextmanager
def serving(workspace: Workspace) -> Iterator[httpx.Client]:
    """Serve a workspace on a free port and give a client of it; ends when nothing is being published."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        app = create_app(workspace, Reviewing(workspace))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            host, port = listener.getsockname()
            with httpx.Client(base_url=f"http://{host}:{port}", timeout=60) as client:
                yield client
                until_published(client)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A client of a workspace with one open pair, in which publishing does nothing."""
    monkeypatch.setattr(Workspace, "publish", lambda _: None)
    with Workspace.create(tmp_path / "workspace") as workspace:
        fill(workspace)
        with serving(workspace) as opened:
            yield opened


def publication(client: httpx.Client) -> dict[str, str]:
    return dict(client.get("/api/v1/review/publication").json())


def until_published(client: httpx.Client) -> dict[str, str]:
    deadline = time.monotonic() + 60
    while (standing := publication(client))["state"] == "running":
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return standing


def open_pairs(client: httpx.Client) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/review")
    assert answer.status_code == 200
    pairs = answer.json()["pairs"]
    assert isinstance(pairs, list)
    assert answer.json()["total"] == len(pairs)
    return pairs


def decision(client: httpx.Client, verdict: str = "same", **changed: str) -> dict[str, str]:
    [pair] = open_pairs(client)
    given = {"left": pair["left"]["node"], "right": pair["right"]["node"], "verdict": verdict, "by": "Айнұр"}
    return {**given, **changed}


def assert_problem(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    detail = answer.json()["detail"]
    assert isinstance(detail, str)
    return detail


def test_a_pair_comes_with_both_sides_their_quotes_and_what_the_score_rests_on(client: httpx.Client) -> None:
    [pair] = open_pairs(client)
    sides = sorted((pair["left"], pair["right"]), key=lambda side: len(side["names"]))
    assert [side["name"] for side in sides] == ["А. Примерова", "А. Примерова"]
    assert [side["type"] for side in sides] == ["Person", "Person"]
    assert sides[0]["quotes"] == [
        {
            "sentence": f"Договор подписан {HEAD} в июне.",
            "named": HEAD,
            "language": "ru",
            "document": page("a", HEAD, "")[0].id,
            "title": "Договор",
            "uri": "https://example.org/a",
            "published": "2025-06",
        }
    ]
    assert 0 < pair["score"] < 1
    assert pair["apart"] is False
    assert all(feature["meaning"] == scale().meanings[feature["name"]] for feature in pair["features"])
    assert {feature["weight"] > 0 for feature in pair["features"]} == {True, False}


def test_hostile_names_are_plain_text_in_json(client: httpx.Client) -> None:
    answer = client.get("/api/v1/review")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    [pair] = answer.json()["pairs"]
    [hostile] = [side for side in (pair["left"], pair["right"]) if HOSTILE in side["names"]]
    assert hostile["quotes"][0]["title"] == HOSTILE
    assert HOSTILE in hostile["quotes"][0]["sentence"]


@pytest.mark.parametrize("limit", ["0", "101", "many"])
def test_a_wrong_limit_is_a_problem(client: httpx.Client, limit: str) -> None:
    assert_problem(client.get("/api/v1/review", params={"limit": limit}), 400)


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_is_decided_is_no_longer_open_and_is_kept_with_its_author(
    client: httpx.Client, verdict: str
) -> None:
    given = decision(client, verdict, by="  Айнұр ")
    assert client.post(DECISIONS, json=given).status_code == 201
    assert open_pairs(client) == []
    kept = client.get(DECISIONS).json()
    assert kept["total"] == 1
    [made] = kept["decisions"]
    assert (made["verdict"], made["by"]) == (verdict, "Айнұр")
    assert {made["left"], made["right"]} == {given["left"], given["right"]}
    assert (made["left_name"], made["right_name"]) == ("А. Примерова", "А. Примерова")


def test_what_is_undone_is_open_again(client: httpx.Client) -> None:
    before = open_pairs(client)
    given = decision(client)
    client.post(DECISIONS, json=given)
    answer = client.post(UNDO, json={"by": "Серік"})
    assert answer.status_code == 200
    [undone] = answer.json()["undone"]
    assert {undone["left"], undone["right"]} == {given["left"], given["right"]}
    assert (undone["left_name"], undone["verdict"]) == ("А. Примерова", "withdrawn")
    assert open_pairs(client) == before
    latest = client.get(DECISIONS, params={"limit": 1}).json()
    assert (latest["total"], latest["decisions"][0]["by"]) == (2, "Серік")


def test_undoing_nothing_is_a_problem(client: httpx.Client) -> None:
    assert_problem(client.post(UNDO, json={"by": "Айнұр"}), 400)


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": "maybe"},
        {"verdict": "withdrawn"},
        {"by": "   "},
        {"by": "a\nb"},
        {"by": "x" * 101},
        {"left": ""},
        {"left": "x" * 65},
    ],
)
def test_a_wrong_decision_is_a_problem_and_decides_nothing(
    client: httpx.Client, changed: dict[str, str]
) -> None:
    detail = assert_problem(client.post(DECISIONS, json=decision(client, **changed)), 400)
    assert next(iter(changed)) in detail
    assert len(open_pairs(client)) == 1


@pytest.mark.parametrize("body", ["", "{", "[]", '{"by": "\\ud800"}'])
def test_a_body_that_is_no_decision_is_a_problem(client: httpx.Client, body: str) -> None:
    for address, _ in WRITES:
        answer = client.post(address, content=body, headers={"Content-Type": "application/json"})
        assert_problem(answer, 400)


def test_deciding_on_an_unknown_thing_or_on_one_alone_is_a_problem(client: httpx.Client) -> None:
    given = decision(client)
    assert "e404" in assert_problem(client.post(DECISIONS, json={**given, "right": "e404"}), 404)
    assert_problem(client.post(DECISIONS, json={**given, "right": given["left"]}), 400)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "elsewhere.example", "Origin": "http://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
        {"Host": "127.0.0.1.elsewhere.example"},
        {"Host": "[::1"},
    ],
)
def test_another_site_may_not_decide(client: httpx.Client, headers: dict[str, str]) -> None:
    client.post(DECISIONS, json=decision(client, "unsure"))
    for address, body in WRITES:
        assert_problem(client.post(address, json=body, headers=headers), 403)
    assert client.get(DECISIONS).json()["total"] == 1


def test_the_page_of_this_server_may_decide(client: httpx.Client) -> None:
    own = {"Origin": str(client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert client.post(DECISIONS, json=decision(client), headers=own).status_code == 201


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_what_a_form_could_send_does_not_decide(client: httpx.Client, media_type: str) -> None:
    for address, body in WRITES:
        content = httpx.Request("POST", "http://x", json=body).content
        answer = client.post(address, content=content, headers={"Content-Type": media_type})
        assert_problem(answer, 415)


def test_a_body_too_long_or_of_unknown_length_is_refused(client: httpx.Client) -> None:
    headers = {"Content-Type": "application/json"}
    for address, _ in WRITES:
        assert_problem(client.post(address, json={"by": "x" * 20_000}), 413)
        assert_problem(client.post(address, content=iter([b"{}"]), headers=headers), 411)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_else_writes(client: httpx.Client, method: str) -> None:
    for address in ("/api/v1/review", DECISIONS, UNDO):
        assert_problem(client.request(method, address), 405)


def test_another_site_may_not_read_what_is_decided(client: httpx.Client) -> None:
    asked = {"Origin": "https://elsewhere.example"}
    for path in ("/api/v1/review", "/api/v1/review/decisions"):
        assert "access-control-allow-origin" not in client.get(path, headers=asked).headers
        assert "access-control-allow-origin" not in client.options(path, headers=asked).headers
    assert client.get("/api/v1/search?q=a", headers=asked).headers["access-control-allow-origin"] == "*"


def test_others_are_answered_while_one_publication_at_a_time_runs(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Semaphore(0), threading.Semaphore(0)
    running: list[int] = []
    most: list[int] = []

    def publish(_: Workspace) -> None:
        running.append(1)
        most.append(len(running))
        begun.release()
        assert go_on.acquire(timeout=60)
        running.pop()

    monkeypatch.setattr(Workspace, "publish", publish)
    assert client.post(DECISIONS, json=decision(client)).json() == {"state": "running", "detail": ""}
    assert begun.acquire(timeout=60)
    assert open_pairs(client) == []
    for verdict in ("unsure", "different"):
        given = client.get(DECISIONS).json()["decisions"][0]
        nodes = {"left": given["left"], "right": given["right"]}
        assert client.post(DECISIONS, json={**nodes, "verdict": verdict, "by": "Айнұр"}).status_code == 201
    assert publication(client)["state"] == "running"
    go_on.release()
    assert begun.acquire(timeout=60)
    go_on.release()
    assert until_published(client) == {"state": "idle", "detail": ""}
    assert most == [1, 1]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (EngineError("No graph answers; start it."), "No graph answers; start it."),
        (RuntimeError("a secret of the inside"), "Something went wrong; the server's log says what."),
    ],
)
def test_a_failed_publication_is_told_and_the_next_decision_tries_again(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail(_: Workspace) -> None:
        raise error

    monkeypatch.setattr(Workspace, "publish", fail)
    client.post(DECISIONS, json=decision(client))
    assert until_published(client) == {"state": "failed", "detail": told}
    assert client.get("/api/v1/review").json()["publication"]["state"] == "failed"
    assert client.get(DECISIONS).json()["total"] == 1
    monkeypatch.setattr(Workspace, "publish", lambda _: None)
    client.post(UNDO, json={"by": "Айнұр"})
    assert until_published(client) == {"state": "idle", "detail": ""}


def test_the_search_shows_what_was_decided_and_what_was_undone(fresh_workspace: Path) -> None:
    def documents(client: httpx.Client) -> list[int]:
        hits = client.get("/api/v1/search", params={"q": "Примерова"}).json()["hits"]
        return [hit["documents"] for hit in hits]

    with Workspace.create(fresh_workspace) as workspace:
        fill(workspace)
        workspace.publish()
        with serving(workspace) as client:
            assert documents(client) == [1, 1]
            client.post(DECISIONS, json=decision(client))
            assert until_published(client) == {"state": "idle", "detail": ""}
            assert documents(client) == [2]
            client.post(UNDO, json={"by": "Айнұр"})
            assert until_published(client) == {"state": "idle", "detail": ""}
            assert documents(client) == [1, 1]


def test_the_page_is_served_with_a_strict_policy_and_so_is_every_file_of_it(client: httpx.Client) -> None:
    answer = client.get("/review")
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<script>" not in answer.text
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', answer.text))
    assert len([address for address in files if address.endswith(".js")]) > 3
    for address in files:
        assert client.get(address).status_code == 200, address


def test_the_start_page_leads_to_the_review(client: httpx.Client) -> None:
    assert 'href="/review"' in client.get("/").text


def test_the_texts_of_the_page_are_complete_in_every_language() -> None:
    blocks = page_texts.keys("review-texts.js")
    assert set(blocks) == set(LANGUAGES)
    assert blocks["kk"] == blocks["ru"] == blocks["en"]
    used = set(re.findall(r'data-text="(\w+)"', (pages.STATIC / "review.html").read_text("utf-8")))
    for name in ("review.js", "review-view.js"):
        script = (pages.STATIC / name).read_text("utf-8")
        used |= set(re.findall(r'(?:say|announce|complain)\("(\w+)"', script))
    assert used <= blocks["ru"]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_feature_is_explained_in_the_languages_beside_english(language: str) -> None:
    script = (pages.STATIC / f"review-features-{language}.js").read_text("utf-8")
    explained = re.findall(r'^  (\w+): "[^"]+",$', script, re.MULTILINE)
    assert sorted(explained) == sorted(scale().meanings)
