"""What a contact costs under each quote, and what for."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts import round_ticks
from calculator_kit.charts.models import Part, Stack, StackedChart, Tick
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ZERO, total
from support_costs.quote_checker.fields import QUOTE_LABELS
from support_costs.quote_checker.quotes import Costs

PARTS = {
    "used": N_("Price of what is used"),
    "unused": N_("Minimum not used"),
    "monthly": N_("Monthly fees"),
    "setup": N_("Set-up"),
}


def stacks(costs: Costs, ccy: str, wording: Wording) -> StackedChart:
    """The parts that any quote has, stacked for each."""
    say, show = wording.gettext, formatter(wording.locale)
    drawn = [name for name in PARTS if any(name in parts for parts in costs.values())]

    def part(value: Decimal) -> Part:
        return Part(value, show.money(value, ccy))

    wholes = {number: total(parts.values()).decimal() for number, parts in costs.items()}
    return StackedChart(
        title=say(N_("What one contact costs")),
        label_heading=say(N_("Quote")),
        total_heading=say(N_("One contact")),
        parts=tuple(say(PARTS[name]) for name in drawn),
        stacks=tuple(
            Stack(
                say(QUOTE_LABELS[number]),
                tuple(part(parts.get(name, ZERO).decimal()) for name in drawn),
                show.money(wholes[number], ccy),
            )
            for number, parts in costs.items()
        ),
        ticks=tuple(
            Tick(tick, show.money(tick, ccy))
            for tick in round_ticks(Decimal(0), max(wholes.values()))
        ),
    )
