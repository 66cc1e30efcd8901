"""What a week takes: the agents of each language, their paid hours, and the price of these."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculator_kit.inputs import Inputs, InputsError, number, numbers, text
from calculator_kit.messages import N_
from support_costs.coverage.fields import MOST_LANGUAGES, PEAK, POOLED
from support_costs.coverage.week import Staff, Week, staff
from support_costs.coverage.week_profiles import open_slots, own_week, profile_week
from support_costs.staffing.demand import TOO_LARGE, Demand


@dataclass(frozen=True)
class Language:
    """One of the languages that calls come in, with the premium for agents who speak it."""

    number: int
    share: Decimal
    premium: Decimal


@dataclass(frozen=True)
class StaffedQueue:
    """Agents who answer these languages."""

    languages: tuple[Language, ...]
    staff: Staff
    shrinkage: Decimal

    @property
    def premium(self) -> Decimal:
        """The highest of the languages' premiums: agents who speak several cost no less."""
        return max(language.premium for language in self.languages)

    @cached_property
    def paid_hours(self) -> Fraction:
        """Paid hours a week, not rounded."""
        return self.staff.hours / (1 - Fraction(self.shrinkage))

    def priced_hours(self, night_premium: Decimal) -> Fraction:
        """Paid hours a week, each counted as many times as its premiums make it cost."""
        hours = self.staff.day_hours + self.staff.night_hours * (1 + Fraction(night_premium))
        return hours / (1 - Fraction(self.shrinkage)) * (1 + Fraction(self.premium))


@dataclass(frozen=True)
class Plan:
    """All queues of a week."""

    week: Week
    queues: tuple[StaffedQueue, ...]

    @cached_property
    def hours(self) -> Fraction:
        """Agents' hours a week, logged in."""
        return sum((queue.staff.hours for queue in self.queues), Fraction(0))

    @cached_property
    def paid_hours(self) -> Fraction:
        """Agents' hours a week, paid."""
        return sum((queue.paid_hours for queue in self.queues), Fraction(0))

    def priced_hours(self, night_premium: Decimal) -> Fraction:
        """See `StaffedQueue.priced_hours`."""
        return sum((queue.priced_hours(night_premium) for queue in self.queues), Fraction(0))

    def agents(self, weight: Decimal) -> int:
        """Agents of all queues in an interval of that weight."""
        return sum(queue.staff.agents[weight] for queue in self.queues)

    @property
    def peak_agents(self) -> int:
        """The most agents logged in at once."""
        return max(self.agents(weight) for weight, _ in self.week.intervals)

    @property
    def service_level(self) -> Decimal | None:
        """Share of the week's calls that are answered in time, None without calls."""
        in_time = sum((queue.staff.in_time for queue in self.queues), Decimal(0))
        return min(in_time / self.week.calls, Decimal(1)) if self.week.calls else None

    @property
    def occupancy(self) -> Fraction | None:
        """Share of the hours logged in that is spent on calls, None without agents."""
        work = Fraction(self.week.calls) * Fraction(self.week.targets.aht) / 3600
        return work / self.hours if self.hours else None


def plans(inputs: Inputs) -> tuple[Plan, Plan]:
    """The week with the queues asked for, and with the other kind of queues.

    With one language both are the same plan. Raises InputsError for shares above the whole, a day
    that never opens, a service level that cannot be promised, and too large a load.
    """
    asked = one_plan(inputs)
    if len(languages(inputs)) == 1:
        return asked, asked
    return asked, one_plan(inputs, otherwise=True)


def one_plan(inputs: Inputs, *, otherwise: bool = False) -> Plan:
    """One of the two. Raises InputsError, see `plans`."""
    spoken, week = languages(inputs), _week(inputs)
    pooled = (inputs["queues"] == POOLED) is not otherwise
    shrinkage = number(inputs, "shrinkage")
    if pooled and len(spoken) > 1:
        return Plan(week, (StaffedQueue(spoken, staff(week, Decimal(1)), shrinkage),))
    queues = (StaffedQueue((one,), staff(week, one.share), shrinkage) for one in spoken)
    return Plan(week, tuple(queues))


def languages(inputs: Inputs) -> tuple[Language, ...]:
    """The languages that any calls come in. Raises InputsError for shares above the whole."""
    shares = [number(inputs, f"language_share{n}") for n in range(2, MOST_LANGUAGES + 1)]
    first = 1 - sum(shares, Decimal(0))
    if first < 0:
        last = max(n for n, share in enumerate(shares, start=2) if share)
        raise InputsError({f"language_share{last}": N_("The shares are more than all calls.")})
    return tuple(
        Language(n, share, number(inputs, f"language_premium{n}"))
        for n, share in enumerate([first, *shares], start=1)
        if share
    )


def _week(inputs: Inputs) -> Week:
    own = numbers(inputs, "own_hours")
    days = int(number(inputs, "own_days"))
    week = own_week(own, days) if own else profile_week(text(inputs, "profile"))
    night = (int(number(inputs, "night_from")), int(number(inputs, "night_to")))
    interval = int(text(inputs, "interval_min"))
    slots = open_slots(week, interval, *night)
    if not slots:
        raise InputsError({"own_hours": N_("Some hour must be open.")})
    weights = [slot.weight for slot in slots]
    whole = max(weights) if inputs["calls_per"] == PEAK else sum(weights, Decimal(0))
    targets = Demand(
        Decimal(0),
        number(inputs, "aht"),
        number(inputs, "sl_target"),
        number(inputs, "sl_seconds"),
        number(inputs, "max_occupancy"),
        int(number(inputs, "min_agents")),
    )
    found = Week(slots, interval, number(inputs, "calls") / whole, targets)
    if found.peak.too_large:
        raise InputsError({"calls": TOO_LARGE})
    return found
