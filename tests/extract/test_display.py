import pytest

from kg.extract.display import display_name


@pytest.mark.parametrize(
    ("surface", "type_", "name"),
    [
        ("Общественного совета", "Unit", "Общественный совет"),
        ("Карагандинскому техническому университету имени Абылкаса Сагинова", "University",
         "Карагандинский технический университет имени Абылкаса Сагинова"),
        ("Южно-Казахстанской медицинской академии", "University", "Южно-Казахстанская медицинская академия"),
        ("Синьцзян-Уйгурского автономного района", "Place", "Синьцзян-Уйгурский автономный район"),
        ("Высшего технического колледжа", "College", "Высший технический колледж"),
        ("Палатой предпринимателей Жамбылской области", "Association",
         "Палата предпринимателей Жамбылской области"),
        ("ТОО «Былой Пример»", "Company", "ТОО «Былой Пример»"),
        ("Ким И.С.", "Person", "Ким И.С."),
    ],
)  # fmt: skip
def test_a_russian_name_is_shown_in_the_nominative_with_its_adjectives_in_agreement(
    surface: str, type_: str, name: str
) -> None:
    assert display_name([surface], type_, "ru") == name


def test_the_fullest_name_is_shown() -> None:
    assert display_name(["ЮКУ", "Южно-Казахстанский университет"], "University", "ru").startswith("Южно")


@pytest.mark.parametrize("surface", ["Үлгі университетінің", "Үлгі университетімен", "Үлгі университетіне"])
def test_a_kazakh_name_is_shown_without_its_case(surface: str) -> None:
    assert display_name([surface], "University", "kk") == "Үлгі университеті"
