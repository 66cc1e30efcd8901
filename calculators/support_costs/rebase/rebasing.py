"""A price of one year in the money of another: by an index first, then by an exchange rate.

The three amounts are never mixed: as quoted, indexed in the same currency, and converted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from calculator_kit.figures import DECIMAL_CONTEXT
from support_costs.money import Money, MoneyRange, exact_decimal


@dataclass(frozen=True)
class Rebasing:
    """How a price is taken from `start` to `end`, two years.

    `index` is how much the index grew between them, and `drift` what the currency of the price
    lost or gained against that of the index: units of the latter for one of the former in the
    first year, over those in the second. Both are 1 for no change. `exchange` is what one unit of
    the price's currency costs in `currency`, None where nothing is converted.
    """

    start: int
    end: int
    index: Fraction | None = None
    drift: Fraction = Fraction(1)
    exchange: Fraction | None = None
    currency: str = ""

    @property
    def factor(self) -> Fraction:
        """What the price is multiplied by in its own currency: 1 as long as there is no index."""
        return Fraction(1) if self.index is None else self.index * self.drift

    def indexed(self, price: MoneyRange) -> MoneyRange:
        """The price in its own currency, in the second year."""
        return price * self.factor

    def converted(self, price: MoneyRange) -> MoneyRange | None:
        """The indexed price in the other currency, None where nothing is converted."""
        if self.exchange is None:
            return None
        moved = self.indexed(price) * self.exchange
        return MoneyRange(
            Money(moved.low.amount, self.currency),
            None if moved.high is None else Money(moved.high.amount, self.currency),
        )

    def growth(self) -> Decimal | None:
        """What the index grew a year on average, as a fraction; None within a single year."""
        years = self.end - self.start
        if self.index is None or not years:
            return None
        with localcontext(DECIMAL_CONTEXT):
            return (exact_decimal(self.index).ln() / years).exp() - 1


def grown(growth: Decimal, start: int, end: int) -> Fraction:
    """How much an index grows from one year to another at the same rate every year."""
    return (1 + Fraction(growth)) ** (end - start)
