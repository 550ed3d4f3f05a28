"""What `docs/ontology.md` says of the ontology and shows of the data is so."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, Triple, parse
from tests.rdf.snapshots import related_snapshot

from kg.rdf.mapping import quads
from kg.rdf.namespaces import CANONICAL_BASE, EXTERNAL, Namespaces, external
from kg.rdf.ontology import read_ontology
from kg.rdf.terms import ontology_terms

DOCS = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text("utf-8")
NAMES = Namespaces(CANONICAL_BASE)


def test_the_example_is_what_is_published() -> None:
    (example,) = re.findall(r"^```turtle\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    shown = {quad.triple for quad in parse(example, format=RdfFormat.TURTLE)}
    assert len(shown) > 35
    assert shown <= {quad.triple for quad in quads(related_snapshot(), NAMES)}


def test_every_term_that_is_named_exists() -> None:
    named = set(re.findall(r"\bkg:(\w+)", DOCS))
    assert len(named) > 40
    assert named <= {term.name for term in ontology_terms(NAMES)}


@pytest.mark.parametrize("prefix", ["org", "eli", "prov", "oa", "time", "dcterms", "schema", "skos"])
def test_a_term_of_another_vocabulary_is_one_that_is_published(prefix: str) -> None:
    from tests.ontology.test_ontology import PUBLISHED_TERMS

    named = {EXTERNAL[prefix] + name for name in re.findall(rf"\b{prefix}:(\w+)", DOCS)}
    assert named
    assert named <= {str(term) for term in PUBLISHED_TERMS}


def test_the_version_is_that_of_the_ontology() -> None:
    (version,) = re.findall(r"version\n(\d+\.\d+\.\d+)", DOCS)
    assert Triple(NAMES.ontology_graph, external("owl:versionInfo"), Literal(version)) in read_ontology(NAMES)
