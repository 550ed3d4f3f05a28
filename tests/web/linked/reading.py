"""Reads pages as a strict HTML parser does, and data as two RDF libraries do."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5rdf
import httpx
from pyoxigraph import RdfFormat, Triple, parse
from rdflib import Graph

LANGUAGES = ("kk", "ru", "en")
PAGE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
FORMATS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE, "turtle"),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES, "nt"),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD, "json-ld"),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML, "xml"),
}


@dataclass(frozen=True)
class Page:
    """A page as it is parsed."""

    root: Element

    def all(self, name: str) -> list[Element]:
        return list(self.root.iter(name))

    def links(self) -> list[str]:
        return [each.get("href", "") for each in self.all("a")]

    def head_links(self, relation: str) -> list[Element]:
        return [each for each in self.all("link") if relation in each.get("rel", "").split()]

    def text(self, name: str = "body") -> str:
        return " ".join("".join(self.all(name)[0].itertext()).split())


def page(answer: httpx.Response, status: int = 200) -> Page:
    """Return a page that is HTML without any parse error."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    parser = html5rdf.HTMLParser(strict=True, namespaceHTMLElements=False)
    return Page(parser.parse(answer.text))


def triples(answer: httpx.Response) -> set[Triple]:
    """Return the triples of an answer, of which two libraries must find as many."""
    assert answer.status_code == 200, answer.text
    media_type = answer.headers["content-type"].split(";")[0]
    format_, name = next((format_, name) for known, format_, name in FORMATS.values() if known == media_type)
    found = {quad.triple for quad in parse(answer.content, format=format_, base_iri=str(answer.url))}
    assert len(Graph().parse(data=answer.content, format=name, publicID=str(answer.url))) == len(found)
    return found
