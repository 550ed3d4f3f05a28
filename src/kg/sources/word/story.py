"""Reads a story of a Word document, which is its body or a note: paragraphs and tables in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kg.errors import UnreadableDocumentError
from kg.sources.content import CELL as CELL_END
from kg.sources.content import Kind, Piece
from kg.sources.word.lines import Line, line_of
from kg.sources.word.numbering import Numbering
from kg.sources.word.styles import BODY_LEVEL, Style, Styles, is_hidden, properties_of
from kg.sources.word.tables import rows_of
from kg.sources.word.tags import (
    ALT_CHUNK,
    ALTERNATE,
    CHARACTERS,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    ENDNOTE_REFERENCE,
    FALLBACK,
    FIELD_MARK,
    FOOTNOTE_REFERENCE,
    MATH_TEXT,
    PARAGRAPH,
    PASSED_OVER,
    PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SUB_DOCUMENT,
    SYMBOL,
    TABLE,
    TEXT,
    TEXT_BOX,
    VALUE,
    WORD,
)  # fmt: skip

NOTE_REFERENCES = {FOOTNOTE_REFERENCE: "footnote", ENDNOTE_REFERENCE: "endnote"}
_PRIVATE_USE = range(0xE000, 0xF900)


@dataclass(slots=True)
class Places:
    """The places of paragraphs and tables, by their order in the body; in a note, the note's own."""

    paragraphs: dict[etree._Element, int] = field(default_factory=dict)
    tables: dict[etree._Element, int] = field(default_factory=dict)
    note: str = ""

    @classmethod
    def in_body(cls, body: etree._Element) -> "Places":
        """Return the places in a body, counting each paragraph and table, wherever it stands, from 1."""
        return cls(
            {each: number for number, each in enumerate(body.iter(PARAGRAPH), 1)},
            {each: number for number, each in enumerate(body.iter(TABLE), 1)},
        )

    def paragraph(self, element: etree._Element) -> str:
        """Return the place of a paragraph."""
        return self.note or f"paragraph={self.paragraphs[element]}"

    def row(self, table: etree._Element, row: int) -> str:
        """Return the place of a row of a table, counted from 1."""
        return self.note or f"table={self.tables[table]}&row={row}"


@dataclass(slots=True)
class _Inline:
    """What is gathered from the runs of a paragraph: its text, and the text boxes anchored in it."""

    hidden: bool
    texts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


class Story:
    """Reads one story.

    `notes` gathers the notes it refers to, each by kind and id, in order.
    """

    def __init__(self, root: etree._Element, places: Places, styles: Styles, numbering: Numbering) -> None:
        self._root = root
        self._places = places
        self._styles = styles
        self._numbering = numbering
        self._unended = _unended_fields(root)
        self._fields: list[bool] = []
        self._joined: list[Piece] = []
        self.notes: list[tuple[str, str]] = []

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the story.

        What is deleted or hidden and the codes of fields are left out, their results read. Raises
        UnreadableDocumentError when another document is embedded as a part of this one.
        """
        yield from self._blocks(self._root)
        if rest := line_of(Kind.PARAGRAPH, self._joined):
            yield rest

    def _blocks(self, parent: etree._Element) -> Iterator[Line]:
        for child in _read_children(parent):
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)
            else:
                yield from self._blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Line]:
        own = properties_of(element)
        properties = element.find(PROPERTIES)
        style = self._styles.get(_style_id(properties, "pStyle") or self._styles.default)
        inline = _Inline(bool(style.hidden))
        self._inline(element, inline)
        pieces = [*self._joined, Piece("".join(inline.texts), self._places.paragraph(element))]
        self._joined = []
        if _is_joined_to_next(properties):
            self._joined = pieces
        else:
            kind, label = self._role(own, style)
            if line := line_of(kind, [Piece(label), *pieces]):
                yield line
        for box in inline.boxes:
            yield from self._blocks(box)

    def _role(self, own: Style, style: Style) -> tuple[Kind, str]:
        """Return what a paragraph is, and what Word shows before it; a list is counted on."""
        outline = style.outline if own.outline is None else own.outline
        is_heading = style.is_title or (outline is not None and outline < BODY_LEVEL)
        num_id = style.num_id if own.num_id is None else own.num_id
        label = None
        if num_id and num_id != "0":
            level = style.level if own.level is None else own.level
            if level is None:
                level = self._numbering.level_of(num_id, style.id)
            label = self._numbering.count(num_id, level)
        kind = Kind.PARAGRAPH if label is None else Kind.ITEM
        return Kind.HEADING if is_heading else kind, label or ""

    def _table(self, element: etree._Element) -> Iterator[Line]:
        rows = list(rows_of(element))
        if [len(cells) for _, cells in rows] == [1] and rows[0][1][0].element is not None:
            yield from self._blocks(rows[0][1][0].element)  # a frame around paragraphs
            return
        number = self._places.tables.get(element, 0)
        for row, cells in rows:
            texts: list[str] = []
            within: list[Line] = []
            for cell in cells:
                lines = [] if cell.element is None else list(self._blocks(cell.element))
                texts.append(" ".join(line.text for line in lines if line.kind is not Kind.ROW))
                within += (line for line in lines if line.kind is Kind.ROW)
            text = CELL_END.join(texts).rstrip(CELL_END)
            if text:
                yield Line(Kind.ROW, (Piece(text, self._places.row(element, row)),), number)
            yield from within

    def _inline(self, element: etree._Element, inline: _Inline) -> None:
        """Gather what is seen of an element within a paragraph."""
        for child in _read_children(element):
            tag = child.tag
            if tag == RUN:
                self._run(child, inline)
            elif tag == TEXT_BOX:
                inline.boxes.append(child)
            elif tag == FIELD_MARK:
                self._mark(child)
            elif not any(self._fields):
                self._seen(child, inline)

    def _seen(self, child: etree._Element, inline: _Inline) -> None:
        tag = child.tag
        if tag in {TEXT, MATH_TEXT}:
            inline.texts.append(child.text or "")
        elif tag in CHARACTERS:
            inline.texts.append(CHARACTERS[tag])
        elif tag == SYMBOL:
            inline.texts.append(_symbol(child))
        elif tag in NOTE_REFERENCES:
            self.notes.append((NOTE_REFERENCES[tag], child.get(f"{WORD}id", "")))
        else:
            self._inline(child, inline)

    def _run(self, run: etree._Element, inline: _Inline) -> None:
        properties = run.find(RUN_PROPERTIES)
        hidden = is_hidden(properties)
        if hidden is None:
            style_id = _style_id(properties, "rStyle")
            hidden = inline.hidden != bool(style_id and self._styles.get(style_id).hidden)
        if not hidden:
            self._inline(run, inline)
            return
        for mark in run.iterchildren(FIELD_MARK):
            self._mark(mark)

    def _mark(self, mark: etree._Element) -> None:
        """Follow the marks of fields: between begin and separate stands a code, up to end the result."""
        kind = mark.get(f"{WORD}fldCharType")
        if kind == "begin":
            if mark not in self._unended:
                self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def _read_children(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the children in which something may be read, those of content controls among them.

    Of alternate content the first choice with text is read. Raises UnreadableDocumentError for a child that
    stands for another document.
    """
    for child in parent:
        if child.tag in {ALT_CHUNK, SUB_DOCUMENT}:
            raise UnreadableDocumentError(
                "it takes in another document (altChunk or subdocument); open it in Word and save it again"
            )
        if child.tag == ALTERNATE:
            yield from _read_children(_chosen(child))
        elif child.tag == CONTROL:
            if child.find(f"{WORD}sdtPr/{WORD}showingPlcHdr") is None:
                for content in child.iterchildren(CONTROL_CONTENT):
                    yield from _read_children(content)
        elif child.tag not in PASSED_OVER:
            yield child


def _chosen(alternate: etree._Element) -> etree._Element:
    choices = [*alternate.iterchildren(CHOICE), *alternate.iterchildren(FALLBACK)]
    return next((each for each in choices if next(each.iter(TEXT, MATH_TEXT), None) is not None), alternate)


def _unended_fields(root: etree._Element) -> set[etree._Element]:
    """Return the marks that begin a field that nothing ends; they are passed over."""
    begun: list[etree._Element] = []
    for mark in root.iter(FIELD_MARK):
        kind = mark.get(f"{WORD}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)


def _is_joined_to_next(properties: etree._Element | None) -> bool:
    """Tell whether the mark at the end of a paragraph is deleted or hidden, so that the next one goes on."""
    mark = None if properties is None else properties.find(RUN_PROPERTIES)
    if mark is None:
        return False
    return is_hidden(mark) is True or any(each.tag in DELETED for each in mark)


def _style_id(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{WORD}{name}")
    return "" if found is None else found.get(VALUE, "")


def _symbol(element: etree._Element) -> str:
    """Return the character of a symbol, unless only its font says what it looks like."""
    try:
        code = int(element.get(f"{WORD}char", ""), 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE_USE or code > 0xFFFF else chr(code)
