"""The words by which tables of members and plans are known, in three languages."""

import pytest

from kg.extract.tables.columns import allotted
from kg.extract.tables.people import is_name
from kg.extract.tables.posts import group_role, is_plain_member
from kg.extract.tables.table import Column
from kg.extract.tables.words import consent, heading, ministries, names_composition, tells_leaving

HEADINGS = {
    Column.NUMBER: ["№", "№ п/п", "п/п", "Р/с №", "No.", "#"],
    Column.NAME: ["Ф.И.О.", "ФИО", "Фамилия, имя, отчество (при наличии)", "Т.А.Ә.",
                  "Тегі, аты, әкесінің аты", "Full name", "Name"],
    Column.POST: ["Должность", "Занимаемая должность", "Должность, место работы", "Лауазымы", "Position"],
    Column.BODY: ["Организация", "Место работы", "Ұйымның атауы", "Place of work", "Organization"],
    Column.ROLE: ["Роль в комиссии", "Статус в рабочей группе", "Комиссиядағы рөлі", "Role in the council"],
    Column.ACTION: ["Мероприятие", "Наименование мероприятия", "Іс-шаралар", "Іс-шараның атауы", "Activity"],
    Column.DEADLINE: ["Срок исполнения", "Сроки", "Орындау мерзімі", "Мерзімі", "Deadline", "Time frame"],
    Column.RESPONSIBLE: ["Ответственные исполнители", "Исполнители", "Жауаптылар", "Жауапты орындаушылар",
                         "Responsible bodies", "Responsible"],
    Column.COMPLETION_FORM: ["Форма завершения", "Аяқталу нысаны", "Form of completion"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("column", "said"), [(column, said) for column in HEADINGS for said in HEADINGS[column]]
)
def test_a_column_is_known_by_its_heading(column: Column, said: str) -> None:
    assert heading(said) is column
    assert heading(said.upper() + ":") is column


@pytest.mark.parametrize(
    ("said", "year"), [("2027", 2027), ("2027 год", 2027), ("2027 г.", 2027), ("2027 жыл", 2027)]
)
def test_a_column_is_headed_by_a_year(said: str, year: int) -> None:
    assert heading(said) == year


@pytest.mark.parametrize("said", ["Цена", "Время занятий", "Примеров Иван", "Студенттер", "Fee, tenge", ""])
def test_other_words_head_no_column_that_is_known(said: str) -> None:
    assert heading(said) is None


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("ректор (по согласованию)", "по согласованию"),
        ("ректор, по согласованию", "по согласованию"),
        ("АО «Пример» (по согл.)", "по согл."),
        ("ректоры (келісім бойынша)", "келісім бойынша"),
        ("ректоры (келісу бойынша)", "келісу бойынша"),
        ("rector (by agreement)", "by agreement"),
        ("rector (upon consent)", "upon consent"),
    ],
)
def test_what_is_yet_to_be_agreed_is_marked(said: str, mark: str) -> None:
    found = consent().search(said)
    assert found is not None
    assert found["mark"] == mark


@pytest.mark.parametrize(
    "said", ["согласованный план", "заключил соглашение", "келісім жасалды", "signed an agreement"]
)
def test_an_agreement_marks_no_consent(said: str) -> None:
    assert consent().search(said) is None


@pytest.mark.parametrize(
    "said", ["председатель", "заместитель председателя комиссии", "секретарь", "руководитель рабочей группы",
             "төраға", "төрағаның орынбасары", "комиссия хатшысы", "жетекші", "Deputy Chair", "co-head",
             "secretary of the council"]
)  # fmt: skip
def test_a_role_in_the_group_is_no_post_elsewhere(said: str) -> None:
    assert group_role(said) == said
    assert not is_plain_member(said)


@pytest.mark.parametrize(
    "said", ["директор", "председатель правления", "басқарма төрағасы", "head of department"]
)
def test_a_post_at_a_body_is_no_role_in_the_group(said: str) -> None:
    assert group_role(said) is None


@pytest.mark.parametrize(
    "said", ["член комиссии", "Член рабочей группы", "мүше", "комиссия мүшесі", "member"]
)
def test_a_plain_member_leads_nothing(said: str) -> None:
    assert is_plain_member(said)
    assert group_role(said) is None


@pytest.mark.parametrize("said", ["Состав рабочей группы", "СОСТАВ", "Члены комиссии:", "Комиссия құрамы",
                                  "Мүшелері:", "Composition of the council", "Members:"])  # fmt: skip
def test_a_title_says_that_members_are_listed(said: str) -> None:
    assert names_composition(said)


@pytest.mark.parametrize(
    "said", ["вывести из состава:", "құрамынан шығарылсын:", "The following are excluded:"]
)
def test_those_who_leave_are_no_members(said: str) -> None:
    assert tells_leaving(said)


@pytest.mark.parametrize("said", ["Примеров Иван Петрович", "Ким С.Л.", "С. Л. Ким", "Үлгіқызы Айгүл",
                                  "Asan Ulgibayev", "Жумабаева-Ли Асель", "КИМ Сергей"])  # fmt: skip
def test_a_name_is_known_by_its_shape(said: str) -> None:
    assert is_name(said)


@pytest.mark.parametrize(
    "said", ["Министр Просвещения", "Генеральный Директор", "ректор", "Комиссия Сената", "12"]
)
def test_a_post_or_body_is_no_name(said: str) -> None:
    assert not is_name(said)


@pytest.mark.parametrize("said", ["МП", "МНВО", "МП РК", "ОАМ", "ҒЖБМ"])
def test_ministries_are_known_by_their_letters(said: str) -> None:
    assert ministries().fullmatch(said)


def test_the_lines_of_a_row_go_to_the_columns_that_they_fit() -> None:
    lines = [
        "7",
        "Открыть учебный центр",
        "в колледже",
        "акт",
        "IV квартал",
        "2027 года",
        "АО «Пример»,",
        "МП",
    ]
    columns = [Column.NUMBER, Column.ACTION, Column.COMPLETION_FORM, Column.DEADLINE, Column.RESPONSIBLE]
    assert allotted(lines, columns) == [[0], [1, 2], [3], [4, 5], [6, 7]]
