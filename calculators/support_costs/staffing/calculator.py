"""How many agents answer calls in time, or what a given number of them achieves."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.formatting import formatter
from calculator_kit.functions import ceiling, exp, maximum
from calculator_kit.inputs import Inputs
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ONE, Number, constant
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs.benchmark_sources import benchmark_lines
from support_costs.more_inputs.staffing import BENCHMARKS
from support_costs.staffing.charts import charts
from support_costs.staffing.demand import Demand
from support_costs.staffing.erlang import Queue, erlang_b, scheduled
from support_costs.staffing.erlang_a import ImpatientQueue, ServedInTime
from support_costs.staffing.fields import Calls
from support_costs.staffing.tried import agents_tried

ROWS = {
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
Formula = Callable[[Sheet], Number]


def work_out(given: Calls, sheet: Sheet) -> None:
    """The agents that the targets take, and how calls fare with them or with those given.

    A queue that grows without end has a service level of nought and no average wait.
    Raises InputsError for a service level that cannot be promised, a limit on abandonment without
    a patience, and too large a load.
    """
    demand = given.demand()
    required = constant(demand.required.agents, "agents")
    agents = given.agents_logged_in if given.mode == "given" else required
    count = int(agents.value())
    roster = scheduled(count, given.shrinkage.decimal())
    label, load = N_("Load: hours of work that arrive in an hour"), Number.of(demand.load)
    load = sheet.line(label, load, formula=lambda _: given.load())
    sheet.found("erlangs", ROWS["erlangs"], demand.load, "erlangs")
    needs = _needs(given, demand, load, sheet)
    label = N_("The most that any target or the lower limit asks for")
    sheet.line(label, required, places=0, formula=lambda _: maximum(*needs))
    label = ROWS["agents_required"]
    sheet.found("agents_required", label, Decimal(demand.required.agents), "agents", 0)
    sheet.figure("agents", agents, "agents", 0)
    if demand.load:
        _served(given, demand, load, agents, sheet)
    label, told = N_("On the roster, rounded up"), constant(roster, "agents")
    sheet.line(label, told, places=0, formula=lambda _: ceiling(agents / (1 - given.shrinkage)))
    sheet.found("agents_scheduled", ROWS["agents_scheduled"], Decimal(roster), "agents", 0)


def agents_required(inputs: Inputs) -> Decimal:
    """The figure of that name alone. Raises InputsError as `work_out`."""
    return Decimal(Calls(inputs).demand().agents)


def _needs(given: Calls, demand: Demand, load: Number, sheet: Sheet) -> list[Number]:
    """The agents that each target takes, and the lower limit."""
    need = demand.required
    level, busy, stay = need.for_service_level, need.for_occupancy, need.for_abandonment
    found = [constant(level, ""), constant(busy, ""), given.min_agents]
    if not demand.load:
        return found
    label = N_("Agents for the service level")
    text = agents_tried(demand, level, demand.service_level, demand.target, "≥")
    sheet.line(label, found[0], places=0, evidence=text)
    label = N_("Agents for the limit on occupancy")
    if given.patience is None:
        sheet.line(label, found[1], places=0, formula=lambda _: ceiling(load / given.max_occupancy))
        return found
    text = agents_tried(demand, busy, lambda queue: queue.occupancy, demand.max_occupancy, "≤")
    sheet.line(label, found[1], places=0, evidence=text)
    if demand.max_abandonment < 1:
        label = N_("Agents for the limit on abandonment")
        text = agents_tried(demand, stay, demand.abandoned, demand.max_abandonment, "≤")
        found.append(sheet.line(label, constant(stay, ""), places=0, evidence=text))
    return found


def _served(given: Calls, demand: Demand, load: Number, agents: Number, sheet: Sheet) -> None:
    """How calls fare, as the queue is found to do, and how that follows from Erlang B or the wait."""
    count = int(agents.value())
    queue = demand.queue(count)
    _share("blocking", erlang_b(demand.load, count), sheet)
    if isinstance(queue, ImpatientQueue):
        _impatient(given, queue, load, agents, sheet)
    else:
        _patient(given, queue, load, agents, sheet)


def _patient(given: Calls, queue: Queue, load: Number, agents: Number, sheet: Sheet) -> None:
    def occupancy(_: Sheet) -> Number:
        return load / agents

    def waiting(sheet: Sheet) -> Number:
        turned_away = sheet.number("blocking")
        return turned_away / (1 - sheet.number("occupancy") * (1 - turned_away))

    def level(sheet: Sheet) -> Number:
        late = exp(-((agents - load) * given.sl_seconds / given.handling()))
        return 1 - sheet.number("probability_wait") * late

    def wait(sheet: Sheet) -> Number:
        return sheet.number("probability_wait") * given.handling() / (agents - load)

    ends = not queue.overloaded
    _share("occupancy", queue.occupancy, sheet, occupancy if ends else None)
    _share("probability_wait", queue.wait_probability, sheet, waiting if ends else None)
    seconds = given.sl_seconds.decimal()
    _share("service_level", queue.service_level(seconds), sheet, level if ends else None)
    _seconds("asa_seconds", queue.asa, sheet, wait if ends else None)
    _seconds("wait_90_seconds", queue.wait_quantile(_NINE_OF_TEN), sheet)


def _impatient(
    given: Calls, queue: ImpatientQueue, load: Number, agents: Number, sheet: Sheet
) -> None:
    def gone(sheet: Sheet) -> Number:
        return sheet.number("asa_seconds") / (given.patience or ONE)

    def occupancy(sheet: Sheet) -> Number:
        return load * (1 - sheet.number("probability_abandon")) / agents

    _share("probability_wait", queue.wait_probability, sheet)
    seconds = given.sl_seconds.decimal()
    levels = {measure: queue.service_level(seconds, measure) for measure in ServedInTime}
    for measure, level in levels.items():
        _share(f"sl_{measure}", level, sheet)
    _share("service_level", levels[ServedInTime(given.sl_measure)], sheet)
    _seconds("asa_seconds", queue.asa, sheet)
    _share("probability_abandon", queue.abandon_probability, sheet, gone)
    _share("occupancy", queue.occupancy, sheet, occupancy)


def _share(name: str, share: Decimal, sheet: Sheet, formula: Formula | None = None) -> None:
    sheet.found(name, ROWS[name], share, "percent", 4, formula=formula)


def _seconds(name: str, wait: Decimal | None, sheet: Sheet, formula: Formula | None = None) -> None:
    sheet.found(name, ROWS[name], wait, "seconds", formula=formula)


def present(given: Calls, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    demand = given.demand()
    told = {name: sheet.told(name, wording) for name in sheet}
    agents = int(sheet["agents"].value())
    headline, meaning = _said(given, demand, agents, told, wording)
    show = formatter(wording.locale)
    return Presentation(
        caption=wording.gettext(
            N_("{calls} calls in {minutes} minutes, {seconds} seconds each"),
            calls=shown(given.calls_interval, show),
            minutes=show.number(Decimal(given.interval_min)),
            seconds=shown(given.aht, show),
        ),
        headline=headline,
        meaning=meaning,
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=charts(demand, agents, wording) if demand.load else (),
        notes=tuple(_notes(given, demand, agents, told, wording)),
        sources=benchmark_lines(BENCHMARKS, Calls.fields, given.inputs, wording),
    )


def _said(
    given: Calls, demand: Demand, agents: int, told: dict[str, str], wording: Wording
) -> tuple[str, str]:
    """The headline and what it means."""
    say, show = wording.gettext, formatter(wording.locale)
    values = told | {
        "seconds": show.number(demand.seconds),
        "target": show.percent(demand.target),
        "shrinkage": shown(given.shrinkage, show),
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
    if given.mode == "given":
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
    given: Calls, demand: Demand, agents: int, told: dict[str, str], wording: Wording
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
    if given.concurrency > 1:
        message = N_(
            "Chats at once make this an approximation: each is taken to need {seconds} seconds of an agent, but agents slow down as chats add up."
        )
        notes.append(say(message, seconds=show.number(demand.aht, 0)))
    if given.interval_min == "60":
        message = N_(
            "The average of an hour hides its busiest minutes; a shorter interval shows what they take."
        )
        notes.append(say(message))
    return notes


def _overloaded(demand: Demand, agents: int) -> bool:
    return demand.patience is None and demand.load > 0 and agents <= demand.load


CALCULATOR = worked(
    Calls,
    work_out,
    present,
    id="staffing",
    title=N_("How many agents"),
    key_figure="agents_required",
    key_value=agents_required,
    sensitive=("calls_interval", "aht", "sl_target", "sl_seconds", "max_occupancy", "patience"),
    related=(
        Related(
            "coverage",
            {name: name for name in ("aht", *BENCHMARKS)},
        ),
        Related("hour_converter", {"aht": "aht", "occupancy": "figure:occupancy"}),
    ),
)
