"""Where nothing was found: the matrix of regions and sectors, with how much was read of each."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.analysis.attributes import Values, regions, sectors
from kg.model.table import Cell, Table

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

INSTITUTIONS = frozenset({"University", "College", "School", "ResearchInstitute"})
RELATIONS = ("located_in", "within", "operates_in", "member_of", "part_of", "partners_with", "party_to")
COLUMNS = (
    "region", "sector", "institutions", "firms", "alliances", "partnerships",
    "documents on the region", "documents on the sector", "region id", "sector id",
)  # fmt: skip

# A claim stands once at each of its ends; a copy of a document is the document.
_READ = (
    "MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document) "
    "RETURN DISTINCT e.id AS entity, coalesce(d.copy_of, d.id) AS document"
)

Documents = Mapping[str, set[str]]


def documents_read(graph: "Graph") -> Documents:
    """Return the documents that say something of an entity, by its id; copies of a text count once."""
    documents: dict[str, set[str]] = defaultdict(set)
    for record in graph.read(_READ):
        documents[record["entity"]].add(record["document"])
    return documents


def work(network: "nx.Graph[str]", by_region: Values, by_sector: Values) -> int:
    """Return how much counting the matrix goes through: its cells and the ties."""
    cells = len(set().union(*by_region.values())) * len(set().union(*by_sector.values()))
    return cells + network.number_of_edges()


def gaps(extracted: "nx.MultiDiGraph[str]", network: "nx.Graph[str]", documents: Documents) -> Table:
    """Return a row for each region and sector that some organisation has, the empty ones too.

    An organisation is in a cell if it is in the region and works in the sector. A partnership is in a cell
    if one of the two is in the region and one, the same or the other, works in the sector. Where few
    documents were read, an empty cell says little.
    """
    by_region, by_sector = regions(extracted), sectors(extracted)
    organizations = [node for node in sorted(extracted) if node in by_region or node in by_sector]
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for node in organizations:
        if column := _column(extracted.nodes[node]["type"]):
            for place in by_region.get(node, ()):
                for sector in by_sector.get(node, ()):
                    found[place, sector][column] += 1
    for first, second in network.edges:
        for place in _either(by_region, first, second):
            for sector in _either(by_sector, first, second):
                found[place, sector]["partnerships"] += 1
    return _table(extracted, found, _read(by_region, documents), _read(by_sector, documents))


def empty(matrix: Table) -> Table:
    """Return the rows of the matrix in which nothing was found."""
    counted = [matrix.columns.index(name) for name in ("institutions", "firms", "alliances", "partnerships")]
    return Table(matrix.columns, tuple(row for row in matrix.rows if not any(row[at] for at in counted)))


def _table(
    extracted: "nx.MultiDiGraph[str]",
    found: Mapping[tuple[str, str], Mapping[str, int]],
    region_documents: Documents,
    sector_documents: Documents,
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for place, of_region in region_documents.items():
        for sector, of_sector in sector_documents.items():
            cell = found.get((place, sector), {})
            counts = (
                cell.get(column, 0) for column in ("institutions", "firms", "alliances", "partnerships")
            )
            names = (extracted.nodes[place]["name"], extracted.nodes[sector]["name"])
            rows.append((*names, *counts, len(of_region), len(of_sector), place, sector))
    rows.sort(key=lambda row: (str(row[0]), str(row[1]), str(row[8]), str(row[9])))
    return Table(COLUMNS, tuple(rows))


def _read(values: Values, documents: Documents) -> Documents:
    read: dict[str, set[str]] = defaultdict(set)
    for node, those in values.items():
        for value in those:
            read[value] |= documents.get(node, set()) | documents.get(value, set())
    return read


def _either(values: Values, first: str, second: str) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return values.get(first, nothing) | values.get(second, nothing)


def _column(type_: str) -> str | None:
    if type_ in INSTITUTIONS:
        return "institutions"
    return {"Company": "firms", "Alliance": "alliances"}.get(type_)
