"""Stacked bars, one a row, such as the items of a year's cost."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import Part, Stack, StackedChart
from calculator_kit.charts.parts import legend, part, part_key
from calculator_kit.charts.rounded_sums import is_off_by_rounding
from calculator_kit.charts.rows import grid, row, row_table, scale_labels
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import arrow
from calculator_kit.charts.texts import text_twin
from calculator_kit.formatting import Formatter, to_html
from calculator_kit.messages import N_, Wording

_Segment = tuple[int, Decimal, Decimal]


def stacked_html(chart: StackedChart, formatter: Formatter) -> str:
    """The chart as a table of totals with a bar in each row; the parts are in its text twin."""
    segments = {stack: _segments(stack.parts) for stack in chart.stacks}
    ends = [end for found in segments.values() for _, *pair in found for end in pair]
    ticks = [tick.value for tick in chart.ticks]
    scale = Scale.over([Decimal(0), *ends, *ticks], mirrored=formatter.mirrored)
    names = legend((part_key(index), name) for index, name in enumerate(chart.parts))
    twin = text_twin(
        chart.title,
        (chart.label_heading, *chart.parts, chart.total_heading),
        ((stack.label, *(text for _, text in stack.parts), stack.total) for stack in chart.stacks),
        formatter,
    )
    return row_table(
        chart.title,
        chart.label_heading,
        scale_labels(scale, chart.ticks),
        chart.total_heading,
        (
            row(
                stack.label,
                _shapes(stack, segments[stack], scale),
                stack.total,
                behind=grid(scale, chart.ticks),
                name="dg-stack",
            )
            for stack in chart.stacks
        ),
        names + _footnote(chart, formatter.locale) + twin,
    )


def _footnote(chart: StackedChart, locale: str) -> str:
    """What must be said where rounded parts do not add up to the rounded total."""
    if not any(
        is_off_by_rounding((text for _, text in stack.parts), stack.total, locale)
        for stack in chart.stacks
    ):
        return ""
    note = N_(
        "Each amount is rounded by itself, so the parts may miss the total in the last digit."
    )
    text = Wording("calculator_kit", locale).gettext(note)
    return f'<p class="dg-footnote">{to_html(text)}</p>'


def _segments(parts: tuple[Part, ...]) -> list[_Segment]:
    """Each known part with its two ends: what is positive and what is negative adds up apart."""
    above = below = Decimal(0)
    found = []
    for index, (value, _) in enumerate(parts):
        if value is None or not value:
            continue
        if value > 0:
            found.append((index, above, above + value))
            above += value
        else:
            found.append((index, below, below + value))
            below += value
    return found


def _shapes(stack: Stack, segments: list[_Segment], scale: Scale) -> str:
    shapes = "".join(part(index, scale, start, end) for index, start, end in segments)
    if stack.open_ended:
        top = max((max(start, end) for _, start, end in segments), default=Decimal(0))
        shapes += arrow("dg-open", scale, top)
    return shapes
