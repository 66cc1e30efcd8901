"""The search of the built guide, in Chromium, Firefox and WebKit."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import Engine, Profile, Tab
from web_host import WITHOUT_SERVICE_WORKER, Host, hosting

pytestmark = [pytest.mark.site, pytest.mark.browser]

FIELD = ".md-search__input"
META = ".md-search-result__meta"
RESULTS = "[...document.querySelectorAll('.md-search-result__item')]"
ALL = f"{RESULTS}.flatMap((it) => [...it.querySelectorAll({{!r}})].map((one) => one.textContent))"
LINKS = f"{RESULTS}.map((it) => new URL(it.querySelector('a').href).pathname)"
ENTER = """(text) => {
  const field = document.querySelector(".md-search__input");
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
"""As by pasting, or by an input method: no key is pressed."""


@pytest.fixture(scope="module")
def host(built_guide: Path) -> Iterator[Host]:
    """The guide on a host that tells what it is asked for."""
    with hosting(Host(built_guide)) as host:
        yield host


@pytest.fixture
def tab(engine: Engine, host: Host, profile: Profile) -> Tab:
    host.prelude = engine.prelude(WITHOUT_SERVICE_WORKER)
    return profile.new_tab()


def indexes(host: Host) -> set[str]:
    """Those that were asked for."""
    return {it.removeprefix("search/") for it in host.asked if it.startswith("search/")}


def look_for(tab: Tab, text: str) -> None:
    """Open the search, enter something and wait for results."""
    tab.evaluate(f"({ENTER})({json.dumps(text)})")
    tab.wait_for(f"{RESULTS}.length")


WORDS = [
    ("", "pricing", {"price", "priced"}),
    ("id/", "membayar", {"dibayar", "bayar"}),
    ("he/", "במוקדים", {"המוקד", "מוקד"}),
    ("he/", 'לארה"ב', {"ארה״ב", "בארה״ב"}),
    ("zh-Hant/", "客服", {"客服"}),
]
"""How they are taken apart is tested with Node.js: only letters and languages may differ between engines."""


@pytest.mark.parametrize(
    ("engine", "folder", "word", "found"),
    [
        *(("chromium", *one) for one in WORDS),
        *((name, *one) for name in ("firefox", "webkit") for one in WORDS[3:]),
    ],
    indirect=["engine"],
)
def test_words_are_found_in_all_their_forms_and_in_one_language(
    tab: Tab, host: Host, folder: str, word: str, found: set[str]
) -> None:
    tab.goto(f"{host.url}{folder}cost/")
    look_for(tab, word)
    tab.wait_for(f"{RESULTS}.length > 4")
    marked = {it.strip(" ,.:;()") for it in tab.evaluate(ALL.format("mark"))}
    assert found <= marked
    home = f"/{folder}"
    others = [it for it in ("/he/", "/id/", "/zh-Hant/") if it != home]
    for link in tab.evaluate(LINKS):
        assert link.startswith(home)
        assert not link.startswith(tuple(others))
    assert tab.complaints() == []


def test_nothing_is_fetched_for_those_who_do_not_search(tab: Tab, host: Host) -> None:
    host.asked.clear()
    tab.goto(f"{host.url}he/cost/")
    tab.evaluate(f"document.querySelector('{FIELD}').focus()")
    waiting = tab.wait_for(f"document.querySelector('{META}').textContent.trim()")
    assert indexes(host) <= {"search_index.json"}
    look_for(tab, "מחיר")
    assert tab.text(META) != waiting
    assert indexes(host) == {"search_index.json", "he.json"}


def test_a_word_is_missing_only_if_it_is_there_in_no_form(tab: Tab, host: Host) -> None:
    tab.goto(f"{host.url}cost/")
    look_for(tab, "pricing zebra")
    assert set(tab.evaluate(ALL.format("del"))) == {"zebra"}


def test_a_search_that_had_no_connection_is_tried_again(tab: Tab, host: Host) -> None:
    is_asked = threading.Event()

    def break_off(content: bytes) -> None:
        is_asked.set()

    host.faults["search/en.json"] = break_off
    tab.goto(f"{host.url}cost/")
    tab.evaluate(f"({ENTER})('price')")
    assert is_asked.wait(30), "the index was never asked for"
    assert not tab.evaluate(f"{RESULTS}.length")
    del host.faults["search/en.json"]
    again = f"({ENTER})(document.querySelector('{FIELD}').value === 'price' ? 'prices' : 'price')"
    tab.wait_for(f"{RESULTS}.length || ({again}, false)")


def test_an_empty_field_finds_nothing(tab: Tab, host: Host) -> None:
    tab.goto(f"{host.url}cost/")
    look_for(tab, "price")
    tab.evaluate(f"({ENTER})('  ')")
    tab.wait_for(f"{RESULTS}.length === 0")
