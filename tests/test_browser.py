"""Where no browser can be opened, its tests are skipped, or fail where one is required."""

from pathlib import Path

import pytest
from tests.browser import NAMES, absent_browser


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Chromium."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("KG_CHROMIUM", raising=False)
    monkeypatch.delenv("KG_TEST_BROWSER", raising=False)
    return tmp_path


def test_without_a_chromium_the_reason_is_given(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert absent_browser() == "there is no Chromium on the path"
    monkeypatch.setenv("KG_CHROMIUM", str(nowhere / "chromium"))
    assert "cannot be run" in (absent_browser() or "")


@pytest.mark.usefixtures("nowhere")
def test_without_a_chromium_a_required_browser_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TEST_BROWSER", "required")
    with pytest.raises(pytest.fail.Exception, match="a browser is required"):
        absent_browser()


@pytest.mark.parametrize("name", NAMES)
def test_a_chromium_on_the_path_is_taken(nowhere: Path, name: str) -> None:
    program = nowhere / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert absent_browser() is None
