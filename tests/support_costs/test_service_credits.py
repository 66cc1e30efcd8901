"""Bonus and deductions stay within their limits and move the right way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.formatting import without_isolates
from calculator_kit.numbers import Number
from calculator_kit.parsing import canonical_text
from support_costs.facts import facts
from support_costs.service_credits.indicators import Indicator, Standing

PACKAGE = "support_costs"
ALONE = dict.fromkeys(
    (f"{kpi}_weight" for kpi in ("csat", "fcr", "service_level", "uptime", "reports")), "0"
) | {"aht_weight": "1"}

shares = st.decimals(0, 1, places=3)
values = st.decimals(0, 100, places=2)


def month(**inputs: str) -> Outcome:
    outcome = calculate(PACKAGE, "service_credits", inputs, "en")
    assert not outcome.errors
    return outcome


def agreed(floor: Decimal, target: Decimal, stretch: Decimal | None = None) -> Indicator:
    return Indicator(
        Number.of(floor), Number.of(target), None if stretch is None else Number.of(stretch)
    )


def amount(outcome: Outcome, figure: str) -> Decimal:
    low = outcome.figures[figure].low
    assert low is not None
    return low


def notes(outcome: Outcome) -> str:
    assert outcome.presentation
    return " ".join(outcome.presentation.notes)


@given(
    csat=shares, fcr=shares, level=shares, uptime=shares, reports=shares, risk=shares, cap=shares
)
def test_the_invoice_stays_within_its_limits(
    csat: Decimal,
    fcr: Decimal,
    level: Decimal,
    uptime: Decimal,
    reports: Decimal,
    risk: Decimal,
    cap: Decimal,
) -> None:
    measured = {"csat": csat, "fcr": fcr, "service_level": level}
    measured |= {"uptime": uptime, "reports": reports}
    outcome = month(
        at_risk=canonical_text(risk),
        bonus_cap=canonical_text(cap),
        **{f"{kpi}_actual": canonical_text(value) for kpi, value in measured.items()},
    )
    assert amount(outcome, "least") <= amount(outcome, "invoice") <= amount(outcome, "most")
    parts = amount(outcome, "bonus") - amount(outcome, "deduction")
    assert abs(amount(outcome, "change") - parts) < Decimal("1e-20")
    assert abs(amount(outcome, "invoice") - 10_000 - parts) < Decimal("1e-20")


@given(worse=shares, better=shares)
def test_a_better_value_never_costs_the_vendor(worse: Decimal, better: Decimal) -> None:
    worse, better = sorted((worse, better))
    low, high = (month(fcr_actual=canonical_text(value)) for value in (worse, better))
    assert amount(low, "invoice") <= amount(high, "invoice")


@given(worse=st.decimals(0, 7200, places=0), better=st.decimals(0, 7200, places=0))
def test_where_less_is_better_a_lower_value_never_costs_the_vendor(
    worse: Decimal, better: Decimal
) -> None:
    better, worse = sorted((worse, better))
    low, high = (
        month(**ALONE, aht_stretch="280", aht_actual=canonical_text(value))
        for value in (worse, better)
    )
    assert amount(low, "invoice") <= amount(high, "invoice")


@given(fee=st.integers(0, 10**9), factor=st.integers(1, 50))
def test_everything_is_proportional_to_the_fee(fee: int, factor: int) -> None:
    once, often = month(monthly_fee=str(fee)), month(monthly_fee=str(fee * factor))
    for name in ("invoice", "deduction", "bonus", "least", "most"):
        assert abs(amount(often, name) - factor * amount(once, name)) < Decimal("1e-9")


@given(part=st.integers(1, 20))
def test_only_the_proportions_of_weights_matter(part: int) -> None:
    weights = {"csat": 25, "fcr": 25, "service_level": 30, "uptime": 10, "reports": 10}
    scaled = {
        f"{kpi}_weight": canonical_text(Decimal(weight * part) / 2000)
        for kpi, weight in weights.items()
    }
    outcome = month(**scaled)
    assert abs(amount(outcome, "invoice") - amount(month(), "invoice")) < Decimal("1e-20")
    assert ("each was divided by that sum" in notes(outcome)) == (part != 20)


@given(floor=values, target=values, beyond=st.decimals(0, 50, places=2), actual=values)
def test_scores_and_excess_are_shares_and_never_both_partial(
    floor: Decimal, target: Decimal, beyond: Decimal, actual: Decimal
) -> None:
    stretch = target - beyond if target < floor else target + beyond
    indicator, measured = agreed(floor, target, stretch), Number.of(actual)
    assert indicator.stretch_lies_beyond
    score, excess = indicator.score(measured), indicator.excess(measured)
    assert 0 <= score <= 1
    assert 0 <= excess <= 1
    assert excess == 0 or score == 1
    met = {Standing.MET, Standing.STRETCH}
    assert (indicator.standing(measured) in met) == (score == 1)


@pytest.mark.parametrize(
    ("actual", "stretch", "deduction"),
    [("250", "", 0), ("300", "", 0), ("301", "", 1000), ("250", "280", 0), ("310", "280", 1000)],
)
def test_faster_than_a_floor_that_is_the_target_costs_nothing(
    actual: str, stretch: str, deduction: int
) -> None:
    same = {"aht_floor": "300", "aht_target": "300", "aht_stretch": stretch}
    outcome = month(**ALONE, **same, aht_actual=actual)
    assert amount(outcome, "deduction") == deduction


@pytest.mark.parametrize(("kpi", "stretch"), [("aht", "320"), ("csat", "0.8")])
def test_a_stretch_goal_on_the_wrong_side_of_both_is_refused(kpi: str, stretch: str) -> None:
    same = {"aht": "300", "csat": "0.85"}[kpi]
    inputs = {f"{kpi}_floor": same, f"{kpi}_target": same, f"{kpi}_stretch": stretch}
    outcome = calculate("support_costs", "service_credits", inputs, "en")
    assert set(outcome.errors) == {f"{kpi}_stretch"}


@given(floor=values, target=values, actual=values)
def test_turning_the_scale_round_changes_nothing(
    floor: Decimal, target: Decimal, actual: Decimal
) -> None:
    if floor == target:
        return
    there, back = agreed(floor, target), agreed(-floor, -target)
    measured, turned = Number.of(actual), Number.of(-actual)
    assert there.less_is_better != back.less_is_better
    assert there.score(measured) == back.score(turned)
    assert there.standing(measured) == back.standing(turned)


def test_handle_time_alone_is_warned_about() -> None:
    assert "only indicator that counts" in notes(month(**ALONE))
    most = {"csat_weight": "0.1", "fcr_weight": "0", "service_level_weight": "0"}
    most |= {"uptime_weight": "0", "reports_weight": "0", "aht_weight": "0.9"}
    assert "most of the weight" in notes(month(**most))
    assert "Handle time" not in notes(month(aht_weight="0.1"))


def test_a_bonus_that_covers_a_missed_floor_is_pointed_out() -> None:
    outcome = month(
        reports_actual="0.5",
        csat_actual="0.92",
        fcr_actual="0.82",
        service_level_actual="0.9",
    )
    assert amount(outcome, "change") > 0
    assert "Reports on time" in notes(outcome)


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"volume_actual": "0"}, "no contacts to measure it by"),
        ({"csat_actual": ""}, "Customer satisfaction does not count"),
        ({"volume_actual": "2000", "volume_forecast": "1000"}, "more contacts came"),
        ({"month_excused": "yes"}, "the invoice is the fee"),
        ({"reward_metric": "sales"}, "people who called for help"),
        ({"reward_metric": "none"}, "Without any bonus"),
        ({"csat_floor": "0.85"}, "all or nothing"),
    ],
)
def test_what_is_out_of_the_ordinary_is_said(inputs: dict[str, str], words: str) -> None:
    assert words in notes(month(**inputs))


def test_nothing_is_measured_in_an_excused_month() -> None:
    outcome = month(month_excused="yes", reward_metric="sales")
    assert "score" not in outcome.figures
    assert outcome.presentation
    assert len(outcome.presentation.steps) == 1


def test_the_default_service_level_is_the_published_one() -> None:
    outcome = month()
    assert (
        Decimal(outcome.inputs["service_level_target"])
        == facts()["benchmark.service_level"].typical
    )
    assert outcome.presentation
    assert len(outcome.presentation.sources) == 1
    assert not month(service_level_target="0.75").presentation.sources  # type: ignore[union-attr]


@pytest.mark.parametrize("locale", ["zh-Hant", "id", "he"])
def test_every_language_says_the_same_figures(locale: str) -> None:
    english = month(reward_metric="sales", earnback_months="2")
    told = calculate(
        PACKAGE, "service_credits", {"reward_metric": "sales", "earnback_months": "2"}, locale
    )
    assert told.figures == english.figures
    assert told.presentation
    assert english.presentation
    assert [row.figure for row in told.presentation.rows] == [
        row.figure for row in english.presentation.rows
    ]
    assert without_isolates(told.presentation.meaning)
