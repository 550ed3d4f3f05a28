"""What several entities have in common: whom and what they are tied to alike, and the documents on them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Row

from kg.errors import InputError, NotFoundError
from kg.map.seeing import elements
from kg.map.seeing.elements import MapDocument, MapEntity, MapRelationship
from kg.map.store import Reading

FEWEST, MOST = 2, 10
"""How many entities may be compared."""

_TIED = """
WITH asked AS (SELECT value AS id FROM json_each(:of)),
tied AS (
    SELECT r.id AS relationship, r.source AS one, r.target AS other
    FROM asked CROSS JOIN relationship AS r ON r.source = asked.id
    UNION ALL
    SELECT r.id, r.target, r.source FROM asked CROSS JOIN relationship AS r ON r.target = asked.id
),
alike AS (
    SELECT other, count(DISTINCT one) AS sharers FROM tied
    WHERE other NOT IN (SELECT id FROM asked) GROUP BY other HAVING sharers > 1
)
"""
_SHARED = (
    _TIED
    + """
SELECT e.id, e.type, alike.sharers FROM alike CROSS JOIN entity AS e ON e.id = alike.other
ORDER BY alike.sharers DESC, e.documents DESC, e.name, e.id
"""
)
_LINKS = """
SELECT r.*, r.source AS one, r.target AS other
FROM json_each(:of) AS asked CROSS JOIN relationship AS r ON r.source = asked.value
WHERE r.target IN (SELECT value FROM json_each(:shared))
UNION ALL
SELECT r.*, r.target, r.source
FROM json_each(:of) AS asked CROSS JOIN relationship AS r ON r.target = asked.value
WHERE r.source IN (SELECT value FROM json_each(:shared))
"""
_NAMING = """
WITH naming AS (
    SELECT asked.value AS one, c.document AS document
    FROM json_each(:of) AS asked CROSS JOIN claim AS c ON c.subject = asked.value
    UNION
    SELECT asked.value, c.document
    FROM json_each(:of) AS asked CROSS JOIN claim AS c ON c.object = asked.value
)
SELECT coalesce(d.copy_of, d.id) AS text, json_group_array(DISTINCT naming.one) AS ones,
    max(d.published) AS published
FROM naming CROSS JOIN document AS d ON d.id = naming.document
GROUP BY text HAVING count(DISTINCT naming.one) > 1
ORDER BY count(DISTINCT naming.one) DESC, published DESC, text
"""


class Category(StrEnum):
    """What sort of thing is shared; the order is that of the answer."""

    PEOPLE = "people"
    EVENTS = "events"
    ALLIANCES = "alliances"
    AGREEMENTS = "agreements"
    PARTNERS = "partners"
    PROGRAMMES = "programmes"
    ACTS = "acts"
    COMMITMENTS = "commitments"
    INDICATORS = "indicators"
    PLACES = "places"
    SECTORS = "sectors"


_OF_TYPE: Mapping[str, Category] = {
    "Person": Category.PEOPLE,
    "Event": Category.EVENTS,
    "Alliance": Category.ALLIANCES,
    "Agreement": Category.AGREEMENTS,
    "Programme": Category.PROGRAMMES,
    "LegalAct": Category.ACTS,
    "Commitment": Category.COMMITMENTS,
    "Indicator": Category.INDICATORS,
    "Place": Category.PLACES,
    "Sector": Category.SECTORS,
}
_ORDER = {category: place for place, category in enumerate(Category)}


@dataclass(frozen=True, slots=True)
class Link:
    """How one of the compared is tied to what is shared, the best supported relationship first."""

    of: str
    relationships: tuple[MapRelationship, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that two or more of the compared are tied to; any other organisation is a partner."""

    category: Category
    entity: MapEntity
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A document that names two or more of the compared; of copies of one text it is the first."""

    document: MapDocument
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """What the entities `of` have in common, with how much there is of it if not all is told."""

    of: tuple[MapEntity, ...]
    shared: tuple[Shared, ...]
    shared_total: int
    documents: tuple[Naming, ...]
    documents_total: int


def common(reading: Reading, of: Sequence[str], most: int = 200) -> Common:
    """Return what at least two of the entities are tied to, and the documents that name at least two.

    Of each of the two up to `most` are told: by category what most of them share first, and the documents
    first that name most of them, then the latest. What is planned or has ended counts and says so; what is
    denied makes no relationship. The compared are not told of each other.

    Raises InputError when there are not two to ten, NotFoundError when the map has not got one of them.
    """
    asked = list(dict.fromkeys(of))
    if not FEWEST <= len(asked) <= MOST:
        raise InputError(f"Compare {FEWEST} to {MOST} entities that differ; {len(asked)} were given.")
    compared = elements.entities(reading, asked)
    if missing := [each for each in asked if each not in compared]:
        raise NotFoundError(f"The map has nothing of the id {missing[0]!r}; look for it by name.")
    parameter = {"of": elements.as_json(asked)}
    rows = sorted(reading.rows(_SHARED, parameter), key=lambda row: _ORDER[_category(row)])
    naming = reading.rows(_NAMING, parameter)
    return Common(
        tuple(compared.values()),
        tuple(_shared(reading, asked, rows[:most])),
        len(rows),
        tuple(_documents(reading, asked, naming[:most])),
        len(naming),
    )


def _category(row: Row) -> Category:
    return _OF_TYPE.get(row["type"], Category.PARTNERS)


def _shared(reading: Reading, asked: Sequence[str], rows: Sequence[Row]) -> Iterable[Shared]:
    ids = [row["id"] for row in rows]
    links: dict[tuple[str, str], list[MapRelationship]] = defaultdict(list)
    for row in reading.rows(_LINKS, {"of": elements.as_json(asked), "shared": elements.as_json(ids)}):
        links[row["other"], row["one"]].append(elements.relationship(row))
    found = elements.entities(reading, ids)
    for row in rows:
        yield Shared(
            _category(row),
            found[row["id"]],
            tuple(
                Link(each, _best_first(links[row["id"], each]))
                for each in asked
                if (row["id"], each) in links
            ),
        )


def _best_first(relationships: Iterable[MapRelationship]) -> tuple[MapRelationship, ...]:
    def place(each: MapRelationship) -> tuple[bool, int, float, str]:
        return each.authority is None, -each.sources, -each.confidence, each.id

    return tuple(sorted(relationships, key=place))


def _documents(reading: Reading, asked: Sequence[str], rows: Sequence[Row]) -> Iterable[Naming]:
    documents = elements.documents(reading, [row["text"] for row in rows])
    for row in rows:
        named = set(json.loads(row["ones"]))
        yield Naming(documents[row["text"]], tuple(each for each in asked if each in named))
