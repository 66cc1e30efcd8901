"""Steps from one level to another, such as hours paid to hours spent on contacts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from calculator_kit.charts.models import WaterfallChart, WaterfallStep
from calculator_kit.charts.parts import part
from calculator_kit.charts.rows import grid, row, row_table, scale_labels
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import BAR_HEIGHT, BAR_MIDDLE, bar, path
from calculator_kit.formatting import Formatter

_TOTAL, _UP, _DOWN = 0, 1, 2

Span = tuple[Decimal, Decimal] | None


def waterfall_html(chart: WaterfallChart, formatter: Formatter) -> str:
    """The chart as a table with a step in each row."""
    spans = list(_spans(chart.steps))
    levels = [level for span in spans if span for level in span]
    ticks = [tick.value for tick in chart.ticks]
    scale = Scale.over([Decimal(0), *levels, *ticks], mirrored=formatter.mirrored)
    rows = []
    for index, (step, span) in enumerate(zip(chart.steps, spans, strict=True)):
        before = spans[index - 1] if index else None
        after = spans[index + 1] if index + 1 < len(spans) else None
        behind = grid(scale, chart.ticks)
        if span and before:
            behind += _connector(before[1], Decimal(0), BAR_MIDDLE, scale)
        if span and after:
            behind += _connector(span[1], BAR_MIDDLE, Decimal(BAR_HEIGHT), scale)
        name = "dg-step dg-step--total" if step.total else "dg-step"
        shape = _shape(step, span, scale)
        rows.append(row(step.label, shape, step.text, behind=behind, name=name))
    return row_table(
        chart.title,
        chart.label_heading,
        scale_labels(scale, chart.ticks),
        chart.value_heading,
        rows,
    )


def _spans(steps: Iterable[WaterfallStep]) -> Iterable[Span]:
    """The levels before and after each step; None from an unknown amount to the next total."""
    level: Decimal | None = Decimal(0)
    for step in steps:
        start = Decimal(0) if step.total else level
        if step.amount is None or start is None:
            level = None
            yield None
        else:
            level = start + step.amount
            yield start, level


def _shape(step: WaterfallStep, span: Span, scale: Scale) -> str:
    if not span:
        return ""
    start, end = span
    if scale.at(start) == scale.at(end):
        return bar("dg-part dg-fill--1", scale, start, end)
    if step.total:
        return part(_TOTAL, scale, start, end)
    return part(_UP if end > start else _DOWN, scale, start, end)


def _connector(level: Decimal, top: Decimal, bottom: Decimal, scale: Scale) -> str:
    x = scale.at(level)
    return path("dg-connector", [(x, top), (x, bottom)])
