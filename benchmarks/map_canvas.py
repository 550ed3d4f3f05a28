"""Measures how smoothly the picture of the map moves in a real browser: `python -m benchmarks map_canvas`.

Invented pictures are dragged by the mouse and zoomed by the wheel in a Chromium that draws by software alone;
counted is how often `requestAnimationFrame` calls back meanwhile. It is promised that pictures of up to 1,000
entities and 2,000 ties move with 30 frames a second and more. The figures mean something only on a machine
that does nothing else.
"""

import statistics
from collections.abc import Callable, Iterator
from random import Random

from playwright.sync_api import Mouse
from tests.browser import opened_browser
from tests.web.map.canvas_page import Json, entity, picture, served_canvas, tie
from tests.web.map.drawn import HEIGHT, LOOK, WIDTH, Drawn, drawing

from kg.map.paper.legend import legend

SIZES = (150, 1_000, 10_000)
PROMISED = 1_000
LEAST = 30.0
"""Frames a second up to the promised size."""

SEED = 20261204
TIES = 2
"""How many ties there are for each entity."""

MOVES = 150
SHOW = (
    "shown => { const begun = performance.now(); canvas.show(...shown); return performance.now() - begun; }"
)
COUNT = """() => {
    window.frames = [performance.now()];
    const count = () => { frames.push(performance.now()); window.counting = requestAnimationFrame(count); };
    window.counting = requestAnimationFrame(count);
}"""
COUNTED = (
    "() => { cancelAnimationFrame(counting); return frames.slice(1).map((at, index) => at - frames[index]); }"
)


def map_canvas() -> list[str]:
    """Print the figures of each size, and return what was promised and is not so, as sentences."""
    print(f"{'entities':>8} {'shown in ms':>12} {'moved by':>9} {'frames/s':>9} {'slowest of 20, ms':>18}")
    with served_canvas() as origin, opened_browser() as browser:
        broken: list[str] = []
        for entities in SIZES:
            with drawing(browser, origin) as drawn:
                broken += _measured(drawn, entities)
        return broken


def invented(entities: int) -> Json:
    """Return a picture of so many entities in a loose grid, most of them tied to near ones."""
    random = Random(SEED)  # noqa: S311
    across = round(entities**0.5)
    types = [group.types[0] for group in legend().groups]
    shown = [
        entity(
            f"e{number}",
            100 * (number % across) + random.uniform(-40, 40),
            100 * (number // across) + random.uniform(-40, 40),
            f"Үлгі университеті {number}",
            type=random.choice(types),
            hidden=random.choice((0, 0, 3, 12)),
        )
        for number in range(entities)
    ]
    steps = (1, 2, across, across + 1, across - 1, 3 * across)
    ties = [
        tie(
            f"e{first}",
            f"e{(first + random.choice(steps)) % entities}",
            weight=random.choice((1, 1, 2, 5)),
            status=random.choice(("actual", "planned", "ended")),
            directed=random.choice((None, "forward")),
        )
        for first in [number for number in range(entities) for _ in range(TIES)]
    ]
    return picture(shown, ties)


def _measured(drawn: Drawn, entities: int) -> Iterator[str]:
    shown = drawn.page.evaluate(SHOW, [invented(entities), LOOK])
    for way, act in (("dragging", _drag), ("wheel", _wheel)):
        drawn.rest()
        frames = _frames(drawn, act)
        rate = 1000 / statistics.fmean(frames)
        slow = statistics.quantiles(frames, n=20)[-1]
        print(f"{entities:8} {shown:12.0f} {way:>9} {rate:9.1f} {slow:18.0f}", flush=True)
        if entities <= PROMISED and rate < LEAST:
            yield f"{entities} entities move by {way} with {rate:.1f} frames a second."


def _frames(drawn: Drawn, act: Callable[[Mouse], None]) -> list[float]:
    """Return how many milliseconds passed from each frame to the next while something was done."""
    drawn.page.evaluate(COUNT)
    act(drawn.page.mouse)
    frames: list[float] = drawn.page.evaluate(COUNTED)
    return frames


def _drag(mouse: Mouse) -> None:
    mouse.move(4, 4)
    mouse.down()
    for move in range(MOVES):
        mouse.move(4 + 5 * (move % 100), 4 + 2 * move)
    mouse.up()


def _wheel(mouse: Mouse) -> None:
    mouse.move(WIDTH / 2, HEIGHT / 2)
    for move in range(MOVES):
        mouse.wheel(0, -60 if move % 60 < 30 else 60)
