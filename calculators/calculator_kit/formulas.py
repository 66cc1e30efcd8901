"""Formulas as readers see them, written from the numbers that know how they came about.

A formula can be followed with a pencil: it is worked out again from its operands as they are shown, and
where that misses the result, the operands get more digits. Where even many do not help, the line says "≈",
and how far off it is at most.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from calculator_kit.figures import Figure
from calculator_kit.formatting import Formatter, decimal_places, is_currency, rounded
from calculator_kit.numbers import SHARE, Binds, Number, Op, decimal

MORE_DIGITS = 12
"""So many digits an operand is given beyond those it is shown with, before a line says "≈"."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(exponent: object) -> str:
    """A whole number as it stands behind what it is a power of."""
    return str(exponent).translate(_SUPERSCRIPTS)


class Written(NamedTuple):
    """A formula, and by how much it misses the result as shown: "" if it does not."""

    formula: str
    bound: str = ""


class Operand:
    """A number by itself, as it is shown."""

    def __init__(self, number: Number, show: Formatter) -> None:
        self._number, self._show = number, show
        self._ends = [None if end is None else decimal(end) for end in number.ends]
        self._digits = self._enough()
        self.is_exact = number.places is None or self._is_shown_in_full()

    def text(self, more: int) -> str:
        """With `more` digits than are enough."""
        low, high = self._rounded(more)
        ends = [end for end in (low, high) if end is not None]
        places = max(map(decimal_places, ends), default=0)
        unit = self._number.unit
        if is_currency(unit):
            return self._show.money_range(low, high, unit, max(places, 2) if places else 0)
        if unit == SHARE:
            return self._show.percent_range(low, high, max(places - 2, 0))
        return self._show.number_range(low, high, places)

    def rank(self) -> Binds:
        """A range stands in brackets as an operand, and what has a minus sign unless it begins a sum."""
        low = self._number.low
        if low is None or not self._number.lone:
            return Binds.LEAST
        return Binds.ALONE if low >= 0 else Binds.SIGN

    def as_shown(self, more: int) -> Number:
        """The number that `text` tells."""
        if self.is_exact:
            return self._number
        low, high = (None if end is None else Fraction(end) for end in self._rounded(more))
        high = low if self._number.lone else high
        return Number(low, high, self._number.unit)

    def _enough(self) -> int:
        places = self._number.places
        known = [end for end in self._ends if end is not None]
        if places is None:
            return max(map(decimal_places, known), default=0)
        low, high = self._ends
        return Figure(low, None, high, self._number.unit, places).digits()

    def _rounded(self, more: int) -> tuple[Decimal | None, Decimal | None]:
        low, high = self._ends
        digits = self._digits + more
        if digits == 1 and is_currency(self._number.unit):
            digits = 2  # or the second would be told as a nought that it is not
        return (
            None if low is None else rounded(low, digits),
            None if high is None else rounded(high, digits),
        )

    def _is_shown_in_full(self) -> bool:
        pairs = zip(self._number.ends, self._rounded(0), strict=True)
        return all(end is None or end == told for end, told in pairs)


class Formula:
    """How a number came about; a lone operand if that is not known."""

    def __init__(self, number: Number, show: Formatter, known: dict[int, Operand]) -> None:
        self._number = number
        self._parts: tuple[Formula, ...] = ()
        self._operand: Operand | None = None
        if number.how:
            self._parts = tuple(Formula(part, show, known) for part in number.operands)
        else:
            if id(number) not in known:
                known[id(number)] = Operand(number, show)
            self._operand = known[id(number)]
        self.is_exact: bool = (
            self._operand.is_exact if self._operand else all(part.is_exact for part in self._parts)
        )

    def again(self, more: int) -> Number:
        """Worked out from the operands as they are shown with `more` digits."""
        if self.is_exact:
            return self._number
        if self._operand:
            return self._operand.as_shown(more)
        assert self._number.how
        result = self._number.how.apply(*(part.again(more) for part in self._parts))
        unit = self._number.unit
        return result if result.unit == unit else result.of_unit(unit)

    def text(self, more: int) -> str:
        """As it is written, with `more` digits in what is rounded."""
        if self._operand:
            return self._operand.text(0 if self.is_exact else more)
        how = self._number.how
        assert how
        needs = how.needs if len(how.needs) == len(self._parts) else how.needs * len(self._parts)
        texts = [
            part.text(more) if part.rank() >= need else f"({part.text(more)})"
            for part, need in zip(self._parts, needs, strict=True)
        ]
        if how.raised is not None:
            texts[how.raised] = superscript(texts[how.raised])
        return how.pattern.format(*([how.between.join(texts)] if how.between else texts))

    def rank(self) -> Binds:
        """How close its last operation binds."""
        how: Op | None = self._number.how
        if how:
            return how.rank
        return self._operand.rank() if self._operand else Binds.ALONE


def written(number: Number, result: Figure, show: Formatter, known: dict[int, Operand]) -> Written:
    """How `number` came about, so that `result` comes out to its last digit.

    `known` keeps operands from one line of an answer to the next.
    """
    formula = Formula(number, show, known)
    digits = result.digits()
    told = [None if end is None else rounded(end, digits) for end in (result.low, result.high)]
    missed = [abs(end) for end in told if end is not None]
    for more in range(MORE_DIGITS + 1):
        try:
            again = [None if end is None else decimal(end) for end in formula.again(more).ends]
        except ZeroDivisionError:  # by what has too many noughts behind the sign to be shown
            continue
        pairs = list(zip(again, told, strict=True))
        if any((a is None) is not (b is None) for a, b in pairs):  # an open end times such a nought
            continue
        ends = [(a, b) for a, b in pairs if a is not None and b is not None]
        missed = [abs(a - b) for a, b in ends if rounded(a, digits) != b]
        if not missed:
            return Written(formula.text(more))
    unit = Decimal(1).scaleb(-digits)
    bound = max(missed) // unit * unit + unit
    shown = Operand(Number.of(bound, result.unit, digits), show).text(0)
    return Written(formula.text(MORE_DIGITS), shown)
