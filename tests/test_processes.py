"""Processes that work through items, as a script starts them."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
from math import isqrt
from kg.processes import Processes, Work, WorkLimits

print("begun")
work = Work(isqrt, lambda item, trouble, error: f"{item}: {trouble.name} {error}")
with Processes(2, work, WorkLimits()) as working:
    print([*working.outcomes([4, -1, 9])])
"""


def test_a_script_needs_no_guard_around_its_main_path(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    failed = "-1: FAILED ValueError: isqrt() argument must be nonnegative"
    assert done.stdout.splitlines() == ["begun", str([2, failed, 3])]
