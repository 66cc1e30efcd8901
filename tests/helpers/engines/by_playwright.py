"""Chromium, and Playwright's own Firefox and WebKit."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from .tab import LISTENER, BrowserGoneError, Engine, Profile, Tab

CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def find_chromium(name: str = "chromium", *, whole: bool = False) -> str | None:
    """The path of the system's Chromium; None for Playwright's own, and for other engines.

    Best the one that has no window at all: the other draws its own controls for every new page.
    A `whole` browser is one that also keeps pages as they were for going back.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")[whole:]
    return next(filter(None, map(shutil.which, names)), None) if name == "chromium" else None


class PlaywrightEngine(Engine):
    """An engine that Playwright starts."""

    def __init__(self, playwright: Playwright, name: str, binary: str | None) -> None:
        self.name = name
        self._launch = partial(
            getattr(playwright, name).launch,
            executable_path=binary,
            args=CHROMIUM_ARGUMENTS if name == "chromium" else [],
        )
        self.browser: Browser = self._launch()

    def open_profile(self) -> Profile:
        """A fresh profile."""
        if not self.browser.is_connected():
            self.browser = self._launch()
        return PlaywrightProfile(self.browser.new_context())

    def close(self) -> None:
        """End the browser."""
        self.browser.close()


class PlaywrightProfile(Profile):
    """A browser context."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        context.add_init_script(LISTENER)

    def new_tab(self) -> Tab:
        """An empty tab."""
        return PlaywrightTab(self.context.new_page())

    def go_offline(self, offline: bool = True) -> None:
        """Cut or restore the network."""
        self.context.set_offline(offline)

    def close(self) -> None:
        """Close all tabs and forget everything."""
        try:
            self.context.close()
        except PlaywrightError:
            if _is_there(self.context):
                raise


class PlaywrightTab(Tab):
    """A page of Playwright."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        page.on("pageerror", lambda error: self._complaints.append(str(error)))
        page.on("console", self._listen)
        page.on("request", lambda request: self._requests.append(request.url))

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complaints.append(message.text)

    def _goto(self, address: str) -> None:
        self.page.goto(address)

    def _evaluate(self, expression: str) -> str:
        try:
            return str(self.page.evaluate(expression))
        except PlaywrightError as error:
            if not _is_there(self.page.context):
                raise BrowserGoneError(error.message) from None
            raise RuntimeError(error.message) from None

    def _type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def _click(self, selector: str) -> None:
        self.page.click(selector)

    def back(self) -> None:
        """Go back in the tab's history."""
        self._gather()
        self.page.go_back()

    def screenshot(self, path: Path) -> None:
        """Write what can be seen as a PNG."""
        self.page.screenshot(path=path)

    def close(self) -> None:
        """Close the tab."""
        self.page.close()


def _is_there(context: BrowserContext) -> bool:
    """Whether the context's browser has not ended."""
    return not context.browser or context.browser.is_connected()
