"""The built guide, from the first visit to one without a connection: in Chromium in a language of each direction, in others in one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dragoman.translations.languages import Language
from engines import Engine
from web_host import FOLLOW, Host, hosting, moved

from .conftest import Device, panel, see_edition, wait_for_state
from .small_site import write_worker

pytestmark = [pytest.mark.browser, pytest.mark.site]

LANGUAGES = {
    "en": ("", "price"),
    "zh-Hant": ("zh-Hant/", "費用"),
    "id": ("id/", "biaya"),
    "he": ("he/", "עלויות"),
}
SITE_LANGUAGES = [Language(code, code, not prefix) for code, (prefix, _) in LANGUAGES.items()]
CALCULATOR = "calculators/dedicated-hourly/"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, built_guide: Path) -> Iterator[Host]:
    """The guide, with a sitemap for where it stands."""
    site = tmp_path_factory.mktemp("guide") / "site"
    shutil.copytree(built_guide, site)
    with hosting(Host(site)) as host:
        sitemap = site / "sitemap.xml"
        sitemap.write_text(moved(sitemap.read_text("utf-8"), host.url), "utf-8")
        write_worker(site, SITE_LANGUAGES)
        yield host


@pytest.fixture
def guide(host: Host) -> Host:
    host.is_down = host.compresses = False
    host.asked.clear()
    return host


def ask(page: Page, agents: str) -> str:
    """Type a number of agents and return the answer's status line."""
    page.locator("dragoman-calculator [name=agents]").first.fill(agents)
    expect(page.locator("dragoman-calculator[data-state=ready]").first).to_be_visible()
    status = page.locator("dragoman-calculator [data-status]").first
    expect(status).to_contain_text(re.compile(r"\d"))
    return status.inner_text()


@pytest.mark.parametrize("language", ["zh-Hant", "he"])
def test_the_guide_without_a_connection(
    new_device: Callable[..., Device], guide: Host, language: str
) -> None:
    prefix, term = LANGUAGES[language]
    device = new_device(guide)
    device.open_and_keep(prefix)
    page = device.open(prefix + CALCULATOR)
    online = ask(page, "7")
    wait_for_state(page, "all")

    guide.is_down = True
    page = device.open(f"{prefix}vendor/")
    page.locator(".md-search__input").click()
    page.keyboard.type(term)
    expect(page.locator(".md-search-result__item").first).to_be_visible()

    page = device.open(prefix)
    page.evaluate("window.sameDocument = true")
    page.wait_for_function(FOLLOW, arg=CALCULATOR)
    expect(page.locator("dragoman-calculator").first).to_be_visible()
    assert page.evaluate("window.sameDocument") is True
    assert ask(page, "7") == online
    expect(panel(page)).to_have_attribute("data-state", "all")

    page = device.open(f"{prefix}{CALCULATOR}?agents=3")
    expect(page.locator("dragoman-calculator[data-state=ready]").first).to_be_visible()
    agents = page.locator("dragoman-calculator [name=agents]").first
    expect(agents).to_have_value("3")
    assert device.complaints == []


def test_python_answers_without_a_connection_in_every_engine(engine: Engine, guide: Host) -> None:
    state = "document.querySelector('dragoman-offline').dataset.state"
    headline = "[data-answer] .dg-answer__headline"
    with engine.new_profile() as profile:
        # Used before the worker is there: the worker itself has to fetch what Python is made of.
        tab = profile.open(f"{guide.url}he/{CALCULATOR}")
        as_built = tab.text(headline)
        tab.type("[name=agents]", "7")
        tab.wait_for(f"document.querySelector('{headline}').textContent.trim() !== '{as_built}'")
        online = tab.text(headline)
        tab.wait_for(f"{state} === 'all'", 90)

        guide.is_down = True
        tab = profile.open(f"{guide.url}he/{CALCULATOR}")
        assert tab.text(headline) == as_built
        tab.type("[name=agents]", "7")
        tab.wait_for_text(headline, online, 60)
        assert tab.evaluate(state) == "all"
        assert tab.complaints() == []


def test_python_is_kept_from_a_host_that_compresses(
    new_device: Callable[..., Device], guide: Host
) -> None:
    guide.compresses = True
    device = new_device(guide)
    device.open_and_keep("")
    page = device.open(CALCULATOR)
    ask(page, "7")
    wait_for_state(page, "all")
    assert not [path for path in guide.asked if path.endswith((".zip.gz", ".bin.gz"))]
    guide.is_down = True
    page = device.open(CALCULATOR)
    assert ask(page, "8")
    assert device.complaints == []


def test_the_page_for_missing_addresses_is_honest_in_all_languages(
    new_device: Callable[..., Device], guide: Host
) -> None:
    device = new_device(guide)
    device.open_and_keep("")
    guide.is_down = True
    page = device.context.new_page()
    response = page.goto(guide.url + "he/cost/")
    assert response
    assert response.status == 404
    told = page.locator("[data-dg-not-kept]:visible")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("אין חיבור לאינטרנט")


def test_the_colour_of_the_browser_follows_the_reader_s_choice(
    new_device: Callable[..., Device], guide: Host
) -> None:
    device = new_device(guide, color_scheme="light")
    page = device.open("cost/")
    colours = "[...document.querySelectorAll('meta[name=theme-color]')].map((it) => it.content)"
    page.wait_for_function(f"{colours}.join() === '#fcfcfa'")
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()
    page.wait_for_function(f"{colours}.join() === '#0d181b'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_finds_the_guide_installable(
    new_device: Callable[..., Device], guide: Host, language: str
) -> None:
    prefix, _ = LANGUAGES[language]
    page = new_device(guide).open(prefix)
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{guide.url}{prefix}manifest.webmanifest"
    parsed = manifest["manifest"]
    assert (parsed["scope"], parsed["startUrl"]) == (guide.url, guide.url + prefix)
    assert json.loads(manifest["data"])["lang"] == language
    assert len(parsed["shortcuts"]) == 4
    found = {
        it["errorId"] for it in session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    }
    assert found <= {"in-incognito"}  # as each of these test devices is


def change(guide: Host, page: str) -> None:
    """Publish an edition that differs in one page."""
    path = guide.site / page / "index.html"
    path.write_text(path.read_text("utf-8").replace("<h1", "<h1 data-new", 1), "utf-8")
    write_worker(guide.site, SITE_LANGUAGES)


def test_what_was_typed_survives_the_new_edition(
    new_device: Callable[..., Device], guide: Host
) -> None:
    device = new_device(guide)
    page = device.open_and_keep(f"id/{CALCULATOR}")
    page = device.open(f"id/{CALCULATOR}")
    ask(page, "7")
    change(guide, f"id/{CALCULATOR}")
    notice = see_edition(page)
    agents = page.locator("dragoman-calculator [name=agents]").first
    agents.fill("9")
    notice.get_by_role("button").first.click()
    page.wait_for_selector("h1[data-new]")
    expect(agents).to_have_value("9")
    assert device.complaints == []


@pytest.mark.parametrize(("prefix", "scheme"), [("", "dark"), ("he/", "light")])
def test_panel_and_notices_pass_axe_and_fit_a_narrow_screen(
    new_device: Callable[..., Device], guide: Host, axe: str, prefix: str, scheme: str
) -> None:
    device = new_device(
        guide,
        bypass_csp=True,
        color_scheme=scheme,
        reduced_motion="reduce",  # while a notice fades in, its contrast is not yet what it will be
        viewport={"width": 320, "height": 640},
    )
    page = device.open_and_keep(f"{prefix}vendor/")
    change(guide, f"{prefix}process/")
    see_edition(page)
    device.context.set_offline(True)
    expect(page.locator("[data-notice=offline]")).to_be_visible()
    page.add_script_tag(content=axe)
    found = page.evaluate(
        """async () => (await axe.run({ include: ["dragoman-offline", ".dg-dock"] }))
          .violations.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.html)}`)"""
    )
    assert found == []
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("dragoman-offline button, .dg-dock button")]
          .map((it) => it.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"""
    )
    assert len(sizes) >= 4
    assert min(sizes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_panel_is_worked_by_keyboard(new_device: Callable[..., Device], guide: Host) -> None:
    device = new_device(guide)
    page = device.open_and_keep("cost/")
    remove = panel(page).get_by_role("button", name="Remove from this device")
    remove.focus()
    page.keyboard.press("Enter")
    wait_for_state(page, "none")
    keep = panel(page).get_by_role("button", name="Make available offline")
    expect(keep).to_be_focused()
    said = panel(page).get_by_role("status")
    expect(said).to_have_text("Nothing of the guide is saved on this device any more.")
    page.keyboard.press("Space")
    wait_for_state(page, "all")
    expect(said).to_have_text("The guide is saved on this device.")
