"""What a ledger keeps, replaces and forgets, on every database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.ledger.conftest import Place, Places
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction, judgement, read_documents

from kg.errors import InputError, NotFoundError
from kg.ledger import Counts, DroppedCount, Ledger
from kg.model import Document, Extraction, Judgement, Span, Verdict


@pytest.fixture(scope="module")
def lasting(places: Places) -> Iterator[Ledger]:
    with Ledger.open(places()) as opened:
        yield opened


def add(ledger: Ledger, *names: str) -> None:
    for name in names:
        added = document(name)
        ledger.replace(added, extraction(added), EXTRACTOR)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(read=read_documents())
def test_documents_and_statements_come_back_exactly_as_they_were_put(
    lasting: Ledger, read: tuple[Document, Extraction]
) -> None:
    written, found = read
    lasting.replace(written, found, EXTRACTOR)
    assert list(lasting.documents()) == [written]
    expected = sorted(found.statements, key=lambda statement: statement.id)
    assert list(lasting.statements()) == expected
    assert list(lasting.statements_of(written.id)) == expected
    assert sum(dropped.cases for dropped in lasting.dropped()) == len(found.dropped)
    assert lasting.forget(written.id)
    assert lasting.counts() == Counts(0, 0, 0, 0)


def test_the_text_of_a_document_is_given_by_its_id(ledger: Ledger) -> None:
    add(ledger, "page")
    with ledger.reading() as reading:
        assert reading.text(document("page").id) == document("page").text
        assert reading.text("nothing") is None


def test_content_outlives_the_process_that_wrote_it(place: Place) -> None:
    with Ledger.open(place) as first:
        add(first, "page")
        first.judge(judgement())
    with Ledger.open(place) as second:
        assert list(second.documents()) == [document()]
        assert set(second.statements()) == set(extraction(document()).statements)
        assert list(second.judgements()) == [judgement()]
        assert second.revision == 2


def test_a_current_document_is_not_written_again(ledger: Ledger) -> None:
    assert ledger.replace(document(), extraction(document()), EXTRACTOR)
    assert not ledger.replace(document(), Extraction(()), EXTRACTOR)
    assert ledger.revision == 1
    assert ledger.counts().statements == 2


def test_documents_are_replaced_together_or_not_at_all(ledger: Ledger) -> None:
    one, other = document("one"), document("other")
    assert ledger.replace_all([(one, extraction(one)), (other, extraction(other))], EXTRACTOR) == 2
    wrong = document("third")
    with pytest.raises(ValueError, match="is not of the document"):
        ledger.replace_all([(one, Extraction(())), (wrong, extraction(one))], "rules 2")
    assert ledger.replace_all([], EXTRACTOR) == 0
    assert [(change.number, change.what) for change in ledger.history()] == [
        (1, f"replace {one.uri}"),
        (2, f"replace {other.uri}"),
    ]
    assert ledger.counts() == Counts(documents=2, statements=4, judgements=0, dropped=4)


def test_more_documents_than_go_into_one_command_are_replaced_together(ledger: Ledger) -> None:
    many = [(document(str(number)), Extraction(())) for number in range(1203)]
    assert ledger.replace_all([*many, *many[:3]], EXTRACTOR) == 1203
    assert ledger.replace_all(many, EXTRACTOR) == 0
    assert ledger.counts().documents == ledger.revision == 1203


@pytest.mark.parametrize("change", [{"title": "Another title"}, {"published": None}, {"text": "Short."}])
def test_a_changed_document_is_not_current(ledger: Ledger, change: dict[str, str | None]) -> None:
    add(ledger, "page")
    assert ledger.is_current(document(), EXTRACTOR)
    assert not ledger.is_current(replace(document(), **change), EXTRACTOR)  # type: ignore[arg-type]


def test_a_new_version_of_the_extractor_replaces_the_statements(ledger: Ledger) -> None:
    add(ledger, "page")
    assert not ledger.is_current(document(), "rules 2")
    only = Extraction(extraction(document()).statements[:1])
    assert ledger.replace(document(), only, "rules 2")
    assert list(ledger.statements()) == list(only.statements)
    assert ledger.dropped() == []
    assert ledger.revision == 2


def test_another_text_at_the_same_address_replaces_the_first(ledger: Ledger) -> None:
    add(ledger, "page", "other")
    ledger.replace(document(text="Nothing of note."), Extraction(()), EXTRACTOR)
    assert [found.text for found in ledger.documents() if found.uri.endswith("page")] == ["Nothing of note."]
    assert {statement.document_id for statement in ledger.statements()} == {document("other").id}


def test_of_statements_with_one_id_the_most_confident_is_kept(ledger: Ledger) -> None:
    sure, unsure = extraction(document(), 0.9), extraction(document(), 0.4)
    ledger.replace(document(), Extraction(sure.statements[:1] + unsure.statements[:1]), EXTRACTOR)
    assert list(ledger.statements()) == [sure.statements[0]]


def test_a_statement_that_does_not_quote_its_document_is_refused(ledger: Ledger) -> None:
    first = extraction(document()).statements[0]
    for wrong in (
        replace(first, document_id="d0"),
        replace(first, span=Span(1, first.span.end)),
        replace(first, subject=replace(first.subject, surface="Alfa University")),
    ):
        with pytest.raises(ValueError, match="is not"):
            ledger.replace(document(), Extraction((wrong,)), EXTRACTOR)
    assert ledger.counts().documents == 0
    assert ledger.revision == 0


def test_forgetting_removes_exactly_one_document(ledger: Ledger) -> None:
    add(ledger, "one", "two")
    assert ledger.forget(document("one").id)
    assert list(ledger.documents()) == [document("two")]
    assert list(ledger.statements_of(document("one").id)) == []
    assert ledger.counts() == Counts(documents=1, statements=2, judgements=0, dropped=2)


def test_forgetting_an_unknown_document_changes_nothing(ledger: Ledger) -> None:
    assert not ledger.forget("d0")
    assert ledger.revision == 0


def test_dropped_finds_are_counted_by_reason_over_all_documents(ledger: Ledger) -> None:
    add(ledger, "one", "two")
    assert ledger.dropped() == [DroppedCount("no such relation", 4, "works")]


def test_the_latest_judgement_of_a_pair_counts(ledger: Ledger) -> None:
    assert ledger.judge(judgement(verdict=Verdict.SAME))
    assert ledger.judge(judgement("e1", "e3"))
    assert ledger.judge(judgement(verdict=Verdict.DIFFERENT))
    assert list(ledger.judgements()) == [judgement(verdict=Verdict.DIFFERENT), judgement("e1", "e3")]
    assert ledger.counts().judgements == 2


def test_a_withdrawn_judgement_is_kept_and_no_longer_in_force(ledger: Ledger) -> None:
    made = [judgement(verdict=verdict) for verdict in (Verdict.SAME, Verdict.WITHDRAWN)]
    for one in made:
        ledger.judge(one)
    assert list(ledger.judgements()) == []
    assert ledger.counts().judgements == 0
    assert ledger.all_judgements() == made
    ledger.judge(judgement(verdict=Verdict.UNSURE))
    assert list(ledger.judgements()) == [judgement(verdict=Verdict.UNSURE)]


def test_judgements_of_one_decision_are_recorded_together_or_not_at_all(ledger: Ledger) -> None:
    assert ledger.judge_all([judgement("e1", "e2"), judgement("e1", "e3")]) == 2
    with pytest.raises(ValueError, match="ascending"):
        ledger.judge_all([judgement("e1", "e4"), judgement("e3", "e2")])
    assert ledger.all_judgements() == [judgement("e1", "e2"), judgement("e1", "e3")]


def test_a_judgement_without_score_reason_and_names_comes_back_so(ledger: Ledger) -> None:
    bare = Judgement("e1", "e2", Verdict.SAME, "Ainur", judgement().at)
    ledger.judge(bare)
    assert ledger.all_judgements() == [bare]


def test_documents_are_listed_with_the_revisions_at_which_they_were_written(ledger: Ledger) -> None:
    add(ledger, "one", "two")
    ledger.judge(judgement())
    ledger.replace(document("one"), Extraction(()), "rules 2")
    with ledger.reading() as reading:
        assert reading.document_revisions() == {document("one").id: 4, document("two").id: 2}
        assert reading.document(document("one").id) == document("one")
        with pytest.raises(NotFoundError, match="kg status --documents"):
            reading.document("d0")


def test_when_a_document_was_read_stays_the_same_until_it_is_read_anew(ledger: Ledger) -> None:
    add(ledger, "one", "two")
    with ledger.reading() as reading:
        first = reading.document_readings()
    add(ledger, "one")
    ledger.judge(judgement())
    ledger.replace(document("two"), Extraction(()), "rules 2")
    changes = {revision.number: revision.at for revision in ledger.history()}
    with ledger.reading() as reading:
        assert reading.document_readings() == {
            document("one").id: first[document("one").id],
            document("two").id: (changes[4], "rules 2"),
        }
    assert first[document("one").id] == (changes[1], EXTRACTOR)
    assert changes[1].tzinfo is not None


def test_a_repeated_judgement_changes_nothing(ledger: Ledger) -> None:
    assert ledger.judge(judgement())
    assert not ledger.judge(judgement())
    assert ledger.revision == 1


def test_a_judgement_needs_two_entities_in_ascending_order(ledger: Ledger) -> None:
    for left, right in (("e2", "e1"), ("e1", "e1")):
        with pytest.raises(ValueError, match="ascending"):
            ledger.judge(judgement(left, right))


def test_judgements_outlive_the_documents(ledger: Ledger) -> None:
    add(ledger, "page")
    ledger.judge(judgement())
    ledger.forget(document().id)
    assert list(ledger.judgements()) == [judgement()]


def test_every_change_is_a_revision_with_time_and_subject(ledger: Ledger) -> None:
    add(ledger, "page")
    ledger.judge(judgement())
    ledger.forget(document().id)
    history = list(ledger.history())
    assert [(revision.number, revision.what) for revision in history] == [
        (1, "replace https://example.org/page"),
        (2, "judge e1 and e2 same"),
        (3, "forget https://example.org/page"),
    ]
    assert all(datetime.now(UTC) - revision.at < timedelta(minutes=5) for revision in history)


def test_a_reading_stays_the_same_while_others_write(ledger: Ledger) -> None:
    add(ledger, "one")
    with ledger.reading() as reading:
        before = reading.revision
        add(ledger, "two")
        assert reading.revision == before
        assert [found.uri for found in reading.documents()] == [document("one").uri]
    assert ledger.counts().documents == 2


def test_documents_may_be_replaced_while_they_are_listed(ledger: Ledger) -> None:
    add(ledger, "one", "two", "three")
    for found in ledger.documents():
        ledger.replace(found, Extraction(()), "rules 2")
    assert ledger.counts() == Counts(documents=3, statements=0, judgements=0, dropped=0)


def test_a_document_is_found_by_id_address_and_file_name(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "меморандум.txt"
    in_file = replace(document(), uri=file.as_uri())
    ledger.replace(in_file, Extraction(()), EXTRACTOR)
    add(ledger, "memorandum-en")
    for name in (in_file.id, in_file.uri, str(file), "меморандум.txt", "меморандум"):
        assert ledger.find_document(name) == in_file
    for name in ("memorandum-en", "memorandum-en.txt", "https://example.org/memorandum-en"):
        assert ledger.find_document(name) == document("memorandum-en")


def test_a_path_never_finds_a_document_of_another_folder(ledger: Ledger, tmp_path: Path) -> None:
    ledger.replace(replace(document(), uri=(tmp_path / "a" / "page.txt").as_uri()), Extraction(()), EXTRACTOR)
    assert ledger.find_document(str(tmp_path / "b" / "page.txt")) is None
    assert ledger.find_document("") is None
    assert ledger.find_document("unknown") is None


def test_a_name_of_several_documents_lists_them(ledger: Ledger) -> None:
    add(ledger, "en/page", "ru/page")
    with pytest.raises(InputError, match=r"2 documents: .*/en/page, .*/ru/page"):
        ledger.find_document("page")


def test_a_file_of_many_documents_lists_them(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    for line in range(1, 8):
        uri = f"{file.as_uri()}#L{line}"
        ledger.replace(replace(document(), uri=uri), Extraction(()), EXTRACTOR)
    with pytest.raises(InputError, match=r"7 documents: .*#L1, .*#L5, …"):
        ledger.find_document(str(file))
    assert ledger.find_document(f"{file.as_uri()}#L3") is not None
