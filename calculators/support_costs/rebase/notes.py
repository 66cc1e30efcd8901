"""What must be said with a price that was taken to another year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator_kit.facts import Fact
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ONE
from calculator_kit.working import Sheet
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.provenance import rate_notes
from support_costs.rebase.fields import OldPrice
from support_costs.rebase.index_origins import ORIGINS

LISTS = {
    "asia_ph": "check.certainly.offshore",
    "india": "check.certainly.offshore",
    "pakistan": "check.certainly.offshore",
    "latam": "check.certainly.nearshore",
    "us_ca": "check.certainly.domestic",
}
"""A price list of a known year, to hold an indexed price against."""


def rebase_notes(given: OldPrice, sheet: Sheet, wording: Wording) -> Iterator[str]:
    """What a reader should know of the year, the index and the exchange rate that were used."""
    say, source = wording.gettext, given.sourced()
    start, end = given.years(given.hourly_price())
    is_indexed = "indexed" in sheet
    yield from rate_notes(source, given.region, wording)
    year = source.fact.observation.price_year if source else None
    if year and year.inferred and given.price_year is None:
        yield say(
            N_("The year of the price is inferred: it may be any from {earliest} to {latest}."),
            earliest=str(year.earliest),
            latest=str(year.latest),
        )
    if not is_indexed and given.drift() is not ONE:
        yield say(
            N_("The exchange rates with the country of the index do nothing without an index.")
        )
    if is_indexed:
        yield from _index_notes(given, end, sheet, wording)
    elif start != end:
        yield say(
            N_(
                "No index was entered, and this guide has none: take two values of one series from the statistics office of the vendor's country."
            )
        )
    if "converted" in sheet and given.fx_date:
        yield from _exchange_notes(given.fx_date, end if is_indexed else start, is_indexed, wording)


def _exchange_notes(day: date, year: int, is_indexed: bool, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    yield say(
        N_(
            "The order is fixed: first the index, then the exchange rate of {day}. Converting at the old rate and then taking the index of your own country answers another question."
        ),
        day=formatter(wording.locale).date(day),
    )
    if day.year != year or not is_indexed:
        yield say(
            N_("A price of {year} meets an exchange rate of {other} here."),
            year=str(year),
            other=str(day.year),
        )


def _index_notes(given: OldPrice, end: int, sheet: Sheet, wording: Wording) -> Iterator[str]:
    """What speaks against this index for this price."""
    say, show = wording.gettext, formatter(wording.locale)
    origin = ORIGINS[given.index_country]
    yield say(N_("An indexed price is computed; no vendor has offered it."))
    if origin.region and given.sourced() and origin.region != given.region:
        yield say(
            N_(
                "The index is of another place than the agents: {country}, not {region}. Prices follow costs where the work is done."
            ),
            country=say(origin.label),
            region=say(shared.REGION_LABELS[given.region]),
        )
    code = sheet["nominal"].unit
    if origin.currency and origin.currency != code and given.index_fx_from is None:
        yield say(
            N_(
                "The index is of a country whose money is {other}; the price is in {code}. Without the exchange rates of both years, how the two moved is left out."
            ),
            other=origin.currency,
            code=code,
        )
    listed = price_list(given, end)
    if listed and (year := listed.observation.price_year):
        yield say(
            N_("To hold it against: one vendor's price list of {year} has {range} an hour."),
            year=str(year.value),
            range=show.money_range(listed.low, listed.high, listed.unit),
        )


def price_list(given: OldPrice, end: int) -> Fact | None:
    """A price list to hold an indexed price against, if there is one that is not younger."""
    if not given.sourced() or given.service != "inbound":
        return None
    listed = facts()[LISTS[given.region]] if given.region in LISTS else None
    year = listed.observation.price_year if listed else None
    return listed if year and year.value <= end else None
