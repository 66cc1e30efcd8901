"""Inputs of the calculator that weighs shared against dedicated agents."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.more_inputs import staffing, usage

REGION = replace(
    shared.REGION,
    label=N_("Where both kinds of agents sit"),
    hint=N_("Sources price shared agents in two places only."),
    default="offshore",
    choices=(
        Choice("offshore", N_("Low-cost countries")),
        Choice("us_ca", shared.REGION_LABELS["us_ca"]),
        Choice(shared.CUSTOM, N_("My own rates")),
    ),
)
CONTENT = ChoiceField(
    name="content",
    label=N_("What agents have to know"),
    hint=N_("Simple: few kinds of question, and answers that seldom change."),
    default="simple",
    choices=(
        Choice("simple", N_("Simple, can follow a script")),
        Choice("complex", N_("Complex, needs look-ups and judgement")),
    ),
)
SPECIAL_CASES = ChoiceField(
    name="special_cases",
    label=N_("Cases that no script covers"),
    default="rare",
    choices=(Choice("rare", N_("Now and then")), Choice("frequent", N_("Every day"))),
)
DEMAND = ChoiceField(
    name="demand",
    label=N_("How contacts come in"),
    default="level",
    choices=(
        Choice("level", N_("Evenly all day")),
        Choice("peaky", N_("Bunched into a few hours")),
        Choice("volatile", N_("Differently from month to month")),
    ),
)
OPEN_HOURS = NumberField(
    name="open_hours_week",
    label=N_("Hours a week that the line is open"),
    hint=N_("Dedicated agents are paid for all of them, busy or not."),
    unit=N_("hours"),
    minimum=Decimal(1),
    maximum=Decimal(168),
    default="40",
)
PEAK_FACTOR = NumberField(
    name="peak_factor",
    label=N_("Busiest hour, as a multiple of the average hour"),
    hint=N_("Enough dedicated agents for that hour are there all the time."),
    minimum=Decimal(1),
    maximum=Decimal(10),
    default="1",
    advanced=True,
)
SL_TARGET = replace(staffing.SL_TARGET, maximum=Decimal("0.999"), advanced=True)
"""Never the whole: somebody may always wait longer."""


def _own_rate(name: str, label: str, hint: str) -> NumberField:
    return NumberField(
        name=name,
        label=label,
        hint=hint,
        optional=True,
        minimum=Decimal("0.01"),
        maximum=shared.LARGEST_AMOUNT,
        money_in="currency",
        group=N_("Your own rates"),
        advanced=True,
    )


ONE_FIGURE = N_("Leave empty if the quote is one figure.")
FROM_A_QUOTE = N_("From a quote; it replaces the rate of the place.")

FIELDS = (
    REGION,
    usage.VOLUME,
    replace(shared.AHT, advanced=False),
    replace(
        usage.BILLING_INCREMENT,
        hint=N_("With shared agents every call is rounded up to a multiple of it."),
    ),
    OPEN_HOURS,
    CONTENT,
    SPECIAL_CASES,
    DEMAND,
    PEAK_FACTOR,
    SL_TARGET,
    replace(staffing.SL_SECONDS, advanced=True),
    staffing.MAX_OCCUPANCY,
    staffing.MIN_AGENTS,
    shared.BILLED_UNIT,
    replace(
        staffing.SHRINKAGE,
        hint=N_(
            "Paid time that is not spent logged in: leave, breaks, training. Used only when every paid hour is billed."
        ),
        advanced=True,
    ),
    shared.HOURS_WEEK,
    usage.CALL_LENGTHS,
    usage.MIN_BILLABLE,
    _own_rate("minute_rate_low", N_("Shared: price of a minute, lower end"), FROM_A_QUOTE),
    _own_rate("minute_rate_high", N_("Shared: price of a minute, upper end"), ONE_FIGURE),
    _own_rate("hour_rate_low", N_("Dedicated: price of an hour, lower end"), FROM_A_QUOTE),
    _own_rate("hour_rate_high", N_("Dedicated: price of an hour, upper end"), ONE_FIGURE),
    *currency.FIELDS,
)
