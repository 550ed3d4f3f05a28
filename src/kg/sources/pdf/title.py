"""Finds the title of a document: the one it was given, or its first heading."""

import re
from collections.abc import Sequence

from kg.sources.pdf.blocks import Block, Kind, Paragraph

_PROGRAM = re.compile(
    r"(?:microsoft\s+(?:word|powerpoint|excel)|powerpoint\s+presentation|adobe|untitled)", re.I
)
_FILE_NAME = re.compile(r".*\.(?:docx?|pdf|rtf|odt|xlsx?|pptx?|tex|html?|indd|qxd|txt|cdr|dvi)\W*", re.I)
_NAMELESS = re.compile(
    r"(?:без названия|без имени|документ\s*\d*|document\s*\d*|title|title of document|слайд \d+|doc\d*"
    r"|anonymous|untitled|приложение|unknown)",
    re.I,
)
_NAMES_AN_ACT = re.compile(r"(?:Об? [а-яё]|О внесении|Об утверждении)|.*туралы$", re.DOTALL)
_LONGEST = 400
_WORD = re.compile(r"[^\W\d_]{2,}")


def title_of(given: str, blocks: Sequence[Block]) -> str:
    """Return the title given in the metadata when it is a real one, else the first heading, else nothing.

    A name of a file or program is no title. Among the headings of the first page, the one that names an act
    («Об утверждении …», «… туралы») comes first, then the largest.
    """
    title = " ".join(given.split())
    if _is_real(title):
        return title
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.kind is Kind.HEADING]
    first = [heading for heading in headings if heading.lines[0].page == headings[0].lines[0].page]
    for heading in first:
        if _NAMES_AN_ACT.match(heading.text):
            return _short(heading.text)
    if not first:
        return ""
    return _short(max(first, key=lambda heading: round(heading.lines[0].run.height)).text)


def _is_real(title: str) -> bool:
    return (
        len(_WORD.findall(title)) > 1
        and len(title) <= _LONGEST
        and not _PROGRAM.match(title)
        and not _FILE_NAME.fullmatch(title)
        and not _NAMELESS.fullmatch(title)
        and "\ufffd" not in title
    )


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else ""
