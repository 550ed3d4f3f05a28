"""The picture that the tests of reading look at, and how to open it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from playwright.sync_api import Browser
from tests.map.worlds import World
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

IDS = (
    "ulgi", "primer", "mysal_college", "sample_college", "ulgi_oil", "primer_energy", "mysal", "school",
    "chamber", "aida", "alliance", "forum",
)  # fmt: skip
"""What is in the picture: with the hub of `memo`, thirteen entities and all that ties them."""

SETTLED = 900
"""For how many milliseconds nothing may change until the picture is said."""


@dataclass(frozen=True)
class Reading:
    """A server over a world, and a browser to look at it."""

    client: httpx.Client
    browser: Browser

    def fragment(self, ids: Sequence[str] = IDS, seeds: Sequence[str] = ("ulgi",), **state: Any) -> str:
        """Return the fragment of a picture of these, seen as `state` says."""
        placed = self.picture(ids)["entities"]
        entities = ".".join(f"{each['id']}.{round(each['x'])}.{round(each['y'])}" for each in placed)
        return urlencode({"e": entities, "s": ".".join(seeds), **state}, doseq=True)

    def picture(self, ids: Sequence[str] = IDS) -> dict[str, Any]:
        """Return the server's picture of these."""
        answer = self.client.post("/api/v1/pictures", json={"entities": [], "add": list(ids)})
        assert answer.is_success, answer.text
        made: dict[str, Any] = answer.json()
        return made

    @contextmanager
    def visit(
        self,
        language: str = "en",
        width: int = 1280,
        scheme: str = "light",
        ids: Sequence[str] = IDS,
        **state: Any,
    ) -> Iterator[Visit]:
        """Visit a picture in a language, until it is shown."""
        with visiting(self.browser, str(self.client.base_url), language=language, width=width) as visit:
            visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            visit.open(self.fragment(ids, lang=language, **state))
            visit.page.locator("#summary:not(:empty)").wait_for(state="attached")
            yield visit


@contextmanager
def another_world(opened: Reading, folder: Path, world: World) -> Iterator[Reading]:
    """Serve another world, to be looked at in the same browser."""
    with served_world(folder, world) as client:
        yield Reading(client, opened.browser)
