"""The WebKit of a Linux distribution (WebKitGTK), over classic WebDriver and on a screen of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from selenium.common import InvalidSessionIdException, WebDriverException
from selenium.webdriver import ActionChains, WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from ports import own_port

from .tab import BrowserGoneError, Engine, Profile, Tab

BROWSERS = ("lib/*/webkit2gtk-4*/MiniBrowser", "libexec/webkit2gtk-4*/MiniBrowser")
"""Where distributions put the driver's browser, below /usr."""


TRIES = 3
PATIENCE = 100
"""Seconds that the driver may take for an answer."""


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    """Selenium takes the time it waits for its driver from here, when it connects."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


class Binaries(NamedTuple):
    """Paths of what it takes."""

    driver: str
    browser: str
    screen: str


def find_webkit() -> Binaries | None:
    """WebKitGTK's driver, its small browser, and a virtual screen, if all are installed."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = sorted(path for place in BROWSERS for path in Path("/usr").glob(place))
    return Binaries(driver, str(browsers[-1]), screen) if driver and screen and browsers else None


class WebKit(Engine):
    """A virtual screen; each profile is a browser of its own on it."""

    name = "webkit"
    goes_offline = False
    listens_early = False
    reports_workers = False

    def __init__(self, driver: str, browser: str, screen: str) -> None:
        self._driver = driver
        self._browser = browser
        self._screen = subprocess.Popen(
            [
                *(screen, "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"),
                # Without windows it would begin afresh, and turn away the browser that comes just then.
                "-noreset",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._screen.stdout
        self._display = f":{self._screen.stdout.readline().strip()}"

    def open_profile(self) -> Profile:
        """A fresh profile."""
        options = WebKitGTKOptions()
        options.binary_location = self._browser
        options.add_argument("--automation")
        # Its sandbox needs rights that containers do not have.
        more = {"DISPLAY": self._display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        # The driver sometimes waits for ever for a browser that did not come.
        for left in reversed(range(TRIES)):
            environment = {**os.environ, **more}
            held = ExitStack()
            port = held.enter_context(own_port())
            service = Service(
                self._driver, port=port, env=environment, log_output=subprocess.DEVNULL
            )
            try:
                with _patience(PATIENCE), warnings.catch_warnings():
                    # of one part of Selenium about another
                    warnings.simplefilter("ignore", DeprecationWarning)
                    return WebKitProfile(_Driver(options=options, service=service), held)
            except (WebDriverException, BrowserGoneError):
                service.stop()
                held.close()
                if not left:
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        """End the browser."""
        self._screen.terminate()
        self._screen.wait()
        if self._screen.stdout:
            self._screen.stdout.close()


class _Driver(WebKitGTK):
    def execute(self, *command: Any, **more: Any) -> Any:
        try:
            return super().execute(*command, **more)
        except (InvalidSessionIdException, HTTPError) as error:
            raise BrowserGoneError(f"{command[0]}: {error!r}") from None


class WebKitProfile(Profile):
    """A browser that keeps nothing on disk."""

    def __init__(self, driver: WebKitGTK, held: ExitStack) -> None:
        self.driver = driver
        self._held = held
        driver.set_script_timeout(60)
        driver.set_page_load_timeout(60)
        self._is_new = True

    def new_tab(self) -> Tab:
        """An empty tab."""
        if not self._is_new:
            self.driver.switch_to.new_window("tab")
        self._is_new = False
        return WebKitTab(self.driver)

    def go_offline(self, offline: bool = True) -> None:
        """Never: let the host be down."""
        raise NotImplementedError("WebKitGTK cannot be cut off; let the host be down instead")

    def close(self) -> None:
        """Close all tabs and forget everything."""
        with self._held:
            self.driver.quit()


class WebKitTab(Tab):
    """A window of the driver."""

    def __init__(self, driver: WebKitGTK) -> None:
        super().__init__()
        self._driver = driver
        self._handle = driver.current_window_handle

    def _turn_to(self) -> WebKitGTK:
        if self._driver.current_window_handle != self._handle:
            self._driver.switch_to.window(self._handle)
        return self._driver

    def _goto(self, address: str) -> None:
        self._turn_to().get(address)

    def _evaluate(self, expression: str) -> str:
        script = f"const [done] = arguments; Promise.resolve({expression}).then(done, (reason) => done(`!${{reason}}`))"
        try:
            return str(self._turn_to().execute_async_script(script))
        except WebDriverException as error:
            raise RuntimeError(error.msg) from None

    def _gather(self) -> None:
        super()._gather()
        names = "performance.getEntries().map(({ name }) => name)"
        asked = self._evaluate(f"JSON.stringify({names}.filter((name) => /^\\w+:/.test(name)))")
        self._requests += [name for name in json.loads(asked) if name not in self._requests]

    def _type(self, text: str) -> None:
        self._turn_to()
        ActionChains(self._driver).send_keys(text or Keys.DELETE).perform()

    def _click(self, selector: str) -> None:
        self._turn_to().find_element(By.CSS_SELECTOR, selector).click()

    def back(self) -> None:
        """Go back in the tab's history."""
        self._gather()
        self._turn_to().back()

    def screenshot(self, path: Path) -> None:
        """Write what can be seen as a PNG."""
        self._turn_to().save_screenshot(str(path))

    def close(self) -> None:
        """Close the tab."""
        self._turn_to().close()
        if self._driver.window_handles:
            self._driver.switch_to.window(self._driver.window_handles[0])
