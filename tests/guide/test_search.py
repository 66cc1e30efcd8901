"""The search of the built guide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.mark.parametrize(("folder", "word"), [("he/", "מוקד"), ("zh-Hant/", "客服")])
def test_words_that_come_without_keys_are_searched(
    browser: Browser, guide: str, folder: str, word: str
) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(f"{guide}{folder}")
    page.locator(".md-search__input").click()
    waiting = page.locator(".md-search-result__meta").inner_text()
    # Once the index has come, nothing but what is entered leads to a search.
    expect(page.locator(".md-search-result__meta")).not_to_have_text(waiting)
    page.keyboard.insert_text(word)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.close()
