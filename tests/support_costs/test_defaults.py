"""What is not said of a queue changes nothing."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, fields
from decimal import Decimal
from fractions import Fraction

import pytest

from support_costs.shared_or_dedicated.staffed_line import Crossings, StaffedLine
from support_costs.staffing import erlang
from support_costs.staffing.demand import Demand
from support_costs.staffing.erlang_a import Targets

NEUTRAL: dict[type, dict[str, int]] = {
    Crossings: {"complete": 1},
    StaffedLine: {"max_occupancy": 1, "least_agents": 1, "peak": 1},
    Demand: {"max_abandonment": 1},
    Targets: {"max_occupancy": 1, "max_abandonment": 1, "floor_agents": 1},
    erlang.Requirement: {"for_abandonment": 0},
}


def numeric(value: object) -> bool:
    return isinstance(value, int | Decimal | Fraction)


@pytest.mark.parametrize("made", NEUTRAL, ids=lambda made: made.__name__)
def test_what_is_not_said_changes_nothing(made: type) -> None:
    defaults = {
        field.name: field.default
        for field in fields(made)
        if field.default is not MISSING and numeric(field.default)
    }
    assert defaults == NEUTRAL[made]


def test_what_is_not_asked_for_limits_nothing() -> None:
    given = inspect.signature(erlang.agents_required).parameters.values()
    neutral = {"max_occupancy": 1, "floor_agents": 1}
    assert {one.name: one.default for one in given if numeric(one.default)} == neutral
