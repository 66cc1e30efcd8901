"""The parts of the browser scripts that need no browser, by Node's own test runner."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman.search
from dragoman.scripting import Entry, make_scripts
from shared_run import CACHE

HERE = Path(__file__).parent
TESTS = sorted(HERE.rglob("*.test.mjs"))


@pytest.fixture(scope="module")
def folders(npm: Callable[[Path], Path], pyodide: Path) -> dict[str, str]:
    """Of npm packages that the browser runtime is built from, and of scripts that import from npm."""
    search = Path(dragoman.search.__file__).parent
    sources = sorted((search / "browser").glob("*.mjs"))
    entries = [Entry(path, path.name, "esm") for path in sources if path.name != "worker.mjs"]
    npm(search)
    return {
        "RUNTIME_MODULES": str(pyodide),
        "SEARCH_SCRIPTS": str(make_scripts("search-parts", entries, sources, CACHE, search)),
    }


@pytest.mark.node
@pytest.mark.parametrize("script", TESTS, ids=lambda script: script.name)
def test_script(node: str, script: Path, folders: dict[str, str]) -> None:
    run = subprocess.run(
        [node, "--test", str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **folders},
    )
    assert run.returncode == 0, run.stdout + run.stderr
