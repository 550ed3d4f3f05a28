"""A change is validated as the whole would be, and what is right costs no judge."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from tests.ontology.test_shapes import CASES, Case, found_by_pyshacl
from tests.rdf.snapshots import snapshot
from tests.rdf.turtle import BASE, NAMES, claim, entity, quads_of, store_of, written

from kg.errors import InputError
from kg.rdf import RdfStore
from kg.rdf.namespaces import EXTERNAL
from kg.rdf.validation import Report, Severity, Shapes, Violation, validate
from kg.rdf.validation import validator as validator_module
from kg.rdf.validation.files import read_rdf, validate_by
from kg.rdf.validation.screen import EVERY_RESOURCE, Screen

SHAPES = Shapes(NAMES)
RIGHT = frozenset(quads_of(*BASE, *(part for case in CASES for part in case.right)))
WRONG = frozenset(quads_of(*BASE, *(part for case in CASES for part in case.wrong)))
POOL = sorted(RIGHT | WRONG, key=str)
SUBJECTS = sorted({quad.subject for quad in POOL}, key=str)
OBJECTS = sorted({quad.object for quad in POOL}, key=str)

made = st.builds(
    lambda subject, other, term: Quad(subject, other.predicate, term),
    st.sampled_from(SUBJECTS), st.sampled_from(POOL), st.sampled_from(OBJECTS),
)  # fmt: skip
"""A quad of a subject, property and object of the data, mostly nonsense."""

some = st.lists(st.sampled_from(POOL), max_size=6).map(frozenset)


def found(store: Store, changed: frozenset[Quad] | None = None) -> set[Violation]:
    return set(validate(store, SHAPES, changed).violations)


def describe(shape: str) -> frozenset[Quad]:
    (case, *_) = (each for each in CASES if each.shape == shape)
    return frozenset(quads_of(*case.wrong)) - frozenset(quads_of(*BASE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shape)
def test_what_becomes_wrong_is_found_in_the_change_that_makes_it_so(case: Case) -> None:
    right, wrong = quads_of(*BASE, *case.right), quads_of(*BASE, *case.wrong)
    after = store_of(wrong)
    assert found(after, frozenset(right ^ wrong)) == found(after)


@settings(max_examples=60)
@given(removed=some, added=st.lists(made, max_size=3).map(frozenset), more=some)
@example(removed=frozenset(), added=describe("PartOfNoCycle"), more=frozenset())
def test_a_change_finds_all_that_is_new_and_nothing_that_is_not_so(
    removed: frozenset[Quad], added: frozenset[Quad], more: frozenset[Quad]
) -> None:
    before = RIGHT
    after = (before - removed) | added | more
    whole = found(store_of(set(after)))
    of_change = found(store_of(set(after)), before ^ after)
    assert of_change <= whole
    assert whole - found(store_of(set(before))) <= of_change


@settings(max_examples=4)
@given(removed=some, added=st.lists(made, max_size=3).map(frozenset), more=some)
def test_pyshacl_finds_the_same_in_the_whole(
    removed: frozenset[Quad], added: frozenset[Quad], more: frozenset[Quad]
) -> None:
    store = store_of(set((RIGHT - removed) | added | more))
    ours = {(each.shape, each.severity, each.focus) for each in found(store)}
    assert ours == found_by_pyshacl(store)


def test_slices_find_what_the_whole_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found(store_of(set(WRONG)))
    monkeypatch.setattr(validator_module, "SLICE", 1)
    assert found(store_of(set(WRONG))) == whole


def test_a_change_elsewhere_does_not_look_at_what_was_wrong_before() -> None:
    wrong = quads_of(*BASE, claim("s9", kg_status='"maybe"'))
    change = frozenset(quads_of({"place:new": {"skos:prefLabel": '"Ново"@ru', "rdfs:label": '"Ново"@ru'}}))
    assert found(store_of(wrong | change), change) == set()


def test_an_empty_change_finds_nothing() -> None:
    assert found(store_of(set(WRONG)), frozenset()) == set()


def test_what_is_in_named_graphs_is_not_looked_at() -> None:
    graph = NamedNode(f"{NAMES.base}ont")
    store = Store()
    named = {Quad(quad.subject, quad.predicate, quad.object, graph) for quad in WRONG}
    store.extend(named)
    assert found(store) == found(store, frozenset(named)) == set()


def test_the_least_severity_decides_what_is_told() -> None:
    nameless = {"place:new": entity("Place", skos_prefLabel='"Ново"', rdfs_label='"Ново"')}
    store = store_of(set(WRONG) | quads_of(nameless))
    for least in Severity:
        told = {each.severity for each in validate(store, SHAPES, least=least).violations}
        assert told == {severity for severity in Severity if severity.is_at_least(least)}


def test_the_worst_comes_first_and_nothing_twice() -> None:
    violations = validate(store_of(set(WRONG)), SHAPES).violations
    assert [each.severity.rank for each in violations] == sorted(each.severity.rank for each in violations)
    assert len(set(violations)) == len(violations)


def test_a_violation_says_what_is_wrong_in_the_language_asked_for() -> None:
    store = store_of(quads_of(*BASE, claim("s9", kg_status='"maybe"')))
    (violation,) = validate(store, Shapes(NAMES, "kk")).violations
    assert violation == Violation(
        Severity.VIOLATION,
        f"{NAMES.data}claim/s9",
        f"{NAMES.ontology}status",
        "maybe",
        "Тұжырымның бір мәртебесі бар: actual, planned, ended немесе denied.",
        "ClaimStatus",
    )


def test_progress_is_told_to_the_end() -> None:
    steps: list[tuple[int, int]] = []
    validate(store_of(set(WRONG)), SHAPES, progress=lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert steps[-1][0] == steps[-1][1]


def test_what_the_screen_does_not_know_makes_every_resource_a_suspect() -> None:
    class Odd(Shapes):
        def described(self, shape):  # type: ignore[no-untyped-def]
            yield from super().described(shape)
            yield shape, NamedNode("http://www.w3.org/ns/shacl#hasValue"), NamedNode("x:y")

    shape = NamedNode(f"{NAMES.base}shapes#Signing")
    assert EVERY_RESOURCE in set(Screen(Odd(NAMES)).suspicions(shape))
    assert EVERY_RESOURCE not in set(Screen(SHAPES).suspicions(shape))


def test_what_is_right_is_validated_without_loading_the_judge(tmp_path: Path) -> None:
    path = written(tmp_path / "right.ttl", *BASE)
    program = (
        "import sys; from pathlib import Path; from kg.rdf import Namespaces; "
        "from kg.rdf.validation import *; from kg.rdf.validation.files import read_rdf; "
        "assert validate(read_rdf(Path(sys.argv[1]), Namespaces()), Shapes(Namespaces())).conforms; "
        "assert 'pyshacl' not in sys.modules and 'rdflib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, path], check=True)


def test_a_publication_is_validated_by_what_it_changed(tmp_path: Path) -> None:
    store = RdfStore.open(tmp_path / "rdf")
    first = store.publish(snapshot())
    assert first.quads is None
    at_first = store.validate(first)
    wrong = replace(snapshot().claims[0], confidence=1.5)
    changed = store.publish(replace(snapshot(), revision=2, claims=(wrong, *snapshot().claims[1:])))
    assert changed.quads is not None
    assert Literal("1.5", datatype=NamedNode(f"{EXTERNAL['xsd']}decimal")) in {
        quad.object for quad in changed.quads
    }
    told = store.validate(changed).violations
    assert [each.shape for each in told if each not in at_first.violations] == ["ClaimConfidence"]
    assert store.validate(store.publish(replace(snapshot(), revision=2))) == Report()


def test_superclasses_are_added_to_a_file(tmp_path: Path) -> None:
    path = written(tmp_path / "new.ttl", {"organization:new": {"a": "kg:University"}})
    store = read_rdf(path, NAMES)
    assert {each.shape for each in validate(store, SHAPES, least=Severity.VIOLATION).violations} == {
        "Label",
        "PreferredLabel",
    }


def test_the_named_graphs_of_a_file_are_one(tmp_path: Path) -> None:
    path = tmp_path / "new.nq"
    quads = quads_of(*BASE, claim("s9", kg_status='"maybe"'))
    path.write_text(
        "".join(f"{q.subject} {q.predicate} {q.object} <x:g> .\n" for q in quads), encoding="utf-8"
    )
    store = read_rdf(path, NAMES)
    assert {quad.graph_name for quad in store} == {DefaultGraph()}
    assert [each.shape for each in validate(store, SHAPES).violations] == ["ClaimStatus"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("data.ttl", "kg:a kg:b", "not valid RDF"),
        ("data.xlsx", "", "suffix"),
        ("missing.ttl", None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_rdf_is_refused(name: str, content: str | None, word: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=word):
        read_rdf(tmp_path / name, NAMES)


def test_shapes_of_others_may_judge(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/edi-kz/ont#> . "
        "[] a sh:NodeShape ; sh:targetClass kg:Place ; sh:property [ sh:path kg:within ; sh:minCount 1 ; "
        'sh:severity sh:Warning ; sh:message "A place lies within another." ] .',
        encoding="utf-8",
    )
    report = validate_by(path, store_of(quads_of(*BASE)))
    assert {(each.focus, each.message, each.severity) for each in report.violations} == {
        (f"{NAMES.data}place/town", "A place lies within another.", Severity.WARNING),
        (f"{NAMES.data}place/region", "A place lies within another.", Severity.WARNING),
    }


def test_shapes_that_are_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . "
        "[] a sh:NodeShape ; sh:targetNode <x:y> ; sh:property [ sh:minCount 1 ] .",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="cannot be used as shapes"):
        validate_by(path, store_of(quads_of(*BASE)))
