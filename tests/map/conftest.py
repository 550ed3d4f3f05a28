"""`reading` is the map of `tests.map.worlds.world`, read at one revision."""

from collections.abc import Iterator

import pytest
from tests.map.worlds import world

from kg.map import Reading


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with world().published(tmp_path_factory.mktemp("world")).reading() as opened:
        yield opened
