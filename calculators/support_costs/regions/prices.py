"""The regions that fit, with their prices, and the inputs that say which do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.inputs import Inputs, InputsError, exact, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.money import MoneyRange
from support_costs.quoted_rates import own_rate
from support_costs.regions.ranking import Ranked, ranked

OWN = "own"
"""Stands for the reader's own quote among the regions."""

SORT = ChoiceField(
    name="sort",
    label=N_("Compare by"),
    hint=N_("Open ranges have no upper end and no middle."),
    default="low",
    choices=(
        Choice("low", N_("Lower end")),
        Choice("middle", N_("Middle of the range")),
        Choice("high", N_("Upper end")),
    ),
)
OWN_COSTS = NumberField(
    name="hidden_pct",
    label=N_("Costs on your own side"),
    hint=N_(
        "As a share of the price: choosing and managing the vendor, travel, slow first months."
    ),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0",
    advanced=True,
)
FITS = {
    region: ChoiceField(
        name=f"fits_{region}",
        label=label,
        default="yes",
        choices=(Choice("yes", N_("Yes")), Choice("no", N_("No"))),
        group=N_("Does it fit in language, hours and law?"),
        advanced=True,
    )
    for region, label in shared.REGION_LABELS.items()
}


FIELDS = (
    shared.SERVICE,
    SORT,
    shared.HOURS_WEEK,
    shared.TIER,
    OWN_COSTS,
    *FITS.values(),
    replace(
        shared.RATE_LOW,
        hint=N_("From a quote; it takes its place among the regions."),
    ),
    shared.RATE_HIGH,
    *currency.FIELDS,
)


def ordered_prices(inputs: Inputs) -> list[Ranked]:
    """The prices with the costs on the reader's side, in the order that was asked for.

    Raises InputsError when no region is left, and as `quoted_prices` does.
    """
    share = 1 + exact(inputs, "hidden_pct")
    prices = {region: price * share for region, price in quoted_prices(inputs).items()}
    if not prices:
        raise InputsError({next(iter(FITS.values())).name: N_("Leave at least one region in.")})
    return ranked(prices, text(inputs, "sort"))


def quoted_prices(inputs: Inputs) -> dict[str, MoneyRange]:
    """What the sources and the reader's own quote say, by region, in the reader's currency.

    Raises InputsError for a rate of the reader's own that is missing or upside down.
    """
    exchange, own = currency.exchange(inputs), own_rate(inputs)
    prices = {
        region: exchange.dollars(rate.fact.low or Decimal(0), rate.fact.high)
        for region, rate in region_rates(inputs).items()
    }
    return prices | ({OWN: own} if own else {})


def region_rates(inputs: Inputs) -> dict[str, HourlyRate]:
    """The rates of the regions that fit, for the service and the level of agents."""
    tier = None if inputs["tier"] == "any" else text(inputs, "tier")
    return {
        region: hourly_rate(region, text(inputs, "service"), tier)
        for region, field in FITS.items()
        if inputs[field.name] == "yes"
    }
