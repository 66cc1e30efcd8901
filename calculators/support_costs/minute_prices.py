"""The price of a minute with shared agents: the reader's own, or that of a source."""

from __future__ import annotations

from dataclasses import replace

from calculator_kit.facts import Fact
from calculator_kit.fields import Choice
from calculator_kit.given import asked
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.priced import LOWER_END, OwnPriced

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


class MinutePriced(OwnPriced):
    """The price of a minute with shared agents: the reader's own, or that of a source."""

    region = asked(REGION)

    def source(self) -> Fact | None:
        """The record that the price is from, None for the reader's own.

        Raises InputsError for a price of the reader's own that is missing or upside down.
        """
        if self.own_price():
            return None
        if self.region == shared.CUSTOM:
            raise InputsError({"rate_low": LOWER_END})
        return facts()[PRICED[self.region]]

    def minute_price(self) -> Number:
        """The price of a minute. Raises InputsError as `source`."""
        self.source()
        return self.own_price() or self.sourced_minute(self.region)

    def sourced_minute(self, region: str) -> Number:
        """What a source says of `region`, one of PRICED, in the reader's currency."""
        return self.told(facts()[PRICED[region]])
