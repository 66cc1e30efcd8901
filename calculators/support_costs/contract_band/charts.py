"""The charge of a banded contract over the volume, and what leaving it costs over the months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import LineChart, Mark
from calculator_kit.charts.plotting import Plot
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
    drawn, average = sorted({*places, *bends, volume}), band.base_fee / baseline
    plot = Plot(places, show.number, partial(show.money, currency=code))
    plot.line(say(N_("This contract")), ((x, band.charge(Number.of(x)).decimal()) for x in drawn))
    plot.line(
        say(N_("The average price for every contact")),
        ((x, (average * Number.of(x)).decimal()) for x in places),
    )
    return plot.chart(
        say(N_("The charge of a month at each volume")),
        say(N_("Contacts a month")),
        say(N_("A month")),
        marks=_bends(band, code, wording),
        chosen=plot.tick(volume),
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
    listed = [Decimal(month) for month in exit_months(leaving.term)]
    plot = Plot(listed, show.number, partial(show.money, currency=code))
    months = range(leaving.term + 1)
    cost = say(N_("Cost of leaving"))
    plot.line(cost, ((Decimal(month), leaving.cost(month).decimal()) for month in months))
    return plot.chart(
        say(N_("What leaving costs, by the month of the notice")),
        say(N_("Months since the start")),
        cost,
        chosen=plot.tick(Decimal(after)),
    )


def exit_months(term: int) -> list[int]:
    """The months that are listed: a handful, evenly spread, the first and the last among them."""
    step = next(step for step in (1, 3, 6, 12, 24) if term <= 6 * step)
    return [*range(0, term, step), term]
