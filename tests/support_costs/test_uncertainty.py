"""A month of uncertain inputs: repeatable, right on average, and open where nothing is known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import DistributionChart, TornadoChart
from calculator_kit.figures import Figure
from calculator_kit.parsing import canonical_text
from support_costs.uncertainty.estimates import PERT, TRIANGULAR, UNIFORM, Estimate
from support_costs.uncertainty.month_runs import MonthModel, simulate

D = Decimal
WIDE = {
    "agents_low": "4",
    "agents_high": "7",
    "hours_week_low": "38",
    "hours_week_high": "42",
    "language_premium_low": "0",
    "language_premium": "0.05",
    "language_premium_high": "0.2",
}
shapes = st.sampled_from([UNIFORM, TRIANGULAR, PERT])
amounts = st.decimals(1, 100, places=1)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "uncertainty", inputs, "en")
    assert not outcome.errors
    return outcome


def low(figure: Figure) -> Decimal:
    assert figure.low is not None
    return figure.low


def notes(outcome: Outcome) -> str:
    assert outcome.presentation
    return " ".join(outcome.presentation.notes)


def certain(value: str) -> Estimate:
    return Estimate(D(value), D(value), D(value))


def model(agents: Estimate, rate: Estimate) -> MonthModel:
    return MonthModel(agents, certain("40"), rate, certain("0"), None, None, "USD")


def test_a_seed_repeats_and_another_does_not() -> None:
    """T36: the same seed gives the same figures to the last digit."""
    first, again = answer(**WIDE, mc_n="300"), answer(**WIDE, mc_n="300")
    other = answer(**WIDE, mc_n="300", mc_seed="1")
    assert first.figures == again.figures
    assert first.figures["p50"] != other.figures["p50"]


@settings(deadline=None, max_examples=20)
@given(
    ends=st.tuples(amounts, amounts, amounts).map(sorted),
    rates=st.tuples(amounts, amounts).map(sorted),
    shape=shapes,
    seed=st.integers(0, 99),
)
def test_the_mean_is_that_of_the_formula(
    ends: list[Decimal], rates: list[Decimal], shape: str, seed: int
) -> None:
    """T36: within five standard errors, which one seed in a million misses."""
    agents = Estimate(ends[0], ends[1], ends[2])
    month = model(agents, Estimate(rates[0], None, rates[1]))
    runs = simulate(month, shape, 500, seed, False)
    exact = month.mean(shape).value()
    slack = exact / 10_000  # the PERT bell is drawn with straight lines
    assert abs(Fraction(runs.mean) - exact) <= 5 * Fraction(runs.error) + slack


def test_moving_together_widens_the_range() -> None:
    """T36: independence hides what one common cause does."""
    apart, linked = answer(**WIDE).figures, answer(**WIDE, mc_corr="yes").figures
    assert low(linked["p10"]) < low(apart["p10"])
    assert low(linked["p90"]) > low(apart["p90"])
    assert "mean_exact" in apart
    assert "mean_exact" not in linked


def test_nothing_uncertain_is_the_ordinary_calculator() -> None:
    """Every percentile is then what the hourly calculator answers."""
    inputs = {"agents": "3", "hours_week": "37.5", "language_premium": "0.1", "shrinkage": "0.25"}
    own = {"region": "custom", "billed_unit": "production_hour"}
    ordinary = calculate(
        "support_costs", "dedicated_hourly", inputs | own | {"rate_low": "9"}, "en"
    )
    figures = answer(**inputs, **own, rate="9").figures
    for name in ("p10", "p50", "p90", "mean", "mean_exact", "middle", "month"):
        assert abs(low(figures[name]) - low(ordinary.figures["month"])) < D("1e-9")


def test_the_range_of_the_region_is_that_of_the_ordinary_calculator() -> None:
    for region in ("india", "w_europe", "us_ca"):
        ordinary = calculate("support_costs", "dedicated_hourly", {"region": region}, "en")
        month = answer(region=region, mc_n="100").figures["month"]
        assert month.as_text() == ordinary.figures["month"].as_text()


@settings(deadline=None, max_examples=25)
@given(
    spread=st.decimals(0, 3, places=1),
    rate=st.tuples(amounts, amounts).map(sorted),
    shape=shapes,
    linked=st.sampled_from(["no", "yes"]),
)
def test_percentiles_rise_and_stay_inside_the_range(
    spread: Decimal, rate: list[Decimal], shape: str, linked: str
) -> None:
    figures = answer(
        agents_low=canonical_text(5 - spread),
        agents_high=canonical_text(5 + spread),
        region="custom",
        rate_low=canonical_text(rate[0]),
        rate_high=canonical_text(rate[1]),
        mc_n="200",
        mc_shape=shape,
        mc_corr=linked,
    ).figures
    ends = figures["month"]
    assert ends.low is not None
    assert ends.high is not None
    slack = ends.high / 10**12
    told = [low(figures[name]) for name in ("p10", "p50", "p90")]
    assert told == sorted(told)
    assert ends.low - slack <= told[0]
    assert told[2] <= ends.high + slack


def test_without_an_upper_end_no_figure_has_one() -> None:
    """T30: the rate is left out of the drawing, and said to be."""
    outcome = answer(region="w_europe", agents_low="4", agents_high="6", budget_month="9000")
    assert all(figure.high is None for figure in outcome.figures.values())
    assert "mean" not in outcome.figures
    assert "lower end only" in notes(outcome)
    assert outcome.presentation
    assert outcome.presentation.headline.startswith("from ")
    tornado = next(one for one in outcome.presentation.charts if isinstance(one, TornadoChart))
    assert [row.high for row in tornado.rows if row.label == "Hourly rate"] == [None]


def test_an_upper_end_of_ones_own_closes_the_range() -> None:
    outcome = answer(region="w_europe", rate_high="60")
    assert all(figure.high is not None for figure in outcome.figures.values())
    assert "lower end only" not in notes(outcome)


def test_an_assumed_shape_is_said_to_be() -> None:
    """T37: with two ends alone the middle is no source's figure."""
    assert "that shape is assumed" in notes(answer())
    assert "Hourly rate" in notes(answer())
    own = {"region": "custom", "rate_low": "8", "rate": "9", "rate_high": "14"}
    assert "that shape is assumed" not in notes(answer(**own))
    assert "Assumed spread: a triangle" in notes(answer(**own))


def test_two_ends_alone_are_flat_whatever_shape_is_chosen() -> None:
    figures = [answer(mc_shape=shape).figures for shape in (UNIFORM, TRIANGULAR, PERT)]
    assert figures[0] == figures[1] == figures[2]


def test_shrinkage_moves_the_bill_only_when_logged_in_hours_are_billed() -> None:
    spread = {"shrinkage_low": "0.2", "shrinkage_high": "0.4", "region": "custom", "rate": "10"}
    paid = answer(**spread)
    assert paid.figures["p10"] == paid.figures["p90"]
    assert "shrinkage does not change the month" in notes(paid)
    logged_in = answer(**spread, billed_unit="production_hour").figures
    assert low(logged_in["p10"]) < low(logged_in["p90"]) < low(paid.figures["p10"])


def test_the_chart_counts_every_run() -> None:
    outcome = answer(**WIDE, mc_n="1000")
    assert outcome.presentation
    chart = next(one for one in outcome.presentation.charts if isinstance(one, DistributionChart))
    assert sum(found.count for found in chart.bins) == 1000
    assert [quantile.name for quantile in chart.quantiles] == ["P10", "P50", "P90"]


def test_no_agents_cost_nothing() -> None:
    figures = answer(agents_low="0", agents="0", agents_high="0").figures
    assert [low(figures[name]) for name in ("p10", "p50", "p90", "month")] == [0, 0, 0, 0]


def test_a_typical_value_of_nought_can_vary() -> None:
    figures = answer(agents_low="0", agents="0", agents_high="4").figures
    assert low(figures["p90"]) > 0


@pytest.mark.parametrize("count", [100, 50_000])
def test_the_bounds_of_the_runs(count: int) -> None:
    assert low(answer(mc_n=str(count)).figures["p50"]) > 0


@pytest.mark.parametrize(
    ("given_end", "missing"), [("agents_low", "agents_high"), ("agents_high", "agents_low")]
)
def test_the_end_that_is_missing_is_asked_for(given_end: str, missing: str) -> None:
    assert list(calculate("support_costs", "uncertainty", {given_end: "10"}, "en").errors) == [
        missing
    ]
