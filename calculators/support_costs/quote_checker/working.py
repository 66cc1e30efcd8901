"""The working of a quote: how much of its unit a contact takes, and what that costs."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts import round_ticks
from calculator_kit.charts.models import Part, Stack, StackedChart, Tick
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Step
from support_costs.money import exact_decimal
from support_costs.quote_checker.checklist import MINUTES
from support_costs.quote_checker.fields import QUOTE_LABELS
from support_costs.quote_checker.quotes import ContactCost
from support_costs.quote_checker.sheets import Comparable

PARTS = {
    "used": N_("Price of what is used"),
    "unused": N_("Minimum not used"),
    "monthly": N_("Monthly fees"),
    "setup": N_("Set-up"),
}


def working(one: Comparable, inputs: Inputs, wording: Wording) -> list[Step]:
    """From the price of a unit to the price of a contact."""
    say, show = wording.gettext, formatter(wording.locale)
    ccy, quote = text(inputs, "currency"), QUOTE_LABELS[one.number]
    cost = one.quote.contact(contacts(inputs))
    units, used = exact_decimal(one.quote.units), show.money(exact_decimal(cost.used), ccy)
    rate = Figure.exactly(exact_decimal(one.quote.rate), ccy).in_full(wording.locale)
    steps = [
        Step(
            say(N_("{quote}: units for one contact"), quote=say(quote)),
            _units(one, inputs, wording),
            show.number(units, 4),
        ),
        Step(
            say(N_("{quote}: price of what a contact uses"), quote=say(quote)),
            f"{Figure.exactly(units, '').in_full(wording.locale)} × {rate}",
            used,
        ),
    ]
    parts = [part for part in (cost.unused, cost.monthly, cost.setup) if part]
    if parts:
        label = say(N_("{quote}: one contact with minimum and fees"), quote=say(quote))
        total = show.money(exact_decimal(cost.total), ccy)
        full = [
            Figure.exactly(exact_decimal(part), ccy).in_full(wording.locale)
            for part in (cost.used, *parts)
        ]
        steps.append(Step(label, " + ".join(full), total))
    return steps


def stacks(found: list[Comparable], inputs: Inputs, wording: Wording) -> StackedChart:
    """What a contact costs under each quote, and what for."""
    say, show = wording.gettext, formatter(wording.locale)
    ccy = text(inputs, "currency")
    costs = {one.number: one.quote.contact(contacts(inputs)) for one in found}
    drawn = [name for name in PARTS if any(_part(cost, name) for cost in costs.values())]
    highest = max(exact_decimal(cost.total) for cost in costs.values())
    return StackedChart(
        title=say(N_("What one contact costs")),
        label_heading=say(N_("Quote")),
        total_heading=say(N_("One contact")),
        parts=tuple(say(PARTS[name]) for name in drawn),
        stacks=tuple(
            Stack(
                say(QUOTE_LABELS[quote]),
                tuple(
                    Part(_part(cost, name), show.money(_part(cost, name), ccy)) for name in drawn
                ),
                show.money(exact_decimal(cost.total), ccy),
            )
            for quote, cost in costs.items()
        ),
        ticks=tuple(Tick(tick, show.money(tick, ccy)) for tick in round_ticks(Decimal(0), highest)),
    )


def contacts(inputs: Inputs) -> Decimal | None:
    """The contacts a month, None for none or when they are not said."""
    volume = inputs["volume_month"]
    return volume if isinstance(volume, Decimal) and volume else None


def _part(cost: ContactCost, name: str) -> Decimal:
    parts = {
        "used": cost.used,
        "unused": cost.unused,
        "monthly": cost.monthly,
        "setup": cost.setup,
    }
    return exact_decimal(parts[name])


def _units(one: Comparable, inputs: Inputs, wording: Wording) -> str:
    """How much of the quote's unit a contact takes, as a formula."""
    show = formatter(wording.locale)
    whole = show.percent(Decimal(1))

    def shown(name: str) -> str:
        return show.number(number(inputs, name))

    def left(name: str) -> str:
        return f"({whole} − {show.percent(number(inputs, name))})"

    seconds = shown("aht")
    if one.unit in MINUTES and one.rounding:
        billed = Figure.exactly(exact_decimal(one.quote.units * 60), "seconds")
        return f"{billed.in_full(wording.locale)} ÷ 60"
    handling = f"{seconds} ÷ {show.number(Decimal(3600))}"
    logged_in = f"{handling} ÷ {show.percent(number(inputs, 'occupancy'))}"
    inside, outside = ("shrinkage_in", "shrinkage_ext")
    scheduled = paid = f"{logged_in} ÷ {left('shrinkage')}"
    if inputs[outside] is not None:
        scheduled = f"{logged_in} ÷ {left(inside)}"
        paid = f"{scheduled} ÷ {left(outside)}"
    formulas = {
        "handle_minute": f"{seconds} ÷ 60",
        "talk_minute": f"{seconds} × {left('wrap_share')} ÷ 60",
        "handle_hour": handling,
        "production_hour": logged_in,
        "scheduled_hour": scheduled,
        "paid_hour": paid,
        "fte_month": f"{paid} ÷ ({shown('hours_week')} × 52 ÷ 12)",
        "seat_month": f"{logged_in} ÷ ({shown('seat_hours_week')} × 52 ÷ 12)",
        "contact": "1",
    }
    if one.unit == "resolution":
        return show.percent(number(inputs, "fcr"))
    return formulas[one.unit]
