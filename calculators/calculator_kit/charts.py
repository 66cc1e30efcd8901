"""Charts as SVG, drawn alike in the build and in the browser.

A chart is a table whose rows carry a bar each: it reflows on a phone, prints, and its cells say in
text what the bars show. Right-to-left, bars grow from the right.
"""

from __future__ import annotations

import html
from decimal import Decimal

from calculator_kit.formatting import Formatter, rounded, to_html
from calculator_kit.presentation import Bar, Chart

_WIDTH = Decimal(100)
_LEAST_WIDTH = Decimal("0.8")
"""A range of one point is still seen."""


def round_maximum(value: Decimal) -> Decimal:
    """The end of a scale that holds `value`: 1, 2, 4, 5 or 8 times a power of ten."""
    if value <= 0:
        return Decimal(1)
    step = Decimal(1).scaleb(value.adjusted())
    return next(step * factor for factor in (1, 2, 4, 5, 8, 10) if step * factor >= value)


def ticks(maximum: Decimal, count: int = 4) -> tuple[Decimal, ...]:
    """Evenly spread positions from nought to `maximum`, both ends among them."""
    return tuple(maximum * index / count for index in range(count + 1))


def range_bar(
    low: Decimal,
    high: Decimal | None,
    maximum: Decimal,
    *,
    direction: str = "ltr",
    chosen: bool = False,
) -> str:
    """A bar from `low` to `high` on a scale from nought to `maximum`, as an <svg> element.

    A bar without a high end runs out in an arrow. It is hidden from screen readers: the text
    beside it says the same.
    """
    start = _position(low, maximum)
    end = _WIDTH if high is None else _position(high, maximum)
    width = max(end - start, _LEAST_WIDTH)
    start = min(start, _WIDTH - width)
    name = "dg-chart__bar dg-chart__bar--chosen" if chosen else "dg-chart__bar"
    if high is None:
        shape = _arrow(name, start, direction)
    else:
        x = start if direction == "ltr" else _WIDTH - start - width
        shape = f'<rect class="{name}" x="{_text(x)}" y="3" width="{_text(width)}" height="8"/>'
    grid = "".join(
        f'<line class="dg-chart__axis" x1="{x}" x2="{x}" y1="0" y2="14"/>'
        for x in (0, 25, 50, 75, 100)
    )
    return (
        '<svg class="dg-bar" viewBox="0 0 100 14" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{grid}{shape}</svg>'
    )


def chart_html(chart: Chart, formatter: Formatter) -> str:
    """The chart as a table with a bar in each row."""
    rows = "".join(_row(bar, chart, formatter) for bar in chart.bars)
    labels = "".join(f"<span>{to_html(text)}</span>" for _, text in chart.ticks)
    return (
        '<table class="dg-table dg-chart">'
        f"<caption>{to_html(chart.title)}</caption>"
        f'<thead><tr><th scope="col">{to_html(chart.label_heading)}</th>'
        f'<td class="dg-chart__scale" aria-hidden="true"><div class="dg-chart__ticks">{labels}</div></td>'
        f'<th scope="col">{to_html(chart.value_heading)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(bar: Bar, chart: Chart, formatter: Formatter) -> str:
    svg = range_bar(
        bar.low, bar.high, chart.maximum, direction=formatter.direction, chosen=bar.chosen
    )
    current = ' class="dg-chart__row--chosen" aria-current="true"' if bar.chosen else ""
    return (
        f'<tr{current}><th scope="row" class="dg-chart__label">{to_html(bar.label)}</th>'
        f'<td class="dg-chart__cell" aria-hidden="true">{svg}</td>'
        f'<td class="dg-chart__value"><bdi class="dg-value">{to_html(bar.value)}</bdi></td></tr>'
    )


def _arrow(name: str, start: Decimal, direction: str) -> str:
    head = _WIDTH - 3
    points = [(start, 3), (head, 3), (_WIDTH, 7), (head, 11), (start, 11)]
    if direction == "rtl":
        points = [(_WIDTH - x, y) for x, y in points]
    text = " ".join(f"{_text(Decimal(x))},{y}" for x, y in points)
    return f'<polygon class="{name}" points="{html.escape(text)}"/>'


def _position(value: Decimal, maximum: Decimal) -> Decimal:
    return min(_WIDTH, max(Decimal(0), _WIDTH * value / maximum))


def _text(value: Decimal) -> str:
    return f"{rounded(value, 2):f}"
