"""How a measured value stands to what was agreed, and which share of the money that is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from calculator_kit.functions import decided
from calculator_kit.numbers import NOTHING, SHARE, WHOLE, Number


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

    floor: Number
    target: Number
    stretch: Number | None
    less_by_nature: bool = False

    @cached_property
    def less_is_better(self) -> bool:
        """Whether lower values are better ones."""
        if self.all_or_nothing:
            return self.less_by_nature
        return self.target < self.floor

    @cached_property
    def all_or_nothing(self) -> bool:
        """Whether floor and target are the same."""
        return self.target == self.floor

    @property
    def stretch_lies_beyond(self) -> bool:
        """Whether the stretch goal, if there is one, is at least as good as the target."""
        return self.stretch is None or self._reaches(self.stretch, self.target)

    def score(self, actual: Number) -> Number:
        """The share of the money at risk that is kept: nought at the floor, 1 from the target on.

        Where floor and target are the same it is all or nothing.
        """
        if self._reaches(actual, self.target):
            return WHOLE
        if self.all_or_nothing:
            return decided(NOTHING, actual, ">" if self.less_is_better else "<", self.target)
        if self._reaches(self.floor, actual):
            return decided(NOTHING, actual, "≥" if self.less_is_better else "≤", self.floor)
        return ((actual - self.floor) / (self.target - self.floor)).of_unit(SHARE)

    def excess(self, actual: Number) -> Number:
        """The share of the bonus that is earned: nought up to the target, 1 from the stretch goal on.

        Where target and stretch goal are the same it is all or nothing.
        """
        if self.stretch is None or not self._reaches(actual, self.target):
            return NOTHING
        if self._reaches(actual, self.stretch):
            return decided(WHOLE, actual, "≤" if self.less_is_better else "≥", self.stretch)
        return ((actual - self.target) / (self.stretch - self.target)).of_unit(SHARE)

    def standing(self, actual: Number) -> Standing:
        """How `actual` stands to floor, target and stretch goal."""
        if self.stretch is not None and self._reaches(actual, self.stretch):
            return Standing.STRETCH
        if self._reaches(actual, self.target):
            return Standing.MET
        return Standing.MISSED if self._reaches(self.floor, actual) else Standing.BETWEEN

    def _reaches(self, value: Number, goal: Number) -> bool:
        return value <= goal if self.less_is_better else value >= goal
