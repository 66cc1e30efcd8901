"""The small site without a connection in Chromium, Firefox and WebKit: from the first visit to a new edition."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engines import Profile, Tab
from web_host import Host, hosting

from .conftest import UPDATE
from .small_site import MOUNT, SmallSite

pytestmark = pytest.mark.browser

EDITIONS = """[
  document.querySelector("h1").dataset.edition,
  getComputedStyle(document.querySelector("h1")).getPropertyValue("--edition").trim(),
  document.documentElement.dataset.script,
]"""
VISIBLE = "[...document.querySelectorAll({!r})].some((it) => it.checkVisibility())"
NOTICE = "[data-notice=edition]"


@pytest.fixture
def host(small_site: SmallSite) -> Iterator[Host]:
    """Edition A; browsers have to ask again for all of it, so what is there without the host is our worker's.

    Without a prelude, for the worker takes no page that is not as it was built: where an engine does
    not listen early, complaints of its pages stay unheard.
    """
    with hosting(Host(small_site.build(), MOUNT, max_age=0)) as host:
        yield host
        assert host.reports == []


def wait_for_state(tab: Tab, state: str) -> None:
    """Wait until the panel says that much is on the device."""
    tab.wait_for(f"document.querySelector('dragoman-offline').dataset.state === '{state}'", 90)


def open_and_keep(profile: Profile, address: str) -> Tab:
    """A first visit, until the page's language is on the device."""
    tab = profile.open(address)
    wait_for_state(tab, "pages")
    return tab


def ask(tab: Tab, agents: str, edition: str = "A") -> None:
    """Ask an edition's Python something, and wait for its answer."""
    tab.type("[name=agents]", agents)
    tab.wait_for(
        f"document.querySelector('output').textContent.startsWith('{agents} {edition} ')", 60
    )


def see_edition(tab: Tab) -> None:
    """Have the browser look for a new edition, and wait until the page tells of it."""
    tab.evaluate(UPDATE)
    tab.wait_for(VISIBLE.format(NOTICE), 90)


def editions(tab: Tab) -> set[str]:
    """The editions that page, style and script are of."""
    return set(tab.evaluate(EDITIONS))


def test_from_the_first_repeat_visit_on_no_connection_is_needed(
    profile: Profile, host: Host
) -> None:
    first = open_and_keep(profile, host.url)
    host.is_down = True
    first.goto(host.url)
    assert editions(first) == {"A"}
    tab = profile.open(f"{host.url}cost/?agents=3#top")
    assert editions(tab) == {"A"}
    assert tab.evaluate("location.search + location.hash") == "?agents=3#top"
    assert tab.evaluate("navigator.serviceWorker.controller !== null")
    wait_for_state(tab, "pages")
    assert first.complaints() == tab.complaints() == []


def test_what_is_not_on_the_device_is_told_in_the_reader_s_language(
    profile: Profile, host: Host
) -> None:
    tab = open_and_keep(profile, f"{host.url}he/")
    host.is_down = True
    tab.goto(f"{host.url}he/elsewhere/")
    tab.wait_for(VISIBLE.format("[data-dg-not-kept]"))
    assert not tab.evaluate(VISIBLE.format("[data-dg-missing]"))
    assert tab.attribute("html", "lang") == "he"
    assert tab.text("h1") == "offline"


def test_the_panel_says_what_is_there_and_takes_it_away(profile: Profile, host: Host) -> None:
    tab = open_and_keep(profile, f"{host.url}cost/")
    ask(tab, "7")
    wait_for_state(tab, "all")
    host.is_down = True
    tab.goto(f"{host.url}cost/")
    wait_for_state(tab, "all")
    ask(tab, "8")
    assert tab.complaints() == []
    host.is_down = False
    assert tab.text("dragoman-offline button") == "Remove from this device"
    tab.click("dragoman-offline button")
    wait_for_state(tab, "none")
    host.asked.clear()
    tab.goto(host.url)
    wait_for_state(tab, "none")
    assert "" in host.asked


def test_a_new_edition_is_never_mixed_with_the_old_one(
    profile: Profile, host: Host, small_site: SmallSite
) -> None:
    tab = open_and_keep(profile, f"{host.url}cost/")
    ask(tab, "7")
    wait_for_state(tab, "all")
    small_site.publish_next(host)
    other = profile.open(host.url)
    assert editions(other) == {"A"}  # the old one still, whole
    see_edition(tab)
    assert editions(tab) == {"A"}
    texts = tab.evaluate(
        """Promise.all(["cost/", "assets/style.css", "assets/app.js"].map(async (path) =>
          (await fetch(new URL(`../${path}`, location.href))).text()))"""
    )
    assert all(f"{mark}A" in text for mark, text in zip(('n="', ": ", '"'), texts, strict=True))
    ask(tab, "13")
    tab.click(f"{NOTICE} button")
    tab.wait_for(
        "document.querySelector('h1[data-edition=B]') !== null && document.readyState === 'complete'"
    )
    assert editions(tab) == {"B"}
    ask(tab, "14", "B")
    assert editions(other) == {"A"}
    host.is_down = True
    other.goto(host.url)
    assert editions(other) == {"B"}
    assert tab.complaints() == other.complaints() == []
