from kg.extract.many import extracted
from kg.model import Document, Language

PAGES = [
    Document(f"test:{number}", f"Ulgi University No. {number} and Primer LLP signed a pact.\n", Language.EN)
    for number in range(9)
]


def test_several_workers_find_the_same_in_the_same_order() -> None:
    assert list(extracted(PAGES, 2)) == list(extracted(PAGES, 1))


def test_nothing_is_found_in_no_documents() -> None:
    assert list(extracted([], 2)) == []
