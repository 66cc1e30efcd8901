"""Dedicated agents by the month: a person is not a seat, and a year is twelve months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import RangeChart
from calculator_kit.parsing import canonical_text
from support_costs.facts import facts
from support_costs.inputs import REGION_LABELS, SHRINKAGE

TINY = Decimal("1e-18")

counts = st.decimals("0.5", 500, places=1)
prices = st.decimals(1, 100_000, places=2)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "monthly_seat", inputs, "en")
    assert not outcome.errors
    return outcome


def low(figure: str, **inputs: str) -> Decimal:
    value = answer(**inputs).figures[figure].low
    assert value is not None
    return value


def test_a_seat_that_is_always_open_takes_six_people() -> None:
    """168 ÷ 40 = 4.2, divided by what shrinkage leaves: not multiplied by 1.3."""
    assert low("fte_bare") == Decimal("4.2")
    assert low("fte_seat") == 6
    assert low("fte_seat") != Decimal("4.2") * Decimal("1.3")
    shrinkage = facts()["benchmark.shrinkage"].typical
    assert shrinkage is not None
    assert Decimal(SHRINKAGE.default) == shrinkage


@given(price=prices, agents=counts, seats=counts)
def test_every_unit_of_the_same_bill_gives_the_same_bill(
    price: Decimal, agents: Decimal, seats: Decimal
) -> None:
    team = {"agents": canonical_text(agents), "seats": canonical_text(seats)}
    figures = answer(billed_unit="team_month", rate_low=canonical_text(price), **team).figures
    for unit, figure in (
        ("fte_month", "per_fte"),
        ("seat_month", "per_seat"),
        ("paid_hour", "per_paid_hour"),
    ):
        value = figures[figure].low
        assert value is not None
        quoted = value.quantize(Decimal("1e-12"))
        if quoted < Decimal("0.01"):
            continue
        again = low("month", billed_unit=unit, rate_low=canonical_text(quoted), **team)
        assert abs(again - price) < Decimal("1e-5")


@given(hours=st.decimals(1, 168, places=1), agents=counts)
def test_a_year_is_twelve_months_and_52_weeks(hours: Decimal, agents: Decimal) -> None:
    inputs = {
        "rate_low": "10",
        "hours_week": canonical_text(hours),
        "agents": canonical_text(agents),
    }
    year = low("year", **inputs)
    assert abs(year - low("month", **inputs) * 12) < TINY * year
    assert abs(year - agents * hours * 52 * 10) < TINY * year


@given(shrinkage=st.decimals(0, "0.79", places=2), hours=st.decimals(1, 160, places=1))
def test_more_absence_and_longer_hours_need_more_people(shrinkage: Decimal, hours: Decimal) -> None:
    base = low(
        "fte_seat", shrinkage=canonical_text(shrinkage), seat_hours_week=canonical_text(hours)
    )
    more_absence = low(
        "fte_seat",
        shrinkage=canonical_text(shrinkage + Decimal("0.01")),
        seat_hours_week=canonical_text(hours),
    )
    longer = low(
        "fte_seat", shrinkage=canonical_text(shrinkage), seat_hours_week=canonical_text(hours + 8)
    )
    assert base < more_absence
    assert base < longer


@given(region=st.sampled_from(sorted(REGION_LABELS)), agents=counts, seats=counts)
def test_low_is_never_above_high_and_open_stays_open(
    region: str, agents: Decimal, seats: Decimal
) -> None:
    figures = answer(
        region=region, agents=canonical_text(agents), seats=canonical_text(seats)
    ).figures
    for figure in figures.values():
        assert figure.low is not None
        assert figure.high is None or figure.low <= figure.high
    assert (figures["per_fte"].high is None) == (region == "w_europe")


@given(start=st.dates())
def test_part_of_a_month_is_part_of_a_month(start: date) -> None:
    inputs = {"rate_low": "10", "start_date": start.isoformat()}
    part, month = low("first_month", **inputs), low("month", **inputs)
    assert 0 < part <= month
    assert (part == month) == (start.day == 1)


def test_the_chart_compares_a_person_with_a_seat() -> None:
    presentation = answer().presentation
    assert presentation
    chart = presentation.charts[0]
    assert isinstance(chart, RangeChart)
    assert len(chart.bars) == 4
    alone = answer(seats="0").presentation
    assert alone
    assert isinstance(alone.charts[0], RangeChart)
    assert len(alone.charts[0].bars) == 3


def test_without_agents_only_the_bill_is_told() -> None:
    presentation = answer(agents="0", billed_unit="seat_month", rate_low="2000").presentation
    assert presentation
    assert presentation.headline == "$10,000 a month"
    assert "nothing to divide" in presentation.meaning
    told = {row.figure for row in presentation.rows}
    assert "per_seat" in told
    assert "per_fte" not in told


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_what_to_ask_is_told_in_every_language(locale: str) -> None:
    inputs = {"billed_unit": "seat_month", "rate_low": "900", "start_date": "2026-03-17"}
    presentation = calculate("support_costs", "monthly_seat", inputs, locale).presentation
    assert presentation
    assert len(presentation.notes) == 2
    assert presentation.sources == ()
    sourced = calculate("support_costs", "monthly_seat", {}, locale).presentation
    assert sourced
    assert len(sourced.sources) == 1
