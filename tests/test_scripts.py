"""The parts of the browser scripts that need no browser, by Node's own test runner."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import dragoman.runtime.bundle
from dragoman.npm import install

HERE = Path(__file__).parent
TESTS = sorted(HERE.rglob("*.test.mjs"))


@pytest.fixture(scope="module")
def modules() -> Path:
    """What the browser runtime is built from."""
    runtime = Path(dragoman.runtime.bundle.__file__).parent
    return install(runtime, HERE.parent / ".cache" / "dragoman-tests").resolve()


@pytest.mark.node
@pytest.mark.parametrize("script", TESTS, ids=lambda script: script.name)
def test_script(node: str, script: Path, modules: Path) -> None:
    run = subprocess.run(
        [node, "--test", str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "RUNTIME_MODULES": str(modules)},
    )
    assert run.returncode == 0, run.stdout + run.stderr
