"""A seat in Taiwan: what the law adds, grade by grade, and what is counted once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.fact_files import FactError
from calculator_kit.parsing import canonical_text
from calculator_kit.presentation import Step
from support_costs.taiwan_seat.calculator import CALCULATOR, PARTS
from support_costs.taiwan_seat.insurance import (
    SCHEMES,
    figure,
    grades,
    insured_salary,
    premiums,
    read_grades,
    valid_to,
)

D = Decimal
MINIMUM = figure("minimum_wage.month")
salaries = st.decimals(MINIMUM, 400_000, places=0)
shares = st.decimals(0, "0.5", places=2)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "taiwan_seat", inputs, "en")
    assert not outcome.errors
    return outcome


def amount(name: str, **inputs: str) -> Decimal:
    value = answer(**inputs).figures[name].low
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("salary", "owed"),
    [
        ("29500", (2582, 1428, 1770, 62)),
        ("33333", (3045, 1684, 2088, 73)),
        ("42000", (3675, 2032, 2520, 88)),
        ("48000", (4008, 2332, 2892, 101)),
        ("80000", (4008, 3881, 4812, 153)),
        ("160000", (4008, 7878, 9000, 153)),
        ("400000", (4008, 15146, 9000, 153)),
    ],
)
def test_premiums_are_those_of_an_independent_engine(
    salary: str, owed: tuple[int, int, int, int]
) -> None:
    """As taiwan-payroll 1.3.1 answers for an insured employee of the first category in 2026.

    But for the labour insurance at the lowest grade: it rounds 12.5 % once, where the authorities bill
    employment insurance apart.
    """
    assert [int(one.amount.value()) for one in premiums(D(salary)).values()] == list(owed)


@pytest.mark.parametrize(
    ("grade", "labour", "employment"),
    [
        ("29500", 2375, 207),
        ("38200", 3075, 267),
        ("42000", 3381, 294),
        ("45800", 3687, 321),
    ],
)
def test_employment_insurance_is_billed_apart(grade: str, labour: int, employment: int) -> None:
    """The public tables of 2026 have 2,582 at 29,500 and 3,342 at 38,200; one rounding misses both."""
    owed = premiums(D(grade))["labour"]
    assert [amount.value() for amount in owed.billed] == [labour, employment]
    assert amount("labour", wage=grade) == labour + employment
    presentation = answer(wage=grade).presentation
    assert presentation
    formulas = {step.formula for step in presentation.steps if isinstance(step, Step)}
    assert f"NT${labour:,} + NT${employment:,}" in formulas
    assert f"NT${int(grade):,} × (12.5% − 1%) × 70%" in formulas


@settings(deadline=None)
@given(salary=salaries, raised=salaries)
def test_premiums_never_fall_with_pay(salary: Decimal, raised: Decimal) -> None:
    less, more = (premiums(pay) for pay in sorted((salary, raised)))
    for name in SCHEMES:
        assert less[name].amount <= more[name].amount
        assert more[name].insured.decimal() <= figure(f"{name}.ceiling")


@settings(deadline=None)
@given(salary=salaries)
def test_pay_counts_as_the_next_grade(salary: Decimal) -> None:
    top = grades()[-1]
    grade = insured_salary(salary, top)
    assert grade in grades()
    assert grade >= min(salary, top)
    assert not any(salary <= other < grade for other in grades())


def test_the_grades_go_with_the_facts() -> None:
    assert grades()[0] == MINIMUM
    assert {figure(f"{name}.ceiling") for name in SCHEMES} < set(grades())
    assert valid_to().isoformat() == "2026-12-31"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('valid_to = 2026-12-31\ngrades = ["30000", "29500"]', "the grades do not rise"),
        ('valid_to = 2026-12-31\ngrades = ["29000"]', "the first grade is not"),
        ('valid_to = 2026-12-31\ngrades = ["29500"]', "'statutory.tw.health.ceiling' is no grade"),
        ('valid_to = 2027-12-31\ngrades = ["29500"]', "holds until another day"),
        ('valid_to = 2026-12-31\ngrades = ["a lot"]', "'a lot' is no salary"),
        ('grades = ["29500"]', "has no 'valid_to'"),
        ("valid_to = 2026-12-31\ngrade = []", "unknown key 'grade'"),
    ],
)
def test_faulty_grades_are_refused(text: str, message: str) -> None:
    with pytest.raises(FactError) as error:
        read_grades("grades.toml", text.encode())
    assert message in str(error.value)
    assert str(error.value).startswith("grades.toml:")


def test_defaults_are_the_statutory_figures() -> None:
    assert CALCULATOR.field("wage").default == canonical_text(MINIMUM)
    assert CALCULATOR.field("accident_rate").default == canonical_text(figure("accident.rate"))


def test_less_than_the_minimum_wage_is_refused_in_every_language() -> None:
    said = set()
    for locale, shown in (
        ("en", "29,500"),
        ("zh-Hant", "29,500"),
        ("id", "29.500"),
        ("he", "29,500"),
    ):
        outcome = calculate(
            "support_costs", "taiwan_seat", {"wage": "29499"}, locale, notation=locale
        )
        assert set(outcome.errors) == {"wage"}
        assert shown in outcome.errors["wage"]
        said.add(outcome.errors["wage"])
    assert len(said) == 4


@settings(deadline=None)
@given(salary=salaries, management=shares, risk=shares, months=st.decimals(0, 12, places=1))
def test_the_parts_make_the_seat(
    salary: Decimal, management: Decimal, risk: Decimal, months: Decimal
) -> None:
    figures = answer(
        wage=canonical_text(salary),
        mgmt_fee=canonical_text(management),
        risk_premium=canonical_text(risk),
        bonus_months=canonical_text(months),
        equipment="50000",
        equipment_life="7",
    ).figures
    parts = sum((figures[name].low or D(0) for name in PARTS), D(0))
    seat = figures["seat_month"].low
    assert seat is not None
    assert abs(parts - seat) < D("1e-15")
    assert figures["statutory"].low == sum(figures[name].low or D(0) for name in SCHEMES)


def test_a_year_has_twelve_months_and_the_bonus_once() -> None:
    """T15: twelve months, of which the bonus is a thirteenth."""
    without, bonus = answer(wage="36000").figures, answer(wage="36000", bonus_months="1").figures
    assert without["team_year"].low is not None
    assert bonus["team_year"].low is not None
    assert bonus["team_year"].low - without["team_year"].low == 5 * 36_000
    assert amount("statutory", wage="36000") == amount("statutory", wage="36000", bonus_months="1")


def test_regular_allowances_are_insured_and_irregular_bonuses_are_not() -> None:
    plain = amount("statutory", wage="42000")
    assert amount("statutory", wage="42000", allowance="1900") > plain
    assert amount("statutory", wage="42000", bonus="1900") == plain


def test_management_and_risk_come_on_top_of_each_other() -> None:
    """T18: both are added to a cost, neither is a share of the price."""
    cost = amount("vendor_cost", wage="42000")
    seat = amount("seat_month", wage="42000", mgmt_fee="0.1", risk_premium="0.2")
    assert seat == cost * D("1.1") * D("1.2")


def test_what_is_not_known_is_said() -> None:
    presentation = answer().presentation
    assert presentation
    told = " ".join(presentation.notes)
    assert "December 31, 2026" in told
    assert "not in the decrees themselves" in told
    assert "not known, not free" in told


def test_a_fee_below_cost_is_pointed_out() -> None:
    low = answer(wage="42000", quote_month="45000").presentation
    high = answer(wage="42000", quote_month="60000").presentation
    assert low
    assert high
    assert any("below what the seat costs" in note for note in low.notes)
    assert not any("below what the seat costs" in note for note in high.notes)
