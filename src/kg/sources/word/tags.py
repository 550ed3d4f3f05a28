"""Names of elements and attributes of WordprocessingML (ISO/IEC 29500-1, transitional namespaces)."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

ALT_CHUNK, SUB_DOCUMENT = f"{WORD}altChunk", f"{WORD}subDoc"
ALTERNATE, CHOICE, FALLBACK = (f"{MARKUP}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
BODY, PARAGRAPH, TABLE, ROW, CELL = (f"{WORD}{name}" for name in ("body", "p", "tbl", "tr", "tc"))
PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES = f"{WORD}pPr", f"{WORD}trPr", f"{WORD}tcPr"
RUN, RUN_PROPERTIES, TEXT, MATH_TEXT = f"{WORD}r", f"{WORD}rPr", f"{WORD}t", f"{MATH}t"
CONTROL, CONTROL_CONTENT = f"{WORD}sdt", f"{WORD}sdtContent"
FIELD_MARK, TEXT_BOX, SYMBOL = f"{WORD}fldChar", f"{WORD}txbxContent", f"{WORD}sym"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = f"{WORD}footnoteReference", f"{WORD}endnoteReference"
VALUE = f"{WORD}val"

DELETED = frozenset(f"{WORD}{name}" for name in ("del", "moveFrom"))
PASSED_OVER = DELETED | frozenset(
    f"{WORD}{name}"
    for name in (
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "instrText",
        "delText", "delInstrText", "rt", "object", "annotationRef", "footnoteRef", "endnoteRef",
    )
)  # fmt: skip
"""Elements in which nothing is read: properties, codes of fields, what is deleted, reading aids."""

CHARACTERS = {
    **{f"{WORD}{name}": " " for name in ("tab", "ptab", "br", "cr")},
    f"{WORD}noBreakHyphen": "-",
    f"{WORD}softHyphen": "",
}
"""Elements that stand for a character."""

_OFF = frozenset({"0", "false", "off"})


def is_on(value: str | None) -> bool:
    """Return the meaning of a property that is on when it is there (ISO/IEC 29500-1, 17.17.4)."""
    return value not in _OFF
