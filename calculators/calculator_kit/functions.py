"""Functions of numbers: powers of e, rounding up, the largest and the smallest, what a comparison decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil
from operator import is_
from typing import Any

from calculator_kit.figures import DECIMAL_CONTEXT
from calculator_kit.intervals import chosen_end
from calculator_kit.numbers import Binds, Exact, Number, Op, constant, decimal, ranged, sum_unit

_LEAST = -250
"""Below it a power of e has a hundred noughts behind the sign, and is nought: as a fraction it might have a
million digits."""
_GUARDED = DECIMAL_CONTEXT.copy()
_GUARDED.prec = DECIMAL_CONTEXT.prec + 12


def exp(exponent: Number) -> Number:
    """e to the power of a plain number."""
    return _rising(EXP, _exponential, "", exponent)


def root(number: Number, degree: int) -> Number:
    """What gives a positive number when it is multiplied by itself so often; as a power in formulas."""
    return _rising(ROOT, partial(_root, degree=degree), number.unit, number, constant(degree, ""))


def ceiling(number: Number) -> Number:
    """The next whole number at or above."""
    return _rising(CEILING, lambda end: Fraction(ceil(end)), number.unit, number)


def ceil_to(number: Number, step: Number) -> Number:
    """The next multiple of a lone `step` at or above."""
    sum_unit(number, step, "rounded up to multiples of")
    size = step.value()
    return _rising(CEIL_TO, lambda end: ceil(end / size) * size, number.unit, number, step)


def maximum(*numbers: Number | Exact) -> Number:
    """The largest: of ranges, from the largest lower to the largest upper end."""
    return _chosen(MAXIMUM, max, numbers)


def minimum(*numbers: Number | Exact) -> Number:
    """The smallest: of ranges, from the smallest lower to the smallest upper end."""
    return _chosen(MINIMUM, min, numbers)


def decided(result: Number, one: Number, sign: str, other: Number) -> Number:
    """`result`, because the one is "<", "≤", ">" or "≥" the other; the formula is that comparison."""
    op = Op(lambda *_: result, f"{{}} {sign} {{}}", Binds.LEAST, (Binds.SUM, Binds.SUM))
    return Number(result.low, result.high, result.unit, op, (one, other))


def _exponential(exponent: Fraction) -> Fraction:
    return Fraction(DECIMAL_CONTEXT.exp(decimal(exponent))) if exponent > _LEAST else Fraction(0)


def _root(number: Fraction, *, degree: int) -> Fraction:
    """By exp and ln, which are rounded correctly and so the same everywhere."""
    logarithm = _GUARDED.ln(_GUARDED.divide(Decimal(number.numerator), Decimal(number.denominator)))
    root = _GUARDED.exp(_GUARDED.divide(logarithm, Decimal(degree)))
    return Fraction(DECIMAL_CONTEXT.plus(root))


def _apply_root(number: Number, degree: Number) -> Number:
    return root(number, int(degree.value()))


ROOT = Op(_apply_root, "{}^(1 ÷ {})", Binds.POWER, (Binds.ALONE, Binds.ALONE))
EXP = Op(exp, "e^({})", Binds.POWER, (Binds.LEAST,))
CEILING = Op(ceiling, "⌈{}⌉", Binds.ALONE, (Binds.LEAST,))
CEIL_TO = Op(ceil_to, "⌈{0} ÷ {1}⌉ × {1}", Binds.PRODUCT, (Binds.PRODUCT, Binds.POWER))
MAXIMUM = Op(maximum, "max({})", Binds.ALONE, (Binds.LEAST,), "; ")
MINIMUM = Op(minimum, "min({})", Binds.ALONE, (Binds.LEAST,), "; ")


def _rising(
    op: Op, function: Callable[[Fraction], Fraction], unit: str, number: Number, *others: Number
) -> Number:
    """A function that never falls, of both ends."""
    low = None if number.low is None else function(number.low)
    if number.low is number.high:
        return Number(low, low, unit, op, (number, *others))
    high = None if number.high is None else function(number.high)
    return ranged(op, (number, *others), unit, low, high)


def _chosen(op: Op, choose: Callable[..., Any], given: Iterable[Number | Exact]) -> Number:
    numbers = [one if isinstance(one, Number) else constant(one, "") for one in given]
    measured = next((one for one in numbers if one.unit), numbers[0])
    for one in numbers:
        if one.unit != measured.unit:
            sum_unit(measured, one, "beside")
    lows, highs = [one.low for one in numbers], [one.high for one in numbers]
    low = chosen_end(choose, lows, unknown_is_more=False)
    if all(map(is_, lows, highs)):
        return Number(low, low, measured.unit, op, tuple(numbers))
    high = chosen_end(choose, highs, unknown_is_more=True)
    return ranged(op, tuple(numbers), measured.unit, low, high)
