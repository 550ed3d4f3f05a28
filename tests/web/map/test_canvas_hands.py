"""What a reader does on the canvas with mouse, fingers and keyboard, and what the canvas tells of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.web.map.canvas_page import entity, picture, served_canvas, tie
from tests.web.map.drawn import HEIGHT, WIDTH, Drawn, drawing, resembles

NOTHING = {"entity": None, "tie": None}
AB = {"first": "a", "second": "b"}
BADGE = (16, -16)
"""Where the badge of an entity with a tie and a few hidden neighbours is, from the entity's middle."""

CROSS = picture(
    [
        entity("a", 0, 0, "Үлгі университеті", hidden=5),
        entity("b", 150, 10),
        entity("c", 0, 120),
        entity("d", -160, 0),
        entity("e", 40, -100),
        entity("f", 60, 8),
    ],
    [tie("a", "b"), tie("c", "a"), tie("a", "d"), tie("a", "e")],
)
"""An entity with a tie in each direction, and one nearer to the right that it has no tie with."""


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
    """The cross, with nothing selected or reached, and the pointer away."""
    opened.page.mouse.move(2, 2)
    opened.page.locator("#before").focus()
    opened.show(picture([]))
    opened.show(CROSS)
    opened.page.evaluate("canvas.select(null)")
    opened.told()
    return opened


@pytest.fixture
def fingers(browser: Browser, origin: str) -> Iterator[Drawn]:
    """A telephone."""
    with drawing(browser, origin, has_touch=True, is_mobile=True, reduced_motion="reduce") as opened:
        opened.show(CROSS)
        opened.told()
        yield opened


def test_a_click_on_an_entity_selects_it(drawn: Drawn) -> None:
    drawn.click(drawn.where("b"), right=4, down=-4)
    assert drawn.told("select") == [{"entity": "b", "tie": None}]


def test_a_click_on_a_name_selects_its_entity(drawn: Drawn) -> None:
    drawn.click(drawn.where("a"), right=40, down=23)
    assert drawn.told("select") == [{"entity": "a", "tie": None}]


@pytest.mark.parametrize("beside", [-4, 0, 4])
def test_a_click_near_a_tie_selects_it(drawn: Drawn, beside: float) -> None:
    x, y = drawn.where("a")
    drawn.click((x - 80, y), down=beside)
    assert drawn.told("select") == [{"entity": None, "tie": {"first": "a", "second": "d"}}]


def test_a_click_on_nothing_selects_nothing(drawn: Drawn) -> None:
    drawn.click((WIDTH - 30, 30))
    assert drawn.told("select") == [NOTHING]


@pytest.mark.parametrize(("right", "down"), [(0, 0), (8, 0), (0, -11), (10, -10)])
def test_a_click_on_a_badge_or_close_to_it_expands(drawn: Drawn, right: float, down: float) -> None:
    drawn.click(drawn.where("a"), right=BADGE[0] + right, down=BADGE[1] + down)
    assert drawn.told("expand", "select") == [{"id": "a"}]


def test_the_entity_under_a_badge_can_be_selected(drawn: Drawn) -> None:
    drawn.click(drawn.where("a"), right=4, down=-4)
    assert drawn.told("expand", "select") == [{"entity": "a", "tie": None}]


def test_an_entity_without_hidden_neighbours_has_no_badge(drawn: Drawn) -> None:
    drawn.click(drawn.where("b"), right=BADGE[0], down=BADGE[1])
    assert drawn.told("expand") == []


def test_a_double_click_on_an_entity_expands_it(drawn: Drawn) -> None:
    camera = drawn.camera
    drawn.page.mouse.dblclick(*drawn.where("b"))
    assert {"id": "b"} in drawn.told("expand")
    drawn.rest()
    assert drawn.camera == camera


def test_a_drag_moves_an_entity_and_tells_where_it_is_put(drawn: Drawn) -> None:
    x, y = drawn.where("b")
    others = [drawn.where(id_) for id_ in "acde"]
    drawn.page.mouse.move(x, y)
    drawn.page.mouse.down()
    drawn.page.mouse.move(x + 30, y - 20, steps=4)
    drawn.page.mouse.move(x + 50, y - 40, steps=4)
    drawn.page.mouse.up()
    assert drawn.told("move", "select") == [{"id": "b", "x": 200, "y": 50}]
    drawn.rest()
    assert drawn.where("b") == pytest.approx((x + 50, y - 40))
    assert [drawn.where(id_) for id_ in "acde"] == others
    drawn.click(drawn.where("b"))
    assert drawn.told("select") == [{"entity": "b", "tie": None}]


def test_a_drag_of_the_ground_moves_the_view(drawn: Drawn) -> None:
    drawn.page.mouse.move(100, 100)
    drawn.page.mouse.down()
    drawn.page.mouse.move(160, 80, steps=6)
    drawn.page.mouse.up()
    assert drawn.camera == pytest.approx({"x": -60, "y": -20, "scale": 1})
    assert drawn.told("move", "select") == []
    drawn.rest()
    drawn.click(drawn.where("a"))
    assert drawn.told("select") == [{"entity": "a", "tie": None}]


def test_only_the_first_button_drags(drawn: Drawn) -> None:
    x, y = drawn.where("b")
    drawn.page.mouse.move(x, y)
    drawn.page.mouse.down(button="right")
    drawn.page.mouse.move(x + 50, y + 50, steps=4)
    drawn.page.mouse.up(button="right")
    assert drawn.where("b") == (x, y)
    drawn.look_at({"x": 10, "y": 0, "scale": 1})
    drawn.click(drawn.where("b"))
    assert drawn.told("move", "select") == [{"entity": "b", "tie": None}]


def test_the_wheel_zooms_about_the_pointer(drawn: Drawn) -> None:
    x, y = drawn.where("b")
    drawn.page.mouse.move(x, y)
    drawn.page.mouse.wheel(0, -400)
    drawn.rest()
    assert drawn.camera["scale"] == pytest.approx(2.718281828**0.6)
    assert drawn.where("b") == pytest.approx((x, y), abs=1e-3)
    assert drawn.told("camera")[-1] == drawn.camera


def test_the_view_cannot_be_lost_by_zooming(drawn: Drawn) -> None:
    for turn in (-20_000, 90_000):
        drawn.page.mouse.wheel(0, turn)
        drawn.page.evaluate("canvas.zoom(canvas.camera.scale > 1 ? 9 : 0.1)")
        drawn.rest()
        assert 0.02 <= drawn.camera["scale"] <= 6


def test_to_fit_brings_everything_into_view(drawn: Drawn) -> None:
    drawn.look_at({"x": 5000, "y": 5000, "scale": 5})
    drawn.page.evaluate("canvas.fit()")
    drawn.rest()
    places = [drawn.where(id_) for id_ in "abcdef"]
    assert all(40 < x < WIDTH - 40 and 40 < y < HEIGHT - 40 for x, y in places)


def test_what_is_pointed_at_is_told_and_named_in_full(drawn: Drawn) -> None:
    tip = drawn.page.get_by_role("tooltip")
    drawn.page.mouse.move(*drawn.where("a"))
    expect(tip).to_have_text("Үлгі университеті")
    x, y = drawn.where("a")
    drawn.page.mouse.move(x - 80, y, steps=3)
    expect(tip).to_have_text("Үлгі университеті — d")
    drawn.page.mouse.move(30, 560)
    expect(tip).to_be_hidden()
    tied = {"entity": None, "tie": {"first": "a", "second": "d"}}
    assert [each for each in drawn.told("hover") if each != NOTHING] == [{"entity": "a", "tie": None}, tied]


def test_the_keyboard_comes_in_at_the_seed_and_goes_on_by_tab(drawn: Drawn) -> None:
    drawn.press("Tab")
    assert drawn.told("focus") == [{"entity": "a", "tie": None}]
    expect(drawn.page.get_by_role("application", name="Map")).to_be_focused()
    drawn.press("Tab")
    expect(drawn.page.locator("#after")).to_be_focused()


def test_the_keyboard_comes_in_at_what_is_selected(drawn: Drawn) -> None:
    drawn.page.evaluate("canvas.select({ entity: 'e' })")
    drawn.press("Tab")
    assert drawn.told("focus") == [{"entity": "e", "tie": None}]


def test_arrows_walk_to_what_is_tied_before_what_is_nearer(drawn: Drawn) -> None:
    drawn.press("Tab")
    walked = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowLeft"):
        drawn.told()
        drawn.press(key)
        walked += [each["entity"] for each in drawn.told("focus")]
    assert walked == ["b", "a", "c", "a", "e", "a", "d"]


def test_where_nothing_is_tied_arrows_walk_to_what_is_near(drawn: Drawn) -> None:
    drawn.page.evaluate("canvas.focus('f')")
    drawn.told()
    drawn.press("ArrowRight", "ArrowRight")
    assert drawn.told("focus") == [{"entity": "b", "tie": None}]


def test_keys_select_and_expand_what_is_reached(drawn: Drawn) -> None:
    drawn.press("Tab", "ArrowUp", "Enter", "+", "Home", "Enter")
    told = [{"entity": "c", "tie": None}, {"id": "c"}, {"entity": "a", "tie": None}]
    assert drawn.told("select", "expand") == told


def test_e_walks_the_ties_clockwise_and_enter_selects_one(drawn: Drawn) -> None:
    drawn.press("Tab")
    drawn.told()
    drawn.press("e", "e", "e", "e", "e", "Shift+E")
    ends = [each["tie"] for each in drawn.told("focus")]
    round_ = [{"first": "c", "second": "a"}, AB, {"first": "a", "second": "e"}, {"first": "a", "second": "d"}]
    assert ends == [*round_, round_[0], round_[3]]
    drawn.press("Enter")
    assert drawn.told("select") == [{"entity": None, "tie": {"first": "a", "second": "d"}}]


def test_e_is_found_by_its_place_on_a_cyrillic_keyboard(drawn: Drawn) -> None:
    drawn.press("Tab")
    drawn.told()
    drawn.page.locator("#map").evaluate(
        "map => map.dispatchEvent(new KeyboardEvent('keydown', { key: 'у', code: 'KeyE', bubbles: true }))"
    )
    assert [each["tie"] for each in drawn.told("focus")] == [{"first": "c", "second": "a"}]


def test_escape_leads_from_a_tie_to_its_entity_and_then_away(drawn: Drawn) -> None:
    drawn.press("Tab", "e")
    drawn.told()
    drawn.press("Escape", "Escape")
    assert drawn.told("focus") == [{"entity": "a", "tie": None}, NOTHING]
    expect(drawn.page.get_by_role("tooltip")).to_be_hidden()


def test_what_is_reached_has_a_ring_and_is_brought_into_view(drawn: Drawn) -> None:
    drawn.look_at({"x": 800, "y": 0, "scale": 1})
    drawn.press("Tab")
    drawn.rest()
    x, y = drawn.where("a")
    assert 40 < x < WIDTH - 40
    line = [(x + right, y) for right in range(-30, -10)]
    assert any(resembles(each, "#17615c") for each in drawn.colours("labels", line))
    drawn.press("Tab")
    assert not any(resembles(each, "#17615c") for each in drawn.colours("labels", line))


def test_keys_zoom_with_control_and_leave_others_alone(drawn: Drawn) -> None:
    drawn.press("Tab")
    drawn.press("Control+Equal")
    drawn.rest()
    assert drawn.camera["scale"] == pytest.approx(1.4)
    drawn.press("Control+Minus")
    drawn.rest()
    assert drawn.camera["scale"] == pytest.approx(1)
    drawn.told()
    drawn.press("a", "Alt+ArrowUp", "Control+Enter")
    assert drawn.told("focus", "select", "expand", "camera") == []


def test_who_wants_no_motion_sees_none(browser: Browser, origin: str) -> None:
    with drawing(browser, origin, reduced_motion="reduce") as still:
        still.show(CROSS)
        assert still.page.evaluate("canvas.zoom(2), canvas.camera.scale") == 2
    with drawing(browser, origin) as gliding:
        gliding.show(CROSS)
        assert gliding.page.evaluate("canvas.zoom(2), canvas.camera.scale") < 2
        gliding.rest()
        assert gliding.camera["scale"] == 2


def test_a_tap_near_an_entity_selects_it(fingers: Drawn) -> None:
    x, y = fingers.where("d")
    fingers.page.touchscreen.tap(x - 14, y + 10)
    assert fingers.told("select") == [{"entity": "d", "tie": None}]


def test_a_tap_near_a_badge_expands(fingers: Drawn) -> None:
    x, y = fingers.where("a")
    fingers.page.touchscreen.tap(x + BADGE[0] + 18, y + BADGE[1] - 18)
    assert fingers.told("expand", "select") == [{"id": "a"}]


def test_two_fingers_zoom_and_one_moves_the_view(fingers: Drawn) -> None:
    session = fingers.page.context.new_cdp_session(fingers.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    before = fingers.page.evaluate("canvas.camera.scale")
    x, y = fingers.where("a")
    touch("touchStart", (x - 50, y), (x + 50, y))
    for spread in (70, 85, 100):
        touch("touchMove", (x - spread, y), (x + spread, y))
    touch("touchEnd")
    fingers.rest()
    assert fingers.camera["scale"] == pytest.approx(2 * before)
    assert fingers.where("a") == pytest.approx((x, y), abs=1e-3)
    touch("touchStart", (60, 60))
    for right in (20, 40, 60):
        touch("touchMove", (60 + right, 60))
    touch("touchEnd")
    fingers.rest()
    assert fingers.where("a") == pytest.approx((x + 60, y), abs=1)
    assert fingers.told("select", "move") == []
