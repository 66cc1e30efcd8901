"""Numbers that know how they came about: values, ranges, units, and what goes without saying."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.functions import ceil_to, ceiling, exp, maximum, minimum, root
from calculator_kit.numbers import ONE, SHARE, WHOLE, ZERO, Number, UnitError, total

values = st.fractions(-50, 50, max_denominator=20)


def of(value: int | str, unit: str = "") -> Number:
    return Number.of(Decimal(value), unit)


@given(values, values, values, values)
def test_a_range_runs_over_all_that_its_operands_allow(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    one, other = Number.between(min(a, b), max(a, b)), Number.between(min(c, d), max(c, d))
    for apply in (operator.add, operator.sub, operator.mul):
        corners = [apply(x, y) for x, y in product(one.ends, other.ends) if None not in (x, y)]
        result = apply(one, other)
        assert result.ends == (min(corners), max(corners))
        assert result.lone == (min(corners) == max(corners))


@given(values, values, values, values)
def test_a_quotient_is_told_unless_the_divisor_may_be_nought(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    one, other = Number.between(min(a, b), max(a, b)), Number.between(min(c, d), max(c, d))
    if min(c, d) <= 0 <= max(c, d):
        with pytest.raises(ZeroDivisionError):
            one / other
    else:
        corners = [x / y for x in (a, b) for y in (c, d)]
        assert (one / other).ends == (min(corners), max(corners))


@pytest.mark.parametrize(
    ("result", "ends"),
    [
        (Number.between(40, None) * 2, (80, None)),
        (Number.between(40, None) * 0, (0, 0)),
        (Number.between(40, None) * of(-2), (None, -80)),
        (of(100) - Number.between(40, None), (None, 60)),
        (Number.between(40, None) - 10, (30, None)),
        (Number.between(40, None) / 4, (10, None)),
        (of(80) / Number.between(40, None), (0, 2)),
        (Number.between(None, 5) + 1, (None, 6)),
        (Number.between(-1, None) * Number.between(2, 3), (-3, None)),
        (maximum(Number.between(40, None), 50), (50, None)),
        (minimum(Number.between(40, None), 50), (40, 50)),
        (maximum(Number.between(None, 5), 3), (3, 5)),
        (-Number.between(40, None), (None, -40)),
        (ceiling(Number.between(Fraction(5, 2), None)), (3, None)),
    ],
)
def test_an_unknown_end_stays_unknown(result: Number, ends: tuple[int | None, int | None]) -> None:
    assert result.ends == ends


@pytest.mark.parametrize("operate", [operator.add, operator.sub, operator.mul])
def test_what_is_not_known_at_all_stays_so(
    operate: Callable[[Number, Number], Number],
) -> None:
    unknown, known = Number(None, None), Number.of(3)
    for one, other in ((unknown, known), (known, unknown), (unknown, unknown)):
        assert operate(one, other).ends == (None, None)
    assert (unknown / known).ends == (None, None)


def test_a_range_of_one_point_is_a_lone_value() -> None:
    assert (Number.between(8, 14) * 0).lone
    assert Number.between(8, 8).lone
    assert not Number.between(8, 14).lone
    with pytest.raises(ValueError, match="cannot run from 9 down to 8"):
        Number.between(9, 8)


@pytest.mark.parametrize(
    "decide",
    [
        lambda range_: range_ > 9,
        lambda range_: range_ == 9,
        lambda range_: range_ <= 9,
        lambda range_: range_.value(),
        lambda range_: ceil_to(of(9), range_),
    ],
)
def test_nobody_can_decide_by_a_range(decide: Callable[[Number], object]) -> None:
    with pytest.raises(ValueError, match="8–14 \\(plain\\) is a range"):
        decide(Number.between(8, 14))


def test_an_end_stands_by_itself_where_it_is_known() -> None:
    low, high = Number.between(8, 14, "USD", 2).lower(), Number.between(8, 14, "USD", 2).upper()
    assert (low, high) == (of(8, "USD"), of(14, "USD"))
    assert (low.lone, low.places, of(3).upper()) == (True, 2, of(3))
    with pytest.raises(ValueError, match="no such end"):
        Number.between(40, None, "USD").upper()
    with pytest.raises(ValueError, match="no such end"):
        Number.between(None, 40, "USD").lower()


def test_numbers_are_compared_by_value() -> None:
    assert of(3, "agents") > 2
    assert of("2.5") < Decimal(3)
    assert of(3) == Fraction(3)
    assert of(3) != of(4)
    assert of(3) >= 3
    assert not of(0)
    assert Number.between(0, 1)
    assert Number.between(0, None)
    assert of(3) != "3"
    assert hash(of(3)) == hash(3)
    assert hash(Number.between(3, 4)) == hash(Number.between(3, 4))


@pytest.mark.parametrize(
    ("mixed", "one", "other"),
    [
        (lambda: of(3, "USD") + of(4, "TWD"), "3 USD", "4 TWD"),
        (lambda: of(3, "USD") - of(0, "TWD"), "3 USD", "0 TWD"),
        (lambda: of(3, "USD") + of(4), "3 USD", "4 (plain)"),
        (lambda: 4 + of(3, "USD"), "4 (plain)", "3 USD"),
        (lambda: of(3, "hours") + of(4, "seconds"), "3 hours", "4 seconds"),
        (lambda: of(3, "hours") - of(1, SHARE), "3 hours", "1 percent"),
        (lambda: of(3, "USD") * of(4, "USD"), "3 USD", "4 USD"),
        (lambda: of(3, "USD") / of(4, "TWD"), "3 USD", "4 TWD"),
        (lambda: of(3) / of(4, "TWD"), "3 (plain)", "4 TWD"),
        (lambda: of(3, "USD") < of(4, "TWD"), "3 USD", "4 TWD"),
        (lambda: maximum(of(3, "USD"), of(4, "TWD")), "3 USD", "4 TWD"),
        (lambda: ceil_to(of(3, "hours"), of(4, "seconds")), "3 hours", "4 seconds"),
    ],
)
def test_units_that_do_not_go_together_are_both_named(
    mixed: Callable[[], object], one: str, other: str
) -> None:
    with pytest.raises(UnitError) as error:
        mixed()
    assert one in str(error.value)
    assert other in str(error.value)


@pytest.mark.parametrize(
    ("result", "unit"),
    [
        (of(3, "USD") * of(4, "hours"), "USD"),
        (of(4, "hours") * of(3, "USD"), "USD"),
        (of(3, "USD") / of(4, "hours"), "USD"),
        (of(3, "USD") / of(4, "USD"), ""),
        (of(3, "USD") * of(4, SHARE), "USD"),
        (of(4, SHARE) * of(4, SHARE), SHARE),
        (of(4, SHARE) * of(3, "hours"), "hours"),
        (of(4, SHARE) * of(3), ""),
        (of(3) * of(4, SHARE), ""),
        (of(4, SHARE) * 3, SHARE),
        (3 * of(4, SHARE), SHARE),
        (of(3) * of(4, "USD"), "USD"),
        (of(3, "agents") * of(4, "hours"), ""),
        (of(3, "hours") / of(4, "agents"), ""),
        (of(3, "hours") / of(4), "hours"),
        (of(3, "hours") / of(1, SHARE), "hours"),
        (1 - of("0.3", SHARE), SHARE),
        (of(3, "hours") + 4, "hours"),
        (of(3, "USD") + 0, "USD"),
        (maximum(0, of(3, "USD")), "USD"),
        (exp(of(0, "hours") / of(4, "hours")), ""),
        (of(3, "seconds").of_unit("minutes"), "minutes"),
        (-of(3, "USD"), "USD"),
        ((1 + of("0.1", SHARE)) ** 2, SHARE),
    ],
)
def test_the_unit_of_a_result(result: Number, unit: str) -> None:
    assert result.unit == unit


def test_what_goes_without_saying_goes() -> None:
    price, nothing, no_share = of(8, "USD"), of(0, "USD"), of(0, SHARE)
    assert price + nothing is price
    assert nothing + price is price
    assert price - nothing is price
    assert 1 + no_share is WHOLE
    assert 1 + no_share * of("0.4", SHARE) is WHOLE
    assert price * (1 + no_share) is price
    assert (1 + no_share) * price is price
    assert price / (1 - no_share) is price
    assert price * 1 is price
    assert 1 * price is price
    assert total([price]) is price
    assert total([]) is ZERO
    assert price**1 is price
    assert price**0 is ONE


def test_what_was_given_or_computed_stays() -> None:
    """An agent is told as "× 1", and an empty month's nought as a product."""
    price, one_agent = of(8, "USD"), of(1, "agents")
    assert (price * one_agent).operands == (price, one_agent)
    no_month = price * of(0, "agents")
    assert (price + no_month).operands == (price, no_month)


def test_functions_compute_exactly() -> None:
    assert ceil_to(of(61), of(60)) == 120
    assert ceil_to(of(60), of(60)) == 60
    assert ceiling(of("2.1")) == 3
    assert exp(of(-1_000_000)) == 0
    assert exp(of(1)).value() == Fraction(Decimal("2.718281828459045235360287471"))
    assert (1 + of("0.1", SHARE)) ** 3 == Decimal("1.331")
    assert maximum(2, of(3), of("2.5")) == 3
    assert root(of(2), 2).value() == Fraction(Decimal("1.414213562373095048801688724"))
    assert root(of(1), 12) == 1
    assert minimum(2, of(3)) == 2
    assert (Number.between(2, 3) ** 2).ends == (Fraction(4), Fraction(9))


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match=r"write it as Decimal\('1.5'\)"):
        of(3) * 1.5  # type: ignore[operator]


def test_a_float_is_refused_where_the_equal_fraction_is_known() -> None:
    assert (of(3) * Fraction(3, 2)).value() == Fraction(9, 2)
    with pytest.raises(TypeError, match="write it as"):
        of(3) * 1.5  # type: ignore[operator]


def test_powers_that_are_not_provided_for_are_refused() -> None:
    for base, exponent in ((of(2), -1), (Number.between(-1, 2), 2)):
        with pytest.raises(ValueError, match="not provided for"):
            base**exponent
