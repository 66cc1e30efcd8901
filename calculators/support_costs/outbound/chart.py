"""The ways to pay for outbound work, drawn over the sales made in an hour."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from calculator_kit.charts import round_maximum, round_ticks, ticks
from calculator_kit.charts.models import Axis, Band, LineChart, Mark, Point, Series, Tick
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
    series: list[Series] = []
    bands: list[Band] = []
    for way, cost in {**offer.ways(), "floor": floor}.items():
        label, lower, upper = _WAYS[way]
        low = tuple(_point(cost, x, wording, upper=False) for x in places)
        high = tuple(_point(cost, x, wording, upper=True) for x in places)
        if cost.base.lone:
            series.append(Series(say(label), low))
        elif cost.base.high is None:
            series.append(Series(say(lower), low))
        else:
            bands.append(Band(say(label), len(series), len(series) + 1))
            series += [Series(say(lower), low), Series(say(upper), high)]
    top = max(point.y or Decimal(0) for line in series for point in line.points)
    return LineChart(
        title=say(N_("Cost of an hour of calling, by the sales made in it")),
        x=Axis(say(N_("Sales an hour")), tuple(Tick(x, show.number(x)) for x in places)),
        y=Axis(
            say(N_("Cost of an hour")),
            tuple(Tick(y, show.money(y, code)) for y in round_ticks(Decimal(0), top)),
        ),
        series=tuple(series),
        bands=tuple(bands),
        marks=tuple(mark for mark in _marks(offer, crossings, wording) if mark.x <= maximum),
        chosen=Tick(sales, show.number(sales)),
    )


def _point(cost: HourlyCost, x: Decimal, wording: Wording, *, upper: bool) -> Point:
    show, hour = formatter(wording.locale), cost.at(x)
    y = decimal((hour.high if upper else hour.low) or Fraction(0))
    return Point(x, y, show.number(x), show.money(y, hour.unit))


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
