"""Agents for every interval of a week, in several languages, and what their hours cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.formatting import formatter
from calculator_kit.functions import ceiling, maximum
from calculator_kit.inputs import Inputs
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal, total
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.benchmark_sources import benchmark_lines
from support_costs.coverage.charts import comparison, heat_map
from support_costs.coverage.fields import OWN_HOURS, PEAK, Coverage
from support_costs.coverage.plan import Plan, languages, one_plan, plans
from support_costs.more_inputs.staffing import BENCHMARKS

ROWS = (
    "month",
    "year",
    "per_call",
    "premiums_month",
    "month_otherwise",
    "heads",
    "peak_agents",
    "paid_hours_week",
    "night_hours_week",
    "open_hours_week",
    "calls_week",
    "peak_calls",
    "service_level",
    "occupancy",
    "pooling_loss",
    "pooling_loss_share",
    *(f"language{number}_fte" for number in (1, 2, 3, 4)),
)
_IDLE = Decimal("0.5")


def work_out(given: Coverage, sheet: Sheet) -> None:
    """Full-time posts, hours and service level of the week, and with a price its cost.

    Raises InputsError, see `plan.plans` and `own_price`.
    """
    plan, other = plans(given)
    calls = _calls(given, plan, sheet)
    logged_in = _logged_in(given, plan, sheet)
    label = N_("Paid hours a week")
    paid = sheet.step("paid_hours_week", label, logged_in / (1 - given.shrinkage))
    sheet.figure("paid_hours_month", paid * 52 / 12)
    posts = sheet.step("fte", N_("Full-time posts"), paid / given.hours_week, "fte", row=False)
    label, peak = N_("Agents logged in at the busiest time"), Number.of(plan.peak_agents)
    peak = sheet.step("peak_agents", label, peak, "agents", 0, shown=False)
    heads = maximum(ceiling(posts).of_unit("agents"), peak)
    sheet.step("heads", N_("People to employ, at least"), heads, "agents", 0)
    level = plan.service_level
    if level is not None:
        label = N_("Service level, weighted by calls")
        sheet.found("service_level", label, level, "percent", 4)
    if logged_in:
        busy = calls * given.aht / 3600 / logged_in
        sheet.step("occupancy", N_("Occupancy"), busy, "percent", 4)
    if plan is not other:
        _pooling(given, plan, other, paid, sheet)
    _costs(given, plan, other, calls, paid, sheet)


def posts(inputs: Inputs) -> Decimal:
    """The figure `fte` alone. Raises InputsError as `work_out`."""
    given = Coverage(inputs)
    given.own_price()
    return decimal(one_plan(given).paid_hours / given.hours_week.value())


def _calls(given: Coverage, plan: Plan, sheet: Sheet) -> Number:
    """The calls of a week, and those of its busiest interval; one of the two is given."""
    whole, most = Number.of(plan.week.opening.weight), Number.of(plan.week.opening.peak)
    if given.calls_per == PEAK:
        label, peak = N_("Calls a week, by the weights of the intervals"), given.calls
        week = sheet.line(label, peak * whole / most)
    else:
        label, week = (
            N_("Calls in the busiest interval, by the weights of the intervals"),
            given.calls,
        )
        peak = sheet.line(label, week * most / whole)
    sheet.step("calls_week", N_("Calls a week"), week, shown=False)
    sheet.step("peak_calls", N_("Calls in the busiest interval"), peak, shown=False)
    load = peak * given.aht / (Number.of(plan.week.interval_min) * 60)
    sheet.line(N_("Load of the busiest interval, in erlangs"), load)
    return week


def _logged_in(given: Coverage, plan: Plan, sheet: Sheet) -> Number:
    """Agents' hours a week, logged in."""
    interval, slots = Number.of(plan.week.interval_min), plan.week.opening.slots
    added = total(Number.of(count) * Number.of(agents) for agents, count in plan.staffed())
    added = sheet.line(N_("Agents in all open intervals, added up"), added)
    label = N_("Hours logged in a week")
    logged_in = sheet.step("agent_hours_week", label, added * interval / 60, "hours", row=False)
    label, intervals = N_("Hours open a week"), Number.of(len(slots))
    sheet.step("open_hours_week", label, intervals * interval / 60, "hours", shown=False)
    if night := plan.night_hours:
        label = N_("Of these, by night")
        sheet.step("night_hours_week", label, Number.of(night), "hours", shown=False)
    return logged_in


def _pooling(given: Coverage, plan: Plan, other: Plan, paid: Number, sheet: Sheet) -> None:
    """What separate queues cost in posts."""
    otherwise, of_each = Number.of(other.paid_hours, "hours", 2), other if given.pools else plan
    separate, pooled = (otherwise, paid) if given.pools else (paid, otherwise)
    lost, label = separate - pooled, N_("Full-time posts that separate queues cost")
    sheet.step("pooling_loss", label, lost / given.hours_week, "fte")
    if pooled:
        label = N_("The same, of the pooled posts")
        sheet.step("pooling_loss_share", label, lost / pooled, "percent", 4)
    for queue in of_each.queues:
        number, hours = queue.languages[0].number, Number.of(queue.paid_hours, "hours", 2)
        label = N_("Full-time posts for language {number}, in a queue of its own")
        own = hours / given.hours_week
        sheet.step(f"language{number}_fte", label, own, "fte", shown=False, number=Decimal(number))


def _costs(
    given: Coverage, plan: Plan, other: Plan, calls: Number, paid: Number, sheet: Sheet
) -> None:
    price = given.own_price()
    if price is None:
        return

    def month(name: str, label: str, hours: Number) -> Number:
        return sheet.step(name, label, hours * price * 52 / 12)

    def priced(plan: Plan) -> Number:
        return total(queue.priced_hours(given.night_premium) for queue in plan.queues)

    bill = month("month", N_("A month"), priced(plan))
    sheet.step("year", N_("A year"), bill * 12)
    if premiums := priced(plan) - paid:
        month("premiums_month", N_("Of a month, premiums"), premiums)
    if plan is not other:
        label = N_("A month with the queues the other way")
        month("month_otherwise", label, priced(other))
    if calls:
        sheet.step("per_call", N_("Each call"), bill / (calls * 52 / 12))


def present(given: Coverage, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    plan, other = plans(given)
    separate, pooled = (other, plan) if given.pools else (plan, other)
    compared = (comparison(separate, pooled, given, wording),) if plan is not other else ()
    headline = say(N_("Full-time posts: {fte}"), fte=sheet.told("fte", wording))
    if "month" in sheet:
        headline = say(N_("{amount} a month"), amount=sheet.told("month", wording))
    return Presentation(
        caption=say(
            OWN_HOURS.label if given.own_hours else Coverage.profile.label_of(given.profile)
        ),
        headline=headline,
        meaning=_meaning(given, sheet, wording),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(heat_map(plan, given, wording), *compared),
        notes=tuple(_notes(given, sheet, wording)),
        sources=benchmark_lines(BENCHMARKS, given.fields, given.inputs, wording),
    )


def _meaning(given: Coverage, sheet: Sheet, wording: Wording) -> str:
    show = formatter(wording.locale)
    values = {
        name: sheet.told(name, wording) for name in ("agent_hours_week", "paid_hours_week", "fte")
    }
    values |= {
        "hours_week": show.number(given.hours_week.decimal()),
        "shrinkage": show.percent(given.shrinkage.decimal()),
        "seconds": show.number(given.sl_seconds.decimal()),
    }
    message = N_(
        "Nobody calls, but somebody is there: {agent_hours_week} hours a week logged in are {paid_hours_week} paid ones with shrinkage of {shrinkage}. Full-time posts of {hours_week} hours: {fte}."
    )
    if "service_level" in sheet:
        values["service_level"] = sheet.told("service_level", wording)
        message = N_(
            "{service_level} of the week's calls are answered within {seconds} seconds. That takes {agent_hours_week} hours a week logged in, which are {paid_hours_week} paid ones with shrinkage of {shrinkage}. Full-time posts of {hours_week} hours: {fte}."
        )
    return wording.gettext(message, **values)


def _notes(given: Coverage, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    if given.own_hours:
        yield say(N_("Your own day is used instead of the profile."))
    else:
        message = N_(
            "The shape of this week is our assumption. Your own calls by hour make the answer yours."
        )
        yield say(message)
    yield say(N_("Shifts never follow the calls exactly, so a real roster takes somewhat more."))
    if "occupancy" in sheet and 0 < sheet["occupancy"].value() < _IDLE:
        message = N_(
            "Agents are busy only {share} of the time logged in. Shorter hours, or a shared service, may cost less."
        )
        yield say(message, share=sheet.told("occupancy", wording))
    premiums = [language.premium for language in languages(given)]
    if (given.night_premium or any(premiums)) and "month" not in sheet:
        yield say(N_("Premiums change nothing until you enter the price of an hour."))
    if given.pools and any(premiums) and len(premiums) > 1:
        message = N_(
            "Agents who speak every language are priced with the highest of the premiums; they are rare and may cost more."
        )
        yield say(message)


CALCULATOR = worked(
    Coverage,
    work_out,
    present,
    id="coverage",
    title=N_("Staff for a whole week"),
    key_figure="fte",
    key_value=posts,
    sensitive=("calls", "aht", "shrinkage", "hours_week"),
    related=(
        Related("staffing", {name: name for name in ("aht", *BENCHMARKS)}),
        Related("dedicated_hourly", {"agents": "figure:fte", "hours_week": "hours_week"}),
        Related("total_cost", {"agents": "figure:fte", "hours_week": "hours_week"}),
    ),
)
