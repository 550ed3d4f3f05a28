"""What stands above and below a drawing: title and date, what shapes and lines mean, where it comes from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from kg.map.paper.legend import legend, type_label
from kg.map.paper.lettering import cut, lines, width
from kg.map.paper.marks import INK, LINE, SOFT, add_arrow, add_line, add_mark, add_text, thickness
from kg.map.paper.sheet import Sheet
from kg.map.paper.ties import Tie

MARGIN = 32.0

_TITLE, _NOTE = 21.0, 12.0
_ROW = 22.0
_SIGN, _AFTER_SIGN, _BETWEEN = 34.0, 8.0, 26.0

_Sign = Callable[[ET.Element, float, float], object]
"""Draws a sign in the middle of the place that begins at x, about the height y."""


@dataclass(frozen=True, slots=True)
class Band:
    """A group of elements from the left edge on, from the height 0 down to `height`."""

    group: ET.Element
    height: float

    def put(self, root: ET.Element, top: float) -> None:
        """Add the band to a drawing, so far below its top."""
        self.group.set("transform", f"translate(0 {top:.1f})")
        root.append(self.group)


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    room: float
    sign: _Sign


def head(shown: Sheet, documents: int, tie_count: int, across: float) -> Band:
    """Return title, revision and date for a drawing of this width."""
    group = ET.Element("g")
    y = MARGIN + _TITLE * 0.4
    for line in lines(shown.title, (across - 2 * MARGIN) / _TITLE / 1.08):
        add_text(group, MARGIN, y, _TITLE, line, font_weight="600")
        y += _TITLE * 1.25
    for line in _wrapped(_facts(shown, documents, tie_count), across):
        add_text(group, MARGIN, y - 4, _NOTE, line, fill=SOFT)
        y += _NOTE * 1.4
    return Band(group, y + 8)


def foot(shown: Sheet, drawn: Sequence[Tie], across: float) -> Band:
    """Return the legend in words, the source and the permalink for a drawing of this width."""
    group = ET.Element("g")
    rule = {
        "d": f"M{MARGIN:g} 8H{across - MARGIN:.1f}",
        "stroke": LINE,
        "stroke-width": "0.6",
        "fill": "none",
    }
    ET.SubElement(group, "path", rule)
    y = 8 + _ROW
    for items in (list(_marks(shown)), list(_lines(shown, drawn))):
        x = MARGIN
        for item in items:
            needed = item.room + _AFTER_SIGN + width(item.text) * _NOTE
            if x > MARGIN and x + needed > across - MARGIN:
                x, y = MARGIN, y + _ROW
            item.sign(group, x, y - 4)
            add_text(group, x + item.room + _AFTER_SIGN, y, _NOTE, item.text)
            x += needed + _BETWEEN
        y += _ROW if items else 0.0
    y += 4
    add_text(group, MARGIN, y, _NOTE, shown.word("source"), fill=SOFT)
    if shown.occasion.permalink:
        y += _NOTE * 1.5
        _add_permalink(group, shown.occasion.permalink, y, across)
    return Band(group, y + MARGIN * 0.7)


def _facts(shown: Sheet, documents: int, tie_count: int) -> list[str]:
    counts = (
        shown.word("entities", entities=len(shown.entities)),
        shown.word("ties", ties=tie_count),
        shown.word("documents", documents=documents),
    )
    return [
        shown.word("as_of", revision=shown.revision, date=_dated(shown, shown.published)),
        ", ".join(counts),
        shown.word("made", date=_dated(shown, shown.occasion.made_on)),
    ]


def _dated(shown: Sheet, day: date) -> str:
    return day.strftime(shown.word("date"))


def _wrapped(facts: Sequence[str], across: float) -> list[str]:
    rows: list[str] = []
    for fact in facts:
        longer = f"{rows[-1]} · {fact}" if rows else fact
        if rows and width(longer) * _NOTE <= across - 2 * MARGIN:
            rows[-1] = longer
        else:
            rows.append(fact)
    return rows


def _marks(shown: Sheet) -> Iterator[_Item]:
    types = {each.entity.type for each in shown.entities if not each.hub}
    for group in legend().groups:
        present = [type_ for type_ in group.types if type_ in types]
        if present:
            named = [type_label(type_, shown.occasion.language) for type_ in present]
            text = ", ".join([named[0], *map(_lowered, named[1:])])
            yield _Item(text, 16.0, _mark_sign(present[0]))


def _mark_sign(type_: str) -> _Sign:
    def sign(group: ET.Element, x: float, y: float) -> None:
        add_mark(group, type_, x + 8, y, 6.5).attrib.update({"stroke": INK, "stroke-width": "1"})

    return sign


def _lines(shown: Sheet, drawn: Sequence[Tie]) -> Iterator[_Item]:
    present = {tie.status for tie in drawn}
    for line in legend().statuses:
        if line.id in present:
            yield _Item(line.label[shown.occasion.language], _SIGN, _line_sign(line.id, 1.6))
    if any(tie.documents > 1 for tie in drawn):
        yield _Item(shown.word("thickness"), _SIGN, _line_sign("actual", thickness(8)))
    if any(tie.to_first or tie.to_second for tie in drawn):
        yield _Item(shown.word("arrow"), _SIGN, _arrow_sign)
    if any(each.hub for each in shown.entities):
        yield _Item(shown.word("hub"), 12.0, _hub_sign)


def _line_sign(status: str, thick: float) -> _Sign:
    def sign(group: ET.Element, x: float, y: float) -> None:
        add_line(group, (x, y), (x + _SIGN, y), status, thick).set("stroke", LINE)

    return sign


def _arrow_sign(group: ET.Element, x: float, y: float) -> None:
    add_line(group, (x, y), (x + _SIGN - 6, y), "actual", 1.6).set("stroke", LINE)
    add_arrow(group, (x + _SIGN, y), (1.0, 0.0), 9.0)


def _hub_sign(group: ET.Element, x: float, y: float) -> None:
    add_mark(group, "Agreement", x + 6, y, 4.0).attrib.update({"stroke": INK, "stroke-width": "1"})


def _add_permalink(group: ET.Element, permalink: str, y: float, across: float) -> None:
    is_web = permalink.startswith(("http://", "https://"))
    link = ET.SubElement(group, "a", {"href": permalink}) if is_web else group
    add_text(link, MARGIN, y, _NOTE, cut(permalink, (across - 2 * MARGIN) / _NOTE), fill="#0b5d8f")


def _lowered(label: str) -> str:
    return label if label[1:2].isupper() else label[0].lower() + label[1:]
