"""The area between two lines of a chart: a range that moves along the axis."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.charts.models import Band, LineChart, Point
from calculator_kit.charts.parts import key
from calculator_kit.charts.plots import is_seen, pinned
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import area, rectangle
from calculator_kit.charts.strokes import corners, style_number

_UP = "\u2191"


def band_shapes(chart: LineChart, across: Scale, up: Scale) -> str:
    """Each band, interrupted where either of its lines is."""
    shapes = ""
    for index, band in enumerate(chart.bands):
        low, high = chart.series[band.low], chart.series[band.high]
        for run in _runs(_pairs(chart, band)):
            lower = corners([pair[0] for pair in run], across, up, step=low.step)
            upper = corners([pair[1] for pair in run], across, up, step=high.step)
            shapes += area(_name(index), [*lower, *reversed(upper)])
    return shapes


def open_ends(chart: LineChart, across: Scale, up: Scale) -> str:
    """Arrows over the points of a band's lower line that have no known upper end."""
    arrows = ""
    for band in chart.bands:
        for low, high in _pairs(chart, band):
            if low.y is None or high.y is not None or not (low.x_text or low.y_text):
                continue
            share, height = across.share(low.x), up.share(low.y)
            if is_seen(share, height):
                arrows += pinned("dg-plot__open", share, height, _UP)
    return arrows


def band_key(index: int) -> str:
    """A sample of a band."""
    return key(rectangle(_name(index), (Decimal(0), Decimal(1)), (Decimal(30), Decimal(11))))


def _name(index: int) -> str:
    return f"dg-band dg-tone--{style_number(index)}"


def _pairs(chart: LineChart, band: Band) -> Iterator[tuple[Point, Point]]:
    """The points of the lower line, each with the one above it."""
    above = {point.x: point for point in chart.series[band.high].points}
    for point in chart.series[band.low].points:
        yield point, above.get(point.x, Point(point.x, None))


def _runs(pairs: Iterator[tuple[Point, Point]]) -> list[list[tuple[Point, Point]]]:
    runs: list[list[tuple[Point, Point]]] = [[]]
    for low, high in pairs:
        if low.y is not None and high.y is not None:
            runs[-1].append((low, high))
        else:
            runs.append([])
    return [run for run in runs if run]
