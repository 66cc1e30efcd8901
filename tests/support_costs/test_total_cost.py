"""The comparison of one's own team with an outsourced one counts everything once, on one basis."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart, StackedChart
from calculator_kit.fields import NumberField
from calculator_kit.formatting import is_currency, without_isolates
from calculator_kit.inputs import check_inputs
from calculator_kit.parsing import canonical_text
from calculator_kit.working import Sheet
from support_costs.facts import facts
from support_costs.total_cost.calculator import CALCULATOR
from support_costs.total_cost.comparison import Comparison, break_even_month
from support_costs.total_cost.cost_lines import RUNNING_COSTS
from support_costs.total_cost.fields import TwoWays
from support_costs.total_cost.inhouse_fields import ITEMISED, MULTIPLE, ONE_FIGURE
from support_costs.total_cost.outsourcing_fields import STUDY, TYPED

DOCS = Path(__file__).resolve().parents[2] / "docs"
PLAIN = {
    "wage": "20",
    "benefits": "0",
    "turnover_inhouse": "0",
    "support_salary": "0",
    "rate_low": "10",
    "governance_fte": "0",
    "parallel_months": "0",
    "g_wage_home": "0",
    "g_price_vendor": "0",
}
"""Nothing but wages on one side and the vendor's bill on the other, the same every year."""

ONCE = (
    "setup_fee",
    "integration_cost",
    "contract_cost",
    "kt_cost",
    "severance",
    "exit_reserve",
)
NO_MOVING = dict.fromkeys(ONCE, "0")
"""Moving is known to cost nothing."""

ITEMS = (
    "benefits",
    "bonus_months",
    "allowance",
    "span",
    "qa_ratio",
    "trainer_ratio",
    "support_salary",
    "turnover_inhouse",
    "turnover_method",
    "replace_cost",
    "hiring_cost",
    "train_days",
    "ramp_weeks",
    "ramp_start_productivity",
    "seat_rent",
    "licence",
    "telecom",
    "equipment",
    "equipment_life",
)
"""What a multiple of the wage contains already."""
YEARLY = {
    "travel": 1,
    "change_req": 1,
    "extra_services": 1,
    "transaction_fee": 12,
    "premium_support": 12,
}


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "total_cost", inputs, "en")
    assert not outcome.errors
    return outcome


def low(outcome: Outcome, figure: str) -> Decimal:
    value = outcome.figures[figure].low
    assert value is not None
    return value


@pytest.mark.parametrize("inhouse_method", [ITEMISED, MULTIPLE])
@pytest.mark.parametrize("turnover_method", [ONE_FIGURE, ITEMISED])
@pytest.mark.parametrize("hidden_costs", [TYPED, STUDY])
def test_each_cost_is_counted_once(
    inhouse_method: str, turnover_method: str, hidden_costs: str
) -> None:
    texts = {
        "inhouse_method": inhouse_method,
        "turnover_method": turnover_method,
        "hidden_costs": hidden_costs,
    }
    inputs = check_inputs(CALCULATOR.fields, texts, "en", notation=None).values
    compared = Comparison(TwoWays(inputs), Sheet())
    own = Counter(concept for line in compared.own.lines for concept in line.kind.covers)
    outsourced = [concept for line in compared.outsourced.lines for concept in line.kind.covers]
    assert own == Counter(RUNNING_COSTS)
    assert Counter(map(_anchor, outsourced)) == Counter(_costs_of_the_guide())


def test_the_costs_that_any_team_has_are_among_those_that_the_guide_lists() -> None:
    assert set(map(_anchor, RUNNING_COSTS)) < _costs_of_the_guide()


def _costs_of_the_guide() -> set[str]:
    text = (DOCS / "en" / "cost.md").read_text(encoding="utf-8")
    return set(re.findall(r"\{#(cost-[a-z-]+)\}", text)) - {"cost-inhouse"}


def _anchor(cost: str) -> str:
    return cost.replace(".", "-").replace("_", "-")


@pytest.mark.parametrize("field", ONCE)
def test_what_is_paid_once_is_added_once(field: str) -> None:
    before, after = answer(**PLAIN), answer(**PLAIN, **{field: "1000"})
    assert low(after, "outsourced_total") - low(before, "outsourced_total") == 1000
    assert low(after, "inhouse_total") == low(before, "inhouse_total")


@pytest.mark.parametrize(("field", "times"), YEARLY.items())
def test_what_is_paid_every_year_is_added_every_year(field: str, times: int) -> None:
    before, after = answer(**PLAIN), answer(**PLAIN, **{field: "1000"})
    assert low(after, "outsourced_total") - low(before, "outsourced_total") == 3000 * times


def test_a_management_fee_is_added_to_the_vendors_bill() -> None:
    before, after = answer(**PLAIN), answer(**PLAIN, mgmt_fee="0.1")
    assert low(after, "outsourced_vendor") == low(before, "outsourced_vendor") * Decimal("1.1")


@pytest.mark.parametrize("field", ITEMS)
def test_a_multiple_and_items_exclude_each_other(field: str) -> None:
    """Neither an item beside a multiple nor a multiple beside the items changes the own side."""
    declared = CALCULATOR.field(field)
    value = canonical_text(declared.maximum) if isinstance(declared, NumberField) else ITEMISED
    multiple = answer(inhouse_method=MULTIPLE)
    moved = answer(inhouse_method=MULTIPLE, **{field: value})
    assert moved.figures["inhouse_total"] == multiple.figures["inhouse_total"]
    items = answer()
    beside = answer(loaded_low="3", loaded_high="4")
    assert beside.figures["inhouse_total"] == items.figures["inhouse_total"]


@pytest.mark.parametrize("field", ["contract_cost", "kt_cost", "severance"])
def test_the_study_takes_the_place_of_typed_amounts(field: str) -> None:
    study = answer(hidden_costs=STUDY)
    beside = answer(hidden_costs=STUDY, **{field: "5000"})
    assert beside.figures["outsourced_total"] == study.figures["outsourced_total"]


def test_training_is_in_one_figure_or_itemised() -> None:
    one_figure = answer(turnover_method=ONE_FIGURE)
    for field in ("hiring_cost", "train_days", "ramp_weeks"):
        moved = answer(turnover_method=ONE_FIGURE, **{field: "50"})
        assert moved.figures["inhouse_total"] == one_figure.figures["inhouse_total"]
    itemised = answer(turnover_method=ITEMISED)
    moved = answer(turnover_method=ITEMISED, replace_cost="1")
    assert moved.figures["inhouse_total"] == itemised.figures["inhouse_total"]


def test_defaults_are_the_facts() -> None:
    defaults = {
        "benefits": "benchmark.benefits",
        "turnover_inhouse": "benchmark.turnover",
    }
    for field, fact in defaults.items():
        assert Decimal(CALCULATOR.field(field).default) == facts()[fact].typical
    assert low(answer(agents="1", hours_week="40"), "inhouse_pay") == 2080 * 19


shares = st.decimals("0", "0.8", places=2)
amounts = st.decimals(0, 100_000, places=2)


@given(own=shares, vendor=shares, unit=st.sampled_from(["paid_hour", "production_hour"]))
def test_both_sides_give_the_same_productive_hours(
    own: Decimal, vendor: Decimal, unit: str
) -> None:
    texts = {
        "shrinkage": canonical_text(own),
        "vendor_shrinkage": canonical_text(vendor),
        "billed_unit": unit,
    }
    inputs = check_inputs(CALCULATOR.fields, texts, "en", notation=None).values
    compared = Comparison(TwoWays(inputs), Sheet())
    lost = Fraction(vendor) if unit == "paid_hour" else 0
    assert compared.team.billed_hours.value() * (1 - lost) == compared.team.productive_hours.value()
    paid = compared.team.paid_hours.value()
    assert compared.team.productive_hours.value() == paid * (1 - Fraction(own))


@given(
    rates=st.tuples(st.decimals("0.01", 500, places=2), st.decimals("0.01", 500, places=2)),
    agents=st.decimals(0, 1000, places=1),
    years=st.integers(1, 5),
    growth=st.tuples(st.decimals("-0.2", "0.5", places=2), st.decimals("-0.2", "0.5", places=2)),
    once=amounts,
    method=st.sampled_from([ITEMISED, MULTIPLE]),
    hidden=st.sampled_from([TYPED, STUDY]),
    discount=st.sampled_from([0, 1]),
)
def test_ranges_and_sums_hold(
    rates: tuple[Decimal, Decimal],
    agents: Decimal,
    years: int,
    growth: tuple[Decimal, Decimal],
    once: Decimal,
    method: str,
    hidden: str,
    discount: int,
) -> None:
    found = answer(
        rate_low=canonical_text(min(rates)),
        rate_high=canonical_text(max(rates)),
        agents=canonical_text(agents),
        horizon_years=str(years),
        g_wage_home=canonical_text(growth[0]),
        g_price_vendor=canonical_text(growth[1]),
        setup_fee=canonical_text(once),
        exit_reserve=canonical_text(once),
        inhouse_method=method,
        hidden_costs=hidden,
        discount_rate=str(discount),
    ).figures
    for figure in found.values():
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    tolerance = Decimal("1e-12")
    for side in ("inhouse", "outsourced", "saving"):
        for end in ("low", "high"):
            parts = [getattr(found[f"{side}_year_{year}"], end) for year in range(1, years + 1)]
            whole = found["saving" if side == "saving" else f"{side}_total"]
            assert abs(sum(parts) - getattr(whole, end)) < tolerance
            assert abs(getattr(found[f"{side}_cumulative_{years}"], end) - sum(parts)) < tolerance
    for case, end in (("worst", "low"), ("best", "high")):
        if discount == 0 and f"{case}_flow_0" in found:
            flows = [found[f"{case}_flow_{year}"].low or Decimal(0) for year in range(years + 1)]
            assert abs(sum(flows) - getattr(found["saving"], end)) < tolerance


@given(
    start=st.integers(0, 10_000),
    yearly=st.lists(st.integers(-5000, 5000), min_size=1, max_size=5),
    end=st.integers(0, 5000),
)
def test_break_even_agrees_with_counting_months(start: int, yearly: list[int], end: int) -> None:
    balance, balances = Fraction(-start), [Fraction(-start)]
    for saving in yearly:
        for _ in range(12):
            balance += Fraction(saving, 12)
            balances.append(balance)
    balances[-1] -= end
    owing = [month for month, left in enumerate(balances) if left < 0]
    expected = owing[-1] + 1 if owing else 0
    flows: list[Fraction | None] = [Fraction(-start), *map(Fraction, yearly)]
    flows[-1] = Fraction(yearly[-1] - end)
    found = break_even_month(flows, Fraction(end))
    assert found == (None if expected == len(balances) else expected)


def test_an_open_rate_leaves_the_worst_case_open() -> None:
    outcome = answer(region="w_europe")
    for name, figure in outcome.figures.items():
        if name.startswith(("outsourced_year", "outsourced_total", "outsourced_vendor")):
            assert figure.high is None
        if name.startswith("saving"):
            assert figure.low is None
            assert figure.high is not None
    assert outcome.presentation
    assert any("none was made up" in note for note in outcome.presentation.notes)


@pytest.mark.parametrize(
    ("inputs", "headline"),
    [
        ({}, "Outsourcing saves $624,000 in 3 years"),
        ({"horizon_years": "1"}, "Outsourcing saves $208,000 in 1 year"),
        ({"rate_low": "30"}, "Outsourcing costs $624,000 more in 3 years"),
        (
            {"rate_low": "10", "rate_high": "30"},
            "Outsourcing: $624,000 dearer to $624,000 cheaper in 3 years",
        ),
        ({"rate_low": "20"}, "Both cost the same in 3 years"),
        (
            {"rate_low": "", "region": "w_europe"},
            "Outsourcing costs at least $1,248,000 more in 3 years",
        ),
        (
            {"rate_low": "", "region": "w_europe", "wage": "50"},
            "Outsourcing saves $624,000 at most in 3 years",
        ),
        ({"currency": "TWD", "fx_rate": "32"}, "Outsourcing saves NT$624,000 in 3 years"),
    ],
)
def test_the_headline_says_direction_currency_and_period(
    inputs: dict[str, str], headline: str
) -> None:
    """A bare signed number ("changes cost by 210000.00") says neither."""
    outcome = answer(**{**PLAIN, **NO_MOVING, "agents": "10", **inputs})
    assert outcome.presentation
    assert outcome.presentation.headline == headline
    assert "Currency: " in outcome.presentation.meaning


@pytest.mark.parametrize("unknown", ONCE)
def test_what_moving_costs_is_never_counted_as_nothing_unsaid(unknown: str) -> None:
    inputs = {**PLAIN, **NO_MOVING, "agents": "10", "parallel_months": "1"}
    outcome = answer(**{**inputs, unknown: ""})
    assert outcome.presentation
    assert outcome.presentation.headline.endswith(", before moving costs")
    label = outcome.calculator.field(unknown).label
    told = f"Not entered, and so not counted: {label}. Outsourcing looks cheaper than it is."
    assert told in outcome.presentation.notes
    rows = {row.figure: row.value for row in outcome.presentation.rows}
    assert rows["break_even_month"] == "not known without moving costs"
    assert not any(name.startswith("flow_") for name in outcome.figures)
    assert "payback" not in {link.calculator for link in outcome.presentation.related}
    known = answer(**inputs)
    assert known.presentation
    assert known.figures["saving"] == outcome.figures["saving"]
    assert "payback" in {link.calculator for link in known.presentation.related}


@pytest.mark.parametrize("unknown", ["contract_cost", "kt_cost", "severance"])
def test_what_the_study_stands_for_need_not_be_entered(unknown: str) -> None:
    outcome = answer(**{**PLAIN, **NO_MOVING, "hidden_costs": "study", unknown: ""})
    assert outcome.presentation
    assert "before" not in outcome.presentation.headline


def test_rows_name_an_extra_cost_as_one() -> None:
    outcome = answer(**{**PLAIN, "agents": "10", "rate_low": "30"})
    assert outcome.presentation
    rows = {row.figure: (row.label, row.value) for row in outcome.presentation.rows}
    assert rows["saving_year_1"] == ("Extra cost in year 1", "$208,000")
    assert rows["break_even_month"][1] == "not within these years"


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"contract_months": "35"}, "The contract ends 1 month before"),
        ({"contract_months": "24"}, "The contract ends 12 months before"),
        ({"contract_months": "12", "setup_fee": "300000"}, "only after the contract has ended"),
        ({"setup_fee": "300000"}, "In the first year outsourcing costs more"),
        ({"inhouse_method": "multiple"}, "what is entered for them is not added"),
        ({"hidden_costs": "study"}, "an old study of IT work moved abroad"),
        ({"wage": ""}, "an American one is used: $19 an hour"),
        ({}, "your own team looks cheaper than it is"),
        ({}, "Outsourcing looks cheaper than it is"),
        (
            {"wage": "", "currency": "TWD", "fx_rate": "32", "fx_date": "2026-11-20"},
            "of November 20, 2026",
        ),
    ],
)
def test_what_weakens_the_answer_is_said(inputs: dict[str, str], said: str) -> None:
    outcome = answer(**{**PLAIN, "agents": "10", **inputs})
    assert outcome.presentation
    assert any(said in note for note in outcome.presentation.notes)


def test_a_contract_as_long_as_the_comparison_is_not_warned_of() -> None:
    outcome = answer(contract_months="36")
    assert outcome.presentation
    assert not any("contract" in note for note in outcome.presentation.notes)


@given(rate=st.decimals("0.0001", 100_000, places=4))
def test_the_exchange_rate_changes_nothing_but_the_currency(rate: Decimal) -> None:
    """Sourced amounts are converted once; shares and months stay, and so does the way back."""
    dollars = answer().figures
    other = answer(currency="EUR", fx_rate=canonical_text(rate)).figures
    for name, figure in dollars.items():
        if not is_currency(figure.unit):
            assert other[name].low == pytest.approx(figure.low)
        elif figure.low is not None:
            there = other[name].low
            assert there is not None
            assert abs(there / rate - figure.low) < Decimal("1e-12")


def test_the_charts_tell_the_figures() -> None:
    outcome = answer(
        region="india",
        hidden_costs="study",
        inhouse_method="multiple",
        setup_fee="7000",
        exit_reserve="90000",
    )
    assert outcome.presentation
    stacked, lines, *_ = outcome.presentation.charts
    assert isinstance(stacked, StackedChart)
    assert isinstance(lines, LineChart)
    sums = [sum(part.value or 0 for part in stack.parts) for stack in stacked.stacks]
    figures = [
        getattr(outcome.figures[f"{side}_year_{year}"], end)
        for year in (1, 2, 3)
        for side in ("inhouse", "outsourced")
        for end in ("low", "high")
    ]
    assert sums == pytest.approx(figures)
    ends = [series.points[-1].y for series in lines.series]
    totals = [
        getattr(outcome.figures[f"{side}_total"], end)
        for side in ("inhouse", "outsourced")
        for end in ("low", "high")
    ]
    assert ends == pytest.approx(totals)


@pytest.mark.parametrize("locale", ["zh-Hant", "id", "he"])
def test_every_language_says_the_same_figures(locale: str) -> None:
    english = calculate("support_costs", "total_cost", {}, "en")
    told = calculate("support_costs", "total_cost", {}, locale)
    assert told.figures == english.figures
    assert told.presentation
    assert english.presentation
    assert [row.figure for row in told.presentation.rows] == [
        row.figure for row in english.presentation.rows
    ]
    assert len(without_isolates(told.presentation.meaning)) > 20


@given(
    texts=st.dictionaries(
        st.sampled_from([field.name for field in CALCULATOR.fields]), st.text(max_size=20)
    ),
    locale=st.sampled_from(["en", "he"]),
)
def test_nonsense_gives_messages_and_no_exception(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "total_cost", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
