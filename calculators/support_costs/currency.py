"""The currency of an answer.

The rates are in US dollars. No source of this guide gives an exchange rate, so the reader types
the rate of the day, and the working says which one was used and of what day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculator_kit.fields import Choice, ChoiceField, DateField, NumberField
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, InputsError, text
from calculator_kit.messages import N_, Wording
from support_costs.money import Exact, MoneyRange, exact_decimal

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
FIELDS = (CURRENCY, FX_RATE, FX_DATE)


@dataclass(frozen=True)
class Exchange:
    """What one US dollar costs in `currency`, and on which day ("" when not said)."""

    currency: str
    per_dollar: Fraction
    day: str

    def dollars(self, low: Exact, high: Exact | None) -> MoneyRange:
        """A range of US dollars in this currency."""
        return MoneyRange.of(
            Fraction(low) * self.per_dollar,
            None if high is None else Fraction(high) * self.per_dollar,
            self.currency,
        )


def exchange(inputs: Inputs) -> Exchange:
    """The exchange that the inputs ask for.

    Raises InputsError when a currency other than the US dollar has no rate.
    """
    currency, rate, day = text(inputs, "currency"), inputs["fx_rate"], inputs["fx_date"]
    if currency == RATE_CURRENCY:
        return Exchange(currency, Fraction(1), "")
    if not isinstance(rate, Decimal):
        raise InputsError({"fx_rate": N_("Enter how much of your currency one US dollar costs.")})
    return Exchange(currency, Fraction(rate), day if isinstance(day, str) else "")


def notes(inputs: Inputs, wording: Wording) -> list[str]:
    """What must be said of the exchange that was used; nothing for US dollars."""
    used = exchange(inputs)
    if used.currency == RATE_CURRENCY:
        return []
    show = formatter(wording.locale)
    rate = f"{show.number(exact_decimal(used.per_dollar))} {used.currency}"
    dollar = show.money(Decimal(1), RATE_CURRENCY)
    if used.day:
        day = show.date(date.fromisoformat(used.day))
        return [
            wording.gettext(
                N_("Exchange rate used: {dollar} = {rate}, of {day}."),
                dollar=dollar,
                rate=rate,
                day=day,
            )
        ]
    return [
        wording.gettext(
            N_("Exchange rate used: {dollar} = {rate}, of a day that was not given."),
            dollar=dollar,
            rate=rate,
        )
    ]
