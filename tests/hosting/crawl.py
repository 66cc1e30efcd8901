"""Reads a site as a reader would, and notes whatever its policy had to stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from dragoman.hosting.responses import Hosting
from engines import Engine, Tab
from engines.by_playwright import PlaywrightProfile, PlaywrightTab
from web_host import REPORTS, WITHOUT_SERVICE_WORKER, Host

_AT_REST = """(globalThis.rest ??= (globalThis.requestIdleCallback
  ? requestIdleCallback(() => (rest.isReached = true), { timeout: 1000 })
  : requestAnimationFrame(() => setTimeout(() => (rest.isReached = true))), {})).isReached === true"""
"""Asked again and again, for a promise of a page that the browser has put away is never kept."""


@dataclass
class PublishedSite(Host):
    """A host that says of each file what Dragoman's recipes have it say, and hears of breaches."""

    rules: Hosting = field(kw_only=True)

    def headers(self, name: str, content: bytes) -> dict[str, str]:
        """What is said of a file besides its type and length."""
        headers = self.rules.headers(name)
        if policy := headers.get("Content-Security-Policy"):
            headers["Content-Security-Policy"] = f"{policy}; report-uri {REPORTS}"
        return headers


@dataclass
class Reader:
    """Opens pages one after the other in a tab."""

    tab: Tab
    host: str
    """The only one that may be asked for anything."""
    _told: Counter[str] = field(default_factory=Counter)

    @property
    def page(self) -> Page:
        """Playwright's, for what is tested in Chromium only."""
        assert isinstance(self.tab, PlaywrightTab)
        return self.tab.page

    def open(self, address: str) -> None:
        """Open a page and wait until its scripts have run, and what they put off until then."""
        try:
            self.tab.goto(address)
            self.tab.wait_for(_AT_REST)
        except Exception as error:
            error.add_note(address)
            raise

    def complaints(self) -> list[str]:
        """Violations, errors and requests to other hosts, since the last time they were asked for."""
        watched = self.tab.evaluate("Array.isArray(globalThis.noticed)")
        noted = Counter([] if watched else ["the watch is missing"])
        noted.update(self.tab.violations())
        noted.update(self.tab.complaints())
        noted.update(
            f"request to another host: {address}"
            for address in self.tab.requests()
            if urlsplit(address).netloc != self.host
        )
        found = noted - self._told
        self._told = noted
        return list(found.elements())


@contextmanager
def reading(engine: Engine, address: str) -> Iterator[Reader]:
    """A new reader of the site at `address`."""
    with engine.new_profile() as profile:
        yield Reader(profile.new_tab(), urlsplit(address).netloc)


@contextmanager
def chromium_reader(browser: Browser, address: str, **context: object) -> Iterator[Reader]:
    """A new reader in a Chromium window with options of its own, without service workers."""
    profile = PlaywrightProfile(browser.new_context(**context))  # type: ignore[arg-type]
    try:
        profile.context.add_init_script(WITHOUT_SERVICE_WORKER)
        yield Reader(profile.new_tab(), urlsplit(address).netloc)
    finally:
        profile.close()


def crawl(reader: Reader, addresses: list[str]) -> dict[str, list[str]]:
    """Open every address; what was complained of, by address."""
    found = {}
    for address in addresses:
        reader.open(address)
        if complaints := reader.complaints():
            found[address] = complaints
    return found


def site_addresses(site: Path, address: str) -> list[str]:
    """The addresses of all pages of a built site that stands at `address`."""
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [address + re.sub(r"(^|/)index\.html$", r"\1", name) for name in names]
