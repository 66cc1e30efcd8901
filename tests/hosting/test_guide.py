"""The whole guide under its own policy: nothing is stopped, nothing is asked of anybody else.

All pages of a language of each direction are opened in Chromium, and one of each kind in Firefox, WebKit
and the other languages, which have the same templates and scripts. What a reader can do there is done in
Chromium behind nginx.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from built_pages import FOLDERS, KINDS
from dragoman.compression import add_precompressed
from dragoman.hosting.responses import Hosting, Settings
from engines import Engine
from web_host import FOLLOW, WITHOUT_SERVICE_WORKER, hosting, moved

from .crawl import (
    PublishedSite,
    Reader,
    chromium_reader,
    crawl,
    reading,
    site_addresses,
)
from .servers import nginx

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.site]

CRAWLS = [
    ("chromium", "en"),
    ("chromium", "he"),
]
VISITS = [("chromium", "zh-Hant"), ("chromium", "id"), ("firefox", "he"), ("webkit", "he")]
ASK_ANOTHER_HOST = """() => new Promise((done) => {
  addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
    if (effectiveDirective === "connect-src") done();
  });
  fetch("http://127.0.0.2:9/").catch(() => {});
})"""
"""Until the policy has stopped it."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def site(work: Path, built_guide: Path) -> Path:
    """A copy of the built guide."""
    site = work / "site"
    shutil.copytree(built_guide, site)
    # Browsers ask for it by themselves where a page, such as one for frames, names no icon.
    (site / "favicon.ico").write_bytes(b"")
    return site


def move(site: Path, address: str) -> None:
    """Have the guide's sitemap name this address."""
    sitemap = site / "sitemap.xml"
    sitemap.write_text(moved(sitemap.read_text("utf-8"), address), "utf-8")


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[PublishedSite]:
    """The guide on a host that tells of every breach of its policy."""
    with hosting(PublishedSite(site, rules=Hosting.of(site))) as host:
        yield host


@pytest.fixture(scope="module")
def address(site: Path, work: Path) -> Iterator[str]:
    """The guide behind nginx."""
    with nginx(site, work, Settings()) as port:
        address = f"http://127.0.0.1:{port}/"
        move(site, address)
        add_precompressed(site)
        yield address


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    options = {
        "viewport": {"width": 1280, "height": 900},
        "permissions": ["clipboard-read", "clipboard-write"],
    }
    with chromium_reader(browser, address, **options) as reader:
        yield reader


@pytest.mark.parametrize(("engine", "language"), CRAWLS, indirect=["engine"])
def test_no_page_does_what_the_policy_forbids_or_asks_another_host(
    engine: Engine, host: PublishedSite, built_guide: Path, language: str
) -> None:
    addresses = [
        address
        for address in site_addresses(built_guide, host.url)
        if language_of(address.removeprefix(host.url)) == language
    ]
    assert len(addresses) > 40
    assert breaches(engine, host, addresses) == ({}, [])


@pytest.mark.parametrize(("engine", "language"), VISITS, indirect=["engine"])
def test_no_kind_of_page_does_so_in_other_engines_and_languages(
    engine: Engine, host: PublishedSite, language: str
) -> None:
    kinds = [*(f"{FOLDERS[language]}{kind}" for kind in KINDS), f"embed/{language}/staffing/"]
    assert breaches(engine, host, [f"{host.url}{kind}" for kind in kinds]) == ({}, [])


def breaches(
    engine: Engine, host: PublishedSite, addresses: list[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """What the pages at these addresses complain of, and what the browser reports to the host."""
    move(host.site, host.url)
    host.prelude = engine.prelude(WITHOUT_SERVICE_WORKER)
    host.reports.clear()
    with reading(engine, host.url) as reader:
        return crawl(reader, addresses), host.reports


def language_of(path: str) -> str:
    """The language of the page at `path`."""
    folders = path.split("/")[:2]
    return next((name for name in folders if name in FOLDERS), "en")


def test_the_service_worker_keeps_to_the_policy(engine: Engine, built_guide: Path) -> None:
    # It takes no file that is not as it was built, so the site stays as it is.
    with (
        hosting(PublishedSite(built_guide, rules=Hosting.of(built_guide))) as host,
        engine.new_profile() as profile,
    ):
        tab = profile.open(f"{host.url}he/")
        tab.wait_for("document.querySelector('dragoman-offline').dataset.state === 'pages'", 90)
        tab.goto(f"{host.url}he/cost/")
        assert tab.evaluate("navigator.serviceWorker.controller !== null")
        assert tab.violations() == []
        assert tab.complaints() == []
        assert {it for it in tab.requests() if not it.startswith(host.url)} == set()
        assert host.reports == []


@pytest.mark.parametrize("language", ["", "he/"])
def test_everything_that_a_reader_can_do_is_allowed(
    reader: Reader, address: str, language: str
) -> None:
    page = reader.page
    reader.open(f"{address}{language}calculators/dedicated-hourly/")
    _answer_follows(page, "7")
    for action in ("copy", "share", "keep", "csv", "json", "print"):
        _press(page, action)
    if not language:
        _search(page, "price")
    _change_colours(page)
    page.evaluate("window.samePage = true")
    for article in ("glossary/", "calculators/staffing/"):
        page.wait_for_function(FOLLOW, arg=article)
        expect(page).to_have_url(re.compile(f"{language}{article}$"))
        expect(page.locator(".md-content h1").first).to_be_visible()
    assert page.evaluate("window.samePage"), "the page was exchanged by a reload"
    field = page.locator("dragoman-calculator [name=calls_interval]").first
    field.fill("120")
    expect(page.locator("dragoman-calculator [data-status]").first).not_to_be_empty()
    expect(page).to_have_url(re.compile("calls_interval=120"))  # the last that an edit leads to
    assert reader.complaints() == []


def test_what_does_not_belong_to_the_page_is_stopped(reader: Reader, address: str) -> None:
    reader.open(address)
    page = reader.page
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = 'inline'";
          document.head.append(script);
          const p = document.createElement("p");
          p.setAttribute("style", "color: red");
        }"""
    )
    assert page.evaluate("window.ran") is None
    # What the test itself runs may do so; what it leaves for later may not.
    later = """() => new Promise((done) => setTimeout(() => {
      try { done(eval("1")); } catch (reason) { done(reason.name); }
    }))"""
    assert page.evaluate(later) == "EvalError"
    page.evaluate(ASK_ANOTHER_HOST)
    told = " ".join(reader.complaints())
    assert "script-src-elem: inline" in told
    assert "connect-src: http://127.0.0.2:9" in told


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ('<b onclick="a()">text</b>', "<b>text</b>"),
        ('<img src="x" onerror="a()">', '<img src="x">'),
        ('<a href="java&#10;script:a()">text</a>', "<a>text</a>"),
        ('text<script>a()</script><iframe srcdoc="x"></iframe>', "text"),
        ('<template><i onload="a()"></i></template>', "<template><i></i></template>"),
        ('<p style="color: red">text</p>', "<p>text</p>"),
        ("<tr><td>cells stay</td></tr>", "<tr><td>cells stay</td></tr>"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_markup_of_scripts_that_know_no_trusted_types_is_cleaned(
    reader: Reader, address: str, markup: str, left: str
) -> None:
    reader.open(address)
    place = "tbody" if "<tr>" in markup else "div"
    found = reader.page.evaluate(
        """([place, markup]) => {
          const element = document.createElement(place);
          element.innerHTML = markup;
          return element.innerHTML;
        }""",
        [place, markup],
    )
    assert found == left


def test_scripts_of_other_hosts_cannot_even_be_named(reader: Reader, address: str) -> None:
    reader.open(address)
    named = reader.page.evaluate(
        """(address) => {
          const script = document.createElement("script");
          try {
            script.src = address;
          } catch (reason) {
            return reason.name;
          }
          return script.src;
        }""",
        "http://127.0.0.2:9/a.js",
    )
    assert named == "TypeError"


def test_without_headers_the_pages_bring_the_policy_themselves(
    browser: Browser, built_guide: Path
) -> None:
    handler = partial(_PlainHandler, directory=str(built_guide))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    try:
        with chromium_reader(browser, address) as reader:
            reader.open(f"{address}calculators/dedicated-hourly/")
            _answer_follows(reader.page, "7")
            assert reader.complaints() == []
            reader.page.evaluate(ASK_ANOTHER_HOST)
            assert "connect-src: http://127.0.0.2:9" in " ".join(reader.complaints())
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _PlainHandler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _answer_follows(page: Page, agents: str) -> None:
    page.locator("dragoman-calculator [name=agents]").first.fill(agents)
    expect(page.locator("dragoman-calculator[data-state=ready]").first).to_be_visible()
    status = page.locator("dragoman-calculator [data-status]").first
    expect(status).not_to_be_empty()


def _press(page: Page, action: str) -> None:
    page.locator("dragoman-calculator .dg-take").first.evaluate("menu => menu.open = true")
    page.evaluate("window.print = () => { window.isPrinted = true }")
    status = page.locator("dragoman-calculator [data-status]").first
    before = status.inner_text()
    page.locator(f"dragoman-calculator [data-action={action}]").first.click()
    if action == "print":
        page.wait_for_function("() => window.isPrinted")
    else:
        expect(status).not_to_have_text(before)


def _search(page: Page, words: str) -> None:
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__item").first).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def _change_colours(page: Page) -> None:
    before = page.locator("body").get_attribute("data-md-color-media")
    label = page.locator("[data-md-component=palette] label:not([hidden])")
    label.evaluate("label => label.click()")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-media", before or "")
