"""Mistakes that other calculators made with numbers, and that the kit must not make.

A test is named after its mistake and fails where it is made.
"""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from calculator_kit import bridge
from calculator_kit.fields import FieldError, NumberField
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter, rounded, without_isolates
from calculator_kit.requests import RequestError

D = Decimal
LOCALES = ("en", "zh-Hant", "id", "he")
SHARE = NumberField(name="share", label="", percent=True, minimum=D(0), maximum=D(1))
SIGNS = {
    "USD": ["$"],
    "TWD": ["NT$"],
    "IDR": ["Rp", "IDR"],
    "ILS": ["₪"],
    "EUR": ["€"],
}


@pytest.mark.parametrize("op", ["answer", "export"])
@pytest.mark.parametrize("number", [1.234, 5, None, True])
def test_a_json_number_is_taken_for_typed_text(op: str, number: object) -> None:
    """The JSON number 1.234 must not come in by the bridge: Indonesians type 1234 like that."""
    bridge.open_package("support_costs")
    request = {
        "op": op,
        "calculator": "dedicated_hourly",
        "locale": "id",
        "inputs": {"agents": number},
        "format": "json",
    }
    with pytest.raises(RequestError, match="'agents' is no text"):
        bridge.ask(json.dumps(request))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("typed", "fraction"), [("80", "0.8"), ("80%", "0.8"), ("1", "0.01")])
def test_percent_is_confused_with_fraction_when_typed(
    locale: str, typed: str, fraction: str
) -> None:
    """Readers type 80 for 80 %, and 1 is one per cent, never the whole."""
    assert SHARE.parse(typed, locale) == D(fraction)


def test_percent_is_confused_with_fraction_in_data() -> None:
    """In data and links 0.8 is 80 %, and 80 is refused instead of divided by 100."""
    assert SHARE.parse("0.8", None) == D("0.8")
    for text in ("80", "1.1", "80%"):
        with pytest.raises(FieldError):
            SHARE.parse(text, None)


@pytest.mark.parametrize("text", ["x", "12abc", "1e5", "NaN", "Infinity", "-", "", " "])
def test_what_is_no_number_counts_as_nought(text: str) -> None:
    """`parseFloat(text) || 0` makes nought of nonsense and 12 of "12abc"; both are errors here."""
    for notation in (None, *LOCALES):
        with pytest.raises(FieldError):
            SHARE.parse(text, notation)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("2.665", "2.67"), ("-2.665", "-2.67"), ("2.675", "2.68"), ("0.005", "0.01")],
)
def test_halves_are_rounded_to_the_even_digit(amount: str, shown: str) -> None:
    """Decimal and Babel round 2.665 to 2.66; an invoice says 2.67, and a credit −2.67."""
    assert Figure.exactly(D(amount), "USD").as_text()["low"] == shown


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("currency", ["USD", "TWD", "IDR", "ILS", "EUR"])
@pytest.mark.parametrize("amount", ["0", "0.4", "-1234.6", "1234.6", "1000000000"])
def test_a_dollar_sign_alone_stands_for_taiwan_dollars(
    locale: str, currency: str, amount: str
) -> None:
    """Every amount carries the sign of its own currency, and only the American dollar's is $."""
    shown = without_isolates(formatter(locale).money(D(amount), currency))
    assert any(sign in shown for sign in SIGNS[currency])
    assert ("$" in shown.replace("NT$", "")) == (currency == "USD")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("currency", ["TWD", "IDR"])
@pytest.mark.parametrize("amount", ["0", "1000.005", "-1234.56", "1000000000"])
def test_taiwan_dollars_and_rupiah_have_two_decimals(
    locale: str, currency: str, amount: str
) -> None:
    """Nobody pays in hundredths of either, in any language; only prices below 1,000 keep them."""
    shown = formatter(locale).money(D(amount), currency)
    digits = "".join(sign for sign in shown if sign.isdigit())
    assert digits == f"{abs(rounded(D(amount), 0)):f}"
