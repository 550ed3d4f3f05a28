"""What a picture shows under a filter, as the page's own module computes it, and that the server agrees."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from tests.map.worlds import world
from tests.web.map.reading_page import IDS, Reading

LISTS = ("relation", "kind", "type", "sector", "region", "status")
OPEN: dict[str, Any] = {
    **{name: [] for name in LISTS}, "sources": 0, "since": "", "until": "", "undated": True,
}  # fmt: skip
SEEN = """async ([picture, filter, seeds]) => {
    const { seen } = await import("/static/map/state/ties.js");
    const { ties, entities, ...counted } = seen(picture, filter, seeds, new Set(["partners_with"]));
    return { ties: Object.fromEntries(ties), entities: entities.map(({ id }) => id), ...counted };
}"""
PASSING = """async ([id, picture, filter]) => {
    const { entityPasses, relationshipPasses } = await import("/static/map/state/ties.js");
    const byId = new Map(picture.entities.map((entity) => [entity.id, entity]));
    return picture.relationships
        .filter(({ source, target }) => (source === id) !== (target === id))
        .filter((each) => relationshipPasses(each, filter))
        .filter(({ source, target }) => entityPasses(byId.get(source === id ? target : source), filter))
        .map((each) => each.id);
}"""


@pytest.fixture(scope="module")
def page(opened: Reading) -> Iterator[Page]:
    page = opened.browser.new_page()
    page.goto(f"{opened.client.base_url}/health")
    yield page
    page.close()


@pytest.fixture(scope="module")
def whole(opened: Reading) -> dict[str, Any]:
    return opened.picture([each.id for each in world().snapshot.entities])


def entity(id_: str, **properties: Any) -> dict[str, Any]:
    return {"id": id_, "type": "Company", "regions": [], "sectors": [], "hub": False, **properties}


def relationship(source: str, target: str, **properties: Any) -> dict[str, Any]:
    return {
        "id": f"{source}-{target}", "relation": "partners_with", "source": source, "target": target,
        "status": "actual", "role": None, "kind": None, "agreement": None, "since": None, "until": None,
        "attested_on": None, "proved_from": None, "sources": 1, "authority": None, "folded": False,
        **properties,
    }  # fmt: skip


def seen(
    page: Page,
    relationships: Sequence[dict[str, Any]],
    entities: Sequence[dict[str, Any]] = (entity("a"), entity("b")),
    seeds: Sequence[str] = (),
    **filter_: Any,
) -> dict[str, Any]:
    picture = {"entities": list(entities), "relationships": list(relationships)}
    found: dict[str, Any] = page.evaluate(SEEN, [picture, {**OPEN, **filter_}, list(seeds)])
    return found


@pytest.mark.parametrize(
    ("properties", "let_through", "kept_back"),
    [
        ({"relation": "member_of"}, {"relation": ["signed", "member_of"]}, {"relation": ["signed"]}),
        ({"kind": "research"}, {"kind": ["research"]}, {"kind": ["internship"]}),
        ({"kind": None}, {"kind": []}, {"kind": ["internship"]}),
        ({"status": "planned"}, {"status": ["planned"]}, {"status": ["actual", "ended"]}),
        ({"sources": 2}, {"sources": 2}, {"sources": 3}),
    ],
)
def test_each_question_of_the_filter_lets_through_and_keeps_back(
    page: Page, properties: dict[str, Any], let_through: dict[str, Any], kept_back: dict[str, Any]
) -> None:
    tie = relationship("a", "b", **properties)
    assert seen(page, [tie], **let_through)["hidden"] == {"entities": 0, "ties": 0}
    assert seen(page, [tie], **kept_back)["hidden"] == {"entities": 2, "ties": 1}


@pytest.mark.parametrize(
    ("properties", "filter_"),
    [
        ({"type": "College"}, {"type": ["Company"]}),
        ({"regions": ["north"]}, {"region": ["south"]}),
        ({"sectors": ["light"]}, {"sector": ["energy"]}),
    ],
)
def test_a_tie_needs_both_ends_but_for_what_was_asked_for(
    page: Page, properties: dict[str, Any], filter_: dict[str, Any]
) -> None:
    passing = entity("b", regions=["south"], sectors=["energy"])
    ends, tie = (entity("a", **properties), passing), relationship("a", "b")
    assert seen(page, [tie], ends, **filter_)["ties"] == {}
    assert list(seen(page, [tie], ends, ["a"], **filter_)["ties"]) == ["a b"]


def test_a_region_is_in_itself_and_a_sector_too(page: Page) -> None:
    ends = (entity("a", regions=["b"]), entity("b", type="Place"))
    assert seen(page, [relationship("a", "b")], ends, region=["b"])["entities"] == ["a", "b"]
    ends = (entity("a", sectors=["b"]), entity("b", type="Sector"))
    assert seen(page, [relationship("a", "b")], ends, sector=["b"])["entities"] == ["a", "b"]


def test_what_is_known_publicly_needs_no_documents(page: Page) -> None:
    known = relationship("a", "b", sources=0, authority="register")
    assert list(seen(page, [known], sources=5)["ties"]) == ["a b"]


@pytest.mark.parametrize(
    ("dates", "window", "holds"),
    [
        ({"since": "2023", "until": "2025"}, ("2024", "2024"), True),
        ({"since": "2023", "until": "2025"}, ("2025-12-31", ""), True),
        ({"since": "2023", "until": "2025"}, ("2026", ""), False),
        ({"since": "2023", "until": "2025"}, ("", "2022"), False),
        ({"since": "2023", "until": "2025"}, ("", "2023-01"), True),
        ({"since": "2024-05"}, ("2024-04", "2024-04"), False),
        ({"since": "2024-05"}, ("2024", "2024"), True),
        ({"since": "2024-05"}, ("2024-05-17", "2024-05-17"), True),
        ({"since": "2024-05-18"}, ("2024-05-17", "2024-05-17"), False),
        ({"since": "2024-05-18"}, ("2030", ""), True),
        ({"until": "2024-05"}, ("2024-05-31", ""), True),
        ({"until": "2024-05"}, ("2024-06", ""), False),
        ({"attested_on": "2024-03-05"}, ("", "2023"), False),
        ({"attested_on": "2024-03-05"}, ("2025", "2025"), True),
        ({"attested_on": "2024-03-05", "proved_from": "2021"}, ("2022", "2022"), True),
        ({"attested_on": "2024-03-05", "status": "ended"}, ("2024-03-06", ""), False),
        ({"attested_on": "2024-03-05", "status": "ended", "since": "2020"}, ("2022", "2022"), True),
        ({"attested_on": "2024", "proved_from": "2024", "until": "2021"}, ("2021", "2021"), True),
    ],
)
def test_a_tie_is_shown_if_it_held_at_some_time_in_the_window(
    page: Page, dates: dict[str, str], window: tuple[str, str], holds: bool
) -> None:
    found = seen(page, [relationship("a", "b", **dates)], since=window[0], until=window[1])
    assert (len(found["ties"]) == 1) is holds


def test_undated_ties_have_a_switch_of_their_own_and_are_counted(page: Page) -> None:
    ties = [relationship("a", "b"), relationship("b", "c", since="2024"), relationship("b", "c")]
    entities = (entity("a"), entity("b"), entity("c"))
    for window in ({}, {"since": "2024", "until": "2024"}):
        shown = seen(page, ties, entities, undated=True, **window)
        assert (set(shown["ties"]), shown["undated"]) == ({"a b", "b c"}, 1)
        hidden = seen(page, ties, entities, undated=False, **window)
        assert (set(hidden["ties"]), hidden["undated"]) == ({"b c"}, 1)
        assert hidden["hidden"] == {"entities": 1, "ties": 1}
    assert seen(page, ties, entities, relation=["signed"])["undated"] == 0


def test_what_was_asked_for_is_never_hidden(page: Page) -> None:
    found = seen(page, [relationship("a", "b")], seeds=["a"], status=["planned"], type=["College"])
    assert (found["entities"], found["hidden"]) == (["a"], {"entities": 1, "ties": 1})


def test_what_has_no_ties_is_shown_if_it_passes_itself(page: Page) -> None:
    assert seen(page, [], type=["Company"])["entities"] == ["a", "b"]
    assert seen(page, [], type=["College"])["entities"] == []


HUB = (entity("a"), entity("b"), entity("c"), entity("h", type="Agreement", hub=True))
PARTIES = [relationship(party, "h", relation="party_to") for party in "abc"]
PAIRS = [
    relationship(*pair, kind="memorandum", agreement="h", folded=True, id=f"pair {pair}")
    for pair in ("ab", "ac", "bc")
]


def test_pairs_that_follow_from_an_agreement_are_not_drawn(page: Page) -> None:
    found = seen(page, [*PARTIES, *PAIRS], HUB)
    assert (set(found["ties"]), found["folded"]) == ({"a h", "b h", "c h"}, 3)


def test_an_agreement_stands_for_its_pairs_when_they_are_filtered_for(page: Page) -> None:
    for filter_ in ({"kind": ["memorandum"]}, {"relation": ["partners_with"]}, {"type": ["Company"]}):
        assert set(seen(page, [*PARTIES, *PAIRS], HUB, **filter_)["ties"]) == {"a h", "b h", "c h"}
    assert seen(page, [*PARTIES, *PAIRS], HUB, kind=["research"])["entities"] == []


def test_pairs_are_drawn_once_their_agreement_is_out_of_the_picture(page: Page) -> None:
    assert set(seen(page, PAIRS, HUB[:3])["ties"]) == {"a b", "a c", "b c"}


@pytest.mark.parametrize(
    ("ways", "directed"),
    [
        ([("a", "b", "signed")], "forward"),
        ([("b", "a", "signed")], "backward"),
        ([("a", "b", "signed"), ("a", "b", "member_of")], "forward"),
        ([("a", "b", "signed"), ("b", "a", "member_of")], None),
        ([("a", "b", "signed"), ("a", "b", "partners_with")], None),
        ([("a", "b", "partners_with")], None),
    ],
)
def test_a_tie_leads_somewhere_if_all_of_it_leads_there(
    page: Page, ways: Sequence[tuple[str, str, str]], directed: str | None
) -> None:
    made = [relationship(source, target, relation=relation) for source, target, relation in ways]
    assert seen(page, made)["ties"]["a b"]["directed"] == directed


def test_a_tie_weighs_what_its_best_proved_relationship_does_and_has_its_strongest_status(page: Page) -> None:
    ties = [
        relationship("a", "b", status="ended", sources=3),
        relationship("b", "a", status="planned", sources=2),
        relationship("b", "c", sources=0, authority="register"),
    ]
    found = seen(page, ties, (entity("a"), entity("b"), entity("c")))["ties"]
    assert (found["a b"]["weight"], found["a b"]["status"]) == (3, "planned")
    assert (found["b c"]["weight"], found["b c"]["status"]) == (1, "actual")


def test_what_leads_to_itself_is_no_tie(page: Page) -> None:
    found = seen(page, [relationship("a", "a")])
    assert (found["ties"], found["hidden"]) == ({}, {"entities": 0, "ties": 0})


RELATIONSHIPS = world().snapshot.relationships
EVERY_DATE = sorted(
    {"2010", "2019-12", "2020-06-30", "2030-01-01"}
    | {
        str(date)[:length]
        for each in RELATIONSHIPS
        for date in (each.since, each.until, each.attested_on)
        if date
        for length in (4, 7, 10)
    }
    | {str(each.published) for each in world().snapshot.sources if each.published}
)
DATES = st.sampled_from(EVERY_DATE)


def told_by_server(opened: Reading, id_: str, filter_: dict[str, Any]) -> set[str]:
    """Return the relationships by which an entity has the neighbours that the server gives for a filter."""
    parameters = {name: value for name, value in filter_.items() if value != ""}
    answer = opened.client.get(
        f"/api/v1/entities/{id_}/neighbours", params={**parameters, "limit": 100}
    ).raise_for_status()
    return {each["id"] for near in answer.json()["neighbours"] for each in near["relationships"]}


def some(values: set[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(values)), max_size=3, unique=True)


@st.composite
def filters(draw: st.DrawFn) -> dict[str, Any]:
    since, until = draw(st.one_of(st.just(""), DATES)), draw(st.one_of(st.just(""), DATES))
    if since and until and since > f"{until}~":
        since, until = until, since
    return {
        "relation": draw(some({each.type for each in RELATIONSHIPS})),
        "kind": draw(some({each.kind for each in RELATIONSHIPS if each.kind})),
        "type": draw(some({each.type for each in world().snapshot.entities})),
        "sector": draw(some({"energy", "light"})),
        "region": draw(some({"north", "south", "homeland"})),
        "status": draw(some({"actual", "planned", "ended"})),
        "sources": draw(st.integers(0, 3)),
        "since": since,
        "until": until,
        "undated": draw(st.booleans()),
    }


ONE_QUESTION = st.sampled_from([*LISTS, "sources", "window", "undated"])


@settings(max_examples=150, deadline=None)
@given(filter_=filters(), asked=st.sets(ONE_QUESTION, min_size=1, max_size=3), id_=st.sampled_from(IDS))
def test_page_and_server_let_the_same_relationships_through(
    opened: Reading,
    page: Page,
    whole: dict[str, Any],
    filter_: dict[str, Any],
    asked: set[str],
    id_: str,
) -> None:
    if "window" in asked:
        asked = {*asked, "since", "until"}
    filter_ = {**OPEN, **{name: value for name, value in filter_.items() if name in asked}}
    assert set(page.evaluate(PASSING, [id_, whole, filter_])) == told_by_server(opened, id_, filter_)


@pytest.mark.parametrize("id_", ["ulgi", "memo"])
def test_page_and_server_agree_on_every_date_there_is(
    opened: Reading, page: Page, whole: dict[str, Any], id_: str
) -> None:
    for window in ("since", "until"), ("since",), ("until",):
        for date in EVERY_DATE:
            filter_ = {**OPEN, "undated": False, **dict.fromkeys(window, date)}
            shown = set(page.evaluate(PASSING, [id_, whole, filter_]))
            assert shown == told_by_server(opened, id_, filter_), (window, date)
