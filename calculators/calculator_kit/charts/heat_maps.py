"""A table whose cells are shaded by value, such as the hours of a week."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import HeatCell, HeatMap, HeatRow
from calculator_kit.charts.parts import legend
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.texts import figure_text
from calculator_kit.formatting import to_html

_LEVELS = 5


def heat_level(value: Decimal, low: Decimal, high: Decimal) -> int:
    """The level of `value`, 0 to 4, of five equal ones from `low` to `high`."""
    return min(_LEVELS - 1, int(Scale.over((low, high)).inside(value) * _LEVELS / 100))


def heat_map_html(chart: HeatMap) -> str:
    """The chart as a table of shaded cells, with a legend of the shades.

    The shorter side runs across, so that a phone has room for the number in each cell.
    """
    columns, heading, rows = chart.columns, chart.label_heading, chart.rows
    if len(columns) > len(rows):
        across = zip(*(row.cells for row in rows), strict=True)
        rows = tuple(map(HeatRow, columns, across))
        columns, heading = tuple(row.label for row in chart.rows), chart.columns_heading
    shades = [
        (f'<b class="dg-heat__cell--{level}"></b>', text) for level, text in enumerate(chart.levels)
    ]
    if chart.empty and any(cell.level is None for row in rows for cell in row.cells):
        shades.append(('<b class="dg-heat__cell--none"></b>', chart.empty))
    heads = "".join(f'<th scope="col">{to_html(column)}</th>' for column in columns)
    return (
        '<div class="dg-plot"><table class="dg-table dg-heat">'
        f"<caption>{to_html(chart.title)}</caption>"
        f'<thead><tr><th scope="col">{to_html(heading)}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(_row(row, chart.empty) for row in rows)}</tbody></table>{legend(shades)}</div>"
    )


def _row(row: HeatRow, empty: str) -> str:
    cells = "".join(_cell(cell, empty) for cell in row.cells)
    return f'<tr><th scope="row">{to_html(row.label)}</th>{cells}</tr>'


def _cell(cell: HeatCell, empty: str) -> str:
    level = "none" if cell.level is None else max(0, min(_LEVELS - 1, cell.level))
    text = figure_text(cell.text)
    if cell.level is None and not cell.text:
        text = f'<span class="dg-visually-hidden">{to_html(empty)}</span>'
    return f'<td class="dg-heat__cell dg-heat__cell--{level}">{text}</td>'
