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

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from missing import MissingError

from .by_bidi import Firefox, find_firefox
from .by_playwright import PlaywrightEngine, find_chromium
from .by_webdriver import WebKit, find_webkit
from .tab import BrowserGoneError, Engine, Profile, Tab, TimedOutError

ENGINES = ("chromium", "firefox", "webkit")
PACKAGES = {
    "chromium": ["chromium-headless-shell", "chromium"],
    "firefox": ["firefox-esr"],
    "webkit": ["webkit2gtk-driver", "xvfb"],
}
"""Debian's, by engine."""
BY_PLAYWRIGHT = "python -m playwright install --with-deps"

__all__ = [
    "BY_PLAYWRIGHT",
    "ENGINES",
    "PACKAGES",
    "BrowserGoneError",
    "Engine",
    "Profile",
    "Tab",
    "TimedOutError",
    "find_in_system",
    "require",
    "running",
]


def find_in_system(name: str) -> object:
    """What there is of an engine in the system; nothing if there is none, or not all that it needs."""
    find: dict[str, Callable[[], object]] = {
        "chromium": partial(find_chromium, whole=True),
        "firefox": find_firefox,
        "webkit": find_webkit,
    }
    return find[name]()


def require(name: str, playwright: Playwright) -> None:
    """Raise MissingError if the engine is neither in the system nor among Playwright's own."""
    own = Path(getattr(playwright, name).executable_path)
    if not find_in_system(name) and not own.exists():
        raise MissingError(
            f"There is no {name}. On Debian, as root: apt install {' '.join(PACKAGES[name])}. "
            f"Elsewhere: {BY_PLAYWRIGHT} {name}."
        )


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
        require(name, playwright)
        with PlaywrightEngine(playwright, name, find_chromium(name)) as engine:
            yield engine
    else:
        with sync_playwright() as started, running(name, started) as engine:
            yield engine
