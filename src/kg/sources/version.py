"""The version of the readers: it changes whenever one of them would read differently."""

import shutil
from functools import cache
from hashlib import blake2b
from pathlib import Path

from kg.knowledge import knowledge
from kg.sources.pdf import recognition
from kg.sources.word import conversion

DATA = ("pages.toml", "mail.toml", "lexicon/hyphenated.toml", "lexicon/*/dates.toml")
"""The files of `ingest` that readers use."""


@cache
def sources_version() -> str:
    """Return 16 hexadecimal digits of the hash of the readers' code and data, and of what is installed.

    That is LibreOffice and tesseract, without which some files are refused.
    """
    code, data = Path(__file__).parent, knowledge("ingest")
    files = [(code, path) for path in sorted(code.rglob("*.py"))]
    files += [(data, path) for pattern in DATA for path in sorted(data.glob(pattern))]
    digest = blake2b(digest_size=8)
    for folder, path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(" ".join(_installed()).encode())
    return digest.hexdigest()


def _installed() -> list[str]:
    """Return the names of the programs that there are to read with; where they are makes no difference."""
    found = {
        "libreoffice": any(map(shutil.which, conversion.PROGRAMS)),
        "tesseract": not recognition.missing(),
    }
    return [name for name, is_there in found.items() if is_there]
