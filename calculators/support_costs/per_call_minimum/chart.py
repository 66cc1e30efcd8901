"""What a call really costs at each volume when a minimum is billed: it falls, then bends."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts import round_maximum, round_ticks, ticks
from calculator_kit.charts.models import Axis, LineChart, Mark, Point, Series, Tick
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal
from support_costs.per_call_minimum.minimum_volume import MinimumVolume

_STEPS = 32
_HIGHEST = 4
"""The axis ends at so many times the price at the minimum: the curve has no top."""


def call_price_chart(
    contract: MinimumVolume,
    startup: Number,
    each_call: str,
    calls: Decimal,
    code: str,
    wording: Wording,
) -> LineChart:
    """The price of an answered call over the volume, beside the agreed price.

    `startup` is a month's part of the start-up fee, `each_call` what the price is called, `calls` the
    reader's own volume.
    """
    say, show = wording.gettext, formatter(wording.locale)
    kink = decimal((contract.minimum / contract.events).value())
    maximum = round_maximum(2 * max(kink, calls) or Decimal(1000))
    marked = ticks(maximum)[1:]
    volumes = {maximum * step / _STEPS for step in range(1, _STEPS + 1)}
    volumes |= {volume for volume in (kink, calls) if volume}

    def price(volume: Decimal) -> Decimal:
        calls = Number.of(volume)
        return decimal(((contract.bill([calls]) + startup) / calls).value())

    def point(volume: Decimal, amount: Decimal) -> Point:
        if volume not in marked:
            return Point(volume, amount)
        return Point(volume, amount, show.number(volume), show.money(amount, code))

    agreed = decimal(contract.price.value())
    top = _HIGHEST * max(agreed, price(kink or maximum))
    amounts = round_ticks(Decimal(0), top)
    marks: tuple[Mark, ...] = ()
    if kink:
        at_minimum = say(
            N_("At the minimum, {calls} answered calls, each costs {amount}."),
            calls=show.number(kink, 0),
            amount=show.money(price(kink), code),
        )
        marks = (Mark(kink, price(kink), at_minimum),)
    return LineChart(
        title=say(N_("What an answered call costs at each volume")),
        x=Axis(
            say(N_("Answered calls a month")),
            tuple(Tick(volume, show.number(volume)) for volume in (Decimal(0), *marked)),
        ),
        y=Axis(
            say(each_call),
            tuple(Tick(amount, show.money(amount, code)) for amount in amounts),
            clipped=True,
        ),
        series=(
            Series(
                say(N_("Real price of a call")),
                tuple(point(volume, price(volume)) for volume in sorted(volumes)),
            ),
            Series(
                say(N_("Agreed price of a call")),
                (Point(Decimal(0), agreed), *(point(volume, agreed) for volume in marked)),
            ),
        ),
        marks=marks,
        chosen=Tick(calls, show.number(calls, 0)),
    )
