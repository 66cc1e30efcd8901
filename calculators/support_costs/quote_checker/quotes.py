"""Quotes that have a price, and what a contact takes and costs under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from calculator_kit.functions import maximum
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import ONE, ZERO, Number
from support_costs.billing_increments import average_seconds
from support_costs.facts import HourlyRate, facts, hourly_rate
from support_costs.hour_converter.fields import MISSING
from support_costs.minute_prices import PRICED
from support_costs.quote_checker.checklist import UNSTATED
from support_costs.quote_checker.fields import (
    QUOTE_LABELS,
    UNKNOWN_REGION,
    Contents,
    Price,
    Quotes,
)

MINUTES = ("handle_minute", "talk_minute")
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

Costs = Mapping[int, Mapping[str, Number]]
"""What a contact costs under each quote, by what for."""


@dataclass(frozen=True)
class Quote:
    """A quote that has a price."""

    number: int
    price: Number
    terms: Price
    contents: Contents

    @property
    def id(self) -> str:
        """What names of its figures begin with."""
        return f"quote{self.number}"

    @property
    def label(self) -> str:
        """What it is called, a message id."""
        return QUOTE_LABELS[self.number]


class Contact:
    """How much a contact takes of each unit, by the unit's id; None of one that cannot be told.

    Raises InputsError when only one part of shrinkage is given.
    """

    contact = ONE

    def __init__(self, given: Quotes) -> None:
        self._given = given
        self._scheduled, self._logged_in = given.present_share()
        self.handle_hour = (given.aht / 3600).of_unit("hours")
        self.production_hour = self.handle_hour / given.occupancy
        self.resolution = given.fcr

    @cached_property
    def _present(self) -> Number:
        """Hours that are not lost to breaks, or to all shrinkage where its parts are not known."""
        return self.production_hour / self._logged_in

    @property
    def scheduled_hour(self) -> Number | None:
        """Breaks too."""
        return None if self._scheduled is None else self._present

    @cached_property
    def paid_hour(self) -> Number:
        """Leave and sickness too."""
        return self._present if self._scheduled is None else self._present / self._scheduled

    @cached_property
    def fte_month(self) -> Number:
        """A full-time agent's month has so many paid hours."""
        return self.paid_hour / (self._given.hours_week * 52 / 12)

    @cached_property
    def seat_month(self) -> Number:
        """A seat's month is filled by hours logged in."""
        return self.production_hour / (self._given.seat_hours_week * 52 / 12)

    @cached_property
    def handle_minute(self) -> Number:
        """All of the handle time."""
        return (self._given.aht / 60).of_unit("minutes")

    @cached_property
    def talk_minute(self) -> Number:
        """Without wrap-up."""
        return (self._given.seconds("talk_minute") / 60).of_unit("minutes")


@dataclass(frozen=True)
class Comparable(Quote):
    """A quote whose unit is known, of which a `contact` takes so many `units`.

    `rounding` is the share that rounding up adds to the time that is billed, None where nothing is.
    """

    units: Number
    contact: Contact
    rounding: Number | None

    def idle(self, contacts: Number, units: Number) -> Number:
        """Units of the monthly minimum that so many contacts leave unused."""
        least = self.terms.min_volume
        return maximum(0, least - contacts * units) if least else ZERO

    def beside(self, given: Quotes, units: Number) -> dict[str, Number]:
        """What a contact costs beside the units that it takes, by what for.

        Without a number of contacts there is nothing to spread it over, and it is left out.
        """
        contacts, terms, parts = given.contacts(), self.terms, {}
        if contacts is not None:
            if idle := self.idle(contacts, units):
                parts["unused"] = self.price * idle / contacts
            if terms.mgmt_fee:
                parts["monthly"] = terms.mgmt_fee / contacts
            if terms.setup_fee:
                parts["setup"] = terms.setup_fee / given.contract_months / contacts
        return parts

    def costs(self, given: Quotes) -> dict[str, Number]:
        """All that a contact costs, by what for."""
        return {"used": self.price * self.units, **self.beside(given, self.units)}

    def month(self, contacts: Number, units: Number) -> Number:
        """The bill of a month with so many contacts, set-up not counted."""
        least, used = self.terms.min_volume, contacts * units
        billed = maximum(least, used) if least else used
        return self.price * billed + (self.terms.mgmt_fee or ZERO)


def quotes(given: Quotes) -> list[Quote]:
    """The quotes that have a price. Raises InputsError when there is none."""
    found = [
        Quote(number, terms.rate, terms, given.contents[number])
        for number, terms in given.prices.items()
        if terms.rate is not None
    ]
    if not found:
        raise InputsError({"quote1_rate": N_("Enter the price of at least one quote.")})
    return found


def comparable(asked: Sequence[Quote], given: Quotes) -> list[Comparable]:
    """Those that say what their price is for. Raises InputsError when a unit needs an input that is empty."""
    contact = Contact(given)
    return [_comparable(quote, given, contact) for quote in asked if quote.terms.unit != UNSTATED]


def source(quote: Quote, given: Quotes) -> HourlyRate | None:
    """What a source says of such a price in the quote's region: of a minute, if that is the unit, else
    of a paid hour. None where none does."""
    unit, region = quote.terms.unit, quote.terms.region
    if region == UNKNOWN_REGION:
        return None
    if unit in _BY_TIME:
        return hourly_rate(region, given.service)
    if unit in MINUTES and region not in _NO_SHARED_RATE and given.service == "inbound":
        return HourlyRate(facts()[PRICED.get(region, PRICED["offshore"])], None)
    return None


def _comparable(quote: Quote, given: Quotes, contact: Contact) -> Comparable:
    unit, step, rounding = quote.terms.unit, quote.contents.billing_increment, None
    units: Number | None = getattr(contact, unit)
    if units is None:
        raise InputsError(dict([MISSING[unit]]))
    if unit in MINUTES and step is not None:
        seconds = given.seconds(unit)
        billed = average_seconds(seconds, step)
        units, rounding = (billed / 60).of_unit("minutes"), billed / seconds - 1
    return Comparable(
        quote.number, quote.price, quote.terms, quote.contents, units, contact, rounding
    )
