"""Shared agents by the minute: rounding on average, and what must never happen to a bill."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart
from calculator_kit.numbers import Number
from calculator_kit.parsing import canonical_text
from calculator_kit.presentation import Step
from support_costs.billing_increments import average_seconds, rounded_seconds
from support_costs.facts import facts

lengths = st.decimals(1, 7200, places=1)
increments = st.integers(1, 300).map(Decimal)
minimums = st.integers(0, 600).map(Decimal)


def seconds(how: Callable[..., Number], *of: Decimal) -> Fraction:
    """What is billed of a call's length, the step and the least time, all in seconds."""
    return how(*(Number.of(one, "seconds") for one in of)).value()


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "shared_minute", inputs, "en")
    assert not outcome.errors
    return outcome


def month(**inputs: str) -> Decimal:
    low = answer(**inputs).figures["month"].low
    assert low is not None
    return low


@pytest.mark.parametrize(
    ("mean", "increment", "minimum"),
    [(240, 60, 0), (45, 60, 0), (200, 6, 60), (120, 60, 90), (100, 30, 45)],
)
def test_the_average_of_a_rounded_length_is_what_a_simulation_finds(
    mean: int, increment: int, minimum: int
) -> None:
    """Every length that is equally likely, once: no chance is left in this simulation."""
    draws = 4000
    step, least = Decimal(increment), Decimal(minimum)
    total = Fraction(0)
    for draw in range(draws):
        length = -mean * (1 - (Decimal(draw) + Decimal("0.5")) / draws).ln()
        total += seconds(rounded_seconds, length, step, least)
    formula = seconds(average_seconds, Decimal(mean), step, least)
    assert abs(total / draws - formula) < Fraction(mean, 400)


def test_rounding_the_average_would_miss_half_an_increment() -> None:
    """240 seconds are four full minutes, but calls of 240 seconds on average are not."""
    mean, step, least = Decimal(240), Decimal(60), Decimal(0)
    assert seconds(rounded_seconds, mean, step, least) == 240
    assert 269 < seconds(average_seconds, mean, step, least) < 272


@given(mean=lengths, increment=increments, minimum=minimums)
def test_no_call_is_billed_less_than_it_lasts(
    mean: Decimal, increment: Decimal, minimum: Decimal
) -> None:
    for how in (rounded_seconds, average_seconds):
        billed = seconds(how, mean, increment, minimum)
        assert billed >= Fraction(mean) - Fraction(1, 10**15)
        assert billed >= Fraction(minimum)
        assert billed <= Fraction(mean + increment + minimum)


@given(mean=lengths, increment=increments, minimum=minimums, more=st.integers(1, 300))
def test_a_larger_minimum_or_a_longer_call_never_costs_less(
    mean: Decimal, increment: Decimal, minimum: Decimal, more: int
) -> None:
    slack = Fraction(1, 10**15)
    for how in (rounded_seconds, average_seconds):
        billed = seconds(how, mean, increment, minimum)
        assert seconds(how, mean, increment, minimum + more) >= billed - slack
        assert seconds(how, mean + more, increment, minimum) >= billed - slack


@given(few=st.integers(0, 100_000), more=st.integers(0, 100_000), included=st.integers(0, 50_000))
def test_more_calls_never_cost_less(few: int, more: int, included: int) -> None:
    terms = {"base_fee": "100", "included_minutes": str(included)}
    assert month(volume_month=str(few), **terms) <= month(volume_month=str(few + more), **terms)


@given(rate=st.decimals("0.01", 50, places=2), factor=st.integers(2, 9))
def test_the_bill_is_linear_in_the_price(rate: Decimal, factor: int) -> None:
    once = month(region="custom", rate_low=canonical_text(rate))
    times = month(region="custom", rate_low=canonical_text(rate * factor))
    assert abs(times - once * factor) < Decimal("1e-18")


@given(aht=st.integers(1, 7200), increment=st.integers(1, 300), calls=st.integers(1, 10**6))
def test_low_is_never_above_high_and_shares_are_shares(
    aht: int, increment: int, calls: int
) -> None:
    figures = answer(
        aht=str(aht), billing_increment=str(increment), volume_month=str(calls)
    ).figures
    for figure in figures.values():
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.high
    share = figures["rounding_share"].low
    assert share is not None
    assert 0 <= share < 1


def test_money_is_exact() -> None:
    once = {"call_lengths": "equal", "aht": "60", "volume_month": "3"}
    assert month(region="offshore", **once) == Decimal("1.05")


@pytest.mark.parametrize("region", ["offshore", "us_ca"])
def test_a_damaged_price_of_45_dollars_does_not_come_back(region: str) -> None:
    rate = answer(region=region).figures["rate_minute"]
    assert rate.high is not None
    assert rate.high < 5


def test_the_chart_has_the_four_prices_of_the_sources() -> None:
    def chart(**inputs: str) -> LineChart:
        presentation = answer(**inputs).presentation
        assert presentation
        first = presentation.charts[0]
        assert isinstance(first, LineChart)
        return first

    assert [line.label.split(" ")[0] for line in chart().series] == [
        "$0.35",
        "$0.45",
        "$0.75",
        "$0.90",
    ]
    own = chart(region="custom", rate_low="0.6").series
    assert [line.label for line in own][4:] == ["$0.60 a minute, your own price"]


def test_the_chart_bends_where_included_minutes_end() -> None:
    presentation = answer(
        call_lengths="equal", aht="60", included_minutes="1000", base_fee="50"
    ).presentation
    assert presentation
    chart = presentation.charts[0]
    assert isinstance(chart, LineChart)
    bend = [point for point in chart.series[0].points if point.x == 1000]
    assert [point.y for point in bend] == [Decimal(50)]


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_contradictions_are_pointed_out_in_every_language(locale: str) -> None:
    inputs = {
        "aht": "20",
        "base_fee": "10",
        "included_minutes": "90000",
        "night_share": "0.2",
        "region": "us_ca",
    }
    presentation = calculate("support_costs", "shared_minute", inputs, locale).presentation
    assert presentation
    assert len(presentation.notes) == 4
    assert len(presentation.sources) == 2


def test_the_sources_confirm_one_price_only() -> None:
    for region, sources in (("offshore", 1), ("us_ca", 2), ("custom", 0)):
        presentation = answer(region=region, **({"rate_low": "1"} if region == "custom" else {}))
        assert presentation.presentation
        assert len(presentation.presentation.sources) == sources
    assert facts()["check.infocomm.us_minute"].low == facts()["rate.inbound.shared.us_ca"].low


def test_a_price_of_a_minute_keeps_the_digits_that_count() -> None:
    """In the row, the working and the chart, though Taiwan dollars are not used with decimals."""
    texts = {
        "region": "custom",
        "rate_low": "12.4",
        "currency": "TWD",
        "volume_month": "100",
        "call_lengths": "equal",
    }
    shown = calculate("support_costs", "shared_minute", texts, "en").presentation
    assert shown
    assert {row.figure: row.value for row in shown.rows}["per_contact"] == "NT$49.60"
    assert "400 × NT$12.40" in [step.formula for step in shown.steps if isinstance(step, Step)]
    chart = next(one for one in shown.charts if isinstance(one, LineChart))
    assert [line.label for line in chart.series] == ["NT$12.40 a minute, your own price"]
