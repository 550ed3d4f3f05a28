"""Entities are found while names are typed: in any script, on any keyboard, with a slip of the finger."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.map.worlds import Making, hub

from kg.errors import InputError
from kg.map import MapStore, Reading
from kg.map.lookup.keyboards import keyboards
from kg.map.lookup.search import Hit, search
from kg.model import Name, PartialDate
from kg.model.snapshot import FormerName, KnownAs
from kg.resolve.keys import search_keys

US, RUSSIAN, KAZAKH = keyboards()

NAMED = {
    "auezov": ("University", "Университет Ауэзова", "Әуезов университеті", "Auezov University"),
    "writer": ("Person", "Мухтар Ауэзов", "Мұхтар Әуезов"),
    "ulgi": ("University", "Национальный университет «Үлгі»", "Ұлттық «Үлгі» университеті"),
    "ulgi_llp": ("Company", "ТОО «Үлгі»", "«Үлгі» ЖШС", "Ulgi LLP"),
    "ulgi_oil": ("Company", "АО «Үлгі Мунай»", "«Үлгі Мұнай» АҚ", "Ulgi Oil JSC"),
    "shchuka": ("Company", "ТОО «Щучинский пример»", "«Щучинск мысал» ЖШС", "Shchuchinsk Sample LLP"),
    "zhalyn": ("College", "Колледж «Жалын»", "«Жалын» колледжі", "Jalyn College"),
    "kazakh": ("Company", "Қазақстан мысалы"),
    "school": ("School", "Школа № 12", "№ 12 мектеп"),
    "order": ("LegalAct", "Приказ об утверждении правил работы образцовых организаций образования"),
    "order_2": ("LegalAct", "Приказ об утверждении правил работы образцовых организаций промышленности"),
    "region": ("Place", "Примерная область", "Үлгі облысы"),
    "kaznu": ("University", "Казахский образцовый университет", "КазОУ"),
    "quotes": ("Company", 'ТОО «О\'Мысал "и" Ко*»'),
}  # fmt: skip


def known() -> KnownAs:
    former = Name("Политехнический институт «Мысал»", "ru", search_keys("Политехнический институт «Мысал»"))
    return KnownAs(
        key="ulgi",
        names=(Name("Ulgi National University", "en", search_keys("Ulgi National University")),),
        former=(FormerName(former, None, PartialDate(2001)),),
        since=None,
        until=None,
        identifiers={},
        website="",
        source="public register",
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> MapStore:
    making = Making()
    for id_, (type_, *names) in NAMED.items():
        making.add(id_, type_, *names, known=known() if id_ == "ulgi" else None)
    making.write("d1", "Пример", "ru", "2025-01-01")
    making.say("partners_with", "auezov", "ulgi_oil", "d1")
    making.say("partners_with", "auezov", "zhalyn", "d1")
    making.say("holds_role", "writer", "auezov", "d1")
    making.say("located_in", "auezov", "region", "d1")
    return making.done().published(tmp_path_factory.mktemp("map"))


@pytest.fixture(scope="module")
def reading(published: MapStore) -> Iterator[Reading]:
    with published.reading() as opened:
        yield opened


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.entity.id for hit in hits]


@pytest.mark.parametrize(
    "text",
    ["Ауэзов", "Әуезов", "Auezov", "Auyezov", "АУЭ", "ауе", "Fe'pjd", "@etpjd", "2etpjd", "Фгуящм", "Aouezov",
     "Ауезов", "Ауэзв", "Ауэзовв", "Ауззов", "Аэузов", "Auezvo", "университет ауэзова", "ауэз унив", "Auy",
     "University Auezov", "Әуезов атындағы"[:6], "  «Ауэзов»  "],
)  # fmt: skip
def test_every_way_to_type_a_name_finds_the_same_first(reading: Reading, text: str) -> None:
    assert ids(search(reading, text))[:1] == ["auezov"]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Щуч", "shchuka"),
        ("Shchuch", "shchuka"),
        ("Shc", "shchuka"),
        ("oexby", "shchuka"),
        ("Zhalyn", "zhalyn"),
        ("Jalyn", "zhalyn"),
        ("Жалин", "zhalyn"),
        ("Казахстан", "kazakh"),
        ("Kazakhstan", "kazakh"),
        ("школа 12", "school"),
        ("мектеп №12", "school"),
        ("КазОУ", "kaznu"),
        ("rfpje", "kaznu"),
        ("o'mysal", "quotes"),
    ],
)
def test_a_name_is_found_in_its_scripts_and_spellings(reading: Reading, text: str, id_: str) -> None:
    assert ids(search(reading, text))[:1] == [id_]


def test_a_hit_tells_what_it_is_and_where(reading: Reading) -> None:
    hit = search(reading, "Ауэзов")[0]
    assert (hit.entity.type, hit.entity.degree, hit.entity.documents) == ("University", 4, 1)
    assert hit.entity.place == "Примерная область"


@pytest.mark.parametrize(
    ("text", "id_", "matched"),
    [
        ("Auezov", "auezov", "Әуезов университеті"),
        ("Auezov Univ", "auezov", "Әуезов университеті"),
        ("КазОУ", "kaznu", "КазОУ"),
        ("политех", "ulgi", "Политехнический институт «Мысал»"),
        ("National", "ulgi", "Ulgi National University"),
        ("қазақстан", "kazakh", "Қазақстан мысалы"),
        ("казахстан", "kazakh", "Қазақстан мысалы"),
        ("ghbrfp j,", "order", NAMED["order"][1]),
    ],
)
def test_the_name_that_matched_is_told(reading: Reading, text: str, id_: str, matched: str) -> None:
    hit = next(hit for hit in search(reading, text) if hit.entity.id == id_)
    assert hit.matched == matched


def test_a_whole_name_comes_before_a_name_that_begins_so_and_this_before_a_word(reading: Reading) -> None:
    assert ids(search(reading, "Үлгі")) == ["ulgi_llp", "ulgi_oil", "region", "ulgi"]
    assert [hit.exact for hit in search(reading, "Үлгі")] == [True, False, False, False]


def test_a_legal_form_is_set_aside(reading: Reading) -> None:
    assert [(hit.entity.id, hit.exact) for hit in search(reading, "TOO Ulgi", limit=1)] == [
        ("ulgi_llp", True)
    ]
    assert [(hit.entity.id, hit.exact) for hit in search(reading, "«Үлгі» ЖШС", limit=1)] == [
        ("ulgi_llp", True)
    ]


def test_the_whole_of_a_long_name_comes_first(reading: Reading) -> None:
    for id_ in ("order", "order_2"):
        hits = search(reading, NAMED[id_][1])
        assert ids(hits) == [id_]
        assert hits[0].exact


def test_what_is_known_best_comes_first(tmp_path: Path) -> None:
    store = hub(30, hubs=2).published(tmp_path)
    with store.reading() as reading:
        assert ids(search(reading, "Пример", limit=1)) != ["hub"]
        assert ids(search(reading, "Палата", limit=2)) == ["hub", "hub1"]
        for text in ("п", "пр", "при", "п п"):
            hits = search(reading, text, limit=50)
            fitting = [hit.entity.degree for hit in hits if hit.matched.startswith("Палата")]
            assert len(hits) == 32
            assert fitting == sorted(fitting, reverse=True)


def test_what_was_typed_comes_before_what_another_keyboard_makes_of_it(tmp_path: Path) -> None:
    making = Making()
    making.add("typed", "Company", "Fepl")
    making.add("meant", "Company", "Ауздл")
    with making.done().published(tmp_path).reading() as reading:
        assert ids(search(reading, "fe")) == ["typed", "meant"]


def test_a_slip_is_looked_for_only_when_nothing_else_is_found(tmp_path: Path) -> None:
    making = Making()
    making.add("right", "Company", "Мысалы")
    making.add("other", "Company", "Мысаты")
    with making.done().published(tmp_path).reading() as reading:
        assert ids(search(reading, "Мысалы")) == ["right"]
        assert sorted(ids(search(reading, "Мысапы"))) == ["other", "right"]
        assert search(reading, "Мысзпы") == []
        assert search(reading, "Мысз") == []


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("Entity", {"ulgi", "ulgi_llp", "ulgi_oil", "region"}),
        ("Organization", {"ulgi", "ulgi_llp", "ulgi_oil"}),
        ("Company", {"ulgi_llp", "ulgi_oil"}),
        ("Person", set()),
    ],
)
def test_a_type_leaves_others_aside(reading: Reading, type_: str, expected: set[str]) -> None:
    assert set(ids(search(reading, "Ulgi", type_=type_))) == expected


def test_a_type_that_there_is_not_is_refused(reading: Reading) -> None:
    with pytest.raises(InputError, match="no type of entity 'Ship'"):
        search(reading, "Ulgi", type_="Ship")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\0", "\ud800", "NEAR(", "words:", "zzzzz", "ъъ"])
def test_what_says_nothing_finds_nothing(reading: Reading, text: str) -> None:
    assert search(reading, text) == []


@given(st.one_of(st.text(max_size=500), st.text(st.sampled_from('"*:()^-+{}[]ауэ AND OR NOT'), max_size=60)))
def test_any_text_is_answered(reading: Reading, text: str) -> None:
    assert len(search(reading, text, limit=3)) <= 3


@given(st.data())
def test_an_entity_is_found_by_some_letters_of_each_word_in_any_order(
    reading: Reading, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from([each for each, (type_, *_) in NAMED.items() if type_ != "Company"]))
    name = data.draw(st.sampled_from(NAMED[id_][1:]))
    words = data.draw(st.permutations(name.replace("«", "").replace("»", "").split()))
    letters = data.draw(st.lists(st.integers(2, 12), min_size=len(words), max_size=len(words)))
    text = " ".join(word[:most] for word, most in zip(words, letters, strict=True))
    assert id_ in ids(search(reading, text))


@given(st.data())
def test_a_name_typed_on_the_wrong_keyboard_is_found(reading: Reading, data: st.DataObject) -> None:
    id_ = data.draw(st.sampled_from(["auezov", "writer", "zhalyn", "kazakh", "region"]))
    name = data.draw(st.sampled_from(NAMED[id_][1:])).replace("«", "").replace("»", "")
    meant = US if name.isascii() else KAZAKH
    typed = meant.typed_on(RUSSIAN if name.isascii() else US, name)
    assert ids(search(reading, typed))[:1] == [id_]


@given(st.data())
def test_a_name_is_found_with_one_slip_in_a_long_word(reading: Reading, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["Ауэзова", "Мухтар", "Auezov", "Жалын", "Щучинский"]))
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefz" if word.isascii() else "абвәқңя"))
    slipped = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    if len(slipped) < 5:
        return
    found = ids(search(reading, slipped))
    expected = {
        "Ауэзова": "auezov",
        "Мухтар": "writer",
        "Auezov": "auezov",
        "Жалын": "zhalyn",
        "Щучинский": "shchuka",
    }
    assert expected[word] in found or found
