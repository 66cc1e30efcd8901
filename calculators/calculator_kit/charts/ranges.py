"""Ranges side by side, as bars or as lines between dots."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import Bar, RangeChart
from calculator_kit.charts.rows import grid, row, row_drawing, row_table, scale_labels
from calculator_kit.charts.scales import LENGTH, Scale
from calculator_kit.charts.shapes import BAR_MIDDLE, arrow, bar, dots, path, uprights
from calculator_kit.formatting import Formatter

_HEAD = Decimal("2.5")
_HEAD_HEIGHT = Decimal(3)


def range_bar(
    low: Decimal | None,
    high: Decimal | None,
    maximum: Decimal,
    *,
    mirrored: bool = False,
    chosen: bool = False,
) -> str:
    """A bar from `low` to `high` on a scale from nought to `maximum`, as an <svg> element.

    A bar without one of its ends runs out in an arrow there. It is hidden from screen readers: the
    text beside it says the same.
    """
    scale = Scale.over((Decimal(0), maximum), mirrored=mirrored)
    quarters = uprights("dg-chart__axis", (LENGTH * quarter / 4 for quarter in range(5)))
    return row_drawing(quarters + _bar(Bar("", low, high, "", chosen), scale))


def range_html(chart: RangeChart, formatter: Formatter) -> str:
    """The chart as a table with a range in each row."""
    scale = Scale.over((Decimal(0), chart.maximum), mirrored=formatter.mirrored)
    draw = _line if chart.dots else _bar
    return row_table(
        chart.title,
        chart.label_heading,
        scale_labels(scale, chart.ticks),
        chart.value_heading,
        (
            row(
                bar.label,
                grid(scale, chart.ticks) + draw(bar, scale),
                bar.value,
                chosen=bar.chosen,
            )
            for bar in chart.bars
        ),
    )


def _bar(given: Bar, scale: Scale) -> str:
    name = "dg-chart__bar dg-chart__bar--chosen" if given.chosen else "dg-chart__bar"
    if given.low is not None and given.high is not None:
        shape = bar(name, scale, given.low, given.high)
    elif given.low is not None:
        shape = arrow(name, scale, given.low)
    elif given.high is not None:
        shape = arrow(name, scale, given.high, down=True)
    else:
        shape = ""
    return shape + _typical(given, scale)


def _line(given: Bar, scale: Scale) -> str:
    chosen = " dg-dots--chosen" if given.chosen else ""
    known = [scale.inside(end) for end in (given.low, given.high) if end is not None]
    shape = ""
    if known:
        start = Decimal(0) if given.low is None else known[0]
        end = LENGTH if given.high is None else known[-1]
        shape = path("dg-line", [(scale.across(share), BAR_MIDDLE) for share in (start, end)])
        if given.low is None:
            shape += _head(start, start + _HEAD, scale)
        if given.high is None:
            shape += _head(end, end - _HEAD, scale)
        shape += dots("dg-marker", ((scale.across(share), BAR_MIDDLE) for share in known))
    return f'<g class="dg-dots{chosen}">{shape}{_typical(given, scale)}</g>'


def _head(tip: Decimal, inwards: Decimal, scale: Scale) -> str:
    outline = [
        (inwards, BAR_MIDDLE - _HEAD_HEIGHT),
        (tip, BAR_MIDDLE),
        (inwards, BAR_MIDDLE + _HEAD_HEIGHT),
    ]
    return path("dg-line", [(scale.across(share), y) for share, y in outline])


def _typical(given: Bar, scale: Scale) -> str:
    """A ring at the typical value."""
    if given.typical is None:
        return ""
    place = [(scale.across(scale.inside(given.typical)), BAR_MIDDLE)]
    return dots("dg-marker", place) + dots("dg-marker dg-marker--inner", place)
