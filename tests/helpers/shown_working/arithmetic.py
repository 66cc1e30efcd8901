"""Exact arithmetic with ranges and currencies, as one would do it with pencil and paper.

A range stands for every value between its ends, so a result runs from the least to the greatest
that the operands allow. What is irrational, a power or a logarithm's base, has 50 digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from itertools import product

End = Fraction | float
"""An end of a range; the only floats are those without end."""
_CONTEXT = Context(prec=50)


class MeaninglessError(Exception):
    """An operation that has no result, such as dollars added to hours."""


@dataclass(frozen=True)
class Quantity:
    """All values from `low` to `high`, of a currency to the power of `power`: 1, 0 or −1."""

    low: End
    high: End
    currency: str = ""
    power: int = 0

    @property
    def unit(self) -> tuple[str, int]:
        return self.currency, self.power


def plus(one: Quantity, other: Quantity) -> Quantity:
    _alike(one, other)
    return Quantity(one.low + other.low, one.high + other.high, *one.unit)


def minus(one: Quantity, other: Quantity) -> Quantity:
    _alike(one, other)
    return Quantity(one.low - other.high, one.high - other.low, *one.unit)


def negative(one: Quantity) -> Quantity:
    return Quantity(-one.high, -one.low, *one.unit)


def times(one: Quantity, other: Quantity) -> Quantity:
    corners = [_times(a, b) for a, b in product((one.low, one.high), (other.low, other.high))]
    return Quantity(min(corners), max(corners), *_unit(one, other.currency, other.power))


def divided_by(one: Quantity, other: Quantity) -> Quantity:
    if other.low <= 0 <= other.high:
        raise MeaninglessError("divides by zero")
    ends = _inverse(other.high), _inverse(other.low)
    return times(one, Quantity(*ends, other.currency, -other.power))


def to_the_power(base: Quantity, exponent: Quantity) -> Quantity:
    if base.unit[1] or exponent.unit[1] or exponent.low != exponent.high:
        raise MeaninglessError("only a plain number can be an exponent, or have one")
    ends = [_power(end, exponent.low) for end in (base.low, base.high)]
    return Quantity(min(ends), max(ends))


def exponential(exponent: Quantity) -> Quantity:
    """e to the power of `exponent`."""
    if exponent.power:
        raise MeaninglessError("only a plain number can be an exponent")
    return _rising(lambda end: _exact(_CONTEXT.exp(_decimal(end))), exponent)


def rounded_up(one: Quantity) -> Quantity:
    return _rising(lambda end: Fraction(math.ceil(end)), one)


def largest(*all_of_them: Quantity) -> Quantity:
    """Zero may stand beside amounts without being one."""
    return _chosen(max, all_of_them)


def smallest(*all_of_them: Quantity) -> Quantity:
    """The same of the other end."""
    return _chosen(min, all_of_them)


def rounded(end: End, places: int) -> End:
    """`end` with so many digits behind the decimal sign, halves away from zero."""
    if isinstance(end, float):
        return end
    scaled = abs(end) * 10**places
    whole = Fraction(math.floor(scaled + Fraction(1, 2)), 10**places)
    return -whole if end < 0 else whole


def _chosen(choose: Callable[[Iterable[End]], End], all_of_them: Sequence[Quantity]) -> Quantity:
    units = {one.unit for one in all_of_them if (one.low, one.high) != (0, 0) or one.power}
    if len(units) > 1:
        raise MeaninglessError("compares amounts of different units")
    unit = units.pop() if units else ("", 0)
    lows, highs = [one.low for one in all_of_them], [one.high for one in all_of_them]
    return Quantity(choose(lows), choose(highs), *unit)


def _alike(one: Quantity, other: Quantity) -> None:
    if one.unit != other.unit:
        raise MeaninglessError(f"adds {_told(one)} and {_told(other)}")


def _told(one: Quantity) -> str:
    return {0: "a number", 1: one.currency}.get(one.power, f"something per {one.currency}")


def _unit(one: Quantity, currency: str, power: int) -> tuple[str, int]:
    if one.power and power and one.currency != currency:
        raise MeaninglessError(f"mixes {one.currency} with {currency}")
    both = one.power + power
    if both not in (-1, 0, 1):
        raise MeaninglessError("multiplies an amount by an amount")
    return ((one.currency or currency) if both else "", both)


def _times(one: End, other: End) -> End:
    return Fraction(0) if 0 in (one, other) else one * other


def _inverse(end: End) -> End:
    return Fraction(0) if isinstance(end, float) else 1 / end


def _power(base: End, exponent: End) -> End:
    if isinstance(base, float) or isinstance(exponent, float):
        raise MeaninglessError("a power without end")
    if exponent.denominator == 1:
        return base**exponent.numerator
    return _exact(_CONTEXT.power(_decimal(base), _decimal(exponent)))


def _rising(function: Callable[[Fraction], Fraction], one: Quantity) -> Quantity:
    low, high = one.low, one.high
    if isinstance(low, float) or isinstance(high, float):
        raise MeaninglessError("has no end")
    return Quantity(function(low), function(high), *one.unit)


def _decimal(value: End) -> Decimal:
    exact = Fraction(value)
    return _CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _exact(value: Decimal) -> Fraction:
    return Fraction(*value.as_integer_ratio())
