"""Queries of the W3C suite are read or refused as it says, by our workers as by the bare engine."""

import pytest
from pyoxigraph import Store
from tests.w3c.stores import Stores, based
from tests.w3c.suite import NEGATIVE, POSITIVE, Case, Suite, each

from kg.errors import QueryError

FEDERATED = {"syntax-fed/test_1", "syntax-fed/test_2", "syntax-fed/test_3"}
"""Queries with SERVICE, which are right and yet refused."""

UNKNOWN_FUNCTION = {"syntax-query/test_4"}
"""Queries that call a function which nobody has; they can be read and not answered."""


def right(suite: Suite) -> list[Case]:
    return [case for case in suite.cases(POSITIVE) if case.id not in FEDERATED | UNKNOWN_FUNCTION]


def federated(suite: Suite) -> list[Case]:
    return [case for case in suite.cases(POSITIVE) if case.id in FEDERATED]


def calling(suite: Suite) -> list[Case]:
    return [case for case in suite.cases(POSITIVE) if case.id in UNKNOWN_FUNCTION]


def wrong(suite: Suite) -> list[Case]:
    return list(suite.cases(NEGATIVE))


def text(case: Case, suite: Suite) -> str:
    return based(case, suite.read(case.query).decode())


@each(right)
def test_a_query_that_is_right_is_answered(case: Case, w3c: Suite, stores: Stores) -> None:
    assert stores.service(case).run(text(case, w3c)).media_type


@each(wrong)
def test_a_query_that_is_wrong_is_refused(case: Case, w3c: Suite, stores: Stores) -> None:
    with pytest.raises(QueryError) as caught:
        stores.service(case).run(text(case, w3c))
    assert "\n" not in str(caught.value)


@each(federated)
def test_a_query_that_is_right_and_asks_elsewhere_is_refused_for_that(
    case: Case, w3c: Suite, stores: Stores
) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        stores.service(case).run(text(case, w3c))
    Store().query(text(case, w3c))


@each(calling)
def test_a_query_that_is_right_and_calls_what_is_unknown_is_told_so(
    case: Case, w3c: Suite, stores: Stores
) -> None:
    with pytest.raises(QueryError, match="function <http://example/function> is not supported"):
        stores.service(case).run(text(case, w3c))
    with pytest.raises(RuntimeError, match="not supported"):
        Store().query(text(case, w3c))
