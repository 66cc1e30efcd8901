"""What all tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

import calculator_kit
import dragoman
import support_costs
from engines import ENGINES, Engine, Profile, running
from engines.by_playwright import CHROMIUM_ARGUMENTS, find_chromium

settings.register_profile("dragoman", deadline=None)  # time is measured by tests/bench.py
settings.load_profile("dragoman")
expect.set_options(timeout=60_000)  # what is late on a busy machine is not wrong

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ("en", "zh-Hant", "id", "he")


def pytest_report_header() -> list[str]:
    """Which checkout is under test: an editable install of another one is easily overlooked."""
    return [
        f"{package.__name__}: {package.__file__}"
        for package in (calculator_kit, support_costs, dragoman)
    ]


@pytest.fixture(scope="session")
def node() -> str:
    """Node.js, from the system or beside this Python."""
    from dragoman.npm import find_tool

    return find_tool("node")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all tests, since a process can have but one."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, for what is tested in one engine only."""
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
