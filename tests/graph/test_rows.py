"""What of a snapshot becomes nodes and edges."""

from dataclasses import replace

from kg.graph.rows import DOCUMENT, ENTITY, NAME, NAMES, RELATION, Row, edge_rows, node_rows
from kg.model import Amount, Entity, Name, PartialDate, Promise, Relationship, Snapshot, Source, Status
from kg.model.snapshot import FormerName, KnownAs

KNOWN = KnownAs(
    key="ulgi",
    names=(Name("Ulgi University", "en", ("ulgi university", "university")), Name("Үлгі", "kk", ("ulgi",))),
    former=(
        FormerName(Name("Ulgi Institute", None, ("ulgi institute",)), PartialDate(1992), PartialDate(2020)),
        FormerName(Name("Ulgi School", None, ("ulgi school",)), None, PartialDate(1992)),
        FormerName(Name("UI", None, ("ui",)), None, None),
    ),
    since=PartialDate(1972),
    until=None,
    identifiers={"wikidata": "Q1", "ror": "01", "bin": "123456789012"},
    website="ulgi.example",
    source="public register",
)
UNIVERSITY = Entity("e1", "University", "УЛГИ", (Name("УЛГИ", "ru", ("ulgi",)),), known=KNOWN)


def rows_of(entity: Entity) -> tuple[Row, list[Row]]:
    """Return the row of an entity and those of its names."""
    nodes = node_rows(Snapshot(1, (entity,), (), (), ()))
    return nodes[ENTITY[entity.type]][entity.id], list(nodes[NAME].values())


def test_a_known_body_has_names_identifiers_and_dates_with_their_source() -> None:
    row, _ = rows_of(UNIVERSITY)
    assert (row["name"], row["names"]) == ("УЛГИ", ["УЛГИ"])
    assert (row["name_en"], row["name_ru"], row["name_kk"]) == ("Ulgi University", "УЛГИ", "Үлгі")
    assert (row["wikidata"], row["ror"], row["bin"]) == ("Q1", "01", "123456789012")
    assert (row["known_as"], row["known_from"]) == ("ulgi", "public register")
    assert (row["founded"], row["website"]) == ("1972", "ulgi.example")
    assert "dissolved" not in row
    assert row["former_names"] == ["Ulgi Institute (1992–2020)", "Ulgi School (–1992)", "UI"]


def test_the_name_that_documents_give_comes_before_the_known_one() -> None:
    own = replace(UNIVERSITY, names=(*UNIVERSITY.names, Name("ULGI", "en", ("ulgi",))))
    assert rows_of(own)[0]["name_en"] == "ULGI"


def test_a_body_that_nobody_knows_has_none_of_it() -> None:
    row, names = rows_of(replace(UNIVERSITY, known=None))
    assert not {"known_as", "known_from", "former_names", "wikidata", "founded", "name_en"} & row.keys()
    assert [name["text"] for name in names] == ["УЛГИ"]


def test_known_and_former_names_are_searched_but_are_no_whole_names_of_documents() -> None:
    _, names = rows_of(UNIVERSITY)
    assert {(name["text"], name["whole"]) for name in names} == {
        ("УЛГИ", True), ("Ulgi University", False), ("Үлгі", False), ("Ulgi Institute", False),
        ("Ulgi School", False), ("UI", False),
    }  # fmt: skip
    (institute,) = [name for name in names if name["text"] == "Ulgi Institute"]
    assert (institute["since"], institute["until"]) == ("1992", "2020")
    edges = edge_rows(Snapshot(1, (UNIVERSITY,), (), (), ()))
    assert set(edges[NAMES]) == {name["id"] for name in names}


def test_a_name_that_is_known_and_in_documents_counts_as_that_of_documents() -> None:
    _, names = rows_of(replace(UNIVERSITY, name="Үлгі", names=(Name("Үлгі", "kk", ("ulgi",)),)))
    assert [name["whole"] for name in names if name["text"] == "Үлгі"] == [True]


def test_a_copy_names_the_document_that_came_first() -> None:
    sources = (Source("d1", "u1", "", "ru", None), Source("d2", "u2", "", "ru", None, "d1"))
    rows = node_rows(Snapshot(1, (), (), (), sources))[DOCUMENT]
    assert "copy_of" not in rows["d1"]
    assert rows["d2"]["copy_of"] == "d1"


def test_a_succession_is_an_edge_that_names_its_authority() -> None:
    other = replace(UNIVERSITY, id="e2", known=None)
    edge = Relationship(
        "l1", "succeeded_by", "e1", "e2", Status.ACTUAL, None, None, None, PartialDate(2022, 6, 11), None,
        None, 1.0, 0, (), "decree No. 1",
    )  # fmt: skip
    row = edge_rows(Snapshot(1, (UNIVERSITY, other), (edge,), (), ()))[RELATION["succeeded_by"]]["l1"]
    assert (row["source"], row["target"]) == ("e1", "e2")
    assert row["properties"] == {
        "status": "actual", "since": "2022-06-11", "confidence": 1.0, "sources": 0, "claims": [],
        "authority": "decree No. 1",
    }  # fmt: skip


def test_a_commitment_has_its_deadline_and_an_indicator_its_amount_as_text() -> None:
    promise = Promise(PartialDate(2026, 12), "отчёт")
    row, _ = rows_of(Entity("e1", "Commitment", "создать альянс", (), promise=promise))
    assert (row["deadline"], row["completion_form"]) == ("2026-12", "отчёт")
    row, _ = rows_of(Entity("e2", "Indicator", "669 students", (), amount=Amount("669", "students", None)))
    assert (row["value"], row["unit"]) == ("669", "students")
    assert not {"period", "deadline", "completion_form"} & row.keys()


def test_what_is_promised_is_no_organisation_in_the_graph() -> None:
    assert ENTITY["Commitment"].labels == "Entity:Commitment"
    assert RELATION["within"].type == "WITHIN"
