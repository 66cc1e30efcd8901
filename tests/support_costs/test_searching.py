"""The smallest number that is enough is found in few tries, and with floats only where they tell."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.figures import DECIMAL_CONTEXT
from support_costs.staffing.searching import (
    GUARDED,
    ROUGH,
    Real,
    computed,
    fewest,
    surplus,
)

D = Decimal


@given(
    answer=st.integers(1, 5000),
    guess=st.integers(1, 5000),
    width=st.integers(1, 100),
    steep=st.booleans(),
)
def test_the_smallest_number_that_is_enough_is_found(
    answer: int, guess: int, width: int, steep: bool
) -> None:
    def gap(number: int) -> Decimal:
        return D(1 if number >= answer else -1) if steep else (number - answer) * D("0.01")

    assert fewest(gap, guess, width) == answer
    assert fewest(gap, guess, width, answer + 3) == answer + 3


@pytest.mark.parametrize(
    ("answer", "guess", "width", "tried"),
    [
        (10, 10, 5, [10, 8, 9]),
        (10, 1, 5, [1, 35, 6, 13, 9, 10]),
        (10, 100, 5, [100, 1, 17, 7, 11, 9, 10]),
        (1000, 990, 30, [990, 1028, 996, 1003, 999, 1000]),
        (1000, 2000, 30, [2000, 1, 1333, 800, 1091, 952, 1023, 988, 1006, 997, 1002, 1000, 999]),
        (1, 1, 5, [1]),
        (1, 50, 5, [50, 1]),
    ],
)
def test_a_gap_that_rises_evenly_is_followed_along_its_line(
    answer: int, guess: int, width: int, tried: list[int]
) -> None:
    asked: list[int] = []

    def gap(number: int) -> Decimal:
        asked.append(number)
        return (number - answer + D("0.5")) / width

    assert fewest(gap, guess, width) == answer
    assert asked == tried


@pytest.mark.parametrize(
    ("answer", "guess", "tried"),
    [
        (5, 9, [9, 1, 7, 3, 6, 4, 5]),
        (64, 100, [100, 80, 1, 54, 75, 61, 71, 65, 62, 64, 63]),
        (500, 1, [1, 21, 101, 421, 1701, 848, 507, 431, 482, 502, 489, 498, 501, 500, 499]),
    ],
)
def test_a_gap_that_jumps_is_halved_after_some_tries(
    answer: int, guess: int, tried: list[int]
) -> None:
    asked: list[int] = []

    def gap(number: int) -> Decimal:
        asked.append(number)
        return D(1 if number >= answer else -1)

    assert fewest(gap, guess, 5) == answer
    assert asked == tried


def test_a_number_that_is_just_enough_is_enough() -> None:
    assert fewest(lambda number: D(number - 7), 7, 5) == 7
    assert fewest(lambda number: D(number - 7), 1, 5) == 7


def kinds(*numbers: Decimal, context: str) -> list[str]:
    """The types of numbers that work is done with."""
    seen: list[str] = []

    def work(one: Real, other: Real) -> Real:
        seen.append(type(one).__name__)
        return one * other

    with localcontext(ROUGH if context == "rough" else GUARDED):
        assert computed(work, *numbers) == pytest.approx(numbers[0] * numbers[1])
    return seen


def test_floats_are_used_in_the_rough_context_alone() -> None:
    assert kinds(D(2), D(3), context="rough") == ["float"]
    assert kinds(D(2), D(3), context="exact") == ["Decimal"]


def test_what_floats_cannot_hold_is_computed_in_decimals() -> None:
    assert kinds(D("1e400"), D(3), context="rough") == ["Decimal"]
    assert kinds(D("1e-400"), D(3), context="rough") == ["Decimal"]
    assert kinds(D("1e200"), D("1e200"), context="rough") == ["float", "Decimal"]


def test_all_digits_decide_near_a_target_and_no_others() -> None:
    asked: list[bool] = []

    def gap(roughly: bool) -> Decimal:
        asked.append(roughly)
        return D("0.5") if roughly else D("-0.5")

    assert surplus(gap) == D("0.5")
    assert asked == [True]
    for near in ("1e-8", "-1e-8", "0"):
        told = {True: D(near), False: D(7)}
        assert surplus(told.__getitem__) == 7
    assert surplus({True: D("-1.1e-8"), False: D(7)}.__getitem__) == D("-1.1e-8")


def test_what_is_computed_on_the_way_has_more_digits_than_what_is_told() -> None:
    assert ROUGH.prec < DECIMAL_CONTEXT.prec < GUARDED.prec
