"""The drawing: one file that needs nothing else, every name as text, and the look that the legend says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from tests.browser import opened_browser
from tests.map.sheets import OCCASION, PERMALINK, in_language, renamed, shown
from tests.map.worlds import LONG, MARKUP, Making

from kg.map.paper.drawing import drawing
from kg.map.paper.legend import legend
from kg.map.paper.lettering import lines, width
from kg.map.paper.sheet import Sheet
from kg.map.paper.ties import ties
from kg.model import Status

SVG = "{http://www.w3.org/2000/svg}"
_NAME_TITLE = f"{SVG}title"


def root(sheet: Sheet) -> ET.Element:
    return ET.fromstring(drawing(sheet).encode())


def texts(drawn: ET.Element) -> list[str]:
    """Return each text as it is read: its lines with blanks between, without tooltips."""
    return [
        " ".join(
            part for span in text.iter() if span.tag != _NAME_TITLE for part in [span.text or ""]
        ).strip()
        for text in drawn.iter(f"{SVG}text")
    ]


def tooltips(drawn: ET.Element) -> str:
    return "\n".join(each.text or "" for each in drawn.iter(_NAME_TITLE))


@cache
def _three() -> Sheet:
    return shown(["ulgi", "primer", "primer_energy"])


@pytest.fixture(scope="module")
def everything() -> ET.Element:
    return root(shown())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as found:
        yield found


def test_it_needs_nothing_else_and_says_how_large_it_is(everything: ET.Element) -> None:
    width_, height = float(everything.get("width", 0)), float(everything.get("height", 0))
    _, _, across, down = map(float, everything.get("viewBox", "").split())
    assert (width_, height) == pytest.approx((across, down), abs=1)
    names = {each.tag.removeprefix(SVG) for each in everything.iter()}
    assert names.isdisjoint({"image", "use", "script", "style", "foreignObject"})
    addresses = re.findall(r'(?:href|src)="([^"]*)"', ET.tostring(everything, encoding="unicode"))
    assert addresses == [PERMALINK]


def test_title_date_revision_documents_source_and_permalink_are_told(everything: ET.Element) -> None:
    told = "\n".join(texts(everything))
    assert "Университет «Үлгі»" in told
    assert "Редакция графа 7" in told
    assert "составлено 25.11.2026" in told
    assert "документов: 5" in told
    assert "Bailanys" in told
    assert PERMALINK in told


def test_a_screen_reader_is_told_what_is_seen(everything: ET.Element) -> None:
    assert everything.get("role") == "img"
    named = {each.get("id"): each.text or "" for each in everything if each.get("id")}
    assert everything.get("aria-labelledby") == "title description"
    assert named["title"] == "Университет «Үлгі»"
    assert "«Үлгі» – сотрудничает с" in named["description"]


def test_the_legend_names_what_is_there_and_nothing_else() -> None:
    told = "\n".join(texts(root(shown(["ulgi", "primer_energy"]))))
    assert "Университет" in told
    assert "Компания" in told
    assert "действует" in told
    assert "Место" not in told
    assert "планируется" not in told


def test_status_is_the_dash_of_a_line() -> None:
    making = Making()
    for id_ in ("a", "b", "c", "d"):
        making.add(id_, "Company", f"ТОО «Пример {id_}»")
    making.write("d1", "Пример", "ru", "2025")
    for target, status in (("b", Status.ACTUAL), ("c", Status.PLANNED), ("d", Status.ENDED)):
        making.say("partners_with", "a", target, "d1", status=status)
    making.say("partners_with", "a", "b", "d1", status=Status.ENDED)
    drawn = [tie.status for tie in sorted(ties(shown(made=making.done())), key=lambda tie: tie.second)]
    assert drawn == ["actual", "planned", "ended"]
    dashes = {
        line.get("stroke-dasharray")
        for line in root(shown(made=making.done())).iter(f"{SVG}path")
        if line.find(_NAME_TITLE) is not None
    }
    wanted = {line.id: line.dash for line in legend().statuses}
    assert dashes == {None, *(f"{wanted[each][0]:g} {wanted[each][1]:g}" for each in ("planned", "ended"))}


def test_between_two_there_is_one_line_as_thick_as_there_are_documents() -> None:
    making = Making()
    making.add("a", "University", "Университет «Пример»")
    making.add("b", "Company", "ТОО «Пример»")
    making.add("c", "Company", "ТОО «Мысал»")
    for number in range(4):
        making.write(f"d{number}", "Пример", "ru", "2025")
    making.write("copy", "Пример", "ru", "2025", copy_of="d0")
    making.say("partners_with", "a", "b", "d0", "d1", "copy")
    making.say("partners_with", "a", "b", "d2", "d3", kind="research")
    making.say("partners_with", "a", "c", "d0")
    thin, thick = ties(shown(made=making.done()))
    assert (thick.first, thick.second, thick.documents, len(thick.relationships)) == ("a", "b", 4, 2)
    assert thin.documents == 1
    widths = [
        float(line.get("stroke-width", 0))
        for line in root(shown(made=making.done())).iter(f"{SVG}path")
        if line.find(_NAME_TITLE) is not None
    ]
    assert widths[0] < widths[1]


def test_an_arrow_stands_only_where_either_could_be_the_other() -> None:
    making = Making()
    making.add("part", "University", "Институт «Пример»")
    making.add("whole", "University", "Университет «Пример»")
    making.add("company", "Company", "ТОО «Пример»")
    making.add("town", "Place", "Примерск")
    making.write("d1", "Пример", "ru", "2025")
    making.say("part_of", "part", "whole", "d1")
    making.say("partners_with", "company", "whole", "d1")
    making.say("located_in", "company", "town", "d1")
    pointed = {
        (tie.first, tie.second): (tie.to_first, tie.to_second) for tie in ties(shown(made=making.done()))
    }
    assert pointed == {
        ("part", "whole"): (False, True),
        ("company", "whole"): (False, False),
        ("company", "town"): (False, False),
    }


def test_an_agreement_of_many_is_a_small_mark_and_its_pairs_are_not_drawn() -> None:
    sheet = shown(["ulgi", "primer", "mysal_college", "ulgi_oil", "memo"])
    assert [each.entity.id for each in sheet.entities if each.hub] == ["memo"]
    assert any(each.folded for each in sheet.relationships)
    assert not [tie for tie in ties(sheet) if {each.agreement for each in tie.relationships} == {"memo"}]
    assert "маленький знак: соглашение нескольких сторон" in texts(root(sheet))


def test_names_are_in_the_readers_language_or_say_in_which_they_are() -> None:
    told = texts(root(shown(occasion=in_language("en"))))
    assert "Ulgi University" in told
    assert any(each.endswith("(ru)") for each in told)
    assert not any("Ulgi" in each and "(en)" in each for each in told)
    kazakh = texts(root(shown(occasion=in_language("kk"))))
    assert "«Үлгі» университеті" in kazakh
    assert any("қолданыста" in each for each in kazakh)


def test_a_long_name_is_cut_and_whole_in_the_tooltip(everything: ET.Element) -> None:
    drawn = [each for each in texts(everything) if each.startswith("Очень длинный")]
    assert drawn
    assert all(len(each) < 60 and "…" in each for each in drawn)
    assert LONG.strip() in tooltips(everything)


def test_markup_in_a_name_is_text(everything: ET.Element) -> None:
    assert any(MARKUP in each.replace("  ", " ") for each in texts(everything))


def test_the_selected_have_a_ring() -> None:
    sheet = shown(["ulgi", "primer"])
    marked = replace(sheet, occasion=replace(OCCASION, selected=frozenset({"ulgi"})))
    assert drawing(marked).count('fill="none" stroke-width="2.20"') == 1
    assert 'fill="none" stroke-width="2.20"' not in drawing(sheet)


def test_a_picture_of_nothing_is_a_drawing_too() -> None:
    empty = replace(shown(["ulgi"]), entities=(), relationships=(), proofs={})
    assert "На рисунке ничего нет." in drawing(empty)
    assert root(empty).tag == f"{SVG}svg"


def test_a_permalink_that_is_none_of_the_web_is_no_link() -> None:
    sheet = replace(shown(["ulgi"]), occasion=replace(OCCASION, permalink="javascript:alert(1)"))
    assert not list(root(sheet).iter(f"{SVG}a"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=200))
def test_whatever_stands_in_a_name_the_file_is_well_formed(name: str, title: str, permalink: str) -> None:
    sheet = renamed(_three(), {"ulgi": name})
    drawn = root(replace(sheet, occasion=replace(OCCASION, title=title, permalink=permalink)))
    assert drawn.tag == f"{SVG}svg"
    assert all(text.get("x") for text in drawn.iter(f"{SVG}text"))


@given(st.text(max_size=200), st.floats(4, 30))
def test_two_lines_are_never_too_wide(name: str, most: float) -> None:
    broken = lines(name, most)
    assert 1 <= len(broken) <= 2
    assert all(width(line) <= most or len(line) <= 2 for line in broken)


def test_its_text_is_selected_as_text_in_a_browser(browser: Browser) -> None:
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(drawing(shown()).partition("\n")[2])
    read = page.evaluate(
        """() => {
            const texts = [...document.querySelectorAll("svg text")];
            const text = texts.find((one) => one.textContent.includes("Мунай"));
            getSelection().selectAllChildren(text);
            return { selected: getSelection().toString(), letters: text.getNumberOfChars() };
        }"""
    )
    assert "ТОО «Үлгі Мунай»" in read["selected"]
    assert read["letters"] >= len("ТОО «Үлгі Мунай»")
    assert requests == []
    page.close()
