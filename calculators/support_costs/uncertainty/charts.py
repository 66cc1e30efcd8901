"""An uncertain month drawn: how often it costs what, and which input moves it most."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from calculator_kit.charts import round_ticks
from calculator_kit.charts.models import (
    Axis,
    Bin,
    DistributionChart,
    Quantile,
    Tick,
    TornadoChart,
    TornadoRow,
)
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from support_costs.uncertainty.month_runs import MonthModel, Runs

_BINS = 20
NAMES = ("P10", "P50", "P90")


def distribution_chart(runs: Runs, code: str, wording: Wording) -> DistributionChart:
    """How many of the runs cost how much."""
    say, show = wording.gettext, formatter(wording.locale)
    low, high = runs.months[0], runs.months[-1]
    edges = round_ticks(low, high, _BINS)
    # A month on an edge belongs to the bin above it, so the last bin takes the highest as well.
    places = [bisect_left(runs.months, edge) for edge in edges[:-1]] + [len(runs.months)]
    return DistributionChart(
        title=say(N_("What a month costs in {runs} runs"), runs=show.number(Decimal(places[-1]))),
        x=Axis(
            say(N_("A month")),
            tuple(Tick(tick, show.money(tick, code)) for tick in round_ticks(low, high)),
        ),
        count_heading=say(N_("Runs")),
        bins=tuple(
            Bin(
                left,
                right,
                after - before,
                show.money_range(left, right, code),
                show.number(Decimal(after - before)),
            )
            for (left, right), (before, after) in zip(
                pairwise(edges), pairwise(places), strict=True
            )
        ),
        quantiles=tuple(
            Quantile(name, value, Figure.exactly(value, code).told(wording.locale))
            for name, value in zip(NAMES, runs.quantiles, strict=True)
        ),
    )


def reach_chart(
    model: MonthModel, labels: Mapping[str, str], code: str, wording: Wording
) -> TornadoChart | None:
    """Each input from its low to its high end, the others at their middle; None if none varies.

    An open end is shown as such: how far it reaches is not known.
    """
    say = wording.gettext
    middles = model.middles()
    base = model.month(middles).decimal()
    rows = []
    for name, factor in model.factors().items():
        low, high = factor.estimate.low, factor.estimate.high
        if low == high:
            continue
        ends = [
            model.month(middles | {name: factor.number(end)}).decimal()
            for end in (low, high)
            if end is not None
        ]
        texts = [Figure.exactly(end, code).told(wording.locale) for end in ends]
        upper, upper_text = (
            (ends[1], texts[1]) if high is not None else (None, say(N_("not known")))
        )
        rows.append(TornadoRow(labels[name], ends[0], upper, texts[0], upper_text))
    if not rows:
        return None
    return TornadoChart(
        title=say(N_("What moves the month most: each input from its low to its high end")),
        low_heading=say(N_("Low end")),
        high_heading=say(N_("High end")),
        base=Tick(base, Figure.exactly(base, code).told(wording.locale)),
        rows=tuple(rows),
    )
