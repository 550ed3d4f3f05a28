"""The legend of the page: only what the picture has, in words, and all of it on demand."""

from playwright.sync_api import Locator, Page, expect
from tests.web.map.reading_page import Reading


def legend(page: Page, name: str = "Legend") -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def test_it_explains_what_the_picture_has_and_no_more(opened: Reading) -> None:
    with opened.visit(ids=("ulgi", "school", "aida")) as visit:
        told = legend(visit.page)
        expect(told).to_contain_text("University, school")
        expect(told).to_contain_text("Person")
        expect(told).to_contain_text("dotted line: ended")
        for absent in ("Company", "planned", "agreement of many"):
            expect(told).not_to_contain_text(absent)


def test_it_follows_the_filter(opened: Reading) -> None:
    with opened.visit() as visit:
        expect(legend(visit.page)).to_contain_text("solid line: actual")
        expect(legend(visit.page)).to_contain_text("agreement of many")
        visit.page.get_by_role("button", name="Status").click()
        visit.page.get_by_role("checkbox", name="planned").check()
        expect(legend(visit.page)).to_contain_text("dashed line: planned")
        expect(legend(visit.page)).not_to_contain_text("solid line: actual")


def test_everything_is_explained_on_demand(opened: Reading) -> None:
    with opened.visit(language="kk", ids=("ulgi", "school")) as visit:
        told = legend(visit.page, "Шартты белгілер")
        expect(told).not_to_contain_text("үзік сызық")
        told.get_by_role("button", name="Бәрін көрсету").press("Enter")
        for each in ("үзік сызық: жоспарланған", "Сала", "Құқықтық акт", "ортақ келісім", "көрсеткі"):
            expect(told).to_contain_text(each)
        expect(told.get_by_role("button", name="Тек картада барлары")).to_be_focused()


def test_each_shape_is_drawn_beside_its_words_in_a_form_of_its_own(opened: Reading) -> None:
    with opened.visit() as visit:
        legend(visit.page).get_by_role("button", name="Show all").click()
        shapes = legend(visit.page).locator("li svg .legend-shape")
        drawn = shapes.evaluate_all("all => all.map((each) => each.getAttribute('points') ?? 'circle')")
        looks = {each["group"] for each in opened.client.get("/api/v1/legend").json()["types"]}
        assert len(set(drawn[: len(looks)])) == len(looks)


def test_it_folds_and_is_folded_on_a_phone(opened: Reading) -> None:
    with opened.visit() as visit:
        fold = visit.page.get_by_role("button", name="Legend")
        fold.click()
        expect(legend(visit.page)).to_have_count(0)
        expect(fold).to_have_attribute("aria-expanded", "false")
    with opened.visit(width=360) as visit:
        expect(legend(visit.page)).to_have_count(0)
        visit.page.get_by_role("button", name="Legend").click()
        expect(legend(visit.page)).to_be_visible()
