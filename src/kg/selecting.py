"""Reads a selection of the graph as users give it: names of relations and statuses, and of an entity."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.analysis import Selection
from kg.analysis.subgraph import ALL_RELATIONS, WHOLE
from kg.errors import InputError
from kg.model import Status

if TYPE_CHECKING:
    from kg.workspace import Workspace


def selected(
    workspace: "Workspace",
    *,
    relations: Iterable[str] = (),
    status: Iterable[str] = (),
    min_sources: int = 0,
    around: str | None = None,
    hops: int | None = None,
) -> Selection:
    """Return the selection of these relations and statuses (none: all), sources, and surroundings.

    `around` is the id or name of an entity, `hops` the distance from it, 2 if not given. Entities that no
    selected relationship joins are left out, unless everything is selected or they are the one asked for.
    Raises InputError for what the graph does not know.
    """
    if hops is not None and around is None:
        raise InputError("A number of hops is counted from an entity; name it with --around.")
    named = _known("relation", relations, ALL_RELATIONS)
    statuses = _known("status", status, [each.value for each in WHOLE.statuses])
    return Selection(
        relations=tuple(named) or WHOLE.relations,
        statuses=tuple(map(Status, statuses)) or WHOLE.statuses,
        least_sources=min_sources,
        isolated=around is not None or not (named or statuses or min_sources),
        around=workspace.find(around).id if around is not None else None,
        hops=WHOLE.hops if hops is None else hops,
    )


def _known(what: str, given: Iterable[str], allowed: Iterable[str]) -> list[str]:
    names = list(dict.fromkeys(name.strip().lower() for name in given))
    for name in names:
        if name not in allowed:
            raise InputError(f"There is no {what} {name!r}; there are: {', '.join(allowed)}.")
    return names
