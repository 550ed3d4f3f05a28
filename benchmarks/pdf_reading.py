"""Measures how fast a PDF is read beside PDFium's bare text layer: `python -m benchmarks pdf_reading`.

The documents are printed for it: an order in running text, a roadmap as a ruled table over many pages, and
a gazette in two columns.
"""

import time
from collections.abc import Callable

import pypdfium2 as pdfium
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from tests.sources.pdf.printing import REGULAR, drawn, flowed, fonts, justified, original, tabled, written

from kg.sources import Limits
from kg.sources.pdf import read_pdf

RUNS = 7
SENTENCE = (
    "Департаменту в установленном законодательством порядке обеспечить взаимодействие учебно-методических "
    "объединений с работодателями региона және «Үлгі» ЖШС-нің өкілдерімен. "
)


def pdf_reading() -> None:
    fonts()
    for name, data in (("running text", _order()), ("ruled table", _roadmap()), ("two columns", _gazette())):
        pages = len(pdfium.PdfDocument(data))
        bare = _least(lambda data=data: _bare(data)) / pages  # type: ignore[misc]
        whole = _least(lambda data=data: read_pdf(original(data), Limits())) / pages  # type: ignore[misc]
        print(f"{name:14} {pages:4} pages {1000 * whole:6.1f} ms a page, PDFium alone {1000 * bare:5.1f}")


def _order() -> bytes:
    return flowed([justified(SENTENCE * 4) for _ in range(80)])


def _roadmap() -> bytes:
    header = ("№", "Мероприятие", "Форма завершения", "Ответственные", "Срок")
    steps = [(str(number), SENTENCE[:80], "Приказ", "МП, НПП", "май") for number in range(200)]
    return flowed([tabled((header, *steps), (30, 150, 80, 120, 80))])


def _gazette() -> bytes:
    lines = simpleSplit(SENTENCE * 12, REGULAR, 9, 220)

    def page(canvas: Canvas) -> None:
        canvas.setFont(REGULAR, 9)
        written(canvas, 90, *lines, left=60, step=12)
        written(canvas, 90, *lines, left=310, step=12)

    return drawn(*[page] * 20)


def _bare(data: bytes) -> None:
    with pdfium.PdfDocument(data) as document:
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()


def _least(work: Callable[[], object]) -> float:
    """Return the least time of the processor that some runs took, in seconds."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)
