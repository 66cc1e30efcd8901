"""What the quote checker asks: up to three quotes, and the work that all of them are to do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, Field, NumberField
from calculator_kit.messages import N_
from calculator_kit.parsing import canonical_text
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.hour_converter import fields as hour_fields
from support_costs.quote_checker.checklist import (
    EXTRA,
    INCLUDED,
    ITEMS,
    STATED,
    TERMS,
    UNSTATED,
    Item,
)

QUOTES = (1, 2, 3)
QUOTE_LABELS = {1: N_("Quote 1"), 2: N_("Quote 2"), 3: N_("Quote 3")}
UNKNOWN_REGION = "unknown"

EXAMPLE = {1: "paid_hour", 2: "production_hour"}
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
    if number not in EXAMPLE:
        return ""
    price = facts()[f"check.wewfm.{EXAMPLE[number]}"].typical
    return "" if price is None else canonical_text(price)


def _amount(number: int, name: str, label: str, hint: str) -> NumberField:
    return NumberField(
        name=f"quote{number}_{name}",
        label=label,
        hint=hint if number == 1 else "",
        optional=True,
        minimum=Decimal(0),
        maximum=shared.LARGEST_AMOUNT,
        group=QUOTE_LABELS[number],
    )


def _main(number: int) -> list[Field]:
    return [
        replace(
            _amount(number, "rate", N_("Price of one unit"), N_("Empty: there is no such quote.")),
            minimum=Decimal("0.0001"),
            default=example_rate(number),
            basis="page",
        ),
        ChoiceField(
            name=f"quote{number}_unit",
            label=N_("What the price is for"),
            hint=N_("Ask the vendor; most quotes do not say.") if number == 1 else "",
            default=EXAMPLE.get(number, UNSTATED),
            basis="page" if number in EXAMPLE else "assumption",
            choices=UNIT_CHOICES,
            group=QUOTE_LABELS[number],
        ),
        replace(
            shared.REGION,
            name=f"quote{number}_region",
            hint=N_("To hold the price against the source for that region.") if number == 1 else "",
            default=UNKNOWN_REGION,
            basis="assumption",
            choices=(
                Choice(UNKNOWN_REGION, N_("Not known, or elsewhere")),
                *(Choice(value, label) for value, label in shared.REGION_LABELS.items()),
            ),
            group=QUOTE_LABELS[number],
        ),
        _amount(
            number,
            "min_volume",
            N_("Monthly minimum"),
            N_(
                "In units as priced: hours, minutes, contacts, heads. 0 if none; empty if unstated."
            ),
        ),
        _amount(
            number,
            "mgmt_fee",
            N_("Fees every month"),
            N_("Management, licences, lines. 0 if none; empty if unstated."),
        ),
        _amount(
            number, "setup_fee", N_("One-time set-up fee"), N_("0 if none; empty if unstated.")
        ),
    ]


def _more(number: int) -> list[Field]:
    group = QUOTE_LABELS[number]
    increment = NumberField(
        name=f"quote{number}_billing_increment",
        label=N_("Time is rounded up to"),
        hint=N_("Only for prices by the minute. 1 is billing by the second."),
        unit=N_("seconds"),
        optional=True,
        minimum=Decimal(1),
        maximum=Decimal(300),
        group=group,
        advanced=True,
    )
    event = ChoiceField(
        name=f"quote{number}_billable_event",
        label=N_("What counts as a contact"),
        hint=N_("Only for prices by the contact."),
        default=UNSTATED,
        choices=(
            Choice(UNSTATED, N_("Not stated")),
            Choice("answered", N_("Each answered call")),
            Choice("offered", N_("Each call that comes in")),
            Choice("incl_callback", N_("Answered calls and calls back")),
            Choice("per_message", N_("Each message or step")),
        ),
        group=group,
        advanced=True,
    )
    covered = [
        _state(number, item, ((INCLUDED, N_("In the price")), (EXTRA, N_("Charged extra"))))
        for item in ITEMS
    ]
    return [
        increment,
        event,
        *covered,
        *(_state(number, term, ((STATED, N_("Stated")),)) for term in TERMS),
    ]


def _state(number: int, item: Item, states: tuple[tuple[str, str], ...]) -> ChoiceField:
    return ChoiceField(
        name=f"quote{number}_{item.id}",
        label=item.label,
        default=UNSTATED,
        choices=(
            Choice(UNSTATED, N_("Not stated")),
            *(Choice(state, label) for state, label in states),
        ),
        group=QUOTE_LABELS[number],
        advanced=True,
    )


FIELDS: tuple[Field, ...] = (
    *(field for number in QUOTES for field in _main(number)),
    replace(
        shared.VOLUME_MONTH,
        hint=N_("Fees and minimums are spread over them. May stay empty."),
        group=N_("The work"),
    ),
    replace(shared.AHT, advanced=False, group=N_("The work")),
    replace(hour_fields.SHRINKAGE, group=N_("The work")),
    replace(hour_fields.OCCUPANCY, group=N_("The work")),
    *(field for number in QUOTES for field in _more(number)),
    *(
        replace(field, group=N_("The work"), advanced=True)
        for field in (
            hour_fields.SHRINKAGE_EXT,
            hour_fields.SHRINKAGE_IN,
            hour_fields.WRAP_SHARE,
            hour_fields.FCR,
            shared.HOURS_WEEK,
            shared.CONTRACT_MONTHS,
            shared.SERVICE,
        )
    ),
    NumberField(
        name="seat_hours_week",
        label=N_("Hours a week that a seat is staffed"),
        hint=N_("For prices by the seat. 168 is day and night, every day."),
        unit=N_("hours"),
        minimum=Decimal(1),
        maximum=Decimal(168),
        default="40",
        group=N_("The work"),
        advanced=True,
    ),
    *currency.FIELDS,
)
