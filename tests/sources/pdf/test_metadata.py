"""The title is the document's, not the program's; every piece is found at its place."""

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak
from tests.sources.pdf.printing import (
    HEIGHT,
    WIDTH,
    centred,
    drawn,
    flowed,
    justified,
    original,
    read,
    saying,
)

from kg.model import Document
from kg.sources import Limits, documents
from kg.sources.pdf import read_pdf

LINE = "Колледж подписал договор с заводом."


def titled(title: str, heading: str = "Дорожная карта") -> bytes:
    def page(canvas: Canvas) -> None:
        canvas.setTitle(title)
        canvas.setFont("SerifBold", 16)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 80, heading)
        saying(LINE)(canvas)

    return drawn(page)


def test_the_given_title() -> None:
    assert read(titled("О сотрудничестве колледжей"))[1]["title"] == "О сотрудничестве колледжей"


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - doc1.docx",
        "приказ.pdf",
        "untitled",
        "Документ1",
        "",
        "PowerPoint Presentation",
        "scan0001",
    ],
)
def test_a_title_that_is_none_gives_way_to_the_heading(title: str) -> None:
    assert read(titled(title))[1]["title"] == "Дорожная карта"


def test_the_heading_that_names_the_act_is_the_title() -> None:
    story = [
        centred("<b>МИНИСТЕРСТВО ПРИМЕРОВ</b>", fontSize=14, leading=18),
        centred("<b>ПРИКАЗ</b>"),
        centred("<b>Об утверждении дорожной карты<br/>по развитию альянсов</b>"),
        justified(LINE),
    ]
    assert read(flowed(story))[1]["title"] == "Об утверждении дорожной карты по развитию альянсов"


def test_the_day_of_the_file_is_no_day_of_publication() -> None:
    found = next(iter(documents(original(titled("О сотрудничестве колледжей")))))
    assert isinstance(found, Document)
    assert found.published is None


def test_every_piece_is_found_on_its_page() -> None:
    text = "Колледжи и предприятия региона совместно готовят специалистов " * 60
    story = [centred("<b>Приказ</b>"), justified(text), PageBreak(), *(justified(LINE) for _ in range(5))]
    data = flowed(story)
    content = read_pdf(original(data), Limits())
    with pdfium.PdfDocument(data) as document:
        pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    placed = [piece for piece in content.pieces if piece.place]
    assert {piece.place for piece in placed} == {f"page={number}" for number in range(1, len(pages) + 1)}
    for piece in placed:
        assert "".join(piece.text.split()) in pages[int(piece.place.removeprefix("page=")) - 1]


def test_a_paragraph_over_two_pages_has_two_places() -> None:
    text = "Колледжи и предприятия региона совместно готовят специалистов " * 60
    places = [piece.place for piece in read_pdf(original(flowed([justified(text)])), Limits()).pieces]
    assert [place for place in places if place] == ["page=1", "page=2"]


def test_reading_twice_gives_the_same() -> None:
    data = titled("О сотрудничестве колледжей")
    assert read_pdf(original(data), Limits()) == read_pdf(original(data), Limits())
