"""Erlang B and Erlang C: how long callers wait, and how many agents that takes.

Load is in erlangs (hours of work that arrive in an hour), times are in seconds, shares are
fractions of one. Agents are those on the phones; `scheduled` adds the ones who are away.
Callers arrive at random and, in Erlang C, wait for ever; see `erlang_a` for those who give up.

Everything is computed with twelve more digits than it is rounded to, so that a service level that
meets its target exactly is not missed by a rounding error, and only with operations that Decimal
rounds correctly on every platform: + − × ÷ exp ln, never `**`.

Source: Erlang's formulas by the inverse recursion, see `blocking`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from math import ceil, floor, isqrt

from calculator_kit.figures import DECIMAL_CONTEXT
from support_costs.staffing.blocking import inverse_blocking
from support_costs.staffing.searching import GUARDED, ROUGH, fewest, surplus


class StaffingError(ValueError):
    """A question about staffing that has no answer; `id` names the reason for programs."""

    def __init__(self, error_id: str, message: str) -> None:
        super().__init__(message)
        self.id = error_id


def require(met: bool, error_id: str, message: str) -> None:
    """Raise StaffingError unless `met`."""
    if not met:
        raise StaffingError(error_id, message)


def settled(value: Decimal) -> Decimal:
    """`value` without its guard digits."""
    return DECIMAL_CONTEXT.plus(value)


def offered_load(calls: Decimal, interval_seconds: Decimal, aht_seconds: Decimal) -> Decimal:
    """Erlangs that `calls` in an interval bring; `aht_seconds` includes the work after the call.

    Raises StaffingError: load_negative, interval_not_positive, aht_not_positive.
    """
    require(calls >= 0, "load_negative", f"{calls} calls: there cannot be fewer than none.")
    require(interval_seconds > 0, "interval_not_positive", "an interval must last some time.")
    require_queue(Decimal(0), 0, aht_seconds)
    with localcontext(GUARDED):
        return settled(calls * aht_seconds / interval_seconds)


def erlang_b(load: Decimal, agents: int) -> Decimal:
    """Share of calls that find all agents busy when nobody waits (blocking).

    Raises StaffingError: load_negative, agents_negative.
    """
    _require_load_and_agents(load, agents)
    if load == 0:
        return Decimal(0 if agents else 1)
    with localcontext(GUARDED):
        return settled(1 / inverse_blocking(load, agents))


@dataclass(frozen=True)
class Queue:
    """`agents` who answer `load` erlangs of calls of `aht` seconds, first come, first served.

    With no more agents than erlangs the queue grows without end: it is `overloaded`, everybody
    waits, nobody is answered in time, and there is no average wait (None), never a negative one.
    Raises StaffingError: load_negative, agents_negative, aht_not_positive.
    """

    load: Decimal
    agents: int
    aht: Decimal
    digits: Context = field(default=GUARDED, compare=False, repr=False)
    """What is computed with."""

    def __post_init__(self) -> None:
        require_queue(self.load, self.agents, self.aht)

    @property
    def overloaded(self) -> bool:
        """Whether more work comes in than the agents can do."""
        return self.agents <= self.load

    @property
    def wait_probability(self) -> Decimal:
        """Share of callers who are not answered at once."""
        return settled(self._waiting)

    @cached_property
    def _waiting(self) -> Decimal:
        with localcontext(self.digits):
            return _wait_probability(self.load, self.agents)

    @property
    def occupancy(self) -> Decimal:
        """Share of the agents' time spent on calls, 1 when overloaded."""
        if self.overloaded:
            return Decimal(1)
        with localcontext(self.digits):
            return settled(self.load / self.agents)

    @property
    def asa(self) -> Decimal | None:
        """Average speed of answer in seconds, over all callers; None when overloaded."""
        if self.overloaded:
            return None
        with localcontext(self.digits):
            return settled(self._waiting * self.aht / (self.agents - self.load))

    def service_level(self, seconds: Decimal) -> Decimal:
        """Share of callers who are answered within `seconds`; 0 when overloaded.

        Raises StaffingError: seconds_negative.
        """
        require_seconds(seconds)
        if self.overloaded:
            return Decimal(0)
        with localcontext(self.digits):
            late = _late(self.load, self.agents, self._waiting, seconds / self.aht)
            return settled(1 - late)

    def wait_quantile(self, share: Decimal) -> Decimal | None:
        """Seconds within which that share of callers is answered; None when overloaded.

        Raises StaffingError: share_out_of_range, unless 0 ≤ share < 1.
        """
        _require_share(0 <= share < 1, "share_out_of_range", "a quantile", share)
        if self.overloaded:
            return None
        with localcontext(self.digits):
            if self._waiting <= 1 - share:
                return Decimal(0)
            late = self._waiting / (1 - share)
            return settled(late.ln() * self.aht / (self.agents - self.load))


@dataclass(frozen=True)
class Requirement:
    """Agents on the phones that each constraint takes by itself.

    The largest is enough: agents who wait for calls are already in the service level's number,
    so dividing that by the occupancy would count them twice.
    """

    for_service_level: int
    for_occupancy: int
    floor: int
    for_abandonment: int = 0

    @property
    def agents(self) -> int:
        """The fewest agents that satisfy all constraints."""
        return max(self.for_service_level, self.for_occupancy, self.floor, self.for_abandonment)


def agents_required(
    load: Decimal,
    target: Decimal,
    seconds: Decimal,
    aht: Decimal,
    *,
    max_occupancy: Decimal = Decimal(1),
    floor_agents: int = 1,
) -> Requirement:
    """The fewest agents who answer the share `target` of callers within `seconds`.

    Raises StaffingError: service_level_unreachable (a target of 1: somebody may always wait
    longer), service_level_out_of_range, occupancy_out_of_range, seconds_negative, load_negative,
    aht_not_positive, floor_negative.
    """
    require_constraints(target, seconds, max_occupancy, floor_agents)
    require_queue(load, 0, aht)
    if load == 0:
        return Requirement(0, 0, floor_agents)
    first = floor(load) + 1

    def gap(agents: int) -> Decimal:
        def level(rough: bool) -> Decimal:
            return Queue(load, agents, aht, ROUGH if rough else GUARDED).service_level(seconds)

        return surplus(lambda rough: level(rough) - target)

    for_service_level = fewest(gap, first + isqrt(first) // 4, isqrt(first), first)
    for_occupancy = ceil(Fraction(load) / Fraction(max_occupancy))
    return Requirement(for_service_level, for_occupancy, floor_agents)


def scheduled(agents: int | Decimal | Fraction, shrinkage: Decimal) -> int:
    """Agents to schedule so that `agents` are on the phones while the share `shrinkage` is away.

    Exact: 21 agents at 0.3 are 30, where binary floats make it 31. Add up intervals and queues
    first and round their sum once. Raises StaffingError: shrinkage_out_of_range, agents_negative.
    """
    if isinstance(agents, float) or isinstance(shrinkage, float):
        raise TypeError("a float is not exact; write Decimal('0.3').")
    require(agents >= 0, "agents_negative", f"{agents} agents: there cannot be fewer than none.")
    _require_share(0 <= shrinkage < 1, "shrinkage_out_of_range", "shrinkage", shrinkage)
    return ceil(Fraction(agents) / (1 - Fraction(shrinkage)))


def _wait_probability(load: Decimal, agents: int) -> Decimal:
    """Erlang C, B/(1 − ρ(1 − B)), written without the difference of near numbers."""
    if agents <= load:
        return Decimal(1)
    if load == 0:
        return Decimal(0)
    return agents / (inverse_blocking(load, agents) * (agents - load) + load)


def _late(load: Decimal, agents: int, waiting: Decimal, wait: Decimal) -> Decimal:
    """Share of callers who wait longer than `wait` handling times."""
    return waiting * ((load - agents) * wait).exp() if wait else waiting


def require_constraints(
    target: Decimal, seconds: Decimal, max_occupancy: Decimal, floor_agents: int
) -> None:
    """Raise StaffingError unless these can be asked for."""
    require(
        target != 1,
        "service_level_unreachable",
        "a service level of 100% cannot be promised: some caller may always wait longer.",
    )
    _require_share(0 < target < 1, "service_level_out_of_range", "a service level", target)
    require_seconds(seconds)
    _require_share(0 < max_occupancy <= 1, "occupancy_out_of_range", "occupancy", max_occupancy)
    require(floor_agents >= 0, "floor_negative", f"{floor_agents} agents are no lower limit.")


def require_queue(load: Decimal, agents: int, aht: Decimal) -> None:
    """Raise StaffingError unless such a queue can exist."""
    _require_load_and_agents(load, agents)
    require(aht > 0, "aht_not_positive", f"a handling time of {aht} s: it must be above zero.")


def require_seconds(seconds: Decimal) -> None:
    """Raise StaffingError for a negative time."""
    require(seconds >= 0, "seconds_negative", f"{seconds} s: nobody is answered before calling.")


def _require_load_and_agents(load: Decimal, agents: int) -> None:
    require(load >= 0, "load_negative", f"a load of {load} erlangs: it cannot be negative.")
    require(agents >= 0, "agents_negative", f"{agents} agents: there cannot be fewer than none.")


def _require_share(met: bool, error_id: str, name: str, share: Decimal) -> None:
    require(met, error_id, f"{name} is a share of one, and {share} is not allowed: 80% is 0.8.")
