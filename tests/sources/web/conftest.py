from collections.abc import Iterator

import pytest
from tests.sources.web.site import Site, running


@pytest.fixture(scope="module")
def running_site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def site(running_site: Site) -> Site:
    running_site.clear()
    return running_site
