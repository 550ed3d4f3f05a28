"""What runs along the edges of the pages goes, what belongs to the text stays."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak
from tests.sources.pdf.printing import (
    HEIGHT,
    LEFT,
    REGULAR,
    SIZE,
    WIDTH,
    drawn,
    flowed,
    justified,
    text_of,
    written,
)

SENTENCES = (
    "Колледж «Үлгі» подписал договор.",
    "Завод принимает студентов на практику.",
    "Университет открыл кафедру.",
    "Палата поддержала альянс.",
    "Министр утвердил дорожную карту.",
    "Договор действует пять лет.",
)


def pages(count: int, decorate: Callable[[Canvas, int], None]) -> bytes:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            decorate(canvas, number)
            canvas.setFont(REGULAR, SIZE)
            written(canvas, 120 + 10 * number, SENTENCES[number - 1])

        return draw

    return drawn(*(page(number) for number in range(1, count + 1)))


def expected(count: int) -> str:
    return "\n\n".join(SENTENCES[:count])


@pytest.mark.parametrize(
    "form", ["{}", "- {} -", "— {} —", "Page {} of 4", "Стр. {}", "{} из 4", "{}-бет", "{}/4"]
)
@pytest.mark.parametrize("top", [40, 810])
def test_page_numbers(form: str, top: float) -> None:
    def number(canvas: Canvas, page: int) -> None:
        canvas.drawCentredString(WIDTH / 2, HEIGHT - top, form.format(page))

    assert text_of(pages(4, number)) == expected(4)


def test_page_numbers_that_begin_elsewhere() -> None:
    data = pages(4, lambda canvas, page: canvas.drawString(500, 30, str(page + 116)))
    assert text_of(data) == expected(4)


def test_page_numbers_in_roman_figures() -> None:
    data = pages(4, lambda canvas, page: canvas.drawString(300, 30, ("i", "ii", "iii", "iv")[page - 1]))
    assert text_of(data) == expected(4)


def test_the_number_of_the_only_page() -> None:
    assert text_of(pages(1, lambda canvas, page: canvas.drawString(300, 30, str(page)))) == expected(1)


def test_headers_and_footers_with_changing_numbers() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        canvas.setFont(REGULAR, 8)
        canvas.drawString(LEFT, HEIGHT - 40, "Министерство примеров")
        canvas.drawString(LEFT, 40, f"Электронный документ № 17-03, лист {page} из 5")
        canvas.drawString(LEFT, 28, "Подписано электронной подписью")

    assert text_of(pages(5, decorate)) == expected(5)


def test_odd_and_even_headers() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        canvas.drawString(LEFT if page % 2 else 350, HEIGHT - 40, "Вестник" if page % 2 else "О колледжах")

    assert text_of(pages(6, decorate)) == expected(6)


def test_the_first_page_has_no_header() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        if page > 1:
            canvas.drawString(LEFT, HEIGHT - 40, "Дорожная карта")

    assert text_of(pages(3, decorate)) == expected(3)


def test_lines_that_are_the_same_on_all_pages_but_not_at_their_edges_stay() -> None:
    data = drawn(*[lambda canvas: written(canvas, 300, "Утвердить.")] * 3)
    assert text_of(data) == "\n\n".join(["Утвердить."] * 3)


def test_numbers_that_do_not_grow_with_the_pages_stay() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        canvas.drawString(LEFT, HEIGHT - 40, f"Контракт № {(7, 31, 12, 5)[page - 1]}")

    assert "Контракт № 31" in text_of(pages(4, decorate))


def test_headings_of_annexes_at_one_place_stay() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        canvas.drawString(LEFT, HEIGHT - 40, f"Приложение {page} к приказу министра")

    assert [f"Приложение {page} к" in text_of(pages(4, decorate)) for page in range(1, 5)] == [True] * 4


def test_the_header_of_a_chapter_with_the_number_of_the_page() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        canvas.drawString(LEFT, HEIGHT - 40, f"Глава {1 if page < 4 else 2}. Альянсы")
        canvas.drawRightString(500, HEIGHT - 40, str(page))

    assert text_of(pages(6, decorate)) == expected(6)


def test_the_heading_of_an_annex_repeated_on_its_pages_is_said_once() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        if page > 3:
            canvas.drawString(LEFT, HEIGHT - 40, "Приложение 2 к приказу министра")

    def draw(number: int) -> Callable[[Canvas], None]:
        def page(canvas: Canvas) -> None:
            decorate(canvas, number)
            written(canvas, 120 + 10 * number, SENTENCES[number % 6])

        return page

    assert text_of(drawn(*map(draw, range(1, 8)))).count("Приложение 2 к приказу министра") == 1


def test_a_header_stays_when_it_is_said_once() -> None:
    def decorate(canvas: Canvas, page: int) -> None:
        if page == 1:
            canvas.drawString(LEFT, HEIGHT - 40, "Вестник министерства")

    assert text_of(pages(4, decorate)).startswith("Вестник министерства\n\n")


def test_a_paragraph_goes_on_over_the_number_of_the_page() -> None:
    text = "Колледжи и предприятия региона совместно готовят специалистов. " * 90

    def decorate(canvas: Canvas, _template: object) -> None:
        canvas.setFont(REGULAR, 9)
        canvas.drawCentredString(WIDTH / 2, 30, str(canvas.getPageNumber()))

    assert text_of(flowed([justified(text)], decorate)) == text.strip()


def footnoted(canvas: Canvas, mark: str, note: str) -> None:
    canvas.line(LEFT, 92, LEFT + 140, 92)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(LEFT, 80, f"{mark} {note}")
    canvas.setFont(REGULAR, SIZE)


def test_footnotes_stand_after_the_text_and_their_marks_do_not_stand_in_it() -> None:
    def page(canvas: Canvas) -> None:
        footnoted(canvas, "1", "Положение об альянсах утверждено в 2025 году.")
        line = canvas.beginText(LEFT, HEIGHT - 100)
        line.textOut("Альянс")
        line.setFont(REGULAR, 6)
        line.setRise(5)
        line.textOut("1")
        line.setRise(0)
        line.setFont(REGULAR, SIZE)
        line.textOut(" колледжей создан на площади 20 м")
        line.setFont(REGULAR, 6)
        line.setRise(5)
        line.textOut("2")
        line.setRise(0)
        line.setFont(REGULAR, SIZE)
        line.textOut(" в городе.")
        canvas.drawText(line)

    assert text_of(drawn(page)) == (
        "Альянс колледжей создан на площади 20 м2 в городе.\n\n"
        "1 Положение об альянсах утверждено в 2025 году."
    )


def test_a_footnote_does_not_break_the_paragraph_that_goes_on() -> None:
    def first(canvas: Canvas) -> None:
        footnoted(canvas, "*", "По данным палаты.")
        written(canvas, 100, "Первый абзац закончен.")
        written(canvas, 700, "Колледж «Үлгі» подписал договор с заводом, который принимает")

    def second(canvas: Canvas) -> None:
        written(canvas, 100, "студентов на практику.", "Третий абзац начинается здесь.")

    assert text_of(drawn(first, second)).split("\n\n") == [
        "Первый абзац закончен.",
        "Колледж «Үлгі» подписал договор с заводом, который принимает студентов на практику.",
        "* По данным палаты.",
        "Третий абзац начинается здесь.",
    ]


def test_a_page_break_within_a_sentence() -> None:
    story = [
        justified("Колледж принимает студентов"),
        PageBreak(),
        justified("и школьников.", firstLineIndent=0),
    ]
    assert text_of(flowed(story)) == "Колледж принимает студентов и школьников."
