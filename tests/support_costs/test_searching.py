"""The smallest number that is enough is found in few tries, and with floats only where they tell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.figures import DECIMAL_CONTEXT
from support_costs.shared_or_dedicated import staffed_line
from support_costs.shared_or_dedicated.staffed_line import StaffedLine
from support_costs.staffing import erlang, erlang_a
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
    ("answer", "guess", "width", "rise", "tried"),
    [
        (300, 1, 5, 100, [1, 60, 296, 300, 299]),
        (300, 900, 5, 100, [900, 780, 300, 299]),
        (40, 2, 3, 20, [2, 24, 40, 39]),
        (40, 90, 3, 30, [90, 70, 39, 40]),
    ],
)
def test_a_gap_that_rises_more_slowly_than_expected_is_followed_in_longer_strides(
    answer: int, guess: int, width: int, rise: int, tried: list[int]
) -> None:
    asked: list[int] = []

    def gap(number: int) -> Decimal:
        asked.append(number)
        return (number - answer + D("0.5")) / rise

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


Call = tuple[int, int]


@pytest.fixture
def guessed(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """The guess and the width that each search begins with."""
    calls: list[Call] = []

    def search(gap: Callable[[int], Decimal], guess: int, width: int, least: int = 1) -> int:
        calls.append((guess, width))
        return fewest(gap, guess, width, least)

    monkeypatch.setattr(erlang, "fewest", search)
    monkeypatch.setattr(erlang_a, "fewest", search)
    return calls


@pytest.mark.parametrize(
    ("load", "agents", "call"),
    [("0.5", 2, (1, 1)), ("10", 14, (11, 3)), ("48", 54, (50, 7)), ("1000", 1011, (1008, 31))],
)
def test_the_search_for_agents_begins_near_its_end(
    guessed: list[Call], load: str, agents: int, call: Call
) -> None:
    found = erlang.agents_required(D(load), D("0.8"), D(20), D(180))
    assert found.for_service_level == agents
    assert guessed == [call]


@pytest.mark.parametrize(
    ("load", "agents", "calls"),
    [
        ("10", 13, [(12, 4), (11, 4), (13, 4)]),
        ("100", 118, [(118, 11), (99, 11), (96, 11)]),
    ],
)
def test_the_search_with_callers_who_give_up_begins_near_its_end(
    guessed: list[Call], load: str, agents: int, calls: list[Call]
) -> None:
    targets = erlang_a.Targets(
        level=D("0.8"),
        seconds=D(20),
        measure=erlang_a.ServedInTime.OF_OFFERED,
        max_occupancy=D("0.85"),
        max_abandonment=D("0.05"),
    )
    assert erlang_a.agents_required(D(load), D(180), D(120), targets).agents == agents
    assert guessed == calls


def counted(line: StaffedLine, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The loads, in hundredths of an erlang, that a line's service level is computed for."""
    asked: list[int] = []
    level = staffed_line._service_level

    def measure(load: Decimal, agents: int, aht: Decimal, seconds: Decimal) -> Decimal:
        asked.append(round(load * 100))
        return level(load, agents, aht, seconds)

    monkeypatch.setattr(staffed_line, "_service_level", measure)
    return asked


@pytest.mark.parametrize(
    ("agents", "served", "limit", "capacity", "tries"),
    [
        (4, 1, 9000, 5767, 14),
        (14, 20_000, 40_000, 27_885, 8),
        (30, 60_000, 70_000, 66_185, 6),
        (2, 1, 9000, 2041, 8),
        (1, 1, 900, 555, 5),
        (2, 1, 3, 3, 2),
    ],
)
def test_the_most_that_a_team_serves_is_found_in_few_tries(
    monkeypatch: pytest.MonkeyPatch,
    agents: int,
    served: int,
    limit: int,
    capacity: int,
    tries: int,
) -> None:
    line = StaffedLine(D(240), D(40), D("0.8"), D(20), max_occupancy=D("0.85"))
    asked = counted(line, monkeypatch)
    assert line.capacity(agents, served, limit) == capacity
    assert len(asked) == tries
    assert line.serves(agents, capacity)
    assert capacity == limit or not line.serves(agents, capacity + 1)
