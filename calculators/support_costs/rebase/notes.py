"""What must be said with a price that was taken to another year."""

from __future__ import annotations

from datetime import date

from calculator_kit.facts import Fact
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, text
from calculator_kit.messages import N_, Wording
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.provenance import RATE_NOTES
from support_costs.rebase.fields import Quoted
from support_costs.rebase.index_origins import ORIGINS
from support_costs.rebase.rebasing import Rebasing

LISTS = {
    "asia_ph": "check.certainly.offshore",
    "india": "check.certainly.offshore",
    "pakistan": "check.certainly.offshore",
    "latam": "check.certainly.nearshore",
    "us_ca": "check.certainly.domestic",
}
"""A price list of a known year, to hold an indexed price against."""


def rebase_notes(inputs: Inputs, plan: Rebasing, price: Quoted, wording: Wording) -> list[str]:
    """What a reader should know of the year, the index and the exchange rate that were used."""
    say, show = wording.gettext, formatter(wording.locale)
    notes = []
    if price.sourced and price.sourced.note:
        notes.append(say(RATE_NOTES[price.sourced.note]))
    if price.sourced is None and inputs["region"] != shared.CUSTOM:
        notes.append(say(N_("Your own rate is used instead of the region's.")))
    if price.amount.high is None:
        notes.append(
            say(
                N_(
                    "The source gives a lower end only, so there is no upper figure; none was made up."
                )
            )
        )
    observation = price.sourced.fact.observation if price.sourced else None
    year = observation.price_year if observation else None
    if year and year.inferred and inputs["price_year"] is None:
        notes.append(
            say(
                N_("The year of the price is inferred: it may be any from {earliest} to {latest}."),
                earliest=str(year.earliest),
                latest=str(year.latest),
            )
        )
    if plan.index is None and plan.drift != 1:
        notes.append(
            say(N_("The exchange rates with the country of the index do nothing without an index."))
        )
    if plan.index is not None:
        notes += _index_notes(inputs, plan, price, wording)
    elif plan.start != plan.end:
        notes.append(
            say(
                N_(
                    "No index was entered, and this guide has none: take two values of one series from the statistics office of the vendor's country."
                )
            )
        )
    if plan.exchange is not None:
        day = date.fromisoformat(text(inputs, "fx_date"))
        notes.append(
            say(
                N_(
                    "The order is fixed: first the index, then the exchange rate of {day}. Converting at the old rate and then taking the index of your own country answers another question."
                ),
                day=show.date(day),
            )
        )
        if day.year != plan.end or plan.index is None:
            notes.append(
                say(
                    N_("A price of {year} meets an exchange rate of {other} here."),
                    year=str(plan.start if plan.index is None else plan.end),
                    other=str(day.year),
                )
            )
    return notes


def _index_notes(inputs: Inputs, plan: Rebasing, price: Quoted, wording: Wording) -> list[str]:
    """What speaks against this index for this price."""
    say, show = wording.gettext, formatter(wording.locale)
    origin = ORIGINS[text(inputs, "index_country")]
    region = text(inputs, "region") if price.sourced else ""
    notes = [say(N_("An indexed price is computed; no vendor has offered it."))]
    if origin.region and region and origin.region != region:
        notes.append(
            say(
                N_(
                    "The index is of another place than the agents: {country}, not {region}. Prices follow costs where the work is done."
                ),
                country=say(origin.label),
                region=say(shared.REGION_LABELS[region]),
            )
        )
    code = price.amount.low.currency
    if origin.currency and origin.currency != code and inputs["index_fx_from"] is None:
        notes.append(
            say(
                N_(
                    "The index is of a country whose money is {other}; the price is in {code}. Without the exchange rates of both years, how the two moved is left out."
                ),
                other=origin.currency,
                code=code,
            )
        )
    listed = price_list(inputs, plan, price)
    year = listed.observation.price_year if listed else None
    if listed and year:
        notes.append(
            say(
                N_("To hold it against: one vendor's price list of {year} has {range} an hour."),
                year=str(year.value),
                range=show.money_range(listed.low, listed.high, listed.unit),
            )
        )
    return notes


def price_list(inputs: Inputs, plan: Rebasing, price: Quoted) -> Fact | None:
    """A price list to hold an indexed price against, if there is one that is not younger."""
    region = text(inputs, "region")
    if plan.index is None or not price.sourced or inputs["service"] != "inbound":
        return None
    listed = facts()[LISTS[region]] if region in LISTS else None
    year = listed.observation.price_year if listed else None
    return listed if year and year.value <= plan.end else None
