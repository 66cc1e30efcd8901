"""Ranges side by side, as bars or as lines between dots."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import Bar, RangeChart
from calculator_kit.charts.rows import row, row_drawing, row_table
from calculator_kit.charts.scales import LENGTH, Scale
from calculator_kit.charts.shapes import BAR_MIDDLE, arrow, bar, dots, path, uprights
from calculator_kit.formatting import Formatter, to_html

_HEAD = Decimal("1.5")
_HEAD_HEIGHT = Decimal(3)


def range_bar(
    low: Decimal | None,
    high: Decimal | None,
    maximum: Decimal,
    *,
    direction: str = "ltr",
    chosen: bool = False,
) -> str:
    """A bar from `low` to `high` on a scale from nought to `maximum`, as an <svg> element.

    A bar without one of its ends runs out in an arrow there. It is hidden from screen readers: the
    text beside it says the same.
    """
    scale = _scale(maximum, direction)
    return row_drawing(_grid() + _bar(Bar("", low, high, "", chosen), scale))


def range_html(chart: RangeChart, formatter: Formatter) -> str:
    """The chart as a table with a range in each row."""
    scale = _scale(chart.maximum, formatter.direction)
    draw = _line if chart.dots else _bar
    labels = "".join(f"<span>{to_html(text)}</span>" for _, text in chart.ticks)
    return row_table(
        chart.title,
        chart.label_heading,
        f'<div class="dg-chart__ticks">{labels}</div>',
        chart.value_heading,
        (
            row(bar.label, _grid() + draw(bar, scale), bar.value, chosen=bar.chosen)
            for bar in chart.bars
        ),
    )


def _scale(maximum: Decimal, direction: str) -> Scale:
    return Scale.over((Decimal(0), maximum), mirrored=direction == "rtl")


def _grid() -> str:
    return uprights("dg-chart__axis", (LENGTH * quarter / 4 for quarter in range(5)))


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
    if given.typical is not None:
        place = scale.across(scale.inside(given.typical))
        shape += dots("dg-dot", [(place, BAR_MIDDLE)])
        shape += dots("dg-dot dg-dot--inner", [(place, BAR_MIDDLE)])
    return shape


def _line(given: Bar, scale: Scale) -> str:
    chosen = " dg-dots--chosen" if given.chosen else ""
    known = [end for end in (given.low, given.high) if end is not None]
    if not known:
        return ""
    ends = [scale.across(scale.inside(end)) for end in known]
    line = [
        Decimal(0) if given.low is None else scale.inside(given.low),
        LENGTH if given.high is None else scale.inside(given.high),
    ]
    shape = path(f"dg-dots__line{chosen}", [(scale.across(share), BAR_MIDDLE) for share in line])
    if len(known) == 1:
        tip = line[0] if given.low is None else line[1]
        inwards = _HEAD if given.low is None else -_HEAD
        shape += path(
            f"dg-dots__line{chosen}",
            [
                (scale.across(tip + inwards), BAR_MIDDLE - _HEAD_HEIGHT),
                (scale.across(tip), BAR_MIDDLE),
                (scale.across(tip + inwards), BAR_MIDDLE + _HEAD_HEIGHT),
            ],
        )
    shape += dots(f"dg-dot{chosen}", [(end, BAR_MIDDLE) for end in ends])
    if given.typical is not None:
        place = scale.across(scale.inside(given.typical))
        shape += dots(f"dg-dots__typical{chosen}", [(place, BAR_MIDDLE)])
    return shape
