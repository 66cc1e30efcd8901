"""A table whose cells are shaded by value, such as the hours of a week."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import HeatCell, HeatMap, HeatRow
from calculator_kit.charts.parts import legend
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.texts import figure_text
from calculator_kit.formatting import to_html

_LEVELS = 5
_FEW_COLUMNS = 8


def heat_level(value: Decimal, low: Decimal, high: Decimal) -> int:
    """The level of `value`, 0 to 4, of five equal ones from `low` to `high`."""
    return min(_LEVELS - 1, int(Scale.over((low, high)).inside(value) * _LEVELS / 100))


def heat_map_html(chart: HeatMap) -> str:
    """The chart as a table of shaded cells, with a legend of the shades."""
    dense = " dg-heat--dense" if len(chart.columns) > _FEW_COLUMNS else ""
    columns = "".join(
        f'<th scope="col"><span>{to_html(column)}</span></th>' for column in chart.columns
    )
    shades = legend(
        (f'<b class="dg-heat__cell--{level}"></b>', text) for level, text in enumerate(chart.levels)
    )
    return (
        f'<div class="dg-plot"><table class="dg-table dg-heat{dense}">'
        f"<caption>{to_html(chart.title)}</caption>"
        f'<thead><tr><th scope="col"><span>{to_html(chart.label_heading)}</span></th>{columns}</tr></thead>'
        f"<tbody>{''.join(map(_row, chart.rows))}</tbody></table>{shades}</div>"
    )


def _row(row: HeatRow) -> str:
    return f'<tr><th scope="row">{to_html(row.label)}</th>{"".join(map(_cell, row.cells))}</tr>'


def _cell(cell: HeatCell) -> str:
    level = "none" if cell.level is None else max(0, min(_LEVELS - 1, cell.level))
    return f'<td class="dg-heat__cell dg-heat__cell--{level}"><span>{figure_text(cell.text)}</span></td>'
