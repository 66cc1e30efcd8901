"""Agents for every interval of a week, in several languages, and what their hours cost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row
from support_costs.benchmark_sources import benchmark_lines
from support_costs.coverage.charts import comparison, heat_map
from support_costs.coverage.fields import FIELDS, OWN_HOURS, POOLED, PROFILE
from support_costs.coverage.plan import Plan, languages, one_plan, plans
from support_costs.coverage.working import steps
from support_costs.hours import WEEKS_PER_MONTH
from support_costs.money import exact_decimal
from support_costs.more_inputs.staffing import BENCHMARKS
from support_costs.quoted_rates import own_rate
from support_costs.terms import rows

FIGURE_LABELS = {
    "month": N_("A month"),
    "year": N_("A year"),
    "per_call": N_("Each call"),
    "premiums_month": N_("Of a month, premiums"),
    "month_otherwise": N_("A month with the queues the other way"),
    "heads": N_("People to employ, at least"),
    "peak_agents": N_("Agents logged in at the busiest time"),
    "paid_hours_week": N_("Paid hours a week"),
    "night_hours_week": N_("Of these, by night"),
    "open_hours_week": N_("Hours open a week"),
    "calls_week": N_("Calls a week"),
    "peak_calls": N_("Calls in the busiest interval"),
    "service_level": N_("Service level, weighted by calls"),
    "occupancy": N_("Occupancy"),
    "pooling_loss": N_("Full-time posts that separate queues cost"),
    "pooling_loss_share": N_("The same, of the pooled posts"),
}
_IDLE = Decimal("0.5")


def solve(inputs: Inputs) -> Figures:
    """Full-time posts, hours and service level of the week, and with a rate its cost.

    Raises InputsError, see `plan.plans` and `quoted_rates.own_rate`.
    """
    plan, other = plans(inputs)
    week = plan.week
    posts = _posts(plan, inputs)
    night = sum((queue.staff.night_hours for queue in plan.queues), Fraction(0))
    figures = {
        "fte": _exactly(posts, "fte"),
        "heads": Figure.exactly(Decimal(max(ceil(posts), plan.peak_agents)), "agents", 0),
        "peak_agents": Figure.exactly(Decimal(plan.peak_agents), "agents", 0),
        "paid_hours_week": _exactly(plan.paid_hours, "hours"),
        "paid_hours_month": _exactly(plan.paid_hours * WEEKS_PER_MONTH, "hours"),
        "agent_hours_week": _exactly(plan.hours, "hours"),
        "open_hours_week": _exactly(week.open_hours, "hours"),
        "calls_week": Figure.exactly(week.calls, "calls"),
        "peak_calls": Figure.exactly(week.peak_calls, "calls"),
    }
    if night:
        figures["night_hours_week"] = _exactly(night, "hours")
    if plan.service_level is not None:
        figures["service_level"] = Figure.exactly(plan.service_level, "percent", 4)
    if plan.occupancy is not None:
        figures["occupancy"] = _exactly(plan.occupancy, "percent", 4)
    if plan is not other:
        separate, pooled = (other, plan) if inputs["queues"] == POOLED else (plan, other)
        lost = separate.paid_hours - pooled.paid_hours
        figures["pooling_loss"] = _exactly(lost / exact(inputs, "hours_week"), "fte")
        if pooled.paid_hours:
            figures["pooling_loss_share"] = _exactly(lost / pooled.paid_hours, "percent", 4)
        for queue in separate.queues:
            share = queue.paid_hours / exact(inputs, "hours_week")
            figures[f"language{queue.languages[0].number}_fte"] = _exactly(share, "fte")
    return figures | _costs(inputs, plan, other)


def posts(inputs: Inputs) -> Decimal:
    """The figure `fte` alone. Raises InputsError as `solve`."""
    own_rate(inputs)
    return exact_decimal(_posts(one_plan(inputs), inputs))


def _costs(inputs: Inputs, plan: Plan, other: Plan) -> dict[str, Figure]:
    rate, night_premium = own_rate(inputs), number(inputs, "night_premium")
    if not rate:
        return {}
    month = rate * (plan.priced_hours(night_premium) * WEEKS_PER_MONTH)
    figures = {"month": month.figure(), "year": (month * 12).figure()}
    premiums = plan.priced_hours(night_premium) - plan.paid_hours
    if premiums:
        figures["premiums_month"] = (rate * (premiums * WEEKS_PER_MONTH)).figure()
    if plan is not other:
        otherwise = rate * (other.priced_hours(night_premium) * WEEKS_PER_MONTH)
        figures["month_otherwise"] = otherwise.figure()
    if plan.week.calls:
        calls = Fraction(plan.week.calls) * WEEKS_PER_MONTH
        figures["per_call"] = (month * (1 / calls)).figure()
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show = wording.gettext, formatter(wording.locale)
    plan, other = plans(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    separate, pooled = (other, plan) if inputs["queues"] == POOLED else (plan, other)
    compared = (comparison(separate, pooled, inputs, wording),) if plan is not other else ()
    profile = OWN_HOURS.label if inputs["own_hours"] else PROFILE.label_of(inputs["profile"])
    headline = say(N_("Full-time posts: {fte}"), fte=told["fte"])
    if "month" in told:
        headline = say(N_("{amount} a month"), amount=told["month"])
    return Presentation(
        caption=say(profile),
        headline=headline,
        meaning=_meaning(inputs, told, wording),
        rows=(
            *rows(FIGURE_LABELS, told, wording),
            *(
                Row(name, label, told[name])
                for name, label in (
                    (
                        f"language{one.number}_fte",
                        say(
                            N_("Full-time posts for language {number}, in a queue of its own"),
                            number=show.number(Decimal(one.number)),
                        ),
                    )
                    for one in languages(inputs)
                )
                if name in told
            ),
        ),
        steps=steps(inputs, plan, other, told, wording),
        charts=(heat_map(plan, inputs, wording), *compared),
        notes=tuple(_notes(inputs, plan, told, wording)),
        sources=benchmark_lines(BENCHMARKS, FIELDS, inputs, wording),
    )


def _meaning(inputs: Inputs, told: dict[str, str], wording: Wording) -> str:
    say, show = wording.gettext, formatter(wording.locale)
    values = told | {
        "hours_week": show.number(number(inputs, "hours_week")),
        "shrinkage": show.percent(number(inputs, "shrinkage")),
        "seconds": show.number(number(inputs, "sl_seconds")),
    }
    message = N_(
        "Nobody calls, but somebody is there: {agent_hours_week} hours a week logged in are {paid_hours_week} paid ones with shrinkage of {shrinkage}. Full-time posts of {hours_week} hours: {fte}."
    )
    if "service_level" in told:
        message = N_(
            "{service_level} of the week's calls are answered within {seconds} seconds. That takes {agent_hours_week} hours a week logged in, which are {paid_hours_week} paid ones with shrinkage of {shrinkage}. Full-time posts of {hours_week} hours: {fte}."
        )
    return say(message, **values)


def _notes(inputs: Inputs, plan: Plan, told: dict[str, str], wording: Wording) -> list[str]:
    say = wording.gettext
    notes = []
    if inputs["own_hours"]:
        notes.append(say(N_("Your own day is used instead of the profile.")))
    else:
        message = N_(
            "The shape of this week is our assumption. Your own calls by hour make the answer yours."
        )
        notes.append(say(message))
    notes.append(
        say(N_("Shifts never follow the calls exactly, so a real roster takes somewhat more."))
    )
    if plan.occupancy is not None and plan.week.calls and plan.occupancy < _IDLE:
        message = N_(
            "Agents are busy only {share} of the time logged in. Shorter hours, or a shared service, may cost less."
        )
        notes.append(say(message, share=told["occupancy"]))
    premiums = [number(inputs, "night_premium"), *(one.premium for one in languages(inputs))]
    if any(premiums) and "month" not in told:
        message = N_("Premiums change nothing until you enter the price of an hour.")
        notes.append(say(message))
    if inputs["queues"] == POOLED and any(premiums[1:]) and len(premiums) > 2:
        message = N_(
            "Agents who speak every language are priced with the highest of the premiums; they are rare and may cost more."
        )
        notes.append(say(message))
    return notes


def _posts(plan: Plan, inputs: Inputs) -> Fraction:
    return plan.paid_hours / exact(inputs, "hours_week")


def _exactly(value: Fraction, unit: str, places: int = 2) -> Figure:
    return Figure.exactly(exact_decimal(value), unit, places)


CALCULATOR = Calculator(
    id="coverage",
    title=N_("Staff for a whole week"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="fte",
    key_value=posts,
    sensitive=("calls", "aht", "shrinkage", "hours_week"),
    related=(
        Related("staffing", {name: name for name in ("aht", *BENCHMARKS)}),
        Related("dedicated_hourly", {"agents": "figure:fte", "hours_week": "hours_week"}),
        Related("total_cost", {"agents": "figure:fte", "hours_week": "hours_week"}),
    ),
)
