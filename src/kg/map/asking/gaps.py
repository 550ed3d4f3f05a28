"""Where nothing was found: the matrix of regions and sectors, with how much was read of each.

What is in a cell is as in `kg.analysis.gaps`, which reads the same from the graph.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.analysis.gaps import INSTITUTIONS
from kg.errors import NotFoundError
from kg.map.seeing import elements
from kg.map.seeing.elements import MapEntity, as_json
from kg.map.store import Reading
from kg.model.vocabulary import ORGANIZATION, VOCABULARY

MOST = 100
"""How many entities of a cell are told."""

_ORGANIZATIONS = frozenset(
    name for name, type_ in VOCABULARY.entity_types.items() if type_.parent == ORGANIZATION
)
_COMPANIES, _ALLIANCES = frozenset({"Company"}), frozenset({"Alliance"})
_CELLS_AT_ONCE = 1 << 22

_HAVING = "SELECT entity, {what} FROM {what} ORDER BY entity, {what}"
_TIES = """
SELECT relation, source, target, agreement FROM relationship
WHERE relation IN ('partners_with', 'party_to') AND status = 'actual' AND source <> target
"""

Cells: TypeAlias = NDArray[np.bool_]
Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A region or sector that something has, and how many documents speak of it or of what has it.

    Copies of a text count as one document.
    """

    id: str
    name: str
    names: Mapping[str, str]
    documents: int


@dataclass(frozen=True, slots=True)
class GapCell:
    """What was found for a region and a sector.

    An organisation is counted if it is in the region and works in the sector, itself or as a member of an
    alliance. A partnership, of two that cooperate or are parties to one agreement, is counted if one of the
    two is in the region and one, the same or the other, works in the sector.
    """

    region: str
    sector: str
    institutions: int
    companies: int
    alliances: int
    partnerships: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """The regions and sectors by name, and the cells in which something was found."""

    regions: tuple[Heading, ...]
    sectors: tuple[Heading, ...]
    cells: tuple[GapCell, ...]


@dataclass(frozen=True, slots=True)
class CellContent:
    """What is counted in a cell: the organisations first, then the partners, each the best known first.

    `documents` speak both of the region and of the sector, in the sense of `Heading`.
    """

    region: Heading
    sector: Heading
    documents: int
    entities: tuple[MapEntity, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Axis:
    """The regions, or the sectors, and what has them: one row for each thing, one column for each value."""

    values: Mapping[str, int]
    having: Cells
    said: Cells

    @property
    def documents(self) -> dict[str, int]:
        counts = self.said.sum(axis=0)
        return {value: int(counts[at]) for value, at in self.values.items()}


class Matrix:
    """All that the cells are counted from, read from the map once; what is asked of it is quick."""

    def __init__(self, reading: Reading) -> None:
        types = {row["id"]: row["type"] for row in reading.rows("SELECT id, type FROM entity")}
        having = [_having(reading, what) for what in ("region", "sector")]
        told = set().union(*having, *(values for attributes in having for values in attributes.values()))
        pairs = [pair for pair in _pairs(reading, types) if not told.isdisjoint(pair)]
        self._ids = list(told.union(*pairs))
        self._types = np.array([types[id_] for id_ in self._ids])
        at = {id_: place for place, id_ in enumerate(self._ids)}
        self._pairs = np.fromiter((at[end] for pair in pairs for end in pair), np.intp).reshape(-1, 2)
        spoken = _spoken_of(reading, {id_: at[id_] for id_ in told})
        self._regions, self._sectors = (_axis(attributes, at, spoken) for attributes in having)

    def gaps(self, reading: Reading) -> Gaps:
        """Return the matrix, with names as the map has them now."""
        counts = [
            *(self._counted(types) for types in (INSTITUTIONS, _COMPANIES, _ALLIANCES)),
            self._partnerships(),
        ]
        regions, sectors = list(self._regions.values), list(self._sectors.values)
        found = np.argwhere(np.any(counts, axis=0)) if counts[0].size else ()
        cells = (
            GapCell(regions[row], sectors[column], *(int(count[row, column]) for count in counts))
            for row, column in found
        )
        return Gaps(
            _headings(reading, self._regions.documents),
            _headings(reading, self._sectors.documents),
            tuple(cells),
        )

    def cell(self, reading: Reading, region: str, sector: str) -> CellContent:
        """Return what is in a cell; raises NotFoundError when nothing has the region, or the sector."""
        row, column = _place(self._regions, region, "region"), _place(self._sectors, sector, "sector")
        here, there = self._regions.having[:, row], self._sectors.having[:, column]
        counted = np.isin(self._types, [*INSTITUTIONS, *_COMPANIES, *_ALLIANCES])
        first, second = self._pairs.T
        tied = self._pairs[(here[first] | here[second]) & (there[first] | there[second])]
        organisations = {self._ids[at] for at in np.flatnonzero(here & there & counted)}
        partners = {self._ids[at] for at in np.unique(tied)} - organisations
        told = [*_best_known(reading, organisations), *_best_known(reading, partners)][:MOST]
        return CellContent(
            _headings(reading, {region: self._regions.documents[region]})[0],
            _headings(reading, {sector: self._sectors.documents[sector]})[0],
            int((self._regions.said[:, row] & self._sectors.said[:, column]).sum()),
            tuple(elements.entities(reading, told).values()),
            len(organisations) + len(partners),
        )

    def _counted(self, types: Collection[str]) -> NDArray[np.int64]:
        of_type = np.isin(self._types, list(types))
        return _product(self._regions.having[of_type], self._sectors.having[of_type])

    def _partnerships(self) -> NDArray[np.int64]:
        regions, sectors = self._regions.having, self._sectors.having
        total = np.zeros((regions.shape[1], sectors.shape[1]), np.int64)
        at_once = max(1, _CELLS_AT_ONCE // (1 + sum(total.shape)))
        for begin in range(0, len(self._pairs), at_once):
            first, second = self._pairs[begin : begin + at_once].T
            total += _product(regions[first] | regions[second], sectors[first] | sectors[second])
        return total


def _having(reading: Reading, what: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity, value in reading.rows(_HAVING.format(what=what)):
        found[entity].append(value)
    return found


def _pairs(reading: Reading, types: Mapping[str, str]) -> set[Pair]:
    """Return who is tied to whom by a partnership or an agreement, as in `kg.analysis.ties`."""
    pairs: set[Pair] = set()
    parties: dict[str, set[str]] = defaultdict(set)
    for relation, source, target, agreement in reading.rows(_TIES):
        if types[source] not in _ORGANIZATIONS:
            continue
        if relation == "party_to":
            parties[target].add(source)
        elif types[target] in _ORGANIZATIONS:
            pairs.add((source, target) if source < target else (target, source))
            if agreement:
                parties[agreement] |= {source, target}
    for those in parties.values():
        pairs.update(combinations(sorted(those), 2))
    return pairs


def _spoken_of(reading: Reading, at: Mapping[str, int]) -> NDArray[np.intp]:
    """Return pairs of a text and the place of what it speaks of; a copy of a document is the document."""
    copies = {
        row["id"]: row["copy_of"] or row["id"] for row in reading.rows("SELECT id, copy_of FROM document")
    }
    texts = {text: number for number, text in enumerate(dict.fromkeys(copies.values()))}
    number = {document: texts[text] for document, text in copies.items()}
    spoken = (
        place
        for document, *named in reading.rows("SELECT document, subject, object FROM claim")
        for each in named
        if each in at
        for place in (number[document], at[each])
    )
    return np.fromiter(spoken, np.intp).reshape(-1, 2)


def _axis(attributes: Mapping[str, Sequence[str]], at: Mapping[str, int], spoken: NDArray[np.intp]) -> _Axis:
    values = {value: place for place, value in enumerate(sorted(set().union(*attributes.values())))}
    having = np.zeros((len(at), len(values)), np.bool_)
    for entity, those in attributes.items():
        having[at[entity], [values[value] for value in those]] = True
    texts, things = spoken.T
    said = np.zeros((texts.max(initial=-1) + 1, len(values)), np.bool_)
    for value, place in values.items():
        told = having[:, place].copy()
        told[at[value]] = True
        said[texts[told[things]], place] = True
    return _Axis(values, having, said)


def _product(first: Cells, second: Cells) -> NDArray[np.int64]:
    """Return in how many rows each column of the one and each of the other is set; exact below 2^24 rows."""
    return (first.T.astype(np.float32) @ second.astype(np.float32)).astype(np.int64)


def _place(axis: _Axis, value: str, what: str) -> int:
    if value not in axis.values:
        raise NotFoundError(f"No organisation is known to have the {what} {value!r}; see /api/v1/gaps.")
    return axis.values[value]


def _best_known(reading: Reading, ids: Collection[str]) -> Iterator[str]:
    rows = reading.rows(
        "SELECT e.id FROM json_each(:ids) AS asked CROSS JOIN entity AS e ON e.id = asked.value "
        "ORDER BY e.documents DESC, e.degree DESC, e.name, e.id LIMIT :most",
        {"ids": as_json(ids), "most": MOST},
    )
    return (row["id"] for row in rows)


def _headings(reading: Reading, documents: Mapping[str, int]) -> tuple[Heading, ...]:
    found = elements.entities(reading, list(documents))
    headings = (Heading(key, each.name, each.names, documents[key]) for key, each in found.items())
    return tuple(sorted(headings, key=lambda each: (each.name, each.id)))
