"""A page with nothing but the canvas of the map, as strict about content as the real one."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from kg.map.paper.legend import Legend
from kg.web import pages

Json = dict[str, object]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
    " font-src 'self'"
)
HTML = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Canvas</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/fonts/fonts.css">
<link rel="stylesheet" href="/static/map/canvas/canvas.css">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
<button id="before">Before</button>
<div id="map"></div>
<button id="after">After</button>
</html>
"""
STYLE = """
html, body { height: 100%; margin: 0; }
body { position: relative; }
#map { position: absolute; inset: 0; }
#map.away { display: none; }
#map.half { right: 50%; }
"""
SCRIPT = """
import { mountCanvas, NoWebGL } from "/static/map/canvas/canvas.js";
const EVENTS = ["select", "expand", "move", "hover", "focus", "camera", "contextlost"];
window.told = [];
window.begin = async (options) => {
  try {
    window.canvas = await mountCanvas(document.querySelector("#map"), options);
  } catch (error) {
    return error instanceof NoWebGL ? error.name : String(error);
  }
  for (const event of EVENTS) canvas.on(event, (told) => window.told.push([event, told]));
  return "drawn";
};
document.documentElement.dataset.ready = "";
"""
PAGE = {
    "/": ("text/html", HTML),
    "/page.css": ("text/css", STYLE),
    "/page.js": ("text/javascript", SCRIPT),
}


def entity(id_: str, x: float, y: float, label: str = "", **more: object) -> Json:
    """Return an entity as the canvas takes it; it is called like its id unless a name is given."""
    plain = {"type": "University", "hub": False, "hidden": 0, "faded": False}
    return {"id": id_, "x": x, "y": y, "label": label or id_, **plain, **more}


def tie(first: str, second: str, **more: object) -> Json:
    """Return a tie as the canvas takes it: solid, thin, and without direction unless more is given."""
    plain = {"weight": 1, "status": "actual", "directed": None, "faded": False}
    return {"first": first, "second": second, **plain, **more}


def picture(entities: Iterable[Json], ties: Iterable[Json] = ()) -> Json:
    """Return a picture as the canvas takes it."""
    return {"entities": list(entities), "ties": list(ties)}


def look(legend: Legend) -> Json:
    """Return what `/api/v1/legend` answers, as far as the canvas reads it."""
    return {
        "types": [
            {"id": type_, "shape": asdict(group.shape), "light": group.light, "dark": group.dark}
            for group in legend.groups
            for type_ in group.types
        ],
        "statuses": [{"id": line.id, "dash": line.dash} for line in legend.statuses],
    }


class _Handler(SimpleHTTPRequestHandler):
    """Answers the page, and the files under `/static/` that the real server has there."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, directory=str(pages.STATIC), **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path not in PAGE:
            self.path = self.path.removeprefix("/static")
            super().do_GET()
            return
        kind, text = PAGE[self.path]
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served_canvas() -> Iterator[str]:
    """Serve the page on a free port and give its origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
