"""Billing by the call with a minimum each month, as vendors in Taiwan do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calculator_kit.functions import maximum
from calculator_kit.numbers import ZERO, Number, total


@dataclass(frozen=True)
class MinimumVolume:
    """The terms of one contract; amounts are of one currency, volumes are calls a month.

    `minimum` events are billed at `price` whether they happen or not, those above at `overage`.
    `events` are the billed events for each answered call, `markup` multiplies the whole bill.
    """

    minimum: Number
    price: Number
    overage: Number
    monthly_fee: Number
    markup: Number
    events: Number

    @property
    def least(self) -> Number:
        """The bill of a month without a call."""
        return (self.minimum * self.price + self.monthly_fee) * self.markup

    def bill(self, answered: Sequence[Number], *, settled_once: bool = False) -> Number:
        """The bill of months with so many answered calls.

        Each is held to the minimum by itself, or if `settled_once`, their sum to that of the minimums.
        """
        return self.billed(len(answered), self.above(answered, settled_once=settled_once))

    def billed(self, months: int, above: Number, least: Number | None = None) -> Number:
        """The bill of so many months, each of the `least`, with so many events above the minimum."""
        return (
            months * (self.least if least is None else least) + above * self.overage * self.markup
        )

    def above(self, answered: Sequence[Number], *, settled_once: bool = False) -> Number:
        """Events of these months that are billed on top of the minimum."""
        if settled_once:
            average = total(answered) / len(answered)
            return maximum(0, average * self.events - self.minimum) * len(answered)
        return total(maximum(0, calls * self.events - self.minimum) for calls in answered)

    def idle(self, answered: Sequence[Number], above: Number) -> Number:
        """Events of these months that are billed, so many of them above the minimum, and did not happen."""
        return len(answered) * self.minimum + above - total(answered) * self.events

    def volume_costing(self, amount: Number) -> Number | None:
        """The answered calls a month at which the bill rises above `amount`.

        None when even the minimum costs more.
        """
        if amount < self.least:
            return None
        above = (amount - self.least) / (self.overage * self.markup)
        return (self.minimum + above) / self.events

    def volumes_at_price(self, price: Number, other_costs: Number) -> list[Number]:
        """The answered calls a month at which one costs `price`, `other_costs` a month included.

        There are none, one or two: the price of a call falls up to the minimum and may rise after it.
        """
        fixed = self.least + other_costs
        below = fixed / price
        found = [below] if ZERO < below * self.events <= self.minimum else []
        slope = self.overage * self.markup
        if price != slope * self.events:
            above = (fixed - self.minimum * slope) / (price - slope * self.events)
            if above * self.events > self.minimum:
                found.append(above)
        return found
