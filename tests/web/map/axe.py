"""What axe-core finds amiss with the accessibility of a page: https://github.com/dequelabs/axe-core."""

from pathlib import Path

from tests.web.map.visiting import Visit

_AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
_RUN = """async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any, all, none }) => {
            const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
            return `${id}: ${target.join(" ")}: ${why}`;
        }));
}"""


def violations(visit: Visit) -> list[str]:
    """Return what is amiss on a page as it is now: the rule, where, and why, one line each.

    All rules of WCAG 2 at levels A and AA and the best practices are asked for. The script is put into the
    page by the browser's own means, which its content policy does not touch; the policy complains of the
    styles that it tries for measuring, which is forgiven.
    """
    before = list(visit.heard.complaints)
    visit.page.evaluate(_AXE.read_text("utf-8"))
    found: list[str] = visit.page.evaluate(_RUN)
    since = visit.heard.complaints[len(before) :]
    visit.heard.complaints[:] = [*before, *(each for each in since if "Applying inline style" not in each)]
    return found
