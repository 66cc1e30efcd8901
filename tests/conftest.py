"""What all tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import calculator_kit
import dragoman
import support_costs

settings.register_profile("dragoman", deadline=None)  # time is measured by tests/bench.py
settings.load_profile("dragoman")

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
def chromium() -> str | None:
    """A Chromium of the system, None for Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser(chromium: str | None) -> Iterator[Browser]:
    """Chromium, offline but for this computer; one for all tests, since Playwright runs but once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()
