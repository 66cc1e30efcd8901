"""The browsers that other tests use: one that ends in the middle is told from a page that is wrong."""

from __future__ import annotations

import psutil
import pytest
from playwright.sync_api import Playwright

from engines import ENGINES, BrowserGoneError, Engine, running

pytestmark = pytest.mark.browser

DRIVERS = {"node", "WebKitWebDriver", "Xvfb"}
PAGE = "data:text/html,<title>here</title>"


@pytest.mark.parametrize("name", ENGINES)
def test_a_browser_that_ends_is_started_anew(playwright: Playwright, name: str) -> None:
    others = processes()
    with running(name, playwright) as engine:
        with engine.new_profile() as profile:
            tab = profile.open(PAGE)
            assert tab.evaluate("document.title") == "here"
            for process in processes() - others:
                if process.name() not in DRIVERS:
                    process.kill()
            with pytest.raises(BrowserGoneError):
                tab.wait_for("document.title === 'gone'", 30)
        assert title(engine) == "here"


def processes() -> set[psutil.Process]:
    """Everything that these tests have started."""
    return set(psutil.Process().children(recursive=True))


def title(engine: Engine) -> object:
    """The title of a page in a new profile."""
    with engine.new_profile() as profile:
        return profile.open(PAGE).evaluate("document.title")
