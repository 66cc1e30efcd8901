"""The parts of the browser scripts that need no browser, by Node's own test runner."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

TESTS = sorted(Path(__file__).parent.rglob("*.test.mjs"))


@pytest.mark.node
@pytest.mark.parametrize("script", TESTS, ids=lambda script: script.name)
def test_script(node: str, script: Path) -> None:
    run = subprocess.run([node, "--test", str(script)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
