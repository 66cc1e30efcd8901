"""What a reader is told of a figure's age, by the date of the reader's own device."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

LAST = date(2026, 12, 31)
"""Of the figures on the page of a seat in Taiwan."""
DAYS = (date(2024, 6, 1), LAST, date(2027, 1, 1), date(2030, 6, 1))
SEAT = "calculators/taiwan-seat/"
NOTICE = ".dg-answer > .dg-note--expired"
RESTS = {
    "": "Rests on figures that were valid until December 31, 2026 and have not been renewed since.",
    "zh-Hant/": "所依據的部分數字有效至 2026年12月31日，之後未更新。",
    "id/": "Didasarkan pada angka yang berlaku sampai 31 Desember 2026 dan belum diperbarui sejak itu.",
    "he/": "מבוסס על נתונים שהיו בתוקף עד 31 בדצמבר 2026 ולא עודכנו מאז.",
}

Open = Callable[[str, date], Page]


@pytest.fixture
def open_on(browser: Browser, guide: str) -> Iterator[Open]:
    """Opens a page of the guide on a device whose calendar shows a day."""
    with ExitStack() as stack:

        def open_page(address: str, day: date) -> Page:
            context = browser.new_context(accept_downloads=True, timezone_id="UTC")
            stack.callback(context.close)
            page = context.new_page()
            page.clock.set_fixed_time(datetime(day.year, day.month, day.day, tzinfo=UTC))
            page.goto(guide + address)
            return page

        yield open_page


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_page_and_answer_are_told_apart_by_the_day_alone(open_on: Open, day: date) -> None:
    page = open_on(SEAT, day)
    page.evaluate("customElements.whenDefined('dragoman-dated')")
    for place in (NOTICE, "article > div > .dg-note--expired", "td .dg-expired"):
        expect(page.locator(place).first).to_be_visible(visible=day > LAST)
    page.locator("details.dg-working").evaluate("working => (working.open = true)")
    expect(page.locator(".dg-working__expired")).to_be_visible(visible=day > LAST)
    details = page.locator(".dg-sources li")
    seen = page.evaluate("document.querySelector('.dg-sources').innerText")
    assert ("Valid until December 31, 2026, not renewed since." in seen) == (day > LAST)
    assert ("Confidence: medium." in seen) == (day != date(2030, 6, 1))
    expect(details).to_have_count(2)


@pytest.mark.parametrize("folder", RESTS)
def test_an_answer_of_the_readers_own_says_it_in_the_readers_language(
    open_on: Open, folder: str, tmp_path: Path
) -> None:
    page = open_on(folder + SEAT, date(2027, 6, 15))
    page.locator("[name=wage]").fill("42000")
    expect(page.locator("[data-status]")).to_contain_text(RESTS[folder])
    expect(page.locator(NOTICE)).to_have_text(RESTS[folder])
    page.locator(".dg-take > summary").click()
    with page.expect_download() as download:
        page.locator("[data-action=csv]").click()
    download.value.save_as(tmp_path / "answer.csv")
    with (tmp_path / "answer.csv").open(encoding="utf-8", newline="") as file:
        assert [row[2] for row in csv.reader(file) if row[0] == "warning"] == [RESTS[folder]]


def test_before_its_last_day_nothing_is_said(open_on: Open) -> None:
    page = open_on(SEAT, LAST)
    page.locator("[name=wage]").fill("42000")
    expect(page.locator("[data-status]")).to_contain_text("a month")
    expect(page.locator("[data-status]")).not_to_contain_text("Rests on")
    expect(page.locator(NOTICE)).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "badge"),
    [(LAST, "2026 · medium confidence"), (date(2027, 1, 1), "valid until December 31, 2026")],
)
def test_the_table_of_all_figures_ages(open_on: Open, day: date, badge: str) -> None:
    page = open_on("sources/", day)
    shown = page.locator("#fact-statutory-tw-pension-rate .dg-badge:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(badge)


def test_a_frame_ages_too(open_on: Open) -> None:
    page = open_on("embed/en/taiwan-seat/", date(2027, 6, 15))
    expect(page.locator(NOTICE)).to_be_visible()


def test_without_a_script_the_day_of_the_edition_is_shown(browser: Browser, guide: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide + SEAT)
    assert page.locator(NOTICE).count() == 1
    expect(page.locator(NOTICE)).to_be_hidden()
    expect(page.locator(".dg-sources")).to_contain_text("Valid until December 31, 2026.")
    context.close()
