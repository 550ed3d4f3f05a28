"""Messages give the text their sender wrote, whatever mail programs made of it, and their attachments."""

from base64 import b64encode
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.test_archive import zipped

from kg.errors import UnreadableDocumentError
from kg.model import Document, Language
from kg.sources import Limits, Original, Unreadable, documents
from kg.sources.letters import own_page, own_text, refers_elsewhere, subject_without_prefixes, unflow
from kg.sources.mail import open_mail

TEXT = "Университет «Пример» и ТОО «Үлгі» подписали меморандум о сотрудничестве."
HEAD = "From: press@example.org\r\nMessage-ID: <a%1@example.org>\r\nMIME-Version: 1.0\r\n"


def letter(text: str = TEXT, **fields: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Пресс-служба <press@example.org>"
    message["To"] = "editor@example.org"
    message["Subject"] = "Подписан меморандум"
    message["Date"] = "Mon, 12 Jan 2026 00:30:00 +0500"
    message["Message-ID"] = "<a%1@example.org>"
    for name, value in fields.items():
        message[name] = value
    message.set_content(text)
    return message


def opened(message: EmailMessage | bytes | str, limits: Limits | None = None) -> list[Original | Unreadable]:
    data = message.encode() if isinstance(message, str) else bytes(message)
    return list(open_mail(Original(data, "letter.eml", "file:///letter.eml"), limits or Limits()))


def first(message: EmailMessage | bytes | str) -> Original:
    found = opened(message)[0]
    assert isinstance(found, Original)
    return found


def text_of(message: EmailMessage | bytes | str) -> str:
    return first(message).data.decode()


def refusal(message: EmailMessage | bytes | str, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableDocumentError) as refused:
        opened(message, limits)
    return str(refused.value)


def test_a_letter_is_a_document_with_title_day_and_address() -> None:
    data = bytes(letter())
    (read,) = documents(Original(data, "letter.eml", "file:///letter.eml"))
    assert isinstance(read, Document)
    assert read.text == TEXT
    assert read.title == "Подписан меморандум"
    assert str(read.published) == "2026-01-12"
    assert read.uri == "mid:a%251@example.org"
    assert read.language is Language.RU
    assert "press" not in repr(read).replace("@example", "")


def test_without_a_message_id_the_address_is_that_of_the_file() -> None:
    assert first("From: a@b\nSubject: S\n\nText\n").uri == "file:///letter.eml"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Mon, 12 Jan 2026 23:59:00 -0800", "2026-01-12"),
        ("12 Jan 26 01:00 GMT", "2026-01-12"),
        ("yesterday", ""),
        ("Mon, 99 Jan 2026 00:00:00 +0000", ""),
        ("Mon, 12 Jan 0001 00:00:00 +0000", "2001-01-12"),
        ("", ""),
    ],
)
def test_the_day_is_that_of_the_senders_time_zone(told: str, day: str) -> None:
    assert first(f"From: a@b\nDate: {told}\n\nText\n").told["published"] == day


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?" + b64encode("Бұйрық".encode()).decode() + "?=", "Бұйрық"),
        ("=?koi8-r?Q?=F0=D2=C9=CB=C1=DA?=", "Приказ"),
        ("=?windows-1251?Q?=CF=F0=E8=EA=E0=E7?=\n =?windows-1251?Q?_=E2?=", "Приказ в"),
        ("Re: FW: Отв: RE[2]: Приказ", "Приказ"),
        ("Report: Re-opening", "Report: Re-opening"),
    ],
)
def test_the_subject_is_the_title(subject: str, title: str) -> None:
    assert first(f"From: a@b\nSubject: {subject}\n\nText\n").told["title"] == title


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_subject_that_is_not_encoded_as_it_should_be(charset: str) -> None:
    subject = "Приказ об утверждении" if charset != "koi8-r" else "Приказ об утверждении перечня"
    message = b"From: a@b\nSubject: " + subject.encode(charset) + b"\n\nText\n"
    assert first(message).told["title"] == subject


@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize(
    ("charset", "told"),
    [
        ("utf-8", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("windows-1251", "windows-1251"),
        ("windows-1251", "koi8-r"),
        ("koi8-r", "windows-1251"),
        ("windows-1251", "utf-8"),
        ("utf-8", "windows-1251"),
        ("windows-1251", "us-ascii"),
        ("windows-1251", "no-such-charset"),
        ("cp866", "cp866"),
        ("windows-1251", ""),
    ],
)
def test_charsets_told_right_wrong_and_not_at_all(charset: str, told: str, encoding: str) -> None:
    text = "Университет «Пример» и ТОО «Образец» подписали меморандум о сотрудничестве."
    text = text.replace("«", '"').replace("»", '"')
    body = text.encode(charset)
    if encoding == "base64":
        body = b64encode(body)
    elif encoding == "quoted-printable":
        body = "".join(
            f"={byte:02X}" + ("=\r\n" if n % 20 == 19 else "") for n, byte in enumerate(body)
        ).encode()
    parameter = f'; charset="{told}"' if told else ""
    head = f"{HEAD}Content-Type: text/plain{parameter}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    assert text_of(head.encode() + body) == text


def test_the_plain_text_is_preferred_to_the_page() -> None:
    message = letter()
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    (found,) = opened(message)
    assert isinstance(found, Original)
    assert (found.name, found.media_type) == ("letter.eml/text.txt", "text/plain")


@pytest.mark.parametrize(
    "plain", [" \n", "Your program does not support HTML.\n", "Посмотрите HTML-версию письма.\n"]
)
def test_the_page_is_taken_when_the_plain_text_only_points_to_it(plain: str) -> None:
    message = letter(plain)
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html", charset="utf-16", cte="base64")
    (found,) = opened(message)
    assert isinstance(found, Original)
    assert (found.name, found.media_type, found.charset) == ("letter.eml/text.html", "text/html", "utf-16")
    assert TEXT in found.data.decode("utf-16")


def test_attachments_are_originals_and_images_are_passed_over() -> None:
    message = letter()
    message.add_attachment(b"%PDF-1.7\n", maintype="application", subtype="pdf", filename="приказ.pdf")
    message.add_attachment(
        zipped([("a.txt", TEXT)]), maintype="application", subtype="zip", filename="a/b.zip"
    )
    message.add_attachment("ещё", filename="приказ.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"\xff\xd8", maintype="application", subtype="octet-stream", filename="photo.jpg")
    message.add_attachment(b"x", maintype="application", subtype="pgp-signature")
    found = [each for each in opened(message) if isinstance(each, Original)]
    assert [each.name for each in found] == [
        "letter.eml/text.txt",
        "letter.eml/приказ.pdf",
        "letter.eml/b.zip",
        "letter.eml/приказ (2).pdf",
    ]
    assert found[1].uri == "mid:a%251@example.org#/%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7.pdf"
    assert found[1].media_type == "application/pdf"
    assert not found[1].told
    assert {each.nesting for each in found} == {1}


def test_what_lies_in_an_attached_archive_is_read() -> None:
    message = letter()
    message.add_attachment(
        zipped([("a.txt", "One.")]), maintype="application", subtype="zip", filename="b.zip"
    )
    read = list(documents(Original(bytes(message), "letter.eml", "file:///letter.eml")))
    assert [each.uri for each in read if isinstance(each, Document)] == [
        "mid:a%251@example.org",
        "mid:a%251@example.org#/b.zip/a.txt",
    ]


def test_a_letter_within_a_letter_is_read_to_a_depth() -> None:
    message = letter("Innermost.")
    for level in range(3):
        outer = letter(f"Level {level}.")
        outer.replace_header("Message-ID", f"<{level}@example.org>")
        outer.add_attachment(message)
        message = outer
    read = list(documents(Original(bytes(message), "letter.eml", "file:///letter.eml")))
    assert [each.text for each in read if isinstance(each, Document)] == ["Level 2.", "Level 1.", "Level 0."]
    assert ["unpack it first" in each.reason for each in read if isinstance(each, Unreadable)] == [True]


def test_a_letter_of_attachments_alone_has_no_text_to_report() -> None:
    message = letter(" \n")
    message.add_attachment("Text.", filename="a.txt")
    found = opened(message)
    assert [each.name for each in found if isinstance(each, Original)] == ["letter.eml/a.txt"]


def test_an_empty_attachment_is_said() -> None:
    message = letter()
    message.add_attachment(b"", maintype="application", subtype="pdf", filename="a.pdf")
    assert opened(message)[1] == Unreadable("letter.eml/a.pdf", "it is empty")


def test_texts_around_a_picture_are_one_text() -> None:
    parts = ["Content-Type: text/plain\r\n\r\nOne.", "Content-Type: image/png\r\n\r\nx", "\r\n\r\nTwo."]
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    assert (
        text_of(f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{body}--b--\r\n") == "One.\n\nTwo."
    )


def test_a_saved_page_is_its_page_with_its_address() -> None:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/1\r\nSubject: News\r\n"
        "Date: Mon, 12 Jan 2026 00:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    )
    page = "--b\r\nContent-Type: text/html\r\n\r\n<html>News</html>\r\n"
    parts = page + "--b\r\nContent-Type: text/css\r\n\r\na{}\r\n"
    (found,) = opened(f"{head}{parts}--b--\r\n")
    assert isinstance(found, Original)
    assert (found.uri, found.media_type) == ("https://example.org/news/1", "text/html")
    assert "published" not in found.told


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Да.\n\n> Нет?\n> И ещё.\n\nСпасибо.", "Да.\n\n\nСпасибо."),
        ("Yes.\n\nOn Mon, 12 Jan 2026, A B wrote:\n> No?", "Yes.\n"),
        ("Да.\n\nпн, 12 янв. 2026 г. в 10:00, А. Б.\n<a@example.org> пишет:\n\n> Нет?", "Да.\n"),
        ("Yes.\n-----Original Message-----\nFrom: A\nNo.", "Yes."),
        ("Да.\n\nОт: А\nОтправлено: 1\nКому: Б\nТема: В\n\nНет.", "Да."),
        ("Иә.\n\nКімнен: А\nКімге: Б\nТақырыбы: В\n\nЖоқ.", "Иә."),
        ("Да.\n________________________________\nОт: А\nНет.", "Да."),
        ("Text.\n-- \nThe sender\nTel. 1", "Text."),
        ("От: кого угодно.\nЭто не письмо.", "От: кого угодно.\nЭто не письмо."),
        ("a > b\nx -- y", "a > b\nx -- y"),
        (
            "---------- Forwarded message ---------\nFrom: A <a@b>\nDate: 1\nTo: B\n\nThe news.\n",
            "The news.",
        ),
        ("-------- Пересылаемое сообщение --------\n\nОт: А\nКому: Б\n\nНовость.", "Новость."),
    ],
)
def test_what_is_quoted_is_left_out(text: str, own: str) -> None:
    assert own_text(text) == own.strip("\n")


@pytest.mark.parametrize(
    ("page", "own"),
    [
        (b'<p>Yes</p><div class="gmail_quote">No</div>', b"<p>Yes</p>"),
        (b'Yes<blockquote type="cite">No<blockquote>No</blockquote></blockquote>Too', b"YesToo"),
        (b"<blockquote>Said</blockquote>", b"<blockquote>Said</blockquote>"),
        (b'<div dir=ltr id="divRplyFwdMsg">No', b'<div dir=ltr id="divRplyFwdMsg">No'),
        (b'<p>Yes</p><hr><div id="divRplyFwdMsg">No', b"<p>Yes</p><hr>"),
    ],
)
def test_what_is_quoted_in_a_page_is_left_out_unless_it_is_all(page: bytes, own: bytes) -> None:
    assert own_page(page) == own


def test_flowed_lines_are_joined() -> None:
    assert unflow("One \ntwo.\n> quoted \nthree\n-- \nSign", " ") == ("One two.\n> quoted \nthree\n-- \nSign")
    head = f"{HEAD}Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n"
    assert text_of(f"{head}Универ \r\nситет\r\n") == "Университет"


def test_a_long_text_that_mentions_html_is_a_text() -> None:
    assert not refers_elsewhere("The HTML version of the law. " + TEXT * 10)
    assert subject_without_prefixes("  На:  Приказ ") == "Приказ"


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", "encrypted"),
        (f"{HEAD}Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", "encrypted"),
        (f"{HEAD}\n", "no text"),
        (f"{HEAD}Content-Type: image/png\n\nx", "no text"),
    ],
)
def test_a_message_without_text_to_read_is_refused(message: str, reason: str) -> None:
    assert reason in refusal(message)


@pytest.mark.parametrize("depth", [60, 1_000])
def test_parts_nested_too_deeply_are_refused(depth: int) -> None:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    assert "nested too deeply" in refusal(f"{HEAD}{opening}\nText")


def test_too_many_parts_are_refused() -> None:
    message = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 100
    assert "more than 50 parts" in refusal(message, Limits(members=50))


def test_a_boundary_that_never_comes_leaves_the_text() -> None:
    assert text_of(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\nText.\n") == "Text."


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damage_anywhere_is_a_report_and_no_error(data: st.DataObject) -> None:
    message = letter()
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="приказ.pdf")
    message.add_attachment(letter())
    whole = bytearray(bytes(message))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = opened(bytes(whole))
    except UnreadableDocumentError:
        return
    assert found


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["Content-Type", "Date", "Subject", "Message-ID", "Content-Disposition"]),
    st.binary(max_size=80),
)
def test_any_field_of_a_head_is_read_or_reported(name: str, value: bytes) -> None:
    try:
        found = opened(b"From: a@b\n" + name.encode() + b": " + value + b"\n\nText\n")
    except UnreadableDocumentError:
        return
    assert found
