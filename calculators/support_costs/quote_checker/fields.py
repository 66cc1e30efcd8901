"""What the quote checker asks: up to three quotes, and the work that all of them are to do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from calculator_kit.fields import Choice, ChoiceField, Field
from calculator_kit.given import Given, Question, asked, choice, count, each, maybe, money
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.currency import InCurrency
from support_costs.facts import default_of
from support_costs.hour_converter import fields as hour_fields
from support_costs.hour_converter.fields import Presence
from support_costs.quote_checker.checklist import ITEMS, TERMS, UNSTATED, Item

QUOTES = (1, 2, 3)
QUOTE_LABELS = {1: N_("Quote 1"), 2: N_("Quote 2"), 3: N_("Quote 3")}
UNKNOWN_REGION = "unknown"
_WORK = N_("The work")

EXAMPLE = {1: "paid_hour", 2: "production_hour"}
EXAMPLE_FACTS = {number: f"check.wewfm.{unit}" for number, unit in EXAMPLE.items()}
"""A published example counts one bill in several hours; the first quotes start from it."""

_SOLD = (
    "paid_hour",
    "scheduled_hour",
    "production_hour",
    "handle_hour",
    "handle_minute",
    "talk_minute",
    "contact",
    "resolution",
    "fte_month",
)
UNIT_CHOICES = (
    Choice(UNSTATED, N_("The quote does not say")),
    *(choice for choice in hour_fields.BILLED_UNIT.choices if choice.value in _SOLD),
    Choice("seat_month", N_("one seat, a month")),
)


def example_rate(number: int) -> str:
    """The price that a quote starts from, as canonical text; "" for none."""
    return default_of(EXAMPLE_FACTS[number]) if number in EXAMPLE_FACTS else ""


class Price(Given):
    """What a vendor asks, and for what."""

    rate = maybe(
        money(
            N_("Price of one unit"),
            N_("Empty: there is no such quote."),
            default="",
            least=Decimal("0.0001"),
            most=shared.LARGEST_AMOUNT,
            basis="page",
        )
    )
    unit = asked(
        ChoiceField(
            name="",
            label=N_("What the price is for"),
            hint=N_("Ask the vendor; most quotes do not say."),
            default=UNSTATED,
            choices=UNIT_CHOICES,
        )
    )
    region = asked(shared.REGION).but(
        hint=N_("To hold the price against the source for that region."),
        default=UNKNOWN_REGION,
        basis="assumption",
        choices=(
            Choice(UNKNOWN_REGION, N_("Not known, or elsewhere")),
            *(Choice(value, label) for value, label in shared.REGION_LABELS.items()),
        ),
    )
    min_volume = maybe(
        count(
            N_("Monthly minimum"),
            N_(
                "In units as priced: hours, minutes, contacts, heads. 0 if none; empty if unstated."
            ),
            most=shared.LARGEST_AMOUNT,
        )
    )
    mgmt_fee = maybe(
        money(
            N_("Fees every month"),
            N_("Management, licences, lines. 0 if none; empty if unstated."),
            default="",
            most=shared.LARGEST_AMOUNT,
        )
    )
    setup_fee = maybe(
        money(
            N_("One-time set-up fee"),
            N_("0 if none; empty if unstated."),
            default="",
            most=shared.LARGEST_AMOUNT,
        )
    )


def _covered(item: Item) -> Question[str]:
    return choice(
        item.label,
        default=UNSTATED,
        unstated=N_("Not stated"),
        included=N_("In the price"),
        extra=N_("Charged extra"),
    )


def _term(item: Item) -> Question[str]:
    return choice(item.label, default=UNSTATED, unstated=N_("Not stated"), stated=N_("Stated"))


class Contents(Given):
    """How a price is counted, what it covers, and the terms beside it."""

    billing_increment = maybe(
        count(
            N_("Time is rounded up to"),
            N_("Only for prices by the minute. 1 is billing by the second."),
            unit=N_("seconds"),
            least=1,
            most=300,
        )
    )
    billable_event = choice(
        N_("What counts as a contact"),
        N_("Only for prices by the contact."),
        default=UNSTATED,
        unstated=N_("Not stated"),
        answered=N_("Each answered call"),
        offered=N_("Each call that comes in"),
        incl_callback=N_("Answered calls and calls back"),
        per_message=N_("Each message or step"),
    )
    pay, training, coaching, tools, site = map(_covered, ITEMS[:5])
    integration, transaction, premium, changes, emergency = map(_covered, ITEMS[5:])
    indexation, exit = map(_term, TERMS)

    def having(self, state: str, items: tuple[Item, ...] = ITEMS) -> list[Item]:
        """The items of which the quote says this."""
        return [item for item in items if getattr(self, item.id) == state]


def _of_price(number: int, field: Field) -> dict[str, Any]:
    """What one quote's price has of its own: hints stand with the first, an example with the first two."""
    own: dict[str, Any] = {"group": QUOTE_LABELS[number]}
    if number != QUOTES[0]:
        own["hint"] = ""
    if field.name == "rate":
        own["default"] = example_rate(number)
    if field.name == "unit" and number in EXAMPLE:
        own |= {"default": EXAMPLE[number], "basis": "page"}
    return own


def _of_contents(number: int, _field: Field) -> dict[str, Any]:
    return {"group": QUOTE_LABELS[number], "advanced": True}


class Quotes(InCurrency, Presence):
    """Up to three quotes, and the work that all of them are to do, in the order of the form."""

    prices = each(Price, QUOTES, "quote{thing}_{name}", _of_price)
    volume_month = maybe(shared.VOLUME_MONTH).but(
        hint=N_("Fees and minimums are spread over them. May stay empty."), group=_WORK
    )
    aht = asked(shared.AHT).but(advanced=False, group=_WORK)
    shrinkage = Presence.shrinkage.but(group=_WORK)
    occupancy = Presence.occupancy.but(group=_WORK)
    contents = each(Contents, QUOTES, "quote{thing}_{name}", _of_contents)
    shrinkage_ext = Presence.shrinkage_ext.but(group=_WORK)
    shrinkage_in = Presence.shrinkage_in.but(group=_WORK)
    wrap_share = asked(hour_fields.WRAP_SHARE).but(group=_WORK)
    fcr = maybe(hour_fields.FCR).but(group=_WORK)
    hours_week = asked(shared.HOURS_WEEK).but(group=_WORK, advanced=True)
    contract_months = asked(shared.CONTRACT_MONTHS).but(group=_WORK, advanced=True)
    service = asked(shared.SERVICE).but(group=_WORK, advanced=True)
    seat_hours_week = count(
        N_("Hours a week that a seat is staffed"),
        N_("For prices by the seat. 168 is day and night, every day."),
        unit=N_("hours"),
        default=40,
        least=1,
        most=168,
        group=_WORK,
        advanced=True,
    )

    def contacts(self) -> Number | None:
        """The contacts a month, None for none or when they are not said."""
        return self.volume_month or None

    def seconds(self, unit: str) -> Number:
        """What counts of a contact in a price by this kind of minute."""
        return self.aht * (1 - self.wrap_share) if unit == "talk_minute" else self.aht
