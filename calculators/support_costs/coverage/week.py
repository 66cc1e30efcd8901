"""A week of intervals, each with the agents that its calls take.

Hours are added up over all intervals and queues first and rounded last, and every share is
weighted by calls: a quiet interval that is answered well does not make up for a busy one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from support_costs.coverage.week_profiles import Slot
from support_costs.staffing.demand import Demand, staffed
from support_costs.staffing.erlang import offered_load


@dataclass(frozen=True)
class Staff:
    """One queue's week. Hours are logged in, not paid."""

    agents: Mapping[Decimal, int]
    """Agents in an interval of each weight."""
    day_hours: Fraction
    night_hours: Fraction
    in_time: Decimal
    """Calls a week that are answered in time."""

    @cached_property
    def hours(self) -> Fraction:
        """Agents' hours a week."""
        return self.day_hours + self.night_hours


@dataclass(frozen=True)
class Week:
    """Open intervals, the calls in one of weight 1, and the targets (whose load is not used)."""

    slots: tuple[Slot, ...]
    interval_min: int
    calls_per_weight: Decimal
    targets: Demand

    @cached_property
    def intervals(self) -> Counter[tuple[Decimal, bool]]:
        """How many intervals there are of each weight, by night or not."""
        return Counter((slot.weight, slot.night) for slot in self.slots)

    @property
    def peak_calls(self) -> Decimal:
        """Calls in the busiest interval."""
        return max(weight for weight, _ in self.intervals) * self.calls_per_weight

    @property
    def calls(self) -> Decimal:
        """Calls in all open intervals."""
        return (
            sum((weight * count for (weight, _), count in self.intervals.items()), Decimal(0))
            * self.calls_per_weight
        )

    @property
    def open_hours(self) -> Fraction:
        """Hours a week that are open."""
        return self.hours(len(self.slots))

    @property
    def peak(self) -> Demand:
        """All calls of the busiest interval in one queue."""
        return self.demand(self.peak_calls)

    def demand(self, calls: Decimal) -> Demand:
        """The targets for so many calls in one interval."""
        seconds = Decimal(self.interval_min * 60)
        return replace(self.targets, load=offered_load(calls, seconds, self.targets.aht))

    def hours(self, intervals: int) -> Fraction:
        """Hours of so many intervals."""
        return Fraction(intervals * self.interval_min, 60)


@lru_cache(maxsize=64)
def staff(week: Week, share: Decimal) -> Staff:
    """Who answers that share of the week's calls. Remembered: premiums and hours leave it alone.

    Raises InputsError, see `Demand.required`.
    """
    agents: dict[Decimal, int] = {}
    intervals = {True: 0, False: 0}
    in_time = Decimal(0)
    for (weight, night), count in week.intervals.items():
        calls = weight * week.calls_per_weight * share
        agents[weight], level = staffed(week.demand(calls))
        intervals[night] += agents[weight] * count
        in_time += calls * level * count
    return Staff(agents, week.hours(intervals[False]), week.hours(intervals[True]), in_time)
