"""Parts and totals as they are shown: each rounded by itself, they may miss one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from calculator_kit.formatting import number_tables, rounded, without_isolates
from calculator_kit.parsing import NotANumberError, parse_number


def is_off_by_rounding(parts: Iterable[str], total: str, locale: str) -> bool:
    """Whether texts of parts do not add up to that of their total, by no more than rounding does.

    Texts that hold a range, or no number, are not added up; empty ones count as nothing.
    """
    shown = [_number(text, locale) for text in (*filter(None, parts), total)]
    known = [number for number in shown if number is not None]
    if len(known) < len(shown):
        return False
    difference = abs(sum(known[:-1], Decimal(0)) - known[-1])
    unit = Decimal(1).scaleb(max(_exponent(number) for number in known))
    return 0 < difference <= unit * (len(known) - 1)


def _number(text: str, locale: str) -> Decimal | None:
    table = number_tables()[locale]
    found = _numbers(locale).findall(without_isolates(text))
    if len(found) != 1:
        return None
    [digits] = found
    try:
        number = parse_number(digits, locale)
    except NotANumberError:
        return None
    decimals = digits.partition(table["decimal"])[2]
    number = rounded(number, len(decimals))
    return -number if table["minus"].strip("\u200e\u200f") in text else number


@cache
def _numbers(locale: str) -> re.Pattern[str]:
    table = number_tables()[locale]
    group, decimal = re.escape(table["group"]), re.escape(table["decimal"])
    return re.compile(rf"\d[\d{group}]*(?:{decimal}\d+)?")


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
