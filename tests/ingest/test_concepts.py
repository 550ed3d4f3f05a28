"""The table of concepts is well formed, and the other tables name no concept that it lacks."""

import csv
import re
import tomllib
from collections import Counter
from itertools import chain
from typing import Any

import pytest

from kg.knowledge import knowledge
from kg.resolve.names.concepts import KINDS, meanings

LANGUAGES = ("en", "ru", "kk")
TEXT = knowledge("ingest", "names", "concepts.tsv").read_bytes().decode("utf-8")
ROWS = list(csv.DictReader(TEXT.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
CONCEPTS = {row["concept"] for row in ROWS}


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(knowledge("ingest", "names", name).read_text("utf-8"))


def forms(row: dict[str, str], language: str) -> list[str]:
    return row[language].split("; ") if row[language] else []


def test_the_table_has_its_columns_and_is_sorted() -> None:
    header, *rest = TEXT.split("\n")
    assert header.split("\t") == ["concept", "kind", *LANGUAGES, "source"]
    assert rest.pop() == "", "the last line does not end"
    assert [line for line in rest if line.count("\t") != header.count("\t")] == []
    order = [(row["kind"], row["concept"]) for row in ROWS]
    assert order == sorted(order)


def test_a_concept_stands_once_with_kind_and_source() -> None:
    assert [name for name, times in Counter(row["concept"] for row in ROWS).items() if times > 1] == []
    assert [name for name in CONCEPTS if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name)] == []
    assert {row["kind"] for row in ROWS} == set(KINDS)
    assert [row["concept"] for row in ROWS if not row["source"]] == []


def test_a_concept_has_words_in_two_languages_unless_it_links_others() -> None:
    spoken = {row["concept"]: sum(bool(row[language]) for language in LANGUAGES) for row in ROWS}
    links = {row["concept"] for row in ROWS if row["kind"] == "link"}
    assert [name for name, number in spoken.items() if number < (1 if name in links else 2)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_lower_case_words_with_endings_left_open_at_the_end(language: str) -> None:
    # A star ends a word: at the end of the form, before a blank or before a hyphen; "южно-*" is a prefix.
    wrong = [
        (row["concept"], form)
        for row in ROWS
        for form in forms(row, language)
        if form != form.strip().lower()
        or re.search(r"\*(?![ -]|$)|(?:^|[ ])\*|-\*.|  |;", form)
        or not form.isprintable()
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_stands_in_its_row_once(language: str) -> None:
    assert [
        row["concept"] for row in ROWS if len(set(forms(row, language))) < len(forms(row, language))
    ] == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_russian_and_kazakh_words_are_in_one_script(language: str) -> None:
    wrong = [
        (row["concept"], word)
        for row in ROWS
        for word in re.findall(r"[^\W\d_]+", row[language])
        if re.search(r"[a-z]", word) and re.search(r"[а-яё]", word)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "used",
    [
        *((f"organisations.toml {key}", table("organisations.toml")[key])
          for key in ("light", "over", "part", "optional")),
        ("acts.toml issuing_bodies", table("acts.toml")["issuing_bodies"]),
        ("near_concepts.toml near", [*chain(*table("near_concepts.toml")["near"])]),
    ],
    ids=lambda used: used[0],
)  # fmt: skip
def test_concepts_that_other_tables_name_exist(used: tuple[str, list[str]]) -> None:
    assert [name for name in used[1] if name not in CONCEPTS] == []


@pytest.mark.parametrize(
    ("russian", "kazakh", "english"),
    [
        ("колледж", "колледжі", "college"),
        ("строительный", "құрылыс", "construction"),
        ("машиностроительного", "машина жасау", "machine-building"),
        ("гэс", "сэс", "hydropower plant"),
        ("тэц", "жэо", "chp"),
        ("грэс", "маэс", "gres"),
        ("электровозов", "электровоз", "electric locomotive"),
        ("ректоров", "ректорлар", "rectors"),
    ],
)
def test_words_of_three_languages_share_a_concept(russian: str, kazakh: str, english: str) -> None:
    assert frozenset.intersection(*(concepts(text) for text in (russian, kazakh, english)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("гэс", "тэц"), ("тэц", "грэс"), ("электровоз", "локомотив"), ("казахский", "казахстанский"),
     ("строителей", "строительный"), ("государственный орган", "государственная организация")],
)  # fmt: skip
def test_words_of_different_things_share_none(one: str, other: str) -> None:
    assert not concepts(one) & concepts(other)


def concepts(text: str) -> frozenset[str]:
    """Return what the words mean when they are one phrase of the table, else nothing."""
    words = tuple(re.split(r"[\s-]", text))
    found = meanings(words)
    return found[0].concepts if len(found) == 1 and found[0].end == len(words) else frozenset()
