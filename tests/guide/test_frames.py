"""Calculators in frames of other sites, which have another origin on this computer."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from built_pages import read_page
from dragoman.hosting.policy import site_policy
from web_host import Host, hosting

pytestmark = [pytest.mark.site, pytest.mark.browser]

SITE_URL = "https://dragoman.example/"
LANGUAGES = {"en": "", "zh-Hant": "zh-Hant/", "id": "id/", "he": "he/"}
TITLES = {
    "en": "Calculator: How many agents (Dragoman)",
    "zh-Hant": "試算工具：需要多少客服人員（Dragoman）",
    "id": "Kalkulator: Berapa agen yang diperlukan (Dragoman)",
    "he": "מחשבון: כמה נציגים צריך (Dragoman)",
}
ANY_HOST = "frame-src *; script-src * 'unsafe-inline'"
ALLOWED = "allow-scripts allow-same-origin allow-popups allow-forms allow-downloads allow-modals"
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException(name, "SecurityError"); } });
"""
HOSTILE = """<!doctype html><script>
for (const height of [7777, "7777", -1, 1e9, NaN, 7777n, null, {}])
  for (const target of [parent, ...Array.from(parent.frames)])
    target.postMessage({ type: "dragoman:height", height }, "*");
parent.postMessage("dragoman:height", "*");
parent.postMessage(null, "*");
parent.postMessage({ sent: true }, "*");
</script>"""


@pytest.fixture(scope="module")
def address(built_guide: Path) -> Iterator[str]:
    """The guide, under its own policy for pages that may be framed."""
    policy = site_policy(built_guide)[0].for_page(embeddable=True)
    with hosting(Host(built_guide, base_policy=policy)) as host:
        yield host.url


def offered(built_guide: Path, locale: str, calculator: str, address: str) -> str:
    """The lines that the guide offers for a calculator, for the guide as it is served here."""
    page = (built_guide / LANGUAGES[locale] / "calculators" / calculator / "index.html").read_text()
    code = re.search(r"<textarea[^>]*data-embed[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert code
    return html.unescape(code[1]).replace(SITE_URL, address)


@dataclass
class OtherPage:
    """A page of another site, and what has gone wrong in it."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def frame(self, number: int) -> Frame:
        """The page in a frame."""
        frame = self.page.locator("iframe").nth(number).element_handle().content_frame()
        assert frame
        return frame

    def height(self, number: int) -> float:
        """How high a frame is in the page."""
        box = self.page.locator("iframe").nth(number).bounding_box()
        assert box
        return box["height"]

    def fits(self, number: int) -> None:
        """Wait until a frame is as high as its content, which is more than any fixed height."""
        # Of a frame out of sight a browser measures nothing, so it is late in telling what changes.
        self.page.locator("iframe").nth(number).scroll_into_view_if_needed()
        self.frame(number).wait_for_function(
            """() => innerHeight !== 900
              && innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height)""",
            timeout=60_000,
        )


Opener = Callable[..., OtherPage]


@contextmanager
def opening(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    with ExitStack() as stack:
        other_site = Host(tmp_path, base_policy=ANY_HOST, name="localhost")
        address = stack.enter_context(hosting(other_site)).url

        def open_host(
            body: str, script: str = "", attributes: str = "", **options: Any
        ) -> OtherPage:
            text = (
                f'<!doctype html><html {attributes}><meta charset="utf-8"><title>Host</title>{body}'
            )
            (tmp_path / "host.html").write_text(text, "utf-8")
            (tmp_path / "hostile.html").write_text(HOSTILE, "utf-8")
            context = browser.new_context(**options)
            stack.callback(context.close)
            page = context.new_page()
            host = OtherPage(page)
            page.on("pageerror", lambda error: host.complaints.append(str(error)))
            page.on(
                "console",
                lambda told: (
                    host.complaints.append(told.text) if told.type in {"error", "warning"} else None
                ),
            )
            if script:
                page.add_init_script(script)
            page.goto(f"{address}host.html")
            return host

        yield open_host


@pytest.fixture
def host(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a page of another site, with frames in its body."""
    with opening(browser, tmp_path) as opener:
        yield opener


@pytest.mark.parametrize("attributes", ['lang="en"', 'lang="ar" dir="rtl"'])
def test_frames_grow_with_their_calculators_each_for_itself(
    host: Opener, built_guide: Path, address: str, attributes: str
) -> None:
    body = offered(built_guide, "en", "staffing", address)
    body += offered(built_guide, "he", "dedicated-hourly", address)
    opened = host(body, attributes=attributes)
    opened.page.locator("iframe").nth(1).scroll_into_view_if_needed()
    opened.fits(0)
    opened.fits(1)
    before = opened.height(0), opened.height(1)
    opened.frame(0).click(".dg-more > summary")
    opened.fits(0)
    assert opened.height(0) > before[0]
    assert opened.height(1) == before[1]
    opened.frame(0).click(".dg-more > summary")
    opened.fits(0)
    assert opened.height(0) == before[0]

    frame = opened.frame(1)
    frame.fill("[name=agents]", "7")
    link = frame.locator("[data-full-page]")
    expect(link).to_have_attribute(
        "href",
        re.compile(r"he/calculators/dedicated-hourly/\?agents=7&data_version="),
    )
    opened.fits(1)
    assert opened.complaints == []


def test_the_script_asks_frames_that_were_there_before_it(
    host: Opener, built_guide: Path, address: str
) -> None:
    frame, script = offered(built_guide, "en", "staffing", address).split("\n")
    opened = host(
        frame,
        "window.told = []; addEventListener('message', ({ data }) => told.push(data?.type));",
    )
    expect(opened.page.frame_locator("iframe").locator("h1")).to_be_visible()
    opened.page.wait_for_function("() => told.includes('dragoman:height')")  # to nobody
    assert opened.height(0) == 900
    source = re.search(r'src="([^"]+)"', script)
    assert source
    opened.page.add_script_tag(url=source[1])
    opened.fits(0)
    assert opened.complaints == []


def test_heights_that_others_tell_change_nothing(
    host: Opener, built_guide: Path, address: str
) -> None:
    opened = host(offered(built_guide, "en", "staffing", address))
    opened.fits(0)
    before = opened.height(0)
    opened.page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener("message", ({ data }) => data?.sent && resolve());
          const hostile = document.createElement("iframe");
          hostile.src = "hostile.html";
          hostile.height = 100;
          document.body.append(hostile);
        })"""
    )
    opened.page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener("message", ({ data }) => data === "the last" && resolve());
          postMessage({ type: "dragoman:height", height: 7777 }, "*");
          postMessage("the last", "*");
        })"""
    )
    assert (opened.height(0), opened.frame(1).url.endswith("hostile.html")) == (before, True)
    assert opened.page.locator("iframe").nth(1).evaluate("it => it.style.height") == ""
    assert opened.complaints == []


def test_a_border_of_the_host_does_not_make_the_frame_scroll(
    host: Opener, built_guide: Path, address: str
) -> None:
    style = "<style>iframe { box-sizing: border-box; border: 10px solid !important }</style>"
    opened = host(style + offered(built_guide, "en", "staffing", address))
    expect(opened.page.locator("iframe")).to_have_attribute("style", re.compile("height"))
    opened.frame(0).wait_for_function("document.documentElement.scrollHeight === innerHeight")


@pytest.mark.parametrize("sandbox", ["", f'sandbox="{ALLOWED}"'])
def test_it_answers_where_nothing_may_be_stored(
    host: Opener, built_guide: Path, address: str, sandbox: str
) -> None:
    body = offered(built_guide, "en", "staffing", address)
    opened = host(body.replace("<iframe", f"<iframe {sandbox}"), NO_STORAGE)
    frame = opened.frame(0)
    before = frame.inner_text(".dg-answer__headline")
    frame.fill("[name=calls_interval]", "300")
    expect(frame.locator(".dg-answer__headline")).not_to_have_text(before)
    frame.click("[data-action=keep]")
    expect(frame.locator("[data-cases] table")).to_be_visible()
    opened.fits(0)
    assert opened.complaints == []


def test_a_sandbox_without_an_origin_leaves_the_answer_and_one_sentence(
    host: Opener, built_guide: Path, address: str
) -> None:
    body = offered(built_guide, "he", "staffing", address)
    opened = host(body.replace("<iframe", '<iframe sandbox="allow-scripts"'))
    frame = opened.frame(0)
    expect(frame.locator("[data-off]")).to_be_visible()
    expect(frame.locator("[data-off]")).to_contain_text("החישוב המיידי אינו זמין כאן.")
    expect(frame.locator(".dg-answer__headline")).to_be_visible()
    assert frame.locator("dragoman-calculator").evaluate("it => getComputedStyle(it).display") == (
        "block"
    )  # its style sheet came
    opened.fits(0)
    assert opened.complaints == []


def test_without_scripts_the_answer_is_there_in_a_frame_of_fixed_height(
    host: Opener, built_guide: Path, address: str
) -> None:
    opened = host(offered(built_guide, "id", "staffing", address), java_script_enabled=False)
    assert opened.height(0) == 900
    # Chromium may start the frame's own process with scripts, so its page is looked at alone.
    opened.page.goto(f"{address}embed/id/staffing/")
    expect(opened.page.locator(".dg-answer__headline")).to_be_visible()
    expect(opened.page.locator("noscript .dg-note")).to_be_visible()
    expect(opened.page.locator("[data-off]")).to_be_hidden()
    assert opened.complaints == []


def test_links_made_in_a_frame_lead_to_the_guide(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}embed/he/staffing/?calls_interval=200&theme=dark")
    expect(page.locator("[name=calls_interval]")).to_have_value("200")
    expect(page.locator("[data-full-page]")).to_have_attribute("href", re.compile("calls_interval"))
    page.click("[data-action=share]")
    expect(page.locator("[data-status]")).to_have_text("הקישור הועתק.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}he/calculators/staffing/?calls_interval=200")
    assert "theme" not in link
    with context.expect_page() as coming:
        page.click(".dg-related a")
    assert coming.value.url.startswith(f"{address}he/calculators/")
    context.close()


@pytest.mark.parametrize(("theme", "dark"), [("", False), ("dark", True), ("light", False)])
def test_colours_are_the_devices_or_those_asked_for(
    browser: Browser, address: str, theme: str, dark: bool
) -> None:
    for scheme in ("light", "dark") if theme else ("light",):
        page = browser.new_page(color_scheme=scheme)
        page.goto(f"{address}embed/en/staffing/?theme={theme}")
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == ("rgb(13, 24, 27)" if dark else "rgb(252, 252, 250)")
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LANGUAGES)
def test_pages_of_frames_pass_axe_and_fit_a_narrow_screen(
    browser: Browser, address: str, axe: str, locale: str, scheme: Any
) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    for calculator in ("staffing", "dedicated-hourly", "coverage"):
        page.goto(f"{address}embed/{locale}/{calculator}/")
        page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")
        page.add_script_tag(content=axe)
        found = page.evaluate(
            """async () => (await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
              "wcag22aa", "best-practice"] }))
              .violations.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.html)}`)"""
        )
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_guide_offers_the_lines_with_what_is_entered(
    browser: Browser, address: str, locale: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{LANGUAGES[locale]}calculators/staffing/")
    page.fill("[name=calls_interval]", "200")
    page.click(".dg-take > summary")
    page.click(".dg-embed > summary")
    code = page.locator("[data-embed]")
    start = f'<iframe src="{SITE_URL}embed/{locale}/staffing/'
    expect(code).to_have_value(re.compile(f'^{start}\\?calls_interval=200"'))
    page.click("[data-action=embed]")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == code.input_value()
    assert f'title="{TITLES[locale]}" lang="{locale}"' in copied
    assert copied.endswith(f'<script src="{SITE_URL}embed/embed.js" async></script>')
    page.click("dragoman-calculator button[type=reset]")
    expect(code).to_have_value(re.compile(f'^{start}"'))
    context.close()


def test_pages_of_frames_are_for_frames_alone(built_guide: Path) -> None:
    pages = sorted((built_guide / "embed").rglob("*.html"))
    assert len(pages) == 19 * len(LANGUAGES)
    for path in pages:
        locale, calculator = path.parts[-3:-1]
        page = read_page(path)
        assert page.metas["robots"] == "noindex"
        assert page.canonical == f"{SITE_URL}{LANGUAGES[locale]}calculators/{calculator}/"
        assert (page.lang, page.dir) == (locale, "rtl" if locale == "he" else "ltr")
        text = path.read_text("utf-8")
        assert " style=" not in text
        assert all(not code.strip() for code in re.findall(r"<script[^>]*>(.*?)</script>", text))
    mentions = ["sitemap.xml", "service-worker.js"]
    lists = (built_guide / "assets" / "dragoman").rglob("*.json")
    for path in [*(built_guide / name for name in mentions), *lists]:
        text = path.read_text("utf-8")
        assert not re.search(r"embed/(?!guard-)", text)  # the policy's script is for all pages
    for index in (built_guide / "search").glob("*.json"):
        docs = json.loads(index.read_text("utf-8"))["docs"]
        assert not [one for one in docs if "embed" in one["location"]]
