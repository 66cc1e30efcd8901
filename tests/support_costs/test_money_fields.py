"""Fields of money take amounts of any currency that can be chosen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from calculator_kit.calculators import calculate, calculators
from calculator_kit.fields import Field, NumberField

PACKAGE = "support_costs"
PER_DOLLAR = {"TWD": "31", "IDR": "16500"}


def money_fields() -> list[tuple[str, str]]:
    """Numbers without a unit that may be a price, in the calculators that know currencies."""
    return [
        (calculator.id, field.name)
        for calculator in calculators(PACKAGE).values()
        if any(field.name == "currency" for field in calculator.fields)
        for field in calculator.fields
        if _is_money(field)
    ]


def _is_money(field: Field) -> bool:
    words = ("rate_low", "rate_high", "fee", "price", "quote_", "cost", "wage", "salary", "rent")
    return (
        isinstance(field, NumberField)
        and not field.unit
        and not (field.percent or field.whole)
        and any(word in field.name for word in words)
    )


@pytest.mark.parametrize(("calculator", "name"), money_fields())
def test_a_price_in_rupiah_is_within_the_limits(calculator: str, name: str) -> None:
    """500 an hour, or 10,000,000 for starting, is a limit in dollars and next to nothing in rupiah."""
    field = calculators(PACKAGE)[calculator].field(name)
    assert isinstance(field, NumberField)
    least = 10**12 if name == "setup_fee" else 10**10
    assert field.maximum >= least


@pytest.mark.parametrize("currency", PER_DOLLAR)
@pytest.mark.parametrize("calculator", ["dedicated_hourly", "shared_minute", "total_cost"])
def test_an_own_rate_in_a_small_currency_is_answered(calculator: str, currency: str) -> None:
    """US$20 an hour, and US$5,000 to start."""
    per_dollar = Decimal(PER_DOLLAR[currency])
    inputs = {
        "region": "custom",
        "rate_low": str(20 * per_dollar),
        "setup_fee": str(5000 * per_dollar),
        "currency": currency,
        "fx_rate": PER_DOLLAR[currency],
    }
    if calculator == "shared_minute":
        inputs["region"] = "offshore"
    outcome = calculate(PACKAGE, calculator, inputs, "en")
    assert not outcome.errors
