"""Whatever bytes come as a PDF, they are read or refused with a reason."""

import zlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from tests.sources.pdf.printing import drawn, flowed, justified, original, saying, tabled, text_of

from kg.errors import UnreadableDocumentError
from kg.sources import Limits, Unreadable, documents
from kg.sources.pdf import read_pdf

LINE = "Колледж подписал договор с заводом."
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def assembled(*objects: bytes) -> bytes:
    """Return a PDF of objects numbered from 1; the first is its catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, written in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + table + trailer


def packed(content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(data), data)


def paged(content: bytes) -> bytes:
    return assembled(CATALOGUE, ONE_PAGE, PAGE, packed(content), FONT)


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(original(data), limits or Limits())
    return str(caught.value)


def test_a_password_is_asked_for() -> None:
    data = drawn(saying(LINE), encrypt=StandardEncryption("secret", "owner"))
    assert refusal(data) == "it is protected by a password; save a copy without one"


def test_a_document_that_may_only_not_be_printed_is_read() -> None:
    data = drawn(saying(LINE), encrypt=StandardEncryption("", "owner", canPrint=0, canCopy=0))
    assert text_of(data) == LINE


def test_a_truncated_document() -> None:
    data = drawn(saying(LINE))
    assert "broken" in refusal(data[: len(data) // 3])


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 40])
def test_what_only_begins_like_a_pdf(data: bytes) -> None:
    assert "broken" in refusal(data)


def test_no_pages() -> None:
    assert "without pages" in refusal(assembled(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"))


def test_too_many_pages() -> None:
    assert "more than 2" in refusal(drawn(*[saying(LINE)] * 3), Limits(pages=2))


def test_a_page_tree_that_runs_in_a_circle() -> None:
    refusal(assembled(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>"))


def test_a_deep_page_tree() -> None:
    nodes = [
        b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (number + 1, number - 1)
        for number in range(2, 3000)
    ]
    leaf = b"<</Type/Page/Parent 2999 0 R/MediaBox[0 0 100 100]>>"
    refusal(assembled(CATALOGUE, *nodes, leaf))


def test_too_many_characters_on_a_page() -> None:
    content = b"BT /F 12 Tf 10 10 Td\n" + b"(aaaaaaaa bbbbb) Tj\n" * 20_000 + b"ET"
    assert "characters" in refusal(paged(content))


def test_too_many_characters_in_all() -> None:
    assert "longer than 100 characters" in refusal(drawn(*[saying(LINE)] * 5), Limits(characters=100))


def test_too_many_objects_on_a_page() -> None:
    assert "objects" in refusal(paged(b"0 0 m 9 9 l S\n" * 300_000))


def test_many_small_words_do_not_hold_it_up() -> None:
    content = (
        b"BT /F 3 Tf 4 838 Td 3.5 TL\n" + (b"(a a a a a a a a a a a a a a a a a a a a) Tj T*\n" * 230) + b"ET"
    )
    text = text_of(paged(content))
    assert text.count("a") == 230 * 20


def test_a_document_without_text_has_a_reason() -> None:
    found = list(documents(original(paged(b""))))
    assert [type(each) for each in found] == [Unreadable]


def test_a_broken_page_refuses_the_document() -> None:
    tree = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    content = packed(b"BT /F 12 Tf 100 700 Td (A college signed.) Tj ET")
    assert refusal(assembled(CATALOGUE, tree, PAGE, content, FONT, b"null")) == "its page 2 is broken"


def test_a_title_that_is_no_text_is_passed_over() -> None:
    content = packed(b"BT /F 12 Tf 100 700 Td (A college signed.) Tj ET")
    data = assembled(CATALOGUE, ONE_PAGE, PAGE, content, FONT, b"<</Title<FEFFD800>>>")
    assert text_of(data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 6 0 R")) == "A college signed."


def outcome(data: bytes) -> str:
    """Return what is read, or the reason why nothing is; any other error is the test's failure."""
    try:
        return "read: " + "".join(piece.text for piece in read_pdf(original(data), Limits()).pieces)
    except UnreadableDocumentError as error:
        return str(error)


@cache
def valid() -> bytes:
    rows = (("№", "Мероприятие"), ("1", LINE), ("2", LINE))
    return flowed([justified(f"{LINE} " * 12), tabled(rows, (50, 200))])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=12)), max_size=12),
    st.floats(0.2, 1),
)
def test_changed_bytes_are_read_or_refused(changes: list[tuple[float, bytes]], kept: float) -> None:
    data = bytearray(valid())
    for share, written in changes:
        place = int(share * len(data))
        data[place : place + len(written)] = written
    assert outcome(bytes(data[: int(kept * len(data))]))


OPERATORS = (
    "BT",
    "ET",
    "Tj",
    "Td",
    "Tm",
    "Tf",
    "re",
    "f",
    "m",
    "l",
    "S",
    "cm",
    "q",
    "Q",
    "Tr",
    "rg",
    "Tz",
    "Ts",
    "W n",
)
OPERANDS = st.one_of(
    st.sampled_from(("(word)", "(two words)", "/F", "0", "1", "-1", "1e9", "-99999999999", "0.0001", "nan")),
    st.floats(-1000, 1000).map("{:.3f}".format),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(OPERANDS, st.sampled_from(OPERATORS)), max_size=80))
def test_any_drawing_is_read_or_refused(words: list[str]) -> None:
    content = "BT /F 12 Tf 100 700 Td (word) Tj " + " ".join(words)
    assert outcome(paged(content.encode("ascii")))
