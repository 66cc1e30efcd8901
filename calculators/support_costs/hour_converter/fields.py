"""What is asked to turn a price of one unit into that of another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.given import Given, asked, maybe
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.facts import HourlyRate
from support_costs.more_inputs import usage
from support_costs.priced import Priced

HOURS = {
    "paid_hour": N_("Paid hours"),
    "scheduled_hour": N_("Scheduled hours"),
    "production_hour": N_("Production hours, logged in"),
    "handle_hour": N_("Hours of handling"),
    "talk_hour": N_("Hours of talking"),
}
"""The rungs of the ladder, each within the one before."""

BILLED_UNIT = ChoiceField(
    name="billed_unit",
    label=N_("What the price is for"),
    hint=N_("Ask the vendor; most quotes do not say."),
    default="paid_hour",
    choices=(
        Choice("paid_hour", N_("one paid hour of an agent")),
        Choice("scheduled_hour", N_("one scheduled hour, without leave and sickness")),
        Choice("production_hour", N_("one production hour, logged in")),
        Choice("handle_hour", N_("one hour of handling")),
        Choice("handle_minute", N_("one minute of handling")),
        Choice("talk_minute", N_("one minute of talking")),
        Choice("contact", N_("one contact")),
        Choice("resolution", N_("one problem solved")),
        Choice("fte_month", N_("one full-time agent, a month")),
        Choice("team_month", N_("the whole team, a month")),
    ),
)
AGENTS = replace(
    shared.AGENTS,
    hint=N_("Needed only for the price of a whole team."),
    minimum=Decimal("0.01"),
    default="1",
    advanced=True,
)
PAID_HOURS_MONTH = NumberField(
    name="paid_hours_month",
    label=N_("Paid hours a month"),
    hint=N_("If the quote names them; they replace the hours a week."),
    unit=N_("hours"),
    optional=True,
    minimum=Decimal(1),
    maximum=Decimal(744),
    advanced=True,
)
SHRINKAGE = replace(
    shared.SHRINKAGE,
    hint=N_("Paid time not logged in, all of it. The two parts under “more inputs” replace it."),
    advanced=False,
)
SHRINKAGE_EXT = NumberField(
    name="shrinkage_ext",
    label=N_("Shrinkage: leave and sickness"),
    hint=N_("Share of the paid hours."),
    unit="%",
    percent=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal("0.8"),
    advanced=True,
)
SHRINKAGE_IN = NumberField(
    name="shrinkage_in",
    label=N_("Shrinkage: breaks, training, meetings"),
    hint=N_("Share of the scheduled hours: taken off after the first part, not added to it."),
    unit="%",
    percent=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal("0.8"),
    advanced=True,
)
OCCUPANCY = NumberField(
    name="occupancy",
    label=N_("Occupancy"),
    hint=N_("Share of the time logged in that is spent handling; the rest is waiting."),
    unit="%",
    percent=True,
    minimum=Decimal("0.01"),
    maximum=Decimal(1),
    default="0.85",
    basis="page",
)
WRAP_SHARE = NumberField(
    name="wrap_share",
    label=N_("Wrap-up"),
    hint=N_("Share of the handle time after the customer has hung up. No source gives a figure."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal("0.9"),
    default="0",
    advanced=True,
)
FCR = NumberField(
    name="fcr",
    label=N_("Solved at the first contact"),
    hint=N_("For the price of a problem solved; the others are taken to come back as often."),
    unit="%",
    percent=True,
    optional=True,
    minimum=Decimal("0.01"),
    maximum=Decimal(1),
    advanced=True,
)
MISSING = {
    "scheduled_hour": ("shrinkage_ext", N_("Enter both parts of shrinkage for this unit.")),
    "resolution": ("fcr", N_("Enter the share solved at the first contact.")),
}
"""What units that not everybody can tell need: the field that is empty, and its message."""


class Presence(Given):
    """How much of an agent's paid time is left to handle contacts."""

    shrinkage = asked(SHRINKAGE)
    occupancy = asked(OCCUPANCY)
    shrinkage_ext = maybe(SHRINKAGE_EXT)
    shrinkage_in = maybe(SHRINKAGE_IN)

    def present_share(self) -> tuple[Number | None, Number]:
        """The share of paid hours that is scheduled, None where nobody can tell, and of these, or else
        of paid hours, the share that is logged in.

        Raises InputsError when only one of the two parts of shrinkage is given.
        """
        external, internal = self.shrinkage_ext, self.shrinkage_in
        if external is None and internal is None:
            return None, 1 - self.shrinkage
        if external is None or internal is None:
            empty = "shrinkage_ext" if external is None else "shrinkage_in"
            raise InputsError({empty: N_("Enter both parts of shrinkage, or neither.")})
        return 1 - external, 1 - internal


class QuotedUnit(Priced, Presence):
    """A price, its unit, and what an agent's month holds, in the order of the form."""

    billed_unit = asked(BILLED_UNIT)
    region = Priced.region
    rate_low, rate_high = maybe(usage.QUOTE_LOW), maybe(usage.QUOTE_HIGH)
    hours_week = asked(shared.HOURS_WEEK)
    shrinkage, occupancy = Presence.shrinkage, Presence.occupancy
    aht = asked(shared.AHT).but(advanced=False)
    shrinkage_ext, shrinkage_in = Presence.shrinkage_ext, Presence.shrinkage_in
    wrap_share = asked(WRAP_SHARE)
    fcr = maybe(FCR)
    paid_hours_month = maybe(PAID_HOURS_MONTH)
    agents = asked(AGENTS)
    service = Priced.service

    def source(self) -> HourlyRate | None:
        """What prices the unit, where the reader does not. Raises InputsError as `price`."""
        return self.sourced() if self.billed_unit in HOURS else None

    def price(self) -> Number:
        """The price of the unit. Raises InputsError for one that is not given or upside down."""
        if self.billed_unit in HOURS:
            return self.hourly_price()
        own = self.own_price()
        if own is None:
            message = N_("Enter the price; sources have one by the hour only.")
            raise InputsError({"rate_low": message})
        return own
