"""A reader who distrusts a number finds the record, the source, the place in it, and its age."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from calculator_kit import bridge
from calculator_kit.calculators import Outcome, calculate, calculators
from calculator_kit.markup import answer_html
from calculator_kit.provenance import anchor
from support_costs.facts import facts
from worked_examples import examples

PACKAGE = "support_costs"
LOCALES = ("en", "zh-Hant", "id", "he")
WITHOUT_FACTS = {"payback", "vendor_scorecard"}
"""They compute with nothing but what the reader enters."""

OWN_ONLY = {
    "contract_band": {"base_fee": "10000"},
    "per_call_minimum": {
        "unit_price_call": "50",
        "billable_event": "answered",
        "forecast": "2000",
    },
    "total_cost": {"wage": "18"},
}
"""What these need before they answer."""


def default_outcome(name: str, locale: str) -> Outcome:
    known = {field.name for field in calculators(PACKAGE)[name].fields}
    inputs = {key: text for key, text in OWN_ONLY.get(name, {}).items() if key in known}
    outcome = calculate(PACKAGE, name, inputs, locale)
    assert outcome.presentation, outcome.errors
    return outcome


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", sorted(set(calculators(PACKAGE)) - WITHOUT_FACTS))
def test_an_answer_names_its_records(name: str, locale: str) -> None:
    presentation = default_outcome(name, locale).presentation
    assert presentation
    assert presentation.sources
    for line in presentation.sources:
        assert line.title == facts().sources[line.source].title
        assert line.records
        for record in line.records:
            assert facts()[record].observation.source.id == line.source
        for told in line.details:
            assert re.search(r"\d{4}|" + UNDATED[locale], told.text)
            assert CONFIDENCE[locale] in told.text


UNDATED = {"en": "Undated", "zh-Hant": "日期", "id": "Tanpa tanggal", "he": "תאריך"}
CONFIDENCE = {"en": "Confidence", "zh-Hant": "可信度", "id": "Keyakinan", "he": "ביטחון"}


def test_every_record_of_every_worked_example_is_known() -> None:
    for line in used_lines():
        assert set(line[1]) <= set(dict(facts().items()))
        assert line[0] in facts().sources


def used_lines() -> Iterator[tuple[str, tuple[str, ...]]]:
    for example in examples():
        presentation = calculate(PACKAGE, example.calculator, example.inputs, "en").presentation
        for line in presentation.sources if presentation else ():
            yield line.source, line.records


def test_lines_link_to_the_page_of_sources() -> None:
    presentation = default_outcome("dedicated_hourly", "he").presentation
    assert presentation
    html = answer_html(presentation, "he", "../")
    assert 'href="../../sources/#source-seed-003"' in html
    assert 'href="../../sources/#fact-rate-region-asia-ph"' in html
    assert "sources/#" not in answer_html(presentation, "he")


def test_anchors_are_names_that_an_address_can_hold() -> None:
    for name in dict(facts().items()):
        assert re.fullmatch(r"fact-[a-z0-9-]+", anchor("fact", name))


def test_what_is_taken_along_names_the_records() -> None:
    bridge.open_package(PACKAGE)
    request = {"op": "export", "calculator": "dedicated_hourly", "locale": "id", "inputs": {}}
    told = {
        form: json.loads(bridge.ask(json.dumps(request | {"format": form})))["content"]
        for form in ("csv", "json", "text")
    }
    assert "source,rate.region.asia_ph," in told["csv"]
    assert json.loads(told["json"])["sources"][0]["records"] == ["rate.region.asia_ph"]
    assert "[rate.region.asia_ph]" in told["text"]
