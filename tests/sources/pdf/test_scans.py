"""Scans are refused, or read with the optional extra."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.sources.pdf.printing import FOLDERS, HEIGHT, LEFT, WIDTH, drawn, original, saying, text_of

from kg.errors import UnreadableDocumentError
from kg.sources import Limits
from kg.sources.pdf import read_pdf, recognition

LINES = (
    "Министр утвердил дорожную карту",
    "Колледж «Үлгі» подписал договор",
    "The plant takes students of the college",
)


def scan(canvas: Canvas) -> None:
    """Draw a page that is a picture of text."""
    font = next(folder / "DejaVuSerif.ttf" for folder in FOLDERS if (folder / "DejaVuSerif.ttf").exists())
    image = Image.new("L", (int(WIDTH * 3), int(HEIGHT * 3)), 255)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(LINES):
        pen.text((250, 300 + 150 * number), line, fill=0, font=ImageFont.truetype(str(font), 48))
    canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)


def stamped(canvas: Canvas) -> None:
    scan(canvas)
    canvas.drawString(LEFT, 20, "№ 17 от 5 мая 2026 года")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(original(data), Limits())
    return str(caught.value)


@pytest.fixture
def nothing_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sources.pdf.reading.missing", lambda: "bailanys[ocr]")


@pytest.fixture
def tesseract() -> None:
    if needed := recognition.missing():
        pytest.skip(f"scans are read with {needed}")


@pytest.mark.usefixtures("nothing_recognised")
@pytest.mark.parametrize("page", [scan, stamped])
def test_a_scan_is_refused(page: Callable[[Canvas], None]) -> None:
    data = drawn(page, page)
    assert refusal(data).endswith("install bailanys[ocr] and read it again")


@pytest.mark.usefixtures("nothing_recognised")
def test_a_document_of_scans_and_text_is_refused_and_the_scans_are_named() -> None:
    data = drawn(saying("Первая страница есть."), scan, saying("Третья тоже."), scan)
    assert refusal(data) == "its pages 2, 4 are scans; install bailanys[ocr] and read it again"


@pytest.mark.usefixtures("nothing_recognised")
def test_letters_drawn_as_shapes_are_a_scan() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(400):
            canvas.circle(100 + number % 40 * 8, 700 - number // 40 * 12, 3)

    assert refusal(drawn(page)) == "it is a scan; install bailanys[ocr] and read it again"


def test_a_picture_among_text_is_no_scan() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.effect_noise((60, 80), 40)), LEFT, 300, 200, 200)
        canvas.drawString(LEFT, HEIGHT - 100, "На снимке — колледж «Үлгі».")

    assert text_of(drawn(page)) == "На снимке — колледж «Үлгі»."


@pytest.mark.usefixtures("tesseract")
def test_a_scan_is_read_with_the_extra() -> None:
    text = text_of(drawn(scan, saying("Вторая страница есть.")))
    assert text.split() == " ".join([*LINES, "Вторая страница есть."]).split()


@pytest.mark.usefixtures("tesseract")
def test_letters_without_a_mapping_are_read_with_the_extra() -> None:
    data = drawn(saying(*LINES * 3)).replace(b"/ToUnicode", b"/XoUnicode")
    assert text_of(data).split() == " ".join(LINES * 3).split()
