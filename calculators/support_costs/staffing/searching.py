"""The smallest number that is enough, in few tries, and with no more digits than a try needs."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, getcontext
from math import ceil, inf, isfinite
from typing import TypeVar

from calculator_kit.figures import DECIMAL_CONTEXT

GUARDED = DECIMAL_CONTEXT.copy()
GUARDED.prec = DECIMAL_CONTEXT.prec + 12
"""The precision of intermediate results."""

ROUGH = DECIMAL_CONTEXT.copy()
ROUGH.prec = 14
"""Enough to see on which side of a target a share lies, and to draw it; floats have more."""

Real = TypeVar("Real", Decimal, float)

_NEAR = Decimal("1e-8")
"""Nearer to a target than this, all digits decide."""

_TRIED_ALONG_LINES = 8
_HALF = Decimal("0.5")
_NO_RISE = Decimal(0)


def computed(work: Callable[..., Decimal] | Callable[..., float], *numbers: Decimal) -> Decimal:
    """What `work` makes of numbers above zero, in the context in force; in floats if it is a rough one.

    That is several times faster, and the same on every platform, as long as `work` does nothing
    but + − × ÷. What is too large for floats is computed in decimals all the same.
    """
    if getcontext().prec <= ROUGH.prec:
        binary = [float(number) for number in numbers]
        if inf not in binary and 0 not in binary:
            found = work(*binary)
            if isfinite(found):
                return Decimal(found)
    return Decimal(work(*numbers))


def surplus(gap: Callable[[bool], Decimal]) -> Decimal:
    """How far a share is above its target; `gap` is asked for it roughly, and not if in doubt."""
    roughly = gap(True)
    return roughly if abs(roughly) > _NEAR else gap(False)


def fewest(gap: Callable[[int], Decimal], guess: int, width: int, least: int = 1) -> int:
    """The smallest number from `least` whose `gap` is not below zero, when no larger one's is.

    `gap` is a share that rises by something like one over `width` numbers. It is followed along
    the line through two numbers that were tried: the last two while both lie on one side, then
    those next to the answer, of which an end that stays counts for half each time. After some
    tries the middle is taken.
    """
    too_few, enough = least - 1, 0
    below = above = Decimal(0)
    tried, number, last, stride = 0, max(guess, least), 0, 0
    before = Decimal(0)
    while not enough or enough - too_few > 1:
        found = gap(number)
        if found < 0:
            too_few, below, above = number, found, above / 2
        else:
            enough, above, below = number, found, below / 2
        if enough and below:
            tried += 1
            span = enough - too_few
            share = below / (below - above) if tried <= _TRIED_ALONG_LINES else _HALF
            following = min(max(too_few + ceil(span * share), too_few + 1), enough - 1)
        else:
            reach = 4 * stride or max(1, int(abs(found) * 4 * width))
            rise = (found - before) / (number - last) if stride else _NO_RISE
            stride = min(reach, ceil(abs(found) / rise)) if rise > 0 else reach
            following = max(enough - stride, too_few + 1) if enough else too_few + stride
        last, before, number = number, found, following
    return enough
