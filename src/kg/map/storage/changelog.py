"""What a publication changed in the relationships, as it is kept for those who ask what is new.

The id of a relationship is a hash of what it says, so one that says something else has another id. What was
before and what is now go together by this rule, the first that applies:

1. the same id;
2. a claim in common, in the same relation: the documents say what they said, and it is seen otherwise, since
   things were found to be one or several, or a document was read again. Of several, the one with most claims
   in common. What stands at another relationship by such a claim is not withdrawn;
3. the same relation and ends, one to one: those first that agree in role, kind and agreement, then in role
   and kind, then the one and only that is left on either side.

What goes together is a change if anything that `TOLD` in `kg.map.storage.schema` names differs. An entity
that is gone went into the one that has most of its claims now; where only that differs, nothing has changed.
All else is new or withdrawn. That an entity went into another cannot be seen in a snapshot if all its
documents were read again; its ties are then withdrawn, as is one between two that turned out to be one.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal, TypeAlias

from kg.map.storage.difference import Rows
from kg.map.storage.rows import Row, Value
from kg.map.storage.schema import RELATIONSHIP, TOLD
from kg.model import VOCABULARY

Kind: TypeAlias = Literal["new", "changed", "withdrawn"]

_AT = {column: position for position, column in enumerate((*RELATIONSHIP, "claims"))}
_ID, _RELATION, _SOURCE, _TARGET = (_AT[column] for column in ("id", "relation", "source", "target"))
_CLAIM_ID, _SUBJECT, _OBJECT = 0, 2, 3
_ENTITIES = ("source", "target", "agreement")
_TELLING: tuple[tuple[str, ...], ...] = (("role", "kind", "agreement"), ("role", "kind"))

_Key: TypeAlias = tuple[Value, ...]
_Held: TypeAlias = dict[str, Row]


@dataclass(frozen=True, slots=True)
class Change:
    """A relationship that is new, changed or withdrawn, as it was before and as it is now."""

    kind: Kind
    before: Row | None
    after: Row | None

    def row(self, revision: int, at: str, names: Mapping[str, str]) -> Row:
        """Return the row that records it, but for its number; `names` are those of entities by id."""
        now = self.after or self.before or ()
        id_, relation, source, target = (str(now[column]) for column in (_ID, _RELATION, _SOURCE, _TARGET))
        ends = (source, target, names.get(source, source), names.get(target, target))
        return (revision, at, self.kind, id_, relation, *ends, _json(self.before), _json(self.after))


_FORGOTTEN = """
WITH last AS (SELECT * FROM change WHERE revision = (SELECT revision FROM mark))
DELETE FROM change WHERE number IN (SELECT number FROM last)
OR (relation, source, target) IN (SELECT relation, source, target FROM last WHERE change = 'withdrawn')
"""


def changes(relationships: Rows, claims: Rows, gone: Iterable[str]) -> list[Change]:
    """Return what changed, by the differences of the tables of relationships and claims.

    `gone` are the entities that are there no more.
    """
    went = _went(claims, frozenset(gone))
    held = {
        str(row[_ID]): row for row in (*relationships.removed, *(old for old, _ in relationships.changed))
    }
    now = {str(row[_ID]): row for row in (*relationships.added, *(new for _, new in relationships.changed))}
    before = {id_: id_ for id_ in held.keys() & now.keys()}
    standing = before.keys() | _told_elsewhere(held, now)
    before |= _by_claims(held, {id_: row for id_, row in now.items() if id_ not in before})
    standing |= set(before.values())
    before |= _by_ends(
        {id_: row for id_, row in held.items() if id_ not in standing},
        {id_: row for id_, row in now.items() if id_ not in before},
        went,
    )
    standing |= set(before.values())
    found = [
        Change("changed", held[before[id_]], row) if id_ in before else Change("new", None, row)
        for id_, row in now.items()
        if id_ not in before or _compared(held[before[id_]], went) != _compared(row, {})
    ]
    found.extend(Change("withdrawn", row, None) for id_, row in held.items() if id_ not in standing)
    return sorted(found, key=_order)


def forget_last(connection: Connection) -> None:
    """Delete what the last publication changed, and all that was recorded of the ties that it withdrew."""
    connection.execute(_FORGOTTEN)


def _went(claims: Rows, gone: frozenset[str]) -> dict[str, str]:
    """Return the entities that those that are gone went into: where most of their claims are now."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for old, new in claims.changed:
        for end in (_SUBJECT, _OBJECT):
            if old[end] in gone and new[end] is not None:
                votes[str(old[end])][str(new[end])] += 1
    return {entity: min(those, key=lambda one: (-those[one], one)) for entity, those in votes.items()}


def _told_elsewhere(held: _Held, now: _Held) -> set[str]:
    """Return those that were, and of which a claim stands at one that is."""
    told = {(row[_RELATION], claim) for row in now.values() for claim in _claims(row)}
    return {
        id_ for id_, row in held.items() if any((row[_RELATION], claim) in told for claim in _claims(row))
    }


def _by_claims(held: _Held, now: _Held) -> dict[str, str]:
    """Return, for those that have claims in common with one that was, the one with most."""
    carried = {(row[_RELATION], claim): id_ for id_, row in held.items() for claim in _claims(row)}
    found = {}
    for id_, row in now.items():
        shared = Counter(
            carried[row[_RELATION], claim] for claim in _claims(row) if (row[_RELATION], claim) in carried
        )
        if shared:
            found[id_] = min(shared, key=lambda one: (-shared[one], one))
    return found


def _by_ends(held: _Held, now: _Held, went: Mapping[str, str]) -> dict[str, str]:
    """Return, for those of the same relation and ends as one that was, that one."""
    found: dict[str, str] = {}
    for columns in _TELLING:
        before, after = (
            _grouped(those, renamed, columns, leaving)
            for those, renamed, leaving in ((held, went, set(found.values())), (now, {}, found.keys()))
        )
        for key in before.keys() & after.keys():
            found.update(zip(after[key], before[key], strict=False))
    before = _grouped(held, went, (), set(found.values()))
    after = _grouped(now, {}, (), found.keys())
    for key in before.keys() & after.keys():
        if len(before[key]) == len(after[key]) == 1:
            found[after[key][0]] = before[key][0]
    return found


def _grouped(
    those: _Held, went: Mapping[str, str], columns: Iterable[str], leaving: Iterable[str]
) -> dict[_Key, list[str]]:
    left = frozenset(leaving)
    groups: dict[_Key, list[str]] = defaultdict(list)
    for id_, row in sorted(those.items(), key=lambda item: (item[1][_AT["status"]] or "", item[0])):
        if id_ not in left:
            compared = _compared(row, went)
            wanted = ("relation", "source", "target", *columns)
            groups[tuple(compared[column] for column in wanted)].append(id_)
    return groups


def _compared(row: Row, went: Mapping[str, str]) -> dict[str, Value]:
    """Return what is compared of a relationship, at the entities that its own went into."""
    values = {column: row[_AT[column]] for column in TOLD}
    for column in _ENTITIES:
        values[column] = went.get(str(values[column]), values[column])
    definition = VOCABULARY.relation_types.get(str(values["relation"]))
    if definition is not None and definition.symmetric:
        values["source"], values["target"] = sorted((str(values["source"]), str(values["target"])))
    return values


def _claims(row: Row) -> Iterator[str]:
    yield from json.loads(str(row[_AT["claims"]]))


def _json(row: Row | None) -> str | None:
    if row is None:
        return None
    shown = {**dict(zip(RELATIONSHIP, row, strict=False)), "folded": False}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def _order(change: Change) -> tuple[str, str]:
    row = change.after or change.before or ()
    return change.kind, str(row[_ID])
