import pytest

from kg.model import VOCABULARY, Mention, Span, Statement, Status, Value

KIM = Mention("r1", "Person", Span(0, 3), "Kim")
UNIVERSITY = Mention("r2", "University", Span(16, 22), "Primer")


def statement(**changes: object) -> Statement:
    given: dict[str, object] = {
        "document_id": "d1",
        "relation": "holds_role",
        "subject": KIM,
        "object": UNIVERSITY,
        "sentence": "Kim is rector of Primer",
        "span": Span(0, 23),
        "role": "rector",
    }
    return Statement(**{**given, **changes})  # type: ignore[arg-type]


def test_the_same_content_has_the_same_id() -> None:
    assert statement().id == statement().id


@pytest.mark.parametrize(
    "change",
    [
        {"document_id": "d2"},
        {"role": "vice-rector"},
        {"status": Status.PLANNED},
        {"subject": Mention("r1", "Person", Span(4, 7), "Kim")},
        {"span": Span(0, 22)},
    ],
)
def test_other_content_has_another_id(change: dict[str, object]) -> None:
    assert statement(**change).id != statement().id


@pytest.mark.parametrize(
    "change",
    [
        {"relation": "befriends"},
        {"subject": UNIVERSITY},
        {"relation": "name"},
        {"object": Value("Primer", "en")},
        {"kind": "handshake"},
    ],
)
def test_what_the_vocabulary_does_not_allow_cannot_be_stated(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"no \w+|hold"):
        statement(**change)


def test_a_mention_has_a_type_of_the_closed_list() -> None:
    with pytest.raises(ValueError, match="no entity type"):
        Mention("r1", "Org`) DETACH DELETE n //", Span(0, 3), "Kim")


@pytest.mark.parametrize("ends", [(-1, 2), (3, 3), (4, 2)])
def test_a_span_covers_at_least_one_character(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)


def test_kinds_of_partnership_and_of_succession_are_two_lists() -> None:
    succession = {"relation": "succeeded_by", "subject": UNIVERSITY, "role": None}
    assert statement(**succession, kind="merger").kind == "merger"
    with pytest.raises(ValueError, match="no kind of succeeded_by 'memorandum'"):
        statement(**succession, kind="memorandum")
    with pytest.raises(ValueError, match="no kind of partners_with 'merger'"):
        statement(relation="partners_with", subject=UNIVERSITY, role=None, kind="merger")


def test_the_networks_learned_eighteen_types_and_twelve_relations_of_all_that_there_are() -> None:
    assert len(VOCABULARY.entity_types) == 20
    assert len(VOCABULARY.relation_types) == 23
    assert len([each for each in VOCABULARY.entity_types.values() if not each.by_rules]) == 18
    assert len([each for each in VOCABULARY.relation_types.values() if not each.by_rules]) == 12
    assert all(set(entity.labels) == {"en", "ru", "kk"} for entity in VOCABULARY.entity_types.values())
    assert all(set(relation.labels) == {"en", "ru", "kk"} for relation in VOCABULARY.relation_types.values())
