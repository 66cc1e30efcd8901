"""The charge of a banded contract over the volume, and what leaving it costs over the months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.charts import round_maximum, round_ticks, ticks
from calculator_kit.charts.models import Axis, LineChart, Mark, Point, Series, Tick
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from support_costs.contract_band.volume_bands import Exit, VolumeBand


def charge_chart(
    band: VolumeBand, baseline: Number, volume: Decimal, code: str, wording: Wording
) -> LineChart:
    """The bill of a month over the contacts, beside one that had no band around the `baseline`."""
    say, show = wording.gettext, formatter(wording.locale)
    maximum = round_maximum(max(volume, 2 * baseline.decimal()))
    places = ticks(maximum)
    bends = {bend.decimal() for bend in (band.minimum, band.low, baseline, band.high)}

    def point(x: Decimal, amount: Number) -> Point:
        y = amount.decimal()
        if x not in places:
            return Point(x, y)
        return Point(x, y, show.number(x), show.money(y, code))

    average = band.base_fee / baseline
    charges = [point(x, band.charge(Number.of(x))) for x in sorted({*places, *bends, volume})]
    even = [point(x, average * Number.of(x)) for x in places]
    top = max(one.y or Decimal(0) for one in (*charges, *even))
    return LineChart(
        title=say(N_("The charge of a month at each volume")),
        x=Axis(say(N_("Contacts a month")), tuple(Tick(x, show.number(x)) for x in places)),
        y=Axis(
            say(N_("A month")),
            tuple(Tick(y, show.money(y, code)) for y in round_ticks(Decimal(0), top)),
        ),
        series=(
            Series(say(N_("This contract")), tuple(charges)),
            Series(say(N_("The average price for every contact")), tuple(even)),
        ),
        marks=tuple(_bends(band, code, wording)),
        chosen=Tick(volume, show.number(volume)),
    )


def _bends(band: VolumeBand, code: str, wording: Wording) -> Iterator[Mark]:
    show = formatter(wording.locale)
    texts = {
        N_("{contacts} contacts: below the minimum nothing more is credited."): band.minimum,
        N_("{contacts} contacts: below the band each contact is credited."): band.low,
        N_("{contacts} contacts: above the band each contact is charged."): band.high,
    }
    for message, contacts in texts.items():
        if not contacts or (contacts is band.minimum and contacts >= band.low):
            continue
        x = contacts.decimal()
        text = wording.gettext(message, contacts=show.number(x, 0))
        yield Mark(x, band.charge(contacts).decimal(), text)


def exit_chart(leaving: Exit, after: int, code: str, wording: Wording) -> LineChart:
    """What leaving costs when notice is given after each month of the contract."""
    say, show = wording.gettext, formatter(wording.locale)
    listed = exit_months(leaving.term)

    def point(month: int) -> Point:
        x, y = Decimal(month), leaving.cost(month).decimal()
        if month not in listed:
            return Point(x, y)
        return Point(x, y, show.number(x), show.money(y, code))

    points = tuple(map(point, range(leaving.term + 1)))
    top = max(one.y or Decimal(0) for one in points)
    return LineChart(
        title=say(N_("What leaving costs, by the month of the notice")),
        x=Axis(
            say(N_("Months since the start")),
            tuple(Tick(Decimal(month), show.number(Decimal(month))) for month in listed),
        ),
        y=Axis(
            say(N_("Cost of leaving")),
            tuple(Tick(y, show.money(y, code)) for y in round_ticks(Decimal(0), top)),
        ),
        series=(Series(say(N_("Cost of leaving")), points),),
        chosen=Tick(Decimal(after), show.number(Decimal(after))),
    )


def exit_months(term: int) -> list[int]:
    """The months that are listed: a handful, evenly spread, the first and the last among them."""
    step = next(step for step in (1, 3, 6, 12, 24) if term <= 6 * step)
    return [*range(0, term, step), term]
