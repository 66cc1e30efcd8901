"""Outbound: where the ways to pay cross, and that commission is never free."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart
from calculator_kit.figures import Figure
from calculator_kit.numbers import Number
from calculator_kit.parsing import canonical_text
from support_costs.inputs import REGION_LABELS
from support_costs.outbound.commissions import HourlyCost, crossing

amounts = st.decimals("0.01", 500, places=2)
sales = st.decimals("0.01", 20, places=2)


def outbound(locale: str = "en", **inputs: str) -> Outcome:
    outcome = calculate("support_costs", "outbound", inputs, locale)
    assert not outcome.errors
    return outcome


def figures(**inputs: Decimal | str) -> dict[str, Figure]:
    texts = {
        name: value if isinstance(value, str) else canonical_text(value)
        for name, value in inputs.items()
    }
    return outbound(**texts).figures


def end(value: Decimal | None) -> Decimal:
    assert value is not None
    return value


@given(rate=amounts, commission=amounts, made=sales)
def test_what_satisfies_the_vendor_costs_more_than_the_hour(
    rate: Decimal, commission: Decimal, made: Decimal
) -> None:
    """Commission is an insurance at a premium, never a cheaper hour at the same sales."""
    found = figures(rate_low=rate, commission=commission, sales_per_hour=made)
    earned = end(found["hour_commission"].low)
    if earned >= end(found["vendor_floor"].low):
        assert earned > end(found["hour_hourly"].low)
        assert end(found["premium"].low) > 0


@given(rate=amounts, made=sales)
def test_the_least_commission_brings_exactly_the_floor(rate: Decimal, made: Decimal) -> None:
    found = figures(rate_low=rate, sales_per_hour=made)
    for least, floor in zip(
        (found["least_commission"].low, found["least_commission"].high),
        (found["vendor_floor"].low, found["vendor_floor"].high),
        strict=True,
    ):
        assert abs(end(least) * made - end(floor)) < Decimal("1e-20")


@given(
    base=amounts,
    other=amounts,
    one=st.fractions(0, 100),
    more=st.fractions(Fraction(1, 100), 100),
)
def test_costs_are_equal_where_they_cross(
    base: Decimal, other: Decimal, one: Fraction, more: Fraction
) -> None:
    slow = HourlyCost(Number.of(base, "USD"), Number.of(one, "USD"))
    fast = HourlyCost(Number.of(other, "USD"), Number.of(one + more, "USD"))
    found = crossing(slow, fast)
    assert found == crossing(fast, slow)
    if base < other:
        assert found is None
    else:
        assert found is not None
        assert slow.at(found) == fast.at(found)


def test_lines_side_by_side_do_not_cross() -> None:
    slope = Number.of(3, "USD")
    same = HourlyCost(Number.between(5, 9, "USD"), slope)
    assert crossing(same, HourlyCost(Number.of(1, "USD"), slope)) is None


@given(factor=st.integers(2, 50))
def test_crossings_do_not_depend_on_the_currency(factor: int) -> None:
    given_amounts = {"commission": "20", "hybrid_base": "4", "hybrid_commission": "8"}
    scaled = {name: str(int(text) * factor) for name, text in given_amounts.items()}
    plain = figures(region="india", **given_amounts)
    other = figures(region="india", currency="TWD", fx_rate=str(factor), **scaled)
    crossings = [name for name in plain if name.startswith("crossing_")]
    assert len(crossings) == 4
    for name in crossings:
        assert plain[name].low == other[name].low
        assert plain[name].high == other[name].high


@given(few=sales, many=sales, region=st.sampled_from(sorted(REGION_LABELS)))
def test_more_sales_make_each_cheaper_by_the_hour(few: Decimal, many: Decimal, region: str) -> None:
    few, many = sorted((few, many))
    at_few, at_many = (figures(region=region, sales_per_hour=made) for made in (few, many))
    for name in ("sale_hourly", "least_commission"):
        assert end(at_many[name].low) <= end(at_few[name].low)


@given(
    region=st.sampled_from(sorted(REGION_LABELS)),
    made=sales,
    cancelled=st.decimals(0, 1, places=2),
    kept=st.sampled_from(["returned", "kept"]),
)
def test_low_is_never_above_high_and_open_stays_open(
    region: str, made: Decimal, cancelled: Decimal, kept: str
) -> None:
    found = figures(
        region=region,
        sales_per_hour=made,
        cancel_rate=cancelled,
        cancelled_sales=kept,
        commission="30",
        hybrid_base="5",
        hybrid_commission="10",
    )
    for name, figure in found.items():
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high, name
    if region == "w_europe":
        assert found["vendor_floor"].high is None
        assert all(
            figure.high is None
            for name, figure in found.items()
            if name in ("crossing_vendor_floor", "crossing_hourly_commission")
        )


def test_without_sales_commission_is_called_refused_and_not_free() -> None:
    shown = outbound(commission="20", sales_per_hour="0").presentation
    assert shown
    assert shown.headline == "Without sales no commission is enough"
    assert "expect a refusal" in shown.meaning
    assert any("no vendor works for it" in note for note in shown.notes)


@pytest.mark.parametrize(
    ("commission", "verdict"),
    [
        ("13", "expect a refusal"),
        ("13.2", "enough for some"),
        ("23.99", "enough for some"),
        ("24", "upper end"),
    ],
)
def test_the_vendors_verdict(commission: str, verdict: str) -> None:
    shown = outbound(region="india", commission=commission).presentation
    assert shown
    assert verdict in shown.meaning


@pytest.mark.parametrize(
    ("inputs", "note"),
    [
        ({"hybrid_base": "60", "hybrid_commission": "1"}, "dearer than the hour, whatever is sold"),
        ({"hybrid_base": "5", "hybrid_commission": "0"}, "never dearer than the hour"),
        (
            {"hybrid_base": "5", "hybrid_commission": "9", "commission": "9"},
            "Commission alone is never dearer",
        ),
        ({"cancel_rate": "0.1", "cancelled_sales": "kept"}, "sales that do not last"),
        ({"rate_low": "7"}, "Your own rate"),
        ({"region": "w_europe"}, "none was made up"),
    ],
)
def test_what_must_be_said_is_said(inputs: dict[str, str], note: str) -> None:
    shown = outbound(**({"region": "india"} | inputs)).presentation
    assert shown
    assert any(note in said for said in shown.notes)


def test_every_crossing_in_sight_is_marked_in_the_chart() -> None:
    shown = outbound(
        region="india", commission="20", hybrid_base="4", hybrid_commission="8"
    ).presentation
    assert shown
    chart = shown.charts[0]
    assert isinstance(chart, LineChart)
    assert [str(mark.x)[:5] for mark in chart.marks] == [
        "0.33",
        "0.6",
        "0.3",
        "0.5",
        "0.25",
        "0.75",
        "0.333",
    ]
    assert len(chart.bands) == 2


def test_a_crossing_without_an_upper_end_is_marked_once_and_others_after_it() -> None:
    shown = outbound(
        region="w_europe", commission="100", hybrid_base="4", hybrid_commission="60"
    ).presentation
    assert shown
    chart = shown.charts[0]
    assert isinstance(chart, LineChart)
    assert [(str(mark.x)[:5], str(mark.y)[:5]) for mark in chart.marks] == [
        ("0.44", "44"),
        ("0.4", "40"),
        ("0.6", "40"),
        ("0.1", "10"),
    ]


def test_without_a_commission_the_hour_and_the_mixture_cross() -> None:
    shown = outbound(region="india", hybrid_base="4", hybrid_commission="8").presentation
    assert shown
    chart = shown.charts[0]
    assert isinstance(chart, LineChart)
    assert [(str(mark.x)[:5], str(mark.y)[:5]) for mark in chart.marks] == [
        ("0.25", "6"),
        ("0.75", "10"),
    ]


@given(
    texts=st.dictionaries(
        st.sampled_from(["sales_per_hour", "commission", "hybrid_base", "uplift", "rate_high"]),
        st.text(max_size=20) | st.integers(0, 200).map(str),
    ),
    locale=st.sampled_from(["en", "zh-Hant", "id", "he"]),
)
def test_nonsense_gives_messages_and_no_exception(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "outbound", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
