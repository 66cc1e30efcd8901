"""Tables with a drawing in each row, between its label and its figure."""

from __future__ import annotations

from collections.abc import Iterable

from calculator_kit.charts.scales import Scale, Tick
from calculator_kit.charts.shapes import BAR_HEIGHT, drawing, uprights
from calculator_kit.charts.texts import along, figure_text, tick_labels
from calculator_kit.formatting import to_html


def row_drawing(content: str) -> str:
    """The drawing of one row."""
    return drawing("dg-bar", BAR_HEIGHT, content)


def grid(scale: Scale, ticks: Iterable[Tick]) -> str:
    """Faint lines at the ticks."""
    return uprights("dg-chart__axis", (scale.at(value) for value, _ in ticks))


def scale_labels(scale: Scale, ticks: Iterable[Tick]) -> str:
    """The ticks' texts over a column of drawings."""
    return along("dg-scale", tick_labels(scale, ticks))


def row_table(
    title: str,
    label_heading: str,
    scale: str,
    value_heading: str,
    rows: Iterable[str],
    below: str = "",
) -> str:
    """The table with what comes below it; `scale` stands over the drawings."""
    return (
        '<div class="dg-plot"><table class="dg-table dg-chart">'
        f"<caption>{to_html(title)}</caption>"
        f'<thead><tr><th scope="col">{to_html(label_heading)}</th>'
        f'<td class="dg-chart__scale" aria-hidden="true">{scale}</td>'
        f'<th scope="col">{to_html(value_heading)}</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{below}</div>"
    )


def row(
    label: str,
    content: str,
    value: str,
    *,
    behind: str = "",
    name: str = "",
    chosen: bool = False,
) -> str:
    """One row; `content` goes into its drawing, `behind` into one as high as the whole row."""
    if chosen:
        name = f"{name} dg-chart__row--chosen".lstrip()
    attributes = f' class="{name}"' if name else ""
    current = ' aria-current="true"' if chosen else ""
    back = drawing("dg-behind", BAR_HEIGHT, behind) if behind else ""
    return (
        f'<tr{attributes}{current}><th scope="row" class="dg-chart__label">{to_html(label)}</th>'
        f'<td class="dg-chart__cell" aria-hidden="true">{back}{row_drawing(content)}</td>'
        f'<td class="dg-chart__value">{figure_text(value)}</td></tr>'
    )
