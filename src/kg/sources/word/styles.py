"""What the styles of a Word document say of paragraphs and runs (ISO/IEC 29500-1, 17.7)."""

from dataclasses import dataclass, replace

from lxml import etree

from kg.sources.word.tags import PROPERTIES, RUN_PROPERTIES, VALUE, WORD, is_on

BODY_LEVEL = 9
"""The outline level of text that is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """The properties that matter here: outline level, list, whether text is hidden; None where none says."""

    id: str = ""
    outline: int | None = None
    num_id: str | None = None
    level: int | None = None
    hidden: bool | None = None
    is_title: bool = False


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for each in () if root is None else root.iterchildren(f"{WORD}style"):
            style_id = each.get(f"{WORD}styleId", "")
            self._elements[style_id] = each
            if each.get(f"{WORD}type") == "paragraph" and each.get(f"{WORD}default") in {"1", "true", "on"}:
                self.default = style_id

    def get(self, style_id: str) -> Style:
        """Return a style with what it inherits; one that is missing says nothing."""
        if style_id not in self._resolved:
            self._resolved[style_id] = Style()  # stands in where styles inherit in a circle
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        element = self._elements.get(style_id)
        if element is None:
            return Style()
        base = element.find(f"{WORD}basedOn")
        inherited = Style() if base is None else self.get(base.get(VALUE, ""))
        own = properties_of(element)
        name = element.find(f"{WORD}name")
        return Style(
            id=style_id,
            outline=inherited.outline if own.outline is None else own.outline,
            num_id=inherited.num_id if own.num_id is None else own.num_id,
            level=inherited.level if own.level is None else own.level,
            hidden=inherited.hidden if own.hidden is None else own.hidden,
            is_title=name is not None and name.get(VALUE, "").lower() == "title",
        )


def properties_of(element: etree._Element) -> Style:
    """Return what the properties within a style or a paragraph say themselves."""
    found = Style()
    paragraph = element.find(PROPERTIES)
    if paragraph is not None:
        numbered = paragraph.find(f"{WORD}numPr")
        found = replace(found, outline=_number(paragraph.find(f"{WORD}outlineLvl")))
        if numbered is not None:
            num_id = numbered.find(f"{WORD}numId")
            level = _number(numbered.find(f"{WORD}ilvl"))
            found = replace(found, num_id=None if num_id is None else num_id.get(VALUE), level=level)
    return replace(found, hidden=is_hidden(element.find(RUN_PROPERTIES)))


def is_hidden(properties: etree._Element | None) -> bool | None:
    """Return whether run properties hide a text, None when they do not say."""
    vanish = None if properties is None else properties.find(f"{WORD}vanish")
    return None if vanish is None else is_on(vanish.get(VALUE))


def _number(element: etree._Element | None) -> int | None:
    value = "" if element is None else element.get(VALUE, "")
    return int(value) if value.isdecimal() and len(value) < 3 else None
