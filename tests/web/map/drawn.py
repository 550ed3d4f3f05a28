"""A visit to the page of the canvas: what is drawn there, and what a reader's hands do."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypedDict

from playwright.sync_api import Browser, Page
from tests.browser import Overheard, overhear
from tests.web.map.canvas_page import Json, look
from tests.web.map.visiting import DRIVER, PATIENCE

from kg.map.paper.legend import legend

WIDTH, HEIGHT = 900, 600
LOOK = look(legend())

_READ = """([layer, points]) => {
    canvas.show(...window.shown);
    const drawing = document.querySelector(`.sigma-${layer}`);
    const copy = new OffscreenCanvas(drawing.width, drawing.height).getContext("2d");
    copy.drawImage(drawing, 0, 0);
    const pixels = copy.getImageData(0, 0, drawing.width, drawing.height).data;
    const ratio = window.devicePixelRatio;
    return points.map(([x, y]) => {
        const start = 4 * (Math.floor(y * ratio) * drawing.width + Math.floor(x * ratio));
        return [...pixels.slice(start, start + 4)];
    });
}"""
_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Camera(TypedDict):
    """The point of the picture in the middle, and the pixels of one unit."""

    x: float
    y: float
    scale: float


Place = tuple[float, float]


@dataclass
class Drawn:
    """An open page with a canvas in it."""

    page: Page
    heard: Overheard
    origin: str

    def show(self, picture: Json, camera: Camera | None = None) -> None:
        """Show a picture, with one pixel to a unit unless a camera is given, and let it come to rest."""
        self.page.evaluate("shown => canvas.show(...(window.shown = shown))", [picture, LOOK])
        self.look_at(camera or {"x": 0, "y": 0, "scale": 1})

    def look_at(self, camera: Camera) -> None:
        """Set the camera, and wait until everything can be picked again."""
        self.page.evaluate("camera => { canvas.camera = camera; }", camera)
        self.rest()

    def rest(self) -> None:
        """Wait until the camera has come to rest, and what is to be drawn is."""
        self.page.wait_for_timeout(300)
        self.page.evaluate(_TWO_FRAMES)

    @property
    def camera(self) -> Camera:
        camera: Camera = self.page.evaluate("canvas.camera")
        return camera

    def where(self, id_: str) -> Place:
        """Return where an entity is drawn, in pixels of the page."""
        place = self.page.evaluate("id => canvas.where(id)", id_)
        return place["x"], place["y"]

    def colours(self, layer: str, points: Sequence[Place]) -> list[tuple[int, ...]]:
        """Return red, green, blue and alpha at some places of a layer, `nodes`, `edges` or `labels`."""
        return [tuple(each) for each in self.page.evaluate(_READ, [layer, list(points)])]

    def click(self, place: Place, right: float = 0, down: float = 0) -> None:
        """Click so many pixels away from a place."""
        self.page.mouse.click(place[0] + right, place[1] + down)

    def told(self, *events: str) -> list[Json]:
        """Return what was told by these events since this was last asked, and forget it all."""
        told = self.page.evaluate("told.splice(0)")
        return [what for event, what in told if event in events]

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            self.page.keyboard.press(key)


@contextmanager
def drawing(browser: Browser, origin: str, **options: object) -> Iterator[Drawn]:
    """Open the page in a new profile, with a canvas; at the end it has asked nobody else, nor complained."""
    plain = {"viewport": {"width": WIDTH, "height": HEIGHT}}
    context = browser.new_context(**{**plain, **options})  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        drawn = Drawn(page, overhear(page), origin)
        page.goto(origin)
        page.locator("html[data-ready]").wait_for(state="attached")
        assert page.evaluate("begin({ theme: 'light', label: 'Map' })") == "drawn"
        yield drawn
        complaints = [each for each in drawn.heard.complaints if DRIVER not in each]
        assert not complaints, complaints
        assert not drawn.heard.outside(origin), drawn.heard.outside(origin)
    finally:
        context.close()


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of #rrggbb."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def resembles(seen: Sequence[int], colour: str, most: float = 12) -> bool:
    """Return whether a pixel has a colour but for rounding."""
    return math.dist(seen[:3], channels(colour)) <= most
