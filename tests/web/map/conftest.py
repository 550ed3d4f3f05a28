"""What tests of the map share: a browser and a served world for each module, and a visit for each test."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser
from tests.browser import opened_browser
from tests.web.map.reading_page import Reading
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served_world(tmp_path_factory.mktemp("world")) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(client: httpx.Client, browser: Browser) -> Reading:
    return Reading(client, browser)


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(client.base_url)) as begun:
        yield begun
