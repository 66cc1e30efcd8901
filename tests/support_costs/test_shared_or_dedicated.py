"""Shared or dedicated: all crossings, and the rules behind the recommendation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart
from calculator_kit.markup import answer_html
from support_costs.shared_or_dedicated.rules import PAGES, RULES, recommend
from support_costs.shared_or_dedicated.staffed_line import (
    MOST_CROSSINGS,
    Crossing,
    StaffedLine,
    crossings,
)

TINY = Decimal("1e-20")
DOCS = Path(__file__).resolve().parents[2] / "docs"

lines = st.builds(
    StaffedLine,
    aht=st.sampled_from([30, 120, 240, 600]).map(Decimal),
    open_week=st.sampled_from([1, 5, 40]).map(Decimal),
    target=st.sampled_from(["0.5", "0.8", "0.95"]).map(Decimal),
    seconds=st.sampled_from([0, 20, 60]).map(Decimal),
    max_occupancy=st.sampled_from(["0.7", "0.85", "1"]).map(Decimal),
    least_agents=st.integers(0, 4),
    peak=st.sampled_from(["1", "1.5", "3"]).map(Decimal),
)
busy = st.integers(10, 84).map(lambda percent: Fraction(percent, 100))


def ask(locale: str = "en", **inputs: str) -> Outcome:
    outcome = calculate("support_costs", "shared_or_dedicated", inputs, locale)
    assert not outcome.errors
    return outcome


def walked(line: StaffedLine, contacts_per_agent: Fraction, most: int) -> list[Crossing]:
    """The crossings up to a volume, found by trying every single one."""
    found: list[Crossing] = []
    cheaper, agents = False, line.least_agents
    for contacts in range(1, most):
        while not line.serves(agents, contacts):
            agents += 1
        if (agents * contacts_per_agent <= contacts) != cheaper:
            cheaper = not cheaper
            found.append(Crossing(contacts, cheaper))
    return found


@settings(max_examples=15, deadline=None)
@given(line=lines, load=busy)
def test_every_crossing_is_found_and_no_other(line: StaffedLine, load: Fraction) -> None:
    contacts_per_agent = load / line.load_of_one
    if not 3 <= contacts_per_agent <= 200:
        return
    most = int(contacts_per_agent * 12)
    found = [one for one in crossings(line, contacts_per_agent).found if one.contacts < most]
    assert found == walked(line, contacts_per_agent, most)


@settings(max_examples=50, deadline=None)
@given(line=lines, load=busy)
def test_the_forms_change_places_in_turn(line: StaffedLine, load: Fraction) -> None:
    listed = crossings(line, load / line.load_of_one)
    assert [one.staffed_is_cheaper for one in listed.found] == [
        not place % 2 for place in range(len(listed.found))
    ]
    volumes = [one.contacts for one in listed.found]
    assert volumes == sorted(set(volumes))
    assert len(volumes) % 2 or not volumes
    assert listed.complete or len(volumes) >= MOST_CROSSINGS


@settings(max_examples=25, deadline=None)
@given(line=lines, volume=st.integers(0, 3000))
def test_the_staircase_needs_what_the_formula_needs(line: StaffedLine, volume: int) -> None:
    volumes = sorted({0, volume // 3, volume // 2, volume})
    for contacts, agents in line.staircase(volumes):
        assert agents == line.demand(contacts).agents


@settings(max_examples=25, deadline=None)
@given(line=lines, agents=st.integers(4, 30))
def test_a_teams_capacity_is_the_most_it_serves(line: StaffedLine, agents: int) -> None:
    beyond = int(agents / line.load_of_one) + 2
    if not line.serves(agents, 1):
        return
    capacity = line.capacity(agents, 1, beyond)
    assert line.serves(agents, capacity)
    assert not line.serves(agents, capacity + 1)


def test_rates_that_no_team_can_be_busy_enough_for_never_cross() -> None:
    line = StaffedLine(
        Decimal(240), Decimal(40), Decimal("0.8"), Decimal(20), max_occupancy=Decimal("0.85")
    )
    assert crossings(line, Fraction(86, 100) / line.load_of_one).found == ()
    shown = ask(hour_rate_low="300").presentation
    assert shown
    assert sum("cannot be kept busy enough" in note for note in shown.notes) == 2


def test_rates_on_the_edge_are_not_listed_without_end() -> None:
    line = StaffedLine(
        Decimal(240), Decimal(40), Decimal("0.8"), Decimal(20), max_occupancy=Decimal("0.85")
    )
    listed = crossings(line, Fraction(8499, 10000) / line.load_of_one)
    assert not listed.complete
    assert len(listed.found) > MOST_CROSSINGS - 2


def test_one_break_even_is_not_assumed() -> None:
    found = [name for name in ask(region="us_ca").figures if name.startswith("crossing_low_")]
    assert len(found) == 7


@given(
    calls=st.integers(0, 20_000),
    aht=st.integers(1, 2000),
    increment=st.integers(1, 300),
    minimum=st.sampled_from(["0", "60", "90"]),
    lengths=st.sampled_from(["varied", "equal"]),
    region=st.sampled_from(["offshore", "us_ca"]),
)
@settings(max_examples=30, deadline=None)
def test_shared_agents_cost_what_the_calculator_by_the_minute_says(
    calls: int, aht: int, increment: int, minimum: str, lengths: str, region: str
) -> None:
    texts = {
        "volume_month": str(calls),
        "aht": str(aht),
        "billing_increment": str(increment),
        "min_billable": minimum,
        "call_lengths": lengths,
        "region": region,
    }
    month = calculate("support_costs", "shared_minute", texts, "en").figures["month"]
    shared = ask(**texts).figures["shared_month"]
    for one, other in ((shared.low, month.low), (shared.high, month.high)):
        assert one is not None
        assert other is not None
        assert abs(one - other) < TINY * max(Decimal(1), one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("shared_or_dedicated", "shared_minute"), ("shared_minute", "shared_or_dedicated")],
)
def test_calls_are_billed_alike_where_a_link_leads(one: str, other: str) -> None:
    texts = {
        "volume_month": "700",
        "aht": "95",
        "billing_increment": "6",
        "min_billable": "60",
        "call_lengths": "equal",
    }
    shown = calculate("support_costs", one, texts, "en").presentation
    assert shown
    query = next(link.query for link in shown.related if link.calculator == other)
    assert texts.items() <= dict(parse_qsl(query)).items()


def test_rounding_up_makes_dedicated_agents_pay_sooner() -> None:
    by_second, in_minutes = (
        ask(region="us_ca", billing_increment=increment).figures for increment in ("1", "60")
    )
    for name in ("minutes_low_rates", "fte_contacts_low_rates", "crossing_low_1"):
        assert (in_minutes[name].low or 0) < (by_second[name].low or 0)


def test_what_rounding_adds_is_said_where_it_adds_anything() -> None:
    def notes(**inputs: str) -> list[str]:
        shown = ask(**inputs).presentation
        assert shown
        return [note for note in shown.notes if "rounded up" in note]

    assert notes() == [
        "Each call is rounded up with shared agents: they bill 13,562.4 minutes a month for 12,000.0 minutes of handling."
    ]
    assert notes(call_lengths="equal") == []
    assert notes(volume_month="0") == []


@given(factor=st.integers(1, 200))
def test_crossings_do_not_depend_on_the_currency(factor: int) -> None:
    dollars = ask(region="us_ca").figures
    other = ask(region="us_ca", currency="TWD", fx_rate=str(factor)).figures
    names = [name for name in dollars if name.startswith("crossing_")]
    assert names == [name for name in other if name.startswith("crossing_")]
    assert all(dollars[name] == other[name] for name in names)


@given(few=st.integers(0, 60_000), many=st.integers(0, 60_000))
def test_more_contacts_never_cost_less(few: int, many: int) -> None:
    few, many = sorted((few, many))
    at_few, at_many = (ask(volume_month=str(volume)).figures for volume in (few, many))
    for name in ("shared_month", "dedicated_month", "agents_on_phones"):
        low, lower = at_many[name].low, at_few[name].low
        assert low is not None
        assert lower is not None
        assert lower <= low


@given(volume=st.integers(0, 60_000), region=st.sampled_from(["offshore", "us_ca"]))
def test_the_difference_holds_every_pair_of_rates(volume: int, region: str) -> None:
    found = ask(volume_month=str(volume), region=region).figures
    both, by_minute, by_hour = (
        found[name] for name in ("difference", "shared_month", "dedicated_month")
    )
    for hour in (by_hour.low, by_hour.high):
        for minute in (by_minute.low, by_minute.high):
            assert hour is not None
            assert minute is not None
            assert both.low is not None
            assert both.high is not None
            assert both.low - TINY <= hour - minute <= both.high + TINY


def test_busy_time_below_the_break_even_means_that_shared_is_cheaper() -> None:
    for volume in range(1000, 60_000, 1777):
        found = ask(volume_month=str(volume), region="us_ca").figures
        handled, even, both = (
            found[name] for name in ("handled_minutes", "break_even_minutes", "difference")
        )
        assert handled.low is not None
        assert even.low is not None
        assert even.high is not None
        assert both.low is not None
        assert both.high is not None
        assert (handled.low < even.low) == (both.low > 0)
        assert (handled.low > even.high) == (both.high < 0)


@pytest.mark.parametrize(
    ("cheaper", "complex_content", "special", "demand", "form", "rules"),
    [
        ("shared", False, False, "level", "shared", ["rule.shared.if_volatile_or_low"]),
        (
            "shared",
            False,
            False,
            "peaky",
            "shared",
            [
                "rule.shared.if_volatile_or_low",
                "rule.nondedicated.if",
                "rule.peaky_dedicated_idle",
            ],
        ),
        ("unclear", False, False, "volatile", "shared", ["rule.shared.if_volatile_or_low"]),
        (
            "unclear",
            False,
            False,
            "level",
            "either",
            ["rule.shared.if_volatile_or_low", "rule.dedicated.if_complex_or_predictable"],
        ),
        ("dedicated", False, False, "level", "dedicated", ["rule.dedicated.if"]),
        (
            "dedicated",
            False,
            False,
            "peaky",
            "mixed",
            ["rule.dedicated.if", "rule.peaky_dedicated_idle"],
        ),
        (
            "dedicated",
            False,
            False,
            "volatile",
            "mixed",
            ["rule.dedicated.if", "rule.shared.if_volatile_or_low"],
        ),
        (
            "shared",
            True,
            False,
            "level",
            "dedicated",
            ["rule.dedicated.if_complex_or_predictable", "rule.dedicated.if"],
        ),
        (
            "shared",
            True,
            True,
            "peaky",
            "dedicated",
            ["rule.nondedicated.but_if_special_cases", "rule.peaky_dedicated_idle"],
        ),
    ],
)
def test_recommendation(
    cheaper: str,
    complex_content: bool,
    special: bool,
    demand: str,
    form: str,
    rules: list[str],
) -> None:
    advice = recommend(
        cheaper,  # type: ignore[arg-type]  # the parameters are typed as plain text
        complex_content=complex_content,
        special_cases=special,
        demand=demand,
    )
    assert (advice.form, list(advice.rules)) == (form, rules)


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("language", ["en", "zh-Hant", "id", "he"])
def test_every_rule_is_linked_from_the_calculators_page(rule: str, language: str) -> None:
    anchor = rule.replace(".", "-").replace("_", "-")
    page = (DOCS / language / "calculators/shared-or-dedicated.md").read_text(encoding="utf-8")
    assert f"`{rule}`" in page
    assert f"#{anchor})" in page


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_the_rules_are_listed_with_their_places_in_the_guide(locale: str) -> None:
    shown = ask(locale, special_cases="frequent").presentation
    assert shown
    rules = shown.lists[0]
    assert [item.page for item in rules.items] == ["vendor/#rule-nondedicated-but-if-special-cases"]
    assert 'href="../../vendor/#rule-nondedicated-but-if' in answer_html(shown, locale, "../")
    assert "<a" not in answer_html(replace(shown, sources=(), related=()), locale)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "id", "he"])
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_stands_on_the_page_that_it_is_linked_to(rule: str, language: str) -> None:
    page = (DOCS / language / f"{PAGES[rule]}.md").read_text(encoding="utf-8")
    assert f"{{#{rule.replace('.', '-').replace('_', '-')}}}" in page


def test_what_knowledge_costs_is_said() -> None:
    shown = ask(special_cases="frequent", call_lengths="equal").presentation
    assert shown
    assert shown.headline == "Dedicated agents"
    assert any("They cost more" in note for note in shown.notes)


def test_the_chart_marks_the_first_and_the_last_crossing() -> None:
    shown = ask(region="us_ca", volume_month="20000", call_lengths="equal").presentation
    assert shown
    chart = shown.charts[0]
    assert isinstance(chart, LineChart)
    assert [int(mark.x) for mark in chart.marks] == [16343, 23607, 23112, 32741]
    assert [series.step for series in chart.series] == [False, False, True, True]


@given(
    texts=st.dictionaries(
        st.sampled_from(["volume_month", "aht", "minute_rate_low", "hour_rate_high", "sl_target"]),
        st.text(max_size=20) | st.integers(0, 2000).map(str),
    ),
    locale=st.sampled_from(["en", "zh-Hant", "id", "he"]),
)
@settings(max_examples=30, deadline=None)
def test_nonsense_gives_messages_and_no_exception(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "shared_or_dedicated", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
