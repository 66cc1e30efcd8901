"""Charts that are tables: a drawing, or a shade, in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import NamedTuple

from calculator_kit.charts.scales import Tick, round_maximum, ticks

_ENOUGH = Context(prec=12)
"""A round number that was computed may be a hair above itself, and is no reason for a longer scale."""


@dataclass(frozen=True)
class Bar:
    """One range of a chart, perhaps with a typical value in it."""

    label: str
    low: Decimal | None
    high: Decimal | None
    value: str
    chosen: bool = False
    typical: Decimal | None = None


@dataclass(frozen=True)
class RangeChart:
    """Ranges on one scale from nought to `maximum`, as bars or as lines between `dots`."""

    title: str
    label_heading: str
    value_heading: str
    bars: tuple[Bar, ...]
    maximum: Decimal
    ticks: tuple[Tick, ...]
    dots: bool = False

    @classmethod
    def holding(
        cls,
        bars: Iterable[Bar],
        tell: Callable[[Decimal], str],
        *,
        title: str,
        label_heading: str,
        value_heading: str,
        dots: bool = False,
    ) -> RangeChart:
        """The chart whose scale holds all the bars, with ticks as `tell` tells them."""
        bars = tuple(bars)
        ends = [end for bar in bars for end in (bar.low, bar.high) if end is not None]
        maximum = round_maximum(_ENOUGH.plus(max(ends)))
        marks = tuple(Tick(tick, tell(tick)) for tick in ticks(maximum))
        return cls(title, label_heading, value_heading, bars, maximum, marks, dots)


class Part(NamedTuple):
    """One part of a stack."""

    value: Decimal | None
    text: str


@dataclass(frozen=True)
class Stack:
    """Parts in the order of the chart's `parts`; an `open_ended` one has no known upper end."""

    label: str
    parts: tuple[Part, ...]
    total: str
    open_ended: bool = False


@dataclass(frozen=True)
class StackedChart:
    """Bars of stacked parts; negative parts go the other way from nought."""

    title: str
    label_heading: str
    total_heading: str
    parts: tuple[str, ...]
    stacks: tuple[Stack, ...]
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class WaterfallStep:
    """A change, negative for a step down, or where `total` is set, the level reached."""

    label: str
    amount: Decimal | None
    text: str
    total: bool = False


@dataclass(frozen=True)
class WaterfallChart:
    """From one level to another, step by step; the first step starts from nought."""

    title: str
    label_heading: str
    value_heading: str
    steps: tuple[WaterfallStep, ...]
    ticks: tuple[Tick, ...] = ()


class HeatCell(NamedTuple):
    """A level from 0 to 4, see `heat_level`, and the value in words."""

    level: int | None
    text: str


@dataclass(frozen=True)
class HeatRow:
    """One row of cells, one for each column."""

    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatMap:
    """A table shaded by value. `levels` says what each of the five shades stands for.

    `empty` says what a cell without a level and a text stands for, such as hours that are closed.
    """

    title: str
    label_heading: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    levels: tuple[str, str, str, str, str]
    columns_heading: str = ""
    empty: str = ""


@dataclass(frozen=True)
class TornadoRow:
    """What comes out at the low and at the high end of one input, all others unchanged."""

    label: str
    low: Decimal | None
    high: Decimal | None
    low_text: str
    high_text: str


@dataclass(frozen=True)
class TornadoChart:
    """The effect of each input around `base`, the greatest first."""

    title: str
    low_heading: str
    high_heading: str
    base: Tick
    rows: tuple[TornadoRow, ...]


@dataclass(frozen=True)
class Threshold:
    """A named value to compare with."""

    label: str
    value: Decimal
    text: str


@dataclass(frozen=True)
class Gauge:
    """A value on its own scale; where the target is below the floor, less is better."""

    label: str
    value: Decimal | None
    text: str
    low: Decimal
    high: Decimal
    floor: Threshold | None = None
    target: Threshold | None = None
    stretch: Threshold | None = None
    verdict: str = ""


@dataclass(frozen=True)
class GaugeChart:
    """Measured values against what was agreed."""

    title: str
    label_heading: str
    value_heading: str
    gauges: tuple[Gauge, ...]
