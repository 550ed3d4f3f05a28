"""`/review` and `/api/v1/review`: pairs that may be one thing, and what a human decides on them.

What is decided goes to the ledger and is then published. Only the page of this server and programs may
decide: a page elsewhere that a browser happens to have open may not.
"""

import re
import threading
from collections.abc import Callable, Coroutine, Iterable
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, StringConstraints

from kg.model import Judgement, Verdict
from kg.reviewing import ReviewPair, Side
from kg.web.assets import Assets
from kg.web.port import Reviews
from kg.web.posted import require_short_json
from kg.web.problems import problems
from kg.web.publishing import Publisher

MOST = 100
LONGEST = 1 << 14
_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?", re.IGNORECASE)

_WRONG = problems(HTTPStatus.BAD_REQUEST)
_NOT_TAKEN = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.LENGTH_REQUIRED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)

Node = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Author = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$"
    ),
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at the most.")]


class _Given(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Quoted(_Given):
    """A sentence of a document; `named` is the part of it that stands for the thing."""

    sentence: str
    named: str
    language: str
    document: str
    title: str
    uri: str
    published: str | None


class Around(BaseModel):
    """What is said around a thing, such as its `place` or `employer`."""

    kind: str
    value: str


class Seen(BaseModel):
    """Something that speaks for one thing (a weight above 0) or for two; `detail` quotes what was seen."""

    name: str
    weight: float
    meaning: str
    detail: str


class OneSide(BaseModel):
    """One of two things, with the evidence."""

    entity: str
    node: str
    type: str
    name: str
    names: list[str]
    around: list[Around]
    quotes: list[Quoted]


class Pair(BaseModel):
    """Two things that may be one.

    `score` is the probability from 0 to 1; `apart` says that the names compare as one and something else
    keeps the two apart.
    """

    left: OneSide
    right: OneSide
    score: float
    apart: bool
    features: list[Seen]


class Standing(_Given):
    """How publishing stands; `detail` says why it failed."""

    state: Literal["idle", "running", "failed"]
    detail: str


class Pairs(BaseModel):
    """The most pressing pairs, and how many there are in all."""

    total: int
    pairs: list[Pair]
    publication: Standing


class Decision(BaseModel):
    """What somebody decides on two nodes."""

    left: Node
    right: Node
    verdict: Literal["same", "different", "unsure"]
    by: Author


class Taking(BaseModel):
    """Who takes back the last decision."""

    by: Author


class Decided(BaseModel):
    """A decision of the ledger."""

    at: str
    by: str
    verdict: str
    left_name: str
    right_name: str
    left: str
    right: str
    score: float | None
    reason: str


class Decisions(BaseModel):
    """The latest decisions, the last one first, and how many there are in all."""

    total: int
    decisions: list[Decided]


class Reopened(BaseModel):
    """A pair whose decision was taken back, and the verdict that it now has; `withdrawn` is none."""

    left: str
    right: str
    left_name: str
    right_name: str
    verdict: str


class Undone(BaseModel):
    """What was taken back, and how publishing that stands."""

    undone: list[Reopened]
    publication: Standing


class _OwnPageOnly(APIRoute):
    """Refuses, before the body is read, to write what was not sent by this server's page or by a program."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of the route, guarded."""
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            if request.method == "POST":
                _require_own_page(request)
                require_short_json(request, LONGEST, "decision")
            return await handle(request)

        return guarded


def page(assets: Assets) -> APIRouter:
    """Return the route of the page."""
    routes = APIRouter()

    @routes.get("/review", include_in_schema=False)
    def review() -> HTMLResponse:
        return assets.page("review.html")

    return routes


def router(reviews: Reviews) -> APIRouter:
    """Return the routes of reviewing; what uses `reviews` waits for one another, what publishes does not."""
    routes = APIRouter(prefix="/api/v1/review", tags=["review"], route_class=_OwnPageOnly)
    publisher = Publisher(reviews.publish)
    alone = threading.Lock()

    @routes.get("", responses=_WRONG)
    def pairs(limit: Limit = 20) -> Pairs:
        """Give the pairs to decide on, the most pressing first."""
        with alone:
            found, total = reviews.pairs(limit), reviews.count()
        return Pairs(total=total, pairs=[_pair(one) for one in found], publication=_standing(publisher))

    @routes.get("/decisions", responses=_WRONG)
    def decisions(limit: Limit = 20) -> Decisions:
        """Give the latest decisions, the last one first."""
        with alone:
            table = reviews.decisions()
        records = list(table.records())
        return Decisions(
            total=len(records), decisions=[Decided.model_validate(one) for one in records[:limit]]
        )

    @routes.post(
        "/decisions",
        status_code=HTTPStatus.CREATED,
        responses={**_NOT_TAKEN, **problems(HTTPStatus.NOT_FOUND)},
    )
    def decide(decision: Decision) -> Standing:
        """Record a decision and have it published; tells how publishing stands."""
        with alone:
            reviews.decide(decision.left, decision.right, Verdict(decision.verdict), decision.by)
        publisher.request()
        return _standing(publisher)

    @routes.post("/undo", responses=_NOT_TAKEN)
    def undo(taking: Taking) -> Undone:
        """Take back the last decision and have that published."""
        with alone:
            undone = reviews.undo(taking.by)
        publisher.request()
        return Undone(undone=list(_reopened(undone)), publication=_standing(publisher))

    @routes.get("/publication")
    def publication() -> Standing:
        """Tell how publishing stands."""
        return _standing(publisher)

    return routes


def _require_own_page(request: Request) -> None:
    """Refuse another site, also one whose name was made to lead to this machine."""
    host = request.headers.get("host", "")
    if not _LOOPBACK.fullmatch(host):
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "Decisions are taken on this machine only; use 127.0.0.1 or localhost."
        )
    own = f"{request.scope['scheme']}://{host}"
    origins, sites = (request.headers.getlist(name) for name in ("origin", "sec-fetch-site"))
    if set(origins) - {own} or set(sites) - {"same-origin"}:
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "Another site may not decide; use the page /review of this server."
        )


def _pair(pair: ReviewPair) -> Pair:
    return Pair(
        left=_side(pair.left),
        right=_side(pair.right),
        score=pair.score,
        apart=pair.apart,
        features=[
            Seen(name=name, weight=weight, meaning=meaning, detail=detail)
            for name, weight, meaning, detail in pair.features
        ],
    )


def _side(side: Side) -> OneSide:
    return OneSide(
        entity=side.entity,
        node=side.node,
        type=side.type,
        name=side.name,
        names=list(side.names),
        around=[Around(kind=kind, value=value) for kind, value in side.around],
        quotes=[Quoted.model_validate(quote) for quote in side.quotes],
    )


def _reopened(judgements: Iterable[Judgement]) -> Iterable[Reopened]:
    for one in judgements:
        left_name, right_name = one.names
        yield Reopened(
            left=one.left,
            right=one.right,
            left_name=left_name,
            right_name=right_name,
            verdict=one.verdict.value,
        )


def _standing(publisher: Publisher) -> Standing:
    return Standing.model_validate(publisher.standing)
