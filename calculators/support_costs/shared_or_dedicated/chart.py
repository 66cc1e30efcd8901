"""Shared and dedicated agents drawn over the volume: a line and a staircase."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import LineChart, Mark
from calculator_kit.charts.plotting import Plot
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from support_costs.shared_or_dedicated.forms import Forms, at

_PLACES = 24
_SHORTEST = 80
"""The least length of the axis, in contacts, so that its quarters are whole."""
_SIGHT = 8
"""How far beyond the reader's own volume the axis follows the crossings, as a multiple of it."""

_SHARED = (N_("Shared"), N_("Shared, low rate"), N_("Shared, high rate"))
_DEDICATED = (N_("Dedicated"), N_("Dedicated, low rate"), N_("Dedicated, high rate"))
_FIRST = {
    "only": N_("{contacts} contacts: the first at which dedicated agents cost less."),
    "low": N_(
        "{contacts} contacts: the first at which dedicated agents cost less, with the low ends of both rates."
    ),
    "high": N_(
        "{contacts} contacts: the first at which dedicated agents cost less, with the high ends of both rates."
    ),
}
_LAST = {
    "only": N_("{contacts} contacts: from here on dedicated agents always cost less."),
    "low": N_(
        "{contacts} contacts: from here on dedicated agents always cost less, with the low ends of both rates."
    ),
    "high": N_(
        "{contacts} contacts: from here on dedicated agents always cost less, with the high ends of both rates."
    ),
}


def form_chart(given: Forms, wording: Wording) -> LineChart:
    """A month with either form, and the first and last volume at which they change places."""
    say, show, code = wording.gettext, formatter(wording.locale), given.currency
    contacts = int(given.volume_month.value())
    crossed = [one.contacts for end in given.ends for one in given.crossings(end).found]
    seen = [one for one in crossed if one <= _SIGHT * contacts or not contacts]
    maximum = round_maximum(Decimal(max(_SHORTEST, 2 * contacts, *seen)))
    marks = [
        mark for end in given.ends for mark in _marks(given, end, wording) if mark.x <= maximum
    ]
    marked = set(ticks(maximum))
    places = {int(maximum * step / _PLACES) for step in range(_PLACES + 1)}
    places |= {int(tick) for tick in marked} | {int(mark.x) for mark in marks}
    volumes, agents = zip(*given.line.staircase(sorted(places)), strict=True)

    plot = Plot(
        sorted(marked),
        show.number,
        partial(show.money, currency=code),
        partial(show.money, currency=code, places=0),
    )
    for labels, price, bought in (
        (_SHARED, given.contact, volumes),
        (_DEDICATED, given.agent, agents),
    ):
        label, lower, upper = map(say, labels)
        low, high = (
            [
                (Decimal(x), (end * count).decimal())
                for x, count in zip(volumes, bought, strict=True)
            ]
            for end in (price.lower(), price.upper())
        )
        plot.span((label, lower, upper), low, high, step=bought is agents)
    return plot.chart(
        say(N_("A month with shared and with dedicated agents, by volume")),
        say(N_("Contacts a month")),
        say(N_("A month")),
        marks=marks,
        chosen=plot.tick(Decimal(contacts)),
    )


def _marks(given: Forms, end: str, wording: Wording) -> Iterator[Mark]:
    """The first and the last crossing at one end of the rates; what lies between is said in words."""
    crossings = given.crossings(end)
    texts = {one.contacts: _FIRST[end] for one in crossings.found[:1]}
    if crossings.complete:
        texts |= {one.contacts: _LAST[end] for one in crossings.found[-1:]}
    show = formatter(wording.locale)
    for contacts, message in texts.items():
        text = wording.gettext(message, contacts=show.number(Decimal(contacts)))
        yield Mark(Decimal(contacts), (at(end, given.contact) * contacts).decimal(), text)
