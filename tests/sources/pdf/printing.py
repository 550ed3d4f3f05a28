"""Prints documents as PDF for the tests, with letters of all three languages."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from kg.sources import Limits, Original
from kg.sources.pdf import read_pdf

REGULAR, BOLD = "Serif", "SerifBold"
FOLDERS = (
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/dejavu"),
    Path("/usr/share/fonts/TTF"),
    Path("/usr/share/fonts/dejavu-serif-fonts"),
    Path("/Library/Fonts"),
)
WIDTH, HEIGHT = A4
LEFT, RIGHT, SIZE, LEADING = 85, 545, 11, 14


@cache
def fonts() -> None:
    """Register the fonts; a test without them is skipped."""
    for folder in FOLDERS:
        if (folder / "DejaVuSerif.ttf").exists():
            pdfmetrics.registerFont(TTFont(REGULAR, str(folder / "DejaVuSerif.ttf")))
            pdfmetrics.registerFont(TTFont(BOLD, str(folder / "DejaVuSerif-Bold.ttf")))
            pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
            return
    pytest.skip("the DejaVu fonts, which have the Kazakh letters, are not installed")


def drawn(*pages: Callable[[Canvas], object], encrypt: StandardEncryption | None = None) -> bytes:
    """Return a PDF whose pages are drawn by the functions."""
    fonts()
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, encrypt=encrypt)
    for page in pages:
        canvas.setFont(REGULAR, SIZE)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def flowed(
    story: Sequence[Flowable], decorate: Callable[[Canvas, SimpleDocTemplate], None] | None = None
) -> bytes:
    """Return a PDF of flowing text, every page decorated by a function."""
    fonts()
    file = BytesIO()
    template = SimpleDocTemplate(file, pagesize=A4, leftMargin=LEFT, rightMargin=50, invariant=1)
    hook = decorate or (lambda _canvas, _template: None)
    template.build(list(story), onFirstPage=hook, onLaterPages=hook)
    return file.getvalue()


def written(canvas: Canvas, top: float, *lines: str, left: float = LEFT, step: float = LEADING) -> float:
    """Write lines downwards from a height measured from the upper edge; return the height after them."""
    for line in lines:
        canvas.drawString(left, HEIGHT - top, line)
        top += step
    return top


def saying(*lines: str, font: str = REGULAR) -> Callable[[Canvas], None]:
    """Return the drawing of a page with some lines."""

    def page(canvas: Canvas) -> None:
        canvas.setFont(font, SIZE)
        written(canvas, 100, *lines)

    return page


def style(**changes: float | str) -> ParagraphStyle:
    fonts()
    given: dict[str, Any] = {"fontName": REGULAR, "fontSize": SIZE, "leading": LEADING}
    return ParagraphStyle("of the test", **(given | changes))


def justified(text: str, **changes: float | str) -> Paragraph:
    given = {"alignment": TA_JUSTIFY, "firstLineIndent": 28, "spaceAfter": 6}
    return Paragraph(text, style(**(given | changes)))


def centred(text: str, **changes: float | str) -> Paragraph:
    return Paragraph(text, style(alignment=TA_CENTER, spaceAfter=10, **changes))


def at_right(text: str, **changes: float | str) -> Paragraph:
    return Paragraph(text, style(alignment=TA_RIGHT, **changes))


def tabled(rows: Sequence[Sequence[str]], widths: Sequence[float], *styles: Any) -> Table:
    """Return a ruled table; its header is repeated on each page."""
    cells = [[Paragraph(cell, style(fontSize=9, leading=11)) for cell in row] for row in rows]
    table = Table(cells, colWidths=widths, repeatRows=1)
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"), *styles]
    )
    return table


def read(data: bytes, limits: Limits | None = None) -> tuple[str, Mapping[str, str]]:
    """Return the clean text and the fields of a PDF."""
    content = read_pdf(original(data), limits or Limits())
    return "".join(piece.text for piece in content.pieces), content.fields


def text_of(data: bytes) -> str:
    return read(data)[0].strip("\n")


def original(data: bytes) -> Original:
    return Original(data, "order.pdf", "file:///order.pdf")
