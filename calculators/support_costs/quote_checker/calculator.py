"""Puts up to three quotes on one footing, and lists what to ask before believing them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row
from support_costs.benchmark_sources import benchmark_lines
from support_costs.facts import facts
from support_costs.money import exact_decimal
from support_costs.provenance import merged, source_line
from support_costs.quote_checker.checklist import questions
from support_costs.quote_checker.fields import EXAMPLE, FIELDS, QUOTE_LABELS
from support_costs.quote_checker.notes import flags, shows_example, to_ask
from support_costs.quote_checker.sheets import Comparable, comparable, given, is_below, source_range
from support_costs.quote_checker.working import contacts, stacks, working

FIGURE_LABELS = {
    "contact": N_("{quote}: each contact"),
    "minute": N_("{quote}: each minute of handling"),
    "paid_hour": N_("{quote}: as a paid hour, fees not counted"),
    "month": N_("{quote}: a month, set-up not counted"),
    "open": N_("{quote}: open questions"),
}

BENCHMARKS = {"shrinkage": "benchmark.shrinkage", "occupancy": "benchmark.occupancy"}

LEVEL = Fraction(201, 200)
"""Quotes whose contact costs up to this much of the lowest count as level: quotes are rounded."""


def solve(inputs: Inputs) -> Figures:
    """What a contact, a minute of handling and a paid hour come to under each quote.

    A quote that does not say what its price is for has open questions only. Raises InputsError,
    see `quote_sheets.comparable` and `source_range`.
    """
    found = comparable(inputs)
    ccy, volume = text(inputs, "currency"), contacts(inputs)
    minutes = exact(inputs, "aht") / 60
    figures, totals = {}, []
    for one in found:
        cost = one.quote.contact(volume)
        total = cost.total
        totals.append(total)
        name = f"quote{one.number}"
        figures[f"{name}_contact"] = _money(total, ccy)
        figures[f"{name}_used"] = _money(cost.used, ccy)
        figures[f"{name}_minute"] = _money(total / minutes, ccy, 4)
        figures[f"{name}_paid_hour"] = _money(one.paid_hour, ccy)
        if volume is not None:
            figures[f"{name}_month"] = _money(one.quote.month(volume), ccy)
            idle = exact_decimal(one.quote.idle_units(volume))
            figures[f"{name}_idle"] = Figure.exactly(idle, "units")
        if one.rounding:
            rounding = exact_decimal(one.rounding)
            figures[f"{name}_rounding"] = Figure.exactly(rounding, "percent", 4)
        source = source_range(one, inputs)
        if source:
            figures[f"{name}_source"] = source.amount.figure()
            below = Decimal(is_below(one, source))
            figures[f"{name}_below_source"] = Figure.exactly(below, "yes_or_no", 0)
    for quote in given(inputs):
        asked = Decimal(len(questions(inputs, quote)))
        figures[f"quote{quote}_open"] = Figure.exactly(asked, "questions", 0)
    if totals:
        figures["lowest"] = _money(min(totals), ccy)
    if len(totals) > 1:
        spread = exact_decimal(max(totals) / min(totals) - 1)
        figures["spread"] = Figure.exactly(spread, "percent", 4)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    found = comparable(inputs)
    sources = [source for one in found if (source := source_range(one, inputs))]
    records = [source.fact for source in sources]
    if shows_example(inputs):
        records += [facts()[f"check.wewfm.{unit}"] for unit in EXAMPLE.values()]
    headline = _headline(found, inputs, figures, wording)
    return Presentation(
        caption=say(N_("Quotes on one footing")),
        headline=headline,
        meaning=_meaning(found, inputs, figures, wording),
        rows=tuple(_rows(inputs, figures, wording)),
        steps=tuple(step for one in found for step in working(one, inputs, wording)),
        charts=(stacks(found, inputs, wording),) if found else (),
        notes=tuple(flags(found, inputs, wording)),
        lists=to_ask(inputs, wording),
        sources=(
            *merged((source_line(fact, wording) for fact in records), wording),
            *benchmark_lines(BENCHMARKS, FIELDS, inputs, wording),
        ),
    )


def _headline(found: list[Comparable], inputs: Inputs, figures: Figures, wording: Wording) -> str:
    say = wording.gettext
    if not found:
        return say(N_("No quote can be compared yet"))
    lowest = figures["lowest"].told(wording.locale)
    cheapest = _cheapest(found, inputs)
    names = [say(QUOTE_LABELS[number]) for number in sorted(one.number for one in cheapest)]
    if len(found) == 1:
        return say(N_("{quote}: {amount} a contact"), quote=names[0], amount=lowest)
    if len(cheapest) > 1:
        quotes = formatter(wording.locale).conjunction(names)
        return say(
            N_("{quotes} cost about the same: {amount} a contact"), quotes=quotes, amount=lowest
        )
    return say(N_("{quote} is cheapest: {amount} a contact"), quote=names[0], amount=lowest)


def _meaning(found: list[Comparable], inputs: Inputs, figures: Figures, wording: Wording) -> str:
    say = wording.gettext
    if not found:
        message = N_(
            "A price means nothing without its unit: first ask what one hour, minute or contact contains."
        )
        return say(message)
    cheapest, dearest = _cheapest(found, inputs)[0], _dearest(found, inputs)
    if dearest in _cheapest(found, inputs):
        minute = _told(figures[f"quote{cheapest.number}_minute"], wording)
        return say(N_("A minute of handling costs {amount}."), amount=minute)
    message = N_(
        "For the same work, {dearest} costs {share} more than {cheapest}, if what they leave open costs nothing."
    )
    return say(
        message,
        dearest=say(QUOTE_LABELS[dearest.number]),
        cheapest=say(QUOTE_LABELS[cheapest.number]),
        share=figures["spread"].told(wording.locale),
    )


def _rows(inputs: Inputs, figures: Figures, wording: Wording) -> list[Row]:
    say = wording.gettext
    rows = []
    for quote in given(inputs):
        for part, label in FIGURE_LABELS.items():
            name = f"quote{quote}_{part}"
            if name in figures:
                value = _told(figures[name], wording)
                rows.append(Row(name, say(label, quote=say(QUOTE_LABELS[quote])), value))
    return rows


def _told(figure: Figure, wording: Wording) -> str:
    """Like the figure's own text, but prices of a minute below one unit with four decimals."""
    if figure.places == 4 and figure.low is not None and figure.low < 1:
        return formatter(wording.locale).money(figure.low, figure.unit, 4)
    return figure.told(wording.locale)


def _cheapest(found: list[Comparable], inputs: Inputs) -> list[Comparable]:
    """The quote with the lowest price of a contact, and those within half a percent of it."""
    totals = {one.number: one.quote.contact(contacts(inputs)).total for one in found}
    limit = min(totals.values()) * LEVEL
    level = (one for one in found if totals[one.number] <= limit)
    return sorted(level, key=lambda one: totals[one.number])


def _dearest(found: list[Comparable], inputs: Inputs) -> Comparable:
    return max(found, key=lambda one: one.quote.contact(contacts(inputs)).total)


def _money(amount: Fraction, ccy: str, places: int = 2) -> Figure:
    return Figure.exactly(exact_decimal(amount), ccy, places)


CALCULATOR = Calculator(
    id="quote_checker",
    title=N_("Quote checker"),
    fields=FIELDS,
    solve=solve,
    present=present,
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
