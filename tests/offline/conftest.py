"""Small sites, a host for them, and pages that notice what goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from engines.by_playwright import CHROMIUM_ARGUMENTS, find_chromium
from web_host import Host, hosting

from .small_site import MOUNT, SmallSite


@dataclass
class Device:
    """A browser profile that opens pages of a host."""

    context: BrowserContext
    host: Host
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of all pages."""

    def open(self, path: str = "", **options: object) -> Page:
        """A new page, loaded."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._listen(message.type, message.text))
        page.goto(self.host.url + path)
        return page

    def open_and_keep(self, path: str = "", state: str = "pages") -> Page:
        """A new page, and wait until its language is on the device."""
        page = self.open(path)
        wait_for_state(page, state)
        return page

    def _listen(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)


def panel(page: Page) -> Locator:
    """The page's panel."""
    return page.locator("dragoman-offline")


def wait_for_state(page: Page, state: str) -> None:
    """Wait until the panel says that much is on the device."""
    page.wait_for_selector(
        f"dragoman-offline[data-state={state}]", state="attached", timeout=90_000
    )


def see_edition(device: Device, page: Page) -> Locator:
    """Wait until a page tells of a new edition, and return what it shows.

    Browsers look for one whenever a page is opened, unless they are just looking: then the next
    page that is opened finds it.
    """
    notice = page.locator("[data-notice=edition]")
    for _ in range(5):
        with suppress(AssertionError):
            expect(notice).to_be_visible(timeout=15_000)
            return notice
        device.open().close()
    expect(notice).to_be_visible(timeout=15_000)
    return notice


def editions(page: Page) -> set[str]:
    """The editions that page, style and script are of."""
    return set(
        page.evaluate(
            """() => [
              document.querySelector("h1").dataset.edition,
              getComputedStyle(document.querySelector("h1")).getPropertyValue("--edition").trim(),
              document.documentElement.dataset.script,
            ]"""
        )
    )


def use(page: Page) -> None:
    """Ask edition A's Python something."""
    page.locator("[name=agents]").fill("7")
    expect(page.locator("output")).to_contain_text("7 A")


def hold(host: Host, name: str) -> tuple[threading.Event, threading.Event]:
    """Have a file wait on its way out. The events: it has been asked for; set by the test, it may go."""
    is_asked, let_go = threading.Event(), threading.Event()

    def wait(content: bytes) -> bytes:
        is_asked.set()
        let_go.wait(60)
        return content

    host.faults[name] = wait
    return is_asked, let_go


def stop_workers(device: Device) -> None:
    """End the service worker, as the browser does when it has nothing to do."""
    session = device.context.new_cdp_session(device.context.pages[0])
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def limit_storage(page: Page, host: Host, size: int) -> None:
    """Leave the host's pages this many bytes."""
    origin = host.url.removesuffix(host.mount)
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


@pytest.fixture
def small_site(tmp_path: Path) -> SmallSite:
    """A site that can be built in several editions."""
    return SmallSite(tmp_path)


@pytest.fixture
def host(small_site: SmallSite) -> Iterator[Host]:
    """The small site's edition A in its folder of a host."""
    with hosting(Host(small_site.build(), MOUNT)) as host:
        yield host


@pytest.fixture
def new_device(browser: Browser) -> Iterator[Callable[..., Device]]:
    """Makes devices for a host."""
    with ExitStack() as stack:

        def make(host: Host, script: str = "", **options: object) -> Device:
            context = browser.new_context(**options)  # type: ignore[arg-type]
            stack.callback(context.close)
            if script:
                context.add_init_script(script)
            return Device(context, host)

        yield make


@pytest.fixture
def device(new_device: Callable[..., Device], host: Host) -> Device:
    """A device for the small site."""
    return new_device(host)


@pytest.fixture
def remembering_device(browser: Browser, host: Host) -> Iterator[Device]:
    """A device whose browser keeps pages as they were for going back, which Playwright switches off."""
    with browser.browser_type.launch(
        executable_path=find_chromium(),
        args=CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    ) as other:
        yield Device(other.new_context(), host)
