"""How often results of each size come up, with the values that few of them exceed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from calculator_kit.charts.models import Bin, DistributionChart
from calculator_kit.charts.plots import HEIGHT, Frame, axis_scale, column, plot_html
from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import uprights
from calculator_kit.charts.texts import Label, figure_text, on_lines, text_twin, tick_labels
from calculator_kit.formatting import Formatter, to_html

_LEAST_WIDTH = Decimal(1)
_GAP = Decimal("0.25")
_NEAR = Decimal(10)
"""Names nearer to one another than this stand on lines of their own."""


def distribution_html(chart: DistributionChart, formatter: Formatter) -> str:
    """The chart as a figure with its quantiles in words and a text twin."""
    ends = [end for found in chart.bins for end in (found.low, found.high)]
    values = [*ends, *(quantile.value for quantile in chart.quantiles)]
    across = axis_scale(chart.x, values, mirrored=formatter.mirrored)
    names = [Label(across.share(quantile.value), quantile.name) for quantile in chart.quantiles]
    frame = Frame(
        chart.x.heading,
        tick_labels(across, chart.x.ticks),
        y_heading=chart.count_heading,
        above=on_lines([name for name in names if 0 <= name.share <= 100], _NEAR),
        clipped=chart.x.clipped,
    )
    shapes = _columns(chart.bins, across) + uprights(
        "dg-rule", (across.at(quantile.value) for quantile in chart.quantiles), HEIGHT
    )
    items = "".join(
        f"<li><b>{to_html(quantile.name)}</b> {figure_text(quantile.text)}</li>"
        for quantile in chart.quantiles
    )
    words = f'<ul class="dg-marks">{items}</ul>' if items else ""
    twin = text_twin(
        chart.title,
        (chart.x.heading, chart.count_heading),
        ((found.text, found.count_text) for found in chart.bins),
        formatter,
    )
    return plot_html(chart.title, frame, shapes, "", words + twin)


def _columns(bins: Sequence[Bin], across: Scale) -> str:
    heights = _heights(bins)
    shapes = ""
    for found, height in zip(bins, heights, strict=True):
        left, right = sorted((across.share(found.low), across.share(found.high)))
        if right - left < _LEAST_WIDTH:
            middle = (left + right) / 2
            left, right = middle - _LEAST_WIDTH / 2, middle + _LEAST_WIDTH / 2
        else:
            left, right = left + _GAP, right - _GAP
        if height:
            shapes += column("", across, left, right, Decimal(0), height)
    return shapes


def _heights(bins: Sequence[Bin]) -> list[Decimal]:
    """Shares of the height: counts by width, so that a wider bin does not look like more."""
    widths = [found.high - found.low for found in bins]
    by_width = all(width > 0 for width in widths)
    densities = [
        found.count / width if by_width else Decimal(found.count)
        for found, width in zip(bins, widths, strict=True)
    ]
    scale = Scale.over([Decimal(0), *densities])
    return [scale.inside(density) for density in densities]
