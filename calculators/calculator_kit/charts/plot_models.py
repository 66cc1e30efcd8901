"""Charts that are plots with axes: lines, distributions, cash flows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator_kit.charts.scales import Tick


@dataclass(frozen=True)
class Axis:
    """A scale beside a plot. It holds all data, or, if `clipped`, just reaches from end to end of
    the ticks."""

    heading: str
    ticks: tuple[Tick, ...]
    clipped: bool = False


@dataclass(frozen=True)
class Point:
    """A value at `x`. One without texts is drawn, but has no marker and no row in the table."""

    x: Decimal
    y: Decimal | None
    x_text: str = ""
    y_text: str = ""


@dataclass(frozen=True)
class Series:
    """A line through points in the order of `x`; a `step` keeps each value up to the next point."""

    label: str
    points: tuple[Point, ...]
    step: bool = False


@dataclass(frozen=True)
class Band:
    """The area between two series, given by their places in the chart's `series`."""

    label: str
    low: int
    high: int


@dataclass(frozen=True)
class Mark:
    """A point to point out, such as a crossing of two lines."""

    x: Decimal
    y: Decimal
    text: str


@dataclass(frozen=True)
class LineChart:
    """Lines over a common axis; `chosen` is the reader's own place on it."""

    title: str
    x: Axis
    y: Axis
    series: tuple[Series, ...]
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    chosen: Tick | None = None


@dataclass(frozen=True)
class Bin:
    """How many results lie from `low` to `high`."""

    low: Decimal
    high: Decimal
    count: int
    text: str
    count_text: str


@dataclass(frozen=True)
class Quantile:
    """A value with its short name, such as P50."""

    name: str
    value: Decimal
    text: str


@dataclass(frozen=True)
class DistributionChart:
    """How often results of each size come up; the area of a column shows its count."""

    title: str
    x: Axis
    count_heading: str
    bins: tuple[Bin, ...]
    quantiles: tuple[Quantile, ...] = ()


@dataclass(frozen=True)
class CashFlow:
    """What comes in (positive) or goes out in one period, and the sum up to its end."""

    label: str
    amount: Decimal | None
    text: str
    total: Decimal | None
    total_text: str


@dataclass(frozen=True)
class CashFlowChart:
    """Money by period, as columns, and its running sum, as a line."""

    title: str
    label_heading: str
    amount_heading: str
    total_heading: str
    y: Axis
    flows: tuple[CashFlow, ...]
