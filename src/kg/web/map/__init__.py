"""The connection map over HTTP: one router for each thing that can be asked of it."""

from fastapi import APIRouter

from kg.web.map import (
    changes,
    common,
    entities,
    evidence,
    exports,
    facets,
    gaps,
    legend,
    neighbours,
    paths,
    pictures,
    revision,
    starts,
    views,
)
from kg.web.port import WebWorkspace


def routers(workspace: WebWorkspace) -> list[APIRouter]:
    """Return the routes of everything that can be asked of the map of a workspace."""
    return [
        revision.router(workspace),
        entities.router(workspace),
        neighbours.router(workspace),
        pictures.router(workspace),
        evidence.router(workspace),
        facets.router(workspace),
        starts.router(workspace),
        legend.router(),
        exports.router(workspace),
        paths.router(workspace),
        common.router(workspace),
        gaps.router(workspace),
        changes.router(workspace),
        views.router(workspace),
    ]
