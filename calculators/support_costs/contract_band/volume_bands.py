"""A monthly charge for a baseline volume, with prices beyond a band around it, and what leaving costs.

Outsourcing contracts call the price above the band ARC (additional resource charge) and the credit
below it RRC (reduced resource credit).
"""

from __future__ import annotations

from dataclasses import dataclass

from calculator_kit.numbers import ZERO, Number


@dataclass(frozen=True)
class VolumeBand:
    """The terms; volumes are contacts a month, amounts of one currency.

    Between `low` and `high` the `base_fee` is all. Contacts above the band cost `above` each, those below
    are credited at `below`, but never for less than `minimum` contacts.
    """

    base_fee: Number
    low: Number
    high: Number
    above: Number
    below: Number
    minimum: Number = ZERO

    def extra(self, volume: Number) -> Number:
        """Contacts above the band."""
        return volume - self.high if volume > self.high else ZERO

    def short(self, volume: Number) -> Number:
        """Contacts below the band that are credited."""
        counted = volume if volume > self.minimum else self.minimum
        return self.low - counted if counted < self.low else ZERO

    def charge(self, volume: Number) -> Number:
        """The bill of a month."""
        charge = self.base_fee
        if extra := self.extra(volume):
            charge += extra * self.above
        if short := self.short(volume):
            charge -= short * self.below
        return charge


@dataclass(frozen=True)
class Exit:
    """What leaving costs: `month` is the charge of a month, `once` what is paid in any case.

    The contract runs on for `notice` months, or to the end of its `term` if that is sooner; of the
    months that it then falls short of the term, the share `early` is due.
    """

    term: int
    notice: int
    early: Number
    month: Number
    once: Number

    def notice_months(self, left_after: int) -> int:
        """Months that run on when notice is given after so many months."""
        return min(self.notice, self.term - left_after)

    def cut_off(self, left_after: int) -> int:
        """Months that are cut off the term."""
        return self.term - left_after - self.notice_months(left_after)

    def cost(self, left_after: int) -> Number:
        """What leaving costs when notice is given after so many months."""
        cost = self.notice_months(left_after) * self.month
        cut_off = self.cut_off(left_after)
        if cut_off and self.early:
            cost += cut_off * self.month * self.early
        return cost + self.once
