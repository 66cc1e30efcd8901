"""A monthly charge for a baseline volume, with prices beyond a band around it, and what leaving costs.

Outsourcing contracts call the price above the band ARC (additional resource charge) and the credit
below it RRC (reduced resource credit).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class VolumeBand:
    """The terms; volumes are contacts a month, amounts of one currency.

    `width` is the share of the baseline by which the volume may differ either way at no charge.
    Contacts above the band cost `above` each, those below are credited at `below`, but never for less
    than `minimum` contacts.
    """

    baseline: Fraction
    base_fee: Fraction
    width: Fraction
    above: Fraction
    below: Fraction
    minimum: Fraction = Fraction(0)

    @property
    def low(self) -> Fraction:
        """The volume from which less is credited."""
        return self.baseline * (1 - self.width)

    @property
    def high(self) -> Fraction:
        """The volume from which more is charged."""
        return self.baseline * (1 + self.width)

    def extra(self, volume: Fraction) -> Fraction:
        """Contacts above the band."""
        return max(Fraction(0), volume - self.high)

    def short(self, volume: Fraction) -> Fraction:
        """Contacts below the band that are credited."""
        return max(Fraction(0), self.low - max(volume, self.minimum))

    def charge(self, volume: Fraction) -> Fraction:
        """The bill of a month."""
        return self.base_fee + self.above * self.extra(volume) - self.below * self.short(volume)


@dataclass(frozen=True)
class Exit:
    """What leaving costs: `month` is the charge of a month, `once` what is paid in any case.

    The contract runs on for `notice` months, or to the end of its `term` if that is sooner; of the
    months that it then falls short of the term, the share `early` is due.
    """

    term: int
    notice: int
    early: Fraction
    month: Fraction
    once: Fraction

    def notice_months(self, left_after: int) -> int:
        """Months that run on when notice is given after so many months."""
        return min(self.notice, self.term - left_after)

    def cut_off(self, left_after: int) -> int:
        """Months that are cut off the term."""
        return self.term - left_after - self.notice_months(left_after)

    def cost(self, left_after: int) -> Fraction:
        """What leaving costs when notice is given after so many months."""
        months = self.notice_months(left_after) + self.early * self.cut_off(left_after)
        return months * self.month + self.once
