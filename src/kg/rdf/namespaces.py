"""The IRIs of the ontology and of the data, all made from one base."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode

from kg.errors import InputError

CANONICAL_BASE = "https://w3id.org/edi-kz/"

EXTERNAL = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Namespaces:
    """Mints IRIs under `base`, which must be an absolute IRI that ends in a slash.

    Raises InputError for any other base.
    """

    base: str = CANONICAL_BASE

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        try:
            NamedNode(self.base)
        except ValueError:
            parts = urlsplit("")
        if not (parts.scheme and parts.netloc and self.base.endswith("/")):
            raise InputError(f"The base IRI {self.base!r} is not usable; write it like {CANONICAL_BASE}.")

    @classmethod
    def from_environment(cls) -> Self:
        """Take the base from the variable `KG_BASE_IRI`, or the canonical one when it is not set."""
        return cls(os.environ.get("KG_BASE_IRI") or CANONICAL_BASE)

    @property
    def ontology(self) -> str:
        """The namespace of classes and properties."""
        return f"{self.base}ont#"

    @property
    def data(self) -> str:
        """The namespace of entities, claims, relationships and documents."""
        return f"{self.base}id/"

    @property
    def dataset(self) -> NamedNode:
        """The dataset as a whole, which carries the revision it shows."""
        return NamedNode(f"{self.base}dataset")

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that a query may use without declaring them."""
        return {"kg": self.ontology, "kgid": self.data, **EXTERNAL}

    def term(self, name: str) -> NamedNode:
        """Return a class or property of the ontology by its local name, such as `holdsRole`."""
        return NamedNode(self.ontology + name)

    def resource(self, identifier: str, part: str = "") -> NamedNode:
        """Return the IRI of what has the identifier, or of a named part of it."""
        iri = self.data + quote(identifier, safe="")
        return NamedNode(f"{iri}#{part}" if part else iri)
