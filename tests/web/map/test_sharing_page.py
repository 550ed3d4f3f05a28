"""What leaves the page: drawings and data as files, paper, and the picture within another page."""

import csv
import io
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
from playwright.sync_api import expect
from tests.web.map.reading_page import IDS, Reading
from tests.web.map.visiting import Visit

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
SEEN = ("ulgi", "formula", "markup", "long", *IDS[1:])


def saved(visit: Visit, item: str | re.Pattern[str]) -> tuple[str, bytes]:
    """Save the picture by an item of the menu and return the file's name and content."""
    visit.page.get_by_role("button", name="Save").click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("menuitem", name=item).click()
    visit.expect_said("The file is saved.")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_a_drawing_is_saved_as_png_in_two_sizes(opened: Reading) -> None:
    with opened.visit(rev=7) as visit:
        name, twice = saved(visit, re.compile("PNG.*2"))
        _, fourfold = saved(visit, re.compile("PNG.*4"))
    assert name.endswith(".png")
    assert twice.startswith(PNG)
    assert size(fourfold) == tuple(2 * side for side in size(twice))


def test_a_drawing_is_saved_as_svg_with_its_text_legend_source_and_address(opened: Reading) -> None:
    with opened.visit(rev=7) as visit:
        name, content = saved(visit, re.compile("SVG"))
        address = visit.page.url
    assert name.endswith(".svg")
    root = ET.fromstring(content)
    texts = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "Ulgi University" in texts
    assert "planned" in texts
    assert "revision 7" in texts.casefold()
    assert address in content.decode().replace("&amp;", "&")


def test_data_are_saved_as_csv_that_a_spreadsheet_reads_and_computes_nothing_of(opened: Reading) -> None:
    with opened.visit(ids=SEEN, language="kk") as visit:
        visit.page.get_by_role("button", name="Сақтау").click()
        with visit.page.expect_download() as download:
            visit.page.get_by_role("menuitem", name=re.compile("CSV")).click()
        content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert any("Үлгі" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_data_are_saved_as_graphml_that_networkx_opens(opened: Reading) -> None:
    with opened.visit(rev=7) as visit:
        _, content = saved(visit, re.compile("GraphML"))
    graph = nx.read_graphml(io.BytesIO(content))
    assert set(IDS) <= set(graph)
    assert graph.number_of_edges() > len(IDS)


def test_data_are_saved_as_json_with_places_sentences_and_the_way_back(opened: Reading) -> None:
    with opened.visit(rev=7) as visit:
        _, content = saved(visit, re.compile("JSON"))
        places, address = visit.places(), visit.page.url
    data = json.loads(content)
    assert {each["id"]: (each["x"], each["y"]) for each in data["entities"]} == places
    assert address in json.dumps(data, ensure_ascii=False)
    assert "sentence" in json.dumps(data)


def test_what_the_filter_hides_is_not_saved(opened: Reading) -> None:
    with opened.visit(status="planned") as visit:
        _, content = saved(visit, re.compile("JSON"))
    assert {each["status"] for each in json.loads(content)["relationships"]} == {"planned"}


def test_the_sheet_is_a4_across_with_the_drawing_and_every_tie(opened: Reading) -> None:
    with opened.visit(rev=7) as visit:
        page = visit.page
        page.evaluate("() => { window.print = () => { window.printed = true; }; }")
        page.get_by_role("button", name="Print").click()
        page.wait_for_function("() => window.printed")
        page.emulate_media(media="print")
        sheet = page.locator("section.sheet")
        expect(sheet).to_be_visible()
        expect(sheet.get_by_role("img", include_hidden=True)).to_be_visible()
        assert sheet.locator("tbody tr").count() > len(IDS)
        expect(sheet).to_contain_text(page.url)
        expect(page.locator("#finder")).to_be_hidden()
        pdf = page.pdf(prefer_css_page_size=True)
    across = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert across
    assert [round(float(side)) for side in across.groups()] == [842, 595]


def test_the_keys_for_printing_make_the_same_sheet(opened: Reading) -> None:
    with opened.visit(rev=7) as visit:
        visit.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
        visit.page.keyboard.press("Control+p")
        visit.page.wait_for_function("() => window.printed")
        assert visit.page.locator("section.sheet tbody tr").count() > len(IDS)


def test_the_lines_to_embed_show_the_picture_within_another_page(opened: Reading) -> None:
    with opened.visit(language="ru") as visit:
        visit.page.get_by_role("button", name="Поделиться").click()
        dialog = visit.page.get_by_role("dialog")
        lines = dialog.get_by_label("Для вставки на другую страницу", exact=True).input_value()
        address = visit.page.url
    with another_page(lines) as origin, opened.browser.new_context(locale="en") as context:
        page = context.new_page()
        page.goto(origin)
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text("Университет «Үлгі»")
        link = frame.get_by_role("link", name="Открыть карту с доказательствами")
        expect(link).to_have_attribute("href", re.compile("#e="))
        assert (link.get_attribute("href") or "").split("#")[0] == address.split("#")[0]
        expect(frame.get_by_text("ревизия 7")).to_be_visible()
        expect(frame.locator("#canvas canvas").first).to_be_visible()


def test_no_other_page_may_show_the_whole_application_within_it(opened: Reading) -> None:
    policy = opened.client.get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "frame-ancestors *" in opened.client.get("/embed").headers["Content-Security-Policy"]


def another_page(content: str) -> "OtherPage":
    return OtherPage(f"<!doctype html><title>Another page</title>{content}")


class OtherPage:
    """A page of another origin on this machine, while it is open."""

    def __init__(self, content: str) -> None:
        self._content = content.encode()

    def __enter__(self) -> str:
        content = self._content

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
