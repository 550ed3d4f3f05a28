"""Texts and numbers come back from every database exactly as they were put, and in the same order."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from tests.ledger.conftest import Place
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction, judgement

from kg.errors import InputError
from kg.ledger import Ledger
from kg.ledger.text import PostgresText
from kg.model import Document, Dropped, Extraction, Language, Span, Verdict

DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
LETTERS = st.characters(codec="utf-8") | st.sampled_from("\x00\x01\x02\x7f \u00e9\ud7ff\ue000\U00010000")
KEPT = PostgresText()


def kept(text: str) -> str:
    return str(KEPT.process_bind_param(text, DIALECT))


@given(st.text(LETTERS), st.text(LETTERS))
def test_what_postgres_keeps_of_texts_has_no_nul_and_their_order(one: str, other: str) -> None:
    assert "\x00" not in kept(one)
    assert KEPT.process_result_value(kept(one), DIALECT) == one
    assert (kept(one).encode() < kept(other).encode()) == (one < other)


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b\x01c\x02", "\x01\x01\x01\x02", "Ә\U0001f642", "a\u0301", "\\x00 %s :x", "\r\n\t"]
)
def test_any_letter_comes_back(ledger: Ledger, text: str) -> None:
    written = Document(f"https://example.org/{text}", text, Language.KK, text)
    ledger.replace(written, Extraction((), (Dropped(text, text, Span(0, 1)),)), text)
    said = replace(judgement(), by=text, reason=text, names=(text, text))
    ledger.judge(said)
    assert ledger.is_current(written, text)
    assert list(ledger.documents()) == [written]
    assert [(dropped.reason, dropped.example) for dropped in ledger.dropped()] == [(text, text)]
    assert ledger.all_judgements() == [said]
    assert next(revision.what for revision in ledger.history()) == f"replace {written.uri}"


def test_half_of_a_letter_is_refused_and_nothing_is_changed(ledger: Ledger) -> None:
    for wrong in (document(text="half \ud800"), replace(document(), title="\udfff")):
        with pytest.raises(InputError, match=r"half of a letter, '\\ud[8f]..', which no ledger keeps"):
            ledger.replace(wrong, Extraction(()), EXTRACTOR)
    with pytest.raises(InputError, match="half of a letter"):
        ledger.judge_all([judgement("e1", "e2"), replace(judgement("e1", "e3"), by="\ud800")])
    assert ledger.revision == 0
    assert ledger.all_judgements() == []


def test_a_text_of_ten_megabytes_at_a_long_address_comes_back(ledger: Ledger) -> None:
    text = "".join(chr(0x400 + number % 0x100) for number in range(5_000_000))
    address = "".join(f"{number:x}/" for number in range(4000))
    written = document(address, text)
    assert ledger.replace(written, Extraction(()), EXTRACTOR)
    assert list(ledger.documents()) == [written]


def test_judgements_are_in_the_order_of_code_points(ledger: Ledger) -> None:
    names = ["B", "a", "b", "Z", "é", "ә", "Ә", "Я", "a b", "a-b", "ab", "\U00010000", "\ue000"]
    for name in names:
        ledger.judge(judgement("A", name))
    assert [made.right for made in ledger.judgements()] == sorted(names)


@pytest.mark.parametrize("number", [0.1, 1 / 3, 5e-324, 0.9999999999999999, 1e-300, 0.0, 1.0])
def test_numbers_come_back_exactly(ledger: Ledger, number: float) -> None:
    ledger.replace(document(), extraction(document(), number), EXTRACTOR)
    ledger.judge(replace(judgement(), score=number))
    assert {statement.confidence for statement in ledger.statements()} == {number, 1.0}
    assert [made.score for made in ledger.judgements()] == [number]


def test_every_verdict_and_a_time_to_the_microsecond_come_back(ledger: Ledger) -> None:
    for verdict in Verdict:
        ledger.judge(judgement(verdict=verdict))
    assert ledger.all_judgements() == [judgement(verdict=verdict) for verdict in Verdict]


def test_many_long_texts_are_read_in_little_memory(place: Place) -> None:
    with Ledger.open(place) as ledger:
        for number in range(100):
            ledger.replace(document(str(number), "x" * 1_000_000), Extraction(()), EXTRACTOR)
    reader = Path(__file__).with_name("ledger_reader.py")
    said = subprocess.run(
        [sys.executable, reader, place], capture_output=True, text=True, check=True, timeout=120
    )
    letters, grown = map(int, said.stdout.split())
    assert letters == 100_000_000
    assert grown < 80_000_000
