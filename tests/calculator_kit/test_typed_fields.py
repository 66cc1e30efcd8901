"""Percentages and days as readers type them: read where they are clear, asked about where not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import calculate
from calculator_kit.days import parse_day
from calculator_kit.fields import ChoiceField, DateField, FieldError, ListField, NumberField
from calculator_kit.formatting import formatter, number_tables, without_isolates

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
        ("20 2026 November", "en"),
        ("20 November 26", "en"),
        ("20 November 20261", "en"),
        ("20 5 November 2026", "en"),
        ("2026", "en"),
        ("20 2026", "en"),
        ("November", "en"),
        ("November 2026", "en"),
        ("20 Nov Dec 2026", "en"),
        ("Nov 20 2026 Dec", "en"),
        ("soon", "en"),
        ("9" * 1000, "en"),
        ("²0/11/2026", "he"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused(typed: str, locale: str) -> None:
    field = DateField(name="day", label="")
    with pytest.raises(FieldError, match="2026-11-21"):
        field.parse(typed, locale)


def test_a_shortened_month_that_may_be_two_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    months = ["Tashrit", "Tashbar", "Nov", *"defghijkl"]
    tables = {"xx": {"months": months}, "en": number_tables()["en"]}
    monkeypatch.setattr("calculator_kit.days.number_tables", lambda: tables)
    assert parse_day("3 Tashb 2026", "xx") == date(2026, 2, 3)
    assert parse_day("3 Nov 2026", "xx") == date(2026, 3, 3)
    for typed in ("3 Tash 2026", "3 De 2026", "3 d 2026"):
        with pytest.raises(ValueError, match="no month"):
            parse_day(typed, "xx")


@pytest.mark.parametrize(
    ("typed", "locale", "day"),
    [
        ("5/5/2026", "en", date(2026, 5, 5)),
        ("12/12/2026", "en", date(2026, 12, 12)),
        ("13/12/2026", "en", date(2026, 12, 13)),
        ("12/13/2026", "en", date(2026, 12, 13)),
        ("1/2/2026", "id", date(2026, 2, 1)),
        ("民國1年1月1日", "zh-Hant", date(1912, 1, 1)),
        ("May 1, 2026", "en", date(2026, 5, 1)),
    ],
)
def test_a_day_that_is_clear_only_just(typed: str, locale: str, day: date) -> None:
    assert parse_day(typed, locale) == day


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


LIST = ListField(name="l", label="", minimum=D(-5), maximum=D(5))
FEW = ListField(name="l", label="", minimum=D(-5), maximum=D(5), fewest=2, most=3)


def said(field: NumberField | DateField | ChoiceField, typed: str, locale: str | None) -> str:
    with pytest.raises(FieldError) as error:
        field.parse(typed, locale)
    return error.value.message.format(**error.value.values)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1", ["1"]),
        ("-5;5", ["-5", "5"]),
        ("1; 2 ;3", ["1", "2", "3"]),
        ("1\n2\n", ["1", "2"]),
        ("1；2", ["1", "2"]),
        (";".join("1" * 60), ["1"] * 60),
    ],
)
def test_a_list_is_read_with_any_of_its_separators(typed: str, values: list[str]) -> None:
    assert LIST.parse(typed, "en") == tuple(map(D, values))


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (LIST, "", "Enter 1 to 60 numbers, separated by semicolons."),
        (LIST, ";".join("1" * 61), "Enter 1 to 60 numbers, separated by semicolons."),
        (FEW, "1", "Enter 2 to 3 numbers, separated by semicolons."),
        (FEW, "1;2;3;4", "Enter 2 to 3 numbers, separated by semicolons."),
        (FEW, "1;-6", "Enter -5 or more."),
        (FEW, "1;6", "Enter 5 or less."),
    ],
)
def test_a_list_is_neither_too_short_nor_too_long(
    field: ListField, typed: str, message: str
) -> None:
    assert said(field, typed, "en") == message


def test_an_empty_list_may_be_optional() -> None:
    field = ListField(name="l", label="", minimum=D(0), maximum=D(1), optional=True)
    assert field.parse(" ; ", "en") is None
    assert field.canonical(None) == field.shown(None, "en") == ""
    values = (D("0.5"), D(1))
    assert (field.canonical(values), field.shown(values, "id")) == ("0.5;1", "0,5; 1")


def plain(least: str, most: str, *, whole: bool = False, percent: bool = False) -> NumberField:
    return NumberField(
        name="n", label="", minimum=D(least), maximum=D(most), whole=whole, percent=percent
    )


@pytest.mark.parametrize(
    ("field", "example"),
    [
        (plain("0", "1234"), "12.5"),
        (plain("0", "1235"), "1,234.5"),
        (plain("0", "9999", whole=True), "12"),
        (plain("0", "1", percent=True), "12.5"),
    ],
)
def test_the_example_of_a_number_may_be_typed_itself(field: NumberField, example: str) -> None:
    assert said(field, "x", "en") == f"Enter a number, for example {example}."
    field.parse(example, "en")


def test_both_ends_of_a_range_are_allowed() -> None:
    field = plain("2", "4", whole=True)
    assert [field.parse(text, None) for text in ("2", "4")] == [2, 4]
    assert said(field, "1", None) == "Enter 2 or more."
    assert said(field, "5", None) == "Enter 4 or less."
    assert said(field, "2.5", None) == "Enter a whole number."
    assert said(field, "", None) == "Fill in this field."


def test_a_percentage_that_may_be_a_share_is_shown_with_its_sign() -> None:
    for value, text in [
        ("0.005", "0.5%"),
        ("0.008", "0.8%"),
        ("0.009", "0.9"),
        ("0.01", "1"),
        ("0", "0"),
    ]:
        assert SHARE.shown(D(value), "en") == text
    assert SMALL.shown(D("0.0002"), "en") == "0.02%"
    assert SMALL.shown(D("0.0003"), "en") == "0.03"


def test_a_day_may_be_optional_and_is_told_otherwise() -> None:
    field = DateField(name="d", label="", optional=True)
    assert field.parse(" ", "en") is None
    assert (field.shown("2026-11-20", "en"), field.shown(None, "en")) == ("2026-11-20", "")
    assert "2026-11-21" in said(DateField(name="d", label=""), "", "en")
