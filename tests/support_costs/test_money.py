"""Money is exact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from support_costs.money import CurrencyMismatchError, Money, MoneyRange


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
