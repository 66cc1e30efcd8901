"""Billing by the call with a minimum each month, as vendors in Taiwan do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class MinimumVolume:
    """The terms of one contract; amounts are of one currency, volumes are calls a month.

    `minimum` events are billed at `price` whether they happen or not, those above at `overage`.
    `events` are the billed events for each answered call, `markup` multiplies the whole bill.
    """

    minimum: Fraction
    price: Fraction
    overage: Fraction
    monthly_fee: Fraction = Fraction(0)
    markup: Fraction = Fraction(1)
    events: Fraction = Fraction(1)

    @property
    def least(self) -> Fraction:
        """The bill of a month without a call."""
        return (self.minimum * self.price + self.monthly_fee) * self.markup

    def bill(self, answered: Sequence[Fraction], *, settled_once: bool = False) -> Fraction:
        """The bill of months with so many answered calls.

        Each is held to the minimum by itself, or if `settled_once`, their sum to that of the minimums.
        """
        above = self.above(answered, settled_once=settled_once)
        return len(answered) * self.least + above * self.overage * self.markup

    def above(self, answered: Sequence[Fraction], *, settled_once: bool = False) -> Fraction:
        """Events of these months that are billed on top of the minimum."""
        if settled_once:
            answered = [sum(answered, Fraction(0)) / len(answered)] * len(answered)
        most = self.minimum / self.events
        return sum((calls - most for calls in answered if calls > most), Fraction(0)) * self.events

    def idle(self, answered: Sequence[Fraction], *, settled_once: bool = False) -> Fraction:
        """Events of these months that are billed but did not happen."""
        billed = len(answered) * self.minimum + self.above(answered, settled_once=settled_once)
        return billed - sum(answered, Fraction(0)) * self.events

    def volume_costing(self, amount: Fraction) -> Fraction | None:
        """The answered calls a month at which the bill rises above `amount`.

        None when even the minimum costs more.
        """
        if amount < self.least:
            return None
        above = (amount - self.least) / (self.overage * self.markup)
        return (self.minimum + above) / self.events

    def volumes_at_price(self, price: Fraction, other_costs: Fraction) -> list[Fraction]:
        """The answered calls a month at which one costs `price`, `other_costs` a month included.

        There are none, one or two: the price of a call falls up to the minimum and may rise after it.
        """
        fixed = self.least + other_costs
        below = fixed / price
        found = [below] if 0 < below * self.events <= self.minimum else []
        slope = self.overage * self.markup
        if price != slope * self.events:
            above = (fixed - self.minimum * slope) / (price - slope * self.events)
            if above * self.events > self.minimum:
                found.append(above)
        return found
