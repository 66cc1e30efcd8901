"""Indicators of a service contract, and what missing or beating them is worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Standing(StrEnum):
    """How a measured value stands to what was agreed."""

    STRETCH = "stretch"
    MET = "met"
    BETWEEN = "between"
    MISSED = "missed"


@dataclass(frozen=True)
class Indicator:
    """What was agreed for one indicator, in its own unit.

    Less is better where the target is below the floor; where both are the same, they do not tell,
    and `less_by_nature` does: a call handled faster is none the worse. `stretch` is None where
    nothing more than the target is rewarded.
    """

    floor: Decimal
    target: Decimal
    stretch: Decimal | None
    less_by_nature: bool = False

    @property
    def less_is_better(self) -> bool:
        """Whether lower values are better ones."""
        if self.target == self.floor:
            return self.less_by_nature
        return self.target < self.floor

    @property
    def stretch_lies_beyond(self) -> bool:
        """Whether the stretch goal, if there is one, is at least as good as the target."""
        return self.stretch is None or self._better(self.stretch, self.target) >= 0

    def score(self, actual: Decimal) -> Fraction:
        """The share of the money at risk that is kept: nought at the floor, 1 from the target on.

        Where floor and target are the same it is all or nothing.
        """
        if self._better(actual, self.target) >= 0:
            return Fraction(1)
        if self.floor == self.target:
            return Fraction(0)
        return _clamped(self._better(actual, self.floor) / self._better(self.target, self.floor))

    def excess(self, actual: Decimal) -> Fraction:
        """The share of the bonus that is earned: nought up to the target, 1 from the stretch goal on.

        Where target and stretch goal are the same it is all or nothing.
        """
        if self.stretch is None:
            return Fraction(0)
        if self._better(actual, self.stretch) >= 0:
            return Fraction(1)
        if self.stretch == self.target:
            return Fraction(0)
        return _clamped(self._better(actual, self.target) / self._better(self.stretch, self.target))

    def standing(self, actual: Decimal) -> Standing:
        """How `actual` stands to floor, target and stretch goal."""
        if self.stretch is not None and self._better(actual, self.stretch) >= 0:
            return Standing.STRETCH
        if self._better(actual, self.target) >= 0:
            return Standing.MET
        if self._better(actual, self.floor) > 0:
            return Standing.BETWEEN
        return Standing.MISSED

    def _better(self, value: Decimal, than: Decimal) -> Fraction:
        """By how much `value` is better than the other; negative where it is worse."""
        difference = Fraction(value) - Fraction(than)
        return -difference if self.less_is_better else difference


@dataclass(frozen=True)
class Credits:
    """Money at risk and money to gain, as fractions of the fee.

    A month's deduction is at most `at_risk`, its bonus at most `bonus_cap`; so is the net of both.
    """

    at_risk: Fraction
    bonus_cap: Fraction

    def deduction(self, weight: Fraction, score: Fraction) -> Fraction:
        """What an indicator of this weight takes off the fee."""
        return self.at_risk * weight * (1 - score)

    def bonus(self, weight: Fraction, excess: Fraction) -> Fraction:
        """What an indicator of this weight adds to the fee."""
        return self.bonus_cap * weight * excess

    def net(self, deduction: Fraction, bonus: Fraction) -> Fraction:
        """Bonus less deduction, within both limits."""
        return max(-self.at_risk, min(self.bonus_cap, bonus - deduction))


def _clamped(share: Fraction) -> Fraction:
    return max(Fraction(0), min(Fraction(1), share))
