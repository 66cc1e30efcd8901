"""Money put in: today's amount is not discounted, rates of return are all named, gains have a sign."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import CashFlowChart, LineChart
from calculator_kit.parsing import canonical_text
from published import agrees

amounts = st.decimals(-1_000_000, 1_000_000, places=2)
flow_lists = st.lists(amounts, min_size=2, max_size=13)
rates = st.decimals(0, 1, places=3)


def answer(*flows: Decimal | str, **inputs: str) -> Outcome:
    text = ";".join(flow if isinstance(flow, str) else canonical_text(flow) for flow in flows)
    outcome = calculate("support_costs", "payback", {"cashflows": text, **inputs}, "en")
    assert not outcome.errors
    return outcome


def low(outcome: Outcome, figure: str) -> Decimal:
    value = outcome.figures[figure].low
    assert value is not None
    return value


def test_published_values() -> None:
    numpy = answer("-100", "39", "59", "55", "20", discount_rate="0.281")
    assert agrees(low(numpy, "npv"), "-.00847859")
    assert agrees(low(numpy, "irr_1"), ".2809484212")
    second = answer("-40000", "5000", "8000", "12000", "30000", discount_rate="0.08")
    assert agrees(low(second, "npv"), "3065.2226682")


@given(flows=flow_lists, rate=rates)
def test_a_spreadsheet_discounts_one_period_more(flows: list[Decimal], rate: Decimal) -> None:
    found = answer(*flows, discount_rate=canonical_text(rate))
    spreadsheet = sum(
        (flow / (1 + rate) ** period for period, flow in enumerate(flows, start=1)), Decimal(0)
    )
    assert abs(low(found, "npv_spreadsheet") - spreadsheet) < Decimal("1e-12")


def test_a_month_is_not_a_twelfth_of_the_year() -> None:
    """1 % twelve times would be 12.68 % a year."""
    months = answer(*["-1000", *["0"] * 11, "1120"], period="month", discount_rate="0.12")
    assert abs(low(months, "npv")) < Decimal("1e-20")
    assert abs(low(months, "irr_1") - Decimal("0.12")) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("flows", "count", "said"),
    [
        (["-100", "-20"], 0, "There is no rate of return"),
        (["100", "20"], 0, "There is no rate of return"),
        (["1", "-3", "2.5"], 0, "There is no rate of return"),
        (["-100", "120"], 1, ""),
        (["-100", "230", "-132"], 2, "several rates of return"),
        (["-1000", "6000", "-11000", "6000"], 3, "several rates of return"),
        (["-0.01", "1000000"], 1, ""),
    ],
)
def test_none_one_or_several_rates_of_return(flows: list[str], count: int, said: str) -> None:
    outcome = answer(*flows)
    assert sum(name.startswith("irr_") for name in outcome.figures) == count
    assert outcome.presentation
    notes = " ".join(outcome.presentation.notes)
    assert said in notes
    assert bool(said) == ("of return" in notes)


@pytest.mark.parametrize(
    ("flows", "period", "low_end", "high_end", "shown"),
    [
        (["-1000", "2000"], "month", "1000", None, "above 100,000%"),
        (["-1000", "1700"], "month", "581.6222372298", "581.6222372298", "58,162.2%"),
        (["-1", "1001"], "year", "1000", "1000", "100,000.0%"),
        (["-1", "1001.01"], "year", "1000", None, "above 100,000%"),
        (["-1000", "200000"], "year", "199", "199", "19,900.0%"),
    ],
)
def test_a_return_of_short_flows_is_told_up_to_a_limit(
    flows: list[str], period: str, low_end: str, high_end: str | None, shown: str
) -> None:
    """Twice the money in a month is 2^12 - 1 a year, not nothing."""
    outcome = answer(*flows, period=period)
    figure = outcome.figures["irr_1"]
    assert figure.low is not None
    assert round(figure.low, 10) == Decimal(low_end)
    assert (figure.high is None) == (high_end is None)
    assert outcome.presentation
    assert {row.figure: row.value for row in outcome.presentation.rows}["irr_1"] == shown


@settings(max_examples=50)
@given(flows=flow_lists)
def test_the_value_is_nought_at_each_rate_of_return(flows: list[Decimal]) -> None:
    size = sum(map(abs, flows), Decimal(0))
    for name, figure in answer(*flows).figures.items():
        if name.startswith("irr_") and figure.low is not None and 0 <= figure.low <= 1:
            rate = canonical_text(figure.low)
            assert abs(low(answer(*flows, discount_rate=rate), "npv")) <= size * Decimal("1e-15")


@given(flows=flow_lists, factor=st.integers(1, 1000))
def test_value_is_linear_and_rates_keep(flows: list[Decimal], factor: int) -> None:
    once, more = answer(*flows), answer(*(flow * factor for flow in flows))
    assert abs(low(more, "npv") - factor * low(once, "npv")) < Decimal("1e-12")
    for name in ("payback", "discounted_payback"):
        assert (name in more.figures) == (name in once.figures)
        if name in once.figures:
            assert abs(low(more, name) - low(once, name)) < Decimal("1e-12")


@given(flows=flow_lists, rate=rates)
def test_paid_back_means_a_gain(flows: list[Decimal], rate: Decimal) -> None:
    found = answer(*flows, discount_rate=canonical_text(rate)).figures
    assert ("payback" in found) == (sum(flows) >= 0)
    value = found["npv"].low
    assert value is not None
    if abs(value) > Decimal("1e-12"):
        assert ("discounted_payback" in found) == (value > 0)


@given(flows=flow_lists, kept=st.decimals("0.01", 1_000_000, places=2))
def test_customers_kept_stay_apart(flows: list[Decimal], kept: Decimal) -> None:
    without, found = answer(*flows), answer(*flows, retention_value=canonical_text(kept))
    for name, figure in without.figures.items():
        assert found.figures[name] == figure
    together = low(found, "npv") + low(found, "retention_npv")
    assert abs(low(found, "npv_with_retention") - together) < Decimal("1e-12")


@pytest.mark.parametrize(
    ("flows", "inputs", "headline", "meaning"),
    [
        (
            ["-100", "150"],
            {"discount_rate": "0"},
            "A gain of $50 in today's money",
            "Over 1 year, $50 is left over. The money put in is back after 0.7 years, counted in today's money after 0.7 years.",
        ),
        (
            ["-100", "60", "60"],
            {"discount_rate": "0.2"},
            "A loss of $8.33 in today's money",
            "Over 2 years, $20 is left over. The money put in is back after 1.7 years, but never in today's money.",
        ),
        (
            ["-100", "60"],
            {"currency": "TWD", "period": "month"},
            "A loss of NT$40.47 in today's money",
            "Over 1 month, NT$40 more goes out than comes in, so the money put in does not come back.",
        ),
        (
            ["-100", "230", "-132"],
            {"discount_rate": "0.15"},
            "A gain of $0.19 in today's money",
            "Over 2 years, $2 more goes out than comes in. In today's money there is a gain all the same, because much of it goes out late.",
        ),
        (
            ["-100", "110"],
            {},
            "Neither a gain nor a loss in today's money",
            "Over 1 year, $10 is left over. The money put in is back after 0.9 years, counted in today's money after 1 year.",
        ),
    ],
)
def test_direction_currency_and_period_are_said(
    flows: list[str], inputs: dict[str, str], headline: str, meaning: str
) -> None:
    outcome = answer(*flows, **inputs)
    assert outcome.presentation
    assert outcome.presentation.headline == headline
    assert outcome.presentation.meaning == meaning


def test_a_return_on_nothing_is_left_out() -> None:
    outcome = answer("100", "20")
    assert "roi" not in outcome.figures
    assert outcome.presentation
    assert any("Nothing is paid today" in note for note in outcome.presentation.notes)


def test_the_charts_tell_the_figures() -> None:
    outcome = answer("-100", "230", "-132", discount_rate="0.15")
    assert outcome.presentation
    money, value = outcome.presentation.charts
    assert isinstance(money, CashFlowChart)
    assert isinstance(value, LineChart)
    assert [flow.total for flow in money.flows] == [-100, 130, -2]
    assert [mark.x for mark in value.marks] == [
        outcome.figures["irr_1"].low,
        outcome.figures["irr_2"].low,
    ]


@given(
    text=st.text(max_size=60) | st.from_regex(r"-?\d{1,12}(;-?\d{1,12}){1,40}", fullmatch=True),
    period=st.sampled_from(["year", "month"]),
    locale=st.sampled_from(["en", "id", "he"]),
)
@settings(deadline=None)
def test_nonsense_gives_messages_and_no_exception(text: str, period: str, locale: str) -> None:
    texts = {"cashflows": text, "period": period}
    outcome = calculate("support_costs", "payback", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
