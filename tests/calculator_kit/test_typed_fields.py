"""Percentages and days as readers type them: read where they are clear, asked about where not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import calculate
from calculator_kit.days import parse_day
from calculator_kit.fields import DateField, FieldError, NumberField
from calculator_kit.formatting import formatter, without_isolates

LOCALES = ("en", "zh-Hant", "id", "he")
D = Decimal
SHARE = NumberField(name="s", label="", percent=True, minimum=D(0), maximum=D("0.8"))
SMALL = NumberField(name="s", label="", percent=True, minimum=D(0), maximum=D("0.02"))


@pytest.mark.parametrize(
    ("typed", "locale", "value"),
    [
        ("30", "en", "0.3"),
        ("30%", "en", "0.3"),
        ("30 %", "id", "0.3"),
        ("%30", "he", "0.3"),
        ("30\u200f%", "he", "0.3"),
        ("３０％", "zh-Hant", "0.3"),
        ("30\u066a", "en", "0.3"),
        ("0.3%", "en", "0.003"),
        ("0,3 %", "id", "0.003"),
        ("1", "en", "0.01"),
        ("1.5", "en", "0.015"),
        ("0", "en", "0"),
        ("0.9", "en", "0.009"),
    ],
)
def test_a_percentage_is_read_with_and_without_its_sign(
    typed: str, locale: str, value: str
) -> None:
    assert SHARE.parse(typed, locale) == D(value)


def test_a_share_typed_into_a_percentage_is_asked_about_in_every_language() -> None:
    """30 % of the time is lost, or 0.3 %: nobody but the reader knows."""
    said = set()
    for locale in LOCALES:
        typed = formatter(locale).plain_number(D("0.3"))
        outcome = calculate(
            "support_costs", "dedicated_hourly", {"shrinkage": typed}, locale, notation=locale
        )
        told = without_isolates(outcome.errors["shrinkage"])
        assert "30%" in told
        assert f"{typed}%" in told
        said.add(told)
    assert len(said) == len(LOCALES)


def test_what_cannot_be_a_share_is_not_asked_about() -> None:
    assert SMALL.parse("0.21", "en") == D("0.0021")
    with pytest.raises(FieldError):
        SMALL.parse("0.01", "en")


@pytest.mark.parametrize("locale", LOCALES)
@given(value=st.decimals(0, "0.8", places=5))
def test_a_shown_percentage_is_read_back(locale: str, value: Decimal) -> None:
    assert SHARE.parse(SHARE.shown(value, locale), locale) == value
    assert SHARE.parse(SHARE.canonical(value), None) == value


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        *(("2026-11-20", locale) for locale in LOCALES),
        *(("2026/11/20", locale) for locale in LOCALES),
        *(("2026.11.20", locale) for locale in LOCALES),
        *(("２０２６／１１／２０", locale) for locale in LOCALES),
        *(("20 November 2026", locale) for locale in LOCALES),
        ("November 20, 2026", "en"),
        ("Nov 20, 2026", "en"),
        ("20th Nov. 2026", "en"),
        ("11/20/2026", "en"),
        ("20/11/2026", "en"),
        ("20/11/2026", "id"),
        ("20-11-2026", "id"),
        ("20.11.2026", "he"),
        ("20 בנובמבר 2026", "he"),
        ("20 נובמבר 2026", "he"),
        ("\u200f20/11/2026\u200e", "he"),
        ("20 Nov 2026", "id"),
        ("2026年11月20日", "zh-Hant"),
        ("2026 年 11 月 20 日", "zh-Hant"),
        ("民國115年11月20日", "zh-Hant"),
        ("20/11/2026", "zh-Hant"),
    ],
)
def test_a_day_is_read_as_the_language_writes_it(typed: str, locale: str) -> None:
    assert parse_day(typed, locale) == date(2026, 11, 20)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_back_as_it_is_shown(locale: str, day: date) -> None:
    assert parse_day(formatter(locale).date(day), locale) == day
    assert parse_day(without_isolates(formatter(locale).date(day)), locale) == day
    assert parse_day(day.isoformat(), locale) == day


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        ("3/4/2026", "en"),
        ("3/4/2026", "zh-Hant"),
        ("11/20/2026", "id"),
        ("20/11/26", "id"),
        ("115/11/20", "zh-Hant"),
        ("2026-02-30", "en"),
        ("2026-13-01", "en"),
        ("31 Juni 2026", "id"),
        ("Ju 3, 2026", "en"),
        ("Foo 3, 2026", "en"),
        ("November 2026", "en"),
        ("20 2026 November", "en"),
        ("soon", "en"),
        ("9" * 1000, "en"),
        ("²0/11/2026", "he"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused(typed: str, locale: str) -> None:
    field = DateField(name="day", label="")
    with pytest.raises(FieldError, match="2026-11-21"):
        field.parse(typed, locale)


def test_data_have_one_notation_of_days() -> None:
    field = DateField(name="day", label="")
    assert field.parse("2026-11-20", None) == "2026-11-20"
    with pytest.raises(FieldError):
        field.parse("20/11/2026", None)


@given(text=st.text())
def test_any_text_is_a_day_or_refused(text: str) -> None:
    field = DateField(name="day", label="", optional=True)
    for locale in LOCALES:
        try:
            found = field.parse(text, locale)
        except FieldError:
            continue
        assert found is None or date.fromisoformat(str(found)).isoformat() == found


@pytest.mark.parametrize(
    ("typed", "locale", "currency", "amount"),
    [
        ("$11", "en", "USD", "11"),
        ("11 USD", "en", "USD", "11"),
        ("US$1,234.50", "zh-Hant", "USD", "1234.5"),
        ("NT$36,000", "zh-Hant", "TWD", "36000"),
        ("36,000元", "zh-Hant", "TWD", "36000"),
        ("＄３６０", "zh-Hant", "TWD", "360"),
        ("Rp 1.000.000", "id", "IDR", "1000000"),
        ("Rp1.500,50", "id", "IDR", "1500.5"),
        ("40 ₪", "he", "ILS", "40"),
        ("\u200f40 \u200f₪", "he", "ILS", "40"),
        ("40 ש״ח", "he", "ILS", "40"),
        ("€7.5", "en", "EUR", "7.5"),
    ],
)
def test_an_amount_is_read_with_its_currency(
    typed: str, locale: str, currency: str, amount: str
) -> None:
    inputs = {"region": "custom", "rate_low": typed, "currency": currency, "fx_rate": "31"}
    outcome = calculate("support_costs", "dedicated_hourly", inputs, locale, notation=locale)
    assert not outcome.errors
    assert outcome.inputs["rate_low"] == amount


def test_another_currency_is_refused_in_every_language() -> None:
    said = set()
    for locale in LOCALES:
        inputs = {"region": "custom", "rate_low": "€40", "currency": "USD"}
        outcome = calculate("support_costs", "dedicated_hourly", inputs, locale, notation=locale)
        assert set(outcome.errors) == {"rate_low"}
        assert "USD" in outcome.errors["rate_low"]
        assert "€" in outcome.errors["rate_low"]
        said.add(outcome.errors["rate_low"])
    assert len(said) == len(LOCALES)


@pytest.mark.parametrize("typed", ["$", "$$5", "$5 USD", "5$5", "$-", "USD", "$0,350"])
def test_a_mark_makes_no_number(typed: str) -> None:
    inputs = {"region": "custom", "rate_low": typed}
    outcome = calculate("support_costs", "dedicated_hourly", inputs, "en", notation="en")
    assert set(outcome.errors) == {"rate_low"}


def test_a_mark_belongs_to_money_and_to_what_is_typed() -> None:
    typed = calculate("support_costs", "dedicated_hourly", {"agents": "$5"}, "en", notation="en")
    assert set(typed.errors) == {"agents"}
    data = calculate("support_costs", "dedicated_hourly", {"rate_low": "$5"}, "en")
    assert set(data.errors) == {"rate_low"}
    seat = calculate("support_costs", "taiwan_seat", {"wage": "NT$36,000"}, "en", notation="en")
    assert seat.inputs["wage"] == "36000"
