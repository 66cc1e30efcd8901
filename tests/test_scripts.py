"""The parts of the browser scripts that need no browser, by Node's own test runner."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import dragoman.runtime.bundle
import dragoman.search
from dragoman.npm import install
from dragoman.scripting import Entry, make_scripts

HERE = Path(__file__).parent
TESTS = sorted(HERE.rglob("*.test.mjs"))
CACHE = (HERE.parent / ".cache" / "dragoman-tests").resolve()


@pytest.fixture(scope="module")
def folders() -> dict[str, str]:
    """Of npm packages that the browser runtime is built from, and of scripts that import from npm."""
    runtime = Path(dragoman.runtime.bundle.__file__).parent
    search = Path(dragoman.search.__file__).parent
    sources = sorted((search / "browser").glob("*.mjs"))
    entries = [Entry(path, path.name, "esm") for path in sources if path.name != "worker.mjs"]
    return {
        "RUNTIME_MODULES": str(install(runtime, CACHE)),
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
