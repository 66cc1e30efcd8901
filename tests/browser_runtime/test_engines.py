"""The calculator element when something goes wrong, in Chromium, Firefox and WebKit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from engines import Engine, Profile, Tab
from web_host import Fault, Host, hosting

from .conftest import WATCH_WORKERS

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
STATE = "document.querySelector('dragoman-calculator').dataset.state"
EDITS = """new Promise((done) => {
  const field = document.querySelector("#agents");
  let number = 0;
  const timer = setInterval(() => {
    field.value = String(++number);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (number === 200) done(clearInterval(timer));
  }, 10);
})"""
HOLD_PATIENCE = """{
  const [later, never] = [setTimeout, clearTimeout];
  const patient = new Map();
  window.setTimeout = (act, milliseconds, ...given) => {
    const isPatience = milliseconds === 20_000;
    const id = later(isPatience ? () => {} : act, milliseconds, ...given);
    if (isPatience) patient.set(id, act);
    return id;
  };
  window.clearTimeout = (id) => never(id, patient.delete(id));
  window.losePatience = () => {
    const acts = [...patient.values()];
    patient.clear();
    for (const act of acts) act();
  };
}
"""
"""The runtime's patience with its worker ends when the test says so. Other long timers may be the driver's."""
WATCH_RETURNS = "addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; });"
FORBID_STORAGE = """for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
"""
FULL_STORAGE = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
if (globalThis.Cache) Cache.prototype.put = async () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.fixture
def host(stub_site: Path, engine: Engine) -> Iterator[Host]:
    """A host of its own for each test, with Trusted Types demanded."""
    types = "; require-trusted-types-for 'script'; trusted-types dragoman"
    with hosting(Host(stub_site, more_policy=types, prelude=engine.prelude())) as host:
        yield host
        assert host.reports == []


def shows(tab: Tab, text: str) -> None:
    tab.wait_for_text(".result", text)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("pyodide.asm.wasm", lambda content: content[:-100_000]),
        ("pyodide.asm.wasm", lambda content: b"<!doctype html>"),
        ("snapshot.bin.gz", lambda content: content[:-5_000]),
        ("snapshot.bin", lambda content: content[:40_000] + b"U" * 64 + content[40_064:]),
    ],
    ids=["wasm truncated", "wasm is a page", "snapshot truncated", "snapshot of another build"],
)
def test_a_damaged_file_is_done_without(
    profile: Profile, host: Host, name: str, fault: Fault
) -> None:
    host.faults[name] = fault
    host.compresses = name == "snapshot.bin"
    tab = profile.open(host.url)
    tab.type("#agents", "3")
    shows(tab, "15.75")


def test_a_wrong_type_of_the_wasm_is_no_hindrance(profile: Profile, host: Host) -> None:
    host.types[".wasm"] = "text/plain"
    tab = profile.open(host.url)
    tab.type("#agents", "3")
    shows(tab, "15.75")
    assert tab.complaints() == []


@pytest.mark.parametrize(
    "missing",
    [{"pyodide.asm.wasm", "whole.wasm"}, {".wasm", ".bin", ".gz", ".zip", "asm.mjs", "worker.mjs"}],
    ids=["no wasm", "another edition was deployed"],
)
def test_without_python_one_sentence_says_so_and_the_answer_stays(
    profile: Profile, host: Host, missing: set[str]
) -> None:
    tab = profile.open(host.url)
    host.missing |= missing
    tab.type("#agents", "3")
    tab.wait_for(f"{STATE} === 'unavailable'")
    tab.wait_for_text("[data-status]", "Not available.")
    assert tab.text(".result") == "5.25"


def test_a_worker_killed_over_a_question_is_replaced_and_the_question_answered(
    engine: Engine, profile: Profile, host: Host
) -> None:
    host.prelude = engine.prelude(HOLD_PATIENCE + WATCH_WORKERS)
    tab = profile.open(host.url)
    tab.type("#agents", "2")
    shows(tab, "10.50")
    tab.evaluate("fatal = true")
    tab.type("#agents", "3")
    tab.wait_for("fatal === false")
    assert tab.evaluate("workers.length") == 1
    tab.evaluate("losePatience()")
    shows(tab, "15.75")
    assert tab.evaluate("workers.length") == 2
    assert tab.complaints() == []


def test_two_hundred_edits_in_two_seconds_end_with_the_newest(
    engine: Engine, profile: Profile, host: Host
) -> None:
    host.prelude = engine.prelude(WATCH_WORKERS)
    tab = profile.open(host.url)
    tab.type("#agents", "2")
    shows(tab, "10.50")
    before = tab.evaluate("questions")
    tab.evaluate(EDITS)
    asked = tab.evaluate("questions")
    shows(tab, "1050.00")
    assert before < asked <= before + 200
    assert tab.evaluate("questions") <= asked + 1  # no queue of questions piles up
    assert tab.complaints() == []


def test_two_calculators_share_one_python(engine: Engine, profile: Profile, host: Host) -> None:
    host.prelude = engine.prelude(WATCH_WORKERS)
    tab = profile.open(f"{host.url}two.html")
    tab.type("#agents", "2")
    tab.type("#second", "3")
    second = "document.querySelectorAll('.result')[1].textContent"
    tab.wait_for(f"{second} === '15.75'")
    shows(tab, "10.50")
    assert tab.evaluate("workers.length") == 1
    assert tab.complaints() == []


def test_ten_tabs_answer_each_its_own(profile: Profile, host: Host) -> None:
    tabs = [profile.open(host.url) for _ in range(10)]
    for number, tab in enumerate(tabs, 1):
        tab.type("#agents", str(number))
        shows(tab, f"{number * 5.25:.2f}")
    assert [tab.text(".result") for tab in tabs] == [f"{n * 5.25:.2f}" for n in range(1, 11)]
    assert [tab.complaints() for tab in tabs] == [[]] * 10


def test_coming_back_to_the_page_its_answer_is_there(
    engine: Engine, profile: Profile, host: Host
) -> None:
    host.prelude = engine.prelude(WATCH_RETURNS)
    tab = profile.open(host.url)
    tab.type("#agents", "3")
    shows(tab, "15.75")
    tab.wait_for("location.search === '?agents=3'")
    tab.goto(f"{host.url}other.html")
    tab.back()
    tab.wait_for("document.querySelector('.result')?.textContent === '15.75'")
    # Playwright switches the back/forward cache off, so Chromium loads the page anew.
    assert tab.evaluate("window.wasKept") is (engine.name != "chromium")
    tab.type("#agents", "4")
    shows(tab, "21.00")
    assert tab.complaints() == []


@pytest.mark.parametrize("script", [FORBID_STORAGE, FULL_STORAGE], ids=["forbidden", "full"])
def test_storage_is_not_needed(engine: Engine, profile: Profile, host: Host, script: str) -> None:
    host.prelude = engine.prelude(script)
    tab = profile.open(host.url)
    tab.type("#agents", "3")
    shows(tab, "15.75")
    assert tab.complaints() == []


HOSTILE = [
    "agents=" + quote("<img src=x onerror=pwned=1><script>pwned=1</script>"),
    "__proto__=1&constructor=2&__proto__[pwned]=1&agents=toString",
    "agents=" + quote("\u202e3\u2066"),
    "agents=%ED%A0%80&region=%ED%BF%BF",
    "agents=%&region=%zz%E0%A4",
]
"""Markup, keys of prototypes, direction, surrogates, percent signs."""


def test_a_hostile_link_does_nothing(profile: Profile, host: Host) -> None:
    tab = profile.new_tab()
    for query in HOSTILE:
        tab.goto(f"{host.url}?{query}")
        tab.wait_for(f"{STATE} === 'ready'")
        does_nothing(tab)


def test_a_link_of_a_million_digits_is_not_even_asked_about(profile: Profile, host: Host) -> None:
    # The browsers' own limits for addresses of a request lie lower than those of the history.
    tab = profile.open(host.url)
    tab.evaluate(
        "void (history.replaceState(null, '', '?agents=' + '9'.repeat(1_000_000)),"
        "document.querySelector('dragoman-calculator').replaceWith("
        "document.querySelector('dragoman-calculator').cloneNode(true)))"
    )
    does_nothing(tab)


def does_nothing(tab: Tab) -> None:
    tab.wait_for("!document.querySelector('[data-answer]').hasAttribute('aria-busy')")
    assert tab.text(".result") == "5.25"
    assert tab.evaluate("typeof pwned === 'undefined' && ({}).pwned === undefined")
    assert tab.complaints() == []
    tab.type("#agents", "3")
    shows(tab, "15.75")
