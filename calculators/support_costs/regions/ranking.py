"""Puts the prices of regions in order, without making up the ends and middles that no source has."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from calculator_kit.intervals import chosen_end
from calculator_kit.numbers import Number

_Key = tuple[Fraction, ...]


class Ranked(NamedTuple):
    """A region with its price and its place; regions that are equal where they are compared share
    one.

    `rank` is None where the price has no such end: an open range is not compared at its top.
    """

    region: str
    price: Number
    rank: int | None


def ranked(prices: Mapping[str, Number], by: str) -> list[Ranked]:
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
    unknown.sort(key=lambda region: prices[region].lower())
    return found + [Ranked(region, prices[region], None) for region in unknown]


def span(prices: list[Number]) -> Number:
    """From the lowest to the highest end of all; open if one of them is."""
    low = chosen_end(min, [price.low for price in prices], unknown_is_more=False)
    high = chosen_end(max, [price.high for price in prices], unknown_is_more=True)
    return Number.between(low, high, prices[0].unit)


def _key(price: Number, by: str) -> _Key | None:
    """What to compare by, and then by: the end that was asked for, and the other one.

    The middle is halfway between both ends, which no source states.
    """
    low, high = price.lower().value(), price.high
    if by == "low":
        return (low, Fraction(high is None), low if high is None else high)
    if high is None:
        return None
    return (high, low) if by == "high" else ((low + high) / 2, low)
