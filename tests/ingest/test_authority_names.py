"""A name beside its place and year means the right one of the publicly known bodies."""

from itertools import combinations

import pytest

from kg.resolve.names.authority import KnownBody, bodies_called, known_bodies, place_of, signature
from kg.resolve.names.contexts import Context, read_context
from kg.resolve.names.gazetteer import compatible
from kg.resolve.names.organisations import parse_organisation

# Bodies that share an official name, a place and a time: a careful reader too needs more to tell them apart.
HOMONYMS = (
    {"altel", "tele2-kz"},  # the brand went over to the company that the first merged into
    {"azia-avto", "azia-avto-kazakhstan"},  # the country's name may stand or lack
    {"committee-migration", "committee-migration-service"},
    {"cpc", "ktk-tv", "ktk-unions"},  # КТК is a channel's whole name
)

# Acronyms that bodies of one place and time share, or that differ by letters that texts mix up (СІМ, СИМ).
AMBIGUOUS = {
    "ALTEL": {"altel", "tele2-kz"},
    "BSU": {"az-bsu", "az-slavic"},
    "CAREC": {"carec", "carec-ecocenter"},
    "KTK": {"ktk-tv", "ktk-unions"},
    "USMU": {"ru-ursmu", "ru-usma"},
    "КГУ": {"kg-arabaev", "kg-knu"},
    "ККМ": {"karakudukmunai", "ministry-transport-communications", "qic"},
    "КТК": {"cpc", "ktk-tv", "ktk-unions"},
    "МУА": {"aiu", "amu-astana"},
    "НПК": {"nnpk-party", "npc-kazakhstan"},
    "ОСК": {"central-election-commission", "oil-services-company"},
    "ЦПИ": {"cpi-nis", "tselinograd-pedagogical-institute"},
    "ЮКГУ": {"auezov-university", "sk-humanitarian-university"},
}


def during(body: KnownBody) -> Context:
    """The context of a body's own place, and of a year in which it existed."""
    last = int(body.until[:4]) - 1 if body.until else 2025
    year = max(last, int(body.since[:4]) if body.since else last)
    return Context(places=place_of(body.key), years=frozenset({year}))


def together(left: str, right: str) -> bool:
    """Tell whether two bodies existed at one time and may sit in one place."""
    one, other = known_bodies()[left], known_bodies()[right]
    overlap = one.since < (other.until or "9999") and other.since < (one.until or "9999")
    here, there = place_of(left), place_of(right)
    return overlap and (not here or not there or compatible(here, there))


def test_an_official_name_beside_place_and_year_means_its_body() -> None:
    wrong = [
        (key, name, sorted(found))
        for key, body in known_bodies().items()
        for name in filter(None, body.names.values())
        if (found := bodies_called(name, during(body))) != {key}
        and not any({key} < found <= group for group in HOMONYMS)
    ]
    assert wrong == []


def test_no_two_bodies_of_one_place_and_time_share_an_official_name_in_other_words() -> None:
    by_signature: dict[str, set[str]] = {}
    for key, body in known_bodies().items():
        for name in filter(None, body.names.values()):
            by_signature.setdefault(signature(parse_organisation(name)), set()).add(key)
    by_signature.pop("", None)
    pairs = {pair for keys in by_signature.values() for pair in combinations(sorted(keys), 2)}
    assert pairs
    assert [
        pair
        for pair in sorted(pairs)
        if together(*pair) and not any(set(pair) <= group for group in HOMONYMS)
    ] == []


def test_an_acronym_beside_place_and_year_means_its_body_or_is_known_to_be_shared() -> None:
    shared: dict[str, set[str]] = {}
    for key, body in known_bodies().items():
        for name in body.short:
            if " " not in name and name.isupper() and len(name) > 1:
                found = bodies_called(name, during(body))
                assert key in found, name
                if len(found) > 1:
                    shared.setdefault(name, set()).update(found)
    assert shared == AMBIGUOUS


@pytest.mark.parametrize(
    ("name", "beside", "body"),
    [
        ("МОН", "2015", "ministry-education-science"),
        ("МОН РК", "", "ministry-education-science"),
        ("Министерство образования", "1995", "ministry-education-1992"),
        ("МНВО", "2024", "ministry-science-higher-education"),
        ("МНВО РК", "", "ministry-science-higher-education"),
        ("Министерство науки и высшего образования", "1999", "ministry-science-higher-education-1999"),
        ("Министерство науки и высшего образования", "2023", "ministry-science-higher-education"),
        ("Министерство просвещения", "1975", "kazssr-minpros"),
        ("Министерство просвещения", "2024", "ministry-education"),
        ("Министерство просвещения", "", "ministry-education"),
        ("Министерство просвещения Российской Федерации", "2022", "ru-minpros"),
        ("МИИР РК", "2021", "ministry-industry-infrastructure"),
        ("МПС", "1985", "ussr-mps"),
        ("МПС", "2024", "ministry-industry-construction"),
        ("Минтранс", "2010", "ministry-transport-communications"),
        ("Минтранс", "2024", "ministry-transport"),
        ("Билим берүү жана илим министрлиги", "Бишкек", "kg-mon"),
        ("Oliy ta'lim, fan va innovatsiyalar vazirligi", "Ташкент", "uz-minvuz"),
    ],
)
def test_a_ministry_is_the_one_of_its_year_and_country(name: str, beside: str, body: str) -> None:
    assert bodies_called(name, read_context(beside)) == {body}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ош мамлекеттик университети", "kg-oshsu"),
        ("Жусуп Баласагын атындагы Кыргыз улуттук университети", "kg-knu"),
        ("Борбордук Азиядагы Америка университети", "kg-auca"),
        ("Mirzo Ulug'bek nomidagi O'zbekiston Milliy universiteti", "uz-nuu"),
    ],
)
def test_neighbours_are_known_in_their_own_languages(name: str, body: str) -> None:
    assert bodies_called(name, during(known_bodies()[body])) == {body}


@pytest.mark.parametrize(
    ("names_of_one", "body"),
    [
        (("KAZNEX INVEST", "Kazakh Invest", "КазахИнвест"), "kazakh-invest"),
        (("QazIndustry", "КИРИ", "Казахстанский институт развития индустрии"), "qazindustry"),
        (("QazTech Ventures", "НАТР", "Национальный инновационный фонд"), "qaztech-ventures"),
        (("TÜBİTAK", "ТЮБИТАК", "ТУБИТАК"), "tr-tubitak"),
        (("Россотрудничество", "Rossotrudnichestvo"), "ru-rossotrudnichestvo"),
    ],
)
def test_names_once_kept_in_two_rows_mean_one_body(names_of_one: tuple[str, ...], body: str) -> None:
    assert {key for name in names_of_one for key in bodies_called(name, read_context(""))} == {body}


def test_two_central_asian_universities_stay_two() -> None:
    assert bodies_called("Central Asian University", read_context("Алматы, 2015")) == {"cau-almaty"}
    assert bodies_called("Central Asian University", read_context("Ташкент")) == {"uz-cau"}
