"""Outbound work by the hour, on commission, and as a mixture: where two ways cost the same.

What an hour costs is a straight line over the sales made in it: `base` before the first sale, and
`per_sale` for each. An hourly rate is a line without slope, a commission one without a base.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from support_costs.money import Exact, Money, MoneyRange


@dataclass(frozen=True)
class HourlyCost:
    """What an hour of calling costs: `base`, and `per_sale` for every sale made in it."""

    base: MoneyRange
    per_sale: Fraction

    def at(self, sales: Exact) -> MoneyRange:
        """The cost of an hour with so many sales."""
        return self.base + Money.of(self.per_sale * Fraction(sales), self.base.low.currency)


@dataclass(frozen=True)
class SalesRange:
    """Sales an hour, from `low` to `high`; `high` is None where a rate has no upper end."""

    low: Fraction
    high: Fraction | None


def vendor_floor(hour: MoneyRange, low_uplift: Decimal, high_uplift: Decimal) -> MoneyRange:
    """What a vendor must expect to earn an hour before it works for commission alone.

    The uplifts are fractions of its hourly rate: 0.10 to 0.20 asks for a tenth to a fifth more.
    """
    return MoneyRange(
        hour.low * (1 + Fraction(low_uplift)),
        None if hour.high is None else hour.high * (1 + Fraction(high_uplift)),
    )


def crossing(one: HourlyCost, other: HourlyCost) -> SalesRange | None:
    """The sales an hour at which both cost the same, for every base in the ranges.

    None where there is no such point: the lines run side by side, or the one that rises faster is
    the dearer one before the first sale already. An end of nought says so of one end of the range.
    """
    if one.per_sale == other.per_sale:
        return None
    slow, fast = sorted((one, other), key=lambda cost: cost.per_sale)
    slope = fast.per_sale - slow.per_sale
    high = None
    if slow.base.high is not None:
        high = (slow.base.high.amount - fast.base.low.amount) / slope
        if high < 0:
            return None
    start = fast.base.high
    low = (slow.base.low.amount - start.amount) / slope if start else Fraction(0)
    return SalesRange(max(Fraction(0), low), high)


@dataclass(frozen=True)
class Offer:
    """Three ways to pay for the same calling, and the vendor's floor.

    `commission` and `hybrid` are None where nothing is offered. `floor` is what the vendor must
    expect to earn, which does not depend on the sales.
    """

    hourly: HourlyCost
    floor: HourlyCost
    commission: HourlyCost | None
    hybrid: HourlyCost | None

    def ways(self) -> dict[str, HourlyCost]:
        """The ways that are offered, by name."""
        every = {"hourly": self.hourly, "commission": self.commission, "hybrid": self.hybrid}
        return {name: cost for name, cost in every.items() if cost is not None}

    def crossings(self) -> dict[str, SalesRange]:
        """Every point at which two of the ways cost the same, by their names.

        `vendor_floor` is where the commission reaches the floor.
        """
        pairs = {
            "vendor_floor": (self.floor, self.commission),
            "hourly_commission": (self.hourly, self.commission),
            "hourly_hybrid": (self.hourly, self.hybrid),
            "commission_hybrid": (self.commission, self.hybrid),
        }
        found = {
            name: crossing(one, other)
            for name, (one, other) in pairs.items()
            if one is not None and other is not None
        }
        return {name: sales for name, sales in found.items() if sales is not None}
