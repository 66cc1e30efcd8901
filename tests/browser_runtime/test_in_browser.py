"""The calculator element and its Python in Chromium, under a strict policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from web_host import Fault, Host

from .conftest import WATCH_WORKERS, Visit

pytestmark = pytest.mark.browser

Opener = Callable[..., Visit]
IN_VIEW = """(element, isThere) => new Promise((done) =>
  new IntersectionObserver(([it]) => it.isIntersecting === isThere && done(), { rootMargin: "25%" }).observe(element))"""
KEEP_WHAT_IS_CHECKED = b"""const { digest } = SubtleCrypto.prototype;
SubtleCrypto.prototype.digest = function (name, content) {
  Object.assign(globalThis, { kept: content, came: content.byteLength });
  return digest.call(this, name, content);
};
"""
STARTED_FROM_SNAPSHOT = (
    "import('/runtime/calculator-element.mjs').then(({ python }) => python.report.snapshot)"
)


def spoil(site: Host, name: str, fault: Fault | None) -> None:
    """Have a file come with a fault, or not at all."""
    if fault:
        site.faults[name] = fault
    else:
        site.missing.add(name)


def ready(visit: Visit) -> None:
    expect(visit.element).to_have_attribute("data-state", "ready")


def is_static(visit: Visit) -> None:
    """Python has not even been started: that would show at once."""
    assert visit.element.get_attribute("data-state") == "static"
    assert visit.page.evaluate("workers.length") == 0


def has_come_to_view(visit: Visit, is_there: bool = True) -> None:
    """Wait until the page's observers have been told whether the calculator is near the view."""
    visit.element.evaluate(IN_VIEW, is_there)


def has_asked(visit: Visit) -> None:
    """Wait until what was typed has become a question: that is put off for no time."""
    visit.page.evaluate("new Promise((done) => setTimeout(done))")


def tell_every_piece(worker: bytes) -> bytes:
    """The worker, with a clock by which it is always time to tell what has come."""
    return b"{ let now = 0; performance.now = () => (now += 1_000); }" + worker


def test_nothing_is_fetched_before_the_reader_turns_to_the_form(visit: Opener, site: Host) -> None:
    opened = visit(still=True, script=WATCH_WORKERS)
    has_come_to_view(opened)
    opened.page.clock.run_for(1_900)
    is_static(opened)
    opened.page.evaluate("fetch('other.html')")
    assert "other.html" in site.asked
    assert not [path for path in site.asked if re.search(r"wasm|\.bin|worker", path)]


def test_answers_what_is_typed_and_complains_of_nothing(visit: Opener, site: Host) -> None:
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    ready(opened)
    assert opened.page.locator("[data-answer]").get_attribute("aria-busy") is None
    expect(opened.status).to_have_text("15.75 a month.")
    expect(opened.page).to_have_url(f"{site.url}?agents=3")
    assert opened.complaints == []
    assert opened.origins == {site.url.split("/")[2]}


def test_starts_from_the_snapshot_and_without_the_library(visit: Opener, site: Host) -> None:
    opened = visit()
    opened.page.focus("#agents")
    ready(opened)
    assert opened.page.evaluate(STARTED_FROM_SNAPSHOT)
    assert "runtime/library.zip" not in site.asked
    assert site.asked.count("runtime/pyodide.asm.wasm") == 1


def test_edits_before_python_is_there_are_answered_once_it_is(visit: Opener, site: Host) -> None:
    opened = visit(script=WATCH_WORKERS)
    with site.holding("worker.mjs"):
        for text in ("2", "3", "4"):
            opened.page.fill("#agents", text)
            has_asked(opened)
        expect(opened.element).to_have_attribute("data-state", "starting")
    expect(opened.answer).to_have_text("21.00")
    assert opened.page.evaluate("questions") == 1


def test_the_newest_edit_wins_over_a_slower_one(visit: Opener) -> None:
    opened = visit(script=WATCH_WORKERS)
    opened.page.focus("#agents")
    ready(opened)
    opened.page.evaluate(
        "window.shown = []; document.addEventListener('dragoman:answer', (event) => shown.push(event.detail.status))"
    )
    opened.page.evaluate("held = []")
    opened.page.fill("#agents", "2")
    opened.page.wait_for_function("() => held.length")
    opened.page.fill("#agents", "3")
    has_asked(opened)
    opened.page.evaluate("letGo()")
    expect(opened.answer).to_have_text("15.75")  # answers come in the order of their questions
    assert opened.page.evaluate("shown") == ["15.75 a month."]


def test_only_an_answer_that_is_late_dims_the_last_one(visit: Opener) -> None:
    opened = visit(script=WATCH_WORKERS, still=True)
    clock = opened.page.clock
    opened.page.focus("#agents")
    ready(opened)
    opened.page.evaluate(
        """() => {
          const section = document.querySelector("[data-answer]");
          window.isDimmed = () => section.hasAttribute("data-late");
          window.wasDimmed = false;
          new MutationObserver(() => (wasDimmed ||= isDimmed())).observe(section, { attributes: true });
        }"""
    )
    for milliseconds, is_late, agents, told in (
        (195, False, "2", "10.50"),
        (205, True, "3", "15.75"),
    ):
        opened.page.evaluate("held = []")
        opened.page.fill("#agents", agents)
        clock.run_for(milliseconds)
        opened.page.wait_for_function("() => held.length")
        assert opened.page.evaluate("isDimmed()") == is_late
        opened.page.evaluate("letGo()")
        expect(opened.answer).to_have_text(told)
        clock.run_for(1_000)
        assert not opened.page.evaluate("isDimmed()")
        assert opened.page.evaluate("wasDimmed") == is_late


def test_a_wrong_input_is_named_beside_its_field_and_the_answer_stays(visit: Opener) -> None:
    opened = visit()
    opened.page.fill("#agents", "<b>many</b>")
    error = opened.page.locator("#agents-error")
    expect(error).to_have_text("Error: Enter a number instead of <b>many</b>.")
    agents = opened.page.locator("#agents")
    expect(agents).to_have_attribute("aria-invalid", "true")
    expect(agents).to_have_attribute("aria-describedby", "agents-hint agents-error")
    expect(opened.answer).to_have_text("5.25")
    assert opened.page.locator("[data-answer]").get_attribute("data-stale") == ""
    assert opened.page.locator("[data-answer]").get_attribute("aria-busy") is None
    opened.page.fill("#agents", "2")
    expect(error).to_be_hidden()
    assert agents.get_attribute("aria-invalid") is None


def test_a_summary_beside_the_answer_names_what_is_wrong_and_leads_there(visit: Opener) -> None:
    opened = visit("?agents=<many>")
    summary = opened.page.locator("[data-errors]")
    expect(summary.locator("p")).to_have_text("1 input needs your attention.")
    expect(summary.locator("li")).to_have_text("Agents Enter a number instead of <many>.")
    opened.page.focus("#outside")
    before = opened.page.url
    summary.get_by_role("link", name="Agents").click()
    expect(opened.page.locator("#agents")).to_be_focused()
    assert opened.page.url == before
    opened.page.fill("#agents", "2")
    expect(summary).to_be_hidden()
    opened.page.fill("#agents", "x")
    expect(summary).to_be_visible()
    opened.page.click("button[type=reset]")
    expect(summary).to_be_hidden()


def test_a_share_link_is_restored(visit: Opener) -> None:
    opened = visit("?agents=2&region=latam&utm_source=x#outside")
    expect(opened.answer).to_have_text("16.20")
    expect(opened.page.locator("#agents")).to_have_value("2")
    expect(opened.page.locator("#region")).to_have_value("latam")
    assert opened.page.evaluate("document.querySelector('#more').open")
    opened.page.fill("#agents", "3")
    expect(opened.page).to_have_url(re.compile(r"\?utm_source=x&agents=3&region=latam#outside$"))


def test_what_is_typed_before_a_link_is_restored_counts_too(visit: Opener) -> None:
    opened = visit("?agents=2&region=latam")
    opened.page.fill("#agents", "4")
    expect(opened.answer).to_have_text("32.40")
    expect(opened.page.locator("#agents")).to_have_value("4")
    expect(opened.page.locator("#region")).to_have_value("latam")
    opened.page.wait_for_url(re.compile(r"\?agents=4&region=latam$"))


@pytest.mark.parametrize(
    "query",
    [
        "?agents=" + "9" * 30_000,
        "?__proto__=1&constructor=2&toString=3&agents=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "?agents=%E0%A4%A&region=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?agents=%00&agents=5&&&=&",
    ],
)
def test_a_hostile_query_does_no_harm(visit: Opener, query: str) -> None:
    opened = visit(query, script="window.alert = () => { window.harmed = true }")
    opened.page.focus("#agents")
    ready(opened)
    opened.page.fill("#agents", "2")
    opened.page.select_option("#region", "india", force=True)
    expect(opened.answer).to_have_text("10.50")
    assert opened.page.evaluate("window.harmed") is None


def test_a_query_of_a_megabyte_does_no_harm(visit: Opener) -> None:
    opened = visit()
    opened.page.evaluate("history.replaceState(null, '', '?agents=' + '9'.repeat(1_000_000))")
    opened.page.evaluate(
        "document.querySelector('dragoman-calculator').replaceWith("
        "document.querySelector('dragoman-calculator').cloneNode(true))"
    )
    opened.page.fill("#agents", "2")
    expect(opened.answer).to_have_text("10.50")
    opened.page.wait_for_url(re.compile(r"/\?agents=2$"))
    assert opened.complaints == []


def test_what_a_browser_puts_back_after_a_reload_is_answered(visit: Opener) -> None:
    put_back = "() => { document.querySelector('#agents').value = '2' }"
    opened = visit(script=f"addEventListener('DOMContentLoaded', {put_back})")
    expect(opened.answer).to_have_text("10.50")


def test_start_over_brings_back_what_was_served(visit: Opener, site: Host) -> None:
    opened = visit("?agents=2")
    expect(opened.answer).to_have_text("10.50")
    opened.page.fill("#agents", "x")
    expect(opened.page.locator("#agents-error")).to_be_visible()
    opened.page.click("button[type=reset]")
    expect(opened.answer).to_have_text("5.25")
    expect(opened.page.locator("#agents")).to_have_value("1")
    expect(opened.page.locator("#agents-error")).to_be_hidden()
    expect(opened.page).to_have_url(site.url)


def test_the_link_is_copied_and_that_is_said(visit: Opener, site: Host) -> None:
    opened = visit(permissions=["clipboard-read", "clipboard-write"])
    opened.page.fill("#agents", "7")
    opened.page.click("[data-action=share]")
    expect(opened.status).to_have_text("Copied.")
    assert opened.page.evaluate("navigator.clipboard.readText()") == f"{site.url}?agents=7"


def test_a_failed_copy_is_said_too(visit: Opener) -> None:
    refuse = "() => { throw new Error() }"
    opened = visit(
        script=f"navigator.clipboard.writeText = {refuse}; document.execCommand = {refuse}"
    )
    opened.page.click("[data-action=share]")
    expect(opened.status).to_have_text("Copy failed.")


def test_what_is_unfolded_stays_unfolded(visit: Opener) -> None:
    opened = visit()
    opened.page.fill("#agents", "2")
    expect(opened.answer).to_have_text("10.50")
    opened.page.click("[data-answer] summary")
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    assert opened.page.evaluate("document.querySelector('[data-answer] details').open")


def test_how_it_was_worked_out_follows_the_answer_once_typing_pauses(visit: Opener) -> None:
    opened = visit(still=True, script=WATCH_WORKERS)
    opened.page.focus("#agents")
    ready(opened)
    lines = opened.page.locator(".dg-working ol")
    for agents, told in (("2", "10.50"), ("3", "15.75")):
        opened.page.fill("#agents", agents)
        opened.page.clock.run_for(100)
        expect(opened.answer).to_have_text(told)
        expect(lines).to_be_empty()
    opened.page.clock.run_for(200)
    expect(lines).to_have_text("3 agents")


def test_how_it_was_worked_out_comes_at_once_when_it_is_opened(visit: Opener) -> None:
    opened = visit(still=True, script=WATCH_WORKERS)
    opened.page.focus("#agents")
    ready(opened)
    opened.page.fill("#agents", "2")
    opened.page.clock.run_for(10)
    expect(opened.answer).to_have_text("10.50")
    opened.page.click("[data-answer] summary")
    opened.page.clock.run_for(10)  # leaving the field is a change
    expect(opened.page.locator(".dg-working li")).to_have_text("2 agents")
    opened.page.fill("#agents", "3")
    opened.page.clock.run_for(10)
    expect(opened.page.locator(".dg-working li")).to_have_text("3 agents")
    opened.page.clock.run_for(1_000)


def test_how_another_answer_was_worked_out_is_never_shown(visit: Opener) -> None:
    opened = visit(still=True, script=WATCH_WORKERS)
    opened.page.focus("#agents")
    ready(opened)
    opened.page.fill("#agents", "2")
    opened.page.clock.run_for(10)
    expect(opened.answer).to_have_text("10.50")
    opened.page.evaluate(
        """() => {
          window.held = [];
          window.pairs = new Set();
          const text = (place) => document.querySelector(place)?.textContent;
          new MutationObserver(() => pairs.add(`${text(".result")} ${text(".dg-working ol")}`))
            .observe(document.querySelector("[data-answer]"), { childList: true, subtree: true });
        }"""
    )
    opened.page.clock.run_for(200)
    opened.page.wait_for_function("() => held.length")
    opened.page.fill("#agents", "3")
    opened.page.clock.run_for(10)
    opened.page.evaluate("letGo()")
    expect(opened.answer).to_have_text("15.75")
    opened.page.clock.run_for(200)
    expect(opened.page.locator(".dg-working ol")).to_have_text("3 agents")
    assert "15.75 2 agents" not in opened.page.evaluate("[...pairs]")


def test_how_it_was_worked_out_is_on_paper_too(visit: Opener) -> None:
    opened = visit(
        still=True,
        script="window.print = () => { window.printed = document.querySelector('.dg-working ol').textContent }",
    )
    opened.page.focus("#agents")
    ready(opened)
    opened.page.fill("#agents", "2")
    opened.page.locator(".dg-take").evaluate("menu => menu.open = true")
    opened.page.click("[data-action=print]")
    opened.page.wait_for_function("() => window.printed === '2 agents'")


def test_python_outlives_an_exchange_of_the_page_content(visit: Opener, site: Host) -> None:
    opened = visit()
    opened.page.evaluate(
        "window.pristine = document.querySelector('dragoman-calculator').cloneNode(true)"
    )
    opened.page.fill("#agents", "2")
    expect(opened.answer).to_have_text("10.50")
    opened.page.evaluate(
        "history.pushState(null, '', '/other?agents=4');"
        "document.querySelector('dragoman-calculator').replaceWith(pristine)"
    )
    expect(opened.answer).to_have_text("21.00")
    assert site.asked.count("runtime/worker.mjs") == 1


def test_the_next_pages_address_is_left_alone(visit: Opener) -> None:
    opened = visit(still=True)
    address = "location.pathname + location.search"
    for agents, told, expected in (("2", "10.50", "/?agents=2"), ("3", "15.75", "/other")):
        opened.page.fill("#agents", agents)
        opened.page.clock.run_for(1)
        expect(opened.answer).to_have_text(told)
        opened.page.clock.run_for(1_000)
        assert opened.page.evaluate(address) == expected
        opened.page.evaluate(
            "document.addEventListener('dragoman:answer', () => history.pushState(null, '', '/other'))"
        )


def test_an_error_inside_python_keeps_the_answer(visit: Opener) -> None:
    opened = visit()
    opened.page.fill("#agents", "crash")
    expect(opened.status).to_have_text("Not available.")
    expect(opened.answer).to_have_text("5.25")
    opened.page.fill("#agents", "2")
    expect(opened.answer).to_have_text("10.50")


@pytest.mark.parametrize(
    "names",
    [
        ["pyodide.asm.wasm", "whole.wasm"],
        ["pyodide.asm.mjs"],
        ["worker.mjs"],
        ["snapshot.bin", "packages.zip"],
        ["snapshot.bin", "library.zip"],
    ],
    ids=" and ".join,
)
def test_without_what_is_needed_the_page_stays_as_served(
    visit: Opener, site: Host, names: list[str]
) -> None:
    site.missing.update(names)
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.element).to_have_attribute("data-state", "unavailable")
    expect(opened.status).to_have_text("Not available.")
    expect(opened.answer).to_have_text("5.25")
    expect(opened.page.locator("[data-action=share]")).to_be_hidden()


@pytest.mark.parametrize(
    "fault",
    [
        None,
        lambda content: None,
        lambda content: content[:-100_000],
        lambda content: b"<!doctype html>",
    ],
    ids=["missing", "broken off", "truncated", "something else"],
)
def test_instead_of_a_bad_wasm_the_whole_one_answers(
    visit: Opener, site: Host, fault: Fault | None
) -> None:
    spoil(site, "pyodide.asm.wasm", fault)
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    assert "runtime/whole.wasm" in site.asked


def test_what_was_cut_out_of_python_is_fetched_when_an_answer_needs_it(
    visit: Opener, site: Host
) -> None:
    opened = visit()
    opened.page.fill("#agents", "2")
    expect(opened.answer).to_have_text("10.50")
    assert "runtime/whole.wasm" not in site.asked
    opened.page.fill("#agents", "big5")
    expect(opened.answer).to_have_text("21.00")
    assert "runtime/whole.wasm" in site.asked
    opened.page.fill("#agents", "5")
    expect(opened.answer).to_have_text("26.25")


def test_a_refusing_policy_is_noticed_at_once(visit: Opener, site: Host) -> None:
    site.base_policy = site.base_policy.replace("'wasm-unsafe-eval'", "")
    opened = visit(still=True)  # so nobody's patience runs out
    opened.page.fill("#agents", "3")
    expect(opened.element).to_have_attribute("data-state", "unavailable")
    expect(opened.answer).to_have_text("5.25")


@pytest.mark.parametrize(
    "fault",
    [
        lambda content: content[:-5_000],
        lambda content: content[:1_000_000] + b"U" * 64 + content[1_000_064:],
        lambda content: b"<!doctype html>",
        lambda content: None,
        None,
    ],
    ids=["truncated", "altered", "something else", "broken off", "missing"],
)
@pytest.mark.parametrize("compressing", [True, False], ids=["compressing host", "plain host"])
def test_a_bad_snapshot_only_costs_time(
    visit: Opener, site: Host, fault: Fault | None, compressing: bool
) -> None:
    spoil(site, "snapshot.bin" if compressing else "snapshot.bin.gz", fault)
    site.compresses = compressing
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    assert not opened.page.evaluate(STARTED_FROM_SNAPSHOT)
    assert "runtime/library.zip" in site.asked


def test_a_host_that_compresses_is_not_asked_for_what_is_packed(visit: Opener, site: Host) -> None:
    site.compresses = True
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    assert "runtime/snapshot.bin" in site.asked
    assert not [path for path in site.asked if path.endswith(".gz")]


def test_what_only_some_answers_need_is_fetched_for_them(visit: Opener, site: Host) -> None:
    opened = visit()
    opened.page.fill("#agents", "2")
    expect(opened.answer).to_have_text("10.50")
    assert "runtime/he.zip" not in site.asked
    opened.element.evaluate("element => element.setAttribute('locale', 'he')")
    opened.page.fill("#agents", "3")
    expect(opened.status).to_have_text("15.75 לחודש.")
    opened.page.fill("#agents", "4")
    expect(opened.status).to_have_text("21.00 לחודש.")
    assert site.asked.count("runtime/he.zip") == 1


def test_a_part_that_could_not_be_had_is_asked_for_again(visit: Opener, site: Host) -> None:
    site.missing.add("he.zip")
    opened = visit()
    opened.element.evaluate("element => element.setAttribute('locale', 'he')")
    opened.page.fill("#agents", "3")
    expect(opened.status).to_have_text("Not available.")
    expect(opened.answer).to_have_text("5.25")
    site.missing.clear()
    opened.page.fill("#agents", "4")
    expect(opened.status).to_have_text("21.00 לחודש.")


def test_a_wrong_type_for_wasm_is_put_right(visit: Opener, site: Host) -> None:
    site.types[".wasm"] = "application/octet-stream"
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")


def test_shows_which_part_of_the_download_has_come(
    visit: Opener, site: Host, stub_site: Path
) -> None:
    wasm, snapshot = (
        (stub_site / "runtime" / name).stat().st_size
        for name in ("pyodide.asm.wasm", "snapshot.bin")
    )
    site.faults["worker.mjs"] = tell_every_piece
    opened = visit()
    bar = opened.page.locator("[data-progress]")
    bar.evaluate(
        """(bar) => {
          window.seen = [];
          new MutationObserver(() => seen.push(bar.value)).observe(bar, { attributes: true });
        }"""
    )
    with site.holding("snapshot.bin.gz"):
        opened.page.fill("#agents", "3")
        share = wasm / (wasm + snapshot)
        opened.page.wait_for_function("(share) => Math.abs(seen.at(-1) - share) < 0.001", arg=share)
    ready(opened)
    seen = opened.page.evaluate("seen")
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    assert 0.99 < seen[-1] <= 1


@pytest.mark.parametrize(
    "line", ["{saveData: true, effectiveType: '4g'}", "{saveData: false, effectiveType: '3g'}"]
)
def test_a_slow_line_takes_the_smaller_download(visit: Opener, site: Host, line: str) -> None:
    opened = visit(script=f"Object.defineProperty(navigator, 'connection', {{value: {line}}})")
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    assert not opened.page.evaluate(STARTED_FROM_SNAPSHOT)
    assert "runtime/snapshot.bin" not in site.asked


def test_starts_by_itself_once_the_reader_has_stayed_with_the_form(visit: Opener) -> None:
    opened = visit(still=True, script=WATCH_WORKERS)
    opened.page.locator("#outside").evaluate("it => it.style.height = '3000px'")
    has_come_to_view(opened, is_there=False)
    opened.page.clock.run_for(60_000)
    is_static(opened)
    opened.element.scroll_into_view_if_needed()
    has_come_to_view(opened)
    opened.page.clock.run_for(1_900)
    is_static(opened)
    opened.page.clock.run_for(200)
    ready(opened)
    opened.page.clock.run_for(1_000)
    expect(opened.status).to_have_text("")


@pytest.mark.parametrize(
    "line", ["{saveData: true, effectiveType: '4g'}", "{saveData: false, effectiveType: '3g'}"]
)
def test_a_slow_or_dear_line_is_not_used_unasked(visit: Opener, line: str) -> None:
    told = f"Object.defineProperty(navigator, 'connection', {{value: {line}}});"
    opened = visit(still=True, script=told + WATCH_WORKERS)
    has_come_to_view(opened)
    opened.page.clock.run_for(60_000)
    is_static(opened)


def test_a_telephone_that_tells_nothing_of_its_line_is_asked_first(visit: Opener) -> None:
    hidden = "Object.defineProperty(navigator, 'connection', {value: undefined});"
    opened = visit(still=True, script=hidden + WATCH_WORKERS, has_touch=True, is_mobile=True)
    has_come_to_view(opened)
    opened.page.clock.run_for(60_000)
    is_static(opened)


def test_a_saving_reader_has_to_touch_the_form(visit: Opener) -> None:
    told = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
    opened = visit(script=told + WATCH_WORKERS)
    opened.element.evaluate(
        "it => it.addEventListener('pointerenter', () => (window.isEntered = true))"
    )
    opened.page.hover("#agents")
    opened.page.wait_for_function("() => window.isEntered")
    is_static(opened)
    opened.page.click("#agents")
    ready(opened)


def test_the_worker_lets_the_snapshot_go(visit: Opener, site: Host, stub_site: Path) -> None:
    site.faults["worker.mjs"] = lambda content: KEEP_WHAT_IS_CHECKED + content
    opened = visit()
    opened.page.fill("#agents", "3")
    expect(opened.answer).to_have_text("15.75")
    assert opened.page.evaluate(STARTED_FROM_SNAPSHOT)
    (worker,) = opened.page.workers
    came, left = worker.evaluate("[came, kept.buffer.byteLength]")
    assert came == (stub_site / "runtime/snapshot.bin").stat().st_size
    assert left == 0
