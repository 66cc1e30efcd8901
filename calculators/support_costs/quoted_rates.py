"""The price that an answer starts from: the reader's own quote, or what a source says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator_kit.inputs import Inputs, InputsError, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.money import MoneyRange
from support_costs.priced import LOWER_END


@dataclass(frozen=True)
class QuotedRate:
    """The price of one unit, and the record that it is from (None for the reader's own)."""

    amount: MoneyRange
    sourced: HourlyRate | None


def own_rate(inputs: Inputs) -> MoneyRange | None:
    """What the reader typed into `rate_low` and `rate_high`, None where both are empty.

    Raises InputsError when the lower end is missing or the range is upside down.
    """
    low, high = inputs["rate_low"], inputs["rate_high"]
    if not isinstance(low, Decimal):
        if isinstance(high, Decimal):
            raise InputsError({"rate_low": LOWER_END})
        return None
    if not isinstance(high, Decimal):
        high = low
    if high < low:
        raise InputsError({"rate_high": N_("The upper end is below the lower end.")})
    return MoneyRange.of(low, high, text(inputs, "currency"))


def hourly_quote(inputs: Inputs) -> QuotedRate:
    """The reader's own rate, else the hourly one of `region` and `service`.

    Raises InputsError for a rate of the reader's own that is missing or upside down.
    """
    own = own_rate(inputs)
    if own:
        return QuotedRate(own, None)
    if inputs["region"] == shared.CUSTOM:
        raise InputsError({"rate_low": LOWER_END})
    sourced = hourly_rate(text(inputs, "region"), text(inputs, "service"))
    dollars = currency.exchange(inputs).dollars(sourced.fact.low or Decimal(0), sourced.fact.high)
    return QuotedRate(dollars, sourced)
