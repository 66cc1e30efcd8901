"""Money is exact, hours are exact, and the ladder goes both ways."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support_costs.hours import BilledUnit, HourLadder, month_hours
from support_costs.money import CurrencyMismatchError, Money, MoneyRange

shares = st.decimals(0, "0.8", places=2)


def test_three_times_35_cents() -> None:
    assert Money.of(Decimal("0.35"), "USD") * 3 == Money.of(Decimal("1.05"), "USD")


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="is a float"):
        Money.of(0.35, "USD")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(TypeError, match="is a float"):
        Money.of(1, "USD") * 0.5  # type: ignore[operator]  # the mistake under test


def test_currencies_do_not_mix() -> None:
    with pytest.raises(CurrencyMismatchError, match="USD and TWD"):
        Money.of(1, "USD") + Money.of(1, "TWD")


def test_a_range_does_not_run_down() -> None:
    with pytest.raises(ValueError, match="cannot run from 9 down to 5"):
        MoneyRange.of(9, 5, "USD")


def test_an_open_end_stays_open() -> None:
    year = MoneyRange.of(40, None, "USD") * 12 + Money.of(100, "USD")
    assert year.high is None
    assert year.figure().high is None
    assert year.figure().typical is None


def test_a_month_is_52_weeks_over_12() -> None:
    assert month_hours(Decimal(40)) == Fraction(520, 3)
    assert month_hours(Decimal(40)) * 12 == Fraction(40) * 52


def test_compound_shrinkage() -> None:
    paid = Fraction(500, 3)
    ladder = HourLadder(external=Decimal("0.235"), internal=Decimal("0.2"))
    assert ladder.hours(paid, BilledUnit.PRODUCTION_HOUR) == paid * Fraction("0.765") * Fraction(
        "0.8"
    )


@given(external=shares, internal=shares, occupancy=st.decimals("0.1", 1, places=2))
def test_each_rung_holds_the_next(external: Decimal, internal: Decimal, occupancy: Decimal) -> None:
    ladder = HourLadder(external, internal, occupancy)
    rungs = [ladder.share(unit) for unit in BilledUnit]
    assert rungs == sorted(rungs, reverse=True)
    rate = Fraction(10)
    there = ladder.rate(rate, BilledUnit.PAID_HOUR, BilledUnit.HANDLE_HOUR)
    assert ladder.rate(there, BilledUnit.HANDLE_HOUR, BilledUnit.PAID_HOUR) == rate
    assert there >= rate
