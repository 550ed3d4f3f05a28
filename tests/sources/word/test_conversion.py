"""Old Word, RTF and OpenDocument files are read through LibreOffice, or refused with what to do."""

import os
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.sources.test_formats import compound
from tests.sources.word.making import docx, paragraph

from kg.model import Document
from kg.sources import Limits, Original, Unreadable, documents
from kg.sources.word import conversion

RTF = rb"{\rtf1\ansi\ansicpg1251 {\b \'cf\'f0\'e8\'ea\'e0\'e7}\par \u1230?\u1201?\u1230?\par}"
OLD_WORD = compound("WordDocument")
CONVERTED = docx(paragraph("Приказ") + paragraph("Текст."))


def read(data: bytes, name: str, limits: Limits | None = None) -> Document | Unreadable:
    (found,) = documents(Original(data, name, f"file:///{name}"), limits or Limits())
    return found


def reason(data: bytes = RTF, limits: Limits | None = None) -> str:
    refused = read(data, "order.rtf", limits)
    assert isinstance(refused, Unreadable)
    return refused.reason


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program called soffice on the path that writes down its arguments, then runs the script."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script with an interpreter line")
    (folder / "converted.docx").write_bytes(CONVERTED)
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, shutil, subprocess, sys, time\n"
        f"folder = pathlib.Path({str(folder)!r})\n"
        "(folder / 'arguments').write_text('\\n'.join(sys.argv[1:]))\n"
        "(folder / 'environment').write_text('\\n'.join(os.environ))\n"
        "made = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "made.mkdir()\n"
        f"{script}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


CONVERTS = "shutil.copy(folder / 'converted.docx', made / 'document.docx')"


@pytest.mark.parametrize(("data", "suffix"), [(RTF, ".rtf"), (OLD_WORD, ".doc")])
def test_a_file_is_read_as_what_it_is_converted_to(
    data: bytes, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET", "secret")
    stand_in(tmp_path, f"shutil.copy(sys.argv[-1], folder / 'given')\n{CONVERTS}", monkeypatch)
    found = read(data, f"order{suffix}")
    assert isinstance(found, Document)
    assert found.text == "Приказ\n\nТекст."
    assert found.origin is not None
    assert found.origin.size == len(data)
    assert [each.place for each in found.origin.passages] == ["paragraph=1", "paragraph=2"]
    assert (tmp_path / "given").read_bytes() == data
    arguments = (tmp_path / "arguments").read_text().split("\n")
    assert "--headless" in arguments
    assert arguments[-1].endswith(f"document{suffix}")
    assert not Path(arguments[-1]).exists()
    environment = (tmp_path / "environment").read_text().split("\n")
    assert "http_proxy" in environment
    assert "A_SECRET" not in environment


def test_the_profile_forbids_macros_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = "pathlib.Path(next(a for a in sys.argv if a.startswith('-env:'))[len('-env:UserInstallation=file://'):])"
    script = f"shutil.copytree({profile}, folder / 'profile')\n{CONVERTS}"
    stand_in(tmp_path, script, monkeypatch)
    assert isinstance(read(RTF, "order.rtf"), Document)
    settings = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text()
    for name, value in [
        ("DisableMacrosExecution", "true"),
        ("Link", "0"),
        ("BlockUntrustedRefererLinks", "true"),
    ]:
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in settings


def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "child = subprocess.Popen(['sleep', '60'])\n"
        "(folder / 'child').write_text(str(child.pid))\n"
        "time.sleep(60)"
    )
    stand_in(tmp_path, script, monkeypatch)
    monkeypatch.setattr(conversion, "SECONDS", 1)
    assert "longer than 1 seconds" in reason()
    status = Path(f"/proc/{(tmp_path / 'child').read_text()}/stat")
    assert not status.exists() or status.read_text().split()[2] == "Z"


@pytest.mark.parametrize(
    ("script", "word"),
    [
        ("sys.exit(1)", "LibreOffice cannot convert it"),
        ("(made / 'document.docx').write_bytes(b'nonsense')", "damaged"),
        ("(made / 'document.docx').write_bytes(bytes(2_000))", "larger than"),
    ],
)
def test_a_conversion_that_fails_is_a_reason(
    script: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, script, monkeypatch)
    assert word in reason(limits=Limits(size=1_000))


@pytest.mark.parametrize(("data", "kind"), [(RTF, "an RTF file"), (OLD_WORD, "an old Word document")])
def test_without_libreoffice_a_file_is_refused_with_what_to_do(
    data: bytes, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason(data) == f"it is {kind}; install LibreOffice (soffice) to read it, or save it as DOCX"


@pytest.mark.skipif(
    not any(map(shutil.which, conversion.PROGRAMS)), reason="LibreOffice (soffice) is not installed"
)
class TestLibreOffice:
    """The real program."""

    def test_rtf_is_read(self) -> None:
        found = read(RTF, "order.rtf")
        assert isinstance(found, Document)
        assert found.text == "Приказ\n\nӎұӎ"

    def test_an_opendocument_text_is_read(self) -> None:
        file = BytesIO()
        office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        kind = "application/vnd.oasis.opendocument.text"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("mimetype", kind)
            archive.writestr(
                "content.xml",
                f'<o:document-content xmlns:o="{office}" xmlns:t="{text}" o:version="1.2"><o:body><o:text>'
                "<t:p>Бұйрық</t:p></o:text></o:body></o:document-content>",
            )
            archive.writestr(
                "META-INF/manifest.xml",
                f'<m:manifest xmlns:m="{manifest}" m:version="1.2">'
                f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
                '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
            )
        found = read(file.getvalue(), "order.odt")
        assert isinstance(found, Document)
        assert found.text == "Бұйрық"

    def test_a_damaged_file_is_refused(self) -> None:
        assert isinstance(read(OLD_WORD, "order.doc"), Unreadable)
