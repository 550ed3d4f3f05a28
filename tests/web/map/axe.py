"""What axe-core finds wrong with a page for those who listen, press keys or see little."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
_RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`))"""


def violations(page: Page) -> list[str]:
    """Return what breaks a rule of axe-core, as the name of the rule and where."""
    page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN)
    return found


@cache
def _source() -> str:
    return _AXE.read_text("utf-8")
