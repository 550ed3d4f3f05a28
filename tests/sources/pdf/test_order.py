"""A page is read in the order in which people read it."""

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer, Table
from tests.sources.pdf.printing import (
    BOLD,
    HEIGHT,
    LEFT,
    REGULAR,
    WIDTH,
    at_right,
    centred,
    drawn,
    flowed,
    justified,
    saying,
    text_of,
    written,
)

COLLEGES = "Колледждер өнеркәсіп орындарымен бірге сварщиктер мен электриктерді даярлайды. " * 5
PLANTS = "Предприятия области подписали договоры с колледжами и принимают студентов на практику. " * 5
SCHOOLS = "Schools visit the plants in spring, and their pupils see how steel is made and rolled. " * 5


def column(canvas: Canvas, text: str, left: float, top: float, width: float) -> None:
    lines = simpleSplit(text.strip(), REGULAR, 9, width)
    canvas.setFont(REGULAR, 9)
    written(canvas, top, *lines, left=left, step=12)


def test_lines_become_paragraphs() -> None:
    first, second = PLANTS.strip(), COLLEGES.strip()
    assert text_of(flowed([justified(first), justified(second)])) == f"{first}\n\n{second}"


def test_paragraphs_are_told_by_indentation_alone() -> None:
    story = [justified(text.strip(), spaceAfter=0) for text in (PLANTS, COLLEGES, PLANTS)]
    assert text_of(flowed(story)).split("\n\n") == [PLANTS.strip(), COLLEGES.strip(), PLANTS.strip()]


def test_two_columns_are_read_one_after_the_other_under_a_heading_across_both() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 16)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 70, "Вестник о колледжах и предприятиях области")
        column(canvas, COLLEGES, 60, 100, 220)
        column(canvas, PLANTS, 310, 104, 220)

    assert text_of(drawn(page)).split("\n\n") == [
        "Вестник о колледжах и предприятиях области",
        COLLEGES.strip(),
        PLANTS.strip(),
    ]


def test_three_columns() -> None:
    def page(canvas: Canvas) -> None:
        for text, left in ((COLLEGES, 50), (PLANTS, 220), (SCHOOLS, 390)):
            column(canvas, text, left, 90, 145)

    assert text_of(drawn(page)).split("\n\n") == [COLLEGES.strip(), PLANTS.strip(), SCHOOLS.strip()]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    text = " ".join(f"Предприятие номер {number} принимает студентов колледжа," for number in range(30))
    lines = simpleSplit(text, REGULAR, 9, 220)

    def page(canvas: Canvas) -> None:
        canvas.setFont(REGULAR, 9)
        half = len(lines) // 2
        written(canvas, 90, *lines[:half], left=60, step=12)
        written(canvas, 90, *lines[half:], left=310, step=12)

    assert text_of(drawn(page)) == text


def test_text_above_and_below_columns_stays_there() -> None:
    def page(canvas: Canvas) -> None:
        above = simpleSplit("Перед колонками. " * 14, REGULAR, 11, 440)
        written(canvas, 80, *above)
        column(canvas, COLLEGES, 60, 180, 220)
        column(canvas, PLANTS, 310, 180, 220)
        canvas.setFont(REGULAR, 11)
        written(canvas, 620, *simpleSplit("После колонок. " * 14, REGULAR, 11, 440))

    assert text_of(drawn(page)).split("\n\n") == [
        ("Перед колонками. " * 14).strip(),
        COLLEGES.strip(),
        PLANTS.strip(),
        ("После колонок. " * 14).strip(),
    ]


def test_items_stand_on_lines_of_their_own() -> None:
    items = [
        "1) обеспечить размещение настоящего приказа на интернет-ресурсе министерства после его введения;",
        "2) принять иные меры, вытекающие из настоящего приказа.",
        "3) представить сведения.",
    ]
    story = [justified("Департаменту в установленном порядке:"), *(justified(item) for item in items)]
    assert text_of(flowed(story)) == "Департаменту в установленном порядке:\n\n" + "\n".join(items)


def test_items_with_hanging_lines() -> None:
    items = ["• " + PLANTS.strip(), "• Колледж «Үлгі» принимает студентов;", "• ТОО «Пример»."]
    story = [justified(item, leftIndent=30, firstLineIndent=-12) for item in items]
    assert text_of(flowed(story)) == "\n".join(item.removeprefix("• ") for item in items)


def test_a_dash_at_the_beginning_of_a_line_is_no_item() -> None:
    lines = ("Университет «Пример» находится в городе, который", "– как говорят – стоит у реки.")
    assert text_of(drawn(saying(*lines))) == " ".join(lines)


def test_a_heading_of_several_lines_is_one() -> None:
    story = [
        centred("<b>МИНИСТЕРСТВО ПРИМЕРОВ<br/>РЕСПУБЛИКИ КАЗАХСТАН</b>"),
        centred("<b>ПРИКАЗ</b>"),
        justified("Настоящий приказ вводится в действие."),
    ]
    assert text_of(flowed(story)).split("\n\n") == [
        "МИНИСТЕРСТВО ПРИМЕРОВ РЕСПУБЛИКИ КАЗАХСТАН",
        "ПРИКАЗ",
        "Настоящий приказ вводится в действие.",
    ]


def test_the_heading_of_an_annex_at_the_right() -> None:
    story = [at_right("Приложение 1<br/>к приказу Министра<br/>от 15 января 2026 года № 5")]
    assert text_of(flowed(story)) == "Приложение 1 к приказу Министра от 15 января 2026 года № 5"


def signature(*rows: tuple[str, str]) -> Table:
    return Table(
        rows,
        colWidths=[300, 150],
        style=[("FONT", (0, 0), (-1, -1), REGULAR, 11), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)],
    )


def test_a_signature_is_one_line() -> None:
    story = [justified("Контроль оставляю за собой."), Spacer(1, 30), signature(("Министр", "Т. Үлгіев"))]
    assert text_of(flowed(story)).split("\n\n")[-1] == "Министр Т. Үлгіев"


def test_a_signature_whose_post_takes_two_lines() -> None:
    rows = (("Министр просвещения", ""), ("Республики Казахстан", "Т. Үлгіев"))
    story = [justified("Контроль оставляю за собой."), Spacer(1, 30), signature(*rows)]
    assert text_of(flowed(story)).split("\n\n")[-1] == "Министр просвещения Республики Казахстан Т. Үлгіев"


def test_agreeing_bodies_side_by_side_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        written(canvas, 100, "Министр")
        canvas.drawString(400, HEIGHT - 100, "Т. Үлгіев")
        left = ("«СОГЛАСОВАН»", "Министерство науки", "и высшего образования", "Республики Казахстан")
        right = ("«СОГЛАСОВАН»", "Министерство труда", "и социальной защиты", "Республики Казахстан")
        written(canvas, 150, *left)
        written(canvas, 150, *right, left=330)

    assert " ".join(text_of(drawn(page)).split()) == (
        "Министр Т. Үлгіев"
        " «СОГЛАСОВАН» Министерство науки и высшего образования Республики Казахстан"
        " «СОГЛАСОВАН» Министерство труда и социальной защиты Республики Казахстан"
    )


def test_a_bold_word_stays_in_its_sentence() -> None:
    text = "В соответствии с подпунктом 5) пункта 15 Положения о Министерстве"
    story = [justified(f"{text} <b>ПРИКАЗЫВАЮ:</b>"), justified("1. Утвердить дорожную карту.")]
    assert text_of(flowed(story)) == f"{text} ПРИКАЗЫВАЮ:\n\n1. Утвердить дорожную карту."


def test_a_justified_line_with_wide_blanks_is_no_row_of_columns() -> None:
    text = "Взаимодействие учебно-методических объединений работодателями Республикасының " * 6
    assert text_of(flowed([justified(text, rightIndent=120)])) == text.strip()


def test_a_sentence_of_one_column_is_not_broken_where_sizes_differ_a_little() -> None:
    story = [justified("Колледж <font size=10>«Үлгі»</font> принимает студентов. " * 6)]
    assert text_of(flowed(story)) == ("Колледж «Үлгі» принимает студентов. " * 6).strip()


def test_text_set_sideways_on_a_page_is_read_along_its_lines() -> None:
    lines = simpleSplit(PLANTS.strip(), REGULAR, 11, 600)

    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        for number, line in enumerate(lines):
            canvas.drawString(80, -100 - 14 * number, line)

    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(0, WIDTH - HEIGHT)
        written(canvas, 100, *simpleSplit(PLANTS.strip(), REGULAR, 11, 440))

    def upside_down(canvas: Canvas) -> None:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
        written(canvas, 100, *simpleSplit(PLANTS.strip(), REGULAR, 11, 440))

    assert [text_of(drawn(page)) for page in (sideways, turned, upside_down)] == [PLANTS.strip()] * 3


def test_a_stamp_aslant_is_not_read() -> None:
    def page(canvas: Canvas) -> None:
        written(canvas, 100, "Колледж подписал договор с заводом.")
        canvas.rotate(45)
        canvas.drawString(400, 100, "ОБРАЗЕЦ")

    assert text_of(drawn(page)) == "Колледж подписал договор с заводом."


def test_the_order_of_drawing_is_none_of_reading() -> None:
    def page(canvas: Canvas) -> None:
        for number in (3, 1, 2):
            written(canvas, 100 + 14 * number, f"Пункт номер {number} этого приказа вводится,", left=LEFT)

    expected = " ".join(f"Пункт номер {number} этого приказа вводится," for number in (1, 2, 3))
    assert text_of(drawn(page)) == expected


def test_a_page_without_words_between_others() -> None:
    def blank(canvas: Canvas) -> None:
        canvas.line(0, 0, 1, 1)

    data = drawn(saying("Первая страница."), blank)
    assert text_of(data) == "Первая страница."
