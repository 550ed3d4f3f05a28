"""What tables of members and plans say, with the row as evidence, and that other tables say nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.tables.held_out import HELD_OUT
from tests.extract.tables.judged import PUBLISHED, judged
from tests.extract.tables.members_told import MEMBERS
from tests.extract.tables.plans_told import NEITHER, PLANS
from tests.extract.tables.told import Told

from kg.extract import extract
from kg.extract.findings import findings
from kg.extract.pipeline import read
from kg.ledger.evidence import check_evidence
from kg.model import Document, Extraction, Language, Mention, Status

TITLE = "Состав рабочей группы по развитию колледжей\n\n"
HEADS = "№ п/п\tФ.И.О.\tДолжность\n"
ROW = "1\tПримеров Иван Петрович\tректор Университета «Үлгі» (по согласованию)"


def stated(text: str, language: Language = Language.RU) -> Extraction:
    document = Document("test:table", text, language, "", PUBLISHED)
    extraction = extract(document)
    check_evidence(document, extraction)
    return extraction


def named(text: str, language: Language = Language.RU) -> set[str]:
    found = findings(read(Document("test:table", text, language)))
    return {span.of(text) for referent in found.referents for span in referent.mentions}


def marked(told: Told) -> object:
    marks = [pytest.mark.xfail(reason=told.known, strict=True)] if told.known else []
    return pytest.param(told, id=f"{told.language}-{told.form}-{told.about}", marks=marks)


@pytest.mark.parametrize("told", [marked(told) for told in (*MEMBERS, *PLANS, *HELD_OUT)])
def test_all_that_a_table_or_list_says_is_found_and_nothing_else(told: Told) -> None:
    _, wrong, missing = judged(told)
    assert (wrong, missing) == ([], [])


@pytest.mark.parametrize("told", NEITHER, ids=lambda told: f"{told.language}-{told.about}")
def test_a_table_that_is_neither_of_members_nor_a_plan_says_nothing(told: Told) -> None:
    relations = [
        one for one in stated(told.text, told.language).statements if isinstance(one.object, Mention)
    ]
    assert relations == []


def test_a_post_is_proved_by_the_row_with_its_tabs() -> None:
    (post,) = [one for one in stated(TITLE + HEADS + ROW + "\n\n").statements if one.relation == "holds_role"]
    assert (post.sentence, post.role, post.status) == (ROW, "ректор", Status.ACTUAL)


def test_a_membership_is_proved_by_what_names_the_group_and_the_row() -> None:
    (member,) = [
        one for one in stated(TITLE + HEADS + ROW + "\n\n").statements if one.relation == "member_of"
    ]
    assert member.sentence == (TITLE + HEADS + ROW)
    assert (member.role, member.status) == ("по согласованию", Status.ACTUAL)


def test_a_row_far_below_the_name_of_the_group_is_its_own_proof() -> None:
    rows = "".join(f"{n}\tПримеров Иван Петрович\tректор Университета «Үлгі»\n" for n in range(1, 60))
    last = "60\tОбразцова Нина Юрьевна\tдиректор ТОО «Былой Пример»"
    members = [
        one for one in stated(TITLE + HEADS + rows + last + "\n\n").statements if one.relation == "member_of"
    ]
    assert members[-1].sentence == last


def test_a_wrapped_name_is_one_name_and_quoted_as_it_stands() -> None:
    text = TITLE + "№\nФ.И.О.\nДолжность\n1\nПримеров Иван\nПетрович\nректор Университета\n«Үлгі»\n"
    statements = stated(text).statements
    (post,) = [one for one in statements if one.relation == "holds_role"]
    assert isinstance(post.object, Mention)
    assert (post.subject.surface, post.object.surface) == ("Примеров Иван\nПетрович", "Университета\n«Үлгі»")
    assert post.sentence == text[text.index("1\n") :].strip()
    assert not any("\n" in one.object.text for one in statements if not isinstance(one.object, Mention))


@pytest.mark.parametrize("form", ["rows", "flat"])
def test_the_words_that_head_columns_name_nothing(form: str) -> None:
    table = HEADS + ROW + "\n"
    text = TITLE + (table if form == "rows" else table.replace("\t", "\n")) + "\n"
    assert named(text) == {
        "рабочей группы по развитию колледжей",
        "Примеров Иван Петрович",
        "Университета «Үлгі»",
    }


def test_no_name_is_found_across_a_tab() -> None:
    text = "Примеров Иван\tПетрович Олег\tУниверситет\t«Үлгі»\n"
    assert not any("\t" in name for name in named(text))


def test_a_row_is_one_sentence_and_a_row_below_another() -> None:
    text = TITLE + HEADS + "1\tПримеров И.\tректор. Профессор\n2\tТаныков С.\tдиректор ТОО «Былой Пример»\n\n"
    found = findings(read(Document("test:rows", text, Language.RU)))
    rows = [span.of(text) for span in found.sentences if "\t" in span.of(text)]
    assert rows == text.splitlines()[2:5]


def test_an_alliance_that_a_plan_is_to_create_is_no_fact() -> None:
    text = (
        "Дорожная карта\n\nМероприятие\tСрок\tОтветственные\n"
        "Создать Альянс «Мысал» с участием ТОО «Былой Пример» и Университета «Үлгі»\t"
        "IV квартал 2027 года\tАО «Новый Пример»\n\n"
    )
    relations = [one for one in stated(text).statements if isinstance(one.object, Mention)]
    assert {one.relation for one in relations} >= {"responsible_for"}
    assert {one.status for one in relations} == {Status.PLANNED}


def test_the_own_body_of_an_item_wins_over_that_of_the_header() -> None:
    text = (
        "Университет «Үлгі» и ТОО «Былой Пример» провели встречу.\n\nОт университета присутствовали:\n"
        "- Ульгибаев Асан, проректор;\n- Примеров Марат, директор ТОО «Новый Образец»;\n"
        "- Сампилова Айгуль, главный бухгалтер.\n"
    )
    found = findings(read(Document("test:header", text, Language.RU)))
    held = {(one.subject.name, one.object.name) for one in found.relations if one.relation == "holds_role"}
    assert held == {
        ("Ульгибаев Асан", "Университет «Үлгі»"),
        ("Примеров Марат", "ТОО «Новый Образец»"),
        ("Сампилова Айгуль", "Университет «Үлгі»"),
    }


@given(
    st.lists(
        st.sampled_from(
            ["1", "2", "\t", "\n", "\n\n", "|", "№", "ФИО", "Должность", "Мероприятие", "Срок",
             "Ответственные", "Примеров Иван", "ректор", "Университет «Үлгі»", "(по согласованию)",
             "Состав комиссии", "члены:", "IV квартал", "2027", " – ", ", ", ";", "председатель",
             "Іс-шара", "Members:", "\ud800", "10:00"]
        ),
        max_size=60,
    ).map("".join),
    st.sampled_from(Language),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_table_is_read_and_every_statement_is_quoted_character_by_character(
    text: str, language: Language
) -> None:
    document = Document("test:any", text, language, "", PUBLISHED)
    check_evidence(document, extract(document))
