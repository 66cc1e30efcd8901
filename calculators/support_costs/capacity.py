"""Whether agents can handle the contacts that a cost is divided by."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal

BUSIEST = Fraction(85, 100)
"""The share of the time logged in that agents can handle contacts for, day after day."""
_SECONDS_PER_HOUR = 3600


def capacity_notes(
    contacts: Number | None, seconds: Number, logged_in: Number, wording: Wording
) -> Iterator[str]:
    """What must be said of so many contacts, each of so many seconds, handled in so many hours."""
    if contacts is None:
        return
    show = formatter(wording.locale)
    handled, hours = contacts.value() * seconds.value() / _SECONDS_PER_HOUR, logged_in.value()
    available = show.number(decimal(hours), 0)
    if handled > hours:
        message = N_(
            "These contacts take {handled} hours to handle, more than the {hours} hours that the agents are logged in: more agents are needed, or fewer contacts."
        )
        told = show.number(decimal(handled), 0)
        yield wording.gettext(message, handled=told, hours=available)
    elif handled > hours * BUSIEST:
        message = N_(
            "These contacts keep the agents busy for {share} of the {hours} hours that they are logged in. Above {most}, callers wait long and agents wear out."
        )
        share, most = show.percent(decimal(handled / hours), 1), show.percent(decimal(BUSIEST))
        yield wording.gettext(message, share=share, hours=available, most=most)
