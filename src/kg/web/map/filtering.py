"""A filter as it is asked over HTTP: as parameters of the query, or as an object in a body."""

from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from kg.errors import InputError
from kg.map.seeing.filters import Filter
from kg.model import PartialDate

_MOST = 100
_LONGEST = 100
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_MOST_SOURCES = 1_000_000

Value = Annotated[str, Field(max_length=_LONGEST)]
Values = Annotated[list[Value], Field(max_length=_MOST)]
Date = Annotated[str | None, Field(pattern=_DATE, description="Such as 2024, 2024-05 or 2024-05-31.")]


class FilterBody(BaseModel):
    """What relationships must be like; a list that is empty leaves its question open.

    `type`, `sector` and `region` speak of the neighbour. `sources` is the least number of independent
    documents, which what is known publicly need not have. A relationship counts if it holds at some time from
    `since` to `until`; with `undated`, one that nothing dates counts too.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    relation: Values = []
    kind: Values = []
    type: Values = []
    sector: Values = []
    region: Values = []
    status: Values = []
    sources: Annotated[int, Field(ge=0, le=_MOST_SOURCES)] = 0
    since: Date = None
    until: Date = None
    undated: bool = True

    def wanted(self) -> Filter:
        """Return the filter; raises InputError when a date is none, or the times are the wrong way round."""
        return Filter(
            relations=frozenset(self.relation),
            kinds=frozenset(self.kind),
            types=frozenset(self.type),
            sectors=frozenset(self.sector),
            regions=frozenset(self.region),
            statuses=frozenset(self.status),
            sources=self.sources,
            since=date(self.since),
            until=date(self.until),
            undated=self.undated,
        )


def date(text: str | None) -> PartialDate | None:
    """Return a date as it was written, if any was; raises InputError when the calendar has none such."""
    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise InputError(f"{text!r} is no date; write it like 2024, 2024-05 or 2024-05-31.") from None


def _several(meaning: str) -> Any:
    return Query(default_factory=list, description=meaning)


def _asked(
    relation: Annotated[Values, _several("Relations, such as partners_with.")],
    kind: Annotated[Values, _several("Kinds of relationship, such as memorandum.")],
    type_: Annotated[
        Values,
        Query(default_factory=list, alias="type", description="Types of the neighbour, such as Company."),
    ],
    sector: Annotated[Values, _several("Ids of sectors of the neighbour.")],
    region: Annotated[Values, _several("Ids of regions of the neighbour.")],
    status: Annotated[Values, _several("Any of actual, planned and ended.")],
    sources: Annotated[
        int, Query(ge=0, le=_MOST_SOURCES, description="The least number of independent documents.")
    ] = 0,
    since: Annotated[Date, Query(description="What holds at this time or later.")] = None,
    until: Annotated[Date, Query(description="What holds at this time or earlier.")] = None,
    undated: Annotated[bool, Query(description="Whether what nothing dates counts too.")] = True,
) -> Filter:
    return FilterBody(
        relation=relation, kind=kind, type=type_, sector=sector, region=region, status=status,
        sources=sources, since=since, until=until, undated=undated,
    ).wanted()  # fmt: skip


Wanted = Annotated[Filter, Depends(_asked)]
"""The parameter of a route that takes a filter."""
