"""Lines over a common axis, bands between them, and the points to look at."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from calculator_kit.charts.bands import band_key, band_shapes, open_ends
from calculator_kit.charts.models import LineChart, Point
from calculator_kit.charts.parts import legend
from calculator_kit.charts.plots import (
    HEIGHT,
    Frame,
    axis_scale,
    is_seen,
    pinned,
    place_of,
    plot_html,
)
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import dots, uprights
from calculator_kit.charts.strokes import corners, line, line_key, unbroken
from calculator_kit.charts.texts import text_twin, tick_labels
from calculator_kit.formatting import Formatter, to_html

_NEAR = Decimal(7)
"""Signs nearer to one another than this go above and below the line in turn."""


def line_html(chart: LineChart, formatter: Formatter) -> str:
    """The chart as a figure with a legend, its marks in words, and a text twin."""
    points = [point for series in chart.series for point in series.points]
    chosen = [chart.chosen] if chart.chosen else []
    across = axis_scale(
        chart.x,
        [
            *(point.x for point in points),
            *(mark.x for mark in chart.marks),
            *(tick.value for tick in chosen),
        ],
        mirrored=formatter.mirrored,
    )
    up = axis_scale(chart.y, [*(point.y for point in points), *(mark.y for mark in chart.marks)])
    frame = Frame(
        chart.x.heading,
        tick_labels(across, chart.x.ticks),
        chart.y.heading,
        tick_labels(up, chart.y.ticks),
        tick_labels(across, chosen),
        chart.x.clipped or chart.y.clipped,
    )
    below = [
        legend(
            [
                *((line_key(index), series.label) for index, series in enumerate(chart.series)),
                *((band_key(index), band.label) for index, band in enumerate(chart.bands)),
            ]
        ),
        _marks_in_words(chart, formatter),
        text_twin(
            chart.title,
            (chart.x.heading, *(series.label for series in chart.series)),
            _rows(chart),
            formatter,
        ),
    ]
    return plot_html(
        chart.title,
        frame,
        _shapes(chart, across, up),
        open_ends(chart, across, up) + _signs(chart, across, up, formatter),
        "".join(below),
    )


def _shapes(chart: LineChart, across: Scale, up: Scale) -> str:
    shapes = band_shapes(chart, across, up)
    if chart.chosen:
        shapes += uprights("dg-rule", [across.at(chart.chosen.value)], HEIGHT)
    for index, series in enumerate(chart.series):
        runs = [corners(run, across, up, step=series.step) for run in unbroken(series.points)]
        marked = [
            place_of(point.x, point.y, across, up)
            for point in series.points
            if point.y is not None and _is_listed(point)
        ]
        shapes += line(index, runs, marked)
    crossings = [place_of(mark.x, mark.y, across, up) for mark in chart.marks]
    shapes += dots("dg-marker", crossings) + dots("dg-marker dg-marker--inner", crossings)
    return shapes


def _is_listed(point: Point) -> bool:
    return bool(point.x_text or point.y_text)


def _signs(chart: LineChart, across: Scale, up: Scale, formatter: Formatter) -> str:
    """The marks' numbers, over the drawing."""
    signs = []
    before: Decimal | None = None
    below = False
    for number, mark in enumerate(chart.marks, start=1):
        share, height = across.share(mark.x), up.share(mark.y)
        below = before is not None and abs(share - before) < _NEAR and not below
        before = share
        if is_seen(share, height):
            name = "dg-mark dg-mark--below" if below else "dg-mark"
            signs.append(pinned(name, share, height, formatter.number(Decimal(number))))
    return "".join(signs)


def _marks_in_words(chart: LineChart, formatter: Formatter) -> str:
    items = "".join(
        f'<li><span class="dg-mark">{to_html(formatter.number(Decimal(number)))}</span>'
        f"<span>{to_html(mark.text)}</span></li>"
        for number, mark in enumerate(chart.marks, start=1)
    )
    return f'<ul class="dg-marks">{items}</ul>' if items else ""


def _rows(chart: LineChart) -> Iterable[list[str]]:
    """One row for each x that any series has texts at."""
    heads: dict[Decimal, str] = {}
    cells: dict[tuple[Decimal, int], str] = {}
    for index, series in enumerate(chart.series):
        for point in filter(_is_listed, series.points):
            heads[point.x] = heads.get(point.x) or point.x_text
            cells[point.x, index] = point.y_text
    for x in sorted(heads):
        yield [heads[x], *(cells.get((x, index), "") for index in range(len(chart.series)))]
