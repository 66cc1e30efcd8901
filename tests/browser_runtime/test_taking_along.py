"""Answers taken along, under a strict policy and where browsers refuse: files, text, cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from web_host import Host

from .conftest import Visit

pytestmark = pytest.mark.browser

Opener = Callable[..., Visit]
WATCH_ADDRESSES = """
window.revoked = [];
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (file) => (window.made = createObjectURL.call(URL, file));
URL.revokeObjectURL = (address) => { revoked.push(address); revokeObjectURL.call(URL, address); };
"""


def press(opened: Visit, action: str) -> None:
    """Press a button, which may be in the closed menu."""
    opened.page.locator(".dg-take").evaluate("menu => menu.open = true")
    opened.page.click(f"[data-action={action}]")


def keep(opened: Visit, agents: str, told: str) -> None:
    opened.page.fill("#agents", agents)
    press(opened, "keep")
    expect(opened.status).to_have_text(told)


def cases(opened: Visit) -> Locator:
    return opened.page.locator("[data-cases] td")


@pytest.mark.parametrize(
    ("action", "content"),
    [("csv", b"\xef\xbb\xbfcsv \xe5\xb8\xad\xe6\xac\xa1\r\n3\r\n"), ("json", None)],
)
def test_a_file_is_named_after_calculator_and_data(
    visit: Opener, tmp_path: Path, action: str, content: bytes | None
) -> None:
    opened = visit(script=WATCH_ADDRESSES)
    opened.page.clock.install()
    opened.page.fill("#agents", "3")
    with opened.page.expect_download() as coming:
        press(opened, action)
    download = coming.value
    assert download.suggested_filename == f"stub-7.{action}"
    download.save_as(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == (content or "json 席次\r\n3\r\n".encode())
    expect(opened.status).to_have_text(f"Saved stub-7.{action}.")
    assert opened.page.evaluate("revoked") == []
    opened.page.clock.fast_forward(15_000)
    assert opened.page.evaluate("revoked.length === 1 && revoked[0] === made")
    assert opened.complaints == []


@pytest.mark.parametrize("action", ["csv", "json", "copy", "keep"])
def test_of_wrong_inputs_nothing_is_taken_along(visit: Opener, action: str) -> None:
    opened = visit(script=WATCH_ADDRESSES, permissions=["clipboard-read", "clipboard-write"])
    opened.page.evaluate("navigator.clipboard.writeText('as it was')")
    opened.page.fill("#agents", "many")
    press(opened, action)
    expect(opened.status).to_have_text("Wrong inputs.")
    expect(opened.page.locator("#agents-error")).to_be_visible()
    assert opened.page.evaluate("window.made") is None
    assert opened.page.evaluate("navigator.clipboard.readText()") == "as it was"
    expect(opened.page.locator("[data-cases]")).to_be_hidden()
    assert opened.complaints == []


def test_the_answer_is_copied_as_text(visit: Opener) -> None:
    opened = visit(permissions=["clipboard-read", "clipboard-write"])
    opened.page.fill("#agents", "4")
    press(opened, "copy")
    expect(opened.status).to_have_text("Text copied.")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == ["text", "席次", "4"]


@pytest.mark.parametrize(
    "script",
    [
        "delete window.ClipboardItem",
        "navigator.clipboard.write = async () => { throw new Error('no') }",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    ],
)
def test_text_is_copied_the_old_way_where_there_is_no_new_one(visit: Opener, script: str) -> None:
    opened = visit(script=script)
    opened.page.evaluate("addEventListener('copy', () => (window.copied = String(getSelection())))")
    press(opened, "copy")
    expect(opened.status).to_have_text("Text copied.")
    assert opened.complaints == []


def test_a_failed_copy_of_the_text_is_said(visit: Opener) -> None:
    opened = visit(
        script="navigator.clipboard.write = async () => { throw new Error('no') };"
        "document.execCommand = () => false"
    )
    press(opened, "copy")
    expect(opened.status).to_have_text("Text not copied.")
    assert opened.complaints == []


def test_what_a_link_restores_is_what_is_taken_along(visit: Opener, tmp_path: Path) -> None:
    """Even when the button is pressed before the link's answer is there."""
    opened = visit("?agents=6", script=WATCH_ADDRESSES)
    with opened.page.expect_download() as coming:
        press(opened, "csv")
    coming.value.save_as(tmp_path / "file")
    assert (tmp_path / "file").read_text("utf-8-sig").split() == ["csv", "席次", "6"]


def test_cases_stand_side_by_side_and_go_one_by_one(visit: Opener) -> None:
    opened = visit()
    for number, agents in enumerate(("1", "2", "3", "4"), 1):
        keep(opened, agents, f"Kept {number}.")
        expect(cases(opened)).to_have_count(number)
    keep(opened, "2", "Known 2.")
    keep(opened, "5", "Replaced, now 4.")
    expect(cases(opened)).to_have_text(["2", "3", "4", "5"])

    opened.page.get_by_role("button", name="Remove 4").press("Enter")
    expect(opened.status).to_have_text("Removed 4.")
    expect(cases(opened)).to_have_text(["2", "3", "4"])
    expect(opened.page.get_by_role("button", name="Remove 3")).to_be_focused()
    opened.page.get_by_role("button", name="Remove 1").press("Enter")
    expect(cases(opened)).to_have_text(["3", "4"])
    expect(opened.page.get_by_role("button", name="Remove 1")).to_be_focused()
    opened.page.get_by_role("button", name="Clear").press("Enter")
    expect(opened.status).to_have_text("Cleared.")
    expect(opened.page.locator("[data-cases]")).to_be_hidden()
    expect(opened.page.locator("[data-action=keep]")).to_be_focused()
    opened.page.reload()
    expect(opened.page.locator("[data-cases]")).to_be_hidden()
    assert opened.complaints == []


def test_cases_are_there_again_after_a_reload(visit: Opener) -> None:
    opened = visit()
    keep(opened, "2", "Kept 1.")
    keep(opened, "3", "Kept 2.")
    opened.page.goto(opened.page.url.partition("?")[0])
    expect(cases(opened)).to_have_text(["2", "3"])
    expect(opened.page.locator("#agents")).to_have_value("1")
    expect(opened.status).to_have_text("")


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException() } })",
        "Object.defineProperty(window, 'sessionStorage', { value: null })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    ],
    ids=["forbidden", "none", "full"],
)
def test_without_a_storage_cases_last_as_long_as_the_page(visit: Opener, script: str) -> None:
    opened = visit(script=script)
    keep(opened, "2", "Kept 1.")
    keep(opened, "3", "Kept 2.")
    expect(cases(opened)).to_have_text(["2", "3"])
    opened.page.get_by_role("button", name="Remove 1").click()
    expect(cases(opened)).to_have_text(["3"])
    assert opened.complaints == []


HOSTILE = "agents=<img src=x onerror=alert(1)>&region=</td><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("no JSON", []),
        ('{"length": 4}', []),
        (json.dumps([HOSTILE]), []),
        (json.dumps([HOSTILE, "agents=3", None, ["agents=4"], "agents=\ud800"]), ["3"]),
        (json.dumps(["__proto__=1&constructor=2", "agents=" + "9" * 100_000]), ["1"]),
        (json.dumps([f"agents={number}" for number in range(1, 9)]), ["5", "6", "7", "8"]),
    ],
)
def test_whatever_is_stored_does_no_harm(visit: Opener, stored: str, shown: list[str]) -> None:
    opened = visit(
        script="window.alert = () => { window.harmed = true };"
        f"sessionStorage.setItem('dragoman.cases.stub', {json.dumps(stored)})"
    )
    if shown:
        expect(cases(opened)).to_have_text(shown)
    else:
        opened.page.focus("#agents")
        expect(opened.element).to_have_attribute("data-state", "ready")
        expect(opened.page.locator("[data-cases]")).to_be_hidden()
    keep(opened, "2", "Replaced, now 4." if len(shown) == 4 else f"Kept {len(shown) + 1}.")
    expect(cases(opened)).to_have_text([*shown, "2"][-4:])
    assert opened.page.evaluate("window.harmed") is None
    assert opened.complaints == []


def test_without_python_only_printing_is_offered(visit: Opener, site: Host) -> None:
    site.missing.add("worker.mjs")
    opened = visit(
        script="window.print = () => { window.printed = true };"
        "sessionStorage.setItem('dragoman.cases.stub', '[\"agents=2\"]')"
    )
    expect(opened.element).to_have_attribute("data-state", "unavailable")
    for action in ("share", "keep", "copy", "csv", "json"):
        expect(opened.page.locator(f"[data-action={action}]")).to_be_hidden()
    expect(opened.page.locator("[data-cases]")).to_be_hidden()
    press(opened, "print")
    assert opened.page.evaluate("window.printed")


def test_on_paper_all_is_unfolded_and_the_address_is_given(visit: Opener, site: Host) -> None:
    opened = visit("?agents=2#outside")
    expect(opened.answer).to_have_text("10.50")
    closed = "document.querySelectorAll('details:not([open])').length"
    before = opened.page.evaluate(closed)
    assert before > 0
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate(closed) == 0
    expect(opened.page.locator("[data-address]")).to_have_text(f"{site.url}?agents=2#outside")
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.page.evaluate(closed) == before


def test_printing_does_not_lose_a_link_that_waits_for_its_answer(visit: Opener, site: Host) -> None:
    with site.holding("worker.mjs"):
        opened = visit("?agents=2")
        opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert opened.page.evaluate("location.search") == "?agents=2"
        expect(opened.answer).to_have_text("5.25")
    expect(opened.answer).to_have_text("10.50")
