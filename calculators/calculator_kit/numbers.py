"""Numbers that know how they came about: a value or a range, its unit, and the operation behind it.

Operators compute at once and exactly, and keep what they were done with; no text is made. Whoever wants
the formula asks `formulas`, which writes the tree in the reader's notation. So there is one expression for
what is computed and for what is shown.

What goes without saying goes: adding nought, or a share of 0 %, and multiplying by the constant 1 give the
other operand back, so that "× (100% + 0%)" and "+ $0" are not told. An input that happens to be 1 stays.

Units: a currency is added to its own kind alone, a word such as "hours" never to another word, and money
never multiplied by money: `UnitError` names both. A plain number goes with a word, since the product of
"agents" and "hours" is told by the step that names it; a constant beside a share is told as one: 100% − 30%.

Ranges run from the least to the greatest that the operands allow, whichever they are: use an unknown once
in an expression, or it is taken to differ from itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, auto
from fractions import Fraction
from functools import lru_cache
from operator import add, mul, neg, sub, truediv

from calculator_kit.figures import DECIMAL_CONTEXT
from calculator_kit.formatting import is_currency
from calculator_kit.intervals import Ends, products, quotients

Exact = Fraction | Decimal | int
"""What may be written into an expression. A float is refused, by types and with TypeError."""
SHARE = "percent"


class UnitError(TypeError):
    """Two numbers whose units do not go together; `str(error)` names both."""


class Binds(IntEnum):
    """How close an operation binds its operands. A minus sign may begin a sum."""

    LEAST = auto()
    SIGN = auto()
    SUM = auto()
    PRODUCT = auto()
    POWER = auto()
    ALONE = auto()


@dataclass(frozen=True)
class Op:
    """An operation: how it is done with numbers, and how it is written.

    `rank` says how close it binds; an operand in place i stands in brackets if its rank is below
    `needs[i]`. An operation of any number of operands has one of both and puts `between` between them.
    """

    apply: Callable[..., Number]
    pattern: str
    rank: Binds
    needs: tuple[Binds, ...]
    between: str = ""
    raised: int | None = None
    """The operand that is written as a superscript, a whole number."""


class Number:
    """A value, or a range from `low` to `high`; an end is None where nobody knows it.

    A lone value is one object at both ends. `unit` is a currency, "percent", a word or nothing. `places`
    are the digits that are enough to show it behind the decimal sign, None for all that it has.
    """

    __slots__ = ("high", "how", "low", "operands", "places", "unit")

    def __init__(
        self,
        low: Fraction | None,
        high: Fraction | None,
        unit: str = "",
        how: Op | None = None,
        operands: tuple[Number, ...] = (),
        places: int | None = None,
    ) -> None:
        self.low = low
        self.high = high
        self.unit = unit
        self.how = how
        self.operands = operands
        self.places = places

    @classmethod
    def of(cls, value: Exact, unit: str = "", places: int | None = None) -> Number:
        """A lone value."""
        exact = _exact(value)
        return cls(exact, exact, unit, None, (), places)

    @classmethod
    def between(
        cls, low: Exact | None, high: Exact | None, unit: str = "", places: int | None = None
    ) -> Number:
        """A range; None is an end that nobody knows. Raises ValueError when it is upside down."""
        if low is not None and low == high:
            return cls.of(low, unit, places)
        ends = [None if end is None else _exact(end) for end in (low, high)]
        if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
            raise ValueError(f"a range cannot run from {low} down to {high}.")
        return cls(ends[0], ends[1], unit, None, (), places)

    @property
    def lone(self) -> bool:
        """Whether it is one value, not a range."""
        return self.low is self.high and self.low is not None

    @property
    def is_nought(self) -> bool:
        """Whether it is certainly nothing. If it was given so, or is a share, it is not told in a sum."""
        return self.low is not None and self.high is not None and not self.low and not self.high

    @property
    def ends(self) -> Ends:
        """The lower and the upper end."""
        return self.low, self.high

    def value(self) -> Fraction:
        """The lone value. Raises ValueError for a range, by which nobody can decide."""
        if self.low is not self.high or self.low is None:
            raise ValueError(f"{self!r} is a range: nothing can be decided by it.")
        return self.low

    def decimal(self) -> Decimal:
        """The lone value to 28 digits. Raises ValueError as `value`."""
        return decimal(self.value())

    def lower(self) -> Number:
        """Its lower end by itself. Raises ValueError where nobody knows it."""
        return self._end(self.low)

    def upper(self) -> Number:
        """Its upper end by itself. Raises ValueError where nobody knows it."""
        return self._end(self.high)

    def _end(self, end: Fraction | None) -> Number:
        if end is None:
            raise ValueError(f"{self!r} is open: no such end is known.")
        return Number(end, end, self.unit, None, (), self.places)

    def leaf(self, unit: str, places: int) -> Number:
        """The same value by itself: formulas that go on with it show it, not how it came about."""
        return Number(self.low, self.high, unit, None, (), places)

    def of_unit(self, unit: str) -> Number:
        """The same with a unit that its operation could not tell, such as "minutes" of seconds ÷ 60."""
        return Number(self.low, self.high, unit, self.how, self.operands, self.places)

    def __bool__(self) -> bool:
        """Whether it is, or may be, anything but nought."""
        return bool(self.low) or self.low is not self.high or self.low is None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Number, Fraction, Decimal, int)):
            return NotImplemented
        return self.value() == _beside(self, other).value()

    def __hash__(self) -> int:
        return hash(self.low if self.lone else self.ends)

    def __lt__(self, other: Number | Exact) -> bool:
        return self.value() < _beside(self, other).value()

    def __le__(self, other: Number | Exact) -> bool:
        return self.value() <= _beside(self, other).value()

    def __gt__(self, other: Number | Exact) -> bool:
        return self.value() > _beside(self, other).value()

    def __ge__(self, other: Number | Exact) -> bool:
        return self.value() >= _beside(self, other).value()

    def __add__(self, other: Number | Exact) -> Number:
        if not isinstance(other, Number):
            other = constant(other, SHARE if self.unit == SHARE else "")
        unit = self.unit if self.unit == other.unit else sum_unit(self, other, "+")
        low, added = self.low, other.low
        if (other.how is None or unit == SHARE) and not added and other.is_nought:
            return self
        if (self.how is None or unit == SHARE) and not low and self.is_nought:
            return other
        if low is self.high and added is other.high and low is not None and added is not None:
            low += added
            return Number(low, low, unit, ADD, (self, other))
        return ranged(
            ADD, (self, other), unit, _end(add, low, added), _end(add, self.high, other.high)
        )

    def __sub__(self, other: Number | Exact) -> Number:
        if not isinstance(other, Number):
            other = constant(other, SHARE if self.unit == SHARE else "")
        unit = self.unit if self.unit == other.unit else sum_unit(self, other, "−")
        low, less = self.low, other.low
        if (other.how is None or unit == SHARE) and not less and other.is_nought:
            return self
        if low is self.high and less is other.high and low is not None and less is not None:
            low -= less
            return Number(low, low, unit, SUB, (self, other))
        return ranged(
            SUB, (self, other), unit, _end(sub, low, other.high), _end(sub, self.high, less)
        )

    def __mul__(self, other: Number | Exact) -> Number:
        if not isinstance(other, Number):
            return _times(self, constant(other, ""), self.unit)
        return _times(
            self, other, self.unit if self.unit == other.unit == "" else _product_unit(self, other)
        )

    def __truediv__(self, other: Number | Exact) -> Number:
        if not isinstance(other, Number):
            other = constant(other, "")
        if other is ONE or other is WHOLE:
            return self
        unit = _quotient_unit(self, other) if other.unit else self.unit
        low, divisor = self.low, other.low
        if low is self.high and divisor is other.high and low is not None and divisor is not None:
            low /= divisor
            return Number(low, low, unit, DIV, (self, other))
        return ranged(DIV, (self, other), unit, *quotients(self.ends, other.ends))

    def __pow__(self, exponent: int) -> Number:
        """So many times multiplied by itself. Raises ValueError for less than none, and for a range below 0."""
        if exponent < 0 or (not self.lone and (self.low is None or self.low < 0)):
            raise ValueError(f"{self!r} to the power of {exponent} is not provided for.")
        if exponent < 2:
            return self if exponent else ONE
        ends = [None if end is None else end**exponent for end in (self.low, self.high)]
        high = ends[0] if self.lone else ends[1]
        return Number(ends[0], high, self.unit, POWER, (self, constant(exponent, "")))

    def __neg__(self) -> Number:
        ends = [None if end is None else -end for end in (self.high, self.low)]
        return Number(ends[0], ends[0] if self.lone else ends[1], self.unit, NEG, (self,))

    def __radd__(self, other: Exact) -> Number:
        return constant(other, SHARE if self.unit == SHARE else "") + self

    def __rsub__(self, other: Exact) -> Number:
        return constant(other, SHARE if self.unit == SHARE else "") - self

    def __rmul__(self, other: Exact) -> Number:
        return _times(constant(other, ""), self, self.unit)

    def __rtruediv__(self, other: Exact) -> Number:
        return constant(other, "") / self

    def __repr__(self) -> str:
        ends = ["?" if end is None else f"{decimal(end):.7g}" for end in (self.low, self.high)]
        told = ends[0] if self.lone else "–".join(ends)
        return f"{told} {self.unit or '(plain)'}"


def _power(base: Number, exponent: Number) -> Number:
    return base ** int(exponent.value())


ADD = Op(add, "{} + {}", Binds.SUM, (Binds.SIGN, Binds.SUM))
SUB = Op(sub, "{} − {}", Binds.SUM, (Binds.SIGN, Binds.PRODUCT))
MUL = Op(mul, "{} × {}", Binds.PRODUCT, (Binds.PRODUCT, Binds.PRODUCT))
DIV = Op(truediv, "{} ÷ {}", Binds.PRODUCT, (Binds.PRODUCT, Binds.POWER))
POWER = Op(_power, "{}{}", Binds.POWER, (Binds.ALONE, Binds.LEAST), raised=1)
NEG = Op(neg, "−{}", Binds.SIGN, (Binds.PRODUCT,))


def total(numbers: Iterable[Number]) -> Number:
    """The sum; of none, a plain nought that may be added to anything."""
    return sum(numbers, ZERO)


def decimal(value: Fraction) -> Decimal:
    """`value` to the 28 digits of every computation, whatever the context in force."""
    return DECIMAL_CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _exact(value: Exact) -> Fraction:
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; write it as Decimal('{value}').")
    return value if isinstance(value, Fraction) else Fraction(value)


def constant(value: Exact, unit: str) -> Number:
    """A number in the text of a program: the same object each time, so that 1 is known for itself."""
    if isinstance(value, float):  # which is found where the equal fraction is kept
        return Number.of(value, unit)
    return _kept(value, unit)


@lru_cache(maxsize=512)
def _kept(value: Exact, unit: str) -> Number:
    return Number.of(value, unit)


ZERO, ONE = constant(0, ""), constant(1, "")
NOTHING, WHOLE = constant(0, SHARE), constant(1, SHARE)


def _beside(number: Number, other: Number | Exact) -> Number:
    """What `number` is compared with. Raises UnitError."""
    beside = other if isinstance(other, Number) else constant(other, "")
    if number.unit != beside.unit:
        sum_unit(number, beside, "compared with")
    return beside


def _is_money(number: Number) -> bool:
    return is_currency(number.unit)


def sum_unit(one: Number, other: Number, sign: str) -> str:
    """The unit of a sum or a comparison. A nought without a unit goes with anything."""
    if one.unit == other.unit:
        return one.unit
    if one.unit and other.unit:
        raise UnitError(f"{one!r} {sign} {other!r}: convert one of them first.")
    if (_is_money(one) and other) or (_is_money(other) and one):
        raise UnitError(f"{one!r} {sign} {other!r}: one is money, the other is not.")
    return one.unit or other.unit


def _product_unit(one: Number, other: Number) -> str:
    """The unit of a product. So many times a share is a number; of two words, it has none: what it is,
    the step says."""
    if one.unit == SHARE:
        return other.unit
    if other.unit == SHARE or not other.unit:
        return one.unit
    if _is_money(one) and _is_money(other):
        raise UnitError(f"{one!r} × {other!r}: both are money.")
    if _is_money(one):
        return one.unit
    return other.unit if _is_money(other) or not one.unit else ""


def _quotient_unit(one: Number, other: Number) -> str:
    """The unit of something divided by what has one."""
    if one.unit == other.unit:
        return ""
    if _is_money(other):
        raise UnitError(f"{one!r} ÷ {other!r}: convert one of them first.")
    return one.unit if other.unit == SHARE or _is_money(one) else ""


def _times(one: Number, other: Number, unit: str) -> Number:
    if other is ONE or other is WHOLE:
        return one
    if one is ONE or one is WHOLE:
        return other
    low, factor = one.low, other.low
    if low is one.high and factor is other.high and low is not None and factor is not None:
        low *= factor
        return Number(low, low, unit, MUL, (one, other))
    return ranged(MUL, (one, other), unit, *products(one.ends, other.ends))


def _end(
    operation: Callable[[Fraction, Fraction], Fraction],
    one: Fraction | None,
    other: Fraction | None,
) -> Fraction | None:
    return None if one is None or other is None else operation(one, other)


def ranged(
    op: Op, operands: tuple[Number, ...], unit: str, low: Fraction | None, high: Fraction | None
) -> Number:
    """A result with a range among its operands; one of a single point is a lone value again."""
    return Number(low, low if low == high else high, unit, op, operands)
