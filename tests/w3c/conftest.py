"""The suite and its data, for the tests that are not skipped for want of it."""

from collections.abc import Iterator

import pytest
from tests.w3c.stores import Stores
from tests.w3c.suite import Suite, suite


@pytest.fixture(scope="session")
def w3c() -> Suite:
    whole = suite()
    assert whole is not None
    return whole


@pytest.fixture(scope="session")
def stores(w3c: Suite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    with Stores(w3c, tmp_path_factory.mktemp("w3c")) as opened:
        yield opened
