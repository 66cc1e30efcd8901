"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

import calculator_kit
import dragoman
import dragoman.runtime.bundle
import support_costs
from dragoman.building import build_site
from dragoman.calculators.runtime import calculators_bundle
from dragoman.npm import NpmError, find_tool, install
from dragoman.runtime.bundle import Bundle
from engines import ENGINES, Engine, Profile, require, running
from engines.by_playwright import CHROMIUM_ARGUMENTS, find_chromium
from missing import MissingError
from shared_run import CACHE, make_once

# Time is measured by tests/bench.py, and no run fails by chance.
settings.register_profile("dragoman", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("dragoman")
expect.set_options(timeout=60_000)  # what is late on a busy machine is not wrong

pytest_plugins = ["left_out", "reruns"]

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("site", "browser", "node", "server")
"""Marks of tests that wait for other programs, above all for the guide to be built."""


def pytest_report_header() -> list[str]:
    """Which checkout is under test: an editable install of another one is easily overlooked."""
    return [
        f"{package.__name__}: {package.__file__}"
        for package in (calculator_kit, support_costs, dragoman)
    ]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """With `-n auto` one more worker than processors: a test of a browser waits a quarter of its time."""
    return (os.cpu_count() or 1) + 1 if config.option.numprocesses == "auto" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: short tests fill the other workers' time, to the end.

    The first worker builds the guide at once, while others have nothing yet that needs it.
    """
    items.sort(key=lambda item: [not item.get_closest_marker(mark) for mark in HEAVY])


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def npm(run_folder: Path, node: str) -> Callable[[Path], Path]:
    """Installs what a folder pins, one worker at a time, and returns `node_modules`."""

    def installed(folder: Path) -> Path:
        with FileLock(run_folder / "npm.lock"):
            return install(folder, CACHE)

    return installed


@pytest.fixture(scope="session")
def pyodide(npm: Callable[[Path], Path]) -> Path:
    """What bundles are made of is installed."""
    return npm(Path(dragoman.runtime.bundle.__file__).parent)


@pytest.fixture(scope="session")
def axe(npm: Callable[[Path], Path]) -> str:
    """The script of axe-core."""
    return (npm(ROOT / "tests" / "npm") / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def calculators_python(run_folder: Path, pyodide: Path) -> Bundle:
    """The browser's Python with the guide's calculators."""
    with FileLock(run_folder / "calculators.lock"):
        return calculators_bundle("support_costs", CACHE)


@pytest.fixture(scope="session")
def built_guide(run_folder: Path, calculators_python: Bundle) -> Path:
    """The folder of the whole guide, built once in a run from these sources; not to be changed."""
    return make_once(run_folder, "guide", lambda site: build_site(ROOT / "mkdocs.yml", site))


@pytest.fixture(scope="session")
def node() -> str:
    """Node.js, from the system or beside this Python."""
    try:
        return find_tool("node")
    except NpmError as error:
        raise MissingError(str(error)) from error


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all tests, since a process can have but one."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, for what is tested in one engine only."""
    require("chromium", playwright)
    with playwright.chromium.launch(
        executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS
    ) as browser:
        yield browser


@pytest.fixture(scope="session")
def start_engine(playwright: Playwright) -> Iterator[Callable[[str], Engine]]:
    """Starts an engine, or gives the one that runs."""
    with ExitStack() as stack:
        yield cache(lambda name: stack.enter_context(running(name, playwright)))


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, start_engine: Callable[[str], Engine]) -> Engine:
    """Each engine in turn."""
    return start_engine(request.param)


@pytest.fixture
def profile(engine: Engine) -> Iterator[Profile]:
    """A fresh profile of the engine."""
    with engine.new_profile() as profile:
        yield profile
