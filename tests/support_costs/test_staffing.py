"""The staffing calculator keeps its promises, and does not make the mistakes of others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart
from calculator_kit.parsing import canonical_text
from published import agrees
from support_costs.staffing.demand import Demand

D = Decimal
calls = st.decimals("0.5", 300, places=1)
handling_times = st.integers(10, 900)


def answer(locale: str = "en", /, **inputs: str | int | Decimal) -> Outcome:
    texts = {
        name: canonical_text(value) if isinstance(value, Decimal) else str(value)
        for name, value in inputs.items()
    }
    return calculate("support_costs", "staffing", texts, locale)


def figure(outcome: Outcome, name: str) -> Decimal:
    value = outcome.figures[name].low
    assert value is not None
    return value


# Published values with more digits than a worked example has.


def test_made_simple_to_ten_digits() -> None:
    outcome = answer()
    assert agrees(figure(outcome, "probability_wait"), ".1741319336")
    assert agrees(figure(outcome, "service_level"), ".8883500192")
    assert agrees(figure(outcome, "asa_seconds"), "7.835937")
    assert agrees(figure(outcome, "occupancy"), ".714286")
    at_once = answer(mode="given", sl_seconds=0)
    assert agrees(figure(at_once, "service_level") * 100, "82.6")


@pytest.mark.parametrize(
    ("load", "agents"),
    [(".0101", 1), ("1.3608", 5), ("4.4612", 10), ("12.031", 20), ("37.901", 50), ("84.064", 100)],
)
def test_table_of_erlang_b(load: str, agents: int) -> None:
    outcome = answer(mode="given", agents_logged_in=agents, calls_interval=D(load) * 10)
    assert abs(figure(outcome, "blocking") - D("0.01")) < D("3e-6")


@pytest.mark.parametrize(
    ("load", "limit", "agents"),
    [
        (10, "0.01", 15),
        (20, "0.01", 26),
        (50, "0.01", 57),
        (100, "0.01", 108),
        (200, "0.01", 209),
        (20, "0.05", 22),
        (50, "0.05", 50),
        (100, "0.05", 98),
        (200, "0.05", 192),
    ],
)
def test_agents_for_an_abandonment(load: int, limit: str, agents: int) -> None:
    """Calls of three minutes and a patience of five, whatever the service level."""
    outcome = answer(
        calls_interval=load * 10,
        patience=300,
        max_abandonment=limit,
        sl_target="0.01",
        max_occupancy=1,
    )
    assert figure(outcome, "agents_required") == agents


def test_the_limits_of_patience() -> None:
    """Long patience comes near Erlang C, none near Erlang B."""
    patient = answer(mode="given", patience=3600)
    hasty = answer(mode="given", patience=1)
    erlang_c = figure(answer(), "probability_wait")
    assert D(0) < erlang_c - figure(patient, "probability_wait") < D("0.02")
    assert D(0) < D(".0568191") - figure(hasty, "probability_abandon") < D("0.003")


# Mistakes of others.


def test_idle_time_is_counted_once() -> None:
    """14 agents are busy 71% of the time; 14 ÷ 0.85 would be 17."""
    assert figure(answer(max_occupancy="0.85"), "agents_required") == 14


def test_shrinkage_divides() -> None:
    """14 × 1.3 would be 18.2, which is 19 and too few."""
    assert figure(answer(), "agents_scheduled") == 20


@pytest.mark.parametrize("agents", [1, 5, 9, 10])
def test_overload_is_an_answer(agents: int) -> None:
    outcome = answer(mode="given", agents_logged_in=agents)
    assert outcome.presentation
    assert outcome.presentation.headline == "Overloaded"
    assert outcome.figures["asa_seconds"].low is None
    assert figure(outcome, "service_level") == 0
    assert "It takes 11 agents to keep up and 14 " in outcome.presentation.meaning


@pytest.mark.parametrize("agents", [1, 5, 9, 10])
def test_with_patience_overload_loses_only_some(agents: int) -> None:
    outcome = answer(mode="given", agents_logged_in=agents, patience=300)
    assert outcome.presentation
    assert 1 - D(agents) / 10 < figure(outcome, "probability_abandon") < 1
    assert figure(outcome, "occupancy") < 1
    assert any("More calls arrive" in note for note in outcome.presentation.notes)


def test_an_hour_is_said_to_hide_its_peaks() -> None:
    outcome = answer(interval_min=60)
    assert outcome.presentation
    assert any("hides its busiest minutes" in note for note in outcome.presentation.notes)


def test_chats_are_said_to_be_approximate() -> None:
    outcome = answer(concurrency=3)
    assert outcome.presentation
    assert any("approximation" in note for note in outcome.presentation.notes)


def test_one_hundred_per_cent_is_refused_where_it_was_typed() -> None:
    for more in ({}, {"patience": "120"}, {"mode": "given"}, {"calls_interval": "0"}):
        outcome = answer(sl_target=1, **more)
        assert list(outcome.errors) == ["sl_target"]
        assert "somebody may always wait longer" in outcome.errors["sl_target"]


# What is shown.


@pytest.mark.parametrize("patience", ["", "120"])
def test_table_from_three_fewer_to_five_more(patience: str) -> None:
    outcome = answer(patience=patience)
    assert outcome.presentation
    charts = [one for one in outcome.presentation.charts if isinstance(one, LineChart)]
    assert len(charts) == 2
    agents = int(figure(outcome, "agents_required"))
    for chart in charts:
        for series in chart.series:
            assert [int(point.x) for point in series.points] == list(range(agents - 3, agents + 6))


def test_the_table_says_where_the_queue_is_overloaded() -> None:
    outcome = answer(mode="given", agents_logged_in=12)
    assert outcome.presentation
    waits = outcome.presentation.charts[1]
    assert isinstance(waits, LineChart)
    assert [point.y_text for point in waits.series[0].points][:3] == ["Overloaded"] * 2 + ["122.8"]


def test_waits_of_trillionths_are_not_drawn_to_scale() -> None:
    outcome = answer(calls_interval="40000")
    assert outcome.presentation
    waits = outcome.presentation.charts[1]
    assert isinstance(waits, LineChart)
    assert [tick.text for tick in waits.y.ticks] == ["0", "0.25", "0.5", "0.75", "1"]


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_every_case_can_be_said(locale: str) -> None:
    for inputs in (
        {"mode": "given", "agents_logged_in": "3"},
        {"mode": "given", "agents_logged_in": "3", "patience": "60", "max_abandonment": "0.05"},
        {"mode": "given", "agents_logged_in": "1", "calls_interval": "2"},
        {"calls_interval": "0", "min_agents": "0"},
        {"calls_interval": "1", "min_agents": "3", "concurrency": "2", "interval_min": "60"},
        {"calls_interval": "500"},
    ):
        outcome = answer(locale, **inputs)
        assert outcome.presentation
        assert outcome.figures == answer("en", **inputs).figures


# Properties.


@settings(max_examples=40, deadline=None)
@given(calls=calls, aht=handling_times)
def test_forward_and_reverse_agree(calls: Decimal, aht: int) -> None:
    """The agents found meet all targets, and one fewer misses one of them."""
    found = answer(calls_interval=calls, aht=aht)
    needed = int(figure(found, "agents_required"))
    back = answer(calls_interval=calls, aht=aht, mode="given", agents_logged_in=needed)
    assert back.figures == found.figures
    assert back.presentation
    assert back.presentation.meaning.startswith("All targets are met")
    if needed > 1:
        fewer = answer(calls_interval=calls, aht=aht, mode="given", agents_logged_in=needed - 1)
        missed = figure(fewer, "service_level") < D("0.8") or figure(fewer, "occupancy") > D("0.85")
        assert missed


@settings(max_examples=40, deadline=None)
@given(calls=calls, more=calls, patience=st.sampled_from(["", "60", "600"]))
def test_more_calls_never_take_fewer_agents(calls: Decimal, more: Decimal, patience: str) -> None:
    few, many = sorted((calls, more))
    needed = [
        figure(answer(calls_interval=one, patience=patience), "agents_required")
        for one in (few, many)
    ]
    assert needed[0] <= needed[1]


@settings(max_examples=40, deadline=None)
@given(calls=st.integers(1, 300), aht=st.integers(10, 900), times=st.sampled_from([2, 4]))
def test_only_calls_for_each_minute_matter(calls: int, aht: int, times: int) -> None:
    """Twice the calls in an interval twice as long are the same queue."""
    here = answer(calls_interval=calls, interval_min=15, aht=aht)
    there = answer(calls_interval=calls * times, interval_min=15 * times, aht=aht)
    assert here.figures == there.figures


@settings(max_examples=40, deadline=None)
@given(calls=calls, agents=st.integers(1, 60), patience=st.integers(1, 3600))
def test_shares_are_shares(calls: Decimal, agents: int, patience: int) -> None:
    outcome = answer(calls_interval=calls, mode="given", agents_logged_in=agents, patience=patience)
    for name, found in outcome.figures.items():
        assert found.low == found.typical == found.high
        if found.unit == "percent":
            assert 0 <= figure(outcome, name) <= 1, name
    assert (
        figure(outcome, "sl_of_offered")
        <= figure(outcome, "sl_of_offered_without_early_abandons")
        <= 1
    )


@settings(max_examples=60, deadline=None)
@given(
    texts=st.dictionaries(
        st.sampled_from(["mode", "calls_interval", "aht", "patience", "sl_target", "shrinkage"]),
        st.text(max_size=20),
    ),
    locale=st.sampled_from(["en", "zh-Hant", "id", "he"]),
)
def test_nonsense_gives_messages(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "staffing", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)


def test_nobody_gives_up_without_a_patience() -> None:
    demand = Demand(D(10), D(180), D("0.8"), D(20), D("0.85"), 1)
    assert demand.abandoned(demand.queue(14)) == 0
    impatient = replace(demand, patience=D(120))
    assert 0 < impatient.abandoned(impatient.queue(14)) < 1


def test_what_takes_too_long_is_refused() -> None:
    demand = Demand(D(10), D(180), D("0.8"), D(20), D("0.85"), 1)
    assert not demand.too_large
    assert replace(demand, load=D(10_000_000)).too_large
    assert replace(demand, load=D(1000), patience=D(3600), aht=D("0.001")).too_large
    assert not replace(demand, load=D(1000), aht=D("0.001")).too_large
