"""How far each input can move a result, the most telling first."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import TornadoChart, TornadoRow
from calculator_kit.charts.parts import legend, part, part_key
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
    """The chart as a table: for each input its name, and below it both results around the bar.

    A result stands at the end of the bar that reaches it: the lesser first, whichever end of the input
    gives it, with that end's sample beside it.
    """
    base = chart.base.value
    ends = [end for row in chart.rows for end in (row.low, row.high)]
    scale = Scale.over([base, *ends], mirrored=formatter.mirrored)
    rows = sorted(chart.rows, key=lambda row: _size(row, base), reverse=True)
    samples = ((part_key(_LOW), chart.low_heading), (part_key(_HIGH), chart.high_heading))
    mark = along("", [Label(scale.share(base), chart.base.text)])
    return (
        '<div class="dg-plot"><table class="dg-table dg-chart dg-tornado">'
        f"<caption>{to_html(chart.title)}</caption><thead><tr>"
        f'<td></td><th scope="col" class="dg-chart__scale">{mark}</th><td></td></tr></thead>'
        f"{''.join(_group(row, chart, scale) for row in rows)}</table>{legend(samples)}</div>"
    )


def _size(row: TornadoRow, base: Decimal) -> tuple[bool, Decimal]:
    """What rows are sorted by; an open end may lie anywhere, so it comes first."""
    known = [end for end in (row.low, row.high) if end is not None]
    return len(known) == 1, max([base, *known]) - min([base, *known])


def _group(row: TornadoRow, chart: TornadoChart, scale: Scale) -> str:
    base = chart.base.value
    low = _result(_LOW, row.low_text, chart.low_heading)
    high = _result(_HIGH, row.high_text, chart.high_heading)
    swapped = row.low is not None and row.high is not None and row.low > row.high
    first, last = (high, low) if swapped else (low, high)
    drawn = row_drawing(_bars(row, base, scale) + uprights("dg-base", [scale.at(base)]))
    return (
        f'<tbody><tr><th scope="rowgroup" colspan="3">{to_html(row.label)}</th></tr>'
        f'<tr>{first}<td class="dg-chart__cell" aria-hidden="true">{drawn}</td>{last}</tr></tbody>'
    )


def _result(index: int, text: str, end: str) -> str:
    """A result with the sample of the input's `end` that gives it, which is read aloud too."""
    return (
        f'<td class="dg-chart__value">{part_key(index)}{figure_text(text)}'
        f'<span class="dg-visually-hidden"> ({to_html(end)})</span></td>'
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
