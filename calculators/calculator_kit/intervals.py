"""Arithmetic of ranges: the least and the greatest that operands between their ends allow.

An end is None where nobody knows it: a lower one may be anything below, an upper one anything above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

End = Fraction | None
Ends = tuple[End, End]


def products(one: Ends, other: Ends) -> Ends:
    """Of any of the one and any of the other; nothing times nought, however open."""
    least, smallest = one[0], other[0]
    if least is not None and smallest is not None and least.numerator >= 0 <= smallest.numerator:
        low = least * smallest
        if one[1] is not None and other[1] is not None:
            return low, one[1] * other[1]
        return low, low if one[1] == 0 or other[1] == 0 else None
    known, beyond = [], set()
    for a, towards in _sides(one):
        for b, onwards in _sides(other):
            if a == 0 or b == 0:
                known.append(Fraction(0))
            elif a is not None and b is not None:
                known.append(a * b)
            else:
                beyond.add(_sign(a, towards) * _sign(b, onwards))
    return None if -1 in beyond else min(known), None if 1 in beyond else max(known)


def quotients(one: Ends, other: Ends) -> Ends:
    """Of any of the one by any of the other. Raises ZeroDivisionError where that may be nought."""
    low, high = other
    if low is not None and low > 0:
        return products(one, (Fraction(0) if high is None else 1 / high, 1 / low))
    if high is not None and high < 0:
        return products(one, (1 / high, Fraction(0) if low is None else 1 / low))
    raise ZeroDivisionError("divided by a range that may be nought")


def chosen_end(
    choose: Callable[[Sequence[Fraction]], Fraction], ends: Sequence[End], *, unknown_is_more: bool
) -> End:
    """What `choose`, max or min, takes: unknown where an unknown end lies beyond all others."""
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) and ((choose is max) == unknown_is_more or not known):
        return None
    return choose(known)


def _sides(ends: Ends) -> tuple[tuple[End, int], tuple[End, int]]:
    """Each end with the direction in which it lies when it is unknown."""
    return (ends[0], -1), (ends[1], 1)


def _sign(end: End, direction: int) -> int:
    """Of an end that is not nought, or the direction in which an unknown one lies."""
    if end is None:
        return direction
    return 1 if end > 0 else -1
