"""Small sites, a host for them, and pages that notice what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from engines.by_playwright import CHROMIUM_ARGUMENTS, find_chromium
from web_host import Host, hosting

from .small_site import MOUNT, SmallSite

HEAR = """globalThis.done = [];
addEventListener("dragoman:offline", ({ detail }) => done.push(detail));"""
"""Notes in each page what its service worker has done for it."""
UPDATE = "navigator.serviceWorker.getRegistration().then((it) => it.update()).then(() => {})"
"""Has the browser look for a new service worker, as it does by itself some time after a page is opened."""


@dataclass
class Device:
    """A browser profile that opens pages of a host."""

    context: BrowserContext
    host: Host
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of all pages."""

    def __post_init__(self) -> None:
        self.context.add_init_script(HEAR)
        self.context.set_default_timeout(60_000)

    def new_page(self) -> Page:
        """An empty page."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._listen(message.type, message.text))
        return page

    def open(self, path: str = "") -> Page:
        """A new page, loaded."""
        page = self.new_page()
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


def failure_of(page: Page, asked: str) -> str:
    """Wait until the service worker has done what a page asks by itself; why it could not, if so."""
    found = f"() => done.find((it) => it.asked === {asked!r} && it.status)"
    return str(page.wait_for_function(found, timeout=90_000).evaluate("it => it.status.failure"))


def look_for_update(page: Page) -> None:
    """Wait until the browser has looked for a new edition; it may be installing one then."""
    page.evaluate(UPDATE)


def see_edition(page: Page) -> Locator:
    """Look for a new edition, wait until the page tells of it, and return what it shows."""
    look_for_update(page)
    notice = page.locator("[data-notice=edition]")
    notice.wait_for(timeout=90_000)
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
        executable_path=find_chromium(whole=True),
        args=CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    ) as other:
        yield Device(other.new_context(), host)
