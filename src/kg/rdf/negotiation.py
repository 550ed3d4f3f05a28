"""Which media types a result may have, in the order in which a client wants them (RFC 9110, 12.5.1)."""

from dataclasses import dataclass

TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
GRAPHS = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/json",
    "application/xml",
)

ANYTHING = "*/*"


_ALIASES = {"application/json", "application/xml", "text/xml"}


def offer() -> str:
    """Return a sentence that names what may be accepted."""
    tables, graphs = (", ".join(one for one in types if one not in _ALIASES) for types in (TABLES, GRAPHS))
    return f"Tables come as {tables}; graphs as {graphs}."


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """Tell how closely the range names the media type: 3 exactly, 2 by its main type, 1 at all, 0 not."""
        main, sub = media_type.split("/")
        if (self.type, self.subtype) == (main, sub):
            return 3
        if (self.type, self.subtype) == (main, "*"):
            return 2
        return int((self.type, self.subtype) == ("*", "*"))


def wanted(accept: str, offered: tuple[str, ...]) -> list[str]:
    """Return the offered media types that the Accept header allows, most wanted first.

    Among equally wanted ones the order of the offer stands. An empty header accepts anything.
    """
    ranges = [found for part in accept.split(",") if (found := _parse(part))]
    if not accept.strip():
        return list(offered)
    qualities = {media_type: _quality(media_type, ranges) for media_type in offered}
    return sorted((each for each in offered if qualities[each] > 0), key=lambda each: -qualities[each])


def _quality(media_type: str, ranges: list[_Range]) -> float:
    closest = max(ranges, key=lambda each: each.specificity(media_type), default=None)
    return closest.quality if closest and closest.specificity(media_type) else 0.0


def _parse(part: str) -> _Range | None:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    main, slash, sub = name.partition("/")
    if not (main and slash and sub):
        return None
    return _Range(main, sub, next((quality(each[2:]) for each in parameters if each.startswith("q=")), 1.0))


def quality(text: str) -> float:
    """Return the weight that a header gives to what it accepts (RFC 9110, 12.4.2), 0 if it is no number."""
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
