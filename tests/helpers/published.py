"""Comparing results with figures as they were printed somewhere."""

from __future__ import annotations

from decimal import Decimal


def agrees(value: Decimal | None, printed: str) -> bool:
    """Whether `value`, rounded to as many places as `printed` has, is what was printed."""
    expected = Decimal(printed)
    return value is not None and value.quantize(expected) == expected
