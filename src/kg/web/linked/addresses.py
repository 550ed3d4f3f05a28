"""From IRIs to addresses on this server: the IRIs may be under another host, which leads here."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf import Namespaces

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Tells where on this server something is read."""

    namespaces: Namespaces

    def page(self, iri: str) -> str:
        """Return the path of the page about a thing of ours, or the address of a thing of others.

        What is no web address has none: the empty string.
        """
        if iri.startswith(self.namespaces.data):
            return "/page/" + iri.removeprefix(self.namespaces.data)
        if iri.startswith(self.namespaces.base):
            return "/" + iri.removeprefix(self.namespaces.base)
        return iri if iri.lower().startswith(_WEB) else ""

    def is_ours(self, iri: str) -> bool:
        """Tell whether a thing has its page on this server."""
        return iri.startswith(self.namespaces.base)

    def local(self, iri: str) -> str:
        """Return the local name of a term of the ontology; anything else as it is."""
        return iri.removeprefix(self.namespaces.ontology)


def resource_path(section: str, iri: NamedNode, namespaces: Namespaces) -> str:
    """Return the path of a resource in a section (`id`, `page`, `data`) of this server."""
    return f"/{section}/" + iri.value.removeprefix(namespaces.data)
