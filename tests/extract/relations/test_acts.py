import pytest

from kg.extract.findings import findings
from kg.extract.pipeline import read
from kg.model import Document, Language

ORDERS = {
    Language.EN: (
        "On amendments to certain orders\n\n"
        "Order of the Minister of Education of the Republic of Kazakhstan dated May 6, 2024 No. 88\n\n"
        "In accordance with the Resolution of the Government of the Republic of Kazakhstan dated "
        "August 19, 2022 No. 581 I HEREBY ORDER:\n"
        "1. To introduce amendments into the order of the Minister of Education of the Republic of "
        "Kazakhstan dated June 3, 2021 No. 275.\n"
        "2. The order of the Minister of Education of the Republic of Kazakhstan dated July 1, 2019 No. 301 "
        "shall be deemed to have lost force.\n"
    ),
    Language.RU: (
        "О внесении изменений в некоторые приказы\n\n"
        "Приказ Министра просвещения Республики Казахстан от 6 мая 2024 года № 88\n\n"
        "В соответствии с постановлением Правительства Республики Казахстан от 19 августа 2022 года № 581 "
        "ПРИКАЗЫВАЮ:\n"
        "1. Внести в приказ Министра просвещения Республики Казахстан от 3 июня 2021 года № 275 изменения.\n"
        "2. Признать утратившими силу:\n"
        "1) приказ Министра просвещения Республики Казахстан от 1 июля 2019 года № 301;\n"
    ),
    Language.KK: (
        "Кейбір бұйрықтарға өзгерістер енгізу туралы\n\n"
        "Қазақстан Республикасы Оқу-ағарту министрінің 2024 жылғы 6 мамырдағы № 88 бұйрығы\n\n"
        "Қазақстан Республикасы Үкіметінің 2022 жылғы 19 тамыздағы № 581 қаулысына сәйкес БҰЙЫРАМЫН:\n"
        "1. Қазақстан Республикасы Оқу-ағарту министрінің 2021 жылғы 3 маусымдағы № 275 бұйрығына өзгерістер "
        "енгізілсін.\n"
        "2. Қазақстан Республикасы Оқу-ағарту министрінің 2019 жылғы 1 шілдедегі № 301 бұйрығының күші "
        "жойылды деп танылсын.\n"
    ),
}


def numbers(text: str, language: Language) -> set[tuple[str, str | None, str | None]]:
    found = findings(read(Document("test:order", text, language))).relations
    return {
        (relation.relation, relation.subject.number, relation.object.number)
        for relation in found
        if relation.relation in ("amends", "repeals")
    }


@pytest.mark.parametrize("language", ORDERS)
def test_an_order_amends_and_repeals_what_its_points_name_but_not_what_it_rests_on(
    language: Language,
) -> None:
    assert numbers(ORDERS[language], language) == {("amends", "88", "275"), ("repeals", "88", "301")}


def test_both_acts_of_a_joint_order_amend() -> None:
    text = (
        "Совместный приказ Министра просвещения Республики Казахстан от 6 мая 2024 года № 88 и Министра "
        "труда и социальной защиты населения Республики Казахстан от 8 мая 2024 года № 99\n\n"
        "ПРИКАЗЫВАЕМ:\n"
        "1. Внести в приказ Министра просвещения Республики Казахстан от 3 июня 2021 года № 275 дополнения.\n"
    )
    assert numbers(text, Language.RU) == {("amends", "88", "275"), ("amends", "99", "275")}


def test_an_order_that_changes_nothing_acts_upon_no_other() -> None:
    text = ORDERS[Language.RU].split("1. Внести")[0] + "1. Утвердить прилагаемый состав комиссии.\n"
    assert numbers(text, Language.RU) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "At the round table the parties signed a memorandum of cooperation.\n"),
        (Language.RU, "На круглом столе стороны подписали меморандум о сотрудничестве.\n"),
    ],
)
def test_an_agreement_signed_at_an_event_is_concluded_there(language: Language, text: str) -> None:
    intro = {
        Language.EN: "The International Round Table took place at Ulgi University. ",
        Language.RU: "В университете «Улги» состоялся международный круглый стол. ",
    }
    found = findings(read(Document("test:page", intro[language] + text, language))).relations
    assert [(r.subject.type, r.object.type) for r in found if r.relation == "concluded_at"] == [
        ("Agreement", "Event")
    ]
