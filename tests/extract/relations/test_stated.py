"""What the wording states outright, read through the whole pipeline; all names are invented."""

import pytest

from kg.extract.findings import findings
from kg.extract.pipeline import read
from kg.model import Document, Language


def relations(text: str, language: Language) -> set[tuple[str, str, str]]:
    doc = read(Document("test:page", text, language))
    return {(found.relation, found.subject.name, found.object.name) for found in findings(doc).relations}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The round table was held with the support of the Ulgi Chamber of Entrepreneurs.", Language.EN),
        ("Круглый стол прошёл при поддержке Палаты предпринимателей Үлгинской области.", Language.RU),
    ],
)
def test_a_supporter_is_no_organiser(text: str, language: Language) -> None:
    found = {relation for relation, _, _ in relations(text, language)}
    assert "supported" in found
    assert "organized" not in found


@pytest.mark.xfail(
    strict=True, reason="the first act of a joint order is still lost in a text without heading"
)
def test_two_orders_in_one_sentence_have_each_their_own_issuer() -> None:
    text = (
        "In accordance with the joint order of the Minister of Science and Higher Education "
        "of the Republic of Kazakhstan dated March 3, 2024 No. 11 and the Minister of Education "
        "of the Republic of Kazakhstan dated March 4, 2024 No. 22, the work has begun."
    )
    doc = read(Document("test:page", text, Language.EN))
    issued = {
        (found.object.number, str(found.object.date), "Science" in found.subject.name)
        for found in findings(doc).relations
        if found.relation == "issued"
    }
    assert issued == {("11", "2024-03-03", True), ("22", "2024-03-04", False)}


def test_a_memorandum_of_a_university_and_a_plant_is_a_partnership_with_an_agreement() -> None:
    text = "Ulgi University and Primer Machine Works LLP signed a memorandum of cooperation.\n"
    doc = read(Document("test:page", text, Language.EN))
    pairs = [found for found in findings(doc).relations if found.relation == "partners_with"]
    assert [{found.subject.name, found.object.name} for found in pairs] == [
        {"Ulgi University", "Primer Machine Works LLP"}
    ]
    assert all(found.kind == "memorandum" for found in pairs)


def test_names_that_only_stand_in_one_sentence_are_not_related() -> None:
    text = "John read a book about Apple LLP. The rector of Ulgi University went home."
    assert not {relation for relation, _, _ in relations(text, Language.EN)} & {"partners_with", "holds_role"}


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        (
            "«Ұшқын Мысал» ЖШС мен Үлгі политехникалық колледжі арасында меморандумға қол қойылған жоқ.",
            "kk",
            "denied",
        ),
        ("Ulgi University and Primer Works LLP did not sign a memorandum of cooperation.", "en", "denied"),
    ],
)
def test_an_agreement_that_was_not_signed_is_denied(text: str, language: str, status: str) -> None:
    doc = read(Document("test:page", text, Language(language)))
    stated = {found.status.value for found in findings(doc).relations if found.relation == "partners_with"}
    assert stated <= {status}
