"""By the call with a monthly minimum: the floor, the true-up, and where offers cross."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart
from calculator_kit.numbers import ZERO, Number, total
from support_costs.facts import facts
from support_costs.per_call_minimum.fields import FORECAST_SHARE, CallsWithMinimum
from support_costs.per_call_minimum.minimum_volume import MinimumVolume

QUOTE = {"unit_price_call": "50", "min_volume": "2000", "billable_event": "answered"}

amounts = st.fractions(Fraction(1, 100), 1000, max_denominator=100).map(Number.of)
volumes = st.fractions(0, 10_000, max_denominator=4).map(Number.of)
contracts = st.builds(
    MinimumVolume,
    minimum=volumes,
    price=amounts,
    overage=amounts,
    monthly_fee=volumes,
    markup=st.fractions(1, Fraction(3, 2), max_denominator=20).map(Number.of),
    events=st.fractions(1, 3, max_denominator=20).map(Number.of),
)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "per_call_minimum", QUOTE | inputs, "en")
    assert not outcome.errors
    return outcome


def notes(**inputs: str) -> str:
    presentation = answer(**inputs).presentation
    assert presentation
    return " ".join(presentation.notes)


@given(contract=contracts, few=volumes, more=volumes)
def test_the_bill_never_falls_and_never_lies_under_the_minimum(
    contract: MinimumVolume, few: Number, more: Number
) -> None:
    assert contract.least <= contract.bill([few]) <= contract.bill([few + more])
    assert contract.bill([Number.of(0)]) == contract.least


@given(contract=contracts, months=st.lists(volumes, min_size=1, max_size=12))
def test_settling_once_never_costs_more(contract: MinimumVolume, months: list[Number]) -> None:
    assert contract.bill(months, settled_once=True) <= contract.bill(months)
    same = [months[0]] * len(months)
    assert contract.bill(same, settled_once=True) == contract.bill(same)


@given(
    contract=contracts,
    months=st.lists(volumes, min_size=1, max_size=12),
    settled_once=st.booleans(),
)
def test_every_billed_event_happened_or_is_idle(
    contract: MinimumVolume, months: list[Number], settled_once: bool
) -> None:
    above = contract.above(months, settled_once=settled_once)
    idle = contract.idle(months, above)
    happened = total(months) * contract.events
    assert len(months) * contract.minimum + above == happened + idle
    assert above >= 0
    assert idle >= 0
    if settled_once:
        assert not above or not idle


@given(contract=contracts, price=amounts, startup=volumes)
def test_at_a_break_even_a_call_costs_what_the_other_offer_asks(
    contract: MinimumVolume, price: Number, startup: Number
) -> None:
    found = contract.volumes_at_price(price, startup)
    assert len(found) <= 2
    assert found == sorted(found)
    for volume in found:
        assert (contract.bill([volume]) + startup) / volume == price


@given(contract=contracts, amount=st.fractions(0, 10**6, max_denominator=4).map(Number.of))
def test_the_volume_that_costs_an_amount_costs_it(contract: MinimumVolume, amount: Number) -> None:
    volume = contract.volume_costing(amount)
    assert (volume is None) == (amount < contract.least)
    if volume is not None:
        assert contract.bill([volume]) == amount


@given(contract=contracts, volume=volumes)
def test_the_price_of_a_call_bends_at_the_minimum(contract: MinimumVolume, volume: Number) -> None:
    """A hyperbola up to the minimum: bill and price of a call are tied to the floor."""
    assume(ZERO < volume * contract.events <= contract.minimum)
    assert contract.bill([volume]) == contract.least


def test_what_counts_as_a_call_must_be_said() -> None:
    assert CallsWithMinimum.billable_event.field.default == ""
    inputs = {name: text for name, text in QUOTE.items() if name != "billable_event"}
    outcome = calculate("support_costs", "per_call_minimum", inputs, "en")
    assert set(outcome.errors) == {"billable_event"}


@pytest.mark.parametrize("event", ["offered", "incl_callback", "per_message"])
def test_each_definition_of_a_call_changes_the_bill(event: str) -> None:
    busy = {"volume_month": "3000", "extra_events": "0.2"}
    wide, narrow = answer(billable_event=event, **busy), answer(**busy)
    assert wide.figures["month"].low == Decimal(180_000)
    assert narrow.figures["month"].low == Decimal(150_000)
    assert "no further events" in notes(**busy)
    assert "counts as none" in notes(billable_event=event)


def test_a_forecast_stands_in_for_the_minimum() -> None:
    assert (
        CallsWithMinimum.min_share.field.default
        == f"{facts()[FORECAST_SHARE].typical:f}".rstrip("0")
    )
    by_forecast = answer(min_volume="", forecast="3000")
    assert by_forecast.figures["minimum_calls"].low == 2700
    assert by_forecast.presentation
    assert len(by_forecast.presentation.sources) == 1
    own_share = answer(min_volume="", forecast="3000", min_share="0.8").presentation
    assert own_share
    assert own_share.sources == ()


def test_without_a_call_there_is_no_price_of_one() -> None:
    outcome = answer(volume_month="0")
    assert outcome.figures["per_call"].as_text()["low"] is None
    assert outcome.presentation
    assert outcome.presentation.rows[0].value == "—"
    assert "has no price" in outcome.presentation.meaning


def test_new_taiwan_dollars_are_the_default_and_need_no_exchange_rate() -> None:
    month = answer().figures["month"]
    assert month.unit == "TWD"
    presentation = answer().presentation
    assert presentation
    assert presentation.headline.startswith("NT$")
    assert answer(currency="IDR").figures["month"].unit == "IDR"


def test_no_source_is_claimed_for_a_price() -> None:
    presentation = answer().presentation
    assert presentation
    assert presentation.sources == ()
    assert "No source prices a call" in presentation.notes[0]


def test_offers_that_never_cost_the_same_are_named() -> None:
    assert "even when nobody calls" in notes(compare_month="99999")
    assert "At no volume" in notes(compare_call="50", mgmt_fee="100")
    assert "even when" not in notes(compare_month="100000")


def test_a_long_contract_without_a_risk_premium_is_pointed_out() -> None:
    assert "risk premium" in notes(contract_months="24")
    assert "risk premium" not in notes(contract_months="23")
    assert "risk premium" not in notes(contract_months="24", risk_premium="0.02")


@pytest.mark.parametrize("inputs", [{}, {"min_volume": "0"}, {"volume_month": "0"}])
def test_the_chart_bends_at_the_minimum_only(inputs: dict[str, str]) -> None:
    presentation = answer(mgmt_fee="1000", **inputs).presentation
    assert presentation
    chart = presentation.charts[0]
    assert isinstance(chart, LineChart)
    assert len(chart.marks) == (0 if inputs == {"min_volume": "0"} else 1)
    prices = [point.y for point in chart.series[0].points]
    assert prices == sorted(prices, key=lambda price: -(price or 0))


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_twelve_months_are_told_in_every_language(locale: str) -> None:
    months = ";".join(["1000"] * 6 + ["3000"] * 6)
    outcome = calculate(
        "support_costs", "per_call_minimum", QUOTE | {"volumes_year": months}, locale
    )
    assert outcome.presentation
    told = {row.figure for row in outcome.presentation.rows}
    assert {"year_monthly", "year_annual"} <= told
    assert len(outcome.presentation.notes) == 5
