"""Charts as SVG and tables, drawn alike in the build and in the browser.

Words stand outside the drawings: they keep their size on a phone, wrap, print and are read aloud.
Each chart either is a table or has one beside it. Right-to-left, everything is mirrored.
"""

from __future__ import annotations

from decimal import localcontext

from calculator_kit.charts.cash_flows import cash_flow_html
from calculator_kit.charts.distributions import distribution_html
from calculator_kit.charts.gauges import gauge_html
from calculator_kit.charts.heat_maps import heat_level, heat_map_html
from calculator_kit.charts.lines import line_html
from calculator_kit.charts.models import (
    AnyChart,
    CashFlowChart,
    DistributionChart,
    GaugeChart,
    HeatMap,
    LineChart,
    RangeChart,
    StackedChart,
    TornadoChart,
    WaterfallChart,
)
from calculator_kit.charts.ranges import range_bar, range_html
from calculator_kit.charts.scales import CONTEXT, round_maximum, round_ticks, ticks
from calculator_kit.charts.stacks import stacked_html
from calculator_kit.charts.tornadoes import tornado_html
from calculator_kit.charts.waterfalls import waterfall_html
from calculator_kit.formatting import Formatter

__all__ = ["chart_html", "heat_level", "range_bar", "round_maximum", "round_ticks", "ticks"]


def chart_html(chart: AnyChart, formatter: Formatter) -> str:
    """The chart as HTML, on one line, for readers of the formatter's language."""
    with localcontext(CONTEXT):
        return _drawn(chart, formatter)


def _drawn(chart: AnyChart, formatter: Formatter) -> str:
    match chart:
        case RangeChart():
            return range_html(chart, formatter)
        case LineChart():
            return line_html(chart, formatter)
        case StackedChart():
            return stacked_html(chart, formatter)
        case WaterfallChart():
            return waterfall_html(chart, formatter)
        case HeatMap():
            return heat_map_html(chart)
        case TornadoChart():
            return tornado_html(chart, formatter)
        case DistributionChart():
            return distribution_html(chart, formatter)
        case GaugeChart():
            return gauge_html(chart, formatter)
        case CashFlowChart():
            return cash_flow_html(chart, formatter)
