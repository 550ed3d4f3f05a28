"""Reads a DOCX document as a whole: its body, then the notes it refers to, and its title."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from kg.errors import UnreadableDocumentError
from kg.sources.content import Content, Kind
from kg.sources.limits import Limits
from kg.sources.word.lines import Line, pieces_of
from kg.sources.word.numbering import Numbering
from kg.sources.word.package import Package
from kg.sources.word.story import Places, Story
from kg.sources.word.styles import Styles
from kg.sources.word.tags import BODY, WORD

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|.*\.(?:docx?|rtf|odt|dotx?|pdf)"
    r"|(?:document|документ|құжат|untitled|без имени|template|шаблон|title|заголовок)[\s\d]*|[\W\d_]*)",
    re.IGNORECASE | re.DOTALL,
)
"""Titles that programs give to documents, and names of files."""


def read_document(data: bytes, limits: Limits) -> Content:
    """Return the content of a DOCX document.

    Headers, footers, comments, what is deleted and what is hidden are not read; notes stand at the end. The
    title is that of the properties if it is one, else the first heading. Raises UnreadableDocumentError when
    the document is damaged or cannot be read whole.
    """
    try:
        with Package(data, limits) as package:
            lines = list(_lines(package))
            title = _told_title(package.core_properties()) or _first_heading(lines)
    except RecursionError:
        raise UnreadableDocumentError("its tables or text boxes are nested too deeply") from None
    return Content(tuple(pieces_of(lines)), {"title": title})


def _lines(package: Package) -> Iterator[Line]:
    body = package.main().find(BODY)
    if body is None:
        raise UnreadableDocumentError("it is a damaged Word document; open it in Word and save it again")
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    story = Story(body, Places.in_body(body), styles, numbering)
    yield from story.lines()
    yield from _notes(package, story.notes, styles, numbering)


def _notes(
    package: Package, references: Iterable[tuple[str, str]], styles: Styles, numbering: Numbering
) -> Iterator[Line]:
    """Yield the lines of notes, footnotes first, each kind counted from 1 as Word shows them."""
    referred = list(dict.fromkeys(references))
    for kind in ("footnote", "endnote"):
        ids = [note_id for of_kind, note_id in referred if of_kind == kind]
        root = package.part(f"{kind}s") if ids else None
        if root is None:
            continue
        notes = {each.get(f"{WORD}id", ""): each for each in root.iterchildren(f"{WORD}{kind}")}
        for number, note_id in enumerate(ids, 1):
            if note_id in notes:
                place = Places(note=f"{kind}={number}")
                yield from Story(notes[note_id], place, styles, numbering).lines()


def _told_title(properties: etree._Element | None) -> str:
    told = None if properties is None else properties.findtext(_TITLE)
    title = " ".join((told or "").split())
    return "" if _NO_TITLE.fullmatch(title) else title


def _first_heading(lines: Iterable[Line]) -> str:
    return next((line.text for line in lines if line.kind is Kind.HEADING), "")
