"""Elements of the drawings, in units that stretch with the drawing.

Strokes keep their width when stretched, and so do dashes and dots: a dot is a stroke of next to no
length with a round or square cap.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from calculator_kit.charts.scales import LENGTH, Scale
from calculator_kit.formatting import rounded

BAR_HEIGHT = 14
BAR_TOP, BAR_MIDDLE, BAR_BOTTOM = Decimal(3), Decimal(7), Decimal(11)
_LEAST_WIDTH = Decimal("0.8")
"""A range of one point is still seen."""
_ARROW = Decimal(3)

Place = tuple[Decimal, Decimal]


@lru_cache(maxsize=4096)
def coordinate(value: Decimal) -> str:
    """`value` as an attribute has it, with at most two decimals."""
    text = f"{rounded(value, 2):f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def drawing(name: str, height: int, content: str) -> str:
    """An <svg> a hundred units wide; screen readers pass it over, for the texts say the same."""
    return (
        f'<svg class="{name}" viewBox="0 0 100 {height}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{content}</svg>'
    )


def rectangle(name: str, first: Place, second: Place) -> str:
    """A rectangle between two opposite corners."""
    x, y = min(first[0], second[0]), min(first[1], second[1])
    width, height = abs(first[0] - second[0]), abs(first[1] - second[1])
    return (
        f'<rect class="{name}" x="{coordinate(x)}" y="{coordinate(y)}" '
        f'width="{coordinate(width)}" height="{coordinate(height)}"/>'
    )


def bar(
    name: str,
    scale: Scale,
    first: Decimal,
    second: Decimal,
    *,
    top: Decimal = BAR_TOP,
    bottom: Decimal = BAR_BOTTOM,
) -> str:
    """A bar between two values, wide enough to be seen."""
    low, high = sorted((scale.inside(first), scale.inside(second)))
    low = min(low, LENGTH - _LEAST_WIDTH)
    high = max(high, low + _LEAST_WIDTH)
    return rectangle(name, (scale.across(low), top), (scale.across(high), bottom))


def arrow(name: str, scale: Scale, start: Decimal, *, down: bool = False) -> str:
    """A bar from a value on that runs out in an arrow, at the low end of the scale if `down`."""
    end = Decimal(0) if down else LENGTH
    neck = end + _ARROW if down else end - _ARROW
    share = scale.inside(start)
    share = max(share, neck) if down else min(share, neck)
    outline = [
        (share, BAR_TOP),
        (neck, BAR_TOP),
        (end, BAR_MIDDLE),
        (neck, BAR_BOTTOM),
        (share, BAR_BOTTOM),
    ]
    points = " ".join(f"{coordinate(scale.across(x))},{coordinate(y)}" for x, y in outline)
    return f'<polygon class="{name}" points="{points}"/>'


def path(name: str, places: Iterable[Place]) -> str:
    """A line through `places`; a single one is a dot."""
    points = [f"{coordinate(x)},{coordinate(y)}" for x, y in places]
    dot = "h.01" if len(points) == 1 else ""
    return f'<path class="{name}" d="M{" ".join(points)}{dot}"/>'


def area(name: str, places: Iterable[Place]) -> str:
    """The area within `places`."""
    points = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in places)
    return f'<polygon class="{name}" points="{points}"/>'


def dots(name: str, places: Iterable[Place]) -> str:
    """A dot at each place."""
    found = "".join(f"M{coordinate(x)},{coordinate(y)}h.01" for x, y in places)
    return f'<path class="{name}" d="{found}"/>' if found else ""


def uprights(name: str, xs: Iterable[Decimal], height: int = BAR_HEIGHT) -> str:
    """Vertical lines through the whole drawing."""
    found = "".join(f"M{coordinate(x)},0v{height}" for x in xs)
    return f'<path class="{name}" d="{found}"/>' if found else ""
