"""What is odd about a quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculator_kit.formatting import formatter, rounded
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from calculator_kit.working import Sheet
from support_costs.billing_increments import average_seconds
from support_costs.facts import facts
from support_costs.provenance import RATE_NOTES
from support_costs.quote_checker.checklist import EXTRA, UNSTATED
from support_costs.quote_checker.fields import EXAMPLE, EXAMPLE_FACTS, Quotes
from support_costs.quote_checker.quotes import MINUTES, Comparable, Quote, source

_BY_PEOPLE = ("paid_hour", "scheduled_hour", "production_hour", "fte_month", "seat_month")
_SEVERAL_EVENTS = ("offered", "incl_callback", "per_message")
_FULL_MINUTE = Number.of(60, "seconds")


def shows_example(given: Quotes) -> bool:
    """Whether the quotes are still those of the published example."""
    return all(
        (terms := given.prices[number]).unit == unit
        and terms.rate is not None
        and terms.rate.decimal() == facts()[EXAMPLE_FACTS[number]].value()
        for number, unit in EXAMPLE.items()
    )


def flags(
    given: Quotes,
    asked: Sequence[Quote],
    found: Sequence[Comparable],
    sheet: Sheet,
    wording: Wording,
) -> Iterator[str]:
    """What the reader should know of the quotes before comparing them."""
    say = wording.gettext
    if shows_example(given):
        message = N_(
            "The prices shown are a published example: one bill, once by paid hours and once by hours logged in. They come out alike only with that example's own shrinkage."
        )
        yield say(message)
    for quote in asked:
        if quote.terms.unit == UNSTATED:
            message = N_("{quote} does not say what its price is for, so it cannot be compared.")
            yield say(message, quote=say(quote.label))
    if any(source(one, given) for one in found):
        yield from given.exchange_notes(wording)
    for one in found:
        yield from _source_flags(one, given, sheet, wording)
        yield from _bill_flags(one, given, sheet, wording)
        yield from _content_flags(one, given, wording)


def _source_flags(one: Comparable, given: Quotes, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, show = wording.gettext, formatter(wording.locale)
    rate = source(one, given)
    if rate is None:
        return
    if sheet[f"{one.id}_below_source"].low:
        price = sheet.told(f"{one.id}_paid_hour", wording)
        message = N_(
            "{quote} comes to {price} a paid hour, below the {range} of the source for its region, which is old besides. Avoid prices that are low beyond reason: ask for the roster and for how many contacts one agent handles."
        )
        if one.terms.unit in MINUTES:
            price = show.money(one.price.decimal(), given.currency)
            message = N_(
                "{quote} asks {price} a minute, below the {range} of the source for its region, which is old besides. Avoid prices that are low beyond reason: ask for the roster and for how many contacts one agent handles."
            )
        amount = sheet.told(f"{one.id}_source", wording)
        yield say(message, quote=say(one.label), price=price, range=amount)
    if rate.note:
        yield say(RATE_NOTES[rate.note])


def _bill_flags(one: Comparable, given: Quotes, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, show, quote = wording.gettext, formatter(wording.locale), wording.gettext(one.label)
    terms, contacts = one.terms, given.contacts()

    def share(number: Number) -> str:
        return show.percent(rounded(number.decimal(), 3))

    if contacts and terms.min_volume and (idle := one.idle(contacts, one.units)):
        message = N_(
            "{quote}: {share} of the monthly minimum would be paid for without being used."
        )
        yield say(message, quote=quote, share=share(idle / terms.min_volume))
    if not contacts and (terms.min_volume or terms.mgmt_fee or terms.setup_fee):
        message = N_(
            "{quote}: without the contacts a month, its minimum and its fees are left out."
        )
        yield say(message, quote=quote)
    if one.rounding is not None:
        message = N_(
            "{quote}: rounding up adds {share} to the time billed, if lengths of contacts vary as they usually do."
        )
        yield say(message, quote=quote, share=share(one.rounding))
    elif terms.unit in MINUTES:
        message = N_(
            "{quote} does not say in what steps time is rounded up, so it counts as billed by the second. In full minutes, {share} more would be billed."
        )
        seconds = given.seconds(terms.unit)
        more = average_seconds(seconds, _FULL_MINUTE) / seconds - 1
        yield say(message, quote=quote, share=share(more))


def _content_flags(one: Comparable, given: Quotes, wording: Wording) -> Iterator[str]:
    say, show, quote = wording.gettext, formatter(wording.locale), wording.gettext(one.label)
    unit, contents = one.terms.unit, one.contents
    if charged := [say(item.label) for item in contents.having(EXTRA)]:
        message = N_(
            "{quote} charges extra for: {items}. Add what they cost to its fees, or the comparison leaves them out."
        )
        yield say(message, quote=quote, items=show.conjunction(charged))
    if unit in _BY_PEOPLE and contents.pay == EXTRA:
        message = N_(
            "{quote} is a price for people's time, yet their pay or insurance comes on top. Ask what the price is made of, so that nothing is paid twice."
        )
        yield say(message, quote=quote)
    if unit == "contact" and contents.billable_event in _SEVERAL_EVENTS:
        message = N_("{quote} may bill one case several times; compare the price of a case solved.")
        yield say(message, quote=quote)
    if unit == "seat_month":
        message = N_(
            "{quote}: a seat is taken to be staffed with an agent logged in for {hours} hours a week."
        )
        yield say(message, quote=quote, hours=show.number(given.seat_hours_week.decimal()))
