"""Whatever is typed into any field, in any language: a message there, and never an exception."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest

from calculator_kit import bridge
from calculator_kit.calculators import Calculator, calculators
from calculator_kit.fields import ChoiceField, DateField, Field, ListField, NumberField

PACKAGE = "support_costs"
LOCALES = ("en", "zh-Hant", "id", "he")
CALCULATORS = tuple(calculators(PACKAGE).values())

NO_NUMBERS = (
    "x", "-", "+", ".", ",", "--1", "1-2", "1 and 2", "=1+1", "0x10", "1e3", "1E400", "½", "²", "٣x",
    "nan", "NaN", "-nan", "sNaN", "inf", "-Infinity", "∞", "None", "null", "undefined", "true",
    "1,2,3.4.5", "1..2", "1'000", "1_000", "12%%%x", "$$5", "$5$", "５人", "一百", "מאה",
    "9" * 1_000_000, "-" + "9" * 400, "0." + "0" * 1_000_000 + "1",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{0}", "{count}", "%s", "%(x)s", "\\",
    "\u202ex\u202c", "\u2067abc\u2069", "\x00", "\x1b[31m", "\ud800", "a\nb", "🙂", "'; DROP TABLE rates;--",
    "__proto__", "constructor",
)  # fmt: skip
"""Texts that no field of a calculator takes, whatever the language."""

_ENGLISH = re.compile(
    r"\b((?i:the|enter|fill|choose|is|are|of|or|and|too|in|field|inputs?|must|give|at)|a)\b",
)
_LETTERS = {"zh-Hant": re.compile(r"[\u4e00-\u9fff]"), "he": re.compile(r"[\u0590-\u05ff]")}


def is_in(text: str, locale: str) -> bool:
    """Whether a message may be in that language: Indonesian is told by not being English."""
    if locale in _LETTERS:
        return bool(_LETTERS[locale].search(text))
    return bool(text) and bool(_ENGLISH.search(text)) is (locale == "en")


@pytest.fixture(scope="module", autouse=True)
def package() -> None:
    bridge.open_package(PACKAGE)


def ask(calculator: Calculator, locale: str, inputs: dict[str, str]) -> dict[str, Any]:
    request = {
        "op": "answer",
        "calculator": calculator.id,
        "locale": locale,
        "inputs": inputs,
    }
    told: dict[str, Any] = json.loads(bridge.ask(json.dumps(request)))
    return told


def check_refused(told: dict[str, Any], name: str, locale: str) -> None:
    """A message at the field, in the reader's language, and no answer that could be shown."""
    assert not told["ok"]
    assert "html" not in told
    assert is_in(told["status"], locale)
    message = told["errors"].get(name, "")
    assert is_in(message, locale), (name, message)
    assert "{" not in message


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda one: one.id)
def test_no_field_takes_nonsense(calculator: Calculator) -> None:
    locales = cycle(LOCALES)
    for field in calculator.fields:
        money = isinstance(field, NumberField) and field.money_in
        for text in NO_NUMBERS if money else (*NO_NUMBERS, "$5", "NT$5"):
            locale = next(locales)
            told = ask(calculator, locale, {field.name: text})
            check_refused(told, field.name, locale)
        next(locales)  # so that each text meets each language


def out_of_bounds(field: Field) -> Iterator[str]:
    """Just outside what the field allows, in digits that every language writes alike."""
    if isinstance(field, NumberField):
        scale = 100 if field.percent else 1
        yield str(int(field.minimum * scale) - 1)
        yield str(int(field.maximum * scale) + 1)
        yield "9" * 30
    if isinstance(field, ListField):
        yield ";".join(["1"] * (field.most + 1))
        yield "1;x"
    if isinstance(field, DateField):
        yield from ("2026-02-30", "2026-13-01", "26-1-1", "32.12.2026", "31.12.26", "2026/13/01")
    if isinstance(field, ChoiceField):
        yield from (field.choices[0].value.upper() + "X", " " + field.choices[0].value)
    if not field.optional and not isinstance(field, ChoiceField):
        yield from ("", " ", "\u00a0", "\u200f")


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda one: one.id)
def test_nothing_outside_a_fields_bounds_is_taken(calculator: Calculator) -> None:
    for field in calculator.fields:
        for text in out_of_bounds(field):
            for locale in LOCALES:
                told = ask(calculator, locale, {field.name: text})
                check_refused(told, field.name, locale)


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda one: one.id)
def test_another_languages_notation_is_never_misread(calculator: Calculator) -> None:
    """1.234,5 and 1,234.5 are each right in some languages and refused in the others."""
    for field in calculator.fields:
        if not isinstance(field, NumberField) or isinstance(field, ListField):
            continue
        for locale in LOCALES:
            foreign = "1,234.5" if locale == "id" else "1.234,5"
            check_refused(ask(calculator, locale, {field.name: foreign}), field.name, locale)


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda one: one.id)
@pytest.mark.parametrize("text", ["", "0", "1", "999999", "<b>", "\u202e1"])
def test_every_field_at_once(calculator: Calculator, text: str) -> None:
    for locale in LOCALES:
        told = ask(calculator, locale, {field.name: text for field in calculator.fields})
        known = {field.name for field in calculator.fields}
        assert set(told["errors"]) <= known
        assert bool(told["errors"]) is not told["ok"]
        assert all(is_in(message, locale) for message in told["errors"].values())


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda one: one.id)
def test_hostile_share_links(calculator: Calculator) -> None:
    """Links are answered or refused, and nothing of them is taken for markup."""
    names = [field.name for field in calculator.fields]
    queries = (
        "&".join(f"{name}=%3Cscript%3E" for name in names),
        "&".join(f"{name}={'9' * 5000}" for name in names),
        "__proto__=1&constructor=2&toString=3",
        f"{names[0]}=1&{names[0]}=2&{names[0]}=3",
        "a" * 1_000_000,
        "%ff%fe=%00&=&&&;=;%",
        f"{names[0]}=%E2%80%AE12&data_version=%3Cimg%3E",
    )
    for query, locale in zip(queries, cycle(LOCALES), strict=False):
        request = {"op": "restore", "calculator": calculator.id, "locale": locale, "query": query}
        told = json.loads(bridge.ask(json.dumps(request)))
        assert "<script" not in told.get("html", "")
        assert "<img" not in told.get("html", "")
        assert bool(told["errors"]) is not told["ok"]


_CRITERIA = [
    "service_quality",
    "company_size",
    "multi_industry",
    "multichannel_analytics",
    "flexible_dispatch",
    "site_location",
    "site_monitoring",
    "site_security",
    "price",
    "references",
    "language",
    "incentives",
    "communication",
    "technical",
]
_INDICATORS = ["csat", "fcr", "service_level", "uptime", "reports", "aht"]

IMPOSSIBLE = (
    ("staffing", {"sl_target": "100"}),
    ("staffing", {"sl_target": "100", "patience": "120"}),
    ("coverage", {"sl_target": "100"}),
    ("shared_or_dedicated", {"sl_target": "100"}),
    ("staffing", {"max_abandonment": "5"}),
    ("staffing", {"calls_interval": "100000", "interval_min": "15", "aht": "7200"}),
    ("staffing", {"calls_interval": "100000", "interval_min": "15", "aht": "7200", "patience": "60"}),
    ("staffing", {"patience": "3600", "aht": "1", "calls_interval": "100000"}),
    ("coverage", {"own_hours": ";".join(["0"] * 24)}),
    ("coverage", {"language_share2": "60", "language_share3": "50"}),
    ("coverage", {"calls": "1000000", "calls_per": "peak", "aht": "7200"}),
    ("shared_or_dedicated", {"volume_month": "5000000", "aht": "7200", "open_hours_week": "1"}),
    ("dedicated_hourly", {"region": "custom"}),
    ("dedicated_hourly", {"rate_low": "9", "rate_high": "8"}),
    ("regions", {"rate_low": "9", "rate_high": "8"}),
    ("vendor_scorecard", {f"{name}_weight": "0" for name in _CRITERIA}),
    ("service_credits", {f"{name}_weight": "0" for name in _INDICATORS}),
    ("rebase", {"index_kind": "wages", "index_country": "philippines", "index_from": "0", "index_to": "1"}),
    ("rebase", {"target_year": "2100"}),
    ("taiwan_seat", {"wage": "1"}),
    ("contract_band", {"base_fee": "100", "min_volume": "9999"}),
    ("payback", {"cashflows": "1"}),
    ("uncertainty", {"agents_low": "9", "agents_high": "3"}),
    ("uncertainty", {"agents_low": "9"}),
    ("per_call_minimum", {"unit_price_call": "50", "billable_event": "answered"}),
    ("total_cost", {"inhouse_method": "multiple", "loaded_low": "3", "loaded_high": "2", "wage": "9"}),
    ("dedicated_hourly", {"currency": "TWD"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "inputs"), IMPOSSIBLE, ids=lambda one: str(one)[:60])
@pytest.mark.parametrize("locale", LOCALES)
def test_what_cannot_be_is_said_at_the_field(
    name: str, inputs: dict[str, str], locale: str
) -> None:
    told = ask(calculators(PACKAGE)[name], locale, inputs)
    assert told["errors"], told.get("status")
    for field, message in told["errors"].items():
        check_refused(told, field, locale)
        assert message


NOTHING_TO_DO = (
    ("staffing", {"calls_interval": "0"}),
    ("staffing", {"calls_interval": "0", "patience": "120"}),
    ("staffing", {"mode": "given", "agents_logged_in": "1", "calls_interval": "3000"}),
    ("staffing", {"sl_seconds": "0"}),
    ("coverage", {"calls": "0"}),
    ("shared_minute", {"volume_month": "0"}),
    ("shared_or_dedicated", {"volume_month": "0"}),
    ("dedicated_hourly", {"agents": "0"}),
    ("dedicated_hourly", {"volume_month": "0"}),
    ("per_call_minimum",
     {"unit_price_call": "50", "billable_event": "answered", "min_volume": "0", "volume_month": "0"}),
    ("outbound", {"sales_per_hour": "0"}),
    ("contract_band", {"base_fee": "100", "volume_month": "0"}),
    ("payback", {"cashflows": "0;0;0"}),
    ("service_credits", {"month_excused": "yes"}),
    ("uncertainty", {"agents_low": "3", "agents": "3", "agents_high": "3"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "inputs"), NOTHING_TO_DO, ids=lambda one: str(one)[:60])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_volume_is_an_answer(name: str, inputs: dict[str, str], locale: str) -> None:
    told = ask(calculators(PACKAGE)[name], locale, inputs)
    assert told["ok"], told["errors"]
    assert not re.search(r"\b(nan|NaN|Infinity|Decimal|None)\b", told["html"])
