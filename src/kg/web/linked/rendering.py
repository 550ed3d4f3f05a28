"""Makes pages from templates, in the language of the reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from kg.model.vocabulary import term_name
from kg.web.linked.answering import server
from kg.web.linked.formats import HTML, SYNTAXES
from kg.web.linked.languages import LANGUAGES, language_of
from kg.web.linked.site import Labels, Site
from kg.web.linked.wording import Wording, texts

_TEMPLATES = Path(__file__).with_name("templates")
_ELLIPSIS = "…"
_NATIVE = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever asked for a page, and the wording in the language of it."""

    request: Request
    wording: Wording

    @classmethod
    def of(cls, request: Request) -> "Reader":
        """Return the reader who sent a request."""
        return cls(request, Wording(language_of(request)))

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.wording.language

    def link(self, path: str, **parameters: object) -> str:
        """Return an address on this server that keeps the language, if the reader has chosen one."""
        address, hash_, fragment = path.partition("#")
        chosen = self.request.query_params.get("lang")
        kept = {"lang": chosen} if chosen in LANGUAGES else {}
        query = urlencode({**parameters, **kept})
        return f"{address}?{query}{hash_}{fragment}" if query else path

    def absolute(self, path: str) -> str:
        """Return the whole address of a path on this server."""
        return server(self.request).rstrip("/") + path

    def in_language(self, language: str) -> str:
        """Return the whole address of this page in a language."""
        parameters = {**self.request.query_params, "lang": language}
        return f"{self.absolute(self.request.url.path)}?{urlencode(parameters)}"


class Names:
    """What things are called for a reader: in the reader's language if they have a name in it."""

    def __init__(self, site: Site, labels: Labels, language: str) -> None:
        self._site = site
        self._labels = labels
        self._language = language

    def __call__(self, iri: str) -> str:
        """Return the name of a thing, or the end of its IRI."""
        by_language = self._labels.get(iri, {})
        if by_language:
            return by_language.get(self._language) or next(iter(by_language.values()))
        return iri.removeprefix(self._site.namespaces.data)

    def language(self, iri: str) -> str:
        """Return the language of that name, if it is known."""
        by_language = self._labels.get(iri, {})
        return self._language if self._language in by_language else next(iter(by_language), "")


def page(
    site: Site,
    request: Request,
    template: str,
    shown: Mapping[str, object],
    *,
    labels: Labels | None = None,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """Return a page made from a template, for whoever sent the request.

    `labels` are what the things on it are called; links to the data in all syntaxes are made when `shown` has
    the path `data`.
    """
    reader = Reader.of(request)
    made = _environment().get_template(template).render(
        **_common(site, reader, labels or {}),
        **shown,
    )  # fmt: skip
    added = {"Content-Language": reader.language, "Vary": "Accept, Accept-Language", **(headers or {})}
    return Response(made, status, added, HTML)


def _common(site: Site, reader: Reader, labels: Labels) -> Mapping[str, object]:
    wording = reader.wording
    return {
        "reader": reader,
        "language": reader.language,
        "languages": {each: (_NATIVE[each], reader.in_language(each)) for each in LANGUAGES},
        "syntaxes": SYNTAXES,
        "say": wording.say,
        "wording": wording,
        "name": Names(site, labels, reader.language),
        "relation": relation_label(site, wording),
        "page_of": lambda iri: _page_of(site, reader, iri),
        "is_ours": site.addresses.is_ours,
        "local": site.addresses.local,
    }


def _page_of(site: Site, reader: Reader, iri: str) -> str:
    address = site.addresses.page(iri)
    return reader.link(address) if address.startswith("/") else address


def relation_label(site: Site, wording: Wording) -> Callable[[str], str]:
    """Return what gives the label of a relation or property by its IRI."""
    keys = {term_name(key): key for key in texts()}

    def label(iri: str) -> str:
        if iri in site.relations:
            return wording.relation(site.relations[iri])
        local = iri.replace("/", "#").rsplit("#", 1)[-1]
        return wording.relation(keys.get(local, local))

    return label


def cut(text: str, length: int = 160) -> str:
    """Return a text of at most so many characters, cut at a space if there is one near, with an ellipsis."""
    if len(text) <= length:
        return text
    head = text[:length]
    at = head.rfind(" ", length * 2 // 3)
    return (head[:at] if at > 0 else head).rstrip() + _ELLIPSIS


def size(count: int, wording: Wording) -> str:
    """Return how large something of so many bytes is, in the units that people read."""
    units, value = ("B", "kB", "MB", "GB"), float(count)
    for unit in units:
        if value < 1000 or unit == units[-1]:
            return wording.say("bytes", count) if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return str(count)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cut"] = cut
    environment.filters["size"] = size
    return environment
