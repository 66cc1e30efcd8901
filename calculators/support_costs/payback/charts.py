"""Money by period, and what it is worth today at each discount rate."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import accumulate

from calculator_kit.charts import round_maximum, round_ticks, ticks
from calculator_kit.charts.models import (
    Axis,
    CashFlow,
    CashFlowChart,
    LineChart,
    Mark,
    Tick,
)
from calculator_kit.charts.plotting import Plot
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording

_STEPS = 16
_LEAST_REACH = Decimal("0.2")
_SIGHT = Decimal(4)
"""Rates of return beyond 400 % are not drawn: the rest of the curve would be squeezed flat."""


def flow_chart(
    flows: tuple[Decimal, ...], code: str, heading: str, wording: Wording
) -> CashFlowChart:
    """What comes in and goes out in each period, and the running sum. `heading` names the periods."""
    say, show = wording.gettext, formatter(wording.locale)
    totals = list(accumulate(flows))
    known = [Decimal(0), *flows, *totals]
    return CashFlowChart(
        title=say(N_("Money in and out")),
        label_heading=heading,
        amount_heading=say(N_("In or out")),
        total_heading=say(N_("Sum so far")),
        y=Axis(
            say(N_("Amount")),
            tuple(Tick(y, show.money(y, code)) for y in round_ticks(min(known), max(known))),
        ),
        flows=tuple(
            CashFlow(
                show.number(Decimal(period)),
                flow,
                show.money(flow, code),
                total,
                show.money(total, code),
            )
            for period, (flow, total) in enumerate(zip(flows, totals, strict=True))
        ),
    )


def value_chart(
    value: Callable[[Decimal], Decimal],
    chosen: Decimal,
    returns: list[Decimal],
    code: str,
    wording: Wording,
) -> LineChart:
    """The present value over the discount rate a year; it is nought at the rates of return.

    `value` gives the present value at a rate, `chosen` is the reader's own rate.
    """
    say, show = wording.gettext, formatter(wording.locale)
    seen = [rate for rate in returns if 0 <= rate <= _SIGHT]
    reach = round_maximum(max([2 * chosen, _LEAST_REACH, *(rate * 5 / 4 for rate in seen)]))
    listed = ticks(reach)

    rates = {reach * step / _STEPS for step in range(_STEPS + 1)} | set(listed)
    plot = Plot(
        listed,
        show.percent,
        partial(show.money, currency=code),
        partial(show.money, currency=code, places=0),
    )
    worth = say(N_("Net present value"))
    plot.line(worth, ((rate, value(rate)) for rate in sorted(rates)))
    message = N_("At {rate} a year the money comes out even.")
    return plot.chart(
        say(N_("What it is worth today at each discount rate")),
        say(N_("Discount rate a year")),
        worth,
        marks=(Mark(rate, Decimal(0), say(message, rate=show.percent(rate, 1))) for rate in seen),
        chosen=plot.tick(chosen),
    )
