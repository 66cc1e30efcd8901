"""Quotes as the reader typed them, turned into what a contact and a paid hour cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator_kit.facts import Fact
from calculator_kit.inputs import Inputs, InputsError, exact, number, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs.agent_month import AgentMonth, agent_month
from support_costs.billing_increments import average_billed_seconds
from support_costs.facts import facts, hourly_rate
from support_costs.hours import BilledUnit, month_hours
from support_costs.minute_prices import PRICED
from support_costs.money import MoneyRange, exact_decimal
from support_costs.quote_checker.checklist import MINUTES, UNSTATED
from support_costs.quote_checker.fields import QUOTES, UNKNOWN_REGION
from support_costs.quote_checker.quotes import Quote

_BY_TIME = (
    "paid_hour",
    "scheduled_hour",
    "production_hour",
    "handle_hour",
    "fte_month",
    "seat_month",
)
_NO_SHARED_RATE = ("w_europe", "australia")
"""The source prices shared agents in low-cost countries, and in the United States and Canada."""


@dataclass(frozen=True)
class Comparable:
    """A quote whose unit is known. `paid_hour` is its price as that of a paid hour.

    `rounding` is the share that rounding up adds to the time that is billed.
    """

    number: int
    unit: str
    quote: Quote
    paid_hour: Fraction
    rounding: Fraction


@dataclass(frozen=True)
class SourceRange:
    """What a source says of the region: of a paid hour, or where `minute` is set of a minute.

    `note` names what is odd about the choice of the record, see `provenance.RATE_NOTES`.
    """

    fact: Fact
    amount: MoneyRange
    minute: bool
    note: str | None = None


def given(inputs: Inputs) -> list[int]:
    """The numbers of the quotes that have a price. Raises InputsError when there is none."""
    found = [one for one in QUOTES if inputs[f"quote{one}_rate"] is not None]
    if not found:
        raise InputsError({"quote1_rate": N_("Enter the price of at least one quote.")})
    return found


def comparable(inputs: Inputs) -> list[Comparable]:
    """The quotes that say what their price is for.

    Raises InputsError when a unit needs an input that is empty, and when there is no quote at all.
    """
    numbers = [one for one in given(inputs) if inputs[f"quote{one}_unit"] != UNSTATED]
    month = agent_month(inputs)
    units = _units(inputs, month)
    return [_comparable(one, inputs, month, units) for one in numbers]


def source_range(one: Comparable, inputs: Inputs) -> SourceRange | None:
    """What a source says of such a price in the quote's region; None where none does.

    Raises InputsError when the currency has no exchange rate.
    """
    region = text(inputs, f"quote{one.number}_region")
    if region == UNKNOWN_REGION:
        return None
    note = None
    if one.unit in _BY_TIME:
        rate = hourly_rate(region, text(inputs, "service"))
        fact, note, minute = rate.fact, rate.note, False
    elif one.unit in MINUTES and region not in _NO_SHARED_RATE and inputs["service"] == "inbound":
        fact, minute = facts()[PRICED.get(region, PRICED["offshore"])], True
    else:
        return None
    amount = currency.exchange(inputs).dollars(fact.low or Decimal(0), fact.high)
    return SourceRange(fact, amount, minute, note)


def is_below(one: Comparable, source: SourceRange) -> bool:
    """Whether the quote's price is below the lower end of the source's range."""
    price = one.quote.rate if source.minute else one.paid_hour
    return price < source.amount.low.amount


def _comparable(
    one: int, inputs: Inputs, month: AgentMonth, units: dict[str, Fraction]
) -> Comparable:
    unit = text(inputs, f"quote{one}_unit")
    if unit not in units:
        missing = {
            "scheduled_hour": ("shrinkage_ext", N_("Enter both parts of shrinkage for this unit.")),
            "resolution": ("fcr", N_("Enter the share solved at the first contact.")),
        }
        raise InputsError(dict([missing[unit]]))
    per_contact, rounding = units[unit] / units["contact"], Fraction(0)
    increment = inputs[f"quote{one}_billing_increment"]
    if unit in MINUTES and isinstance(increment, Decimal):
        seconds = exact_decimal(per_contact * 60)
        billed = average_billed_seconds(seconds, increment, Decimal(0))
        rounding = billed / Fraction(seconds) - 1
        per_contact = billed / 60
    rate = exact(inputs, f"quote{one}_rate")
    return Comparable(
        number=one,
        unit=unit,
        quote=Quote(
            rate=rate,
            units=per_contact,
            minimum=_amount(inputs, f"quote{one}_min_volume"),
            monthly=_amount(inputs, f"quote{one}_mgmt_fee"),
            setup=_amount(inputs, f"quote{one}_setup_fee"),
            months=exact(inputs, "contract_months"),
        ),
        paid_hour=rate * per_contact * units["contact"] / month.paid,
        rounding=rounding,
    )


def _units(inputs: Inputs, month: AgentMonth) -> dict[str, Fraction]:
    """How many of each unit an agent's month has; a seat's month is filled by hours logged in."""
    logged_in = month.ladder.hours(month.paid, BilledUnit.PRODUCTION_HOUR)
    return {
        **month.units(),
        "seat_month": logged_in / month_hours(number(inputs, "seat_hours_week")),
    }


def _amount(inputs: Inputs, name: str) -> Fraction:
    value = inputs[name]
    return Fraction(value) if isinstance(value, Decimal) else Fraction(0)
