"""Turns old Word, RTF and OpenDocument files into DOCX by an installed LibreOffice."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import UnreadableDocumentError
from kg.sources.limits import MEGABYTE, Limits

PROGRAMS = ("soffice", "libreoffice")
"""The names under which LibreOffice is looked for on the path."""

SECONDS = 120
"""How long a conversion may take."""

_NAMES = {".doc": "an old Word document", ".rtf": "an RTF file", ".odt": "an OpenDocument text"}
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "LD_LIBRARY_PATH")
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
 </item>
</oor:items>
"""
"""Settings of the temporary profile: no macros, no active content, no links followed."""


def convert(data: bytes, suffix: str, limits: Limits) -> bytes:
    """Return the DOCX that LibreOffice makes of a file whose name would end in `suffix`.

    It runs for `SECONDS` at most, with a profile and a folder of its own that are removed afterwards, without
    macros and with a proxy that leads nowhere. Raises UnreadableDocumentError when it is not installed, or
    does not make a DOCX of the file.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UnreadableDocumentError(
            f"it is {_NAMES[suffix]}; install LibreOffice (soffice) to read it, or save it as DOCX"
        )
    with TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        given, made = folder / f"document{suffix}", folder / "made" / "document.docx"
        given.write_bytes(data)
        _write_settings(folder / "profile")
        _run(program, given, folder)
        try:
            with made.open("rb") as file:
                converted = file.read(limits.size + 1)
        except OSError:
            raise UnreadableDocumentError(
                "LibreOffice cannot convert it; open it there and save it as DOCX"
            ) from None
    if len(converted) > limits.size:
        raise UnreadableDocumentError(f"as DOCX it is larger than {limits.size // MEGABYTE} MB")
    return converted


def _write_settings(profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")


def _run(program: str, given: Path, folder: Path) -> None:
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "made"),
        str(given),
    ]
    try:
        process = subprocess.Popen(  # noqa: S603  (the program that the path leads to, and our own arguments)
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableDocumentError(f"LibreOffice cannot be started ({error.strerror})") from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableDocumentError(
            f"LibreOffice takes longer than {SECONDS} seconds to convert it; save it as DOCX"
        ) from None
    finally:
        _end(process)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), _NOWHERE)
    return {**kept, **proxies, "HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder)}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
