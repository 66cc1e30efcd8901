"""A fact's value in words: the range in the reader's notation, with its unit."""

from __future__ import annotations

import re
from decimal import Decimal

from calculator_kit.facts import Fact
from calculator_kit.formatting import Formatter, is_currency
from calculator_kit.messages import N_, Wording

End = Decimal | None

_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
"""The kit's messages put a space between Han characters and a number; here a word may follow."""

_PER = {
    "hour": N_("{amount} per hour"),
    "minute": N_("{amount} per minute"),
    "day": N_("{amount} per day"),
    "month": N_("{amount} per month"),
    "year": N_("{amount} per year"),
    "contact": N_("{amount} per contact"),
}
_FROM, _UP_TO = "from {amount}", "up to {amount}"
"""Messages of the kit, which words the open ends of its own ranges with them."""


def value_text(
    fact: Fact, ends: tuple[End, End], show: Formatter, wording: Wording, *, unit: bool = True
) -> str:
    """The range between `ends` as a value of `fact`, with its unit unless `unit` is false.

    An end that is None is open: "from $40 per hour".
    """
    low, high = ends
    if low is not None and high is not None:
        return _closed(fact, low, high, show, wording, unit)
    end = low if low is not None else high
    if end is None:
        return "—"
    kit = Wording("calculator_kit", wording.locale)
    amount = _closed(fact, end, end, show, wording, unit)
    return _HAN_GAP.sub("", kit.gettext(_UP_TO if low is None else _FROM, amount=amount))


def _closed(
    fact: Fact, low: Decimal, high: Decimal, show: Formatter, wording: Wording, unit: bool
) -> str:
    if is_currency(fact.unit):
        amount = show.money_range(low, high, fact.unit)
    elif fact.unit == "percent":
        amount = show.percent_range(low, high)
    else:
        amount = show.number_range(low, high)
        if unit:
            amount = counted(fact.unit, high, amount, wording)
    if unit and fact.per:
        return wording.gettext(_PER[fact.per], amount=amount)
    return amount


def counted(unit: str, number: Decimal, amount: str, wording: Wording) -> str:
    """`amount`, the text of a count up to `number`, with the word for `unit`."""
    count = int(number) if number == number.to_integral_value() else 2
    match unit:
        case "hour":
            return wording.ngettext("{number} hour", "{number} hours", count, number=amount)
        case "minute":
            return wording.ngettext("{number} minute", "{number} minutes", count, number=amount)
        case "second":
            return wording.ngettext("{number} second", "{number} seconds", count, number=amount)
        case "month":
            return wording.ngettext("{number} month", "{number} months", count, number=amount)
        case "year":
            return wording.ngettext("{number} year", "{number} years", count, number=amount)
        case "client":
            return wording.ngettext("{number} client", "{number} clients", count, number=amount)
        case "call":
            return wording.ngettext("{number} call", "{number} calls", count, number=amount)
        case "character":
            return wording.ngettext(
                "{number} character", "{number} characters", count, number=amount
            )
        case _:
            return wording.ngettext("{number} time", "{number} times", count, number=amount)
