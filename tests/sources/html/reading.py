"""Reads a page from a text or bytes, as the tests do."""

from kg.model import Document
from kg.sources import Limits, Original, Unreadable, documents
from kg.sources.content import Content
from kg.sources.html import read_html

ADDRESS = "https://primer.example/news/2026/alyans"
SENTENCE = "Университет «Пример» и ТОО «Үлгі» подписали меморандум о сотрудничестве."


def original(page: str | bytes, address: str = ADDRESS, charset: str = "") -> Original:
    data = page.encode() if isinstance(page, str) else page
    return Original(data, "page.html", address, "text/html", charset)


def content(page: str | bytes, address: str = ADDRESS, charset: str = "") -> Content:
    return read_html(original(page, address, charset), Limits())


def text(page: str | bytes, charset: str = "") -> str:
    return "".join(piece.text for piece in content(page, charset=charset).pieces)


def fields(page: str, address: str = ADDRESS) -> dict[str, str]:
    return dict(content(page, address).fields)


def document(page: str | bytes) -> Document:
    (read,) = documents(original(page))
    assert isinstance(read, Document), read
    return read


def reason(page: str | bytes) -> str:
    (read,) = documents(original(page))
    assert isinstance(read, Unreadable), read
    return read.reason
