"""A week's agents by day and hour, and what separate queues cost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.charts import heat_level
from calculator_kit.charts.models import HeatCell, HeatMap, HeatRow, Part, Stack, StackedChart
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import decimal
from support_costs.coverage.fields import WEEK_STARTS, Coverage
from support_costs.coverage.plan import Plan

_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_LEVELS = 5
_CLOSED = HeatCell(None, "")


def heat_map(plan: Plan, given: Coverage, wording: Wording) -> HeatMap:
    """Agents logged in by day and hour, those of the busier half hour."""
    say, show = wording.gettext, formatter(wording.locale)
    most: dict[tuple[int, int], int] = {}
    for slot in plan.week.opening.slots:
        place = slot.day, slot.hour
        most[place] = max(most.get(place, 0), plan.agents(slot.weight))
    peak = Decimal(plan.peak_agents)
    cells = {
        agents: HeatCell(
            heat_level(Decimal(agents), Decimal(0), peak), show.number(Decimal(agents))
        )
        for agents in set(most.values())
    }

    hours = range(min(hour for _, hour in most), max(hour for _, hour in most) + 1)

    def row(day: int) -> tuple[HeatCell, ...]:
        places = ((day, hour) for hour in hours)
        return tuple(cells[most[place]] if place in most else _CLOSED for place in places)

    def fifth(level: int) -> str:
        return show.percent_range(Decimal(level) / _LEVELS, Decimal(level + 1) / _LEVELS)

    first = WEEK_STARTS[given.week_start]
    return HeatMap(
        title=say(N_("Agents logged in, shaded by their share of the busiest hour")),
        label_heading=say(N_("Day")),
        columns=tuple(show.number(Decimal(hour)) for hour in hours),
        rows=tuple(
            HeatRow(say(_DAYS[(first + day) % len(_DAYS)]), row(day)) for day in range(len(_DAYS))
        ),
        levels=(fifth(0), fifth(1), fifth(2), fifth(3), fifth(4)),
        columns_heading=say(N_("Hour")),
        empty=say(N_("Closed")),
    )


def comparison(separate: Plan, pooled: Plan, given: Coverage, wording: Wording) -> StackedChart:
    """Full-time posts with a queue for each language, and with one for all."""
    say, show = wording.gettext, formatter(wording.locale)
    hours_week = given.hours_week.value()

    def posts(hours: Fraction) -> Part:
        value = decimal(hours / hours_week)
        return Part(value, show.number(value, 2))

    nothing = Part(None, "")
    parts = tuple(posts(queue.paid_hours) for queue in separate.queues)
    both = posts(pooled.paid_hours)
    return StackedChart(
        title=say(N_("What separate queues cost in full-time posts")),
        label_heading=say(N_("Queues")),
        total_heading=say(N_("Full-time posts")),
        parts=(
            *(
                say(N_("Language {number}"), number=show.number(Decimal(queue.languages[0].number)))
                for queue in separate.queues
            ),
            say(N_("All languages")),
        ),
        stacks=(
            Stack(say(N_("Separate")), (*parts, nothing), posts(separate.paid_hours).text),
            Stack(say(N_("Pooled")), (*(nothing for _ in parts), both), both.text),
        ),
    )
