"""What is odd about a quote, and the list of questions for the vendor."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.formatting import formatter, rounded
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Item, ItemList
from support_costs import currency
from support_costs.billing_increments import average_billed_seconds
from support_costs.money import exact_decimal
from support_costs.provenance import RATE_NOTES
from support_costs.quote_checker.checklist import EXTRA, MINUTES, UNSTATED, extras, questions
from support_costs.quote_checker.fields import EXAMPLE, QUOTE_LABELS, example_rate
from support_costs.quote_checker.sheets import Comparable, given, is_below, source_range
from support_costs.quote_checker.working import contacts

_BY_PEOPLE = ("paid_hour", "scheduled_hour", "production_hour", "fte_month", "seat_month")
_SEVERAL_EVENTS = ("offered", "incl_callback", "per_message")


def shows_example(inputs: Inputs) -> bool:
    """Whether the quotes are still those of the published example."""
    return all(
        inputs[f"quote{one}_rate"] == Decimal(example_rate(one))
        and inputs[f"quote{one}_unit"] == unit
        for one, unit in EXAMPLE.items()
    )


def flags(found: list[Comparable], inputs: Inputs, wording: Wording) -> list[str]:
    """What the reader should know of the quotes before comparing them."""
    say = wording.gettext
    notes = []
    if shows_example(inputs):
        message = N_(
            "The prices shown are a published example: one bill, once by paid hours and once by hours logged in. They come out alike only with that example's own shrinkage."
        )
        notes.append(say(message))
    for number_given in given(inputs):
        if inputs[f"quote{number_given}_unit"] == UNSTATED:
            message = N_("{quote} does not say what its price is for, so it cannot be compared.")
            notes.append(say(message, quote=say(QUOTE_LABELS[number_given])))
    if any(source_range(one, inputs) for one in found):
        notes += currency.notes(inputs, wording)
    for one in found:
        notes += [*_source_flags(one, inputs, wording), *_bill_flags(one, inputs, wording)]
        notes += _content_flags(one, inputs, wording)
    return notes


def to_ask(inputs: Inputs, wording: Wording) -> tuple[ItemList, ...]:
    """The questions for every vendor, then those for each."""
    say = wording.gettext
    asked = {one: questions(inputs, one) for one in given(inputs)}
    lists = list(asked.values())
    common = [question for question in lists[0] if all(question in others for others in lists)]
    found = []
    if len(asked) > 1 and common:
        found.append(_list(say(N_("Ask every vendor")), common, wording))
    for one, own in asked.items():
        if len(asked) > 1:
            own = [question for question in own if question not in common]
        if own:
            title = say(N_("Ask the vendor of {quote}"), quote=say(QUOTE_LABELS[one]))
            found.append(_list(title, own, wording))
    return tuple(found)


def _source_flags(one: Comparable, inputs: Inputs, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    source = source_range(one, inputs)
    if source is None:
        return []
    ccy, notes = text(inputs, "currency"), []
    if is_below(one, source):
        price = one.quote.rate if source.minute else one.paid_hour
        message = N_(
            "{quote} comes to {price} a paid hour, below the {range} of the source for its region, which is old besides. Avoid prices that are low beyond reason: ask for the roster and for how many contacts one agent handles."
        )
        if source.minute:
            message = N_(
                "{quote} asks {price} a minute, below the {range} of the source for its region, which is old besides. Avoid prices that are low beyond reason: ask for the roster and for how many contacts one agent handles."
            )
        amount = source.amount.figure()
        values = {
            "price": show.money(exact_decimal(price), ccy),
            "range": show.money_range(amount.low, amount.high, ccy),
        }
        notes.append(say(message, quote=say(QUOTE_LABELS[one.number]), **values))
    if source.note:
        notes.append(say(RATE_NOTES[source.note]))
    return notes


def _bill_flags(one: Comparable, inputs: Inputs, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    quote, notes = say(QUOTE_LABELS[one.number]), []
    volume = contacts(inputs)
    if volume is not None and one.quote.idle_units(volume):
        share = exact_decimal(one.quote.idle_units(volume) / one.quote.minimum)
        message = N_(
            "{quote}: {share} of the monthly minimum would be paid for without being used."
        )
        notes.append(say(message, quote=quote, share=show.percent(rounded(share, 3))))
    if volume is None and (one.quote.minimum or one.quote.monthly or one.quote.setup):
        message = N_(
            "{quote}: without the contacts a month, its minimum and its fees are left out."
        )
        notes.append(say(message, quote=quote))
    if one.unit in MINUTES and inputs[f"quote{one.number}_billing_increment"] is None:
        message = N_(
            "{quote} does not say in what steps time is rounded up, so it counts as billed by the second. In full minutes, {share} more would be billed."
        )
        seconds = exact_decimal(one.quote.units * 60)
        in_full = average_billed_seconds(seconds, Decimal(60), Decimal(0)) / Fraction(seconds)
        share = rounded(exact_decimal(in_full - 1), 3)
        notes.append(say(message, quote=quote, share=show.percent(share)))
    if one.rounding:
        message = N_(
            "{quote}: rounding up adds {share} to the time billed, if lengths of contacts vary as they usually do."
        )
        share = rounded(exact_decimal(one.rounding), 3)
        notes.append(say(message, quote=quote, share=show.percent(share)))
    return notes


def _content_flags(one: Comparable, inputs: Inputs, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    quote, notes = say(QUOTE_LABELS[one.number]), []
    charged = [say(label) for label in extras(inputs, one.number)]
    if charged:
        message = N_(
            "{quote} charges extra for: {items}. Add what they cost to its fees, or the comparison leaves them out."
        )
        notes.append(say(message, quote=quote, items=show.conjunction(charged)))
    if one.unit in _BY_PEOPLE and inputs[f"quote{one.number}_pay"] == EXTRA:
        message = N_(
            "{quote} is a price for people's time, yet their pay or insurance comes on top. Ask what the price is made of, so that nothing is paid twice."
        )
        notes.append(say(message, quote=quote))
    if one.unit == "contact" and inputs[f"quote{one.number}_billable_event"] in _SEVERAL_EVENTS:
        message = N_("{quote} may bill one case several times; compare the price of a case solved.")
        notes.append(say(message, quote=quote))
    if one.unit == "seat_month":
        message = N_(
            "{quote}: a seat is taken to be staffed with an agent logged in for {hours} hours a week."
        )
        notes.append(
            say(message, quote=quote, hours=show.number(number(inputs, "seat_hours_week")))
        )
    return notes


def _list(title: str, asked: list[str], wording: Wording) -> ItemList:
    items = tuple(Item(wording.gettext(question)) for question in asked)
    return ItemList(title, items, numbered=True)
