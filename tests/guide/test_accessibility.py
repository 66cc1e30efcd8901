"""axe-core on every kind of page, light and dark; and nothing is wider than a small phone.

All kinds in a language of each direction, and some in the others, which have the same templates. No language has
the widths of another, so each page is measured.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from built_pages import FOLDERS, KINDS

pytestmark = [pytest.mark.site, pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_ALL_LANGUAGES = ("", "calculators/staffing/", "sources/")
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that can tell something else in the dark."""

AXE = """async (only) => (await axe.run({ resultTypes: ["violations"], runOnly: only }))
  .violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((it) => it.html)}`)"""


@pytest.mark.parametrize("locale", FOLDERS)
def test_pages_pass_axe_and_fit_a_narrow_screen(
    browser: Browser, guide: str, axe: str, locale: str
) -> None:
    context = browser.new_context(
        bypass_csp=True,
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{guide}{FOLDERS[locale]}{kind}")
        page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")
        found[kind] = []
        if locale in {"en", "he"} or kind in IN_ALL_LANGUAGES:
            page.add_script_tag(content=axe)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
            found[kind] += page.evaluate(AXE, TAGS)
            page.emulate_media(color_scheme="dark")
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
            found[kind] += page.evaluate(AXE, OF_COLOURS)
        page.set_viewport_size({"width": 320, "height": 640})
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            found[kind].append(f"{width} px wide")
    context.close()
    assert {kind: told for kind, told in found.items() if told} == {}


def test_the_page_for_missing_addresses_keeps_the_chosen_colours(
    browser: Browser, guide: str
) -> None:
    page = browser.new_page(color_scheme="light")
    page.goto(f"{guide}cost/")
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{guide}404.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.close()
