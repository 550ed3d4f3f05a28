"""Tables are read row by row, with lines and, where they are clear, without."""

from collections.abc import Callable
from itertools import accumulate

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer
from tests.sources.pdf.printing import (
    HEIGHT,
    LEFT,
    REGULAR,
    drawn,
    flowed,
    justified,
    original,
    read,
    tabled,
    text_of,
    written,
)

from kg.sources import Limits
from kg.sources.pdf import read_pdf

HEADER = ("№", "Мероприятие", "Форма завершения", "Ответственные исполнители", "Срок")
WIDTHS = (30, 150, 80, 120, 80)
BODIES = "МП, НПП «Үлгі» (по согласованию)"


def step(number: int) -> tuple[str, ...]:
    action = f"Создать отраслевой альянс с участием колледжей и предприятий региона {number}"
    return (str(number), action, "Приказ", BODIES, "IV квартал 2026 года")


def rows(*cells: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row).rstrip("\t") for row in cells)


def test_a_ruled_table_is_a_row_a_line() -> None:
    story = [
        justified("Дорожная карта утверждена."),
        Spacer(1, 8),
        tabled((HEADER, step(1), step(2)), WIDTHS),
        Spacer(1, 8),
        justified("Приказ вводится в действие."),
    ]
    assert text_of(flowed(story)) == (
        f"Дорожная карта утверждена.\n\n{rows(HEADER, step(1), step(2))}\n\nПриказ вводится в действие."
    )


def test_a_table_over_three_pages_is_one_and_its_header_is_said_once() -> None:
    steps = [step(number) for number in range(1, 41)]
    assert text_of(flowed([tabled((HEADER, *steps), WIDTHS)])) == rows(HEADER, *steps)


def test_each_row_is_on_its_page() -> None:
    data = flowed([tabled((HEADER, *(step(number) for number in range(1, 41))), WIDTHS)])
    places = {
        piece.text.rsplit(" ", 1)[1]: piece.place
        for piece in read_pdf(original(data), Limits()).pieces
        if piece.text.startswith("Создать")
    }
    assert places["1"] == "page=1"
    assert places["40"] == "page=3"


def test_merged_cells_are_said_once() -> None:
    header = ("№", "Мероприятие", "Срок")
    cells = (header, ("Раздел 1", "", ""), ("1", "Провести отбор", "май"), ("", "Подвести итоги", "июнь"))
    table = tabled(cells, (60, 200, 100), ("SPAN", (0, 1), (2, 1)), ("SPAN", (0, 2), (0, 3)))
    assert text_of(flowed([table])) == rows(*cells)


def test_a_working_group_with_an_empty_cell() -> None:
    cells = (
        ("№", "Фамилия", "Должность"),
        ("1", "Үлгіев Т.", "вице-министр, руководитель"),
        ("2", "", "ректор НАО «Пример» (по согласованию)"),
    )
    assert text_of(flowed([tabled(cells, (30, 150, 250))])) == rows(*cells)


def test_a_table_whose_outer_lines_are_not_drawn() -> None:
    def page(canvas: Canvas) -> None:
        for number, row in enumerate(
            (("№", "Колледж", "Город"), ("1", "Үлгі", "Алматы"), ("2", "Мысал", "Тараз"))
        ):
            for cell, left in zip(row, (90, 150, 350), strict=True):
                canvas.drawString(left, HEIGHT - 115 - 20 * number, cell)
            canvas.line(LEFT, HEIGHT - 100 - 20 * number, 500, HEIGHT - 100 - 20 * number)
        canvas.line(LEFT, HEIGHT - 160, 500, HEIGHT - 160)
        for left in (140, 340):
            canvas.line(left, HEIGHT - 100, left, HEIGHT - 160)

    assert text_of(drawn(page)) == "№\tКолледж\tГород\n1\tҮлгі\tАлматы\n2\tМысал\tТараз"


def test_lines_drawn_as_thin_areas() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(4):
            canvas.rect(LEFT, HEIGHT - 100 - 20 * number, 300, 0.5, stroke=0, fill=1)
        for left in (LEFT, LEFT + 100, LEFT + 300):
            for number in range(3):
                canvas.rect(left, HEIGHT - 120 - 20 * number, 0.5, 20, stroke=0, fill=1)
        for number, (name, place) in enumerate(
            (("Колледж", "Город"), ("Үлгі", "Алматы"), ("Мысал", "Тараз"))
        ):
            canvas.drawString(LEFT + 5, HEIGHT - 114 - 20 * number, name)
            canvas.drawString(LEFT + 105, HEIGHT - 114 - 20 * number, place)

    assert text_of(drawn(page)) == "Колледж\tГород\nҮлгі\tАлматы\nМысал\tТараз"


def test_rows_that_no_line_parts() -> None:
    cells = (("1", "Үлгі", "Алматы"), ("2", "Мысал", "Тараз"), ("3", "Пример", "Актау"))

    def page(canvas: Canvas) -> None:
        canvas.grid([LEFT, 150, 300, 450], [HEIGHT - 160, HEIGHT - 120, HEIGHT - 100])
        for cell, left in zip(("№", "Колледж", "Город"), (90, 155, 305), strict=True):
            canvas.drawString(left, HEIGHT - 115, cell)
        canvas.setFont(REGULAR, 8)
        for number, row in enumerate(cells):
            for cell, left in zip(row, (90, 155, 305), strict=True):
                canvas.drawString(left, HEIGHT - 130 - 12 * number, cell)

    assert text_of(drawn(page)) == rows(("№", "Колледж", "Город"), *cells)


def test_a_header_set_upright_stands_in_its_cell() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([LEFT, 120, 300], [HEIGHT - 200, HEIGHT - 180, HEIGHT - 100])
        canvas.drawString(130, HEIGHT - 115, "Колледж")
        canvas.drawString(90, HEIGHT - 195, "1")
        canvas.drawString(130, HEIGHT - 195, "«Үлгі» в городе Алматы")
        canvas.rotate(90)
        canvas.drawString(HEIGHT - 175, -105, "Номер строки")

    assert text_of(drawn(page)) == "Номер строки\tКолледж\n1\t«Үлгі» в городе Алматы"


def test_a_frame_around_text_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(70, HEIGHT - 150, 400, 70)
        written(
            canvas,
            100,
            "Колледж и завод подписали договор о практике студентов,",
            "который действует пять лет.",
        )

    assert text_of(drawn(page)) == (
        "Колледж и завод подписали договор о практике студентов, который действует пять лет."
    )


def test_a_word_split_in_a_cell_is_joined() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([LEFT, 180, 300], [HEIGHT - 140, HEIGHT - 100])
        canvas.drawString(90, HEIGHT - 115, "Ответствен-")
        canvas.drawString(90, HEIGHT - 130, "ные органы")
        canvas.drawString(185, HEIGHT - 115, "Срок")

    assert text_of(drawn(page)) == "Ответственные органы\tСрок"


def test_a_row_parted_by_the_end_of_the_page_is_made_whole() -> None:
    def page(top: float, *cells: tuple[str, ...]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            bottom = top + 20 * len(cells)
            canvas.grid([LEFT, 150, 400], [HEIGHT - bottom + 20 * line for line in range(len(cells) + 1)])
            for number, row in enumerate(cells):
                for cell, left in zip(row, (90, 155), strict=True):
                    canvas.drawString(left, HEIGHT - top - 14 - 20 * number, cell)

        return draw

    first = page(720, ("№", "Мероприятие"), ("1", "Создать отраслевой альянс с участием"))
    second = page(60, ("", "колледжей и предприятий"), ("2", "Утвердить план"))
    text, _ = read(drawn(first, second))
    assert text.strip() == rows(
        ("№", "Мероприятие"),
        ("1", "Создать отраслевой альянс с участием колледжей и предприятий"),
        ("2", "Утвердить план"),
    )


def test_a_list_of_names_and_posts_without_lines() -> None:
    members = (
        ("Үлгіев Т.", ("– вице-министр, председатель;",)),
        (
            "Примеров А. Б.",
            ("– директор департамента послесреднего", "образования, заместитель председателя;"),
        ),
        ("Образцова С.", ("– ректор НАО «Үлгі» (по согласованию);",)),
        ("Мысалов К.", ("– директор ТОО «Пример»", "(по согласованию).")),
    )

    def page(canvas: Canvas) -> None:
        top = written(canvas, 80, "Состав рабочей группы по развитию альянсов") + 10
        for name, post in members:
            written(canvas, top, name)
            top = written(canvas, top, *post, left=260)

    expected = rows(*((name, " ".join(post)) for name, post in members))
    assert text_of(drawn(page)) == f"Состав рабочей группы по развитию альянсов\n\n{expected}"


def test_a_table_of_four_columns_without_lines() -> None:
    cells = (
        ("№", "Колледж", "Город", "Студентов"),
        ("1", "Үлгі", "Алматы", "120"),
        ("2", "Колледж Мысал", "Тараз", "85"),
        ("3", "Высший колледж Пример", "Актау", "240"),
    )

    def page(canvas: Canvas) -> None:
        written(canvas, 80, "Сведения о колледжах, которые участвуют в альянсе, приведены в таблице ниже.")
        for number, row in enumerate(cells):
            for cell, left in zip(row, accumulate((85, 40, 180, 100)), strict=True):
                canvas.drawString(left, HEIGHT - 110 - 16 * number, cell)

    assert text_of(drawn(page)).endswith("\n\n" + rows(*cells))


def test_text_in_two_columns_is_no_table() -> None:
    text = "Предприятия области подписали договоры с колледжами и принимают студентов. " * 4
    lines = simpleSplit(text.strip(), REGULAR, 10, 210)

    def page(canvas: Canvas) -> None:
        canvas.setFont(REGULAR, 10)
        written(canvas, 100, *lines, left=60)
        written(canvas, 100, *lines, left=310)

    assert "\t" not in text_of(drawn(page))
