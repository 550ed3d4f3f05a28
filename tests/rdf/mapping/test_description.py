"""What the dataset says of itself."""

import pytest
from pyoxigraph import BlankNode, Store
from tests.rdf.snapshots import related_snapshot

from kg.rdf.mapping import quads
from kg.rdf.mapping.description import Extent, description
from kg.rdf.mapping.standing import standing
from kg.rdf.namespaces import CANONICAL_BASE, Namespaces

NAMES = Namespaces("https://data.example/")
DATA = set(quads(related_snapshot(), NAMES))


@pytest.fixture(scope="module")
def store() -> Store:
    filled = Store()
    filled.extend(description(Extent.of(DATA), NAMES))
    return filled


def ask(store: Store, pattern: str) -> bool:
    query = f"ASK {{ {pattern} }}"
    return bool(store.query(query, prefixes=dict(NAMES.prefixes), base_iri=NAMES.base))


def test_it_is_a_dataset_with_licence_and_vocabularies(store: Store) -> None:
    assert ask(
        store,
        "<dataset> a void:Dataset, dcat:Dataset ; dcterms:publisher ?publisher ;"
        " dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; dcterms:conformsTo <ont> ;"
        ' void:vocabulary <ont#>, <http://www.w3.org/ns/org#> ; void:uriSpace "https://data.example/id/"',
    )


def test_it_says_how_much_it_holds(store: Store) -> None:
    subjects = len({quad.subject for quad in DATA})
    assert ask(store, f"<dataset> void:triples {len(DATA)} ; void:distinctSubjects {subjects}")
    assert ask(store, "<dataset> void:classPartition [ void:class kg:Participation ; void:entities 3 ]")
    assert ask(store, "<dataset> void:propertyPartition [ void:property kg:participant ; void:triples 3 ]")


def test_a_store_counts_what_it_holds_as_one_counts_the_quads() -> None:
    filled = Store()
    filled.extend(DATA)
    filled.extend(standing(NAMES))
    assert Extent.of_default_graph(filled) == Extent.of(DATA)


def test_the_partitions_by_property_add_up_to_all_triples(store: Store) -> None:
    assert ask(
        store,
        "{ SELECT (SUM(?n) AS ?all) { ?part void:property ?p ; void:triples ?n } }"
        f" FILTER(?all = {len(DATA)})",
    )


def test_it_names_the_graphs_of_the_store(store: Store) -> None:
    for graph in ("<ont>", "<scheme/place>", "<scheme/sector>"):
        assert ask(store, f"<dataset> a sd:Dataset ; sd:namedGraph [ sd:name {graph} ]")


def test_it_has_no_blank_nodes_and_keeps_no_other_base(store: Store) -> None:
    nodes = [node for quad in store for node in (quad.subject, quad.object)]
    assert not [node for node in nodes if isinstance(node, BlankNode)]
    assert not [node for node in nodes if CANONICAL_BASE in str(node)]
