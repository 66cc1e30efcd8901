"""The language switch and the page for missing addresses, in Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from mini_site import CONFIG, FILES, MiniSite

pytestmark = pytest.mark.browser

MOUNT = "/help/"


class Handler(SimpleHTTPRequestHandler):
    """A static host that serves the site below MOUNT and knows one 404.html."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(MOUNT))

    def send_head(self) -> Any:
        if self.path.startswith(MOUNT) and not Path(self.translate_path(self.path)).exists():
            self.path = f"{MOUNT}404.html"
            self.not_found = True
        return super().send_head()

    def send_response(self, code: int, message: str | None = None) -> None:
        super().send_response(404 if getattr(self, "not_found", False) else code, message)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(root: Path, site_url: str | None = None) -> Iterator[str]:
    """Build the small site for `site_url`, by default its own address, and serve it."""
    site = MiniSite(root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site.site)))
    address = f"http://127.0.0.1:{server.server_port}{MOUNT}"
    site.config = CONFIG | {"site_url": site_url or address}
    site.write(FILES)
    assert site.build(), site.log
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert not faults


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(java_script_enabled=False)
    yield page
    page.close()


def switch_to(page: Page, language: str) -> None:
    page.locator("[data-dg-switch] button").hover()
    expect(page.locator("[data-dg-switch] .md-select__inner")).to_have_css("opacity", "1")
    page.locator(f"[data-dg-switch] a[lang='{language}']").click()


def test_the_switch_keeps_the_page_without_javascript(plain_page: Page, address: str) -> None:
    plain_page.goto(f"{address}zh-Hant/vendor/")
    switch_to(plain_page, "en")
    assert plain_page.url == f"{address}vendor/"
    switch_to(plain_page, "he")
    assert plain_page.url == f"{address}he/vendor/"


def test_the_switch_keeps_the_anchor(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hant/vendor/#steps")
    switch_to(page, "en")
    page.wait_for_url(f"{address}vendor/#steps")


def test_the_switch_keeps_an_anchor_within_a_section(page: Page, address: str) -> None:
    page.goto(f"{address}he/costs/#driver")
    switch_to(page, "id")
    page.wait_for_url(f"{address}id/costs/#driver")


def test_the_switch_keeps_the_section_being_read(page: Page, address: str) -> None:
    page.goto(f"{address}he/costs/")
    page.evaluate("document.getElementById('more').scrollIntoView()")
    page.mouse.wheel(0, 30)
    page.wait_for_function("scrollY > 100")
    switch_to(page, "en")
    page.wait_for_url(f"{address}costs/#more")


def test_the_switch_at_the_head_of_a_page_names_no_section(page: Page, address: str) -> None:
    page.goto(f"{address}vendor/")
    switch_to(page, "zh-Hant")
    page.wait_for_url(f"{address}zh-Hant/vendor/")


def test_an_anchor_that_was_left_behind_is_forgotten(page: Page, address: str) -> None:
    page.goto(f"{address}he/costs/#range")
    page.evaluate("document.getElementById('more').scrollIntoView()")
    page.wait_for_function("scrollY > 500")
    switch_to(page, "zh-Hant")
    page.wait_for_url(f"{address}zh-Hant/costs/#more")


def test_the_switch_follows_instant_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hant/")
    page.evaluate("window.stillHere = true")
    page.locator(".md-nav--primary a[href$='vendor/']").first.click()
    page.wait_for_url(f"{address}zh-Hant/vendor/")
    expect(page.locator("h1")).to_have_text("廠商")
    assert page.evaluate("window.stillHere") is True

    links = page.locator("[data-dg-switch] a")
    expect(links.first).to_have_attribute("href", f"{address}vendor/")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{address}{prefix}vendor/" for prefix in ("", "zh-Hant/", "id/", "he/")
    ]
    assert [link.get_attribute("aria-current") for link in links.all()] == [
        None,
        "true",
        None,
        None,
    ]
    assert "繁體中文" in links.last.inner_text()

    page.evaluate("document.getElementById('steps').scrollIntoView()")
    page.wait_for_function("scrollY > 100")
    switch_to(page, "he")
    page.wait_for_url(f"{address}he/vendor/#steps")
    assert page.evaluate("window.stillHere") is None
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "he",
        "rtl",
    ]


def test_a_link_into_another_language_loads_the_whole_page(page: Page, address: str) -> None:
    page.goto(f"{address}zh-Hant/vendor/")
    page.evaluate(
        """address => {
          window.stillHere = true
          document.querySelector("article p").innerHTML = `<a id="there" href="${address}">x</a>`
        }""",
        f"{address}vendor/",
    )
    page.wait_for_load_state("networkidle")
    page.locator("#there").click()
    page.wait_for_url(f"{address}vendor/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("window.stillHere") is None


def test_the_notice_leads_to_the_original(page: Page, address: str) -> None:
    page.goto(f"{address}costs/")
    page.locator("[role=note] a").click()
    page.wait_for_url(f"{address}he/costs/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_the_switch_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}vendor/")
    button = page.locator("[data-dg-switch] button")
    button.focus()
    entries = page.locator("[data-dg-switch] .md-select__inner")
    expect(entries).to_have_css("opacity", "1")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.lang") == "zh-Hant"
    page.keyboard.press("Escape")
    expect(entries).to_have_css("opacity", "0")
    button.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}zh-Hant/vendor/")


def visit_all(page: Page, address: str) -> list[tuple[str, int]]:
    """Every response that a walk through the site causes."""
    answers: list[tuple[str, int]] = []
    page.on("response", lambda answer: answers.append((answer.url, answer.status)))
    page.on("requestfailed", lambda request: answers.append((request.url, 0)))
    for path in ("", "he/", "he/costs/", "zh-Hant/vendor/", "id/costs/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.locator(".md-nav--primary a[href$='vendor/']").first.click()
    page.wait_for_url("**/id/vendor/")
    switch_to(page, "he")
    page.wait_for_url("**/he/vendor/")
    page.wait_for_load_state("networkidle")
    return answers


def check_answers(answers: list[tuple[str, int]], address: str) -> None:
    assert len(answers) > 10
    assert [(url, status) for url, status in answers if status >= 400 or status == 0] == []
    assert [url for url, _ in answers if not url.startswith(address)] == []
    maps = {url for url, _ in answers if url.endswith("sitemap.xml")}
    assert maps <= {f"{address}sitemap.xml"}


def test_no_request_fails_or_leaves_the_site(page: Page, address: str) -> None:
    check_answers(visit_all(page, address), address)


def test_no_request_goes_to_the_address_that_the_site_is_meant_for(
    page: Page, tmp_path: Path
) -> None:
    with serving(tmp_path, "https://guide.example/help/") as address:
        check_answers(visit_all(page, address), address)


@pytest.mark.parametrize(
    ("path", "language", "pages"),
    [
        ("nothing", "en", None),
        ("he/nothing/", "he", None),
        ("iw/costs/", "he", "costs/"),
        ("zh-TW/vendor/", "zh-Hant", "vendor/"),
        ("zh/vendor/", "zh-Hant", "vendor/"),
        ("en/vendor/", "en", "vendor/"),
        ("in/costs.html", "id", "costs/"),
        ("vendor.md", "en", "vendor/"),
        ("HE/Vendor/", "he", "vendor/"),
    ],
)
def test_the_page_for_missing_addresses(
    page: Page, address: str, path: str, language: str, pages: str | None
) -> None:
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    sections = page.locator("section:visible")
    expect(sections).to_have_count(1)
    expect(sections).to_have_attribute("lang", language)
    links = page.locator("section:visible li a")
    expected = [f"{MOUNT}{it}{pages}" for it in ("", "zh-Hant/", "id/", "he/")] if pages else []
    assert [link.get_attribute("href") for link in links.all()] == expected


def test_the_page_for_missing_addresses_without_javascript(plain_page: Page, address: str) -> None:
    plain_page.goto(f"{address}he/nothing/")
    expect(plain_page.locator("section:visible")).to_have_count(4)


@pytest.mark.parametrize(
    ("target", "prefix"),
    [
        ("", ""),
        ("he", "he/"),
        ("he/", "he/"),
        ("hello/", ""),
        ("he/costs/?a=1#b", "he/"),
        ("costs/#he/", ""),
        ("https://elsewhere.example/he/", None),
    ],
)
def test_language_prefixes(page: Page, address: str, target: str, prefix: str | None) -> None:
    page.goto(address)
    url = target if ":" in target else address + target
    arguments = json.dumps([url, address, ["zh-Hant/", "id/", "he/"]])
    found = page.evaluate(
        f"import('{address}assets/dragoman/language-switch.mjs')"
        f".then(it => it.languagePrefix(...{arguments}))"
    )
    assert found == prefix
