"""Leaves out of the text of a letter what its sender did not write in it: quoted letters and signatures."""

import re
import tomllib
from functools import cache
from itertools import islice

from kg.knowledge import knowledge

_SIGNATURE = re.compile(r"-- ?")
_QUOTED = re.compile(r"\s?>")
_LINES_OF_A_HEAD = 8
_LABELS_OF_A_HEAD = 2
_SHORT = 500
_BLOCKQUOTE = re.compile(rb"<(/?)blockquote\b([^>]*)>", re.I)
_CITED = re.compile(rb"type\s*=\s*[\"']?cite", re.I)
_MARKUP = re.compile(rb"<(?:style|script|title)\b.*?</|<!--.*?-->|<[^>]*>|&nbsp;|\s+", re.I | re.S)


def own_text(text: str) -> str:
    r"""Return a plain text without quoted lines, quoted letters and what stands behind the line `-- `.

    Line ends must be `\n`. The text of a letter that only passes another on is the text of that other.
    """
    lines = text.split("\n")
    while True:
        kept, rest = _own_lines(lines)
        if rest is None or any(line.strip() for line in kept):
            return "\n".join(kept).strip()
        lines = rest


def own_page(page: bytes) -> bytes:
    """Return a page in an encoding that widens ASCII without quoted letters and signatures.

    The page of a letter that only passes another on is returned whole.
    """
    own = _without_citations(page)
    if end := _wordings().page_end.search(own):
        own = own[: end.start()]
    return page if is_blank_page(own) else own


def is_blank_page(page: bytes) -> bool:
    """Tell whether a page in an encoding that widens ASCII shows no text."""
    return not _MARKUP.sub(b"", page)


def refers_elsewhere(text: str) -> bool:
    """Tell whether a plain text is blank or says no more than that the text is in the page beside it."""
    return not text.strip() or (len(text) < _SHORT and _wordings().elsewhere.search(text) is not None)


def subject_without_prefixes(subject: str) -> str:
    """Return a subject without what replying and passing on put before it."""
    return _wordings().subject.sub("", " ".join(subject.split()), count=1)


def unflow(text: str, joint: str) -> str:
    r"""Return the paragraphs of a flowed text (RFC 3676) as lines, joined by a blank or, by `DelSp`, nothing.

    Line ends must be `\n`.
    """
    lines: list[str] = []
    flows = False
    for line in text.split("\n"):
        quoted = _QUOTED.match(line) is not None
        stuffed = line.removeprefix(" ")
        if flows and not quoted and not _SIGNATURE.fullmatch(line):
            lines[-1] += stuffed
        else:
            lines.append(stuffed)
        flows = line.endswith(" ") and not quoted and _SIGNATURE.fullmatch(line) is None
        if flows:
            lines[-1] = lines[-1][:-1] + joint
    return "\n".join(lines)


def _own_lines(lines: list[str]) -> tuple[list[str], list[str] | None]:
    """Return the lines up to a signature or a quoted letter, and the lines of that letter if there is one."""
    wordings = _wordings()
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _SIGNATURE.fullmatch(line):
            return kept, None
        if wordings.separator.fullmatch(line) or _begins_head(lines, number):
            return kept, _behind_head(lines, number)
        if not _QUOTED.match(line):
            kept.append(line)
        elif number == 0 or not _QUOTED.match(lines[number - 1]):
            _drop_attribution(kept)
    return kept, None


def _begins_head(lines: list[str], number: int) -> bool:
    wordings = _wordings()
    if not wordings.sender.match(lines[number]):
        return False
    following = islice(lines, number + 1, number + _LINES_OF_A_HEAD)
    return sum(wordings.head.match(line) is not None for line in following) >= _LABELS_OF_A_HEAD


def _behind_head(lines: list[str], number: int) -> list[str]:
    """Return the lines behind a separator and the head of the quoted letter."""
    wordings = _wordings()
    while number < len(lines) and (not lines[number].strip() or wordings.separator.fullmatch(lines[number])):
        number += 1
    if number < len(lines) and (wordings.sender.match(lines[number]) or wordings.head.match(lines[number])):
        while number < len(lines) and lines[number].strip():
            number += 1
    return lines[number:]


def _drop_attribution(kept: list[str]) -> None:
    """Take the line that says who wrote what is quoted, which may be broken in two, off the end of lines."""
    end = len(kept)
    while end and not kept[end - 1].strip():
        end -= 1
    if end and _wordings().attribution.search(kept[end - 1]):
        broken = end > 1 and kept[end - 2].strip() and (end < 3 or not kept[end - 3].strip())
        del kept[end - 2 if broken else end - 1 :]


def _without_citations(page: bytes) -> bytes:
    """Return a page without the elements `blockquote type="cite"`, which may lie in one another."""
    kept: list[bytes] = []
    at = depth = 0
    for tag in _BLOCKQUOTE.finditer(page):
        if tag[1]:
            if depth == 1:
                at = tag.end()
            depth = max(0, depth - 1)
        elif depth or _CITED.search(tag[2]):
            if depth == 0:
                kept.append(page[at : tag.start()])
            depth += 1
    if depth == 0:
        kept.append(page[at:])
    return b"".join(kept)


class _Wordings:
    """The wordings of `ingest/mail.toml` as patterns."""

    def __init__(self) -> None:
        told: dict[str, list[str]] = tomllib.loads(knowledge("ingest", "mail.toml").read_text("utf-8"))
        either = {name: "|".join(map(re.escape, words)) for name, words in told.items()}
        self.sender = re.compile(rf"\s*\*?(?:{either['sender']})\s*:\*?\s*\S", re.I)
        self.head = re.compile(rf"\s*\*?(?:{either['head']})\s*:", re.I)
        self.separator = re.compile(rf"\s*[-_=]*\s*(?:{either['separators']}):?\s*[-_=]*\s*|_{{20,}}", re.I)
        self.attribution = re.compile(rf"(?:{either['attributions']})\s*$", re.I)
        self.subject = re.compile(rf"(?:(?:{either['subjects']})(?:\[\d+\])?\s*:\s*)+", re.I)
        self.elsewhere = re.compile(either["elsewhere"], re.I)
        self.page_end = re.compile(rf"<\w+\s[^<>]*(?:{either['page_ends']})".encode(), re.I)


@cache
def _wordings() -> _Wordings:
    return _Wordings()
