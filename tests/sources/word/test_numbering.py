"""The items of lists are read with the numbers that Word shows, and without bullets."""

import pytest
from tests.sources.word.making import paragraph, text_of

LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)


def level(number: int, text: str, format_: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def numbered(number: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, num: int = 1, ilvl: int = 0, more: str = "") -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>'
    return paragraph(text, f"{more}{numbers}")


@pytest.mark.parametrize(
    ("format_", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "%1)", ["1)", "2)", "3)"]),
        ("decimalZero", "№ %1", ["№ 01", "№ 02", "№ 03"]),
        ("russianLower", "%1)", ["а)", "б)", "в)"]),
        ("russianUpper", "%1.", ["А.", "Б.", "В."]),
        ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
        ("upperLetter", "%1", ["A", "B", "C"]),
        ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
        ("upperRoman", "Глава %1.", ["Глава I.", "Глава II.", "Глава III."]),
        ("thaiNumbers", "%1", ["1", "2", "3"]),
    ],
)
def test_numbers_are_written_as_their_format_says(format_: str, text: str, labels: list[str]) -> None:
    parts = {"numbering": abstract(0, level(0, text, format_)) + numbered(1, 0)}
    expected = "\n".join(f"{label} Пункт" for label in labels)
    assert text_of(item("Пункт") * 3, parts) == expected


def test_letters_go_on_behind_the_last() -> None:
    parts = {"numbering": abstract(0, level(0, "%1)", "russianLower")) + numbered(1, 0)}
    lines = text_of(item("x") * 30, parts).split("\n")
    assert [lines[8], lines[9], lines[28], lines[29]] == ["и) x", "к) x", "я) x", "аа) x"]


def test_a_bullet_is_left_out() -> None:
    parts = {"numbering": abstract(0, level(0, "\uf0b7", "bullet")) + numbered(1, 0)}
    assert text_of(paragraph("Список:") + item("Один") + item("Два") + paragraph("Конец."), parts) == (
        "Список:\n\nОдин\nДва\n\nКонец."
    )


def test_deeper_levels_begin_anew_and_name_the_upper_ones() -> None:
    levels = [level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3", "lowerLetter")]
    parts = {"numbering": abstract(0, *levels) + numbered(1, 0)}
    body = "".join(item("x", 1, ilvl) for ilvl in (0, 1, 1, 2, 0, 1, 2))
    assert text_of(body, parts).replace(" x", "").split("\n") == [
        "1.", "1.1.", "1.2.", "1.2.a", "2.", "2.1.", "2.1.a",
    ]  # fmt: skip


def test_a_level_may_count_on_and_legal_numbers_are_decimal() -> None:
    levels = [
        level(0, "%1", "upperRoman"),
        level(1, "%1.%2", "decimal", '<w:isLgl/><w:lvlRestart w:val="0"/>'),
    ]
    parts = {"numbering": abstract(0, *levels) + numbered(1, 0)}
    body = "".join(item("x", 1, ilvl) for ilvl in (0, 1, 0, 1))
    assert text_of(body, parts).replace(" x", "").split("\n") == ["I", "1.1", "II", "2.2"]


def test_lists_of_one_definition_count_on_unless_they_start_over() -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    parts = {
        "numbering": abstract(0, level(0, "%1.")) + numbered(1, 0) + numbered(2, 0) + numbered(3, 0, over)
    }
    body = item("x", 1) + item("x", 2) + item("x", 3) + item("x", 3)
    assert text_of(body, parts).replace(" x", "").split("\n") == ["1.", "2.", "5.", "6."]


def test_styles_give_lists_and_headings_their_numbers() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Point"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' + LIST_STYLE
    )
    numbering = abstract(
        0, level(0, "Глава %1."), level(1, "%2.", "decimal", '<w:pStyle w:val="P"/>')
    ) + abstract(1, '<w:numStyleLink w:val="L"/>')
    parts = {"styles": styles, "numbering": numbering + numbered(1, 0) + numbered(2, 1)}
    body = paragraph("Общее", '<w:pStyle w:val="1"/>') + paragraph("Пункт", '<w:pStyle w:val="P"/>') * 2
    off = paragraph("Без номера", '<w:pStyle w:val="P"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(body + off + item("x", 2), parts) == (
        "Глава 1. Общее\n\n1. Пункт\n2. Пункт\n\nБез номера\n\nГлава 1. x"
    )


def test_an_empty_item_is_counted_and_a_missing_list_is_none() -> None:
    parts = {"numbering": abstract(0, level(0, "%1.")) + numbered(1, 0)}
    assert text_of(item("а") + item("") + item("в") + item("г", 9), parts) == "1. а\n3. в\n\nг"


def test_nothing_may_stand_between_number_and_text() -> None:
    parts = {
        "numbering": abstract(0, level(0, "%1-", "decimal", '<w:suff w:val="nothing"/>')) + numbered(1, 0)
    }
    assert text_of(item("бап"), parts) == "1-бап"


def test_lists_in_circles_and_senseless_numbers_do_no_harm() -> None:
    numbering = (
        abstract(0, '<w:numStyleLink w:val="L"/>', level(0, "%1."))
        + abstract(1, level(0, "%9%1", "lowerRoman", '<w:start w:val="99999999999"/>'))
        + numbered(1, 0)
        + numbered(2, 1)
    )
    text = text_of(
        item("а") + item("б", 2) + item("в", 2, 77), {"numbering": numbering, "styles": LIST_STYLE}
    )
    assert text.startswith("1. а\n")
