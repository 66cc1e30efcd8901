"""Numbers laid out on a hundred units of a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

from calculator_kit.formatting import rounded

LENGTH = Decimal(100)
_FAR = 100 * LENGTH
"""Further out nothing is drawn to scale: it is out of sight."""

CONTEXT = Context(prec=28)
"""What is drawn is computed with, whoever asks for it."""

_ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Tick(NamedTuple):
    """A place on a scale and its text."""

    value: Decimal
    text: str


@dataclass(frozen=True)
class Scale:
    """The numbers from `low` to `high`, which differ; mirrored for right-to-left readers."""

    low: Decimal
    high: Decimal
    mirrored: bool

    @classmethod
    def over(cls, values: Iterable[Decimal | None], *, mirrored: bool = False) -> Scale:
        """A scale that holds all `values`; a lone value stands in its middle, nought at its low end."""
        known = [value for value in values if value is not None]
        low, high = min(known, default=Decimal(0)), max(known, default=Decimal(0))
        if low == high:
            low, high = (low - abs(low), high + abs(high)) if low else (Decimal(0), Decimal(1))
        return cls(low, high, mirrored)

    def share(self, value: Decimal) -> Decimal:
        """How far along `value` is, from 0 to 100 unless it lies outside, to two decimals."""
        share = CONTEXT.divide(CONTEXT.subtract(value, self.low), self._unit)
        return rounded(max(-_FAR, min(_FAR, share)), 2)

    @cached_property
    def _unit(self) -> Decimal:
        return CONTEXT.divide(CONTEXT.subtract(self.high, self.low), LENGTH)

    def inside(self, value: Decimal) -> Decimal:
        """Like `share`, but never beyond an end."""
        return max(Decimal(0), min(LENGTH, self.share(value)))

    def at(self, value: Decimal) -> Decimal:
        """Where to draw `value`, from the left."""
        return self.across(self.share(value))

    def across(self, share: Decimal) -> Decimal:
        """Where to draw what is `share` along the reader's direction, from the left."""
        return LENGTH - share if self.mirrored else share


def round_maximum(value: Decimal) -> Decimal:
    """The end of a scale that holds `value`: 1, 2, 4, 5 or 8 times a power of ten."""
    if value <= 0:
        return Decimal(1)
    step = Decimal(1).scaleb(value.adjusted())
    return next(step * factor for factor in (1, 2, 4, 5, 8, 10) if step * factor >= value)


def ticks(maximum: Decimal, count: int = 4) -> tuple[Decimal, ...]:
    """Evenly spread positions from nought to `maximum`, both ends among them."""
    return tuple(maximum * index / count for index in range(count + 1))


def round_ticks(low: Decimal, high: Decimal, count: int = 4) -> tuple[Decimal, ...]:
    """Round numbers at even distances, about `count` steps of them, that enclose both ends."""
    scale = Scale.over((low, high))
    with localcontext(CONTEXT):
        least = (scale.high - scale.low) / count
        power = Decimal(1).scaleb(least.adjusted())
        step = next(power * factor for factor in _ROUND_STEPS if power * factor >= least)
        first = floor(Fraction(scale.low) / Fraction(step))
        last = ceil(Fraction(scale.high) / Fraction(step))
        return tuple(step * number for number in range(first, last + 1))
