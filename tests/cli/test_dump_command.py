"""`kg dump` writes the linked data for publication."""

import shutil
import subprocess
from pathlib import Path

from tests.running import Run


def test_the_dump_goes_where_the_server_looks_for_it(kg: Run, samples: Path) -> None:
    try:
        done = kg("dump", "--workspace", samples)
        assert done.returncode == 0, done.stderr
        assert "Dumped revision" in done.stdout
        checked = subprocess.run(
            ["sha256sum", "-c", "SHA256SUMS"], cwd=samples / "dumps", capture_output=True, check=False
        )
        assert checked.returncode == 0
    finally:
        shutil.rmtree(samples / "dumps", ignore_errors=True)


def test_a_folder_and_a_format_may_be_chosen(kg: Run, samples: Path, tmp_path: Path) -> None:
    assert kg("dump", tmp_path / "out", "--format", "ttl", "--workspace", samples).returncode == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"ontology.ttl", "SHA256SUMS", "catalogue.ttl"} < names
    assert [name for name in names if name.endswith(".gz")] == [name for name in names if ".ttl.gz" in name]


def test_a_workspace_that_shows_nothing_yet_is_told_to_publish(
    kg: Run, samples: Path, tmp_path: Path
) -> None:
    shutil.copy(samples / "ledger.db", tmp_path / "ledger.db")
    done = kg("dump", "--workspace", tmp_path)
    assert done.returncode == 4
    assert "kg publish" in done.stderr
    assert "Traceback" not in done.stderr
