"""The version of the extractor: it changes whenever rules, words or models change."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from kg.knowledge import knowledge

_FOLDERS_OF_TEXTS = {"training", "samples"}


@cache
def extractor_version() -> str:
    """Return 16 hexadecimal digits of the hash of the extractor's code and of the knowledge it reads."""
    digest = blake2b(digest_size=8)
    code, data = Path(__file__).parent, knowledge("ingest")
    for root in (code, data):
        for path in sorted(root.rglob("*")):
            relative = path.relative_to(root)
            if path.is_file() and path.suffix != ".pyc" and relative.parts[0] not in _FOLDERS_OF_TEXTS:
                digest.update(relative.as_posix().encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
