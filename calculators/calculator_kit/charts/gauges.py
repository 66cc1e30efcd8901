"""Measured values against a floor, a target and a stretch, one indicator a row."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import Gauge, GaugeChart
from calculator_kit.charts.parts import key
from calculator_kit.charts.rows import row_drawing
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import rectangle, uprights
from calculator_kit.charts.texts import figure_text
from calculator_kit.formatting import Formatter, to_html

_TOP, _BOTTOM = Decimal(1), Decimal(13)
_VALUE_TOP, _VALUE_BOTTOM = Decimal(5), Decimal(9)
_LINES = ("floor", "target", "stretch")


def gauge_html(chart: GaugeChart, formatter: Formatter) -> str:
    """The chart as a table: for each indicator its value, and below both its bar."""
    groups = "".join(_group(gauge, formatter.mirrored) for gauge in chart.gauges)
    return (
        '<div class="dg-plot"><table class="dg-table dg-chart dg-gauges">'
        f"<caption>{to_html(chart.title)}</caption>"
        f'<thead><tr><th scope="col">{to_html(chart.label_heading)}</th>'
        f'<th scope="col">{to_html(chart.value_heading)}</th></tr></thead>{groups}</table></div>'
    )


def _group(gauge: Gauge, mirrored: bool) -> str:
    lines = zip(_LINES, (gauge.floor, gauge.target, gauge.stretch), strict=True)
    agreed = {name: line for name, line in lines if line}
    notes = f'<li><b class="dg-verdict">{to_html(gauge.verdict)}</b></li>' if gauge.verdict else ""
    notes += "".join(
        f"<li>{_line_key(name)}<span>{to_html(line.label)} {figure_text(line.text)}</span></li>"
        for name, line in agreed.items()
    )
    return (
        f'<tbody class="dg-gauge dg-gauge--{_standing(gauge)}">'
        f'<tr><th scope="rowgroup">{to_html(gauge.label)}</th>'
        f'<td class="dg-chart__value">{figure_text(gauge.text)}</td></tr>'
        f'<tr><td colspan="2">{row_drawing(_shapes(gauge, mirrored))}'
        f'<ul class="dg-legend">{notes}</ul></td></tr></tbody>'
    )


def _less_is_better(gauge: Gauge) -> bool:
    lines = [line.value for line in (gauge.floor, gauge.target, gauge.stretch) if line]
    return len(lines) > 1 and lines[-1] < lines[0]


def _standing(gauge: Gauge) -> str:
    """How the value stands: "met", "between" floor and target, "missed", or "unknown"."""
    if gauge.value is None or not (gauge.floor or gauge.target):
        return "unknown"
    sign = -1 if _less_is_better(gauge) else 1
    if gauge.target and sign * gauge.value >= sign * gauge.target.value:
        return "met"
    if gauge.floor and sign * gauge.value >= sign * gauge.floor.value:
        return "between"
    return "missed"


def _shapes(gauge: Gauge, mirrored: bool) -> str:
    agreed = {
        name: line.value
        for name, line in zip(_LINES, (gauge.floor, gauge.target, gauge.stretch), strict=True)
        if line
    }
    scale = Scale.over([gauge.low, gauge.high, gauge.value, *agreed.values()], mirrored=mirrored)
    worst, best = scale.low, scale.high
    if _less_is_better(gauge):
        worst, best = best, worst
    floor = agreed.get("floor", worst)
    target = agreed.get("target", floor)
    shapes = "".join(
        rectangle(f"dg-zone dg-zone--{name}", (scale.at(start), _TOP), (scale.at(end), _BOTTOM))
        for name, start, end in (
            ("poor", worst, floor),
            ("fair", floor, target),
            ("good", target, best),
        )
        if start != end
    )
    if gauge.value is not None:
        shapes += rectangle(
            "dg-gauge__value",
            (scale.at(scale.low), _VALUE_TOP),
            (scale.at(gauge.value), _VALUE_BOTTOM),
        )
    for name, value in agreed.items():
        shapes += uprights(f"dg-gauge__{name}", [scale.at(value)])
    return shapes


def _line_key(name: str) -> str:
    return key(uprights(f"dg-gauge__{name}", [Decimal(4)], 12), 8)
