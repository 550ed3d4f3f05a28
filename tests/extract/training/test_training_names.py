import random

import pytest

from kg.extract.annotated import AnnotatedEntity, AnnotatedText, read_annotated
from kg.extract.finders.learned import untrained
from kg.extract.training.augmentation import Augmenter, capitalised, requoted, rewritten
from kg.extract.training.examples import Label, LabelledText, example, labelled
from kg.knowledge import knowledge
from kg.model import Span

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


def test_a_doubtful_name_is_left_open_and_all_else_is_no_name() -> None:
    labels = (_label("А. Бекова", "Person", doubtful=True), _label("ТОО «Тулпар»", "Company"))
    expected = example(LabelledText(TEXT, labels), untrained().vocab).reference
    assert [(name.text, name.label_) for name in expected.ents] == [("ТОО « Тулпар »", "Company")]
    assert {word.text for word in expected if not word.ent_iob_} == {"А", ".", "Бекова"}


def test_every_marked_name_can_be_learned_to_the_character(texts: list[LabelledText]) -> None:
    vocab = untrained().vocab
    for text in texts:
        sure = [label for label in text.labels if not label.doubtful]
        assert len(example(text, vocab).reference.ents) == len(sure)


def test_a_variant_has_the_same_types_of_names_in_the_same_order(texts: list[LabelledText]) -> None:
    augment = Augmenter(texts, random.Random(1))  # noqa: S311
    for text in texts:
        assert [label.type for label in augment(text).labels] == [label.type for label in text.labels]


def test_a_variant_keeps_what_stands_between_the_names() -> None:
    text = LabelledText(TEXT, (_label("А. Бекова", "Person"), _label("ТОО «Тулпар»", "Company")))
    varied = rewritten(text, ["Иван", "АО «Жебе»"])
    assert varied.text == "Приказ Министра просвещения подписал Иван из АО «Жебе»-Сервис."
    assert [label.span.of(varied.text) for label in varied.labels] == ["Иван", "АО «Жебе»"]


def test_other_quotation_marks_leave_the_names_in_place() -> None:
    text = requoted(LabelledText(TEXT, (_label("ТОО «Тулпар»", "Company"),)), '""')
    assert text.labels[0].span.of(text.text) == 'ТОО "Тулпар"'


def test_only_the_chosen_lines_are_raised_to_capitals() -> None:
    choices = iter([True, False])
    assert capitalised(LabelledText("один\nдва", ()), lambda: next(choices)).text == "ОДИН\nдва"
