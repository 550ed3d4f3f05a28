"""The questions behind the pages are all asked, all told of, and none of the library's."""

import re
from pathlib import Path

import pytest

from kg.graph import queries
from kg.knowledge import knowledge
from kg.web import linked

FILES = sorted(knowledge("queries", "pages").glob("*.rq"))
CODE = "\n".join(path.read_text("utf-8") for path in sorted(Path(linked.__file__).parent.glob("*.py")))


def test_the_library_of_questions_does_not_have_them() -> None:
    assert set(queries.sparql_names()) == {path.stem for path in knowledge("queries").glob("*.rq")}
    assert "own" not in queries.sparql_names()
    assert queries.load_sparql("facts").text != (knowledge("queries", "pages") / "facts.rq").read_text(
        "utf-8"
    )


def test_every_one_is_asked() -> None:
    assert {path.stem for path in FILES} <= set(re.findall(r'"(\w+)"', CODE))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_begins_with_what_it_asks(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"# [A-Z].+", first)
