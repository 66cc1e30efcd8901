"""Answers that rest on figures past their last day say so, in every form that they take."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from calculator_kit import bridge
from calculator_kit.calculators import calculate
from calculator_kit.facts import Fact, Facts
from calculator_kit.formatting import without_isolates
from calculator_kit.requests import RequestError
from support_costs.facts import facts
from worked_examples import examples

PACKAGE = "support_costs"
LOCALES = ("en", "zh-Hant", "id", "he")
LIMITED = "taiwan_seat"
"""A calculator whose figures have a last day."""
HELD = {
    "en": "Valid until December 31, 2026, not renewed since.",
    "zh-Hant": "有效至 2026年12月31日，之後未更新。",
    "id": "Berlaku sampai 31 Desember 2026, belum diperbarui sejak itu.",
    "he": "היה בתוקף עד 31 בדצמבר 2026 ולא עודכן מאז.",
}
RESTS = "Rests on figures that were valid until December 31, 2026 and have not been renewed since."
DAYS = (date(2024, 6, 1), date(2026, 11, 30), date(2027, 1, 3), date(2030, 6, 1))
LAST = date(2026, 12, 31)


def ask(op: str, locale: str = "en", **more: Any) -> dict[str, Any]:
    bridge.open_package(PACKAGE)
    request = {"op": op, "calculator": LIMITED, "locale": locale, "inputs": {}, **more}
    told: dict[str, Any] = json.loads(bridge.ask(json.dumps(request)))
    return told


@pytest.fixture(params=DAYS, ids=str)
def edition(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    """The day of the edition."""
    monkeypatch.setattr(facts(), "as_of", request.param)
    day: date = request.param
    return day


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_says_from_which_day_on_it_is_outdated(locale: str, edition: date) -> None:
    html = without_isolates(ask("answer", locale)["html"])
    later = '<dragoman-dated from="2027-01-01" hidden data-search-exclude class="dg-'
    if edition > LAST:
        assert later not in html
        assert '<p class="dg-note dg-note--expired">' in html
        assert '<p class="dg-working__expired">' in html
    else:
        assert html.count(f"{later}note dg-note--expired") == 1
        assert html.count(f"{later}working__expired") == 1
    assert re.sub("<[^>]*>", "", html).count(HELD[locale]) >= 2


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["csv", "json", "text"])
def test_what_is_taken_along_is_told_by_the_readers_day(form: str, locale: str) -> None:
    def taken(day: str) -> str:
        return str(ask("export", locale, format=form, day=day)["content"])

    for day in DAYS:
        assert (HELD[locale] in taken(day.isoformat())) == (day > LAST)
    assert taken("") == taken("2026-11-21")


def test_how_sure_the_weakest_source_is_stands_beside_the_answer() -> None:
    html = ask("answer", calculator="dedicated_hourly")["html"]
    _, _, rest = html.partition('<p class="dg-answer__headline"')[2].partition("</p>")
    weakest = "Weakest source: about 2016, low confidence."
    assert rest.startswith(f'\n<p class="dg-answer__basis">{weakest}</p>')
    taken = {
        form: ask("export", calculator="dedicated_hourly", format=form)["content"]
        for form in ("csv", "json", "text")
    }
    assert f'basis,,"{weakest}",' in taken["csv"]
    assert json.loads(taken["json"])["basis"] == weakest
    assert taken["text"].split("\n")[2] == weakest


def test_on_a_later_day_the_weakest_source_may_be_weaker() -> None:
    def weakest(day: str) -> str:
        return str(json.loads(ask("export", format="json", day=day)["content"])["basis"])

    assert weakest("2026-12-31") == "Weakest source: 2026, medium confidence."
    assert weakest("2027-06-01") == "Weakest source: 2026, low confidence."
    assert '<dragoman-dated until="2026-12-31" class="dg-answer__basis">' in ask("answer")["html"]


def test_the_forms_say_it_in_so_many_words() -> None:
    late = "2027-06-01"
    assert f"\n! {RESTS}\n" in ask("export", format="text", day=late)["content"]
    data = json.loads(ask("export", format="json", day=late)["content"])
    assert data["warnings"] == [RESTS]
    assert {line["valid_to"] for line in data["sources"]} == {"2026-12-31"}
    assert "Confidence: low." in data["sources"][1]["detail"]
    assert f'warning,,"{RESTS}",' in ask("export", format="csv", day=late)["content"]
    early = json.loads(ask("export", format="json", day="2026-12-31")["content"])
    assert early["warnings"] == []
    assert "Confidence: medium." in early["sources"][1]["detail"]


def test_a_comparison_says_it_too() -> None:
    html = ask("compare", queries=["", "wage=42000"])["html"]
    assert html.count("dg-note--expired") == 1
    assert html.endswith(f"{RESTS}</dragoman-dated>")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(RequestError, match="is no day"):
        ask("export", format="csv", day="soon")


def test_figures_without_a_last_day_say_nothing() -> None:
    html = ask("answer", calculator="staffing")["html"]
    assert "dg-note--expired" not in html


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of all facts that are looked up."""
    seen: set[str] = set()
    look_up = Facts.__getitem__

    def watched(self: Facts, fact_id: str) -> Fact:
        seen.add(fact_id)
        return look_up(self, fact_id)

    monkeypatch.setattr(Facts, "__getitem__", watched)
    return seen


def test_whatever_has_a_last_day_is_among_the_sources(looked_up: set[str]) -> None:
    """Otherwise an answer could rest on an outdated figure in silence."""
    used = set()
    for example in examples():
        looked_up.clear()
        presentation = calculate(PACKAGE, example.calculator, example.inputs, "en").presentation
        named = (
            {name for line in presentation.sources for name in line.records}
            if presentation
            else set()
        )
        limited = {name for name in looked_up if facts()[name].valid_to}
        used |= limited
        if presentation:
            # Only a rate of accidents of one's own takes a figure's place.
            assert limited - named <= {"statutory.tw.accident.rate"}, example
    assert len(used) > 10
