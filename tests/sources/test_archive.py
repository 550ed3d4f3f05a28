"""Archives are taken apart member by member; bombs, tricks and damage each have their right outcome."""

import gzip
import stat
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.sources import Limits, Original, Unreadable, documents, originals

TEXT = "Университет «Пример» и ТОО «Үлгі» подписали меморандум.\n"
Members = list[tuple[str | zipfile.ZipInfo, bytes | str]]


def zipped(members: Members, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def found_in(data: bytes, tmp_path: Path, limits: Limits | None = None) -> list[Original | Unreadable]:
    (tmp_path / "archive.zip").write_bytes(data)
    return list(originals(tmp_path / "archive.zip", limits or Limits()))


def read_in(
    data: bytes, name: str = "outer.zip", limits: Limits | None = None
) -> list[Document | Unreadable]:
    return list(documents(Original(data, name, f"file:///{name}"), limits or Limits()))


def reasons(found: list[Original | Unreadable] | list[Document | Unreadable]) -> str:
    return " ".join(each.reason for each in found if isinstance(each, Unreadable))


def names(found: list[Original | Unreadable], tmp_path: Path) -> list[str]:
    return [
        each.name.removeprefix(f"{tmp_path}/archive.zip/") for each in found if isinstance(each, Original)
    ]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_each_member_is_an_original_with_name_and_address(compression: int, tmp_path: Path) -> None:
    (found,) = found_in(zipped([("новости/1 2.txt", TEXT)], compression), tmp_path)
    assert isinstance(found, Original)
    assert found.data.decode() == TEXT
    assert found.name == f"{tmp_path}/archive.zip/новости/1 2.txt"
    uri = (tmp_path / "archive.zip").as_uri()
    assert found.uri == f"{uri}#/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1%202.txt"
    (document,) = documents(found)
    assert isinstance(document, Document)
    assert (document.uri, document.text) == (found.uri, TEXT)


def test_thousands_of_members_are_given_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "many.zip").write_bytes(zipped([(f"{n}.txt", f"{TEXT}{n}") for n in range(3_000)]))
    found = originals(tmp_path / "many.zip")
    assert next(found) != next(found)
    assert sum(1 for _ in found) == 2_998


def test_what_a_folder_passes_over_is_passed_over(tmp_path: Path) -> None:
    members: Members = [
        ("a.txt", TEXT),
        ("__MACOSX/a.txt", "x"),
        (".hidden/b.txt", "x"),
        ("c/.d.txt", "x"),
        ("1.png", "x"),
        ("2.PNG", "x"),
        ("README", "x"),
        ("empty/", ""),
    ]
    found = found_in(zipped(members), tmp_path)
    assert names(found, tmp_path) == ["a.txt"]
    assert [(each.place, each.reason) for each in found if isinstance(each, Unreadable)] == [
        (f"{tmp_path}/archive.zip", "1 file without a suffix, which is not read"),
        (f"{tmp_path}/archive.zip", "2 files with the suffix .png, which is not read"),
    ]


def test_json_lines_are_read_line_by_line(tmp_path: Path) -> None:
    lines = '{"text": "One."}\n\n{"text": "Two.", "uri": "https://example.org/2"}\n'
    found = found_in(zipped([("a/pages.jsonl", lines)]), tmp_path)
    assert names(found, tmp_path) == ["a/pages.jsonl line 1", "a/pages.jsonl line 3"]
    read = [each for original in found if isinstance(original, Original) for each in documents(original)]
    assert [each.uri for each in read if isinstance(each, Document)] == [
        f"{(tmp_path / 'archive.zip').as_uri()}#/a/pages.jsonl/L1",
        "https://example.org/2",
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/srv/a.txt", "srv/a.txt"),
        ("C:\\Users\\a.txt", "Users/a.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("a\nb\x1b[31m.txt", "ab[31m.txt"),
    ],
)
def test_a_name_cannot_lead_out_of_the_archive(name: str, kept: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.rglob("*.txt"))
    info = zipfile.ZipInfo("x")
    info.filename = name
    found = found_in(zipped([(info, TEXT)]), tmp_path)
    assert names(found, tmp_path) == [kept]
    assert sorted(tmp_path.parent.rglob("*.txt")) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    found = found_in(zipped([("a.txt", "first"), ("a.txt", "second"), ("./a.txt", "third")]), tmp_path)
    assert names(found, tmp_path) == ["a.txt", "a (2).txt", "a (3).txt"]
    assert len({each.uri for each in found if isinstance(each, Original)}) == 3


def legacy(name: bytes, extra: bytes = b"") -> bytes:
    """Make a ZIP with a member whose name has no UTF-8 flag, as old programs write it."""
    stand_in = "x" * len(name)
    info = zipfile.ZipInfo(stand_in)
    info.extra = extra
    return zipped([(info, TEXT)]).replace(stand_in.encode(), name)


@pytest.mark.parametrize("name", ["Приказ об утверждении.txt", "новости.txt", "ЁЛКА №5.txt"])
@pytest.mark.parametrize("page", ["cp866", "cp1251", "utf-8"])
def test_names_in_the_code_pages_of_russian_machines(name: str, page: str, tmp_path: Path) -> None:
    assert names(found_in(legacy(name.encode(page)), tmp_path), tmp_path) == [name]


def test_kazakh_names_in_their_code_page(tmp_path: Path) -> None:
    name = "Бұйрық әкімдіктің.txt"
    assert names(found_in(legacy(name.encode("kz1048")), tmp_path), tmp_path) == [name]


def test_the_unicode_path_field_outdoes_the_code_page(tmp_path: Path) -> None:
    raw, name = b"prikaz.txt", "Бұйрық.txt".encode()
    field = b"\x01" + struct.pack("<L", zlib.crc32(raw)) + name
    data = legacy(raw, struct.pack("<HH", 0x7075, len(field)) + field)
    assert names(found_in(data, tmp_path), tmp_path) == ["Бұйрық.txt"]


def test_a_ratio_bomb_is_refused(tmp_path: Path) -> None:
    found = found_in(zipped([("bomb.txt", bytes(20_000_000)), ("a.txt", TEXT)]), tmp_path)
    assert "ZIP bomb" in reasons(found)
    assert names(found, tmp_path) == ["a.txt"]


def test_a_nested_bomb_is_refused(tmp_path: Path) -> None:
    inner = zipped([("bomb.txt", bytes(20_000_000))])
    (found,) = found_in(zipped([("inner.zip", inner)]), tmp_path)
    assert isinstance(found, Original)
    (read,) = documents(found)
    assert isinstance(read, Unreadable)
    assert "ZIP bomb" in read.reason
    assert read.place.endswith("archive.zip/inner.zip/bomb.txt")


def test_members_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    data = zipped([("a.txt", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED)
    second = data.rindex(b"PK\x01\x02")
    overlapping = data[: second + 42] + struct.pack("<L", 0) + data[second + 46 :]
    found = found_in(overlapping.replace(b"b.txt", b"a.txt"), tmp_path)
    assert reasons(found) == "its members lie over one another, as those of a ZIP bomb do"
    assert names(found, tmp_path) == []


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    data = zipped([(f"{n}.txt", TEXT * 100) for n in range(20)])
    assert "unpacks to more than" in reasons(found_in(data, tmp_path, Limits(unpacked=10_000)))
    assert len(names(found_in(data, tmp_path, Limits(unpacked=1_000_000)), tmp_path)) == 20


def test_images_do_not_count_as_unpacked(tmp_path: Path) -> None:
    data = zipped([("a.txt", TEXT), ("b.png", bytes(range(256)) * 1_000)])
    assert names(found_in(data, tmp_path, Limits(unpacked=100_000)), tmp_path) == ["a.txt"]


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    data = zipped([(f"{n}.txt", "x") for n in range(11)])
    assert "more than 10 files" in reasons(found_in(data, tmp_path, Limits(members=10)))
    assert len(found_in(data, tmp_path, Limits(members=11))) == 11


def test_a_directory_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    data = zipped([(f"{n}{'x' * 600}.txt", "") for n in range(11)])
    assert "more than 10 files" in reasons(found_in(data, tmp_path, Limits(members=10)))


def test_a_member_that_is_too_large_is_refused(tmp_path: Path) -> None:
    data = zipped([("a.txt", "a" * 2_000_001), ("b.txt", TEXT)], zipfile.ZIP_STORED)
    found = found_in(data, tmp_path, Limits(size=2_000_000))
    assert reasons(found) == "it is larger than 2 MB"
    assert names(found, tmp_path) == ["b.txt"]


def test_a_wrong_checksum_is_damage(tmp_path: Path) -> None:
    data = zipped([("a.txt", TEXT), ("b.jsonl", '{"text": "One."}\n')], zipfile.ZIP_STORED)
    broken = data.replace("меморандум".encode(), "контрактус".encode()).replace(b"One.", b"Two.")
    found = found_in(broken, tmp_path)
    assert names(found, tmp_path) == []
    assert reasons(found) == " ".join(["it is damaged in the ZIP file; pack or fetch it again"] * 2)


@pytest.mark.parametrize("said", [10, 0xFFFFFF])
def test_a_wrong_length_is_damage(said: int, tmp_path: Path) -> None:
    data = zipped([("a.txt", TEXT * 1_000)])
    entry = data.rindex(b"PK\x01\x02") + 24
    found = found_in(data[:entry] + struct.pack("<L", said) + data[entry + 4 :], tmp_path)
    assert names(found, tmp_path) == []
    assert "damaged" in reasons(found) or "ZIP bomb" in reasons(found)


def test_a_protected_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", TEXT)]))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert reasons(found_in(bytes(data), tmp_path)) == "it is protected by a password; pack it without one"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_is_not_read_is_said(compression: int, tmp_path: Path) -> None:
    assert "pack it as an ordinary ZIP" in reasons(found_in(zipped([("a.txt", TEXT)], compression), tmp_path))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert (
        reasons(found_in(zipped([(info, "/etc/passwd")]), tmp_path)) == "it is a link or a device, not a file"
    )


def test_an_empty_member_and_an_empty_archive_are_said(tmp_path: Path) -> None:
    assert reasons(found_in(zipped([("a.txt", "")]), tmp_path)) == "it is empty"
    assert reasons(found_in(zipped([]), tmp_path)) == "it is a ZIP file that holds no files"


@pytest.mark.parametrize("cut", [40, -30])
def test_an_archive_that_breaks_off_is_damaged(cut: int, tmp_path: Path) -> None:
    found = found_in(zipped([("a.txt", TEXT), ("b.txt", TEXT)])[:cut], tmp_path)
    assert reasons(found) == "it is a damaged ZIP file; pack or fetch it again"


def test_archives_within_archives_are_read_to_a_depth() -> None:
    data = zipped([("deep.txt", TEXT)])
    for _ in range(2):
        data = zipped([("in.zip", data)])
    (read,) = read_in(data)
    assert isinstance(read, Document)
    assert read.uri == "file:///outer.zip#/in.zip/in.zip/deep.txt"
    (refused,) = read_in(zipped([("in.zip", data)]))
    assert isinstance(refused, Unreadable)
    assert refused.place == "outer.zip/in.zip/in.zip/in.zip"
    assert "unpack it first" in refused.reason


def test_a_gzip_file_of_one_page_is_read() -> None:
    (read,) = read_in(gzip.compress(TEXT.encode(), mtime=0) + gzip.compress(b"more"), "page.txt.gz")
    assert isinstance(read, Document)
    assert read.text == TEXT + "more"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(bytes(30_000_000), mtime=0), "unpacks to more than"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-9], "breaks off"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 40, "damaged"),
        (gzip.compress(b"a" * 257 + b"ustar", mtime=0), "TAR archive"),
        (gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_a_gzip_file_that_is_not_read_is_refused(data: bytes, reason: str) -> None:
    (refused,) = read_in(data, "page.txt.gz")
    assert isinstance(refused, Unreadable)
    assert reason in refused.reason


def test_json_lines_in_gzip_are_read_line_by_line() -> None:
    read = read_in(gzip.compress(b'{"text": "One."}\n{"text": "Two."}', mtime=0), "pages.jsonl.gz")
    assert [each.text for each in read if isinstance(each, Document)] == ["One.", "Two."]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_anywhere_is_a_report_and_no_error(data: st.DataObject) -> None:
    whole = bytearray(zipped([("a.txt", TEXT * 3), ("b.jsonl", '{"text": "One."}')]))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for each in read_in(bytes(whole)):
        assert isinstance(each, Document | Unreadable)
