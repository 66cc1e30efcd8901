"""Present value, rates of return, payback and growth against published figures and properties."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from published import agrees
from support_costs.finance import (
    FinanceError,
    compound,
    discounted_payback,
    irr,
    monthly_rate,
    npv,
    payback,
)

D = Decimal
NUMPY_EXAMPLE = [D(-100), D(39), D(59), D(55), D(20)]
NUMPY_FINANCIAL_EXAMPLE = [D(amount) * 1000 for amount in (-250, 100, 150, 200, 250, 300)]

amounts = st.decimals(-1_000_000, 1_000_000, places=2)
rates = st.decimals("-0.9", 3, places=4)


@pytest.mark.parametrize(
    ("source", "rate", "flows", "printed"),
    [
        ("numpy, npv", ".281", [-100, 39, 59, 55, 20], "-.00847859"),
        ("numpy-financial, npv", ".08", [-40000, 5000, 8000, 12000, 30000], "3065.2226682"),
    ],
)
def test_published_values(source: str, rate: str, flows: list[int], printed: str) -> None:
    assert agrees(npv(D(rate), [D(flow) for flow in flows]), printed), source


def test_the_first_flow_is_todays() -> None:
    """Spreadsheets' NPV would make it 1/1.1 as much."""
    assert npv(D("0.1"), [D(110)]) == 110
    assert npv(D("0.1"), [D(0), D(110)]) == 100
    assert npv(D("0.1"), []) == 0


@pytest.mark.parametrize(
    ("source", "flows", "printed"),
    [
        ("numpy, irr", NUMPY_EXAMPLE, ".2809484212"),
        ("numpy-financial, irr", NUMPY_FINANCIAL_EXAMPLE, ".5672303344"),
    ],
)
def test_published_rates_of_return(source: str, flows: list[Decimal], printed: str) -> None:
    (rate,) = irr(flows)
    assert agrees(rate, printed), source


@pytest.mark.parametrize(
    ("flows", "roots"),
    [
        ([], []),
        ([0, 0], []),
        ([100, 20], []),
        ([-100, -20], []),
        ([1, -3, "2.5"], []),
        ([-100, 100], ["0"]),
        ([-100, 50], ["-0.5"]),
        ([0, 0, -100, 0, 121], ["0.1"]),
        ([-100, 230, -132], ["0.1", "0.2"]),
        ([1, -2, 1], ["0"]),
        ([-1, 3, -3, 1], ["0"]),
        ([-1000, 6000, -11000, 6000], ["0", "1", "2"]),
        ([-1, "2.0000001", "-1.0000001"], ["0", "0.0000001"]),
        ([-1, 1_000_000], ["999999"]),
    ],
)
def test_no_one_or_several_rates(flows: list[str | int], roots: list[str]) -> None:
    found = irr([D(flow) for flow in flows])
    assert len(found) == len(roots)
    for rate, root in zip(found, roots, strict=True):
        assert abs(rate - D(root)) < D("1e-12")


def test_several_rates_of_a_project_that_costs_at_its_end() -> None:
    """Monthly for five years, with a second investment: found wherever they lie, and fast."""
    flows = [D(-100_000), *[D(3_000)] * 60]
    flows[30] = D(-50_000)
    flows[60] = D(-30_000)
    found = irr(flows)
    assert len(found) == 2
    for rate in found:
        assert abs(npv(rate, flows)) < D("1e-15")


@settings(max_examples=60, deadline=None)
@given(flows=st.lists(amounts, max_size=12))
def test_no_rate_is_missed(flows: list[Decimal]) -> None:
    """There are no more than changes of sign, and the value changes its sign at each."""
    signs = [flow > 0 for flow in flows if flow]
    found = irr(flows)
    assert len(found) <= sum(a != b for a, b in pairwise(signs))
    assert found == sorted(found)
    aside = D("1e-9")
    crossed = [r for r in found if npv(r - aside * (1 + r), flows) * npv(r + aside, flows) < 0]
    for place in map(D, ("-0.8999137", "-0.1000173", "0.0500719", "1.0003391", "20.000731")):
        crossings = sum(rate < place for rate in crossed)
        assert (crossings % 2 == 1) == signs_differ(flows, place)
    for rate in set(found).difference(crossed):
        assert abs(npv(rate, flows)) <= npv(rate, [abs(flow) for flow in flows]) * D("1e-20")


def signs_differ(flows: list[Decimal], rate: Decimal) -> bool:
    """Whether the value at `rate` has another sign than at a rate close to −1."""
    last = next((flow for flow in reversed(flows) if flow), D(0))
    return npv(rate, flows) * last < 0


@settings(deadline=None)
@given(
    factors=st.lists(st.integers(1, 400), min_size=1, max_size=4, unique=True),
    rest=st.lists(st.integers(1, 9), min_size=1, max_size=4),
)
def test_rates_that_were_put_in_come_out(factors: list[int], rest: list[int]) -> None:
    """Flows made as Π(1 − x·(1 + r)) times flows that have no rate themselves."""
    flows = [D(amount) for amount in rest]
    for factor in factors:
        growth = D(factor) / 100
        flows = [a - growth * b for a, b in zip([*flows, D(0)], [D(0), *flows], strict=True)]
    expected = sorted(D(factor) / 100 - 1 for factor in factors)
    found = [min(irr(flows), key=lambda rate: abs(rate - known)) for known in expected]
    for rate, known in zip(found, expected, strict=True):
        assert abs(rate - known) < D("1e-12")


@pytest.mark.parametrize(
    ("flows", "simple", "discounted"),
    [
        (NUMPY_EXAMPLE, "2.036364", "2.382000"),
        ([D(-100), D(50), D(50)], "2.000000", None),
        ([D(-100), D(50), D(49)], None, None),
        ([D(-100)], None, None),
        ([D(100), D(10)], "0.000000", "0.000000"),
        ([], "0.000000", "0.000000"),
        ([D(0), D(-100), D(50), D(100)], "2.500000", "2.660000"),
        ([D(-100), D(150), D(-80)], None, None),
        ([D(-100), D(150), D(-80), D(40)], "2.750000", "2.990000"),
        ([D(100), D(-60), D(-60)], None, None),
    ],
)
def test_payback(flows: list[Decimal], simple: str | None, discounted: str | None) -> None:
    """For good: flows that fall behind again have not paid."""
    for found, printed in [
        (payback(flows), simple),
        (discounted_payback(D("0.1"), flows), discounted),
    ]:
        assert found is None if printed is None else agrees(found, printed)


@settings(deadline=None)
@given(flows=st.lists(amounts, max_size=12))
def test_payback_without_interest_is_simple(flows: list[Decimal]) -> None:
    assert discounted_payback(D(0), flows) == payback(flows)


def test_a_monthly_rate_is_effective() -> None:
    """A twelfth, the nominal rate, would grow to more than a year's."""
    assert agrees(monthly_rate(D("0.1")), ".007974140429")
    assert monthly_rate(D("0.1")) < D("0.1") / 12
    assert monthly_rate(D(0)) == 0
    with localcontext(prec=50):
        year = D("1.01") ** 12 - 1
    assert monthly_rate(year) == D("0.01")


@settings(deadline=None)
@given(rate=rates)
def test_twelve_months_are_a_year(rate: Decimal) -> None:
    year = compound(D(1), monthly_rate(rate), D(12)) - 1
    assert abs(year - rate) < D("1e-24")


@settings(deadline=None)
@given(rate=rates, amount=amounts, years=st.integers(0, 10))
def test_growth_is_repeated_multiplication(rate: Decimal, amount: Decimal, years: int) -> None:
    grown = amount
    with localcontext(prec=60):
        for _ in range(years):
            grown *= 1 + rate
    with localcontext(prec=28):
        assert compound(amount, rate, D(years)) == +grown


@settings(deadline=None)
@given(rate=rates, amount=amounts, years=st.integers(0, 10))
def test_growth_is_discounting_backwards(rate: Decimal, amount: Decimal, years: int) -> None:
    flows = [D(0)] * years + [compound(amount, rate, D(years))]
    assert abs(npv(rate, flows) - amount) <= abs(amount) * D("1e-26")
    assert abs(compound(flows[-1], rate, D(-years)) - amount) <= abs(amount) * D("1e-26")


@pytest.mark.parametrize(
    ("ask", "error_id"),
    [
        (lambda: npv(D(-1), NUMPY_EXAMPLE), "rate_too_low"),
        (lambda: discounted_payback(D(-2), NUMPY_EXAMPLE), "rate_too_low"),
        (lambda: monthly_rate(D(-1)), "rate_too_low"),
        (lambda: compound(D(1), D(-1), D(1)), "rate_too_low"),
    ],
)
def test_questions_without_an_answer(ask: Callable[[], object], error_id: str) -> None:
    with pytest.raises(FinanceError) as error:
        ask()
    assert error.value.id == error_id


def test_callers_context_changes_nothing() -> None:
    with localcontext(prec=6):
        rough = (npv(D("0.08"), NUMPY_EXAMPLE), irr(NUMPY_EXAMPLE), payback(NUMPY_EXAMPLE))
        assert monthly_rate(D("0.1")) != 0
    assert rough == (npv(D("0.08"), NUMPY_EXAMPLE), irr(NUMPY_EXAMPLE), payback(NUMPY_EXAMPLE))
