"""Money in and out by period, as columns, and its running sum, as a line."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import CashFlow, CashFlowChart
from calculator_kit.charts.parts import key, legend
from calculator_kit.charts.plots import Frame, axis_scale, column, height_of, plot_html
from calculator_kit.charts.scales import LENGTH, Scale
from calculator_kit.charts.shapes import Place, path, rectangle
from calculator_kit.charts.strokes import line, line_key
from calculator_kit.charts.texts import Label, text_twin, tick_labels
from calculator_kit.formatting import Formatter

_BAR_SHARE = Decimal("0.6")
_TOTAL = 1
"""The style of the running sum's line."""


def cash_flow_html(chart: CashFlowChart, formatter: Formatter) -> str:
    """The chart as a figure with a legend and a text twin."""
    amounts = [amount for flow in chart.flows for amount in (flow.amount, flow.total)]
    up = axis_scale(chart.y, [Decimal(0), *amounts])
    across = Scale(Decimal(0), Decimal(max(len(chart.flows), 1)), formatter.mirrored)
    middles = [across.share(index + Decimal("0.5")) for index in range(len(chart.flows))]
    nought = up.share(Decimal(0))
    frame = Frame(
        chart.label_heading,
        [Label(middle, flow.label) for middle, flow in zip(middles, chart.flows, strict=True)],
        chart.y.heading,
        tick_labels(up, chart.y.ticks),
        clipped=chart.y.clipped,
    )
    shapes = "".join(
        _column(flow, middle, across, up) for middle, flow in zip(middles, chart.flows, strict=True)
    )
    level = height_of(nought)
    shapes += path("dg-base", [(Decimal(0), level), (LENGTH, level)])
    runs = _runs(chart, middles, across, up)
    shapes += line(_TOTAL, runs, (place for run in runs for place in run))
    names = legend([(_key(), chart.amount_heading), (line_key(_TOTAL), chart.total_heading)])
    twin = text_twin(
        chart.title,
        (chart.label_heading, chart.amount_heading, chart.total_heading),
        ((flow.label, flow.text, flow.total_text) for flow in chart.flows),
        formatter,
    )
    return plot_html(chart.title, frame, shapes, "", names + twin)


def _column(flow: CashFlow, middle: Decimal, across: Scale, up: Scale) -> str:
    if not flow.amount:
        return ""
    half = across.share(_BAR_SHARE) / 2
    name = "dg-column--out" if flow.amount < 0 else ""
    ends = up.share(Decimal(0)), up.share(flow.amount)
    return column(name, across, middle - half, middle + half, *ends)


def _runs(
    chart: CashFlowChart, middles: list[Decimal], across: Scale, up: Scale
) -> list[list[Place]]:
    """The running sum's places, interrupted where it is not known."""
    runs: list[list[Place]] = [[]]
    for middle, flow in zip(middles, chart.flows, strict=True):
        if flow.total is None:
            runs.append([])
        else:
            runs[-1].append((across.across(middle), height_of(up.share(flow.total))))
    return [run for run in runs if run]


def _key() -> str:
    middle = Decimal(6)
    return key(
        rectangle("dg-column", (Decimal(4), Decimal(0)), (Decimal(13), middle))
        + rectangle("dg-column dg-column--out", (Decimal(17), middle), (Decimal(26), Decimal(12)))
        + path("dg-base", [(Decimal(0), middle), (Decimal(30), middle)])
    )
