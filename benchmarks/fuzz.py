"""Damages real files of every format and has them read: `python -m benchmarks fuzz --minutes 10`.

Promised is that whatever the bytes are, what comes of them are documents or a refusal with a reason, within
the limits of time and memory. Anything else is a failure: a reader that raises, crashes, hangs, eats memory.
Failing files are kept, and each is told with the seed that makes it again. RTF and ODT are
read by LibreOffice, which is not ours, and are left out.
"""

import tempfile
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random

from tests.sources.nasty.files import FILES

from benchmarks.corpus import write_corpus
from kg.ingesting.task import Outcome, Settings
from kg.ingesting.workers import Workers, WorkLimits
from kg.ledger.originals import OriginalRead, Refusal
from kg.sources import Original, Unreadable, documents, originals

LIMITS = WorkLimits(seconds=30.0, memory=2 << 30)
_WORKERS = 2
_PAGES = 40
_MOST_CHANGES = 4
_LARGEST = 4_000_000
_TOKENS = {
    "html": (b"<table>", b"</p>", b"<!--", b"<![CDATA[", b"&#x110000;", b"&amp", b"<svg>", b"\x00"),
    "pdf": (b"obj", b"endobj", b"stream", b"<<", b">>", b"/Kids [", b"/Parent 1 0 R", b"xref", b"/Length 9"),
    "docx": (b"<w:p>", b"</w:t>", b"<w:tbl>", b"&lol;", b'w:val="-1"', b"<!DOCTYPE a>"),
    "eml": (b"\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"=?utf-8?b?!!?="),
    "xml": (b"<item>", b"</item>", b"<![CDATA[", b"&lol;", b"<!DOCTYPE a>", b"<content:encoded>"),
    "jsonl": (b"{", b"}", b'"', b"\\ud800", b"[" * 500, b"1e999", b"null", b"\n"),
    "txt": (b"---\n", b"title: ", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b", b"\xe2\x80\xae"),
}  # fmt: skip
"""What is inserted into files by the end of their name, and into others anything of it."""

_WITHIN = {"docx": (".xml",), "zip": ("",)}
"""Which members of packages are damaged, for damage to the package itself is mostly found by its sums."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged file, the seed that makes it again, and what kind it is."""

    seed: int
    kind: str
    original: Original


def fuzz(minutes: float, seed: int) -> list[str]:
    """Read damaged files for so long; prints what came of each format, and returns the failures."""
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as folder:
        found = seeds(Path(folder))
        kept = Path(tempfile.gettempdir()) / "kg-fuzz-failures"
        print(f"{len(found)} files of {len(by_kind(found))} formats, seeds from {seed}", flush=True)
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        failures = []
        given: dict[str, Damaged] = {}
        until = time.monotonic() + 60 * minutes

        def some() -> Iterator[Original]:
            number = seed
            while time.monotonic() < until:
                made = damaged(found, number)
                given[made.original.uri] = made
                number += 1
                yield made.original

        with Workers(_WORKERS, Settings(), LIMITS, read_alone) as workers:
            for outcome in workers.outcomes(some()):
                made = given.pop(outcome.read.uri)
                what = _told(outcome)
                counts[made.kind][what] += 1
                if what == "failed":
                    kept.mkdir(exist_ok=True)
                    place = kept / f"{made.seed}-{Path(made.original.name).name}"
                    place.write_bytes(made.original.data)
                    failures.append(f"seed {made.seed}: {place}: {outcome.read.refusals[0].reason}")
                    print(failures[-1], flush=True)
    for kind, counted in sorted(counts.items()):
        told = ", ".join(f"{counted[what]} {what}" for what in ("read", "refused", "failed"))
        print(f"{kind:8} {counted.total():6} files: {told}")
    return failures


def seeds(folder: Path) -> list[Original]:
    """Return whole files of every format: those of the corpus, and the nasty ones of the tests."""
    write_corpus(folder / "corpus", _PAGES)
    files = [path for path in sorted((folder / "corpus").rglob("*")) if path.is_file()]
    found = [Original(path.read_bytes(), path.name, f"file:///{path.name}") for path in files]
    found += [Original(each.data, each.name, f"file:///{each.name}") for each in FILES]
    return [each for each in found if 0 < len(each.data) <= _LARGEST]


def by_kind(found: Sequence[Original]) -> dict[str, list[Original]]:
    """Return the files by the end of their names."""
    kinds: defaultdict[str, list[Original]] = defaultdict(list)
    for each in found:
        kinds[_kind(each.name)].append(each)
    return dict(kinds)


def damaged(found: Sequence[Original], seed: int) -> Damaged:
    """Return a file that is damaged as the seed says; formats are as likely as one another."""
    random = Random(seed)  # noqa: S311  (the same damage every time)
    kinds = by_kind(found)
    kind = random.choice(sorted(kinds))
    chosen = random.choice(kinds[kind])
    data = chosen.data
    if kind in _WITHIN and random.random() < 0.8:
        data = _changed_within(data, kind, random)
    else:
        for _ in range(random.randint(1, _MOST_CHANGES)):
            data = random.choice(_CHANGES)(data, random.choice(kinds[kind]).data, kind, random)
    return Damaged(seed, kind, Original(data[:_LARGEST], chosen.name, f"file:///{seed}"))


def read_alone(original: Original, settings: Settings) -> Outcome:
    """Read an original as an ingest does, without extracting anything."""
    refusals: list[Refusal] = []
    read = 0
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as folder:
        place = Path(folder) / Path(original.name).name
        place.write_bytes(original.data)
        for found in originals(place, settings.limits):
            for item in [found] if isinstance(found, Unreadable) else documents(found, settings.limits):
                if isinstance(item, Unreadable):
                    refusals.append(Refusal(item.place, item.reason))
                else:
                    read += 1
    return Outcome(OriginalRead(original.uri, "", "alone", "", (), tuple(refusals)), read)


def _told(outcome: Outcome) -> str:
    if not outcome.read.version:
        return "failed"
    return "read" if outcome.doubtful else "refused"


def _kind(name: str) -> str:
    return Path(name).suffix.lstrip(".").lower() or "none"


def _changed_within(data: bytes, kind: str, random: Random) -> bytes:
    """Return a package in which one member is changed, with right sums."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = {info.filename: package.read(info) for info in package.infolist()[:100]}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return _flipped(data, data, kind, random)
    names = [name for name in members if name.endswith(_WITHIN[kind])]
    if not names:
        return _flipped(data, data, kind, random)
    name = random.choice(names)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        members[name] = random.choice(_CHANGES)(members[name], members[random.choice(names)], kind, random)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in members.items():
            package.writestr(each, content)
    return file.getvalue()


def _flipped(data: bytes, _other: bytes, _kind: str, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _other: bytes, _kind: str, random: Random) -> bytes:
    start, end = _range(data, random)
    return random.choice((data[:start], data[start:], data[:start] + data[end:]))


def _spliced(data: bytes, other: bytes, _kind: str, random: Random) -> bytes:
    start, end = _range(data, random)
    first, last = _range(other, random)
    return data[:start] + other[first:last] + data[end:]


def _repeated(data: bytes, _other: bytes, _kind: str, random: Random) -> bytes:
    start, end = _range(data, random)
    chunk = data[start : min(end, start + 2_000)]
    return data[:start] + chunk * random.choice((2, 10, 100, 1_000)) + data[start:]


def _inserted(data: bytes, _other: bytes, kind: str, random: Random) -> bytes:
    tokens = _TOKENS.get(kind) or random.choice(sorted(_TOKENS.values()))
    at = random.randint(0, len(data))
    return data[:at] + random.choice(tokens) * random.choice((1, 1, 3, 1_000)) + data[at:]


def _range(data: bytes, random: Random) -> tuple[int, int]:
    start, end = sorted((random.randint(0, len(data)), random.randint(0, len(data))))
    return start, end


_CHANGES: tuple[Callable[[bytes, bytes, str, Random], bytes], ...] = (
    _flipped, _cut, _spliced, _repeated, _inserted,
)  # fmt: skip
