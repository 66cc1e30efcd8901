"""A week of intervals, each with the agents that its calls take.

Hours are added up over all intervals and queues first and rounded last, and every share is
weighted by calls: a quiet interval that is answered well does not make up for a busy one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from support_costs.coverage.week_profiles import Opening
from support_costs.staffing.demand import Demand, fewest_agents, level_reached
from support_costs.staffing.erlang import offered_load


@dataclass(frozen=True)
class Week:
    """Open intervals, the calls in one of weight 1, and the targets (whose load is not used)."""

    opening: Opening
    interval_min: int
    calls_per_weight: Decimal
    targets: Demand

    @property
    def calls(self) -> Decimal:
        """Calls in all open intervals."""
        return self.opening.weight * self.calls_per_weight

    @property
    def peak(self) -> Demand:
        """All calls of the busiest interval in one queue."""
        return self.demand(self.opening.peak * self.calls_per_weight)

    def demand(self, calls: Decimal) -> Demand:
        """The targets for so many calls in one interval."""
        seconds = Decimal(self.interval_min * 60)
        return replace(self.targets, load=offered_load(calls, seconds, self.targets.aht))

    def demand_of(self, weight: Decimal, share: Decimal) -> Demand:
        """The targets for a share of the calls in one interval of that weight."""
        return self.demand(weight * self.calls_per_weight * share)

    def hours(self, intervals: int) -> Fraction:
        """Hours of so many intervals."""
        return Fraction(intervals * self.interval_min, 60)


@dataclass(frozen=True)
class Staff:
    """The queue that answers a share of a week's calls. Hours are logged in, not paid."""

    week: Week
    share: Decimal
    agents: Mapping[Decimal, int]
    """Agents in an interval of each weight."""

    @cached_property
    def hours(self) -> Fraction:
        """Agents' hours a week."""
        return self.day_hours + self.night_hours

    @cached_property
    def day_hours(self) -> Fraction:
        """Of these, by day."""
        return self._hours(night=False)

    @cached_property
    def night_hours(self) -> Fraction:
        """Of these, by night."""
        return self._hours(night=True)

    @cached_property
    def in_time(self) -> Decimal:
        """Calls a week that are answered in time."""
        calls = Decimal(0)
        for (weight, _), count in self.week.opening.intervals.items():
            demand = self.week.demand_of(weight, self.share)
            level = level_reached(demand, self.agents[weight])
            calls += weight * self.week.calls_per_weight * self.share * level * count
        return calls

    def _hours(self, *, night: bool) -> Fraction:
        intervals = self.week.opening.intervals.items()
        found = (self.agents[weight] * count for (weight, by), count in intervals if by is night)
        return self.week.hours(sum(found))


@lru_cache(maxsize=64)
def staff(week: Week, share: Decimal) -> Staff:
    """Who answers that share of the week's calls. Remembered: premiums and hours leave it alone.

    Raises InputsError, see `Demand.required`.
    """
    weights = {weight for weight, _ in week.opening.intervals}
    agents = {weight: fewest_agents(week.demand_of(weight, share)) for weight in weights}
    return Staff(week, share, agents)
