"""What a publication records of relationships that are new, changed or withdrawn."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest
from tests.map.worlds import Making, world

from kg.map import MapStore
from kg.map.seeing.elements import MapRelationship
from kg.model import Relationship, Snapshot, Status

Change = Mapping[str, object]
Told = Callable[[Making], None]


def made(*told: Told, revision: int = 1) -> Snapshot:
    """Return a snapshot of three bodies and three documents in which this is told."""
    making = Making()
    for id_, name in (("a", "Университет «Үлгі»"), ("b", "ТОО «Пример»"), ("c", "ТОО «Мысал»")):
        making.add(id_, "University" if id_ == "a" else "Company", name)
    for number in (1, 2, 3):
        making.write(f"d{number}", f"Пример {number}", "ru", f"2025-0{number}-01")
    for each in told:
        each(making)
    return making.done(revision).snapshot


def partners(*documents: str, first: str = "a", second: str = "b", **said: object) -> Told:
    return lambda making: making.say("partners_with", first, second, *documents, **said)  # type: ignore[arg-type]


def role(person: str, *roles: str, status: Status = Status.ACTUAL) -> Told:
    def tell(making: Making) -> None:
        making.add(person, "Person", "Аида Үлгиева")
        for each in roles:
            making.say("holds_role", person, "a", "d1", role=each, status=status)

    return tell


def recorded(folder: Path, *snapshots: Snapshot) -> list[dict[str, object]]:
    """Publish the snapshots one after the other, and return what is recorded, before and after as objects."""
    store = MapStore(folder / "map.db")
    for revision, each in enumerate(snapshots, start=1):
        store.publish(replace(each, revision=revision))
    with store.reading() as reading:
        return [
            {
                **dict(row),
                **{key: json.loads(row[key]) if row[key] else None for key in ("before", "after")},
            }
            for row in reading.rows("SELECT * FROM change ORDER BY number")
        ]


def differing(change: Change) -> dict[str, tuple[object, object]]:
    """Return the fields that differ between before and after, but for the id."""
    before, after = change["before"], change["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    return {key: (before[key], after[key]) for key in before if key != "id" and before[key] != after[key]}


def merged(snapshot: Snapshot, gone: str, into: str) -> Snapshot:
    """Return the snapshot in which one entity is another: the claims stay the same, at other ends."""
    making = Making()
    making.entities = {each.id: each for each in snapshot.entities if each.id != gone}
    making.sources = {each.id: each for each in snapshot.sources}
    ends = {gone: into}
    making.claims = [
        replace(
            each,
            subject=ends.get(each.subject, each.subject),
            object=ends.get(each.object, each.object) if each.object else None,
            agreement=ends.get(each.agreement, each.agreement) if each.agreement else None,
        )
        for each in snapshot.claims
    ]
    making.known = [
        Relationship.known(
            each.type, ends.get(each.source, each.source), ends.get(each.target, each.target), each.authority
        )
        for each in snapshot.relationships
        if each.authority
    ]
    return making.done().snapshot


def test_a_first_publication_is_remembered_and_nothing_in_it_is_new(tmp_path: Path) -> None:
    assert recorded(tmp_path, world().snapshot) == []
    with MapStore(tmp_path / "map.db").reading() as reading:
        (publication,) = reading.rows("SELECT * FROM publication")
        assert tuple(publication) == (1, reading.mark.published_at, 1)


def test_what_is_new_and_what_is_withdrawn_is_recorded_with_the_names_of_its_ends(tmp_path: Path) -> None:
    before = made(partners("d1", kind="memorandum"))
    after = made(partners("d2", second="c", kind="internship"))
    new, withdrawn = recorded(tmp_path, before, after)
    assert (new["change"], new["before"], new["source"], new["target"]) == ("new", None, "a", "c")
    assert (withdrawn["change"], withdrawn["after"]) == ("withdrawn", None)
    assert (withdrawn["source_name"], withdrawn["target_name"]) == ("Университет «Үлгі»", "ТОО «Пример»")
    assert withdrawn["relationship"] == before.relationships[0].id
    assert new["relationship"] == after.relationships[0].id
    assert {new["revision"], withdrawn["revision"]} == {2}


def test_the_record_has_every_field_of_a_relationship(tmp_path: Path) -> None:
    (change,) = recorded(tmp_path, made(), made(partners("d1", "d2", kind="research", since="2024")))
    after = change["after"]
    assert isinstance(after, dict)
    assert after.keys() == {each.name for each in fields(MapRelationship)}
    assert (after["relation"], after["kind"], after["since"], after["sources"], after["folded"]) == (
        "partners_with",
        "research",
        "2024",
        2,
        False,
    )


def test_who_is_gone_with_a_tie_is_named_as_he_was(tmp_path: Path) -> None:
    before = made(partners("d1"))
    after = replace(made(), entities=tuple(each for each in before.entities if each.id != "b"))
    (change,) = recorded(tmp_path, before, after)
    assert (change["change"], change["target_name"]) == ("withdrawn", "ТОО «Пример»")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            partners("d1", kind="research", status=Status.PLANNED),
            partners("d2", kind="research"),
            {
                "status": ("planned", "actual"),
                "attested_on": ("2025-01-01", "2025-02-01"),
                "proved_from": ("2025-01-01", "2025-02-01"),
            },
        ),
        (
            partners("d1", kind="research"),
            partners("d1", "d2", kind="research"),
            {"sources": (1, 2), "attested_on": ("2025-01-01", "2025-02-01")},
        ),
        (partners("d1", since="2024"), partners("d1", since="2024-05"), {"since": ("2024", "2024-05")}),
        (
            partners("d1", kind="research"),
            partners("d1", kind="internship"),
            {"kind": ("research", "internship")},
        ),
    ],
)
def test_what_is_said_otherwise_is_a_change(
    tmp_path: Path, before: Told, after: Told, expected: dict[str, tuple[object, object]]
) -> None:
    (change,) = recorded(tmp_path, made(before), made(after))
    assert change["change"] == "changed"
    assert differing(change) == expected


@pytest.mark.parametrize(
    "after",
    [
        partners("d1", kind="research", confidence=0.5),
        partners("d1", kind="research", sentence="Они сотрудничают иначе."),
    ],
)
def test_what_is_said_in_other_words_or_less_surely_is_no_change(tmp_path: Path, after: Told) -> None:
    assert recorded(tmp_path, made(partners("d1", kind="research")), made(after)) == []


def test_a_second_tie_between_the_same_two_is_new(tmp_path: Path) -> None:
    planned = partners("d1", kind="research", status=Status.PLANNED)
    (change,) = recorded(tmp_path, made(planned), made(planned, partners("d2", kind="research")))
    assert change["change"] == "new"


def test_roles_tell_which_of_several_has_changed(tmp_path: Path) -> None:
    before = made(role("p", "ректор", "доцент"))
    after = made(role("p", "доцент"), role("p", "ректор", status=Status.ENDED))
    (change,) = recorded(tmp_path, before, after)
    assert (change["change"], differing(change)) == ("changed", {"status": ("actual", "ended")})


def test_of_several_that_agree_in_nothing_none_is_another_changed(tmp_path: Path) -> None:
    found = recorded(tmp_path, made(role("p", "ректор", "доцент")), made(role("p", "декан", "профессор")))
    assert [each["change"] for each in found] == ["new", "new", "withdrawn", "withdrawn"]


@pytest.mark.parametrize(("gone", "into"), [("b", "c"), ("c", "b"), ("a", "z")])
def test_a_tie_that_stands_where_an_entity_went_has_not_changed(tmp_path: Path, gone: str, into: str) -> None:
    before = made(partners("d1", kind="research"), lambda making: making.add("z", "University", "Үлгі"))
    assert recorded(tmp_path, before, merged(before, gone, into)) == []


def test_ties_that_become_one_are_confirmed_and_none_is_withdrawn(tmp_path: Path) -> None:
    before = made(partners("d1", kind="research"), partners("d2", second="c", kind="research"))
    (change,) = recorded(tmp_path, before, merged(before, "c", "b"))
    assert change["change"] == "changed"
    assert differing(change) == {"sources": (1, 2), "attested_on": ("2025-01-01", "2025-02-01")}


def test_what_is_known_publicly_stays_known_where_an_entity_went(tmp_path: Path) -> None:
    def placed(making: Making) -> None:
        for place in ("town", "city", "north"):
            making.add(place, "Place", f"Пример {place}")
        making.lie("town", "north")
        making.say("located_in", "a", "town", "d1")

    before = made(placed)
    assert recorded(tmp_path, before, merged(before, "town", "city")) == []


def test_an_agreement_that_went_into_another_changes_none_of_its_pairs(tmp_path: Path) -> None:
    def agreed(making: Making) -> None:
        for pact in ("pact", "treaty"):
            making.add(pact, "Agreement", f"Пример {pact}")
        for party in ("a", "b"):
            making.say("party_to", party, "pact", "d1")
        making.say("partners_with", "a", "b", "d1", kind="agreement", agreement="pact")

    before = made(agreed)
    assert recorded(tmp_path, before, merged(before, "pact", "treaty")) == []


def test_what_is_seen_at_another_that_is_still_there_is_told(tmp_path: Path) -> None:
    before = made(partners("d1", kind="research"))
    claims = tuple(replace(each, object="c") for each in before.claims)
    after = replace(merged(before, "b", "c"), entities=before.entities, claims=claims)
    (change,) = recorded(tmp_path, before, after)
    assert (change["change"], differing(change)) == ("changed", {"target": ("b", "c")})


def test_a_tie_between_two_that_turn_out_to_be_one_is_withdrawn(tmp_path: Path) -> None:
    before = made(partners("d1", first="b", second="c"), partners("d2"))
    one = merged(before, "c", "b")
    after = replace(
        one,
        relationships=tuple(each for each in one.relationships if each.source != each.target),
        claims=tuple(each for each in one.claims if each.subject != each.object),
    )
    (change,) = recorded(tmp_path, before, after)
    assert (change["change"], change["source"], change["target"]) == ("withdrawn", "b", "c")


def test_what_is_told_apart_again_is_a_change_of_what_was_one(tmp_path: Path) -> None:
    apart = made(partners("d1", kind="research"), partners("d2", second="c", kind="research"))
    found = recorded(tmp_path, merged(apart, "c", "b"), apart)
    assert [each["change"] for each in found] == ["changed", "changed"]
    assert {each["target"] for each in found} == {"b", "c"}


def test_changes_stay_known_from_publication_to_publication(tmp_path: Path) -> None:
    nothing, something = made(), made(partners("d1"))
    found = recorded(tmp_path, nothing, something, something, nothing)
    assert [(each["revision"], each["change"]) for each in found] == [(2, "new"), (4, "withdrawn")]


def test_what_was_forgotten_leaves_no_trace_and_all_else_stays(tmp_path: Path) -> None:
    store = MapStore(tmp_path / "map.db")
    told = [
        made(partners("d1")),
        made(partners("d1"), partners("d2", second="c"), revision=2),
        made(partners("d1"), partners("d2", second="c"), partners("d3", first="b", second="c"), revision=3),
        made(partners("d1"), partners("d3", first="b", second="c"), revision=4),
    ]
    for each in told:
        store.publish(each)
    store.forget_last()
    with store.reading() as reading:
        kept = [tuple(row) for row in reading.rows("SELECT revision, change, source, target FROM change")]
    assert kept == [(3, "new", "b", "c")]


def test_there_may_be_nothing_to_forget(tmp_path: Path) -> None:
    store = MapStore(tmp_path / "map.db")
    store.forget_last()
    assert store.mark is None
