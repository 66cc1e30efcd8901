"""Chromium, Firefox and WebKit behind one small interface, so that a test is written once.

    with running("firefox") as engine, engine.new_profile() as profile:
        tab = profile.open(host.url)
        tab.type("#agents", "3")
        tab.wait_for("document.querySelector('.result').textContent === '15.75'")
        assert tab.complaints() == []

Chromium is driven by Playwright. It cannot drive the Firefox and the WebKit of a Linux distribution:
the first is spoken to in WebDriver BiDi, the second in classic WebDriver. Where they are not
installed, Playwright's own take their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Playwright, sync_playwright

from .by_bidi import Firefox, find_firefox
from .by_playwright import PlaywrightEngine, find_chromium
from .by_webdriver import WebKit, find_webkit
from .tab import BrowserGoneError, Engine, Profile, Tab, TimedOutError

ENGINES = ("chromium", "firefox", "webkit")

__all__ = [
    "ENGINES",
    "BrowserGoneError",
    "Engine",
    "Profile",
    "Tab",
    "TimedOutError",
    "running",
]


@contextmanager
def running(name: str, playwright: Playwright | None = None) -> Iterator[Engine]:
    """Start the engine `name`, one of `ENGINES`; it ends with the block.

    `playwright` is the one that runs already, since a process can have but one.
    """
    if name == "firefox" and (binary := find_firefox()):
        with Firefox(binary) as firefox:
            yield firefox
    elif name == "webkit" and (binaries := find_webkit()):
        with WebKit(*binaries) as webkit:
            yield webkit
    elif playwright:
        with PlaywrightEngine(playwright, name, find_chromium(name)) as engine:
            yield engine
    else:
        with sync_playwright() as started, running(name, started) as engine:
            yield engine
