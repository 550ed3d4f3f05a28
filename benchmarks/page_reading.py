"""Measures how fast and how exactly pages are read beside trafilatura: `python -m benchmarks page_reading`.

The pages are those of the tests, made longer to be as large as pages usually are.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable

import trafilatura
from tests.sources.html.reading import original, text
from tests.sources.html.stories import STORIES, Story
from tests.sources.html.templates import PAGES, SITES

from kg.sources import Limits
from kg.sources.html import read_html

RUNS = 20
LONGER = 12
SCRIPTS = "<script>" + "var a = {b: 1};" * 900 + "</script><style>" + ".a { color: red }\n" * 500 + "</style>"


def page_reading() -> None:
    for site in SITES:
        page = original(site(_longer(STORIES[0])).replace("<body", SCRIPTS + "<body", 1))
        spent = _milliseconds(lambda page=page: read_html(page, Limits()))  # type: ignore[misc]
        bare = _milliseconds(lambda page=page: _bare(page.data.decode()))  # type: ignore[misc]
        size = len(page.data) // 1000
        print(f"{site.__name__:18} {size:3} kB {spent:5.1f} ms, trafilatura alone {bare:5.1f}")
    for name, read in (("here", text), ("trafilatura alone", _bare)):
        precision, recall = _exactness(read)
        print(f"{name:18} precision {precision:.3f}, recall {recall:.3f} of the lines of {len(PAGES)} pages")


def _longer(story: Story) -> Story:
    prose = tuple(part for part in story.body if part[0] in ("p", "h2"))
    more = ((kind, f"{said} ({number})") for number in range(LONGER) for kind, said in prose)
    return Story(story.language, story.title, (*story.body, *more))


def _milliseconds(read: Callable[[], object]) -> float:
    read()
    start = time.process_time()
    for _ in range(RUNS):
        read()
    return 1000 * (time.process_time() - start) / RUNS


def _exactness(read: Callable[[str], str]) -> tuple[float, float]:
    found = wanted = right = 0
    for site, story in PAGES:
        got, want = _keys(read(site(story)).split("\n")), _keys(story.lines)
        found, wanted, right = found + got.total(), wanted + want.total(), right + (got & want).total()
    return right / found, right / wanted


def _keys(lines: Iterable[str]) -> Counter[str]:
    """Count lines by their letters and digits alone, as trafilatura marks items and cells."""
    return Counter(key for line in lines if (key := re.sub(r"\W", "", line)))


def _bare(page: str) -> str:
    return trafilatura.extract(page, fast=True, include_comments=False) or ""
