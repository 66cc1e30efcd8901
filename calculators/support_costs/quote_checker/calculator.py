"""Puts up to three quotes on one footing, and lists what to ask before believing them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from calculator_kit.calculators import Related
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter
from calculator_kit.functions import maximum, minimum
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, total
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.benchmark_sources import benchmark_lines
from support_costs.facts import facts
from support_costs.provenance import merged, source_line
from support_costs.quote_checker.asking import questions, to_ask
from support_costs.quote_checker.chart import stacks
from support_costs.quote_checker.fields import EXAMPLE_FACTS, QUOTE_LABELS, Quotes
from support_costs.quote_checker.notes import flags, shows_example
from support_costs.quote_checker.quotes import (
    MINUTES,
    Comparable,
    Costs,
    comparable,
    quotes,
    source,
)

ROWS = ("contact", "minute", "paid_hour", "month", "open")
BENCHMARKS = {"shrinkage": "benchmark.shrinkage", "occupancy": "benchmark.occupancy"}

LEVEL = Fraction(201, 200)
"""Quotes whose contact costs up to this much of the lowest count as level: quotes are rounded."""


def work_out(given: Quotes, sheet: Sheet) -> None:
    """What a contact, a minute of handling and a paid hour come to under each quote.

    A quote that does not say what its price is for has open questions only. Raises InputsError, see
    `quotes.quotes` and `comparable`, and where a source's dollars cannot be told in the currency.
    """
    asked = quotes(given)
    totals = [_compare(one, given, sheet) for one in comparable(asked, given)]
    for quote in asked:
        name, label = f"{quote.id}_open", N_("{quote}: open questions")
        number = Number.of(len(questions(quote)))
        sheet.step(name, label, number, "questions", 0, shown=False, quote=quote.label)
    if totals:
        lowest = sheet.figure("lowest", minimum(*totals))
        if len(totals) > 1:
            sheet.figure("spread", maximum(*totals) / lowest - 1, "percent", 4)


def _compare(one: Comparable, given: Quotes, sheet: Sheet) -> Number:
    """The quote in every unit; what comes back is what one contact costs."""

    def step(part: str, label: str, number: Number, **how: Any) -> Number:
        return sheet.step(f"{one.id}_{part}", label, number, quote=one.label, **how)

    units, unit = one.units, one.terms.unit
    if units.how:
        label = N_("{quote}: units for one contact")
        units = sheet.line(label, units, places=4, quote=one.label)
    used = one.price * units
    label = N_("{quote}: price of what a contact uses")
    used = step("used", label, used, row=False, shown=bool(used.how))
    beside = one.beside(given, units)
    label = N_("{quote}: each contact")
    contact = step("contact", label, total([used, *beside.values()]), shown=bool(beside))
    label, minute = N_("{quote}: each minute of handling"), contact / one.contact.handle_minute
    step("minute", label, minute, places=4, shown=False, told=_minute)
    label, is_hour = N_("{quote}: as a paid hour, fees not counted"), unit == "paid_hour"
    hour = one.price if is_hour else used / one.contact.paid_hour
    step("paid_hour", label, hour, shown=not is_hour)
    if contacts := given.contacts():
        label = N_("{quote}: a month, set-up not counted")
        step("month", label, one.month(contacts, units))
        sheet.figure(f"{one.id}_idle", one.idle(contacts, units), "units")
    if one.rounding is not None:
        sheet.figure(f"{one.id}_rounding", one.rounding, "percent", 4)
    if rate := source(one, given):
        amount = sheet.figure(f"{one.id}_source", given.told(rate.fact))
        price = one.price if unit in MINUTES else hour
        is_below = amount.low is not None and price.value() < amount.low
        sheet.figure(f"{one.id}_below_source", Number.of(is_below), "yes_or_no", 0)
    return contact


def _minute(figure: Figure, wording: Wording) -> str:
    """Like the figure's own text, but prices below one unit with four decimals."""
    if figure.low is not None and figure.low < 1:
        return formatter(wording.locale).money(figure.low, figure.unit, 4)
    return figure.told(wording.locale)


def present(given: Quotes, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    asked = quotes(given)
    found = comparable(asked, given)
    costs = {one.number: one.costs(given) for one in found}
    rates = [rate for one in found if (rate := source(one, given))]
    records = [rate.fact for rate in rates]
    if shows_example(given):
        records += [facts()[fact_id] for fact_id in EXAMPLE_FACTS.values()]
    return Presentation(
        caption=wording.gettext(N_("Quotes on one footing")),
        headline=_headline(costs, sheet, wording),
        meaning=_meaning(costs, sheet, wording),
        rows=sheet.rows(wording, *(f"{quote.id}_{part}" for quote in asked for part in ROWS)),
        steps=sheet.steps(wording),
        charts=(stacks(costs, given.currency, wording),) if found else (),
        notes=tuple(flags(given, asked, found, sheet, wording)),
        lists=to_ask(asked, wording),
        sources=(
            *merged((source_line(fact, wording) for fact in records), wording),
            *benchmark_lines(BENCHMARKS, given.fields, given.inputs, wording),
        ),
    )


def _headline(costs: Costs, sheet: Sheet, wording: Wording) -> str:
    say = wording.gettext
    if not costs:
        return say(N_("No quote can be compared yet"))
    amount, cheapest = sheet.told("lowest", wording), _cheapest(costs)
    names = [say(QUOTE_LABELS[number]) for number in sorted(cheapest)]
    if len(costs) == 1:
        return say(N_("{quote}: {amount} a contact"), quote=names[0], amount=amount)
    if len(cheapest) > 1:
        quotes = formatter(wording.locale).conjunction(names)
        return say(
            N_("{quotes} cost about the same: {amount} a contact"), quotes=quotes, amount=amount
        )
    return say(N_("{quote} is cheapest: {amount} a contact"), quote=names[0], amount=amount)


def _meaning(costs: Costs, sheet: Sheet, wording: Wording) -> str:
    say = wording.gettext
    if not costs:
        message = N_(
            "A price means nothing without its unit: first ask what one hour, minute or contact contains."
        )
        return say(message)
    cheapest = _cheapest(costs)
    dearest = max(costs, key=lambda number: total(costs[number].values()))
    if dearest in cheapest:
        minute = sheet.told(f"quote{cheapest[0]}_minute", wording)
        return say(N_("A minute of handling costs {amount}."), amount=minute)
    message = N_(
        "For the same work, {dearest} costs {share} more than {cheapest}, if what they leave open costs nothing."
    )
    return say(
        message,
        dearest=say(QUOTE_LABELS[dearest]),
        cheapest=say(QUOTE_LABELS[cheapest[0]]),
        share=sheet.told("spread", wording),
    )


def _cheapest(costs: Costs) -> list[int]:
    """The quote with the lowest price of a contact, and those within half a percent of it."""
    totals = {number: total(parts.values()) for number, parts in costs.items()}
    limit = min(totals.values()) * LEVEL
    level = (number for number, cost in totals.items() if cost <= limit)
    return sorted(level, key=totals.__getitem__)


CALCULATOR = worked(
    Quotes,
    work_out,
    present,
    id="quote_checker",
    title=N_("Quote checker"),
    key_figure="lowest",
    sensitive=("volume_month", "aht", "occupancy", "shrinkage", "shrinkage_ext", "shrinkage_in"),
    related=(
        Related(
            "hour_converter", {"aht": "aht", "shrinkage": "shrinkage", "occupancy": "occupancy"}
        ),
        Related(
            "vendor_scorecard",
            {
                "price_a": "figure:quote1_contact",
                "price_b": "figure:quote2_contact",
                "price_c": "figure:quote3_contact",
            },
        ),
        Related("dedicated_hourly", {"aht": "aht", "volume_month": "volume_month"}),
    ),
)
