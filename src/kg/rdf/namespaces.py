"""The IRIs of the ontology and of the data, all made from one base."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Self
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.model import VOCABULARY

CANONICAL_BASE = "https://w3id.org/edi-kz/"

EXTERNAL = {
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "frapo": "http://purl.org/cerif/frapo/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "vivo": "http://vivoweb.org/ontology/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CLAIM, DOCUMENT, RELATIONSHIP = "claim", "document", "relationship"
PLACE, SECTOR = "place", "sector"
SCHEMES = (PLACE, SECTOR)
"""The concept schemes, each in a named graph of its own."""


@cache
def kind_of(type_: str) -> str:
    """Return the kind in the IRI of an entity of the type: its family, such as `legal-act`.

    All kinds of organisation are one, so that no IRI changes when a college turns out to be a university.
    """
    family = VOCABULARY.entity_type(type_).family
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", family).lower()


KINDS = (*dict.fromkeys(map(kind_of, VOCABULARY.entity_types)), CLAIM, DOCUMENT, RELATIONSHIP)
"""What a resource may be, as its IRI says."""


@cache
def external(name: str) -> NamedNode:
    """Return a term of another vocabulary by its name with a prefix of `EXTERNAL`, such as `rdf:type`."""
    prefix, local = name.split(":")
    return NamedNode(EXTERNAL[prefix] + local)


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
    def ontology_graph(self) -> NamedNode:
        """The ontology as a whole, and the named graph that holds it."""
        return NamedNode(f"{self.base}ont")

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
        kinds = {kind: f"{self.data}{kind}/" for kind in KINDS}
        return {"kg": self.ontology, **kinds, **EXTERNAL}

    def abbreviated(self, iri: str) -> str:
        """Return an IRI with the prefix of its namespace; anything else as it is."""
        starts = {start: prefix for prefix, start in self.prefixes.items() if iri.startswith(start)}
        longest = max(starts, key=len, default="")
        return f"{starts[longest]}:{iri.removeprefix(longest)}" if longest else iri

    def term(self, name: str) -> NamedNode:
        """Return a class or property of the ontology by its local name, such as `holdsRole`."""
        return NamedNode(self.ontology + name)

    def scheme(self, name: str) -> NamedNode:
        """Return a concept scheme (one of `SCHEMES`), which is also the named graph that holds it."""
        return NamedNode(f"{self.base}scheme/{name}")

    def concept(self, scheme: str, key: str) -> NamedNode:
        """Return the concept of a scheme by its key in the authority table."""
        return NamedNode(f"{self.base}scheme/{scheme}/{quote(key, safe='')}")

    def resource(self, kind: str, identifier: str, part: str = "") -> NamedNode:
        """Return the IRI of what has the identifier and is of the kind (one of `KINDS`), or of a part."""
        iri = f"{self.data}{kind}/{quote(identifier, safe='')}"
        return NamedNode(f"{iri}#{part}" if part else iri)

    def entity(self, type_: str, identifier: str, part: str = "") -> NamedNode:
        """Return the IRI of an entity of the type, or of a part of it."""
        return self.resource(kind_of(type_), identifier, part)
