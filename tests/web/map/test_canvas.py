"""What the canvas draws: the legend's shapes and lines, names as text, and old things in their old places."""

import math
from collections.abc import Iterator
from itertools import groupby, islice, pairwise, product
from random import Random

import pytest
from playwright.sync_api import Browser, expect
from tests.browser import OPTIONS, chromium, overhear
from tests.web.map.canvas_page import entity, picture, served_canvas, tie
from tests.web.map.drawn import HEIGHT, LOOK, WIDTH, Drawn, Place, drawing, resembles

from kg.map.paper.legend import legend

PAPER, DARK_PAPER = "#fbfaf7", "#16191a"
HOSTILE = f"<img src=x onerror=alert(1)>{'<script>alert(2)</script>' * 11}"
SIZE = 9.5
"""The radius of an entity without ties."""


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with served_canvas() as served:
        yield served


@pytest.fixture(scope="module")
def opened(browser: Browser, origin: str) -> Iterator[Drawn]:
    with drawing(browser, origin) as opened:
        yield opened


@pytest.fixture
def drawn(opened: Drawn) -> Drawn:
    """A page that others have drawn on."""
    opened.page.evaluate("canvas.select(null)")
    opened.told()
    return opened


@pytest.fixture
def fresh(browser: Browser, origin: str) -> Iterator[Drawn]:
    """A page of its own, for what cannot be undone."""
    with drawing(browser, origin) as opened:
        yield opened


def test_every_shape_is_that_of_the_legend(drawn: Drawn) -> None:
    groups = {group.id: group for group in legend().groups}
    drawn.show(
        picture(
            entity(id_, 60 * (number % 4), 60 * (number // 4), type=group.types[0])
            for number, (id_, group) in enumerate(groups.items())
        ),
        {"x": 90, "y": 60, "scale": 2.5},
    )
    radius = SIZE * 2.5**0.5
    grid = list(product(range(-26, 27), repeat=2))
    points = [(x + right, y + down) for x, y in map(drawn.where, groups) for right, down in grid]
    seen = zip(points, drawn.colours("nodes", points), strict=True)
    for id_, group in groups.items():
        middle = drawn.where(id_)
        outline = group.shape.outline(*middle, radius)
        for point, colour in islice(seen, len(grid)):
            away = _away(point, middle, radius, outline)
            if away < -3.5:
                assert resembles(colour, group.light), (id_, point, colour)
            if away > 3.5:
                assert colour[3] == 0, (id_, point, colour)


def test_the_dash_of_a_line_says_its_status(drawn: Drawn) -> None:
    statuses = ("actual", "planned", "ended")
    ends = [entity(f"{side}{row}", 300 * side, 60 * row) for row in range(3) for side in (-1, 1)]
    ties = [tie(f"-1{row}", f"1{row}", status=status, weight=4) for row, status in enumerate(statuses)]
    drawn.show(picture(ends, ties))
    runs = [_runs(drawn, HEIGHT / 2 - 60 * row) for row in range(3)]
    assert runs[0] == 1
    assert 300 / 13 - 2 <= runs[1] <= 300 / 13 + 2
    assert 300 / 6 - 2 <= runs[2] <= 300 / 6 + 2


def _runs(drawn: Drawn, y: float) -> int:
    """Return how many separate pieces of a line are drawn on 300 pixels of it."""
    seen = drawn.colours("edges", [(WIDTH / 2 - 150 + right / 2, y) for right in range(600)])
    return sum(is_drawn for is_drawn, _ in groupby(alpha > 127 for *_, alpha in seen))


@pytest.mark.parametrize(("directed", "tip"), [("forward", 1), ("backward", -1), (None, 0)])
def test_an_arrow_says_which_way_a_tie_leads(drawn: Drawn, directed: str | None, tip: int) -> None:
    drawn.show(picture([entity("a", -100, 0), entity("b", 100, 0)], [tie("a", "b", directed=directed)]))
    thick = {side: _thickness(drawn, WIDTH / 2 + side * 82) for side in (-1, 1)}
    assert {side for side, pixels in thick.items() if pixels >= 4} == ({tip} - {0})


def test_a_tie_of_more_documents_is_thicker(drawn: Drawn) -> None:
    ends = [entity(f"{side}{row}", 200 * side, 60 * row) for row in range(3) for side in (-1, 1)]
    ties = [tie(f"-1{row}", f"1{row}", weight=weight) for row, weight in enumerate((1, 4, 30))]
    drawn.show(picture(ends, ties))
    thick = [_thickness(drawn, WIDTH / 2, HEIGHT / 2 - 60 * row) for row in range(3)]
    assert all(one < other for one, other in pairwise(thick))


def _thickness(drawn: Drawn, x: float, y: float = HEIGHT / 2) -> float:
    """Return how many pixels are drawn across a level line, or half of its arrow."""
    seen = drawn.colours("edges", [(x, y + down) for down in range(-9, 10)])
    return sum(alpha for *_, alpha in seen) / 255


@pytest.mark.parametrize("ratio", [1, 2])
def test_it_is_drawn_at_the_resolution_of_the_screen(browser: Browser, origin: str, ratio: float) -> None:
    with drawing(browser, origin, device_scale_factor=ratio) as drawn:
        drawn.show(picture([entity("a", 0, 0)]))
        assert drawn.page.locator(".sigma-nodes").get_attribute("width") == f"{WIDTH * ratio:.0f}px"
        x, y = drawn.where("a")
        (middle,) = drawn.colours("nodes", [(x, y)])
        assert resembles(middle, legend().group("University").light)


def test_another_resolution_while_it_is_open_is_followed(fresh: Drawn) -> None:
    fresh.show(picture([entity("a", 0, 0)]))
    session = fresh.page.context.new_cdp_session(fresh.page)
    size = {"width": WIDTH, "height": HEIGHT, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": 3})
    fresh.look_at({"x": 1, "y": 1, "scale": 1})
    expect(fresh.page.locator(".sigma-nodes")).to_have_attribute("width", f"{3 * WIDTH}px")
    fresh.click(fresh.where("a"))
    assert fresh.told("select") == [{"entity": "a", "tie": None}]


def test_old_entities_keep_their_place_to_the_bit(drawn: Drawn) -> None:
    random = Random(1)  # noqa: S311
    old = [entity(f"e{number}", random.uniform(-300, 300), random.uniform(-200, 200)) for number in range(12)]
    drawn.show(picture(old), {"x": 7.25, "y": -3.5, "scale": 1.37})
    places = {str(each["id"]): drawn.where(str(each["id"])) for each in old}
    camera = drawn.camera
    for more in (1, 100, 0, 700):
        new = [entity(f"n{number}", random.gauss(0, 3000), random.gauss(0, 90_000)) for number in range(more)]
        ties = [tie(str(each["id"]), "e0") for each in new]
        drawn.page.evaluate("shown => canvas.show(...shown)", [picture([*new, *old], ties), LOOK])
        assert {id_: drawn.where(id_) for id_ in places} == places
        drawn.rest()
        assert {id_: drawn.where(id_) for id_ in places} == places
        assert drawn.camera == camera


def test_a_picture_of_a_thousand_is_drawn_whole(fresh: Drawn) -> None:
    entities = [
        entity(f"e{row}.{column}", 100 * column, 90 * row) for row in range(25) for column in range(40)
    ]
    ties = [tie(str(one["id"]), str(other["id"])) for one, other in pairwise(entities)]
    fresh.page.evaluate("shown => canvas.show(...(window.shown = shown))", [picture(entities, ties), LOOK])
    fresh.rest()
    places = [fresh.where(str(each["id"])) for each in entities]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
    seen = fresh.colours("nodes", places)
    assert all(resembles(colour, legend().group("University").light) for colour in seen)


def test_no_name_is_written_over_another(fresh: Drawn) -> None:
    random = Random(2)  # noqa: S311
    entities = [
        entity(f"e{number}", random.gauss(0, 900), random.gauss(0, 600), f"Үлгі университеті {number}")
        for number in range(400)
    ]
    fresh.page.evaluate("""() => {
        window.written = [];
        const fillText = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
            const left = { left: 0, center: 0.5, right: 1 }[this.textAlign] * this.measureText(text).width;
            written.push([x - left, y - 9, x - left + this.measureText(text).width, y + 2]);
            fillText.apply(this, arguments);
        };
    }""")
    fresh.show(picture(entities))
    boxes = fresh.page.evaluate("written.splice(0); canvas.show(...shown); written")
    assert len(boxes) > 20
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_what_is_selected_stands_out_and_the_rest_stands_back(drawn: Drawn) -> None:
    shown = picture(
        [entity("a", 0, 0), entity("b", 100, 0), entity("c", -100, 0)], [tie("a", "b"), tie("a", "c")]
    )
    drawn.show(shown)
    drawn.page.evaluate("canvas.select({ tie: { first: 'b', second: 'a' } })")
    colour = legend().group("University").light
    a, b, c = (drawn.where(id_) for id_ in "abc")
    seen = drawn.colours("nodes", [a, b, c])
    assert [resembles(each, colour) for each in seen] == [True, True, False]
    drawn.page.evaluate("canvas.select({ entity: 'c' })")
    assert [resembles(each, colour) for each in drawn.colours("nodes", [a, b, c])] == [True, False, True]
    ring = [(c[0] + math.sin(turn) * 14.3, c[1] + math.cos(turn) * 14.3) for turn in (0.5, 2.0, 3.5, 5.0)]
    assert all(resembles(each, "#1c2423", 60) for each in drawn.colours("nodes", ring))
    drawn.page.evaluate("canvas.select(null)")
    assert all(resembles(each, colour) for each in drawn.colours("nodes", [a, b, c]))


def test_what_a_filter_leaves_out_stands_back_in_its_place(drawn: Drawn) -> None:
    drawn.show(picture([entity("a", -50, 0), entity("b", 50, 0)]))
    before = drawn.where("b")
    drawn.show(picture([entity("a", -50, 0), entity("b", 50, 0, faded=True)]))
    assert drawn.where("b") == before
    seen = drawn.colours("nodes", [drawn.where("a"), before])
    assert [resembles(each, legend().group("University").light) for each in seen] == [True, False]


def test_it_is_drawn_light_and_dark(drawn: Drawn) -> None:
    drawn.show(picture([entity("a", 0, 0, type="Agreement")]))
    map_ = drawn.page.locator("#map")
    background = "element => getComputedStyle(element).backgroundColor"
    agreement = legend().group("Agreement")
    for theme, paper, colour in (
        ("dark", "rgb(22, 25, 26)", agreement.dark),
        ("light", "rgb(251, 250, 247)", agreement.light),
    ):
        drawn.page.evaluate("theme => canvas.setTheme(theme)", theme)
        assert map_.evaluate(background) == paper
        (middle,) = drawn.colours("nodes", [drawn.where("a")])
        assert resembles(middle, colour)


def test_a_hostile_name_is_text(drawn: Drawn) -> None:
    assert len(HOSTILE) > 300
    drawn.show(picture([entity("a", 0, 0, HOSTILE), entity("b", 80, 0)], [tie("a", "b")]))
    drawn.page.mouse.move(*drawn.where("a"))
    expect(drawn.page.get_by_role("tooltip")).to_have_text(HOSTILE)
    drawn.page.evaluate("canvas.focus('a')")
    assert drawn.page.locator("#map img, #map script").count() == 0


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Үлгі университеті", ["Үлгі университеті"]),
        (" Primer\n\tLLP  ", ["Primer LLP"]),
        ("Сектор Пример и партнёры области", ["Сектор Пример и", "партнёры области"]),
        ("A" * 30, ["A" * 27 + "…"]),
        ("Ulgi " + "b" * 40, ["Ulgi", "b" * 27 + "…"]),
        ("", [""]),
    ],
)
def test_a_name_has_two_lines_at_the_most(drawn: Drawn, name: str, lines: list[str]) -> None:
    wrapped = "async (name) => (await import('/static/map/canvas/wrapping.js')).wrapped(name)"
    assert drawn.page.evaluate(wrapped, name) == lines


def test_the_names_are_written_in_the_typeface_of_the_page(drawn: Drawn) -> None:
    drawn.show(picture([entity("a", 0, 0, "Қазақстан"), entity("b", 80, 0, "Ulgi")]))
    loaded = "[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)"
    assert set(drawn.page.evaluate(loaded)) == {"Golos Text"}
    assert drawn.page.evaluate("[...document.fonts].filter(({ status }) => status === 'loaded').length") >= 3


def test_a_container_that_is_hidden_and_shown_again_shows_the_same(fresh: Drawn) -> None:
    fresh.show(picture([entity("a", 12, 34)]), {"x": 12, "y": 34, "scale": 2})
    camera = fresh.camera
    fresh.page.evaluate("document.querySelector('#map').classList.add('away')")
    fresh.page.evaluate("canvas.show(...shown)")
    fresh.rest()
    fresh.page.evaluate("document.querySelector('#map').className = 'canvas half'")
    fresh.rest()
    assert fresh.camera == camera
    assert fresh.where("a") == pytest.approx((WIDTH / 4, HEIGHT / 2))
    fresh.click(fresh.where("a"))
    assert fresh.told("select") == [{"entity": "a", "tie": None}]


def test_what_is_destroyed_leaves_nothing(fresh: Drawn) -> None:
    fresh.show(picture([entity("a", 0, 0)]))
    fresh.page.evaluate("canvas.destroy()")
    assert (
        fresh.page.locator("#map").evaluate("element => element.outerHTML") == '<div id="map" class=""></div>'
    )
    fresh.page.mouse.click(WIDTH / 2, HEIGHT / 2)
    assert fresh.told("contextlost", "select") == []


def test_a_drawing_that_is_lost_is_told_once(fresh: Drawn) -> None:
    fresh.show(picture([entity("a", 0, 0)]))
    lose = "layer => layer.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
    for layer in ("edges", "nodes"):
        fresh.page.locator(f".sigma-{layer}").evaluate(lose)
    fresh.rest()
    assert fresh.told("contextlost") == [{}]


def test_without_webgl_a_defined_error_says_so(browser: Browser, origin: str) -> None:
    unable = browser.browser_type.launch(
        executable_path=chromium(), args=[*OPTIONS, "--disable-3d-apis"], chromium_sandbox=False
    )
    page = unable.new_page()
    heard = overhear(page)
    page.goto(origin)
    page.locator("html[data-ready]").wait_for(state="attached")
    assert page.evaluate("begin({})") == "NoWebGL"
    assert page.locator("#map").evaluate("element => element.outerHTML") == '<div id="map"></div>'
    assert heard.complaints == []
    assert not any("sigma" in request for request in heard.requests)
    unable.close()


def _away(point: Place, middle: Place, radius: float, outline: list[Place]) -> float:
    """Return how far a point is from an outline, less than 0 within it."""
    if not outline:
        return math.dist(point, middle) - radius
    sides = list(zip(outline, [*outline[1:], outline[0]], strict=True))
    near = min(_distance(point, one, other) for one, other in sides)
    return -near if sum(_crosses(point, one, other) for one, other in sides) % 2 else near


def _distance(point: Place, one: Place, other: Place) -> float:
    (x, y), (across, down) = point, (other[0] - one[0], other[1] - one[1])
    share = ((x - one[0]) * across + (y - one[1]) * down) / (across**2 + down**2)
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (one[0] + share * across, one[1] + share * down))


def _crosses(point: Place, one: Place, other: Place) -> bool:
    """Return whether a ray from a point to the right crosses a side."""
    x, y = point
    if (one[1] > y) == (other[1] > y):
        return False
    return x < one[0] + (y - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
