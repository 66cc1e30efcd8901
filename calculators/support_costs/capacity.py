"""Whether agents can handle the contacts that a cost is divided by."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import decimal

BUSIEST = Fraction(85, 100)
"""The share of the time logged in that agents can handle contacts for, day after day."""
_SECONDS_PER_HOUR = 3600


def capacity_notes(inputs: Inputs, logged_in: Fraction, wording: Wording) -> list[str]:
    """What must be said of `volume_month` contacts handled in so many hours a month."""
    if not isinstance(inputs["volume_month"], Decimal):
        return []
    handled = exact(inputs, "volume_month") * exact(inputs, "aht") / _SECONDS_PER_HOUR
    show = formatter(wording.locale)
    hours = show.number(decimal(logged_in), 0)
    if handled > logged_in:
        message = N_(
            "These contacts take {handled} hours to handle, more than the {hours} hours that the agents are logged in: more agents are needed, or fewer contacts."
        )
        told = show.number(decimal(handled), 0)
        return [wording.gettext(message, handled=told, hours=hours)]
    if handled > logged_in * BUSIEST:
        message = N_(
            "These contacts keep the agents busy for {share} of the {hours} hours that they are logged in. Above {most}, callers wait long and agents wear out."
        )
        share = show.percent(decimal(handled / logged_in), 1)
        most = show.percent(decimal(BUSIEST))
        return [wording.gettext(message, share=share, hours=hours, most=most)]
    return []
