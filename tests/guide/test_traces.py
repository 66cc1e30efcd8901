"""From an answer on a page to the record on the page of sources."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from built_pages import read_page

pytestmark = pytest.mark.site

LOCALES = ("", "zh-Hant/", "id/", "he/")


@pytest.mark.parametrize("folder", LOCALES)
def test_every_source_of_an_answer_stands_on_the_page_of_sources(
    built_guide: Path, folder: str
) -> None:
    """The page in the reader's language, and the very row in it."""
    known = set(read_page(built_guide / f"{folder}sources/index.html").ids)
    pages = sorted((built_guide / f"{folder}calculators").glob("*/index.html"))
    assert len(pages) == 19
    linked = 0
    for page in pages:
        for link in read_page(page).links:
            address = urlsplit(link)
            if address.path == "../../sources/" and address.fragment.startswith(
                ("fact-", "source-")
            ):
                assert address.fragment in known, f"{page}: {link}"
                linked += 1
    assert linked > 40


@pytest.mark.parametrize("folder", LOCALES)
def test_the_rules_behind_an_advice_stand_where_it_links_to(built_guide: Path, folder: str) -> None:
    page = read_page(built_guide / f"{folder}calculators/shared-or-dedicated/index.html")
    rules = [link for link in map(urlsplit, page.links) if link.fragment.startswith("rule-")]
    assert rules
    for rule in rules:
        name = rule.path.removeprefix("../../")
        assert rule.fragment in read_page(built_guide / f"{folder}{name}index.html").ids, rule
