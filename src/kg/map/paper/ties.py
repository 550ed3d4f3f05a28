"""Ties as they are drawn: everything between two entities is one line."""

from collections import defaultdict
from dataclasses import dataclass

from kg.map.paper.legend import legend, relation_label
from kg.map.paper.sheet import Sheet
from kg.map.seeing.elements import MapRelationship
from kg.model import VOCABULARY


@dataclass(frozen=True, slots=True)
class Tie:
    """What is drawn between two entities; `first` comes before `second` by its id.

    `status` is the best there is. An arrow points to an end when a relationship leads there that could as
    well lead back. `documents` counts the independent ones.
    """

    first: str
    second: str
    relationships: tuple[MapRelationship, ...]
    status: str
    documents: int
    to_first: bool
    to_second: bool


def ties(shown: Sheet) -> list[Tie]:
    """Return the lines of a picture, those of most documents last, so that they are drawn on top."""
    together: dict[tuple[str, str], list[MapRelationship]] = defaultdict(list)
    for each in shown.relationships:
        if not each.folded and each.source != each.target:
            together[min(each.source, each.target), max(each.source, each.target)].append(each)
    found = (_tie(shown, ends, those) for ends, those in together.items())
    return sorted(found, key=lambda tie: (tie.documents, tie.first, tie.second))


def sentence(shown: Sheet, each: MapRelationship) -> str:
    """Return a relationship in words: both names, the relation, its status and how many documents say it."""
    language = shown.occasion.language
    said = shown.documents([each]) or each.sources
    kind = legend().kinds[each.kind][language] if each.kind else None
    told = [
        relation_label(each.relation, language),
        *(detail for detail in (each.role, kind) if detail),
        legend().line(each.status).label[language],
        shown.word("documents", documents=said) if said else shown.word("public"),
    ]
    return f"{shown.name(each.source)} – {', '.join(told)} – {shown.name(each.target)}"


def _tie(shown: Sheet, ends: tuple[str, str], those: list[MapRelationship]) -> Tie:
    ranks = [line.id for line in legend().statuses]
    pointed = {each.target for each in those if _points(shown, each)}
    return Tie(
        *ends,
        relationships=tuple(those),
        status=min((each.status for each in those), key=ranks.index),
        documents=shown.documents(those) or max(each.sources for each in those),
        to_first=ends[0] in pointed,
        to_second=ends[1] in pointed,
    )


def _points(shown: Sheet, each: MapRelationship) -> bool:
    """Tell whether the types at the ends leave open which way a relationship leads."""
    relation = VOCABULARY.relation_types.get(each.relation) or VOCABULARY.known_relations[each.relation]
    if relation.symmetric:
        return False
    source, target = (shown.by_id[end].entity.type for end in (each.source, each.target))
    return target in relation.domain and source in relation.range
