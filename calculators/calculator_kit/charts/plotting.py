"""Line charts as they come about: line by line, with how places and amounts are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from calculator_kit.charts.plot_models import Axis, Band, LineChart, Mark, Point, Series
from calculator_kit.charts.scales import Tick, round_ticks

Tell = Callable[[Decimal], str]
Curve = Iterable[tuple[Decimal, Decimal | None]]
"""Places and what stands there, None where that is not known."""


class Plot:
    """Lines over `listed` places, which have ticks, markers and rows in the table; others are only drawn.

    `place` and `amount` tell them on the axes, `exact` amounts in the table if that is otherwise.
    """

    def __init__(
        self, listed: Sequence[Decimal], place: Tell, amount: Tell, exact: Tell | None = None
    ) -> None:
        self._listed, self._place, self._amount = listed, place, amount
        self._exact = exact or amount
        self._series: list[Series] = []
        self._bands: list[Band] = []

    def line(self, label: str, curve: Curve, *, step: bool = False) -> None:
        """Add a line."""
        points = tuple(self._point(x, y) for x, y in curve)
        self._series.append(Series(label, points, step))

    def span(
        self, labels: tuple[str, str, str], low: Curve, high: Curve, *, step: bool = False
    ) -> None:
        """Add what runs between two lines: the band between them, one line if they are the same, and
        the lower one by itself where the upper one is not known.

        The labels are of the whole, of the lower and of the upper line.
        """
        (label, lower, upper), lows, highs = labels, list(low), list(high)
        if any(y is None for _, y in highs):
            self.line(lower, lows, step=step)
        elif lows == highs:
            self.line(label, lows, step=step)
        else:
            self._bands.append(Band(label, len(self._series), len(self._series) + 1))
            self.line(lower, lows, step=step)
            self.line(upper, highs, step=step)

    def tick(self, x: Decimal) -> Tick:
        """A place as it is told."""
        return Tick(x, self._place(x))

    def chart(
        self,
        title: str,
        x: str,
        y: str,
        *,
        marks: Iterable[Mark] = (),
        chosen: Tick | None = None,
    ) -> LineChart:
        """The chart; `x` and `y` are the headings of its axes. That of the amounts holds nought."""
        amounts = [one.y for line in self._series for one in line.points if one.y is not None]
        low, high = min(amounts, default=Decimal(0)), max(amounts, default=Decimal(0))
        round_amounts = round_ticks(min(low, Decimal(0)), max(high, Decimal(0)))
        return LineChart(
            title=title,
            x=Axis(x, tuple(map(self.tick, self._listed))),
            y=Axis(y, tuple(Tick(at, self._amount(at)) for at in round_amounts)),
            series=tuple(self._series),
            bands=tuple(self._bands),
            marks=tuple(marks),
            chosen=chosen,
        )

    def _point(self, x: Decimal, y: Decimal | None) -> Point:
        if x not in self._listed:
            return Point(x, y)
        return Point(x, y, self._place(x), "" if y is None else self._exact(y))
