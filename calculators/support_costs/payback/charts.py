"""Money by period, and what it is worth today at each discount rate."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import accumulate

from calculator_kit.charts import round_maximum, round_ticks, ticks
from calculator_kit.charts.models import (
    Axis,
    CashFlow,
    CashFlowChart,
    LineChart,
    Mark,
    Point,
    Series,
    Tick,
)
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

    def point(rate: Decimal) -> Point:
        amount = value(rate)
        if rate not in listed:
            return Point(rate, amount)
        return Point(rate, amount, show.percent(rate), show.money(amount, code, 0))

    rates = {reach * step / _STEPS for step in range(_STEPS + 1)} | set(listed)
    points = tuple(point(rate) for rate in sorted(rates))
    amounts = [Decimal(0), *(one.y or Decimal(0) for one in points)]
    message = N_("At {rate} a year the money comes out even.")
    return LineChart(
        title=say(N_("What it is worth today at each discount rate")),
        x=Axis(say(N_("Discount rate a year")), tuple(Tick(x, show.percent(x)) for x in listed)),
        y=Axis(
            say(N_("Net present value")),
            tuple(Tick(y, show.money(y, code)) for y in round_ticks(min(amounts), max(amounts))),
        ),
        series=(Series(say(N_("Net present value")), points),),
        marks=tuple(
            Mark(rate, Decimal(0), say(message, rate=show.percent(rate, 1))) for rate in seen
        ),
        chosen=Tick(chosen, show.percent(chosen)),
    )
