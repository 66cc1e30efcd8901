"""Puts the prices of regions in order, without making up the ends and middles that no source has."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from support_costs.money import MoneyRange

_Key = tuple[Fraction, ...]


class Ranked(NamedTuple):
    """A region with its price and its place; regions that are equal where they are compared share
    one.

    `rank` is None where the price has no such end: an open range is not compared at its top.
    """

    region: str
    price: MoneyRange
    rank: int | None


def ranked(prices: Mapping[str, MoneyRange], by: str) -> list[Ranked]:
    """The regions, the lowest price first, compared by the "low" or "high" end or the "middle".

    Equal ones come in the order of their other end. Open ranges come last where there is nothing
    to compare, and among equal lower ends.
    """
    keys = {region: _key(price, by) for region, price in prices.items()}
    known = sorted((key, region) for region, key in keys.items() if key is not None)
    found: list[Ranked] = []
    for _, equals in groupby(known, key=lambda item: item[0][0]):
        rank = len(found) + 1
        found += [Ranked(region, prices[region], rank) for _, region in equals]
    unknown = [region for region, key in keys.items() if key is None]
    unknown.sort(key=lambda region: prices[region].low.amount)
    return found + [Ranked(region, prices[region], None) for region in unknown]


def middle(price: MoneyRange) -> Fraction | None:
    """Halfway between both ends, which no source states; None where there is no upper end."""
    return None if price.high is None else (price.low.amount + price.high.amount) / 2


def span(prices: list[MoneyRange]) -> MoneyRange:
    """From the lowest to the highest end of all; open if one of them is."""
    lowest = min((price.low for price in prices), key=lambda end: end.amount)
    ends = [price.high for price in prices if price.high is not None]
    if len(ends) < len(prices):
        return MoneyRange(lowest, None)
    return MoneyRange(lowest, max(ends, key=lambda end: end.amount))


def _key(price: MoneyRange, by: str) -> _Key | None:
    """What to compare by, and then by: the end that was asked for, and the other one."""
    low, half = price.low.amount, middle(price)
    if by == "low":
        return (low, Fraction(price.high is None), price.high.amount if price.high else low)
    if price.high is None or half is None:
        return None
    return (price.high.amount, low) if by == "high" else (half, low)
