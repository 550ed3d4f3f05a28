"""Nasty files: each is read right or refused with a reason, and none stops what comes after it."""

import os
import re
import sys
from pathlib import Path

import pytest
from tests.sources.nasty.files import FILES, RUSSIAN, SAID, Nasty
from tests.sources.test_archive import zipped

from kg.errors import InputError, UnreadableDocumentError
from kg.model import Document
from kg.sources import Original, Unreadable, documents, originals
from kg.sources.formats import recognise
from kg.sources.reader import OPENERS, READERS

UNSTORED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def has_reader(original: Original) -> bool:
    try:
        format_ = recognise(original)
    except UnreadableDocumentError:
        return True
    return format_ in READERS or format_ in OPENERS


def read(path: Path) -> list[Document | Unreadable]:
    found: list[Document | Unreadable] = []
    for each in originals(path):
        if isinstance(each, Unreadable):
            found.append(each)
        elif not has_reader(each):
            pytest.skip(f"{recognise(each).name} has no reader yet")
        else:
            found += documents(each)
    return found


@pytest.mark.parametrize("nasty", FILES, ids=lambda nasty: nasty.name)
def test_a_nasty_file_is_read_right_or_refused(nasty: Nasty, tmp_path: Path) -> None:
    path = tmp_path / nasty.name
    path.write_bytes(nasty.data)
    found = read(path)
    texts = "\n".join(each.text for each in found if isinstance(each, Document))
    reasons = [each.reason for each in found if isinstance(each, Unreadable)]
    assert found
    assert texts or reasons
    assert not UNSTORED.search(texts)
    assert nasty.never not in texts
    if nasty.says and not (nasty.refused and reasons):
        assert nasty.says in texts
        assert not reasons
    if not nasty.says:
        assert not texts
    if reasons:
        assert all(nasty.refused in f" {reason}" for reason in reasons)
        assert all(each.place.startswith(str(tmp_path)) for each in found if isinstance(each, Unreadable))
    assert [each.name for each in tmp_path.iterdir()] == [nasty.name]


def test_there_are_more_than_fifty() -> None:
    assert len({nasty.name for nasty in FILES}) > 50


def test_a_page_of_more_than_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(b"<html>")
    os.truncate(path, 100_000_001)
    assert read(path) == [Unreadable(str(path), "it is larger than 100 MB")]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()
    assert read(tmp_path / "empty.html") == [Unreadable(f"{tmp_path}/empty.html", "it is empty")]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    (tmp_path / "x.pdf" / "a.txt").write_text(SAID)
    (found,) = read(tmp_path)
    assert isinstance(found, Document)
    assert found.text == SAID


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert read(tmp_path) == [Unreadable(f"{tmp_path}/pipe.txt", "it is neither a file nor a folder")]
    with pytest.raises(InputError):
        originals(tmp_path / "pipe.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices here")
def test_a_device_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert read(tmp_path) == [Unreadable(f"{tmp_path}/zero.txt", "it is neither a file nor a folder")]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(SAID)
    path.chmod(0)
    (found,) = read(tmp_path)
    assert isinstance(found, Unreadable)
    assert "cannot be opened" in found.reason


def test_links_that_lead_nowhere_or_in_circles_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c").symlink_to(tmp_path)
    assert read(tmp_path) == [
        Unreadable(f"{tmp_path}/{name}", "it cannot be opened") for name in ("a.txt", "b.txt")
    ]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="such names are not allowed here")
@pytest.mark.parametrize(
    "name", [b"a\nb.txt", b"\xff\xfe.txt", "приказ.txt".encode("cp1251"), b"\x1b[31m.txt", b"a' \"b.txt"]
)
@pytest.mark.parametrize("inner", ["text", "archive"])
def test_names_that_no_text_could_be_are_read(name: bytes, inner: str, tmp_path: Path) -> None:
    data = RUSSIAN.encode() if inner == "text" else zipped([("a.txt", RUSSIAN)])
    (tmp_path / os.fsdecode(name)).write_bytes(data)
    (found,) = read(tmp_path)
    assert isinstance(found, Document)
    assert found.text == RUSSIAN
    assert found.uri.isascii()
    assert "\n" not in found.uri


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (b'{"text": "a\\ud800b"}', "ab"),
        (b'{"text": "a\\u0000b"}', "ab"),
        (b'{"text": "' + SAID.encode() + b'", "uri": "javascript: 1"}', "is not an address"),
        (b'{"text": 1}', "is not a string"),
        (b'["text"]', "it is not a JSON object"),
        (b'{"text": "a"', "it is not JSON"),
        (b'{"text": "\xff"}', "it is not UTF-8"),
        (b"[" * 200_000, "it is not JSON"),
        (b'{"text": "a", "published": "yesterday"}', "is not a date"),
    ],
)
def test_a_nasty_line_stops_no_other(line: bytes, outcome: str, tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_bytes(line + b'\n{"text": "Next."}\n')
    first, second = read(tmp_path / "lines.jsonl")
    assert outcome in (first.text if isinstance(first, Document) else first.reason)
    assert isinstance(second, Document)
    assert second.text == "Next."


def test_one_folder_of_all_of_them_is_read_to_its_end(tmp_path: Path) -> None:
    for nasty in FILES:
        (tmp_path / nasty.name).write_bytes(nasty.data)
    (tmp_path / "zz.txt").write_text(SAID)
    for each in originals(tmp_path):
        if isinstance(each, Original) and has_reader(each):
            last = list(documents(each))
    assert [each.uri for each in last if isinstance(each, Document)] == [(tmp_path / "zz.txt").as_uri()]
