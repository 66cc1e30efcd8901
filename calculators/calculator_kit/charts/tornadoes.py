"""How far each input can move a result, the most telling first."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import TornadoChart, TornadoRow
from calculator_kit.charts.parts import part, part_key
from calculator_kit.charts.rows import row_drawing
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import (
    BAR_BOTTOM,
    BAR_MIDDLE,
    BAR_TOP,
    arrow,
    rectangle,
    uprights,
)
from calculator_kit.charts.texts import Label, along, figure_text
from calculator_kit.formatting import Formatter, to_html

_LOW, _HIGH = 0, 2


def tornado_html(chart: TornadoChart, formatter: Formatter) -> str:
    """The chart as a table: for each input its name, and below it both results around the bar."""
    base = chart.base.value
    ends = [end for row in chart.rows for end in (row.low, row.high)]
    scale = Scale.over([base, *ends], mirrored=formatter.mirrored)
    rows = sorted(chart.rows, key=lambda row: _size(row, base), reverse=True)
    mark = along("", [Label(scale.share(base), chart.base.text)])
    return (
        '<div class="dg-plot"><table class="dg-table dg-chart dg-tornado">'
        f"<caption>{to_html(chart.title)}</caption><thead><tr>"
        f'<th scope="col">{part_key(_LOW)}{to_html(chart.low_heading)}</th>'
        f'<th scope="col" class="dg-chart__scale">{mark}</th>'
        f'<th scope="col">{part_key(_HIGH)}{to_html(chart.high_heading)}</th></tr></thead>'
        f"{''.join(_group(row, base, scale) for row in rows)}</table></div>"
    )


def _size(row: TornadoRow, base: Decimal) -> tuple[bool, Decimal]:
    """What rows are sorted by; an open end may lie anywhere, so it comes first."""
    known = [end for end in (row.low, row.high) if end is not None]
    return len(known) == 1, max([base, *known]) - min([base, *known])


def _group(row: TornadoRow, base: Decimal, scale: Scale) -> str:
    drawn = row_drawing(_bars(row, base, scale) + uprights("dg-base", [scale.at(base)]))
    return (
        f'<tbody><tr><th scope="rowgroup" colspan="3">{to_html(row.label)}</th></tr>'
        f'<tr><td class="dg-chart__value">{figure_text(row.low_text)}</td>'
        f'<td class="dg-chart__cell" aria-hidden="true">{drawn}</td>'
        f'<td class="dg-chart__value">{figure_text(row.high_text)}</td></tr></tbody>'
    )


def _bars(row: TornadoRow, base: Decimal, scale: Scale) -> str:
    low, high = row.low, row.high
    if low is not None and high is not None:
        if (low - base) * (high - base) > 0:
            return _half(_LOW, base, low, scale, BAR_TOP) + _half(
                _HIGH, base, high, scale, BAR_BOTTOM
            )
        return part(_LOW, scale, base, low) + part(_HIGH, scale, base, high)
    if low is not None:
        return part(_LOW, scale, base, low) + arrow("dg-open", scale, base, down=low > base)
    if high is not None:
        return part(_HIGH, scale, base, high) + arrow("dg-open", scale, base, down=high >= base)
    return ""


def _half(index: int, base: Decimal, end: Decimal, scale: Scale, edge: Decimal) -> str:
    """Half a bar, where both ends of an input move the result the same way."""
    name = f"dg-part dg-fill--{index + 1}"
    return rectangle(name, (scale.at(base), BAR_MIDDLE), (scale.at(end), edge))
