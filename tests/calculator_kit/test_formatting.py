"""The formatter agrees with Babel, for ranges with ICU, and isolates what runs the other way."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.formatting import (
    LRI,
    PDI,
    RLI,
    Formatter,
    decimal_places,
    formatter,
    rounded,
    to_html,
    without_isolates,
)

LOCALES = ("en", "zh-Hant", "id", "he")
CURRENCIES = ("USD", "TWD", "IDR", "ILS", "EUR")
AMOUNTS = ("0", "0.005", "2.665", "-2.665", "8", "-8", "1234.5", "866.6666666666", "1000000000")
locales = pytest.mark.parametrize("locale", LOCALES)


def babel_locale(locale: str) -> str:
    return locale.replace("-", "_")


def unmarked(text: str) -> str:
    """Without isolates, and without the mark that CLDR has before Hebrew minus signs.

    Babel writes a bare hyphen there, ICU writes the mark; so do we.
    """
    return without_isolates(text).replace("\u200e", "")


def babel_number(value: Decimal, places: int) -> Decimal:
    """Babel rounds halves to even; round first, as we do, and compare the notation."""
    from calculator_kit.formatting import rounded

    return rounded(value, places)


@locales
@given(value=st.decimals(-(10**12), 10**12, places=4))
def test_number_as_babel(locale: str, value: Decimal) -> None:
    expected = format_decimal(value, locale=babel_locale(locale), decimal_quantization=False)
    assert unmarked(formatter(locale).number(value)) == expected


@locales
@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize("amount", AMOUNTS)
def test_money_as_babel(locale: str, currency: str, amount: str) -> None:
    value = Decimal(amount)
    shown = unmarked(formatter(locale).money(value, currency, places=2))
    expected = format_currency(babel_number(value, 2), currency, locale=babel_locale(locale))
    if (locale, currency) == ("zh-Hant", "TWD"):
        expected = expected.replace("$", "NT$")  # a bare $ would be read as the American dollar
    symbol = Formatter(locale)._symbol(currency)
    if symbol[-1].isalpha() and locale != "he":
        expected = expected.replace(
            symbol, f"{symbol}\u00a0"
        )  # alphaNextToNumber, which Babel skips
    assert shown == unmarked(expected)


@locales
@pytest.mark.parametrize("fraction", ["0.15", "0.1", "1", "-0.2", "0"])
def test_percent_as_babel(locale: str, fraction: str) -> None:
    value = Decimal(fraction)
    expected = format_percent(value, locale=babel_locale(locale))
    assert unmarked(formatter(locale).percent(value)) == unmarked(expected)


@locales
def test_dates_and_lists_as_babel(locale: str) -> None:
    day = date(2024, 3, 25)
    shown = without_isolates(formatter(locale).date(day))
    assert shown == format_date(day, "long", locale=babel_locale(locale))
    for items in (["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"]):
        assert formatter(locale).conjunction(items) == format_list(
            items, locale=babel_locale(locale)
        )


@pytest.mark.node
def test_ranges_as_icu(node: str) -> None:
    """The one wanted difference is NT$ in Chinese, where ICU writes a bare $."""
    pairs = [("8", "18"), ("0.35", "0.45"), ("1234.5", "2345.67"), ("5", "5"), ("0", "1000000")]
    money = [
        (locale, currency, low, high)
        for locale in LOCALES
        for currency in CURRENCIES
        for low, high in pairs
        if (locale, currency) != ("zh-Hant", "TWD") and low != high
    ]
    script = """
      const {money, plain} = JSON.parse(require("fs").readFileSync(0));
      const digits = {minimumFractionDigits: 2, maximumFractionDigits: 2};
      process.stdout.write(JSON.stringify({
        money: money.map(([locale, currency, low, high]) =>
          new Intl.NumberFormat(locale, {style: "currency", currency, ...digits}).formatRange(low, high)),
        number: plain.map(([locale, low, high]) =>
          new Intl.NumberFormat(locale).formatRange(low, high)),
        percent: plain.map(([locale, low, high]) =>
          new Intl.NumberFormat(locale, {style: "percent"}).formatRange(low / 100, high / 100)),
      }));"""
    plain = [(locale, low, high) for locale in LOCALES for low, high in [("8", "18"), ("12", "36")]]
    told = subprocess.run(
        [node, "-e", script],
        input=json.dumps({"money": money, "plain": plain}),
        capture_output=True,
        text=True,
        check=True,
    )
    icu = json.loads(told.stdout)
    ours = {
        "money": [
            formatter(locale).money_range(Decimal(low), Decimal(high), currency, 2)
            for locale, currency, low, high in money
        ],
        "number": [
            formatter(locale).number_range(Decimal(low), Decimal(high))
            for locale, low, high in plain
        ],
        "percent": [
            formatter(locale).percent_range(Decimal(low) / 100, Decimal(high) / 100)
            for locale, low, high in plain
        ],
    }
    assert {kind: [without_isolates(text) for text in texts] for kind, texts in ours.items()} == icu


RANGES = [
    ("en", "USD", "8", "18", "$8 – $18"),
    ("en", "USD", "0.35", "0.45", "$0.35 – $0.45"),
    ("en", "USD", "866.67", "1560", "$866.67 – $1,560.00"),
    ("en", "USD", "40", None, "from $40"),
    ("en", "USD", None, "40", "up to $40"),
    ("en", "USD", "8", "8", "$8"),
    ("id", "USD", "1234.5", "2000", "US$1.234,50–2.000,00"),
    ("id", "USD", "40", None, "mulai US$40"),
    ("zh-Hant", "TWD", "250", "600", "NT$250-600"),
    ("zh-Hant", "USD", "40", None, "US$40 起"),
    ("he", "USD", "8", "18", f"{RLI}\u200f8–18\u00a0\u200f${PDI}"),
    ("he", "TWD", "250", "600", f"{RLI}\u200f250–600\u00a0\u200f{LRI}NT${PDI}{PDI}"),
    ("he", "USD", "40", None, f"{RLI}החל מ־{RLI}\u200f40\u00a0\u200f${PDI}{PDI}"),
]


@pytest.mark.parametrize(("locale", "currency", "low", "high", "expected"), RANGES)
def test_money_ranges(
    locale: str, currency: str, low: str | None, high: str | None, expected: str
) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert formatter(locale).money_range(ends[0], ends[1], currency) == expected


@pytest.mark.parametrize(
    ("amount", "expected"), [("2.665", "$2.67"), ("-2.665", "-$2.67"), ("0.004", "$0.00")]
)
def test_halves_are_rounded_away_from_zero(amount: str, expected: str) -> None:
    assert formatter("en").money(Decimal(amount), "USD", places=2) == expected


def test_currencies_without_decimals_show_none() -> None:
    assert formatter("zh-Hant").money(Decimal("1234.5"), "TWD") == "NT$1,235"
    assert formatter("id").money(Decimal("25000.5"), "IDR") == "Rp\u00a025.001"


def test_html_has_bdi_for_isolates_and_escapes_the_rest() -> None:
    assert to_html(f"<{RLI}8 {LRI}NT${PDI}{PDI}>") == (
        '&lt;<bdi dir="rtl">8 <bdi dir="ltr">NT$</bdi></bdi>&gt;'
    )


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        formatter("en").number(Decimal("Infinity"))
    with pytest.raises(LookupError, match="no number table for 'xx'"):
        formatter("xx")


def test_isolates_are_balanced_in_every_language() -> None:
    for locale in LOCALES:
        text = formatter(locale).money_range(Decimal(1), Decimal(2), "TWD")
        assert text.count(PDI) == text.count(RLI) + text.count(LRI)


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("9.99", "TWD", "NT$9.99"),
        ("-9.99", "TWD", "-NT$9.99"),
        ("10", "TWD", "NT$10"),
        ("12.4", "TWD", "NT$12.40"),
        ("-12.4", "TWD", "-NT$12.40"),
        ("999.99", "TWD", "NT$999.99"),
        ("1000", "TWD", "NT$1,000"),
        ("1000.01", "TWD", "NT$1,000"),
        ("-1000.01", "TWD", "-NT$1,000"),
        ("999.99", "IDR", "IDR\u00a0999.99"),
        ("1000.01", "IDR", "IDR\u00a01,000"),
        ("10.01", "USD", "$10.01"),
        ("10.001", "USD", "$10"),
    ],
)
def test_whole_currencies_have_decimals_below_a_thousand_only(
    amount: str, currency: str, expected: str
) -> None:
    assert unmarked(formatter("en").money(Decimal(amount), currency)) == expected


def test_a_range_of_a_whole_currency_has_decimals_if_both_ends_are_below_a_thousand() -> None:
    def told(low: str, high: str) -> str:
        return unmarked(formatter("en").money_range(Decimal(low), Decimal(high), "TWD"))

    assert told("1.5", "9.5") == "NT$1.50–9.50"
    assert told("10.85", "13.95") == "NT$10.85–13.95"
    assert told("1.5", "1000") == "NT$2–1,000"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("9", "8", "$9 – $8"),
        ("8", "8.004", "$8"),
        ("8", "8.005", "$8.00 – $8.01"),
        ("8.001", "8.004", "$8"),
        ("-9", "-8", "-$9 – -$8"),
    ],
)
def test_ends_that_are_told_alike_are_one_amount(low: str, high: str, told: str) -> None:
    assert formatter("en").money_range(Decimal(low), Decimal(high), "USD") == told


@pytest.mark.parametrize(
    ("low", "high", "number", "share"),
    [
        ("1", "2", "1–2", "100% – 200%"),
        ("2", "1", "2–1", "200% – 100%"),
        ("1", "1", "1", "100%"),
        ("1", None, "from 1", "from 100%"),
        (None, "1", "up to 1", "up to 100%"),
        ("0", None, "from 0", "from 0%"),
        (None, "0", "up to 0", "up to 0%"),
        (None, None, "—", "—"),
    ],
)
def test_a_range_has_the_ends_that_are_known(
    low: str | None, high: str | None, number: str, share: str
) -> None:
    start, end = (None if text is None else Decimal(text) for text in (low, high))
    assert formatter("en").number_range(start, end) == number
    assert formatter("en").percent_range(start, end) == share


@pytest.mark.parametrize(
    ("value", "places"),
    [("0", 0), ("10", 0), ("1E+3", 0), ("1.5", 1), ("1.50", 1), ("0.001", 3), ("100.00", 0)],
)
def test_digits_behind_the_sign_are_counted_without_zeros(value: str, places: int) -> None:
    assert decimal_places(Decimal(value)) == places


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.125", 2, "0.13"), ("7", 3, "7.000")],
)
def test_as_many_digits_are_kept_as_are_asked_for(value: str, places: int, expected: str) -> None:
    assert str(rounded(Decimal(value), places)) == expected
