"""`/api/v1/starts`: ready questions to begin with."""

from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from kg.map.starts import questions as found
from kg.web.map.elements import Element
from kg.web.map.revision import UNCHANGED, Asking, OncePerRevision
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems


class Wordings(BaseModel):
    """A text in the three languages."""

    en: str
    ru: str
    kk: str


class Start(BaseModel):
    """A ready question, and how many things it finds."""

    id: str
    question: Wordings
    count: int


class Starts(BaseModel):
    """The ready questions."""

    starts: list[Start]


class Answer(Element):
    """What a ready question finds: a sentence, the true `total`, and ids of entities to show, at most 60.

    `shows` is the part of the page that answers it; where that is changes, `since` is their first day.
    """

    id: str
    question: Wordings
    shows: Literal["map", "gaps", "changes"]
    entities: list[str]
    answer: Wordings
    total: int
    since: str | None


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the routes of the ready questions."""
    routes = map_router()
    kept = OncePerRevision(found.answers)

    @routes.get("/starts", responses={**UNCHANGED, **problems(HTTPStatus.NOT_FOUND)})
    def starts(client: Asking) -> Starts:
        """Give the ready questions."""
        with client.reading(workspace.map) as reading:
            answers = kept.of(reading).values()
            return Starts(
                starts=[
                    Start(id=each.id, question=Wordings(**each.question), count=each.total)
                    for each in answers
                ]
            )

    @routes.get("/starts/{identifier}", responses={**UNCHANGED, **problems(HTTPStatus.NOT_FOUND)})
    def start(client: Asking, identifier: str) -> Answer:
        """Answer a ready question."""
        with client.reading(workspace.map) as reading:
            return Answer.model_validate(found.answer(kept.of(reading), identifier))

    return routes
