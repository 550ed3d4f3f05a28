"""The concept schemes keep what SKOS asks of them (SKOS Reference, sections 4 to 8)."""

from collections import defaultdict

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple
from tests.rdf.snapshots import related_snapshot

from kg.rdf.mapping import quads
from kg.rdf.mapping.schemes import broader, concepts
from kg.rdf.namespaces import SCHEMES, SECTOR, Namespaces, external

NAMES = Namespaces("https://data.example/")
LABELS = [external(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel")]


@pytest.fixture(scope="module", params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def triples(scheme: str) -> list[Triple]:
    return list(concepts(scheme, NAMES))


def ask(scheme: str, pattern: str) -> bool:
    store = Store()
    store.extend(Quad(each.subject, each.predicate, each.object) for each in concepts(scheme, NAMES))
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=dict(NAMES.prefixes), base_iri=NAMES.base))


def test_a_concept_has_at_most_one_preferred_label_in_a_language_and_no_label_twice(
    triples: list[Triple],
) -> None:
    preferred: dict[tuple[object, str | None], set[str]] = defaultdict(set)
    labels: dict[tuple[object, str], list[NamedNode]] = defaultdict(list)
    for triple in triples:
        if triple.predicate in LABELS and isinstance(triple.object, Literal):
            labels[triple.subject, str(triple.object)].append(triple.predicate)
            if triple.predicate == LABELS[0]:
                preferred[triple.subject, triple.object.language].add(triple.object.value)
    assert all(len(texts) == 1 for texts in preferred.values())
    assert all(len(kinds) == 1 for kinds in labels.values())
    assert {language for _, language in preferred} == {"en", "ru", "kk"}


def test_broader_and_narrower_say_the_same_and_lead_to_concepts(triples: list[Triple]) -> None:
    down = {(each.object, each.subject) for each in triples if each.predicate == external("skos:narrower")}
    up = {(each.subject, each.object) for each in triples if each.predicate == external("skos:broader")}
    known = {each.subject for each in triples if each.object == external("skos:Concept")}
    assert up == down
    assert {node for pair in up for node in pair} <= known


def test_every_concept_is_at_the_top_or_below_one_without_a_circle(
    scheme: str, triples: list[Triple]
) -> None:
    above = broader(scheme)
    for key in above:
        steps = [key]
        while steps[-1] in above:
            steps.append(above[steps[-1]])
            assert len(set(steps)) == len(steps)
    known = {each.subject for each in triples if each.object == external("skos:Concept")}
    top = {each.object for each in triples if each.predicate == external("skos:hasTopConcept")}
    assert len(known) == len(top) + len(above)
    assert top == {each.subject for each in triples if each.predicate == external("skos:topConceptOf")}


def test_a_scheme_says_what_it_is_in_three_languages(scheme: str, triples: list[Triple]) -> None:
    for name in ("dcterms:title", "dcterms:description", "skos:prefLabel"):
        said = {
            each.object.language
            for each in triples
            if each.subject == NAMES.scheme(scheme)
            and each.predicate == external(name)
            and isinstance(each.object, Literal)
        }
        assert said == {"en", "ru", "kk"}


def test_a_sector_has_its_codes_and_names() -> None:
    assert ask(
        "sector",
        "<scheme/sector/animal-husbandry> a skos:Concept ; skos:inScheme <scheme/sector> ;"
        ' skos:prefLabel "Животноводство"@ru, "Мал шаруашылығы"@kk ;'
        ' skos:altLabel "мал өсіру"@kk, "livestock" ;'
        ' skos:notation "01"^^kg:OKED ; skos:broader <scheme/sector/agriculture> ; dcterms:source ?source',
    )


def test_a_former_name_of_a_place_is_hidden_and_its_years_are_a_note() -> None:
    assert ask("place", '?place skos:hiddenLabel "Ермак" ; skos:historyNote "Ермак [/1993]"')
    assert not ask("place", '?place skos:altLabel "Ермак"')


def test_a_sector_is_below_the_nearest_that_documents_name() -> None:
    assert broader(SECTOR)["animal-husbandry"] == "agriculture"
    store = Store()
    store.extend(quads(related_snapshot(), NAMES))
    pattern = "sector:e11 skos:broader sector:e12 FILTER NOT EXISTS { sector:e12 skos:broader ?more }"
    assert store.query(f"ASK {{ {pattern} }}", prefixes=dict(NAMES.prefixes))
