"""Numbers, money, percentages, ranges and dates as a reader of each language writes them.

The tables come from CLDR by way of Babel when the package is built; this module needs nothing but
the standard library, so the build and the browser format alike. Ranges follow ICU.

In right-to-left languages each value is wrapped in Unicode isolates, so that it reads correctly
wherever it stands: `to_html` turns them into <bdi> elements, `without_isolates` drops them.
"""

from __future__ import annotations

import html
import json
import pkgutil
import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from typing import Any

from calculator_kit.messages import Wording

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_NBSP = "\u00a0"
_RLM = "\u200f"
_BREAKABLE = frozenset("– ")
"""What stands between the ends of a range; a line may be broken there."""
_ISOLATES = str.maketrans("", "", LRI + RLI + FSI + PDI)
_WHOLE_CURRENCIES = frozenset({"TWD", "IDR"})
_UNIT_PRICES = 1000
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_CURRENCY_SIGN = "\u00a4"
_NUMBER_PATTERN = re.compile(r"[#,]*0(?:\.0+)?")


@cache
def number_tables() -> dict[str, dict[str, Any]]:
    """CLDR's number tables by locale.

    Raises LookupError when they have not been generated.
    """
    try:
        data = pkgutil.get_data("calculator_kit", "locale_data.json")
    except OSError:
        data = None
    if data is None:
        raise LookupError(
            "calculator_kit/locale_data.json: not generated yet. Run 'make messages'."
        )
    tables: dict[str, dict[str, Any]] = json.loads(data)
    return tables


@cache
def _unit(places: int) -> Decimal:
    """One in the last of so many digits behind the decimal sign."""
    return Decimal(f"1E{-places}")


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` with `places` digits behind the decimal sign, halves away from zero."""
    return value.quantize(_unit(places), context=_CONTEXT)


def decimal_places(value: Decimal) -> int:
    """Digits behind the decimal sign of `value`, trailing zeros not counted."""
    exponent = value.normalize(_CONTEXT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_currency(unit: str) -> bool:
    """Whether a unit is the code of a currency that the number tables have a symbol for."""
    return unit in _currencies()


@cache
def _currencies() -> frozenset[str]:
    return frozenset(code for table in number_tables().values() for code in table["symbols"])


def money_digits(amounts: Iterable[Decimal], currency: str) -> int:
    """The digits behind the decimal sign that these amounts are rounded to, whether shown or noughts."""
    if currency not in _WHOLE_CURRENCIES:
        return 2
    return 0 if any(abs(amount) >= _UNIT_PRICES for amount in amounts) else 2


def without_isolates(text: str) -> str:
    """`text` for places that show no right-to-left script, such as a terminal or a CSV file."""
    return text.translate(_ISOLATES)


@lru_cache(maxsize=2048)
def to_html(text: str) -> str:
    """`text` escaped for HTML, its isolates as <bdi> elements."""
    escaped = html.escape(text)
    for isolate, tag in (
        (LRI, '<bdi dir="ltr">'),
        (RLI, '<bdi dir="rtl">'),
        (FSI, "<bdi>"),
        (PDI, "</bdi>"),
    ):
        escaped = escaped.replace(isolate, tag)
    return escaped


class Formatter:
    """Formats values in one language. Every method returns text; `formatter` gives instances."""

    def __init__(self, locale: str) -> None:
        tables = number_tables()
        if locale not in tables:
            raise LookupError(
                f"no number table for '{locale}'. Known: {', '.join(sorted(tables))}."
            )
        self.locale = locale
        self._table = tables[locale]
        self.direction: str = self._table["direction"]
        self.mirrored = {"ltr": False, "rtl": True}[self.direction]
        self._group: str = self._table["group"]
        self._decimal: str = self._table["decimal"]
        self._minus: str = self._table["minus"]
        self._surroundings: dict[tuple[str, bool], tuple[str, str]] = {}
        self._wording = Wording("calculator_kit", locale)

    def number(self, value: Decimal, places: int | None = None) -> str:
        """`value` with `places` decimals, or with as many as it has."""
        return self._isolated(self._number(value, places))

    def plain_number(self, value: Decimal) -> str:
        """`value` as it is typed into an input: no isolates, no rounding."""
        return self._number(value, None)

    def number_range(
        self, low: Decimal | None, high: Decimal | None, places: int | None = None
    ) -> str:
        """A range of plain numbers; None is an unknown end."""
        return self._range(low, high, lambda value: self._number(value, places))

    def percent(self, fraction: Decimal, places: int | None = None) -> str:
        """A fraction, 0.15, as a percentage, 15%."""
        return self._isolated(self._percent(fraction, places))

    def percent_range(
        self, low: Decimal | None, high: Decimal | None, places: int | None = None
    ) -> str:
        """A range of fractions as percentages; None is an unknown end."""
        return self._range(low, high, lambda value: self._percent(value, places), spaced=True)

    def money(self, value: Decimal, currency: str, places: int | None = None) -> str:
        """An amount with its currency's symbol.

        Decimals are shown, two of them, only where the amount has any; for the currencies that
        are not used with decimals (TWD, IDR) only below a thousand, where they are prices of a
        minute, a contact or an hour, and the digits count.
        """
        if places is None:
            places = self._money_places((value,), currency)
        return self._isolated(self._money(self._number(value, places), currency))

    def money_range(
        self, low: Decimal | None, high: Decimal | None, currency: str, places: int | None = None
    ) -> str:
        """A range of amounts: "$8 – $18", "from $40" where there is no upper end."""
        if places is None:
            places = self._money_places([end for end in (low, high) if end is not None], currency)
        if low is not None and high is not None:
            if rounded(low, places) == rounded(high, places):
                return self._isolated(self._money(self._number(low, places), currency))
            if self._collapses(currency):
                numbers = self._joined(self._number(low, places), self._number(high, places))
                return self._isolated(self._money(numbers, currency))
        return self._range(
            low,
            high,
            lambda value: self._money(self._number(value, places), currency),
            spaced=True,
        )

    def date(self, day: date) -> str:
        """A date in full: "March 25, 2024", "2024年3月25日"."""
        pattern: str = self._table["date"]
        parts = {"d": str(day.day), "MMMM": self._table["months"][day.month - 1]}
        parts |= {"M": str(day.month), "y": str(day.year)}
        return self._isolated(
            re.sub(r"MMMM|d|M|y", lambda match: parts[match.group()], pattern.replace("'", ""))
        )

    def conjunction(self, items: list[str]) -> str:
        """A list in a sentence: "a, b, and c"."""
        patterns = self._table["list_separators"]
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return _filled(patterns["2"], *items)
        text = _filled(patterns["end"], items[-2], items[-1])
        for item in reversed(items[1:-2]):
            text = _filled(patterns["middle"], item, text)
        return _filled(patterns["start"], items[0], text)

    def _number(self, value: Decimal, places: int | None) -> str:
        if not value.is_finite():
            raise ValueError(f"only finite numbers can be shown, not {value}")
        shown = value.normalize(_CONTEXT) if places is None else rounded(value, places)
        whole, _, fraction = f"{abs(shown):,f}".partition(".")
        text = whole.replace(",", self._group)
        if fraction:
            text += self._decimal + fraction
        return self._minus + text if shown < 0 else text

    def _percent(self, fraction: Decimal, places: int | None) -> str:
        return str(self._table["percent"]).replace(
            "#,##0", self._number(_CONTEXT.multiply(fraction, Decimal(100)), places)
        )

    def _symbol(self, currency: str) -> str:
        return str(self._table["symbols"].get(currency, currency))

    def _money(self, number: str, currency: str) -> str:
        """`number`, already formatted, put into the currency pattern."""
        is_negative = number.startswith(self._minus)
        before, after = self._around(currency, is_negative)
        return before + (number.removeprefix(self._minus) if is_negative else number) + after

    def _around(self, currency: str, is_negative: bool) -> tuple[str, str]:
        """What stands before and behind an amount."""
        if (currency, is_negative) not in self._surroundings:
            symbol = self._symbol(currency)
            pattern, _, negative = str(self._table["currency"]).partition(";")
            if is_negative:
                minus = self._minus
                pattern = negative.replace("-", minus) if negative else minus + pattern
            leads = pattern.find(_CURRENCY_SIGN) < pattern.find("0")
            if leads and symbol[-1].isalpha():
                symbol += _NBSP
            elif self.mirrored and any(char.isalpha() for char in symbol):
                symbol = f"{LRI}{symbol}{PDI}"
            before, after = _NUMBER_PATTERN.split(pattern.replace(_CURRENCY_SIGN, symbol), 1)
            self._surroundings[currency, is_negative] = before, after
        return self._surroundings[currency, is_negative]

    def _money_places(self, amounts: Iterable[Decimal], currency: str) -> int:
        amounts = list(amounts)
        places = money_digits(amounts, currency)
        if places and any(_CONTEXT.remainder(rounded(amount, 2), 1) for amount in amounts):
            return places
        return 0

    def _collapses(self, currency: str) -> bool:
        """ICU writes a symbol of one sign at both ends of a range, a longer one only once."""
        return self.mirrored or len(self._symbol(currency)) > 1

    def _joined(self, low: str, high: str, spaced: bool = False) -> str:
        pattern = str(self._table["range"])
        if spaced:
            pattern = pattern.replace("}", "} ", 1).replace("{1}", " {1}")
        return _filled(pattern, low, high)

    def _range(
        self, low: Decimal | None, high: Decimal | None, text: Any, *, spaced: bool = False
    ) -> str:
        if low is not None and high is not None:
            begin, end = text(low), text(high)
            return self._isolated(
                begin if begin == end else self._joined(begin, end, spaced=spaced)
            )
        if low is not None:
            amount = self._isolated(text(low))
            return self._phrase(self._wording.gettext("from {amount}", amount=amount))
        if high is not None:
            amount = self._isolated(text(high))
            return self._phrase(self._wording.gettext("up to {amount}", amount=amount))
        return "\u2014"

    def _isolated(self, text: str) -> str:
        return f"{RLI}{text}{PDI}" if self.mirrored else text

    def _phrase(self, text: str) -> str:
        """A range in words, which run in the language's own direction."""
        return f"{RLI}{text}{PDI}" if self.mirrored else text


class FormulaFormatter(Formatter):
    """Formats operands and results of formulas, which run from left to right in every language.

    So does what stands in them, ranges too. What a line could be broken in is isolated: markup keeps an
    isolate in one piece.
    """

    def _isolated(self, text: str) -> str:
        text = text.replace(_RLM, "")
        return text if _BREAKABLE.isdisjoint(text) else f"{LRI}{text}{PDI}"


@cache
def formula_formatter(locale: str) -> FormulaFormatter:
    """The formatter of formulas in `locale`. Raises LookupError as `formatter`."""
    return FormulaFormatter(locale)


@cache
def formatter(locale: str) -> Formatter:
    """The formatter of `locale`.

    Raises LookupError for a locale without tables.
    """
    return Formatter(locale)


def _filled(pattern: str, first: str, second: str) -> str:
    return pattern.replace("{0}", first).replace("{1}", second)
