"""The price of a minute with shared agents: the reader's own, or that of a source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calculator_kit.facts import Fact
from calculator_kit.fields import Choice
from calculator_kit.inputs import Inputs, InputsError, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.money import MoneyRange
from support_costs.quoted_rates import own_rate

PRICED = {
    "offshore": "rate.inbound.shared.offshore",
    "us_ca": "rate.inbound.shared.us_ca",
}
"""The regions whose shared agents a source prices, and where."""

REGION = replace(
    shared.REGION,
    label=N_("Where the pool of agents sits"),
    hint=N_("Sources price shared agents in two places only."),
    default="offshore",
    choices=(
        Choice("offshore", N_("Low-cost countries")),
        Choice("us_ca", shared.REGION_LABELS["us_ca"]),
        Choice(shared.CUSTOM, N_("My own rate")),
    ),
)


@dataclass(frozen=True)
class MinutePrice:
    """The price of a minute, and the record that it is from (None for the reader's own)."""

    minute: MoneyRange
    fact: Fact | None


def minute_price(inputs: Inputs) -> MinutePrice:
    """The reader's own price, else that of the region.

    Raises InputsError for a price of the reader's own that is missing or upside down.
    """
    own = own_rate(inputs)
    if own:
        return MinutePrice(own, None)
    if inputs["region"] == shared.CUSTOM:
        raise InputsError({"rate_low": N_("Enter the lower end of your own rate.")})
    return sourced_price(text(inputs, "region"), inputs)


def sourced_price(region: str, inputs: Inputs) -> MinutePrice:
    """What a source says of `region`, one of PRICED, in the reader's currency."""
    fact = facts()[PRICED[region]]
    if fact.low is None:
        raise ValueError(f"'{fact.id}' has no lower end")
    return MinutePrice(currency.exchange(inputs).dollars(fact.low, fact.high), fact)
