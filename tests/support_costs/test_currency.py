"""An exchange rate is asked for where a source's dollars are converted, and nowhere else."""

from __future__ import annotations

import pytest

from calculator_kit.calculators import calculate, calculators

OWN_PRICES = {
    "dedicated_hourly": {"region": "custom", "rate_low": "250"},
    "hour_converter": {"region": "custom", "rate_low": "250"},
    "monthly_seat": {"region": "custom", "rate_low": "250"},
    "outbound": {"region": "custom", "rate_low": "250"},
    "shared_minute": {"region": "custom", "rate_low": "12"},
    "shared_or_dedicated": {
        "region": "custom",
        "minute_rate_low": "12",
        "hour_rate_low": "250",
    },
    "total_cost": {"region": "custom", "rate_low": "250", "wage": "200", "replace_cost": "50000"},
    "uncertainty": {"region": "custom", "rate_low": "250", "rate_high": "300"},
}
NEEDS_DOLLARS = {"quote_checker", "rebase", "regions"}
"""What compares with the sources' prices, or converts on purpose."""

DRAW_REGIONS = {"dedicated_hourly", "shared_minute"}
"""What draws the sources' prices beside the reader's own, once it can convert them."""


def errors(name: str, texts: dict[str, str]) -> dict[str, str]:
    return calculate("support_costs", name, {"currency": "TWD"} | texts, "en").errors


def test_every_calculator_that_may_convert_is_tried() -> None:
    asking = {
        name
        for name, calculator in calculators("support_costs").items()
        if {"currency", "fx_rate"} <= {field.name for field in calculator.fields}
    }
    assert asking == {*OWN_PRICES, *NEEDS_DOLLARS}


@pytest.mark.parametrize("name", OWN_PRICES)
def test_prices_of_ones_own_need_no_exchange_rate(name: str) -> None:
    assert not errors(name, OWN_PRICES[name])


@pytest.mark.parametrize("name", OWN_PRICES)
def test_a_sources_price_needs_one(name: str) -> None:
    assert list(errors(name, {})) == ["fx_rate"]


@pytest.mark.parametrize("name", sorted(OWN_PRICES.keys() - DRAW_REGIONS))
def test_a_rate_that_converts_nothing_is_not_called_used(name: str) -> None:
    texts = {"currency": "TWD", "fx_rate": "31"} | OWN_PRICES[name]
    shown = calculate("support_costs", name, texts, "en").presentation
    assert shown
    assert not [note for note in shown.notes if note.startswith("Exchange rate used")]


@pytest.mark.parametrize(
    "unused",
    [
        {"turnover_inhouse": "0"},
        {"inhouse_method": "multiple"},
        {"turnover_method": "itemised", "hiring_cost": "20000"},
    ],
)
def test_a_replacement_that_nobody_needs_asks_for_none(unused: dict[str, str]) -> None:
    own = {"region": "custom", "rate_low": "250", "wage": "200"}
    assert not errors("total_cost", own | unused)
