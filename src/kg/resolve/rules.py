"""The version of the rules and of the data they rest on: when it changes, all is resolved anew."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from kg.knowledge import knowledge


@cache
def rules_version() -> str:
    """Return a hash of the modules and tables that decide which things are one."""
    digest = blake2b(digest_size=16)
    for path in (*_modules(), *_tables()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _modules() -> list[Path]:
    return sorted(Path(__file__).parent.rglob("*.py"))


def _tables() -> list[Path]:
    folders = (knowledge("ingest", "names"), knowledge("ingest", "gazetteers"))
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in {".toml", ".tsv"}]
    return sorted([*files, knowledge("ingest", "lexicon", "legal_forms.toml")])
