"""Inputs that several calculators share, so that one name means the same everywhere."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs.more_inputs import decision

LARGEST_AMOUNT = Decimal(10_000_000_000)
"""Of a price in the reader's currency: wide enough for a team's month in rupiah."""

CUSTOM = "custom"

REGION_LABELS = {
    "asia_ph": N_("Asia and the Philippines"),
    "india": N_("India"),
    "pakistan": N_("Pakistan"),
    "latam": N_("Latin America"),
    "e_europe": N_("Eastern Europe"),
    "w_europe": N_("Western Europe"),
    "africa_me": N_("Africa and the Middle East"),
    "us_ca": N_("United States and Canada"),
    "australia": N_("Australia"),
}

REGION = ChoiceField(
    name="region",
    label=N_("Where the agents sit"),
    hint=N_("Location moves the price more than anything else."),
    default="asia_ph",
    basis="seed",
    choices=(
        *(Choice(value, label) for value, label in REGION_LABELS.items()),
        Choice(CUSTOM, N_("My own rate")),
    ),
)
SERVICE = ChoiceField(
    name="service",
    label=N_("Kind of service"),
    hint=N_("Inbound agents answer customers; outbound agents call them."),
    default="inbound",
    choices=(Choice("inbound", N_("Inbound")), Choice("outbound", N_("Outbound"))),
)
TIER = ChoiceField(
    name="tier",
    label=N_("Level of the agents"),
    hint=N_("Only some regions have a rate of their own for a level."),
    default="any",
    choices=(
        Choice("any", N_("Any")),
        Choice("regular", N_("Regular")),
        Choice("premium", N_("High-level")),
    ),
    advanced=True,
)
AGENTS = NumberField(
    name="agents",
    label=N_("Agents"),
    hint=N_("Full-time posts; part of a post is fine."),
    unit=N_("FTE"),
    minimum=Decimal(0),
    maximum=Decimal(10_000),
    default="5",
)
HOURS_WEEK = NumberField(
    name="hours_week",
    label=N_("Hours a week for each agent"),
    hint=N_("Paid hours, up to the 168 that a week has."),
    unit=N_("hours"),
    minimum=Decimal(1),
    maximum=Decimal(168),
    default="40",
)
BILLED_UNIT = ChoiceField(
    name="billed_unit",
    label=N_("The hour that is billed"),
    hint=N_("The sources do not say which; ask the vendor."),
    default="paid_hour",
    choices=(
        Choice("paid_hour", N_("Every paid hour")),
        Choice("production_hour", N_("Only hours logged in")),
    ),
    advanced=True,
)
SHRINKAGE = NumberField(
    name="shrinkage",
    label=N_("Shrinkage"),
    hint=N_(
        "Paid time that is not spent logged in: leave, breaks, training. Used when logged-in hours are billed, and to see whether the agents can handle the contacts."
    ),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal("0.8"),
    default="0.3",
    basis="page",
    advanced=True,
)
LANGUAGE_PREMIUM = NumberField(
    name="language_premium",
    label=N_("Premium for languages"),
    hint=N_("Sources say that languages cost extra, but not how much."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(2),
    default="0",
    advanced=True,
)
MGMT_FEE = NumberField(
    name="mgmt_fee",
    label=N_("Management fee"),
    hint=N_("As a share of the agents' bill, if the vendor adds one."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal("0.5"),
    default="0",
    advanced=True,
)
SETUP_FEE = NumberField(
    name="setup_fee",
    label=N_("One-time set-up fee"),
    hint=N_("No source gives a figure; ask the vendor. Empty: not known yet."),
    minimum=Decimal(0),
    maximum=decision.LARGEST_AMOUNT,
    money_in="currency",
    optional=True,
    advanced=True,
)
CONTRACT_MONTHS = NumberField(
    name="contract_months",
    label=N_("Length of the contract"),
    hint=N_("Vendors call two to three years long-term."),
    unit=N_("months"),
    whole=True,
    minimum=Decimal(1),
    maximum=Decimal(120),
    default="24",
    basis="seed",
)
VOLUME_MONTH = NumberField(
    name="volume_month",
    label=N_("Contacts a month"),
    hint=N_("Calls, chats or messages, for the price of each. May stay empty."),
    unit=N_("contacts"),
    whole=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal(5_000_000),
    default="3000",
)
AHT = NumberField(
    name="aht",
    label=N_("Average handle time"),
    hint=N_("Talking and wrap-up together."),
    unit=N_("seconds"),
    minimum=Decimal(1),
    maximum=Decimal(7200),
    default="240",
    advanced=True,
)
RATE_LOW = NumberField(
    name="rate_low",
    label=N_("Your own rate, lower end"),
    hint=N_("From a quote; it replaces the rate of the region."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    advanced=True,
)
RATE_HIGH = NumberField(
    name="rate_high",
    label=N_("Your own rate, upper end"),
    hint=N_("Leave empty if the quote is one figure."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    advanced=True,
)
