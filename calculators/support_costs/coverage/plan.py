"""What a week takes: the agents of each language, and their paid hours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs.coverage.fields import PEAK, Coverage
from support_costs.coverage.week import Staff, Week, staff
from support_costs.coverage.week_profiles import opening, own_week, profile_week
from support_costs.staffing.demand import TOO_LARGE, Demand


@dataclass(frozen=True)
class Language:
    """One of the languages that calls come in, with the premium for agents who speak it."""

    number: int
    share: Decimal
    premium: Number


@dataclass(frozen=True)
class StaffedQueue:
    """Agents who answer these languages; `present` is the share of paid hours that they are logged in."""

    languages: tuple[Language, ...]
    staff: Staff
    present: Fraction

    @cached_property
    def paid_hours(self) -> Fraction:
        """Paid hours a week, not rounded."""
        return self.staff.hours / self.present

    def priced_hours(self, night_premium: Number) -> Number:
        """Paid hours a week, each counted as many times as its premiums make it cost.

        Of the languages' premiums it is the highest: agents who speak several cost no less.
        """
        hours = _hours(self.paid_hours)
        if night_premium and self.staff.night_hours:
            day, night = self.staff.day_hours / self.present, self.staff.night_hours / self.present
            hours = _hours(day) + _hours(night) * (1 + night_premium)
        return hours * (1 + max(language.premium for language in self.languages))


@dataclass(frozen=True)
class Plan:
    """All queues of a week."""

    week: Week
    queues: tuple[StaffedQueue, ...]

    @cached_property
    def paid_hours(self) -> Fraction:
        """Agents' hours a week, paid."""
        return sum((queue.paid_hours for queue in self.queues), Fraction(0))

    @property
    def night_hours(self) -> Fraction:
        """Agents' hours a week by night, logged in."""
        return sum((queue.staff.night_hours for queue in self.queues), Fraction(0))

    def agents(self, weight: Decimal) -> int:
        """Agents of all queues in an interval of that weight."""
        return sum(queue.staff.agents[weight] for queue in self.queues)

    def staffed(self) -> list[tuple[int, int]]:
        """Numbers of agents, each with the intervals that take so many."""
        found = Counter[int]()
        for (weight, _), count in self.week.opening.intervals.items():
            found[self.agents(weight)] += count
        return sorted(found.items())

    @property
    def peak_agents(self) -> int:
        """The most agents logged in at once."""
        return max(self.agents(weight) for weight, _ in self.week.opening.intervals)

    @property
    def service_level(self) -> Decimal | None:
        """Share of the week's calls that are answered in time, None without calls."""
        in_time = sum((queue.staff.in_time for queue in self.queues), Decimal(0))
        return min(in_time / self.week.calls, Decimal(1)) if self.week.calls else None


def plans(given: Coverage) -> tuple[Plan, Plan]:
    """The week with the queues asked for, and with the other kind of queues.

    With one language both are the same plan. Raises InputsError for shares above the whole, a day
    that never opens, a service level that cannot be promised, and too large a load.
    """
    asked = one_plan(given)
    if len(languages(given)) == 1:
        return asked, asked
    return asked, one_plan(given, otherwise=True)


def one_plan(given: Coverage, *, otherwise: bool = False) -> Plan:
    """One of the two. Raises InputsError, see `plans`."""
    spoken, week = languages(given), _week(given)
    present = 1 - given.shrinkage.value()
    if given.pools is not otherwise and len(spoken) > 1:
        return Plan(week, (StaffedQueue(spoken, staff(week, Decimal(1)), present),))
    queues = (StaffedQueue((one,), staff(week, one.share), present) for one in spoken)
    return Plan(week, tuple(queues))


def languages(given: Coverage) -> tuple[Language, ...]:
    """The languages that any calls come in. Raises InputsError for shares above the whole."""
    others = (given.language_share2, given.language_share3, given.language_share4)
    shares = [share.decimal() for share in others]
    first = 1 - sum(shares, Decimal(0))
    if first < 0:
        last = max(n for n, share in enumerate(shares, start=2) if share)
        raise InputsError({f"language_share{last}": N_("The shares are more than all calls.")})
    shares_and_premiums = zip([first, *shares], given.premiums(), strict=True)
    return tuple(
        Language(n, share, premium)
        for n, (share, premium) in enumerate(shares_and_premiums, start=1)
        if share
    )


def _week(given: Coverage) -> Week:
    own = tuple(hour.decimal() for hour in given.own_hours)
    days = int(given.own_days.value())
    week = own_week(own, days) if own else profile_week(given.profile)
    night = (int(given.night_from.value()), int(given.night_to.value()))
    interval = int(given.interval_min)
    hours = opening(week, interval, *night)
    if not hours.slots:
        raise InputsError({"own_hours": N_("Some hour must be open.")})
    targets = Demand(
        Decimal(0),
        given.aht.decimal(),
        given.sl_target.decimal(),
        given.sl_seconds.decimal(),
        given.max_occupancy.decimal(),
        int(given.min_agents.value()),
    )
    whole = hours.peak if given.calls_per == PEAK else hours.weight
    found = Week(hours, interval, given.calls.decimal() / whole, targets)
    if found.peak.too_large:
        raise InputsError({"calls": TOO_LARGE})
    return found


def _hours(value: Fraction) -> Number:
    return Number.of(value, "hours", 2)
