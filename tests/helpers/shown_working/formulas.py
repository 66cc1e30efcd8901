"""The grammar of shown formulas: from tokens to a tree that can be worked out.

    formula = sum ["…" sum]                     the least and the greatest
    sum     = product {("+" | "−") product}
    product = power {("×" | "÷") power}
    power   = operand ["^" operand | superscript]
    operand = "−" operand | "(" sum ")" | "⌈" sum "⌉" | ("max(" | "min(") sum {";" sum} ")" | "e" | amount
    amount  = ["from" | "up to"] lone ["–" lone]
    lone    = ["-"] [currency] number ["%"] [currency]

Ranges bind closer than any operation.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from shown_working import arithmetic as calc
from shown_working.arithmetic import Quantity
from shown_working.notation import Token, UnreadableError

_WITHOUT_CENTS = frozenset({"TWD", "IDR"})
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True)
class Amount:
    """A number, an amount of money or a range of them, as it is shown."""

    quantity: Quantity
    places: int
    """The digits shown behind the decimal sign, of a share as a fraction."""
    is_rounded: bool = False
    """Whether it may stand for a number with more digits: whole plain numbers do not."""

    def worked_out(self, *, loosely: bool = False) -> Quantity:
        """Loosely, all that would be shown like this."""
        if not (loosely and self.is_rounded):
            return self.quantity
        half = Fraction(1, 2 * 10**self.places)
        return Quantity(self.quantity.low - half, self.quantity.high + half, *self.quantity.unit)


@dataclass(frozen=True)
class Operation:
    """An operation on other parts of a formula."""

    apply: Callable[..., Quantity]
    parts: tuple[Formula, ...]

    def worked_out(self, *, loosely: bool = False) -> Quantity:
        return self.apply(*(part.worked_out(loosely=loosely) for part in self.parts))


Formula = Amount | Operation
_SUMS = {"+": calc.plus, "−": calc.minus}
_PRODUCTS = {"×": calc.times, "÷": calc.divided_by}


def read_formula(tokens: Sequence[Token]) -> Formula:
    """The tree of a whole formula. Raises UnreadableError."""
    reader = _Reader(tokens)
    found = reader.sum()
    if reader.take("…"):
        found = Operation(_from_to, (found, reader.sum()))
    reader.end()
    return found


def read_amount(tokens: Sequence[Token]) -> Amount:
    """A result, or another amount that stands alone. Raises UnreadableError."""
    reader = _Reader(tokens)
    found = reader.amount()
    reader.end()
    return found


def _from_to(low: Quantity, high: Quantity) -> Quantity:
    if low.unit != high.unit or low.low > high.high:
        raise calc.MeaninglessError("is no range")
    return Quantity(low.low, high.high, *low.unit)


class _Reader:
    """Takes tokens one by one."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = [*tokens, Token("end", "its end")]
        self._at = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def take(self, *signs: str) -> str:
        """The next token if it is one of these signs, else nothing."""
        if self._next.kind != "sign" or self._next.text not in signs:
            return ""
        self._at += 1
        return self._tokens[self._at - 1].text

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise UnreadableError(f"{sign!r} is missing before {self._next.text!r}")

    def end(self) -> None:
        if self._next.kind != "end":
            raise UnreadableError(f"something more: {self._next.text!r}")

    def sum(self) -> Formula:
        found = self.product()
        while sign := self.take(*_SUMS):
            found = Operation(_SUMS[sign], (found, self.product()))
        return found

    def product(self) -> Formula:
        found = self.power()
        while sign := self.take(*_PRODUCTS):
            found = Operation(_PRODUCTS[sign], (found, self.power()))
        return found

    def power(self) -> Formula:
        if self.take("e"):
            self.expect("^")
            return Operation(calc.exponential, (self.operand(),))
        base = self.operand()
        if self.take("^"):
            return Operation(calc.to_the_power, (base, self.operand()))
        raised = self._next.text.translate(_SUPERSCRIPTS)
        if self._next.kind == "sign" and raised.isdigit():
            self._at += 1
            return Operation(calc.to_the_power, (base, Amount(_lone(Fraction(raised)), 0)))
        return base

    def operand(self) -> Formula:
        if self.take("−"):
            return Operation(calc.negative, (self.operand(),))
        if self.take("("):
            found = self.sum()
            self.expect(")")
            return found
        if self.take("⌈"):
            found = self.sum()
            self.expect("⌉")
            return Operation(calc.rounded_up, (found,))
        if chosen := self.take("max", "min"):
            self.expect("(")
            parts = [self.sum()]
            while self.take(";", ","):
                parts.append(self.sum())
            self.expect(")")
            return Operation(calc.largest if chosen == "max" else calc.smallest, tuple(parts))
        return self.amount()

    def amount(self) -> Amount:
        opened = self._word()
        low = self.lone()
        high = self.lone() if self.take("–", "-") else low
        opened = opened or self._word()
        codes = {one.quantity.currency for one in (low, high)} - {""}
        if len(codes) > 1:
            raise UnreadableError("a range from one currency to another")
        least, most = low.quantity.low, high.quantity.high
        if least > most or (opened and high is not low):
            raise UnreadableError("a range from more to less, or one without an end that has one")
        if opened == "from":
            most = math.inf
        if opened == "up_to":
            least = -math.inf
        unit = (codes.pop(), 1) if codes else ("", 0)
        places = max(low.places, high.places)
        return Amount(Quantity(least, most, *unit), places, low.is_rounded or high.is_rounded)

    def _word(self) -> str:
        if self._next.kind not in ("from", "up_to"):
            return ""
        self._at += 1
        return self._tokens[self._at - 1].kind

    def lone(self) -> Amount:
        is_negative = bool(self.take("-"))
        currency = self._currency()
        is_negative = is_negative or bool(self.take("-"))
        token = self._next
        if token.kind != "number":
            raise UnreadableError(f"{token.text!r} where a number should be")
        self._at += 1
        value, places = (-token.value if is_negative else token.value), token.places
        is_rounded = places > 0
        if self.take("%"):
            value, places = value / 100, places + 2
        currency = currency or self._currency()
        if currency:
            places = places if currency in _WITHOUT_CENTS else max(places, 2)
            return Amount(_lone(value, currency), places, is_rounded=True)
        return Amount(_lone(value), places, is_rounded)

    def _currency(self) -> str:
        if self._next.kind != "currency":
            return ""
        self._at += 1
        return self._tokens[self._at - 1].text


def _lone(value: Fraction, currency: str = "") -> Quantity:
    return Quantity(value, value, currency, 1 if currency else 0)
