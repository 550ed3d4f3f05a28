"""Every type and status has a look that colour-blind readers and grey print can tell from others."""

from itertools import combinations

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from kg.knowledge import knowledge
from kg.map.paper.legend import LANGUAGES, Shape, legend, relation_label, type_label
from kg.map.paper.sheet import LICENCE
from kg.model import VOCABULARY, Status
from kg.rdf.dumps import catalogue

OKABE_ITO = {"#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"}
INSIDE_OUT = {"#000000": "#ffffff"}


def test_every_type_is_in_one_group() -> None:
    types = [type_ for group in legend().groups for type_ in group.types]
    assert sorted(types) == sorted(VOCABULARY.entity_types)
    assert all(type_ in legend().group(type_).types for type_ in types)


def test_groups_are_told_apart_by_shape_alone() -> None:
    outlines = [
        {(round(x, 2), round(y, 2)) for x, y in group.shape.outline(0, 0, 10)} for group in legend().groups
    ]
    assert len(outlines) >= 7
    assert all(one != other for one, other in combinations(outlines, 2))


def test_colours_are_those_of_okabe_and_ito() -> None:
    for group in legend().groups:
        assert group.light in OKABE_ITO
        assert group.dark == INSIDE_OUT.get(group.light, group.light)


def test_every_status_that_is_drawn_has_a_line_of_its_own() -> None:
    lines = {line.id: line.dash for line in legend().statuses}
    assert lines.keys() == {status.value for status in Status} - {"denied"}
    assert lines["actual"] == (0, 0)
    assert len(set(lines.values())) == len(lines)
    assert [line.id for line in legend().statuses] == ["actual", "planned", "ended"]


def test_everything_is_said_in_three_languages() -> None:
    look = legend()
    wordings = [*look.words.values(), *look.columns.values(), *look.kinds.values()]
    wordings += [line.label for line in look.statuses]
    for wording in wordings:
        assert wording.keys() == set(LANGUAGES)
        assert all(text.strip() for text in wording.values())
    for language in LANGUAGES:
        assert type_label("Company", language)
        assert relation_label("within", language)


def test_kinds_are_called_as_in_the_ontology() -> None:
    ontology = Graph().parse(knowledge("ontology", "kg.ttl"))
    named = {
        str(notation): {
            label.language: str(label)
            for label in ontology.objects(kind, SKOS.prefLabel)
            if isinstance(label, Literal)
        }
        for kind, notation in ontology.subject_objects(SKOS.notation)
    }  # fmt: skip
    kinds = {*VOCABULARY.kinds, *(kind for each in VOCABULARY.relation_types.values() for kind in each.kinds)}
    assert legend().kinds.keys() == kinds
    assert all(legend().kinds[kind] == named[kind] for kind in kinds)


def test_the_licence_is_that_of_the_data() -> None:
    assert catalogue.LICENCE.value == LICENCE


@pytest.mark.parametrize("group", legend().groups, ids=lambda group: group.id)
def test_shapes_look_as_large_as_circles(group: object) -> None:
    shape: Shape = getattr(group, "shape")  # noqa: B009
    corners = shape.outline(0.0, 0.0, 10.0)
    area = abs(
        sum(
            one[0] * other[1] - other[0] * one[1]
            for one, other in zip(corners, corners[1:] + corners[:1], strict=True)
        )
        / 2
    )
    assert not corners or 90 < area < 400


def test_the_first_corner_is_up_and_the_next_are_clockwise() -> None:
    triangle = Shape(3, 0.0, 0.5, 1.0).outline(0.0, 0.0, 1.0)
    assert triangle[0] == pytest.approx((0.0, -1.0))
    assert triangle[2][0] > 0
