import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Verdict
from kg.resolve.names.comparing import compare, named
from kg.resolve.names.evidence import Comparison
from kg.resolve.names.organisations import parse_organisation, parts_of, stem_of, word_of
from kg.resolve.names.script import fold, letters
from kg.resolve.names.word_alignment import Likeness, align, expansion, likeness

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def compared(one: str, other: str, type_: str = "Company", *, beside: str = "") -> Comparison:
    return compare(named(type_, one, "ru", beside), named(type_, other, "kk", beside))


def noted(comparison: Comparison) -> set[str]:
    return {feature.name for feature in comparison.features}


def own_words(name: str) -> list[str]:
    return [word.text for word in parse_organisation(name).words]


@pytest.mark.parametrize(
    ("name", "words", "numbers"),
    [
        ("ТОО «Сұңқар Құрылыс»", ["Сұңқар", "Құрылыс"], ()),
        ("«Сұңқар Құрылыс» ЖШС-ның", ["Сұңқар", "Құрылыс"], ()),
        ("Sunqar LLP", ["Sunqar"], ()),
        ("Школа № 12", ["Школа"], ("12",)),
        ("№12 мектеп", ["мектеп"], ("12",)),
        ("Школа № 007", ["Школа"], ("7",)),
        ("ТОО «Карлыгаш-II»", ["Карлыгаш"], ("2",)),
        ("ТОО «Карлығаш-ІІ»", ["Карлығаш"], ("2",)),
        ("ТОО «Карлыгаш-3»", ["Карлыгаш"], ("3",)),
    ],
)
def test_the_legal_form_and_the_numbers_are_set_aside(
    name: str, words: list[str], numbers: tuple[str, ...]
) -> None:
    assert (own_words(name), parse_organisation(name).numbers) == (words, numbers)


@pytest.mark.parametrize(
    ("name", "honoured"),
    [
        ("Колледж имени Абая Кунанбаева", ["Абая", "Кунанбаева"]),
        ("Колледж им. А. Кунанбаева", ["Кунанбаева"]),
        ("Абай Құнанбаев атындағы колледж", ["Абай", "Құнанбаев"]),
        ("College named after Abai Kunanbayev", ["Abai", "Kunanbayev"]),
        ("Школа имени академика Сатпаева", ["Сатпаева"]),
        ("Сұңқар колледжі", []),
    ],
)
def test_whom_a_body_is_named_after_stands_behind_or_before_the_mark(name: str, honoured: list[str]) -> None:
    assert [word.text for word in parse_organisation(name).honoured] == honoured


@pytest.mark.parametrize("name", ["", "\0", "«»", "…—", "№"])
def test_a_text_without_a_name_is_empty(name: str) -> None:
    assert parse_organisation(name).is_empty
    assert "nothing_to_compare" in noted(compared(name, "ТОО «Сұңқар»"))


@pytest.mark.parametrize("name", ["ТОО", "ЖШС", "LLP"])
def test_a_legal_form_alone_is_taken_for_the_name(name: str) -> None:
    assert own_words(name) == [name]
    assert compared(name, "ТОО «Сұңқар»").verdict is not SAME


def test_a_state_institution_and_a_university_of_one_acronym_are_told_apart() -> None:
    assert parse_organisation("КГУ «Школа № 12»").forms
    assert not parse_organisation("КГУ").forms
    assert compared("КГУ «Школа № 12»", "КГУ", "School", beside="Костанай").verdict is not SAME


def test_a_word_in_quotation_marks_is_a_brand_and_a_described_body_is_not() -> None:
    brand, described = parse_organisation("ТОО «Дән»"), parse_organisation("КГУ «Аграрный колледж»")
    assert [word.quoted for word in brand.words] == [True]
    assert [word.quoted for word in described.words] == [False] * len(described.words)


@pytest.mark.parametrize(
    ("one", "other", "type_", "beside"),
    [
        ("ТОО «Сұңқар Құрылыс»", "«Сұңқар Құрылыс» ЖШС", "Company", ""),
        ("ТОО «Сункар Шолпан»", "Sunqar Sholpan LLP", "Company", ""),
        (
            "ТОО «Сункар Шолпан»",
            "Товарищество с ограниченной ответственностью «Сункар Шолпан»",
            "Company",
            "",
        ),
        ("ТОО «Сункар-Шолпан»", "ТОО «Сункар Шолпан»", "Company", ""),
        ("ТОО «Сункар Шолпан»", "ТОО «СУНКАР ШОЛПАН»", "Company", ""),
        ("TOO «Cункаp Шолпан»", "ТОО «Сункар Шолпан»", "Company", ""),
        ("Т0О «0рда Шолпан»", "ТОО «Орда Шолпан»", "Company", ""),
        ("ТОО «Карлыгаш-II»", "«Карлығаш-2» ЖШС", "Company", ""),
        ("Qaraǵandy Sholpan", "Қарағанды Шолпан", "Company", ""),
        ("Таразский аграрный колледж", "Тараз аграрлық колледжі", "College", ""),
        ("Таразского аграрного колледжа", "Тараз аграрлық колледжінің", "College", ""),
        ("Аграрный колледж города Тараз", "Taraz Agrarian College", "College", ""),
        ("Школа-лицей № 7", "№7 мектеп-лицей", "School", "Семей"),
        ("КГУ «Школа № 12»", "Школа №12", "School", "Тараз"),
        ("Школа имени Ыбрая Алтынсарина", "Ы. Алтынсарин атындағы мектеп", "School", "Рудный"),
    ],
)
def test_two_spellings_of_one_name_are_one_body(one: str, other: str, type_: str, beside: str) -> None:
    assert compared(one, other, type_, beside=beside).verdict is SAME


@pytest.mark.parametrize(
    ("one", "other", "type_", "because"),
    [
        ("КазНУ", "КазНУИ", "University", "known_as_different_bodies"),
        ("Филиал ТОО «Сұңқар Шолпан»", "ТОО «Сұңқар Шолпан»", "Company", "part_of_other"),
        ("«Сұңқар Шолпан» ЖШС филиалы", "ТОО «Сұңқар Шолпан»", "Company", "part_of_other"),
        ("Представительство ТОО «Сұңқар Шолпан»", "ТОО «Сұңқар Шолпан»", "Company", "part_of_other"),
        ("Группа компаний «Сұңқар Шолпан»", "ТОО «Сұңқар Шолпан»", "Company", "group_of_other"),
        ("Филиал ТОО «Сұңқар» в Актау", "Филиал ТОО «Сұңқар» в Атырау", "Company", "place_in_name_differs"),
        ("ТОО «Сұңқар Шолпан»", "«Сұңқар Шолпан» АҚ", "Company", "legal_form_differs"),
        ("ТОО «Сұңқар Шолпан»", "ИП «Сұңқар Шолпан»", "Company", "legal_form_differs"),
        ("ТОО «Карлыгаш-1»", "«Карлығаш-2» ЖШС", "Company", "number_differs"),
        ("ТОО «Карлыгаш»", "«Карлығаш-2» ЖШС", "Company", "number_differs"),
        ("Школа № 12", "№ 21 мектеп", "School", "number_differs"),
        ("ТОО «Алтын Дән»", "ТОО «Дән Алтын»", "Company", "own_words_in_other_order"),
        ("ТОО «Сұңқар Шолпан»", "ТОО «Сұңқар Бүркіт»", "Company", "own_word_missing"),
        ("Таразский аграрный колледж", "Тараз аграрлық университеті", "College", "body_differs"),
        ("Таразский аграрный колледж", "Тараз музыка колледжі", "College", "subject_missing"),
        ("Таразский аграрный колледж", "Семей аграрлық колледжі", "College", "place_in_name_differs"),
        ("Школа имени Абая", "Әуезов атындағы мектеп", "School", "named_after_other"),
    ],
)
def test_names_that_are_alike_are_two_bodies(one: str, other: str, type_: str, because: str) -> None:
    found = compared(one, other, type_)
    assert found.verdict is not SAME
    assert because in noted(found)


@pytest.mark.parametrize("name", ["Аграрный колледж", "Школа № 12", "Кафедра физики"])
def test_a_name_that_many_bear_is_not_enough(name: str) -> None:
    assert "nothing_distinctive" in noted(compared(name, name, "School"))
    assert compared(name, name, "School").verdict is not SAME


def test_units_of_one_name_are_one_in_one_body_and_two_in_two() -> None:
    def units(one: str, other: str) -> Verdict:
        return compare(
            named("Unit", "Кафедра физики", "ru", one), named("Unit", "Физика кафедрасы", "kk", other)
        ).verdict

    assert units("КазНУ имени аль-Фараби", "әл-Фараби атындағы ҚазҰУ") is SAME
    assert units("КазНУ имени аль-Фараби", "КазНУИ") is DIFFERENT


def test_units_of_bodies_whose_names_tell_nothing_are_not_told_apart_by_them() -> None:
    one, other = (
        named("Unit", "Кафедра физики", "ru", "Колледж"),
        named("Unit", "Кафедра физики", "ru", "колледж"),
    )
    assert not noted(compare(one, other)) & {"unit_of_same_body", "unit_of_different_body"}


@pytest.mark.parametrize(
    ("acronym", "words"),
    [
        ("ТПК", "Таразский Политехнический Колледж"),
        ("ТСК", "Таразский строительный колледж"),
        ("TPC", "Taraz Polytechnic College"),
    ],
)
def test_an_acronym_is_made_of_the_initials(acronym: str, words: str) -> None:
    parts = [word_of(text) for text in words.split()]
    assert list(expansion(word_of(acronym), parts)) == parts
    assert not expansion(word_of("ХХХ"), parts)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Сұңқар", "Сұңқар", Likeness.EQUAL),
        ("Сұңқар", "Sunqar", Likeness.EQUAL),
        ("Ержан", "Yerjan", Likeness.EQUAL),
        ("Султан", "Soultan", Likeness.SOUND),
        ("Шолпана", "Шолпаном", Likeness.STEM),
        ("Карлыгаш", "Карлыгас", None),
        ("Карлыгаш", "Карлагаш", Likeness.SLIP),
        ("Дән", "Дін", None),
        ("Сұңқар", "Бүркіт", None),
    ],
)
def test_two_words_are_as_like_as_they_are_written(one: str, other: str, found: Likeness | None) -> None:
    assert likeness(word_of(one), word_of(other)) is found
    assert likeness(word_of(other), word_of(one)) is found


@pytest.mark.parametrize(
    ("inflected", "stem"), [("колледжінің", "колледж"), ("заводами", "завод"), ("дән", "дән")]
)
def test_a_stem_is_what_remains_without_case_endings(inflected: str, stem: str) -> None:
    assert stem_of(fold(inflected)) == fold(stem)


def test_words_written_together_in_one_name_and_apart_in_the_other_are_paired() -> None:
    found = align([word_of("СункарШолпан")], [word_of("Сункар"), word_of("Шолпан")])
    assert (len(found.pairs), found.left, found.right) == (1, (), ())


@given(st.text())
def test_any_text_is_taken_apart_into_words_with_keys(text: str) -> None:
    parsed = parse_organisation(text)
    assert list(parsed.numbers) == sorted(parsed.numbers)
    for word in (*parsed.words, *parsed.honoured):
        assert word.text
        assert word.fold == fold(word.text)
        assert " ".join(part.text for part in parts_of(word)) == word.text


WORDS = st.lists(
    st.sampled_from([
        "ТОО", "«Сұңқар»", "Тараз", "колледж", "колледжі", "№ 5",
        "имени", "Абая", "атындағы", "филиал", "ҚазҰУ", "и",
    ]),
    max_size=8,
)  # fmt: skip


@given(WORDS, WORDS)
def test_each_word_of_two_names_is_paired_or_left_over_once(one: list[str], other: list[str]) -> None:
    left, right = (parse_organisation(" ".join(side)).words for side in (one, other))
    found = align(left, right)
    told = "".join(letters(word.text) for word in (*found.left, *(pair.left for pair in found.pairs)))
    assert len(found.pairs) <= min(sum(len(word.text.split()) for word in side) for side in (left, right))
    assert set(told) <= set(letters(" ".join((*one, *other))))
    assert not align(left, left).left
    assert not align(left, left).right
