"""The currency of an answer.

The rates are in US dollars. No source of this guide gives an exchange rate, so the reader types
the rate of the day, and the working says which one was used and of what day.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculator_kit.facts import Fact
from calculator_kit.fields import Choice, ChoiceField, DateField, NumberField
from calculator_kit.formatting import formatter
from calculator_kit.given import Given, asked, maybe
from calculator_kit.inputs import InputsError, exactly
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal

RATE_CURRENCY = "USD"

CURRENCY = ChoiceField(
    name="currency",
    label=N_("Currency"),
    hint=N_("Amounts that you type are in this currency."),
    default=RATE_CURRENCY,
    choices=(
        Choice("USD", N_("US dollar")),
        Choice("TWD", N_("New Taiwan dollar")),
        Choice("IDR", N_("Indonesian rupiah")),
        Choice("ILS", N_("Israeli new shekel")),
        Choice("EUR", N_("Euro")),
    ),
    group=N_("Currency"),
    advanced=True,
)
FX_RATE = NumberField(
    name="fx_rate",
    label=N_("Exchange rate"),
    hint=N_(
        "How much of your currency one US dollar costs. Needed when the currency is not the US dollar."
    ),
    optional=True,
    minimum=Decimal("0.0001"),
    maximum=Decimal(1_000_000),
    group=N_("Currency"),
    advanced=True,
)
FX_DATE = DateField(
    name="fx_date",
    label=N_("Day of the exchange rate"),
    hint=N_("As year-month-day. It is shown with the answer."),
    optional=True,
    group=N_("Currency"),
    advanced=True,
)


class InCurrency(Given):
    """The currency of what is typed and answered, and what a dollar costs in it."""

    currency = asked(CURRENCY)
    fx_rate = maybe(FX_RATE)
    fx_date = asked(FX_DATE)

    def converts(self) -> bool:
        """Whether a source's dollars can be told; a price of one's own needs no exchange rate."""
        return self.currency == RATE_CURRENCY or self.fx_rate is not None

    @cached_property
    def per_dollar(self) -> Fraction:
        """What a dollar costs. Raises InputsError where that is not said."""
        if self.currency == RATE_CURRENCY:
            return Fraction(1)
        if self.fx_rate is None:
            message = N_("Enter how much of your currency one US dollar costs.")
            raise InputsError({"fx_rate": message})
        return self.fx_rate.value()

    def told(self, fact: Fact) -> Number:
        """A source's US dollars in the currency of the answer. Raises InputsError as `per_dollar`."""
        low, high = fact.low, fact.high
        if low is None:
            raise ValueError(f"'{fact.id}' has no lower end")
        top = None if high is None else exactly(high) * self.per_dollar
        return Number.between(exactly(low) * self.per_dollar, top, self.currency)

    def exchange_notes(self, wording: Wording) -> Iterator[str]:
        """What must be said of the exchange that was used; nothing for US dollars."""
        if self.currency == RATE_CURRENCY:
            return
        show = formatter(wording.locale)
        values = {
            "dollar": show.money(Decimal(1), RATE_CURRENCY),
            "rate": f"{show.number(decimal(self.per_dollar))} {self.currency}",
        }
        if self.fx_date:
            message = N_("Exchange rate used: {dollar} = {rate}, of {day}.")
            yield wording.gettext(message, day=show.date(self.fx_date), **values)
        else:
            message = N_("Exchange rate used: {dollar} = {rate}, of a day that was not given.")
            yield wording.gettext(message, **values)
