"""The week's staff is the sum of its intervals, and is rounded once."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import HeatMap
from calculator_kit.parsing import canonical_text
from support_costs.coverage.week_profiles import FLAT, LONG, OFFICE, open_slots, profile_week

D = Decimal
PROFILES = [OFFICE, LONG, FLAT]


def answer(locale: str = "en", /, **inputs: str | int | Decimal) -> Outcome:
    texts = {
        name: canonical_text(value) if isinstance(value, Decimal) else str(value)
        for name, value in inputs.items()
    }
    return calculate("support_costs", "coverage", texts, locale)


def figure(outcome: Outcome, name: str) -> Decimal:
    value = outcome.figures[name].low
    assert value is not None
    return value


def one_hour_a_day(*weights: int) -> str:
    """A day whose first hours have these weights."""
    return ";".join(str(weight) for weight in (*weights, *[0] * (24 - len(weights))))


def agents_and_level(calls: Decimal, **inputs: str | int) -> tuple[Decimal, Decimal]:
    """What the staffing calculator says of one interval."""
    texts = {name: str(value) for name, value in inputs.items()}
    texts |= {"calls_interval": canonical_text(calls), "aht": "240"}
    outcome = calculate("support_costs", "staffing", texts, "en")
    return figure(outcome, "agents_required"), figure(outcome, "service_level")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("interval", [30, 60])
def test_a_week_is_the_sum_of_its_intervals(profile: str, interval: int) -> None:
    """Hours are added before they are rounded, and the level is weighted by calls."""
    outcome = answer(profile=profile, interval_min=interval, calls=3000)
    slots = open_slots(profile_week(profile), interval, 22, 6)
    whole = sum(slot.weight for slot in slots)
    agents, in_time = D(0), D(0)
    found: dict[Decimal, tuple[Decimal, Decimal]] = {}
    for slot in slots:
        calls = D(3000) * slot.weight / whole
        if slot.weight not in found:
            found[slot.weight] = agents_and_level(calls, interval_min=interval)
        needed, level = found[slot.weight]
        agents += needed
        in_time += calls * level
    hours = agents * interval / 60
    assert figure(outcome, "agent_hours_week") == hours
    assert abs(figure(outcome, "fte") - hours / D("0.7") / 40) < D("1e-20")
    assert abs(figure(outcome, "service_level") - in_time / 3000) < D("1e-20")
    assert abs(figure(outcome, "occupancy") - D(3000) * 240 / 3600 / hours) < D("1e-20")


def test_quiet_hours_do_not_make_up_for_busy_ones() -> None:
    """The mean of the intervals would be another figure than the calls' own."""
    outcome = answer(own_hours=one_hour_a_day(9, 1), interval_min=60, own_days=1, calls=1000)
    busy, quiet = (agents_and_level(D(n), interval_min=60)[1] for n in (900, 100))
    assert abs(figure(outcome, "service_level") - (9 * busy + quiet) / 10) < D("1e-20")
    assert abs(figure(outcome, "service_level") - (busy + quiet) / 2) > D("0.001")


def test_heads_are_rounded_once() -> None:
    outcome = answer(language_share2="0.3", language_share3="0.2")
    parts = [figure(outcome, f"language{n}_fte") for n in (1, 2, 3)]
    assert abs(sum(parts) - figure(outcome, "fte")) < D("1e-20")
    assert figure(outcome, "heads") == ceil(figure(outcome, "fte"))
    assert figure(outcome, "heads") <= sum(map(ceil, parts))


@pytest.mark.parametrize(
    "inputs",
    [
        {"own_hours": one_hour_a_day(1), "own_days": 1, "calls": 100},
        {"own_hours": one_hour_a_day(1), "own_days": 1, "calls": 100, "hours_week": 168},
        {"own_hours": one_hour_a_day(9, 1), "own_days": 2, "calls": 900, "language_share2": "0.5"},
        {"calls": 0, "min_agents": 3, "hours_week": 168, "shrinkage": 0},
        {"profile": "flat", "calls": 3000},
    ],
)
def test_as_many_are_employed_as_are_logged_in_at_once(inputs: dict[str, str | int]) -> None:
    """An open hour a week takes a quarter of a post, but its agents are there together."""
    outcome = answer(**inputs)
    posts, peak = ceil(figure(outcome, "fte")), figure(outcome, "peak_agents")
    assert figure(outcome, "heads") == max(posts, peak)


@pytest.mark.parametrize("profile", PROFILES)
def test_profiles_are_scaled_to_the_calls(profile: str) -> None:
    week = answer(profile=profile, calls=3000)
    assert abs(figure(week, "calls_week") - 3000) < D("1e-20")
    peak = figure(week, "peak_calls")
    back = answer(profile=profile, calls=peak, calls_per="peak")
    assert abs(figure(back, "calls_week") - 3000) < D("1e-15")
    assert figure(back, "agent_hours_week") == figure(week, "agent_hours_week")


def test_half_hours_and_hours_open_alike() -> None:
    for profile in PROFILES:
        hours = {
            figure(answer(profile=profile, interval_min=n), "open_hours_week") for n in (30, 60)
        }
        assert len(hours) == 1


def test_closed_hours_are_not_on_the_map() -> None:
    outcome = answer()
    assert outcome.presentation
    chart = outcome.presentation.charts[0]
    assert isinstance(chart, HeatMap)
    assert chart.columns == tuple(str(hour) for hour in range(9, 18))
    assert [row.label for row in chart.rows][:1] == ["Mon"]
    closed = [all(cell.level is None for cell in row.cells) for row in chart.rows]
    assert closed == [False] * 5 + [True] * 2
    assert max(int(cell.text) for cell in chart.rows[0].cells) == figure(outcome, "peak_agents")


def test_the_first_day_only_names_the_days() -> None:
    monday, sunday = answer(), answer(week_start="sunday")
    assert monday.figures == sunday.figures
    assert sunday.presentation
    chart = sunday.presentation.charts[0]
    assert isinstance(chart, HeatMap)
    assert chart.rows[0].label == "Sun"
    assert chart.rows[6].label == "Sat"


def test_a_night_passes_midnight() -> None:
    slots = open_slots(profile_week(FLAT), 60, 22, 6)
    assert {slot.hour for slot in slots if slot.night} == {22, 23, 0, 1, 2, 3, 4, 5}
    assert not any(slot.night for slot in open_slots(profile_week(FLAT), 60, 6, 6))


def test_premiums_wait_for_a_price() -> None:
    outcome = answer(language_premium1="0.2")
    assert outcome.presentation
    assert "month" not in outcome.figures
    assert any("Premiums change nothing" in note for note in outcome.presentation.notes)
    assert outcome.figures["fte"] == answer().figures["fte"]


def test_no_premium_is_assumed() -> None:
    """Several languages around the clock cost their hours and nothing else."""
    outcome = answer(profile="flat", language_share2="0.5", rate_low=10)
    assert "premiums_month" not in outcome.figures
    hours = figure(outcome, "paid_hours_month")
    assert abs(figure(outcome, "month") - hours * 10) < D("1e-15")


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_every_case_can_be_said(locale: str) -> None:
    for inputs in (
        {"calls": "0", "profile": "flat"},
        {"language_share2": "1", "queues": "pooled"},
        {
            "language_share2": "0.3",
            "language_premium2": "0.1",
            "queues": "pooled",
            "rate_low": "8",
            "rate_high": "14",
            "night_premium": "0.2",
            "profile": "flat",
        },
        {"own_hours": one_hour_a_day(1, 2, 3), "calls_per": "peak"},
    ):
        outcome = answer(locale, **inputs)
        assert outcome.presentation
        assert outcome.figures == answer("en", **inputs).figures


# Properties.

shares = st.decimals(0, "0.5", places=2)


@settings(max_examples=20, deadline=None)
@given(calls=st.integers(1, 20_000), share=shares, profile=st.sampled_from(PROFILES))
def test_pooling_never_costs_hours(calls: int, share: Decimal, profile: str) -> None:
    outcome = answer(calls=calls, language_share2=share, profile=profile)
    assert not share or figure(outcome, "pooling_loss") >= 0


@settings(max_examples=20, deadline=None)
@given(
    calls=st.integers(0, 20_000),
    share=shares,
    premium=st.decimals(0, 2, places=2),
    night=st.decimals(0, 2, places=2),
    rates=st.tuples(*[st.decimals("0.01", 100, places=2)] * 2),
)
def test_low_is_never_above_high_and_premiums_never_save(
    calls: int,
    share: Decimal,
    premium: Decimal,
    night: Decimal,
    rates: tuple[Decimal, Decimal],
) -> None:
    low, high = sorted(rates)
    given_inputs: dict[str, str | int | Decimal] = {
        "calls": calls,
        "language_share2": share,
        "profile": "flat",
    }
    priced = {"rate_low": low, "rate_high": high}
    outcome = answer(**given_inputs, **priced, language_premium2=premium, night_premium=night)
    plain = answer(**given_inputs, **priced)
    for found in outcome.figures.values():
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.high
    assert figure(outcome, "month") >= figure(plain, "month")
    assert abs(figure(outcome, "year") - 12 * figure(outcome, "month")) < D("1e-15")


@settings(max_examples=20, deadline=None)
@given(few=st.integers(0, 20_000), many=st.integers(0, 20_000))
def test_more_calls_never_take_fewer_hours(few: int, many: int) -> None:
    few, many = sorted((few, many))
    hours = [figure(answer(calls=calls), "agent_hours_week") for calls in (few, many)]
    assert hours[0] <= hours[1]


@settings(max_examples=60, deadline=None)
@given(
    texts=st.dictionaries(
        st.sampled_from(["profile", "calls", "own_hours", "language_share2", "night_from"]),
        st.text(max_size=20),
    ),
    locale=st.sampled_from(["en", "zh-Hant", "id", "he"]),
)
def test_nonsense_gives_messages(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "coverage", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)


@pytest.mark.parametrize(
    ("profile", "days", "weight"), [(OFFICE, 5, 194), (LONG, 7, 334), (FLAT, 7, 48)]
)
def test_every_day_of_a_profile_has_48_half_hours(profile: str, days: int, weight: int) -> None:
    week = profile_week(profile)
    assert [len(day) for day in week] == [48] * days
    assert sum(week[0]) == weight
