"""Outbound work by the hour, on commission, and as a mixture: where two ways cost the same.

What an hour costs is a straight line over the sales made in it: `base` before the first sale, and
`per_sale` for each. An hourly rate is a line without slope, a commission one without a base.
"""

from __future__ import annotations

from dataclasses import dataclass

from calculator_kit.functions import maximum
from calculator_kit.numbers import Exact, Number


@dataclass(frozen=True)
class HourlyCost:
    """What an hour of calling costs: `base`, and `per_sale` for every sale made in it, of one currency."""

    base: Number
    per_sale: Number

    def at(self, sales: Number | Exact) -> Number:
        """The cost of an hour with so many sales."""
        return self.base + self.per_sale * sales


def crossing(one: HourlyCost, other: HourlyCost) -> Number | None:
    """The sales an hour at which both cost the same, for every base in the ranges.

    None where there is no such point: the lines run side by side, or the one that rises faster is
    the dearer one before the first sale already. An end of nought says so of one end of the range.
    """
    if one.per_sale == other.per_sale:
        return None
    slow, fast = sorted((one, other), key=lambda cost: cost.per_sale)
    ahead = slow.base - fast.base
    if ahead.high is not None and ahead.high < 0:
        return None
    if ahead.low is not None and ahead.low < 0:
        ahead = maximum(0, ahead)
    return ahead / (fast.per_sale - slow.per_sale)


@dataclass(frozen=True)
class Offer:
    """Three ways to pay for the same calling.

    `commission` and `hybrid` are None where nothing is offered.
    """

    hourly: HourlyCost
    commission: HourlyCost | None
    hybrid: HourlyCost | None

    def ways(self) -> dict[str, HourlyCost]:
        """The ways that are offered, by name."""
        every = {"hourly": self.hourly, "commission": self.commission, "hybrid": self.hybrid}
        return {name: cost for name, cost in every.items() if cost is not None}

    def crossings(self, floor: HourlyCost) -> dict[str, Number]:
        """Every point at which two of the ways cost the same, by their names.

        `vendor_floor` is where the commission reaches `floor`, which the vendor must expect to earn
        whatever is sold.
        """
        pairs = {
            "vendor_floor": (floor, self.commission),
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
