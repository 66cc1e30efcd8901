"""What is asked for an estimate of a month whose inputs are not certain."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.inputs import Inputs, InputsError, number, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.money import exact_decimal
from support_costs.uncertainty.estimates import (
    SHAPE,
    Estimate,
    estimate,
    estimate_fields,
    read_estimates,
)
from support_costs.uncertainty.month_runs import MonthModel

_SIMULATION = SHAPE.group

RATE = NumberField(
    name="rate",
    label=N_("Hourly rate"),
    hint=N_("Yours, if you have one. The ends that you leave empty are those of the region."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
)
RUNS = NumberField(
    name="mc_n",
    label=N_("Runs"),
    hint=N_("More runs take longer and change little."),
    whole=True,
    minimum=Decimal(100),
    maximum=Decimal(50_000),
    default="5000",
    group=_SIMULATION,
    advanced=True,
)
SEED = NumberField(
    name="mc_seed",
    label=N_("Seed"),
    hint=N_("The same seed draws the same numbers, so an answer can be checked."),
    whole=True,
    minimum=Decimal(0),
    maximum=Decimal(10**12),
    default="20240325",
    group=_SIMULATION,
    advanced=True,
)
LINKED = ChoiceField(
    name="mc_corr",
    label=N_("Agents, hours, rate and premium rise together"),
    hint=N_("For example when one cause drives them all. The range becomes wider."),
    default="no",
    choices=(Choice("no", N_("No")), Choice("yes", N_("Yes"))),
    group=_SIMULATION,
)
BUDGET = NumberField(
    name="budget_month",
    label=N_("Budget a month"),
    hint=N_("How often would it not be enough? May stay empty."),
    optional=True,
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
)
_RATE_LOW, _RATE_TYPICAL, _RATE_HIGH = estimate_fields(
    RATE, N_("Hourly rate, at least"), N_("Hourly rate, at most"), advanced=False
)
_VOLUME = replace(shared.VOLUME_MONTH, minimum=Decimal(1))

FIELDS = (
    shared.REGION,
    shared.SERVICE,
    *estimate_fields(shared.AGENTS, N_("Agents, at least"), N_("Agents, at most"), advanced=False),
    replace(_RATE_LOW, hint=""),
    _RATE_TYPICAL,
    _RATE_HIGH,
    *estimate_fields(
        shared.HOURS_WEEK, N_("Hours a week, at least"), N_("Hours a week, at most"), advanced=False
    ),
    LINKED,
    *estimate_fields(
        shared.LANGUAGE_PREMIUM,
        N_("Premium for languages, at least"),
        N_("Premium for languages, at most"),
        advanced=True,
    ),
    shared.BILLED_UNIT,
    *estimate_fields(
        shared.SHRINKAGE, N_("Shrinkage, at least"), N_("Shrinkage, at most"), advanced=True
    ),
    *estimate_fields(
        _VOLUME, N_("Contacts a month, at least"), N_("Contacts a month, at most"), advanced=True
    ),
    BUDGET,
    SHAPE,
    RUNS,
    SEED,
    *currency.FIELDS,
)
_NEEDED = ("agents", "hours_week", "language_premium", "shrinkage")


def sourced_rate(inputs: Inputs) -> HourlyRate | None:
    """The record that fills the ends of the rate; None when both are the reader's own."""
    own_ends = isinstance(inputs["rate_low"], Decimal) and isinstance(inputs["rate_high"], Decimal)
    if inputs["region"] == shared.CUSTOM or own_ends:
        return None
    return hourly_rate(text(inputs, "region"), text(inputs, "service"))


def month_model(inputs: Inputs) -> MonthModel:
    """The month that the inputs describe.

    Raises InputsError for estimates that are missing, incomplete or run down.
    """
    found = read_estimates(inputs, (*_NEEDED, "volume_month"))
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        message = N_("Enter a typical value, or both ends.")
        raise InputsError(dict.fromkeys(missing, message))
    by_hours_logged_in = inputs["billed_unit"] == "production_hour"
    return MonthModel(
        agents=found["agents"],
        hours_week=found["hours_week"],
        rate=_rate(inputs),
        language_premium=found["language_premium"],
        shrinkage=found["shrinkage"] if by_hours_logged_in else None,
        volume=found.get("volume_month"),
    )


def run_count(inputs: Inputs) -> int:
    """How many months are drawn."""
    return int(number(inputs, "mc_n"))


def _rate(inputs: Inputs) -> Estimate:
    """The reader's own ends, where there are any, over those of the region.

    With a lower end alone the range is open: no upper end is made up.
    """
    low, typical, high = (
        value if isinstance(value, Decimal) else None
        for value in (inputs["rate_low"], inputs["rate"], inputs["rate_high"])
    )
    sourced = sourced_rate(inputs)
    if sourced:
        dollars = currency.exchange(inputs).dollars(
            sourced.fact.low or Decimal(0), sourced.fact.high
        )
        low = dollars.low.decimal() if low is None else low
        if high is None and dollars.high is not None:
            high = exact_decimal(dollars.high.amount)
        return estimate("rate", low, typical, high)
    if low is None and high is not None:
        raise InputsError({"rate_low": N_("Enter the lower end of your own rate.")})
    if low is None and typical is None:
        raise InputsError({"rate": N_("Enter a typical value, or both ends.")})
    return estimate("rate", low, typical, high)
