"""What is asked to take a price from one year to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.inputs import Inputs, InputsError, number, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, facts, hourly_rate
from support_costs.money import MoneyRange
from support_costs.rebase.index_origins import ORIGINS
from support_costs.rebase.rebasing import Rebasing, grown

INDEX, EXCHANGE = N_("Index"), currency.CURRENCY.group
NOT_NAMED = "none"


def _year(name: str, label: str, hint: str) -> NumberField:
    return NumberField(
        name=name,
        label=label,
        hint=hint,
        whole=True,
        minimum=Decimal(1990),
        maximum=Decimal(2200),
    )


def _factor(name: str, label: str, hint: str, group: str) -> NumberField:
    return NumberField(
        name=name,
        label=label,
        hint=hint,
        optional=True,
        minimum=Decimal("0.0001"),
        maximum=Decimal(1_000_000_000),
        group=group,
    )


PRICE_YEAR = replace(
    _year("price_year", N_("Year of the price"), N_("Empty: the year that the source is of.")),
    optional=True,
)
TARGET_YEAR = replace(
    _year("target_year", N_("Year to take it to"), N_("A year that has an index already.")),
    default="2026",
)
PRICE_CURRENCY = replace(
    currency.CURRENCY,
    name="price_currency",
    label=N_("Currency of your own rate"),
    hint=N_("The rates of the regions are in US dollars."),
    group="",
)
INDEX_KIND = ChoiceField(
    name="index_kind",
    label=N_("What the index measures"),
    hint=N_("Agents' pay makes up most of the price, so wages come closest."),
    default=NOT_NAMED,
    choices=(
        Choice(NOT_NAMED, N_("Not named yet")),
        Choice("wages", N_("wages")),
        Choice("prices", N_("consumer prices")),
        Choice("other", N_("something else")),
    ),
    group=INDEX,
)
INDEX_COUNTRY = ChoiceField(
    name="index_country",
    label=N_("Country of the index"),
    hint=N_("Where the agents sit, not where you are: prices follow the vendor's costs."),
    default=NOT_NAMED,
    choices=(
        Choice(NOT_NAMED, N_("Not named yet")),
        *(Choice(value, origin.label) for value, origin in ORIGINS.items()),
    ),
    group=INDEX,
)
INDEX_FROM = _factor(
    "index_from",
    N_("Index in the year of the price"),
    N_("From the statistics office. No source of this guide gives one."),
    INDEX,
)
INDEX_TO = _factor("index_to", N_("Index in the other year"), N_("Of the same series."), INDEX)
GROWTH = NumberField(
    name="growth_year",
    label=N_("Or a change every year"),
    hint=N_("In place of the two values of the index."),
    unit="%",
    percent=True,
    optional=True,
    minimum=Decimal("-0.2"),
    maximum=Decimal("0.5"),
    group=INDEX,
    advanced=True,
)
DRIFT_FROM = replace(
    _factor(
        "index_fx_from",
        N_("Exchange rate with that country, year of the price"),
        N_(
            "How much of its money one unit of the price's currency cost. Needed if the index is of a country with other money."
        ),
        INDEX,
    ),
    advanced=True,
)
DRIFT_TO = replace(
    DRIFT_FROM,
    name="index_fx_to",
    label=N_("Exchange rate with that country, other year"),
    hint="",
)
CURRENCY = replace(
    currency.CURRENCY,
    label=N_("Currency to convert to"),
    hint=N_("Nothing is converted if it is the currency of the price."),
    advanced=False,
)
FX_QUOTE = ChoiceField(
    name="fx_quote",
    label=N_("How the exchange rate is written"),
    default="price",
    choices=(
        Choice("price", N_("money of the other currency for one unit of the price's")),
        Choice("target", N_("money of the price's currency for one unit of the other")),
    ),
    group=EXCHANGE,
    advanced=True,
)
FX_RATE = replace(currency.FX_RATE, hint=N_("As published, on the day below."), advanced=False)
FX_DATE = replace(currency.FX_DATE, advanced=False)

FIELDS = (
    shared.REGION,
    shared.SERVICE,
    PRICE_YEAR,
    TARGET_YEAR,
    replace(shared.RATE_LOW, money_in="price_currency"),
    replace(shared.RATE_HIGH, money_in="price_currency"),
    PRICE_CURRENCY,
    INDEX_KIND,
    INDEX_COUNTRY,
    INDEX_FROM,
    INDEX_TO,
    GROWTH,
    DRIFT_FROM,
    DRIFT_TO,
    CURRENCY,
    FX_RATE,
    FX_DATE,
    FX_QUOTE,
)


@dataclass(frozen=True)
class Quoted:
    """The price as it was quoted, and the record that it is from (None for the reader's own)."""

    amount: MoneyRange
    sourced: HourlyRate | None


def quoted_price(inputs: Inputs) -> Quoted:
    """The reader's own price, else the hourly one of the region, in its own currency.

    Raises InputsError for a price of the reader's own that is missing or upside down.
    """
    low, high = inputs["rate_low"], inputs["rate_high"]
    if isinstance(low, Decimal):
        if isinstance(high, Decimal) and high < low:
            raise InputsError({"rate_high": N_("The upper end is below the lower end.")})
        high = high if isinstance(high, Decimal) else low
        return Quoted(MoneyRange.of(low, high, text(inputs, "price_currency")), None)
    if isinstance(high, Decimal) or inputs["region"] == shared.CUSTOM:
        raise InputsError({"rate_low": N_("Enter the lower end of your own rate.")})
    sourced = hourly_rate(text(inputs, "region"), text(inputs, "service"))
    fact = sourced.fact
    return Quoted(MoneyRange.of(fact.low or Decimal(0), fact.high, fact.unit), sourced)


def rebasing(inputs: Inputs, price: Quoted) -> Rebasing:
    """What the inputs ask for. Raises InputsError for what is missing, unnamed or yet to come."""
    errors: dict[str, str] = {}
    start, end = _start(inputs, price, errors), int(number(inputs, "target_year"))
    latest = _latest_day()
    if start > latest.year:
        errors["price_year"] = N_("This year is yet to come, so there is no price of it.")
    if end > latest.year:
        errors["target_year"] = N_("This year is yet to come, so there is no index of it.")
    index = _index(inputs, start, end, errors)
    drift = _pair(inputs, DRIFT_FROM.name, DRIFT_TO.name, errors)
    exchange = _exchange(inputs, price.amount.low.currency, latest, errors)
    if errors:
        raise InputsError(errors)
    return Rebasing(
        start,
        end,
        index=index,
        drift=Fraction(1) if drift is None else 1 / drift,
        exchange=exchange,
        currency=text(inputs, "currency"),
    )


def _start(inputs: Inputs, price: Quoted, errors: dict[str, str]) -> int:
    given = inputs["price_year"]
    if isinstance(given, Decimal):
        return int(given)
    year = price.sourced.fact.observation.price_year if price.sourced else None
    if year is None:
        errors["price_year"] = N_("Enter the year that the price is of.")
        return 0
    return year.value


def _index(inputs: Inputs, start: int, end: int, errors: dict[str, str]) -> Fraction | None:
    growth, index = inputs["growth_year"], _pair(inputs, "index_from", "index_to", errors)
    if isinstance(growth, Decimal):
        if index is not None:
            errors["growth_year"] = N_("Enter either two values of the index or a change a year.")
        # An invalid year is told already, and must not be computed with.
        index = None if errors else grown(growth, start, end)
    if index is not None:
        if inputs["index_kind"] == NOT_NAMED:
            errors["index_kind"] = N_("Say what the index measures.")
        if inputs["index_country"] == NOT_NAMED:
            errors["index_country"] = N_(
                "Say which country the index is of: that of another one gives a wrong price."
            )
    return index


def _pair(inputs: Inputs, first: str, second: str, errors: dict[str, str]) -> Fraction | None:
    """The second value over the first, None where neither is given."""
    start, end = inputs[first], inputs[second]
    if isinstance(start, Decimal) and isinstance(end, Decimal):
        return Fraction(end) / Fraction(start)
    if start is not None or end is not None:
        missing = first if start is None else second
        errors[missing] = N_("This value is missing: both years are needed.")
    return None


def _exchange(
    inputs: Inputs, price_currency: str, latest: date, errors: dict[str, str]
) -> Fraction | None:
    if text(inputs, "currency") == price_currency:
        return None
    rate, day = inputs["fx_rate"], inputs["fx_date"]
    if not isinstance(day, str):
        errors["fx_date"] = N_(
            "Enter the day of the exchange rate: without it nobody can check it."
        )
    elif date.fromisoformat(day) > latest:
        errors["fx_date"] = N_("This day is yet to come, so there is no exchange rate of it.")
    if not isinstance(rate, Decimal):
        errors["fx_rate"] = N_("Enter the exchange rate, or choose the currency of the price.")
        return None
    return Fraction(rate) if inputs["fx_quote"] == "price" else 1 / Fraction(rate)


def _latest_day() -> date:
    """The end of the year after this edition's.

    A clock would give the build and the browser, or two readers, different answers.
    """
    return date(facts().as_of.year + 1, 12, 31)
