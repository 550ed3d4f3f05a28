"""The syntaxes in which resources are described, and which of them a request wants."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request

from kg.rdf import NotAcceptableError
from kg.rdf.negotiation import ANYTHING, wanted
from kg.rdf.xml import well_formed

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Syntax:
    """A syntax of RDF; `extension` is how addresses of documents in it end."""

    name: str
    extension: str
    media_type: str
    format: RdfFormat


SYNTAXES = (
    Syntax("Turtle", "ttl", "text/turtle", RdfFormat.TURTLE),
    Syntax("N-Triples", "nt", "application/n-triples", RdfFormat.N_TRIPLES),
    Syntax("JSON-LD", "jsonld", "application/ld+json", RdfFormat.JSON_LD),
    Syntax("RDF/XML", "rdf", "application/rdf+xml", RdfFormat.RDF_XML),
)
TURTLE, _, JSON_LD, _ = SYNTAXES
MEDIA_TYPES = tuple(each.media_type for each in SYNTAXES)
_BY_EXTENSION = {each.extension: each for each in SYNTAXES}
_BY_MEDIA_TYPE = {each.media_type: each for each in SYNTAXES}


def split_extension(name: str) -> tuple[str, Syntax | None]:
    """Return a name without the extension of a syntax, and the syntax; without one, the name as it is."""
    stem, dot, extension = name.rpartition(".")
    found = _BY_EXTENSION.get(extension)
    return (stem, found) if dot and stem and found else (name, None)


def accepted(request: Request, offered: tuple[str, ...]) -> str:
    """Return the offered media type that the request prefers; raises NotAcceptableError when none fits."""
    best = wanted(",".join(request.headers.getlist("accept")) or ANYTHING, offered)
    if not best:
        raise NotAcceptableError(f"This is offered as {', '.join(offered)}; accept one of these.")
    return best[0]


def accepted_syntax(request: Request) -> Syntax:
    """Return the syntax that the request prefers, Turtle before others."""
    return _BY_MEDIA_TYPE[accepted(request, MEDIA_TYPES)]


def accepted_form(request: Request) -> Syntax | None:
    """Return the syntax that the request prefers to a page, or `None` for the page."""
    return _BY_MEDIA_TYPE.get(accepted(request, (HTML, *MEDIA_TYPES)))


def serialised(triples: Iterable[Triple], syntax: Syntax, prefixes: Mapping[str, str]) -> bytes:
    """Return the triples in a syntax, without repetitions, with those of the prefixes that are used.

    Characters that XML 1.0 (section 2.2) excludes become U+FFFD in RDF/XML.
    """
    ordered = list(dict.fromkeys(triples))
    names = {each.value for triple in ordered for each in triple if isinstance(each, NamedNode)}
    used = {key: start for key, start in prefixes.items() if any(name.startswith(start) for name in names)}
    written = serialize(ordered, format=syntax.format, prefixes=used) or b""
    return well_formed(written) if syntax.format == RdfFormat.RDF_XML else written


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Return triples sorted by subject, the parts of a resource after it."""
    return sorted(triples, key=_place)


def _place(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject).rstrip(">"), str(triple.predicate), str(triple.object)
