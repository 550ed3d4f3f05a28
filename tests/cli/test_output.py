"""How tables are printed for people."""

import pytest

from kg.cli.options import Format
from kg.cli.output import legible, print_table
from kg.model.table import Cell, Table

NODE: Cell = {"labels": ["Company", "Entity"], "properties": {"id": "e1", "name": "ТОО «Үлгі»"}}
TIE: Cell = {"type": "PARTNERS_WITH", "properties": {"status": "actual"}}


def printed(table: Table, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "60")
    print_table(table, Format.TABLE)
    return capsys.readouterr().out


def test_a_table_that_fits_is_printed_in_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = printed(Table(("name", "count"), (("Үлгі", 3),)), capsys, monkeypatch).splitlines()
    assert lines[0].split("┃")[0].strip() == "name"
    assert lines[2].split() == ["Үлгі", "│", "3"]


def test_a_table_that_is_too_wide_is_printed_record_by_record_without_what_is_absent(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = ("name", "kind", "since", "sentence", "document", "published")
    row = ("Primer Machine Works LLP", None, "2023-09", "They signed a memorandum. " * 4, "A page", "2024")
    lines = printed(Table(columns, (row, row)), capsys, monkeypatch).splitlines()
    assert [line.strip() for line in lines if line.startswith("—")] == ["— 1", "— 2"]
    assert [line.split()[0] for line in lines[1:4]] == ["name", "since", "sentence"]
    assert all(len(line) <= 60 for line in lines)
    assert "kind" not in "".join(lines)


def test_what_looks_like_markup_is_printed_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "[Проект]" in printed(Table(("name",), (("[Проект]",),)), capsys, monkeypatch)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (NODE, "(ТОО «Үлгі»)"),
        (TIE, "-[PARTNERS_WITH]-"),
        ([NODE, TIE, NODE], "(ТОО «Үлгі») -[PARTNERS_WITH]- (ТОО «Үлгі»)"),
        (["A", "B"], "A; B"),
        ([], ""),
        (None, ""),
        (True, "true"),
        ({"n": 1}, '{"n": 1}'),
    ],
)
def test_a_cell_is_printed_legibly(cell: Cell, text: str) -> None:
    assert legible(cell) == text
