"""Reads a site as a reader would, and notes whatever its policy had to stop.

An engine is plugged in as a `Reader`: the one here drives Chromium by Playwright.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page

_WATCH = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(
  `${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`
));
"""


class Reader(Protocol):
    """A browser that opens pages one after the other."""

    def open(self, address: str) -> None:
        """Open a page and wait until its scripts have run."""

    def complaints(self) -> list[str]:
        """Violations, errors and requests to other hosts, since the last time they were asked for."""


@dataclass
class Chromium:
    """A `Reader`."""

    page: Page
    host: str
    """The only one that may be asked for anything."""
    told: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open a page and wait until its scripts have run, and what they put off until then."""
        self.page.goto(address)
        self.page.evaluate("() => new Promise((done) => requestIdleCallback(done))")

    def complaints(self) -> list[str]:
        """What was noted; then begins anew."""
        found = self.page.evaluate("globalThis.violations?.splice(0) ?? ['the watch is missing']")
        noted = [*found, *self.told]
        self.told.clear()
        return noted


@contextmanager
def chromium_reader(browser: Browser, address: str, **context: object) -> Iterator[Chromium]:
    """A new Chromium window for the site at `address`."""
    opened = browser.new_context(**context)  # type: ignore[arg-type]
    try:
        opened.add_init_script(_WATCH)
        reader = Chromium(opened.new_page(), urlsplit(address).netloc)
        # Of the whole window: workers and the service worker ask for files too.
        opened.on("request", lambda request: _note_foreign(reader, request.url))
        opened.on("weberror", lambda error: reader.told.append(f"error: {error.error}"))
        opened.on("console", lambda message: _note_console(reader, message))
        yield reader
    finally:
        opened.close()


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


def _note_foreign(reader: Chromium, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != reader.host:
        reader.told.append(f"request to another host: {url}")


def _note_console(reader: Chromium, message: ConsoleMessage) -> None:
    # Browsers ask for this by themselves where a page, such as one for frames, names no icon.
    icon = message.location["url"].endswith("/favicon.ico")
    blocked = message.text == "Service Worker registration blocked by Playwright"
    if message.type in {"error", "warning"} and not blocked and not icon:
        reader.told.append(f"console: {message.text}")
