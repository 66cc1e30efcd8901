"""The working of a week's answer, with the reader's own numbers."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from calculator_kit.formatting import Formatter, formatter, rounded
from calculator_kit.inputs import Inputs, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Step
from support_costs.coverage.fields import PEAK, POOLED
from support_costs.coverage.plan import Plan, StaffedQueue
from support_costs.money import exact_decimal
from support_costs.quoted_rates import own_rate


def steps(
    inputs: Inputs, plan: Plan, other: Plan, told: dict[str, str], wording: Wording
) -> tuple[Step, ...]:
    """From the calls to the cost; `told` has the figures in words."""
    say, show = wording.gettext, formatter(wording.locale)
    week = plan.week
    whole = show.percent(Decimal(1))
    shrinkage = show.percent(number(inputs, "shrinkage"))
    interval = show.number(Decimal(week.interval_min))
    staffed = Counter(plan.agents(slot.weight) for slot in week.slots)
    total = Decimal(sum(agents * count for agents, count in staffed.items()))
    hours_week = show.number(number(inputs, "hours_week"))
    found = [
        _calls(inputs, plan, told, wording),
        Step(
            say(N_("Load of the busiest interval, in erlangs")),
            f"{told['peak_calls']} × {show.number(week.targets.aht)} ÷ ({interval} × 60)",
            show.number(week.peak.load, 2),
        ),
        Step(
            say(N_("Agents in all open intervals, added up")),
            " + ".join(
                f"{show.number(Decimal(count))} × {show.number(Decimal(agents))}"
                for agents, count in sorted(staffed.items())
            ),
            show.number(total),
        ),
        Step(
            say(N_("Hours logged in a week")),
            f"{show.number(total)} × {interval} ÷ 60",
            told["agent_hours_week"],
        ),
        Step(
            say(N_("Paid hours a week")),
            f"{told['agent_hours_week']} ÷ ({whole} − {shrinkage})",
            told["paid_hours_week"],
        ),
        Step(say(N_("Full-time posts")), f"{told['paid_hours_week']} ÷ {hours_week}", told["fte"]),
    ]
    if plan is not other:
        hours = [_short(one.paid_hours, show) for one in (plan, other)]
        separate, pooled = reversed(hours) if inputs["queues"] == POOLED else hours
        formula = f"({separate} − {pooled}) ÷ {hours_week}"
        label = say(N_("Full-time posts that separate queues cost"))
        found.append(Step(label, formula, told["pooling_loss"]))
    return (*found, *_cost(inputs, plan, told, wording))


def _calls(inputs: Inputs, plan: Plan, told: dict[str, str], wording: Wording) -> Step:
    """The other of the two counts of calls than the one that was given."""
    say, show = wording.gettext, formatter(wording.locale)
    weights = [slot.weight for slot in plan.week.slots]
    whole, most = show.number(sum(weights, Decimal(0))), show.number(max(weights))
    if inputs["calls_per"] == PEAK:
        label = N_("Calls a week, by the weights of the intervals")
        return Step(say(label), f"{told['peak_calls']} × {whole} ÷ {most}", told["calls_week"])
    label = N_("Calls in the busiest interval, by the weights of the intervals")
    return Step(say(label), f"{told['calls_week']} × {most} ÷ {whole}", told["peak_calls"])


def _cost(inputs: Inputs, plan: Plan, told: dict[str, str], wording: Wording) -> list[Step]:
    rate, say = own_rate(inputs), wording.gettext
    if not rate:
        return []
    show = formatter(wording.locale)
    parts = [_priced(queue, number(inputs, "night_premium"), show) for queue in plan.queues]
    hours = parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"
    formula = f"{hours} × {rate.figure().told(wording.locale)} × 52 ÷ 12"
    found = [
        Step(say(N_("A month")), formula, told["month"]),
        Step(say(N_("A year")), f"{told['month']} × 12", told["year"]),
    ]
    if "per_call" in told:
        calls = f"({told['calls_week']} × 52 ÷ 12)"
        found.append(Step(say(N_("Each call")), f"{told['month']} ÷ {calls}", told["per_call"]))
    return found


def _priced(queue: StaffedQueue, night_premium: Decimal, show: Formatter) -> str:
    """Paid hours of one queue with the premiums that make them dearer."""
    whole = show.percent(Decimal(1))
    paid = queue.paid_hours
    hours = _short(paid, show)
    if night_premium and queue.staff.night_hours:
        by_night = paid * queue.staff.night_hours / queue.staff.hours
        day, night = (_short(part, show) for part in (paid - by_night, by_night))
        hours = f"({day} + {night} × ({whole} + {show.percent(night_premium)}))"
    if queue.premium:
        hours += f" × ({whole} + {show.percent(queue.premium)})"
    return hours


def _short(hours: Fraction, show: Formatter) -> str:
    return show.number(rounded(exact_decimal(hours), 2))
