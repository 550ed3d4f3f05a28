"""The clean text has the form of the contract: paragraphs, items, rows."""

import pytest
from tests.sources.html.reading import SENTENCE, text


def test_paragraphs_and_headings_stand_apart_by_a_blank_line() -> None:
    page = f"<h1>Альянс</h1><p>{SENTENCE}<p>Второй <b>абзац</b>.<h2>О нём</h2><div>Третий.</div>"
    assert text(page) == f"Альянс\n\n{SENTENCE}\n\nВторой абзац.\n\nО нём\n\nТретий."


def test_a_line_break_within_a_paragraph_is_a_blank_and_two_part_paragraphs() -> None:
    assert text(f"<p>{SENTENCE}<br>Да.<br><br>Нет\nже.</p>") == f"{SENTENCE} Да.\n\nНет же."


def test_paragraphs_of_preformatted_text_stand_apart() -> None:
    page = f"<pre>      {SENTENCE}\n      1. Утвердить правила\nальянса.\n\nМинистр</pre>"
    assert text(page) == f"{SENTENCE}\n\n1. Утвердить правила альянса.\n\nМинистр"


def test_a_table_with_a_text_beside_its_cells_loses_nothing() -> None:
    page = f"<p>{SENTENCE}</p><table>Состав комиссии:<tr><td>И.С. Ким<td>ректор<tr>Б. Пример</table>"
    assert "Состав комиссии:" in text(page)
    assert "Б. Пример" in text(page)


def test_a_reference_to_a_character_beyond_all_is_left_out() -> None:
    assert text(f"<p>{SENTENCE} А&#{'9' * 5_000};Б&#{'0' * 5_000}65;.</p>") == f"{SENTENCE} АБ."


def test_items_are_a_line_each() -> None:
    page = f"<p>{SENTENCE}</p><ol><li><p>Первый</p><p>пункт;</p><li>второй:<ul><li>а;<li>б.</ul></ol>"
    page += "<p>Конец.</p>"
    assert text(page) == f"{SENTENCE}\n\nПервый пункт;\nвторой:\nа;\nб.\n\nКонец."


def test_items_after_line_breaks_are_a_line_each() -> None:
    page = f"<p>{SENTENCE} Были:<br>• И.С. Ким;<br>• В.М. Пример.<br><br>Конец.</p>"
    assert text(page) == f"{SENTENCE} Были:\n\n• И.С. Ким;\n• В.М. Пример.\n\nКонец."


def test_cells_of_a_row_stand_apart_by_a_tab() -> None:
    page = (
        f"<p>{SENTENCE}</p><table><caption>Состав</caption><thead><tr><th>Имя<th>Должность</thead>"
        "<tr><td>И.С.<br>Ким<td><p>ректор</p><p>университета</p></table><p>Конец.</p>"
    )
    assert text(page) == f"{SENTENCE}\n\nСостав\nИмя\tДолжность\nИ.С. Ким\tректор университета\n\nКонец."


def test_merged_cells_are_said_once_in_their_first_place() -> None:
    page = (
        f"<p>{SENTENCE}</p><table><tr><th rowspan=2>№<th colspan=2>Мест<th>Срок<tr><th>грант<th>платно<th>год"
        "<tr><td>1<td>40<td>5<td>2026<tr><td colspan=4>Всего мест сорок пять</table>"
    )
    assert text(page).split("\n")[2:] == [
        "№\tМест\t\tСрок", "\tгрант\tплатно\tгод", "1\t40\t5\t2026", "Всего мест сорок пять",
    ]  # fmt: skip


def test_a_table_within_a_cell_follows_the_row_of_the_cell() -> None:
    page = (
        f"<p>{SENTENCE}</p><table><tr><td>А<td>до <table><tr><td>1<td>2</table> после<tr><td>Б<td>3</table>"
    )
    assert text(page).split("\n")[2:] == ["А\tдо после", "", "1\t2", "", "Б\t3"]


def test_a_word_of_which_a_part_is_linked_is_one_word_in_a_cell_too() -> None:
    page = f"<p>{SENTENCE}</p><table><tr><td><a href=/>Колл</a>едж<td><span class=x>зав</span>од</table>"
    assert text(page).endswith("Колледж\tзавод")


def test_a_table_that_lays_out_a_page_has_no_rows() -> None:
    page = f"<table><tr><td><a href=/>Меню</a><td><h1>Альянс</h1><p>{SENTENCE}</p><p>Второй.</p></table>"
    assert text(page) == f"Альянс\n\n{SENTENCE}\n\nВторой."


@pytest.mark.parametrize(
    "written",
    ["со&shy;юз", "со\u00adюз", "со\u200bюз", "со&#8203;юз", "со<wbr>юз", "со<!-- -->юз", "с<b>о</b>юз"],
)
def test_what_is_not_seen_within_a_word_is_left_out(written: str) -> None:
    assert text(f"<p>{SENTENCE} Создан {written}.</p>") == f"{SENTENCE} Создан союз."


def test_entities_are_resolved() -> None:
    page = f"<p>{SENTENCE} &laquo;&#1178;аза&#x49B;стан&raquo; &amp;&nbsp;Ко &lt;b&gt; AT&T 5 < 6.</p>"
    assert text(page) == f"{SENTENCE} «Қазақстан» & Ко <b> AT&T 5 < 6."
