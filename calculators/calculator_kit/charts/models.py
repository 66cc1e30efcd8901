"""What a chart shows. Texts are in the reader's language and may carry Unicode isolates.

Numbers only place things; what is read are the texts beside them. None is a value that is not
known: it is drawn as a gap, or as an arrow where only one end of a range is known.
"""

from __future__ import annotations

from calculator_kit.charts.plot_models import (
    Axis,
    Band,
    Bin,
    CashFlow,
    CashFlowChart,
    DistributionChart,
    LineChart,
    Mark,
    Point,
    Quantile,
    Series,
)
from calculator_kit.charts.scales import Tick
from calculator_kit.charts.table_models import (
    Bar,
    Gauge,
    GaugeChart,
    HeatCell,
    HeatMap,
    HeatRow,
    Part,
    RangeChart,
    Stack,
    StackedChart,
    Threshold,
    TornadoChart,
    TornadoRow,
    WaterfallChart,
    WaterfallStep,
)

__all__ = [
    "AnyChart",
    "Axis",
    "Band",
    "Bar",
    "Bin",
    "CashFlow",
    "CashFlowChart",
    "DistributionChart",
    "Gauge",
    "GaugeChart",
    "HeatCell",
    "HeatMap",
    "HeatRow",
    "LineChart",
    "Mark",
    "Part",
    "Point",
    "Quantile",
    "RangeChart",
    "Series",
    "Stack",
    "StackedChart",
    "Threshold",
    "Tick",
    "TornadoChart",
    "TornadoRow",
    "WaterfallChart",
    "WaterfallStep",
]

AnyChart = (
    RangeChart
    | LineChart
    | StackedChart
    | WaterfallChart
    | HeatMap
    | TornadoChart
    | DistributionChart
    | GaugeChart
    | CashFlowChart
)
