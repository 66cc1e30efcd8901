"""The ways to pay for outbound work, drawn over the sales made in an hour."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import LineChart, Mark
from calculator_kit.charts.plotting import Plot
from calculator_kit.formatting import formatter, rounded
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal
from support_costs.outbound.commissions import HourlyCost, Offer

_SIGHT = 5
"""How far beyond the reader's own sales the axis follows the crossings, as a multiple of them."""

_WAYS = {
    "hourly": (N_("By the hour"), N_("By the hour, lower end"), N_("By the hour, upper end")),
    "commission": (N_("On commission"), "", ""),
    "hybrid": (N_("Base and commission"), "", ""),
    "floor": (
        N_("What the vendor wants"),
        N_("What the vendor wants, lower end"),
        N_("What the vendor wants, upper end"),
    ),
}
_CROSSINGS = {
    "vendor_floor": N_("{sales} an hour: commission brings the {amount} that the vendor wants."),
    "hourly_commission": N_("{sales} an hour: hour and commission both cost {amount}."),
    "hourly_hybrid": N_("{sales} an hour: hour and mixture both cost {amount}."),
    "commission_hybrid": N_("{sales} an hour: commission and mixture both cost {amount}."),
}


def outbound_chart(offer: Offer, floor: HourlyCost, sales: Decimal, wording: Wording) -> LineChart:
    """Cost of an hour in each way, what the vendor wants, and where they cross."""
    say, show = wording.gettext, formatter(wording.locale)
    code = floor.base.unit
    crossings = offer.crossings(floor)
    maximum = _reach(sales, crossings)
    places = ticks(maximum)
    plot = Plot(places, show.number, partial(show.money, currency=code))
    for way, cost in {**offer.ways(), "floor": floor}.items():
        label, lower, upper = map(say, _WAYS[way])
        ends = [(x, cost.at(x).ends) for x in places]
        plot.span(
            (label, lower, upper),
            [(x, None if low is None else decimal(low)) for x, (low, _) in ends],
            [(x, None if high is None else decimal(high)) for x, (_, high) in ends],
        )
    return plot.chart(
        say(N_("Cost of an hour of calling, by the sales made in it")),
        say(N_("Sales an hour")),
        say(N_("Cost of an hour")),
        marks=[mark for mark in _marks(offer, crossings, wording) if mark.x <= maximum],
        chosen=plot.tick(sales),
    )


def _marks(offer: Offer, crossings: dict[str, Number], wording: Wording) -> Iterator[Mark]:
    """Each crossing, at both ends where it is a range."""
    show = formatter(wording.locale)
    rising = offer.commission or offer.hourly
    for name, found in crossings.items():
        line = rising if "commission" in name or name == "vendor_floor" else offer.hybrid
        for end in dict.fromkeys(found.ends):
            if end is None or line is None:
                continue
            x, hour = decimal(end), line.at(end)
            y = decimal(hour.low or Fraction(0))
            text = wording.gettext(
                _CROSSINGS[name],
                sales=show.number(rounded(x, 3)),
                amount=show.money(y, hour.unit),
            )
            yield Mark(x, y, text)


def _reach(sales: Decimal, crossings: dict[str, Number]) -> Decimal:
    """The end of the axis: the crossings, as far as they are in sight."""
    ends = [end for found in crossings.values() for end in found.ends if end]
    wanted = max([2 * sales, *map(decimal, ends)])
    return round_maximum(min(wanted, _SIGHT * sales) if sales else wanted)
