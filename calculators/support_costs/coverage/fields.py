"""What is asked to staff a whole week."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, ListField, NumberField
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.coverage.week_profiles import FLAT, LONG, OFFICE
from support_costs.more_inputs import staffing, usage

MOST_LANGUAGES = 4
SEPARATE, POOLED = "separate", "pooled"
WEEK, PEAK = "week", "peak"
WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}

PROFILE = ChoiceField(
    name="profile",
    label=N_("When people call"),
    hint=N_("Each is our assumption. Your own day, under more inputs, replaces it."),
    default=OFFICE,
    choices=(
        Choice(OFFICE, N_("Office hours: five days from 9 to 18, busiest at midday")),
        Choice(LONG, N_("Long day: seven days from 8 to 22, the last two half as busy")),
        Choice(FLAT, N_("Around the clock: all hours of the week alike")),
    ),
)
CALLS = NumberField(
    name="calls",
    label=N_("Calls"),
    hint=N_("Of all languages together, counted as below."),
    unit=N_("calls"),
    minimum=Decimal(0),
    maximum=Decimal(1_000_000),
    default="2000",
)
CALLS_PER = ChoiceField(
    name="calls_per",
    label=N_("How the calls are counted"),
    default=WEEK,
    choices=(Choice(WEEK, N_("in a week")), Choice(PEAK, N_("in the busiest interval"))),
)
INTERVAL_MIN = replace(
    staffing.INTERVAL_MIN,
    hint=N_("Half an hour is usual; an hour hides its busiest minutes."),
    choices=staffing.INTERVAL_MIN.choices[1:],
)
RATE_LOW = replace(
    shared.RATE_LOW,
    label=N_("Price of a paid hour, lower end"),
    hint=N_("May stay empty; then the answer has hours and no cost."),
    advanced=False,
    group=N_("Price"),
)
RATE_HIGH = replace(
    shared.RATE_HIGH,
    label=N_("Price of a paid hour, upper end"),
    advanced=False,
    group=N_("Price"),
)
OWN_HOURS = ListField(
    name="own_hours",
    label=N_("Your own day"),
    hint=N_(
        "24 numbers from midnight on, one for each hour, with semicolons between. Only their proportions count; 0 is closed."
    ),
    optional=True,
    fewest=24,
    most=24,
    minimum=Decimal(0),
    maximum=Decimal(100_000),
    group=N_("Opening hours"),
    advanced=True,
)
OWN_DAYS = NumberField(
    name="own_days",
    label=N_("Days open a week"),
    hint=N_("For your own day only."),
    unit=N_("days"),
    whole=True,
    minimum=Decimal(1),
    maximum=Decimal(7),
    default="5",
    group=N_("Opening hours"),
    advanced=True,
)
WEEK_START = ChoiceField(
    name="week_start",
    label=N_("First working day"),
    hint=N_("It names the days and changes no figure."),
    default="monday",
    choices=(
        Choice("monday", N_("Monday")),
        Choice("sunday", N_("Sunday")),
        Choice("saturday", N_("Saturday")),
    ),
    group=N_("Opening hours"),
    advanced=True,
)
QUEUES = ChoiceField(
    name="queues",
    label=N_("Who answers which language"),
    default=SEPARATE,
    choices=(
        Choice(SEPARATE, N_("A queue of its own for each language")),
        Choice(POOLED, N_("One queue: every agent speaks them all")),
    ),
    group=N_("Languages"),
    advanced=True,
)
_SHARE = NumberField(
    name="language_share",
    label="",
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0",
    group=N_("Languages"),
    advanced=True,
)
SHARES = (
    replace(
        _SHARE,
        name="language_share2",
        label=N_("Calls in language 2"),
        hint=N_("Share of all calls. Language 1 has what the others leave."),
    ),
    replace(_SHARE, name="language_share3", label=N_("Calls in language 3")),
    replace(_SHARE, name="language_share4", label=N_("Calls in language 4")),
)
_PREMIUM = replace(shared.LANGUAGE_PREMIUM, hint="", group=N_("Languages"))
PREMIUMS = (
    replace(
        _PREMIUM,
        name="language_premium1",
        label=N_("Premium for language 1"),
        hint=shared.LANGUAGE_PREMIUM.hint,
    ),
    replace(_PREMIUM, name="language_premium2", label=N_("Premium for language 2")),
    replace(_PREMIUM, name="language_premium3", label=N_("Premium for language 3")),
    replace(_PREMIUM, name="language_premium4", label=N_("Premium for language 4")),
)
NIGHT_PREMIUM = replace(
    usage.NIGHT_PREMIUM, label=N_("Premium for nights"), group=N_("Nights"), advanced=True
)
_HOUR = NumberField(
    name="hour",
    label="",
    whole=True,
    minimum=Decimal(0),
    maximum=Decimal(23),
    group=N_("Nights"),
    advanced=True,
)
NIGHT_FROM = replace(
    _HOUR,
    name="night_from",
    label=N_("Nights begin at"),
    hint=N_("A full hour from 0 to 23, as the contract or the law says."),
    default="22",
)
NIGHT_TO = replace(_HOUR, name="night_to", label=N_("Nights end at"), default="6")

FIELDS = (
    PROFILE,
    CALLS,
    CALLS_PER,
    INTERVAL_MIN,
    replace(shared.AHT, advanced=False),
    staffing.SL_TARGET,
    staffing.SL_SECONDS,
    staffing.SHRINKAGE,
    shared.HOURS_WEEK,
    RATE_LOW,
    RATE_HIGH,
    staffing.MAX_OCCUPANCY,
    replace(staffing.MIN_AGENTS, hint=N_("In every queue, in every interval that is open.")),
    OWN_HOURS,
    OWN_DAYS,
    WEEK_START,
    QUEUES,
    *SHARES,
    *PREMIUMS,
    NIGHT_PREMIUM,
    NIGHT_FROM,
    NIGHT_TO,
    currency.CURRENCY,
)
