"""How many agents answer calls in time, or what a given number of them achieves."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, InputsError, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation
from support_costs.benchmark_sources import benchmark_lines
from support_costs.more_inputs.staffing import BENCHMARKS
from support_costs.staffing.charts import charts
from support_costs.staffing.demand import TOO_LARGE, Demand, remembered
from support_costs.staffing.erlang import Queue, erlang_b, offered_load, scheduled
from support_costs.staffing.erlang_a import ImpatientQueue, ServedInTime
from support_costs.staffing.fields import FIELDS, GIVEN
from support_costs.staffing.working import steps
from support_costs.terms import rows

FIGURE_LABELS = {
    "erlangs": N_("Work that arrives, in erlangs"),
    "agents_required": N_("Agents needed for the targets"),
    "agents_scheduled": N_("Agents on the roster"),
    "service_level": N_("Service level"),
    "sl_of_offered": N_("Service level of all calls"),
    "sl_of_offered_without_early_abandons": N_("Service level without early hang-ups"),
    "sl_of_served": N_("Service level of answered calls"),
    "asa_seconds": N_("Average wait (ASA), in seconds"),
    "wait_90_seconds": N_("Longest wait of nine in ten, in seconds"),
    "occupancy": N_("Occupancy"),
    "probability_wait": N_("Callers who have to wait"),
    "probability_abandon": N_("Callers who give up"),
    "blocking": N_("Callers turned away if nobody could wait (Erlang B)"),
}
_NINE_OF_TEN = Decimal("0.9")


def solve(inputs: Inputs) -> Figures:
    """The agents that the targets take, and how calls fare with them or with those given.

    A queue that grows without end has a service level of nought and no average wait.
    Raises InputsError for a service level that cannot be promised, a limit on abandonment without
    a patience, and too large a load.
    """
    demand = _demand(inputs)
    required = demand.required.agents
    agents = int(number(inputs, "agents_logged_in")) if inputs["mode"] == GIVEN else required
    figures = {
        "agents_required": _count(required),
        "agents": _count(agents),
        "agents_scheduled": _count(scheduled(agents, number(inputs, "shrinkage"))),
        "erlangs": Figure.exactly(demand.load, "erlangs"),
    }
    return figures | _served(demand, agents) if demand.load else figures


def agents_required(inputs: Inputs) -> Decimal:
    """The figure of that name alone. Raises InputsError as `solve`."""
    return Decimal(_demand(inputs).agents)


def _served(demand: Demand, agents: int) -> dict[str, Figure]:
    queue = demand.queue(agents)
    figures = {
        "asa_seconds": _seconds(queue.asa),
        "occupancy": _share(queue.occupancy),
        "probability_wait": _share(queue.wait_probability),
        "blocking": _share(erlang_b(demand.load, agents)),
    }
    if isinstance(queue, ImpatientQueue):
        for measure in ServedInTime:
            level = queue.service_level(demand.seconds, measure)
            figures[f"sl_{measure.value}"] = _share(level)
        figures["service_level"] = figures[f"sl_{demand.measure.value}"]
        figures["probability_abandon"] = _share(queue.abandon_probability)
    else:
        figures["service_level"] = _share(queue.service_level(demand.seconds))
        figures["wait_90_seconds"] = _seconds(queue.wait_quantile(_NINE_OF_TEN))
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, demand = wording.gettext, _demand(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    agents = int(figures["agents"].low or 0)
    headline, meaning = _said(inputs, demand, agents, told, wording)
    caption = N_("{calls} calls in {minutes} minutes, {seconds} seconds each")
    show = formatter(wording.locale)
    return Presentation(
        caption=say(
            caption,
            calls=show.number(number(inputs, "calls_interval")),
            minutes=show.number(Decimal(str(inputs["interval_min"]))),
            seconds=show.number(number(inputs, "aht")),
        ),
        headline=headline,
        meaning=meaning,
        rows=rows(FIGURE_LABELS, told, wording),
        steps=steps(inputs, demand, agents, told, wording),
        charts=charts(demand, agents, wording) if demand.load else (),
        notes=tuple(_notes(inputs, demand, agents, told, wording)),
        sources=benchmark_lines(BENCHMARKS, FIELDS, inputs, wording),
    )


def _said(
    inputs: Inputs, demand: Demand, agents: int, told: dict[str, str], wording: Wording
) -> tuple[str, str]:
    """The headline and what it means."""
    say, show = wording.gettext, formatter(wording.locale)
    values = told | {
        "seconds": show.number(demand.seconds),
        "target": show.percent(demand.target),
        "shrinkage": show.percent(number(inputs, "shrinkage")),
    }
    logged_in = wording.ngettext(
        "{agents} agent logged in", "{agents} agents logged in", agents, agents=told["agents"]
    )
    if not demand.load:
        return logged_in, say(N_("Nobody calls, so only the lower limit of agents counts."))
    if _overloaded(demand, agents):
        message = N_(
            "{erlangs} erlangs arrive and {agents} can be handled at most, so the queue grows without end. It takes {stable} agents to keep up and {agents_required} to meet the targets."
        )
        stable = show.number(Decimal(int(demand.load) + 1))
        return say(N_("Overloaded")), say(message, stable=stable, **values)
    if inputs["mode"] == GIVEN:
        headline = say(N_("{service_level} answered within {seconds} seconds"), **values)
        if agents < demand.required.agents:
            return headline, wording.ngettext(
                "Not all targets are met: {agents} agent is logged in, {agents_required} needed. The average wait is {asa_seconds} seconds, and the agent spends {occupancy} of the time on calls.",
                "Not all targets are met: {agents} agents are logged in, {agents_required} needed. The average wait is {asa_seconds} seconds, and agents spend {occupancy} of their time on calls.",
                agents,
                **values,
            )
        return headline, wording.ngettext(
            "All targets are met: {agents} agent is logged in, {agents_required} needed. The average wait is {asa_seconds} seconds, and the agent spends {occupancy} of the time on calls.",
            "All targets are met: {agents} agents are logged in, {agents_required} needed. The average wait is {asa_seconds} seconds, and agents spend {occupancy} of their time on calls.",
            agents,
            **values,
        )
    message = N_(
        "{service_level} of calls are answered within {seconds} seconds, and the average wait is {asa_seconds} seconds. With shrinkage of {shrinkage}, that takes {agents_scheduled} on the roster."
    )
    return logged_in, say(message, **values)


def _notes(
    inputs: Inputs, demand: Demand, agents: int, told: dict[str, str], wording: Wording
) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes: list[str] = []
    if not demand.load:
        return notes
    need = demand.required
    others = max(need.for_service_level, need.for_abandonment)
    if need.for_occupancy > max(others, need.floor):
        message = N_(
            "The limit on occupancy decides; without it, {agents} would meet the other targets."
        )
        notes.append(say(message, agents=show.number(Decimal(max(others, need.floor)))))
    elif need.floor > max(others, need.for_occupancy):
        message = N_("Your lower limit decides; the calls alone would take {agents}.")
        notes.append(say(message, agents=show.number(Decimal(max(others, need.for_occupancy)))))
    queue = demand.queue(agents)
    if isinstance(queue, Queue):
        message = N_(
            "This assumes that nobody hangs up (Erlang C). Real callers do, which shortens the queue; enter a patience to see by how much."
        )
        notes.append(say(message))
    elif agents <= demand.load:
        message = N_(
            "More calls arrive than these agents can handle: the queue stays short only because {share} of callers give up."
        )
        notes.append(say(message, share=told["probability_abandon"]))
    if demand.max_occupancy < queue.occupancy < 1:
        message = N_("Agents would be busy {share} of the time, above the limit of {limit}.")
        limit = show.percent(demand.max_occupancy)
        notes.append(say(message, share=told["occupancy"], limit=limit))
    if number(inputs, "concurrency") > 1:
        message = N_(
            "Chats at once make this an approximation: each is taken to need {seconds} seconds of an agent, but agents slow down as chats add up."
        )
        notes.append(say(message, seconds=show.number(demand.aht, 0)))
    if inputs["interval_min"] == "60":
        message = N_(
            "The average of an hour hides its busiest minutes; a shorter interval shows what they take."
        )
        notes.append(say(message))
    return notes


def _demand(inputs: Inputs) -> Demand:
    patience, limit = inputs["patience"], inputs["max_abandonment"]
    if isinstance(limit, Decimal) and patience is None:
        raise InputsError({"patience": N_("Enter a patience: without one nobody gives up.")})
    aht = number(inputs, "aht") / number(inputs, "concurrency")
    interval = Decimal(str(inputs["interval_min"])) * 60
    load = offered_load(number(inputs, "calls_interval"), interval, aht)
    demand = Demand(
        load,
        aht,
        number(inputs, "sl_target"),
        number(inputs, "sl_seconds"),
        number(inputs, "max_occupancy"),
        int(number(inputs, "min_agents")),
        patience if isinstance(patience, Decimal) else None,
        ServedInTime(str(inputs["sl_measure"])),
        limit if isinstance(limit, Decimal) else Decimal(1),
    )
    if demand.too_large:
        raise InputsError({"calls_interval": TOO_LARGE})
    return remembered(demand)


def _overloaded(demand: Demand, agents: int) -> bool:
    return demand.patience is None and demand.load > 0 and agents <= demand.load


def _count(agents: int) -> Figure:
    return Figure.exactly(Decimal(agents), "agents", 0)


def _share(share: Decimal) -> Figure:
    return Figure.exactly(share, "percent", 4)


def _seconds(wait: Decimal | None) -> Figure:
    return Figure(wait, wait, wait, "seconds")


CALCULATOR = Calculator(
    id="staffing",
    title=N_("How many agents"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="agents_required",
    key_value=agents_required,
    sensitive=("calls_interval", "aht", "sl_target", "sl_seconds", "max_occupancy", "patience"),
    related=(
        Related(
            "coverage",
            {name: name for name in ("aht", *BENCHMARKS)},
        ),
        Related("dedicated_hourly", {"agents": "figure:agents_scheduled", "aht": "aht"}),
        Related("total_cost", {"agents": "figure:agents_scheduled"}),
        Related("hour_converter", {"aht": "aht", "occupancy": "figure:occupancy"}),
    ),
)
