"""Money that stays exact until it is shown: fractions of a currency, never floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator_kit.figures import Figure

Exact = Fraction | Decimal | int


class CurrencyMismatchError(ValueError):
    """Two currencies were added; convert one of them at a dated rate first."""


@dataclass(frozen=True)
class Money:
    """An exact amount in a currency (ISO 4217 code)."""

    amount: Fraction
    currency: str

    @classmethod
    def of(cls, amount: Exact, currency: str) -> Money:
        """An amount given exactly; a float is refused with TypeError."""
        if isinstance(amount, float):
            raise TypeError(f"{amount!r} is a float; write the amount as Decimal('{amount}').")
        return cls(Fraction(amount), currency)

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise CurrencyMismatchError(f"{self.currency} and {other.currency} cannot be added.")
        return Money(self.amount + other.amount, self.currency)

    def __mul__(self, factor: Exact) -> Money:
        if isinstance(factor, float):
            raise TypeError(f"{factor!r} is a float; multiply by Decimal('{factor}').")
        return Money(self.amount * Fraction(factor), self.currency)

    def decimal(self) -> Decimal:
        """The amount as a Decimal, as exact as the context in force."""
        return exact_decimal(self.amount)


@dataclass(frozen=True)
class MoneyRange:
    """From `low` to `high`; `high` is None where the source gives a lower end only."""

    low: Money
    high: Money | None

    @classmethod
    def of(cls, low: Exact, high: Exact | None, currency: str) -> MoneyRange:
        """A range of exact amounts. Raises ValueError when `high` is below `low`."""
        if high is not None and Fraction(high) < Fraction(low):
            raise ValueError(f"a range cannot run from {low} down to {high}.")
        return cls(Money.of(low, currency), None if high is None else Money.of(high, currency))

    def __mul__(self, factor: Exact) -> MoneyRange:
        """So many times the range; nothing at all, even without an upper end, is nothing."""
        high = self.high or (None if factor else self.low)
        return MoneyRange(self.low * factor, None if high is None else high * factor)

    def __add__(self, other: Money) -> MoneyRange:
        return MoneyRange(self.low + other, None if self.high is None else self.high + other)

    def figure(self) -> Figure:
        """The range as a calculator's figure; a range of one point is its own typical value."""
        low = self.low.decimal()
        high = None if self.high is None else self.high.decimal()
        return Figure(low, low if low == high else None, high, self.low.currency)


def exact_decimal(value: Fraction) -> Decimal:
    """`value` as a Decimal, as exact as the context in force."""
    return Decimal(value.numerator) / Decimal(value.denominator)
