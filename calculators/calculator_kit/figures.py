"""A figure of an answer: an exact range with its unit, and how precisely everything is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from calculator_kit.formatting import (
    Formatter,
    decimal_places,
    formatter,
    is_currency,
    money_digits,
    rounded,
)

DECIMAL_CONTEXT = Context(prec=28)
"""The precision of every computation, set explicitly so that no caller's context changes it."""


_WHOLE_FROM = 1000


@dataclass(frozen=True)
class Figure:
    """A result: an exact range and its unit, a currency code or a word such as "hours".

    An end is None where the data has none; `typical` is None unless a source gives one.
    """

    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None
    unit: str
    places: int = 2
    """Digits that are shown behind the decimal sign; the figure itself is not rounded."""

    @classmethod
    def exactly(cls, value: Decimal, unit: str, places: int = 2) -> Figure:
        """A lone value: all three are the same."""
        return cls(value, value, value, unit, places)

    def value(self) -> Decimal:
        """The lone value. Raises ValueError for a range, by which nobody can decide."""
        if self.low is None or self.low != self.high:
            raise ValueError(f"{self} is a range: nothing can be decided by it.")
        return self.low

    def middle(self) -> Decimal | None:
        """The typical value, else the middle of the range, else the end that is known.

        Only to compare answers with each other: it is never shown as what something costs.
        """
        if self.typical is not None:
            return self.typical
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high

    def shown(self, value: Decimal, locale: str) -> str:
        """`value` as one of this figure, for the reader of `locale`."""
        show = formatter(locale)
        if is_currency(self.unit):
            return show.money(_without_cents(value), self.unit)
        if self.unit == "percent":
            return show.percent(value, 1)
        return show.number(value, self.places)

    def told(self, locale: str) -> str:
        """The whole range, for the reader of `locale`: "$8 – $18", "from $40", "12".

        An amount is rounded to what it deserves: a range to three digits of its greater end, and two at
        least of either, since what it rests on is no better known; any amount from a thousand on to whole
        units. The working has the exact value.
        """
        if not is_currency(self.unit):
            return self.written(formatter(locale))
        low, high = self.low, self.high
        if low is not None and high is not None and low != high:
            greater = max(abs(low), abs(high))
            low, high = _in_a_range(low, greater), _in_a_range(high, greater)
        low, high = (None if end is None else _without_cents(end) for end in (low, high))
        return formatter(locale).money_range(low, high, self.unit)

    def written(self, show: Formatter) -> str:
        """The whole range as `show` writes it."""
        if is_currency(self.unit):
            return show.money_range(self.low, self.high, self.unit)
        if self.unit == "percent":
            return show.percent_range(self.low, self.high, 1)
        places = min(self.places, max([0, *map(decimal_places, self._ends())]))
        return show.number_range(self.low, self.high, places)

    def digits(self) -> int:
        """The digits behind the decimal sign that it is rounded to when it is shown; of a share, as a
        fraction."""
        if is_currency(self.unit):
            return money_digits(self._ends(), self.unit)
        return 3 if self.unit == "percent" else self.places

    def _ends(self) -> list[Decimal]:
        return [end for end in (self.low, self.high) if end is not None]

    def as_text(self) -> dict[str, str | None]:
        """The figure with decimal strings, rounded for display."""
        return {
            "low": self._text(self.low),
            "typical": self._text(self.typical),
            "high": self._text(self.high),
            "unit": self.unit,
        }

    def _text(self, value: Decimal | None) -> str | None:
        return None if value is None else f"{rounded(value, self.places):f}"


def _in_a_range(end: Decimal, greater: Decimal) -> Decimal:
    places = max(2 - greater.adjusted(), 1 - end.adjusted() if end else 0)
    return rounded(end, min(places, 0 if greater >= _WHOLE_FROM else 2))


def _without_cents(amount: Decimal) -> Decimal:
    return rounded(amount, 0) if abs(amount) >= _WHOLE_FROM else amount


Figures = Mapping[str, Figure]
