"""The shape of a week: which intervals are open, and how calls spread over them.

No source gives a shape, so those here are our assumption, and readers may give their own day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

OFFICE, LONG, FLAT = "office_hours", "long_day", "flat"

_HALF_HOURS = 48
_CLOSED = Decimal(0)

_Day = tuple[Decimal, ...]
"""Weights of the half hours from midnight, nought where it is closed."""


class Slot(NamedTuple):
    """An open interval. Days count from 0, the first working day; `weight` is above zero."""

    day: int
    hour: int
    weight: Decimal
    night: bool


def _day(opens: int, rising: tuple[int, ...]) -> _Day:
    """A day that opens at that hour; its calls fall as they rose."""
    open_weights = [Decimal(weight) for weight in (*rising, *reversed(rising))]
    before = [_CLOSED] * (2 * opens)
    return (*before, *open_weights, *[_CLOSED] * (_HALF_HOURS - len(before) - len(open_weights)))


_OFFICE_DAY = _day(9, (4, 6, 8, 10, 12, 13, 14, 15, 15))
_LONG_DAY = _day(8, (4, 6, 8, 10, 11, 12, 13, 13, 14, 14, 15, 15, 16, 16))
_HALF_A_LONG_DAY = tuple(weight / 2 for weight in _LONG_DAY)
_ANY_DAY = (Decimal(1),) * _HALF_HOURS

_WEEKS: dict[str, tuple[_Day, ...]] = {
    OFFICE: (_OFFICE_DAY,) * 5,
    LONG: (*(_LONG_DAY,) * 5, *(_HALF_A_LONG_DAY,) * 2),
    FLAT: (_ANY_DAY,) * 7,
}


def own_week(hours: tuple[Decimal, ...], days: int) -> tuple[_Day, ...]:
    """The reader's own day of 24 hours, on so many days."""
    return (tuple(weight / 2 for weight in hours for _ in range(2)),) * days


def profile_week(profile: str) -> tuple[_Day, ...]:
    """The days of a profile that are open. Raises KeyError."""
    return _WEEKS[profile]


@dataclass(frozen=True, eq=False)
class Opening:
    """The intervals of a week that are open, and what they come to: found once for many answers."""

    slots: tuple[Slot, ...]

    @cached_property
    def intervals(self) -> Counter[tuple[Decimal, bool]]:
        """How many intervals there are of each weight, by night or not."""
        return Counter((slot.weight, slot.night) for slot in self.slots)

    @cached_property
    def peak(self) -> Decimal:
        """The weight of the busiest interval."""
        return max(weight for weight, _ in self.intervals)

    @cached_property
    def weight(self) -> Decimal:
        """Of all intervals together."""
        weights = (weight * count for (weight, _), count in self.intervals.items())
        return sum(weights, Decimal(0))


@lru_cache(maxsize=16)
def opening(week: tuple[_Day, ...], interval_min: int, night_from: int, night_to: int) -> Opening:
    """Those of `open_slots`, remembered."""
    return Opening(open_slots(week, interval_min, night_from, night_to))


def open_slots(
    week: tuple[_Day, ...], interval_min: int, night_from: int, night_to: int
) -> tuple[Slot, ...]:
    """The intervals of 30 or 60 minutes in which anything is open.

    Nights last from one full hour to another and may pass midnight; equal hours mean none.
    """
    step = interval_min // 30
    slots = []
    for day, weights in enumerate(week):
        for start in range(0, _HALF_HOURS, step):
            weight = sum(weights[start : start + step], _CLOSED)
            if weight:
                hour = start // 2
                slots.append(Slot(day, hour, weight, _is_night(hour, night_from, night_to)))
    return tuple(slots)


def _is_night(hour: int, start: int, end: int) -> bool:
    if start <= end:
        return start <= hour < end
    return hour >= start or hour < end
