import random

import pytest

from kg.extract.annotated import AnnotatedEntity, AnnotatedRelation, AnnotatedText, read_annotated
from kg.extract.training.augmentation import Augmenter, capitalised, requoted, rewritten
from kg.extract.training.examples import Label, LabelledText, labelled, role_place
from kg.knowledge import knowledge
from kg.model import Span, Status

TEXT = "Приказ Министра просвещения подписал А. Бекова из ТОО «Тулпар»-Сервис."


def _label(surface: str, type_: str, doubtful: bool = False) -> Label:
    start = TEXT.index(surface)
    return Label(Span(start, start + len(surface)), type_, doubtful)


def _annotated(*entities: tuple[str, str, bool]) -> AnnotatedText:
    marked = tuple(
        AnnotatedEntity(str(number), type_, surface, (_label(surface, type_).span,), maybe)
        for number, (surface, type_, maybe) in enumerate(entities)
    )
    return AnnotatedText("t", "ru", "order", None, TEXT, marked, ())


@pytest.fixture(scope="module")
def texts() -> list[LabelledText]:
    return [labelled(text) for text in read_annotated(knowledge("ingest", "training", "src"))][::20]


def test_of_nested_names_the_outermost_is_learned() -> None:
    text = _annotated(
        ("Министра просвещения", "GovernmentBody", False), ("Приказ Министра просвещения", "LegalAct", False)
    )
    assert labelled(text).labels == (_label("Приказ Министра просвещения", "LegalAct"),)


def test_a_sure_name_goes_before_a_doubtful_one_around_it() -> None:
    text = _annotated(
        ("Министра просвещения", "GovernmentBody", False), ("Приказ Министра просвещения", "LegalAct", True)
    )
    assert labelled(text).labels == (_label("Министра просвещения", "GovernmentBody"),)


def test_the_words_for_a_role_are_those_nearest_to_the_person() -> None:
    text = "Ректор уехал. Встречу открыл ректор Бекова."
    person = AnnotatedEntity("p", "Person", "Бекова", (Span(36, 42),), False)
    relation = AnnotatedRelation("holds_role", "p", "u", Status.ACTUAL, False, role="ректор")
    annotated = AnnotatedText("t", "ru", "news", None, text, (person,), (relation,))
    assert role_place(annotated, relation) == Span(29, 35)
    assert [label.span for label in labelled(annotated).roles] == [Span(29, 35)]


def test_a_role_moves_with_the_names_before_it_and_is_lost_inside_one_that_changes() -> None:
    roles = (_label("Министра", "role"), _label("А. Бекова", "role"))
    names = (_label("Министра просвещения", "GovernmentBody"), _label("ТОО «Тулпар»", "Company"))
    text = LabelledText("ru", TEXT, names, roles)
    varied = rewritten(text, ["Президента страны", "АО «Жебе»"])
    assert [role.span.of(varied.text) for role in varied.roles] == ["А. Бекова"]
    kept = rewritten(text, ["Министра просвещения", "АО «Жебе»"])
    assert [role.span.of(kept.text) for role in kept.roles] == ["Министра", "А. Бекова"]


def test_a_variant_has_the_same_types_of_names_in_the_same_order(texts: list[LabelledText]) -> None:
    augment = Augmenter(texts, random.Random(1))  # noqa: S311
    for text in texts:
        assert [label.type for label in augment(text).labels] == [label.type for label in text.labels]


def test_a_variant_keeps_what_stands_between_the_names() -> None:
    text = LabelledText("ru", TEXT, (_label("А. Бекова", "Person"), _label("ТОО «Тулпар»", "Company")))
    varied = rewritten(text, ["Иван", "АО «Жебе»"])
    assert varied.text == "Приказ Министра просвещения подписал Иван из АО «Жебе»-Сервис."
    assert [label.span.of(varied.text) for label in varied.labels] == ["Иван", "АО «Жебе»"]


def test_other_quotation_marks_leave_the_names_in_place() -> None:
    text = requoted(LabelledText("ru", TEXT, (_label("ТОО «Тулпар»", "Company"),)), '""')
    assert text.labels[0].span.of(text.text) == 'ТОО "Тулпар"'


def test_only_the_chosen_lines_are_raised_to_capitals() -> None:
    choices = iter([True, False])
    assert capitalised(LabelledText("ru", "один\nдва", ()), lambda: next(choices)).text == "ОДИН\nдва"
