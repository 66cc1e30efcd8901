"""Lines told apart by dashes and markers as well as by colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator_kit.charts.models import Point
from calculator_kit.charts.parts import key
from calculator_kit.charts.plots import place_of
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import Place, dots, path

_STYLES = 6
_HOLLOW = {3, 4}


def style_number(index: int) -> int:
    """The style of the line at `index` of a chart, from 1."""
    return index % _STYLES + 1


def unbroken(points: Iterable[Point]) -> list[list[Point]]:
    """The points in runs without a gap."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.y is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def corners(points: Sequence[Point], across: Scale, up: Scale, *, step: bool) -> list[Place]:
    """Where a line through `points` turns; a step goes on level before it rises or falls."""
    places: list[Place] = []
    for point in points:
        if point.y is not None:
            place = place_of(point.x, point.y, across, up)
            if step and places:
                places.append((place[0], places[-1][1]))
            places.append(place)
    return places


def line(index: int, runs: Iterable[Sequence[Place]], marked: Iterable[Place]) -> str:
    """The line at `index` of a chart, with markers at some of its places."""
    name = style_number(index)
    shapes = "".join(path(f"dg-line dg-tone--{name}", run) for run in runs if run)
    places = list(marked)
    square = "" if name % 2 else " dg-marker--square"
    shapes += dots(f"dg-marker{square} dg-tone--{name}", places)
    if name in _HOLLOW:
        shapes += dots(f"dg-marker{square} dg-marker--inner", places)
    return shapes


def line_key(index: int) -> str:
    """A sample of a line."""
    middle = Decimal(6)
    return key(
        line(index, [[(Decimal(0), middle), (Decimal(30), middle)]], [(Decimal(15), middle)])
    )
