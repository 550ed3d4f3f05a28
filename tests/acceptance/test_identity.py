"""Who is who in a workspace: what goes with a document, what humans decide, and what names may be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.statements import Page, Shelf, Thing, page, snapshot

from kg.extract import EXTRACTOR_VERSION, extract
from kg.model import VOCABULARY, Document, Entity, Language, Relationship, Snapshot
from kg.resolve import Resolution, assemble
from kg.resolve.names.script import fold
from kg.reviewing import Reviewing
from kg.workspace import Workspace

MEMORANDUM = "Orion University and Primula Tandem LLP signed a memorandum of cooperation.\n"
WORKSHOP = "ТОО «Примула Тандем» построило цех в городе Тараз.\n"
LABORATORY = "Orion University opened a laboratory. Askar Serikov is the rector of Orion University.\n"
CAPITAL = "Lotos Kapital LLP opened an office in Taraz.\n"


class Texts:
    """A workspace that texts are read into; what would be published is looked at as a snapshot."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace.create(folder)
        self.reviewing = Reviewing(self.workspace)

    def read(self, name: str, text: str, language: Language = Language.EN) -> bool:
        document = Document(f"https://example.org/{name}", text, language, name)
        return self.workspace.ledger.replace(document, extract(document), EXTRACTOR_VERSION)

    def put(self, written: Page) -> None:
        self.workspace.ledger.replace(written.document, written.extraction, "by hand")

    def forget(self, name: str) -> None:
        document = self.workspace.ledger.find_document(name)
        assert document is not None
        self.workspace.ledger.forget(document.id)

    def merge(self, one: str, other: str) -> None:
        self.reviewing.merge(self.called(one).id, self.called(other).id, by="Ainur")

    def split(self, name: str, *names: str) -> None:
        """Take names out of the entity that goes by a name."""
        self.reviewing.split(self.called(name).id, names, [], by="Ainur")

    def begin_anew(self, *, without_resolution: bool) -> None:
        """Close the workspace and open it again, after its resolution was deleted or not."""
        folder = self.workspace.folder
        self.close()
        if without_resolution:
            for path in folder.glob("resolution.db*"):
                path.unlink()
        self.workspace = Workspace.open(folder)
        self.reviewing = Reviewing(self.workspace)

    def close(self) -> None:
        self.workspace.__exit__(None, None, None)

    @property
    def snapshot(self) -> Snapshot:
        """What would be published, as of revision 0, so that two revisions can be compared."""
        with self.workspace.ledger.reading() as reading:
            self.workspace.resolution.bring_forward(reading)
            entity_of = self.workspace.resolution.entity_of()
            found = assemble(reading.revision, reading.documents(), reading.statements(), entity_of)
        return replace(found, revision=0)

    def called(self, name: str) -> Entity:
        """Return the one entity that goes by the name."""
        (found,) = (
            entity for entity in self.snapshot.entities if name in {known.text for known in entity.names}
        )
        return found

    def names(self, name: str) -> set[str]:
        """Return all names of the entity that goes by the name."""
        return {known.text for known in self.called(name).names}

    def said(self, type_: str) -> list[Relationship]:
        return [edge for edge in self.snapshot.relationships if edge.type == type_]


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Texts]:
    opened = Texts(tmp_path / "workspace")
    yield opened
    opened.close()


def test_forgetting_a_document_leaves_what_another_says_of_the_same_company(texts: Texts) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("workshop", WORKSHOP, Language.RU)
    assert texts.names("Primula Tandem LLP") == {"Primula Tandem LLP", "ТОО «Примула Тандем»"}
    texts.forget("memorandum")
    assert texts.names("ТОО «Примула Тандем»") == {"ТОО «Примула Тандем»"}
    assert [edge.type for edge in texts.snapshot.relationships] == ["located_in"]
    assert "Orion University" not in {entity.name for entity in texts.snapshot.entities}


def test_a_relation_that_one_document_states_goes_with_it_and_both_ends_stay(texts: Texts) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("workshop", WORKSHOP, Language.RU)
    texts.read("laboratory", LABORATORY)
    (edge,) = texts.said("partners_with")
    assert {edge.source, edge.target} == {
        texts.called("Orion University").id,
        texts.called("ТОО «Примула Тандем»").id,
    }
    texts.forget("memorandum")
    assert texts.said("partners_with") == []
    assert texts.called("Orion University").type == "University"
    assert texts.called("ТОО «Примула Тандем»").type == "Company"


def test_forgetting_all_documents_leaves_nothing(texts: Texts) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("laboratory", LABORATORY)
    assert texts.snapshot.entities
    for name in ("memorandum", "laboratory"):
        texts.forget(name)
    left = texts.snapshot
    assert (left.entities, left.relationships, left.claims, left.sources) == ((), (), (), ())


def test_a_document_read_twice_changes_nothing(texts: Texts) -> None:
    assert texts.read("memorandum", MEMORANDUM)
    before, counts = texts.snapshot, texts.workspace.ledger.counts()
    assert not texts.read("memorandum", MEMORANDUM)
    assert (texts.snapshot, texts.workspace.ledger.counts()) == (before, counts)


def test_of_a_document_with_one_fact_changed_the_old_one_is_gone_and_the_new_one_there(texts: Texts) -> None:
    texts.read("laboratory", LABORATORY)
    texts.read("memorandum", MEMORANDUM)
    texts.read("memorandum", MEMORANDUM.replace("Primula Tandem", "Lotos Kapital"))
    (edge,) = texts.said("partners_with")
    assert texts.called("Lotos Kapital LLP").id in {edge.source, edge.target}
    assert not any("Primula" in name.text for entity in texts.snapshot.entities for name in entity.names)


def test_a_merge_that_is_split_again_leaves_everything_as_it_was(texts: Texts) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("workshop", WORKSHOP, Language.RU)
    texts.read("capital", CAPITAL)
    before = texts.snapshot
    texts.merge("Primula Tandem LLP", "Lotos Kapital LLP")
    assert texts.names("Lotos Kapital LLP") == {
        "Lotos Kapital LLP",
        "Primula Tandem LLP",
        "ТОО «Примула Тандем»",
    }
    texts.split("Primula Tandem LLP", "Lotos Kapital LLP")
    assert texts.snapshot == before


def test_decisions_can_be_taken_back_one_by_one(texts: Texts) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("capital", CAPITAL)
    texts.read("workshop", WORKSHOP, Language.RU)
    states = [texts.snapshot]
    texts.merge("Primula Tandem LLP", "Lotos Kapital LLP")
    states.append(texts.snapshot)
    texts.split("Primula Tandem LLP", "Primula Tandem LLP")
    assert texts.snapshot not in states
    for state in reversed(states):
        texts.reviewing.undo(by="Ainur")
        assert texts.snapshot == state


@pytest.mark.parametrize("without_resolution", [False, True])
def test_decisions_survive_changed_texts_and_a_lost_resolution(
    without_resolution: bool, texts: Texts
) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("workshop", WORKSHOP, Language.RU)
    texts.read("capital", CAPITAL)
    texts.merge("Primula Tandem LLP", "Lotos Kapital LLP")
    texts.split("Primula Tandem LLP", "ТОО «Примула Тандем»")
    texts.begin_anew(without_resolution=without_resolution)
    texts.read("capital", f"{CAPITAL}The office is small.\n")
    texts.read("memorandum", f"A page of news.\n{MEMORANDUM}")
    assert texts.names("Primula Tandem LLP") == {"Primula Tandem LLP", "Lotos Kapital LLP"}
    assert texts.names("ТОО «Примула Тандем»") == {"ТОО «Примула Тандем»"}


def test_documents_read_after_a_merge_come_to_it(texts: Texts) -> None:
    texts.read("memorandum", MEMORANDUM)
    texts.read("capital", CAPITAL)
    texts.merge("Primula Tandem LLP", "Lotos Kapital LLP")
    texts.read("workshop", WORKSHOP, Language.RU)
    texts.read("another", "ТОО «Лотос Капитал» подписало договор.\n", Language.RU)
    assert texts.names("Primula Tandem LLP") == {
        "Lotos Kapital LLP",
        "Primula Tandem LLP",
        "ТОО «Примула Тандем»",
        "ТОО «Лотос Капитал»",
    }


def test_a_merge_outlives_the_documents(texts: Texts) -> None:
    for name, text in (("memorandum", MEMORANDUM), ("capital", CAPITAL)):
        texts.read(name, text)
    texts.merge("Primula Tandem LLP", "Lotos Kapital LLP")
    texts.forget("capital")
    assert texts.names("Primula Tandem LLP") == {"Primula Tandem LLP"}
    texts.read("capital", CAPITAL)
    assert texts.names("Primula Tandem LLP") == {"Primula Tandem LLP", "Lotos Kapital LLP"}


ODD_NAMES = (
    "Ы" * 5000,
    "Ким " * 1250 + "И.",
    "«—…»",
    "№",
    "ТОО",
    "Tоо «Pомашкa Cepвис»",
    "Приmула Тандем",
    "Ромашка\x00Сервис",
    "\u202eсивреС\u202c \u200b\x07Ромашка",
    "'}) MATCH (n) DETACH DELETE n //",
    "<script>alert('x')</script> & Ко",
    '=HYPERLINK("https://example.org";"Ромашка")',
    "+1 @SUM(A1:A9)",
    '"; DROP TABLE statement; --',
    "株式会社",
    "🌼🌼",
    "̈́",
)


@pytest.mark.parametrize(
    "type_", ["Company", "University", "Unit", "Person", "Place", "LegalAct", "Event", "Programme", "Sector"]
)
def test_odd_names_are_kept_as_they_are_written_and_none_is_another(type_: str, texts: Texts) -> None:
    things = [Thing(type_, name) for name in ODD_NAMES]
    for number, thing in enumerate(things):
        texts.put(page(f"page{number}", thing))
    texts.put(page("all", *things))
    entities = texts.snapshot.entities
    assert {name.text for entity in entities for name in entity.names} == set(ODD_NAMES)
    assert all(len(entity.names) == 1 and entity.name == entity.names[0].text for entity in entities)


@pytest.mark.parametrize("name", ["«—…»", "№", "ТОО", "\U0001f33c\U0001f33c"])
def test_companies_of_two_documents_are_not_one_for_a_name_that_says_nothing(name: str, texts: Texts) -> None:
    texts.put(page("a", Thing("Company", name)))
    texts.put(page("b", Thing("Company", name)))
    assert len(texts.snapshot.entities) == 2


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(st.sampled_from(sorted(VOCABULARY.entity_types)), NAMES, NAMES)
def test_any_two_names_are_shown_as_written_and_are_one_only_by_their_letters(
    type_: str, one: str, other: str
) -> None:
    shelf = Shelf()
    shelf.put(page("a", Thing(type_, one)), page("b", Thing(type_, other)))
    with Resolution.open() as resolution:
        entities = snapshot(shelf, resolution).entities
    assert {name.text for entity in entities for name in entity.names} == {one, other}
    assert len(entities) == 2 or (fold(one) and fold(other))
