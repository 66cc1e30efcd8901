"""Inputs of the calculators that turn a quoted price into a bill: by minute, call, month or hour."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs import inputs as shared

QUOTE_LOW = replace(
    shared.RATE_LOW,
    label=N_("Your quote, lower end"),
    hint=N_("The price of one unit as chosen above; it replaces the rate of the region."),
    advanced=False,
)
QUOTE_HIGH = replace(shared.RATE_HIGH, label=N_("Your quote, upper end"), advanced=False)
VOLUME = replace(
    shared.VOLUME_MONTH,
    hint=N_("Calls, chats or messages that agents answer."),
    optional=False,
)
BILLING_INCREMENT = NumberField(
    name="billing_increment",
    label=N_("Billing increment"),
    hint=N_("Every call is rounded up to a multiple of it."),
    unit=N_("seconds"),
    whole=True,
    minimum=Decimal(1),
    maximum=Decimal(300),
    default="60",
    basis="page",
)
CALL_LENGTHS = ChoiceField(
    name="call_lengths",
    label=N_("Lengths of the calls"),
    hint=N_("Real calls vary, which makes rounding cost about half an increment a call."),
    default="varied",
    choices=(
        Choice("varied", N_("They vary")),
        Choice("equal", N_("All are of the average length")),
    ),
    advanced=True,
)
MIN_BILLABLE = NumberField(
    name="min_billable",
    label=N_("Least time billed for a call"),
    hint=N_("Some vendors bill the first minute in full and then in small steps."),
    unit=N_("seconds"),
    whole=True,
    minimum=Decimal(0),
    maximum=Decimal(600),
    default="0",
    advanced=True,
)
BASE_FEE = NumberField(
    name="base_fee",
    label=N_("Base fee a month"),
    hint=N_("Due whether anyone calls or not."),
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    default="0",
    advanced=True,
)
INCLUDED_MINUTES = NumberField(
    name="included_minutes",
    label=N_("Minutes included in the base fee"),
    hint=N_("Counted after rounding. Minutes left over are not carried on."),
    unit=N_("minutes"),
    minimum=Decimal(0),
    maximum=Decimal(10_000_000),
    default="0",
    advanced=True,
)
OVERAGE_RATE = NumberField(
    name="overage_rate",
    label=N_("Price of a further minute"),
    hint=N_("Beyond those included. Leave empty if it is the ordinary price."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    advanced=True,
)
NIGHT_SHARE = NumberField(
    name="night_share",
    label=N_("Share at nights and weekends"),
    hint=N_("Of the minutes, those outside the vendor's ordinary hours."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0",
    advanced=True,
)
NIGHT_PREMIUM = NumberField(
    name="night_premium",
    label=N_("Premium for nights and weekends"),
    hint=N_("No source gives a figure; ask the vendor."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(2),
    default="0",
    advanced=True,
)
