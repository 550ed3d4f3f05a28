"""The version of the readers changes whenever something would be read differently, and at no other time."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import knowledge as shipped
from kg.sources import reader, version
from kg.sources.formats import Format
from kg.sources.pdf import recognition
from kg.sources.version import DATA, sources_version

SOURCES = Path(version.__file__).parent
CALL = re.compile(r"""\bknowledge\(\s*"ingest"\s*,\s*([^)]*)\)""")


@pytest.fixture
def ingest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the readers' data, which the version is made of."""
    original = shipped.knowledge("ingest")
    for path in (path for pattern in DATA for path in original.glob(pattern)):
        copy = tmp_path / path.relative_to(original)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    monkeypatch.setattr(version, "knowledge", lambda _name: tmp_path)
    sources_version.cache_clear()
    yield tmp_path
    sources_version.cache_clear()


def again() -> str:
    sources_version.cache_clear()
    return sources_version()


@pytest.mark.parametrize("pattern", DATA)
def test_it_changes_with_each_file_of_data(pattern: str, ingest: Path) -> None:
    before = again()
    assert again() == before
    for path in ingest.glob(pattern):
        path.write_text(path.read_text("utf-8") + "\n# more\n", "utf-8")
    assert again() != before


def test_every_file_that_readers_load_is_counted() -> None:
    loaded = {
        "/".join(part.strip().strip('"') if '"' in part else "*" for part in call.split(","))
        for path in SOURCES.rglob("*.py")
        for call in CALL.findall(path.read_text("utf-8"))
    }
    assert len(loaded) > 3
    assert loaded == set(DATA)


def test_it_changes_when_more_can_be_read(ingest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ingest
    versions = set()
    for missing in ("bailanys[ocr]", "the program tesseract", ""):
        for office in (None, "/usr/bin/soffice", "/opt/soffice"):
            monkeypatch.setattr(recognition, "missing", lambda missing=missing: missing)
            monkeypatch.setattr(shutil, "which", lambda _name, office=office: office)
            versions.add(again())
    assert len(versions) == 4


def test_every_format_has_one_reader() -> None:
    assert set(Format) == reader.READERS.keys() | reader.OPENERS.keys()
    assert not reader.READERS.keys() & reader.OPENERS.keys()
