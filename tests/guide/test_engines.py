"""The built guide in Chromium, Firefox and WebKit, under a strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calculator_kit.calculators import calculate
from calculator_kit.formatting import without_isolates
from engines import Engine
from web_host import FOLLOW, WITHOUT_SERVICE_WORKER, Host, hosting

pytestmark = pytest.mark.browser

COUNT_STARTS = """window.starts = 0;
window.Worker = class extends Worker {
  constructor(address, options) {
    super(address, options);
    starts += address.toString().endsWith("/worker.mjs"); // the search has a worker too
  }
};
"""
HEADLINE = "[data-answer] .dg-answer__headline"


@pytest.fixture(scope="module")
def host(built_guide: Path) -> Iterator[Host]:
    """The guide on a host that tells of every breach of its policy."""
    with hosting(Host(built_guide)) as host:
        host.move_sitemap()
        yield host


@pytest.mark.parametrize("locale", ["en", "he"])
def test_an_edit_is_answered_without_complaint(engine: Engine, host: Host, locale: str) -> None:
    host.prelude = engine.prelude()
    host.reports.clear()
    folder = "" if locale == "en" else f"{locale}/"
    with engine.new_profile() as profile:
        tab = profile.open(f"{host.url}{folder}calculators/dedicated-hourly/")
        # Firefox has once said that the page is complete before its modules had run.
        tab.wait_for("'state' in document.querySelector('dragoman-calculator').dataset")
        assert tab.attribute("dragoman-calculator", "data-state") == "static"
        tab.type("[name=agents]", "7")
        tab.wait_for_text(HEADLINE, headline(locale, agents="7"))
        assert tab.attribute("dragoman-calculator", "data-state") == "ready"
        assert {address for address in tab.requests() if not address.startswith(host.url)} == set()
        assert tab.complaints() == []
        assert tab.violations() == []
    assert host.reports == []


def test_python_outlives_the_way_to_another_page(engine: Engine, host: Host) -> None:
    host.prelude = engine.prelude(WITHOUT_SERVICE_WORKER + COUNT_STARTS)
    with engine.new_profile() as profile:
        tab = profile.open(f"{host.url}he/calculators/dedicated-hourly/")
        tab.type("[name=agents]", "7")
        tab.wait_for_text(HEADLINE, headline("he", agents="7"))
        tab.evaluate("window.isSameDocument = true")
        tab.wait_for(f"({FOLLOW})('shared-minute/')")
        tab.wait_for("document.querySelector('[calculator=shared_minute]')?.isConnected")
        tab.type("[name=volume_month]", "2345")
        expected = headline("he", "shared_minute", volume_month="2345")
        tab.wait_for_text(HEADLINE, expected)
        assert tab.evaluate("[window.isSameDocument, starts]") == [True, 1]
        assert tab.complaints() == []


def headline(locale: str, calculator: str = "dedicated_hourly", **inputs: str) -> str:
    """What the build's Python answers."""
    presentation = calculate("support_costs", calculator, inputs, locale).presentation
    assert presentation
    return without_isolates(presentation.headline)
