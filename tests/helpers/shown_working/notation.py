"""How numbers, amounts and a few words are written in each language.

Signs come from Babel's CLDR data and words from the compiled catalogues; nothing of the code that
writes the working is used, since what it writes is read here to hold it to account.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol

_CALCULATORS = Path(__file__).resolve().parents[3] / "calculators"
_CURRENCIES = ("USD", "TWD", "IDR", "ILS", "EUR")
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))
_SIGNS = r"max|min|[×÷+−()⌈⌉^;,:·…≥≤<>%–\-]|e(?=\^)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_UNITS = (
    "{number} hours",
    ("{months} month", "{months} months"),
    ("{years} year", "{years} years"),
)


class UnreadableError(Exception):
    """A line that is no formula of any kind known."""


@dataclass(frozen=True)
class Token:
    """A piece of a line: a number with its digits behind the decimal sign, a currency, a sign."""

    kind: str
    text: str
    value: Fraction = Fraction(0)
    places: int = 0


@cache
def message(package: str, text: str, locale: str, plural: str = "", count: int = 1) -> str:
    """The message `text` of a package in the language of `locale`."""
    if locale == "en":
        return plural if plural and count != 1 else text
    path = f"{package}/messages/{locale.replace('-', '_')}/LC_MESSAGES/{package}.mo"
    with (_CALCULATORS / path).open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    return catalogue.ngettext(text, plural, count) if plural else catalogue.gettext(text)


class Notation:
    """Reads the texts of one language."""

    def __init__(self, locale: str) -> None:
        self._locale = Locale.parse(locale, sep="-")
        group, decimal = (sign(self._locale) for sign in (get_group_symbol, get_decimal_symbol))
        self._group, self._decimal = group, decimal
        group, decimal = re.escape(group), re.escape(decimal)
        self._symbols = {get_currency_symbol(code, self._locale): code for code in _CURRENCIES}
        self._symbols["NT$"] = "TWD"  # CLDR has it as $ in Chinese, where that may be any dollar
        symbols = "|".join(map(re.escape, sorted(self._symbols, key=len, reverse=True)))
        self._from = _around(message("calculator_kit", "from {amount}", locale))
        self._up_to = _around(message("calculator_kit", "up to {amount}", locale))
        self._tokens = re.compile(
            rf"\s*(?:(?P<number>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)"
            rf"|(?P<from>{self._word(self._from)})|(?P<up_to>{self._word(self._up_to)})"
            rf"|(?P<currency>{symbols})|(?P<sign>{_SIGNS}))\s*"
        )
        self._middle = _around(message("support_costs", "middle {value}", locale))
        self._units = list(_units(locale))

    def tokens(self, text: str) -> list[Token]:
        """The pieces of a formula. Raises UnreadableError."""
        found, position = [], 0
        while position < len(text):
            match = self._tokens.match(text, position)
            if match is None or match.lastgroup is None:
                raise UnreadableError(f"cannot read {text[position:]!r}")
            piece = match[match.lastgroup]
            found.append(self._token(match.lastgroup, piece))
            position = match.end()
        return found

    def bare(self, result: str) -> str:
        """A result without its unit: "7 hours" is 7, and Hebrew's one word for two years is 2."""
        for (before, after), count in self._units:
            if count and result == before:
                return str(count)
            if not count and result.startswith(before) and result.endswith(after):
                return result.removeprefix(before).removesuffix(after)
        return result

    def middle(self, result: str) -> str | None:
        """What "middle 5" says; None if it does not."""
        before, after = self._middle
        if not (result.startswith(before) and result.endswith(after)):
            return None
        return result.removeprefix(before).removesuffix(after)

    def _token(self, kind: str, text: str) -> Token:
        if kind == "currency":
            return Token(kind, self._symbols[text])
        if kind != "number":
            return Token(kind, text)
        whole, _, fraction = text.partition(self._decimal)
        digits = whole.replace(self._group, "")
        if (digits == whole and len(digits) > 3) or (digits != whole and whole.startswith("0")):
            raise UnreadableError(f"{text!r} is not grouped as numbers are")
        return Token(
            kind, text, Fraction(int(digits + fraction), 10 ** len(fraction)), len(fraction)
        )

    @staticmethod
    def _word(around: tuple[str, str]) -> str:
        return re.escape("".join(around).strip())


@cache
def notation(locale: str) -> Notation:
    return Notation(locale)


def plain(text: str) -> str:
    """`text` without the marks that only steer the direction of writing."""
    return text.translate(_DIRECTION_MARKS).replace("\u00a0", " ").strip()


def _units(locale: str) -> Iterator[tuple[tuple[str, str], int]]:
    """What stands around a number with a unit; or the word alone, and the number it means."""
    for unit in _UNITS:
        one, many = (unit, "") if isinstance(unit, str) else unit
        for count in (1, 2, 5):
            text = message("support_costs", one, locale, many, count)
            yield (_around(text), 0) if "{" in text else ((text, ""), count)


def _around(pattern: str) -> tuple[str, str]:
    before, after = re.split(r"\{\w+\}", pattern)
    return before, after
