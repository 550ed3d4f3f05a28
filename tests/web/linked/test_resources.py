"""Each resource leads to a page for people and to data for machines."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Triple
from tests.rdf.snapshots import known_snapshot, snapshot
from tests.web.linked import worlds
from tests.web.linked.reading import FORMATS, LANGUAGES, PAGE, page, triples
from tests.web.served import served

from kg.model import Snapshot
from kg.rdf import Namespaces, RdfStore

NAMES = Namespaces()
KG = NAMES.term


def a_server(factory: pytest.TempPathFactory, content: Snapshot) -> Iterator[httpx.Client]:
    folder = factory.mktemp("linked") / "rdf"
    RdfStore.open(folder).publish(content)
    with served(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from a_server(tmp_path_factory, worlds.often_said())


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from a_server(tmp_path_factory, worlds.hub())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from a_server(tmp_path_factory, worlds.hostile())


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from a_server(tmp_path_factory, known_snapshot())


def assert_problem(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    detail = answer.json()["detail"]
    assert isinstance(detail, str)
    return detail


# ------------------------------------------------------------------ /id


@pytest.mark.parametrize(
    ("accept", "section"),
    [
        (None, "page"),
        ("*/*", "page"),
        (PAGE["Accept"], "page"),
        ("text/turtle", "data"),
        ("application/ld+json;q=0.9, text/html;q=0.1", "data"),
        ("application/rdf+xml", "data"),
        ("text/turtle;q=0, */*", "page"),
    ],
)
def test_an_iri_leads_with_one_redirect_to_what_is_accepted(
    client: httpx.Client, accept: str | None, section: str
) -> None:
    request = client.build_request("GET", "/id/organization/e1")
    request.headers.pop("accept")
    if accept:
        request.headers["accept"] = accept
    answer = client.send(request)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/{section}/organization/e1"
    assert "Accept" in answer.headers["vary"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert client.get(answer.headers["location"], headers={"Accept": accept or "*/*"}).status_code == 200


def test_a_media_type_that_is_not_offered_is_a_problem(client: httpx.Client) -> None:
    for path in ("/id/organization/e1", "/data/organization/e1"):
        detail = assert_problem(client.get(path, headers={"Accept": "image/png"}), 406)
        assert "text/turtle" in detail


@pytest.mark.parametrize("section", ["id", "page", "data"])
@pytest.mark.parametrize(
    "name", ["organization/e99", "nonsense/e1", "claim/%20", "organization/%00%F0%9F%8E%93"]
)
def test_what_is_not_there_is_not_found(client: httpx.Client, section: str, name: str) -> None:
    assert_problem(client.get(f"/{section}/{name}", headers={"Accept": "*/*"}), 404)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_gets_a_page_when_nothing_is_found(client: httpx.Client, language: str) -> None:
    answer = client.get(f"/page/organization/e99?lang={language}", headers=PAGE)
    found = page(answer, 404)
    assert found.root.get("lang") == language
    assert "problem" in {each.get("class") for each in found.all("article")}


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/id/person/e1", "/id/organization/e1"),
        ("/page/claim/e3?lang=kk", "/page/person/e3?lang=kk"),
        ("/data/event/e6.ttl?page=1", "/data/legal-act/e6.ttl?page=1"),
        ("/id/organization/e-merged", "/id/organization/e1"),
        ("/page/person/e-merged", "/page/organization/e1"),
    ],
)
def test_an_old_or_wrong_address_leads_to_the_present_one(
    client: httpx.Client, path: str, target: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (301, target)


# ------------------------------------------------------------------ /data


@pytest.mark.parametrize(
    "kind", ["organization/e1", "claim/sr1", "document/d1", "relationship/r1", "legal-act/e6"]
)
def test_all_syntaxes_say_the_same(client: httpx.Client, kind: str) -> None:
    told = []
    for extension, (media_type, _, _) in FORMATS.items():
        answer = client.get(f"/data/{kind}.{extension}")
        assert answer.headers["content-type"].split(";")[0] == media_type
        assert answer.headers["access-control-allow-origin"] == "*"
        by_header = client.get(f"/data/{kind}", headers={"Accept": media_type})
        assert by_header.headers["content-location"] == f"/data/{kind}.{extension}"
        assert by_header.content == answer.content or extension == "jsonld"
        about = NAMES.data + kind
        told.append({each for each in triples(answer) if not str(each.subject).startswith("<http://127")})
        assert any(each.subject == NamedNode(about) for each in told[-1])
    assert told[0] == told[1] == told[2] == told[3]


def test_an_entity_is_described_with_its_relationships_both_ways_and_names(client: httpx.Client) -> None:
    found = triples(client.get("/data/organization/e1.ttl"))
    e1, e2, e3, e4 = (NAMES.resource(kind, each) for kind, each in (
        ("organization", "e1"), ("organization", "e2"), ("person", "e3"), ("organization", "e4")
    ))  # fmt: skip
    assert Triple(e1, KG("partnersWith"), e2) in found
    assert Triple(e2, KG("partnersWith"), e1) in found
    assert Triple(e3, KG("holdsRole"), e1) in found
    assert Triple(e1, KG("partnersWith"), e4) not in found
    r1, r3 = NAMES.resource("relationship", "r1"), NAMES.resource("relationship", "r3")
    assert Triple(r1, KG("target"), e1) in found
    assert Triple(r3, KG("status"), Literal("planned")) in found
    labelled = {each.subject for each in found if each.predicate.value.endswith("prefLabel")}
    assert {e1, e2, e3, e4} <= labelled
    denial = NAMES.resource("claim", "sr4")
    assert Triple(denial, KG("status"), Literal("denied")) in found


def test_a_claim_and_a_document_are_described_with_the_evidence(client: httpx.Client) -> None:
    for name in ("claim/sr1", "document/d1"):
        found = triples(client.get(f"/data/{name}.nt"))
        assert Literal("Они сотрудничают.") in {each.object for each in found}


def test_the_description_of_a_hub_is_paged_and_says_so(hub: httpx.Client) -> None:
    address, pages, seen = "/data/organization/hub.ttl", 0, set()
    told: list[Triple] = []
    while address:
        answer = hub.get(address)
        found = triples(answer)
        told.extend(found)
        pages += 1
        links = {
            each["rel"]: address for address, each in ((link["url"], link) for link in answer.links.values())
        }
        following = [
            each.object.value
            for each in found
            if each.predicate.value == "http://www.w3.org/1999/xhtml/vocab#next"
            and isinstance(each.object, NamedNode)
        ]
        assert [urlsplit(each).path for each in following] == (
            [address.split("?")[0]] if "next" in links else []
        )
        seen |= {each.subject for each in found if each.predicate == KG("relationType")}
        address = links.get("next", "")
    assert pages > 1
    assert len(seen) == worlds.PARTNERS + worlds.EMPLOYEES
    plain = {each for each in told if each.predicate == KG("partnersWith")}
    assert len(plain) == 2 * worlds.PARTNERS
    assert hub.get(f"/data/organization/hub.ttl?page={pages + 1}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "٣", "99999999999", ""])
def test_a_page_that_is_no_number_is_not_found(client: httpx.Client, number: str) -> None:
    assert client.get("/data/organization/e1.ttl", params={"page": number}).status_code == 404
    assert client.get("/page/organization/e1", params={"page": number}).status_code == 404


@pytest.mark.parametrize("path", ["/page/organization/e1", "/data/organization/e1.ttl"])
def test_what_has_not_changed_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(path, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")


# ------------------------------------------------------------------ pages


PAGES = [
    "organization/e1", "person/e3", "legal-act/e6", "claim/sr1", "claim/sr4", "claim/sr6", "claim/sr7",
    "document/d1", "document/n59", "relationship/r1", "relationship/often",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_in_every_language(client: httpx.Client, name: str, language: str) -> None:
    answer = client.get(f"/page/{name}?lang={language}", headers=PAGE)
    found = page(answer)
    assert found.root.get("lang") == answer.headers["content-language"] == language
    assert len(found.all("h1")) == 1
    assert f"{NAMES.data}{name}" in found.text()


@pytest.mark.parametrize("name", ["organization/e1", "claim/sr2", "document/d1", "relationship/r2"])
def test_the_links_of_a_page_lead_somewhere(client: httpx.Client, name: str) -> None:
    found = page(client.get(f"/page/{name}", headers=PAGE))
    alternates = found.head_links("alternate")
    assert {each.get("hreflang") for each in alternates} >= set(LANGUAGES)
    data = [each for each in alternates if each.get("type")]
    assert {each.get("type") for each in data} == {media_type for media_type, _, _ in FORMATS.values()}
    own = {link for link in found.links() if link.startswith("/") and not link.startswith("/sparql")}
    for link in sorted(own | {each.get("href", "") for each in data}):
        assert client.get(link, headers=PAGE).status_code == 200, link


def test_a_page_asks_for_no_script_and_no_style_of_its_own(client: httpx.Client) -> None:
    for name in PAGES:
        found = page(client.get(f"/page/{name}"))
        assert found.all("script") == found.all("style") == []
        assert not [each for each in found.root.iter() if each.get("style") or each.get("onclick")]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "ru"),
        ("kk-KZ, ru;q=0.9", "kk"),
        ("de, en;q=0.5, ru;q=0.4", "en"),
        ("fr", "ru"),
        ("kk;q=0, en", "en"),
    ],
)
def test_the_language_is_that_of_the_browser(
    client: httpx.Client, accepted: str | None, language: str
) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    answer = client.get("/page/organization/e1", headers=headers)
    assert page(answer).root.get("lang") == language
    assert "Accept-Language" in answer.headers["vary"]


def test_a_chosen_language_stays_chosen(client: httpx.Client) -> None:
    found = page(client.get("/page/organization/e1?lang=kk"))
    own = [link for link in found.links() if link.startswith("/page/")]
    assert own
    assert all(link.endswith("lang=kk") for link in own)


def test_facts_stand_with_status_date_and_quotation(client: httpx.Client) -> None:
    found = page(client.get("/page/organization/e1?lang=ru"))
    text = found.text()
    for expected in (
        "Люди и их должности", "Асан Серіков", "ректор", "начало: 2021",
        "засвидетельствовано: 29 февраля 2024 г.",
        "Партнёры", "меморандум", "планируется", "Они сотрудничают.", "Заголовок", "Alatau University",
    ):  # fmt: skip
        assert expected in text
    assert "2024-02-29" in {each.get("datetime") for each in found.all("time")}


def test_a_claim_that_denies_says_so_at_once(client: httpx.Client) -> None:
    found = page(client.get("/page/claim/sr4?lang=en"))
    (heading,) = [each for each in found.all("header") if each.get("class") == "subject"]
    assert "denied" in "".join(heading.itertext())
    assert "partners with — АО «Нет» (denied)" in found.text("title")
    assert "(denied)" in found.text("footer")


def test_what_is_denied_stands_apart(client: httpx.Client) -> None:
    found = page(client.get("/page/organization/e1?lang=en"))
    (section,) = [each for each in found.all("section") if each.get("id") == "denied"]
    assert "АО «Нет»" in "".join(section.itertext())
    others = [each for each in found.all("section") if each.get("id") != "denied"]
    assert not any("АО «Нет»" in "".join(each.itertext()) for each in others)


def test_some_quotations_stand_on_the_page_and_the_others_are_told_of(client: httpx.Client) -> None:
    text = page(client.get("/page/organization/e1?lang=en")).text()
    assert "more quotations: 57" in text
    assert "independent documents: 59" in text
    assert "Копия" not in text
    first, second = (
        page(client.get(f"/page/relationship/often?lang=en&page={number}")).text() for number in (1, 2)
    )
    assert sum(f"Сказано {number}." in first for number in range(60)) == 50
    assert sum(f"Сказано {number}." in second for number in range(60)) == 10


def test_the_facts_of_a_hub_are_paged_by_relation(hub: httpx.Client) -> None:
    found = page(hub.get("/page/organization/hub?lang=en"))
    assert len([each for each in found.all("li") if each.get("class") == "actual"]) == 100
    partners = [link for link in found.links() if "relation=partners_with" in link]
    people = [link for link in found.links() if "relation=holds_role" in link]
    assert (len(partners), len(people)) == (1, 1)
    seen: set[str] = set()
    address = "/page/organization/hub?relation=partners_with&direction=out"
    while address:
        shown = page(hub.get(address))
        links = [link for link in shown.links() if link.startswith("/page/organization/p")]
        assert 0 < len(links) <= 50
        assert not seen & set(links)
        seen |= set(links)
        address = next((each.get("href", "") for each in shown.all("a") if each.get("rel") == "next"), "")
    assert len(seen) == worlds.PARTNERS
    assert hub.get("/page/organization/hub?relation=partners_with&page=4").status_code == 404


@pytest.mark.parametrize(
    "query", ["relation=nonsense", "relation=partners_with&direction=in", "relation=%3Cx%3E"]
)
def test_a_relation_that_is_none_is_not_found(hub: httpx.Client, query: str) -> None:
    assert hub.get(f"/page/organization/hub?{query}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        *(f"organization/{each}" for each in ("e1", "e2", "e3")),
        *("claim/s1", "claim/s2", "document/d1", "relationship/r1"),
    ],
)  # fmt: skip
def test_texts_that_hold_markup_are_shown_as_texts(hostile: httpx.Client, name: str) -> None:
    answer = hostile.get(f"/page/{name}?lang=ru", headers=PAGE)
    found = page(answer)
    assert found.all("script") == []
    assert "49" not in found.text("title")
    assert not [link for link in found.links() if link.lower().startswith("javascript:")]
    assert len(answer.content) < 60_000
    for extension in FORMATS:
        assert triples(hostile.get(f"/data/{name}.{extension}"))


def test_a_name_with_markup_is_legible(hostile: httpx.Client) -> None:
    found = page(hostile.get("/page/organization/e1"))
    assert found.text("h1") == " ".join(worlds.SCRIPT.split())


def test_a_long_name_is_cut_and_said_to_be(hostile: httpx.Client) -> None:
    heading = page(hostile.get("/page/organization/e3")).text("h1")
    assert len(heading) <= 301
    assert heading.endswith("…")


def test_a_name_in_another_direction_stays_apart(hostile: httpx.Client) -> None:
    found = page(hostile.get("/page/organization/e1"))
    assert worlds.RIGHT_TO_LEFT in {each.text for each in found.all("bdi")}


def test_what_is_publicly_known_is_shown_with_links(known: httpx.Client) -> None:
    found = page(known.get("/page/organization/e2?lang=ru"))
    assert {"http://www.wikidata.org/entity/Q1", "https://ror.org/01abc", "https://ulgi.example/"} <= set(
        found.links()
    )
    text = found.text()
    for expected in (
        "123456789012",
        "1992",
        "Ulgi Academy",
        "окончание: май 2020 г.",
        "public register",
        "Предшественники",
    ):
        assert expected in text
    assert "Общеизвестно: decree No. 1" in text


def test_a_copy_and_its_first_document_lead_to_each_other(known: httpx.Client) -> None:
    assert "/page/document/d1" in page(known.get("/page/document/d2")).links()
    assert "/page/document/d2" in page(known.get("/page/document/d1")).links()


def test_nothing_published_is_a_page_to_try_later(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("none") / "rdf") as opened:
        answer = opened.get("/page/organization/e1", headers=PAGE)
        page(answer, 503)
        assert "retry-after" in answer.headers
        assert_problem(opened.get("/data/organization/e1"), 503)


def test_pages_lead_to_this_server_whatever_the_base(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_BASE_IRI", "http://data.example/kz/")
    for opened in a_server(tmp_path_factory, snapshot()):
        found = page(opened.get("/page/organization/e1"))
        assert "/page/person/e3" in found.links()
        assert "http://data.example/kz/id/organization/e1" in found.text()
        about = NamedNode("http://data.example/kz/id/organization/e1")
        assert about in {each.subject for each in triples(opened.get("/data/organization/e1.ttl"))}


def test_an_address_that_is_none_is_a_problem(client: httpx.Client) -> None:
    for path in ("/data/organization/e1.ttl", "/page/organization/e1", "/dataset.ttl"):
        assert_problem(client.get(path, headers={"Host": "a%zz", "Accept": "*/*"}), 400)


def test_any_site_may_read_the_data(client: httpx.Client) -> None:
    answer = client.options("/data/organization/e1", headers={"Origin": "https://else.example"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
