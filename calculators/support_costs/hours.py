"""Hours: months from weeks, and the ladder of what a vendor may mean by "an hour".

paid hour ⊃ scheduled hour ⊃ production hour (logged in: waiting and handling) ⊃ handle hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from calculator_kit.inputs import exactly

WEEKS_PER_MONTH = Fraction(52, 12)
"""52 weeks over 12 months, exactly: neither 4 nor 4.33."""


class BilledUnit(StrEnum):
    """What one unit of a bill is."""

    PAID_HOUR = "paid_hour"
    SCHEDULED_HOUR = "scheduled_hour"
    PRODUCTION_HOUR = "production_hour"
    HANDLE_HOUR = "handle_hour"


def month_hours(week_hours: Decimal) -> Fraction:
    """Hours a month at `week_hours` hours a week: 40 gives 520/3."""
    return Fraction(week_hours) * WEEKS_PER_MONTH


@dataclass(frozen=True)
class HourLadder:
    """How much of a paid hour is left on each rung; all three are fractions of one.

    Shrinkage compounds: `external` (leave, sickness) is taken off first, then `internal` (breaks,
    meetings, training) off the rest. `occupancy` is the share of logged-in time spent handling.
    """

    external: Decimal = Decimal(0)
    internal: Decimal = Decimal(0)
    occupancy: Decimal = Decimal(1)

    def share(self, unit: BilledUnit) -> Fraction:
        """Units in one paid hour, at most 1."""
        if unit is BilledUnit.PAID_HOUR:
            return Fraction(1)
        share = 1 - exactly(self.external)
        if unit is BilledUnit.SCHEDULED_HOUR:
            return share
        share *= 1 - exactly(self.internal)
        if unit is BilledUnit.PRODUCTION_HOUR:
            return share
        return share * exactly(self.occupancy)

    def hours(self, paid: Fraction, unit: BilledUnit) -> Fraction:
        """Hours of this kind in `paid` paid hours."""
        return paid * self.share(unit)

    def rate(self, rate: Fraction, quoted: BilledUnit, wanted: BilledUnit) -> Fraction:
        """A price for each `quoted` hour as a price for each `wanted` hour.

        Raises ZeroDivisionError when no hour of the wanted kind is left.
        """
        return rate * self.share(quoted) / self.share(wanted)
