"""What axe-core finds wrong with a page for those who listen, press keys or see little."""

from functools import cache
from pathlib import Path

from tests.web.map.visiting import Visit

_AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
_RUN = """async () => (await axe.run(document, { resultTypes: ["violations"], preload: false })).violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`))"""


def violations(visit: Visit) -> list[str]:
    """Return what breaks a rule of axe-core, as the name of the rule and where.

    The page's policy forbids the styles that axe-core tries things with; that is no complaint of the page.
    """
    before = len(visit.heard.complaints)
    visit.page.evaluate(_source())
    found: list[str] = visit.page.evaluate(_RUN)
    del visit.heard.complaints[before:]
    return found


@cache
def _source() -> str:
    return _AXE.read_text("utf-8")
