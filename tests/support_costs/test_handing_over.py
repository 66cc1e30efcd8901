"""What one calculator hands on to another is the same case there, and is answered."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qsl

import pytest

from calculator_kit.calculators import calculate, calculators
from calculator_kit.presentation import RelatedLink
from random_requests import random_inputs
from worked_examples import examples

RANDOM = 30
SEED = 11
NEEDS_MORE = {"contract_band", "per_call_minimum", "vendor_scorecard"}
"""What nobody can answer before the reader has typed prices of vendors."""

NO_MOVING = dict.fromkeys(
    ("setup_fee", "integration_cost", "contract_cost", "kt_cost", "severance", "exit_reserve"), "0"
)
"""What total cost knows of moving: that it costs nothing. While it knows nothing, no payback is told."""


def links(name: str, texts: dict[str, str]) -> tuple[RelatedLink, ...]:
    shown = calculate("support_costs", name, texts, "en", notation="en").presentation
    return shown.related if shown else ()


@pytest.mark.parametrize("name", calculators("support_costs"))
def test_no_link_opens_with_an_error(name: str) -> None:
    calculator = calculators("support_costs")[name]
    worked = [dict(one.inputs) for one in examples() if one.calculator == name]
    for texts in [*worked, *random_inputs(calculator, RANDOM, SEED)]:
        for link in links(name, texts):
            target = calculate("support_costs", link.calculator, dict(parse_qsl(link.query)), "en")
            assert not target.errors or link.calculator in NEEDS_MORE, (texts, link, target.errors)


def test_a_range_of_savings_is_handed_on_in_both_cases_and_they_are_named() -> None:
    found = [link for link in links("total_cost", NO_MOVING) if link.calculator == "payback"]
    assert [link.title for link in found] == [
        "Does it pay back? (at worst)",
        "Does it pay back? (at best)",
    ]
    values = []
    for link in found:
        figures = calculate("support_costs", "payback", dict(parse_qsl(link.query)), "en").figures
        values.append(figures["npv"].low)
    whole = calculate("support_costs", "total_cost", NO_MOVING, "en").figures[
        "saving_present_value"
    ]
    assert whole.low
    assert whole.high
    assert [round(value, 0) for value in values if value] == [
        round(whole.low, 0),
        round(whole.high, 0),
    ]


def test_where_the_worst_is_not_known_the_best_alone_is_handed_on() -> None:
    found = [
        link.title
        for link in links("total_cost", {**NO_MOVING, "region": "w_europe"})
        if link.calculator == "payback"
    ]
    assert found == ["Does it pay back? (at best)"]


def test_a_lone_saving_is_handed_on_as_it_is() -> None:
    found = links("total_cost", {**NO_MOVING, "rate_low": "10"})
    assert [link.title for link in found if link.calculator == "payback"] == ["Does it pay back?"]


def test_a_quote_of_ones_own_is_handed_on_with_its_currency() -> None:
    texts = {
        "region": "custom",
        "rate_low": "250",
        "wage": "200",
        "replace_cost": "9",
        "currency": "TWD",
    }
    found = {link.calculator: dict(parse_qsl(link.query)) for link in links("total_cost", texts)}
    carried = found["dedicated_hourly"]
    assert (carried["rate_low"], carried["currency"]) == ("250", "TWD")


def test_a_roster_of_one_interval_is_handed_to_nobody_as_full_time_posts() -> None:
    told = {link.calculator for link in links("staffing", {})}
    assert told == {"coverage", "hour_converter"}


def test_bills_of_the_notice_period_are_not_handed_on_as_a_cost_of_leaving() -> None:
    """The vendor works for them, and total cost bills every month already."""
    inputs = {
        "base_fee": "1000",
        "volume_month": "2500",
        "contract_months": "24",
        "notice_months": "3",
        "leave_month": "12",
        "early_share": "50%",
        "rehire_cost": "4000",
        "kt_cost": "2000",
    }
    [link] = [it for it in links("contract_band", inputs) if it.calculator == "total_cost"]
    figures = calculate("support_costs", "contract_band", inputs, "en", notation="en").figures
    notice, whole = figures["exit_notice"].low, figures["exit_cost"].low
    assert notice
    assert whole
    assert Decimal(dict(parse_qsl(link.query))["exit_reserve"]) == whole - notice
