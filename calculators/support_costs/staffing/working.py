"""The working of a staffing answer, with the reader's own numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from calculator_kit.formatting import Formatter, formatter, rounded
from calculator_kit.inputs import Inputs, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Step
from support_costs.staffing.demand import Demand
from support_costs.staffing.erlang import Queue, erlang_b
from support_costs.staffing.erlang_a import ImpatientQueue


def steps(
    inputs: Inputs, demand: Demand, agents: int, told: dict[str, str], wording: Wording
) -> tuple[Step, ...]:
    """From the load to the roster; `told` has the figures in words."""
    found = [_load(inputs, told, wording)]
    if demand.load:
        found += _needs(demand, told["erlangs"], wording)
    found.append(_largest(demand, told, wording))
    queue = demand.queue(agents) if demand.load else None
    if isinstance(queue, ImpatientQueue):
        found += _impatient(queue, told, wording)
    elif queue and not queue.overloaded:
        found += _patient(inputs, demand, queue, told, wording)
    show = formatter(wording.locale)
    away = show.percent(number(inputs, "shrinkage"))
    formula = f"⌈{told['agents']} ÷ ({show.percent(Decimal(1))} − {away})⌉"
    label = wording.gettext(N_("On the roster, rounded up"))
    return (*found, Step(label, formula, told["agents_scheduled"]))


def _load(inputs: Inputs, told: dict[str, str], wording: Wording) -> Step:
    show = formatter(wording.locale)
    calls, aht, at_once = (
        show.number(number(inputs, name)) for name in ("calls_interval", "aht", "concurrency")
    )
    interval = show.number(Decimal(str(inputs["interval_min"])) * 60)
    shared = f" ÷ {at_once}" if number(inputs, "concurrency") > 1 else ""
    label = wording.gettext(N_("Load: hours of work that arrive in an hour"))
    return Step(label, f"{calls} × {aht}{shared} ÷ {interval}", told["erlangs"])


def _handling(inputs: Inputs, show: Formatter) -> str:
    """The seconds that a call takes of an agent, who may serve several at once."""
    aht, at_once = number(inputs, "aht"), number(inputs, "concurrency")
    return f"({show.number(aht)} ÷ {show.number(at_once)})" if at_once > 1 else show.number(aht)


def _needs(demand: Demand, load: str, wording: Wording) -> list[Step]:
    say, show, need = wording.gettext, formatter(wording.locale), demand.required

    def found(
        label: str, agents: int, measured: Callable[[int], Decimal], limit: Decimal, sign: str
    ) -> Step:
        """The last number that fails and the first that does not, told from the target."""
        around = {n: measured(n) for n in (agents - 1, agents) if n > 0}
        fails = around[min(around)] if len(around) > 1 else None
        places = next((n for n in range(2, 12) if fails and rounded(fails, n + 2) != limit), 2)
        told = "; ".join(
            f"{show.number(Decimal(n))}: {show.percent(share, places)}"
            for n, share in around.items()
        )
        formula = f"{told} ({sign} {show.percent(limit)})"
        return Step(say(label), formula, show.number(Decimal(agents)))

    roughly = partial(demand.queue, rough=True)

    def level(agents: int) -> Decimal:
        return demand.service_level(roughly(agents))

    label = N_("Agents for the service level")
    found_steps = [found(label, need.for_service_level, level, demand.target, "≥")]
    limit = show.percent(demand.max_occupancy)
    label = N_("Agents for the limit on occupancy")
    if demand.patience is None:
        formula = f"⌈{load} ÷ {limit}⌉"
        found_steps.append(Step(say(label), formula, show.number(Decimal(need.for_occupancy))))
        return found_steps
    found_steps.append(
        found(label, need.for_occupancy, lambda n: roughly(n).occupancy, demand.max_occupancy, "≤")
    )
    if demand.max_abandonment < 1:
        found_steps.append(
            found(
                N_("Agents for the limit on abandonment"),
                need.for_abandonment,
                lambda n: demand.abandoned(roughly(n)),
                demand.max_abandonment,
                "≤",
            )
        )
    return found_steps


def _largest(demand: Demand, told: dict[str, str], wording: Wording) -> Step:
    need, show = demand.required, formatter(wording.locale)
    counts = [need.for_service_level, need.for_occupancy, need.floor]
    if demand.max_abandonment < 1:
        counts.append(need.for_abandonment)
    formula = f"max({'; '.join(show.number(Decimal(count)) for count in counts)})"
    label = N_("The most that any target or the lower limit asks for")
    return Step(wording.gettext(label), formula, told["agents_required"])


def _patient(
    inputs: Inputs, demand: Demand, queue: Queue, told: dict[str, str], wording: Wording
) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    load, aht, seconds = told["erlangs"], _handling(inputs, show), show.number(demand.seconds)
    busy = show.number(erlang_b(demand.load, queue.agents), 4)
    occupancy, waiting = show.number(queue.occupancy, 4), show.number(queue.wait_probability, 4)
    agents = told["agents"]
    spare = f"({agents} − {load})"
    return [
        Step(say(N_("Occupancy")), f"{load} ÷ {agents}", told["occupancy"]),
        Step(
            say(N_("Callers who have to wait")),
            f"{busy} ÷ (1 − {occupancy} × (1 − {busy}))",
            told["probability_wait"],
        ),
        Step(
            say(N_("Service level")),
            f"1 − {waiting} × e^(−{spare} × {seconds} ÷ {aht})",
            told["service_level"],
        ),
        Step(
            say(N_("Average wait (ASA), in seconds")),
            f"{waiting} × {aht} ÷ {spare}",
            told["asa_seconds"],
        ),
    ]


def _impatient(queue: ImpatientQueue, told: dict[str, str], wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    patience = show.number(queue.patience)
    stay = f"({show.percent(Decimal(1))} − {told['probability_abandon']})"
    return [
        Step(
            say(N_("Callers who give up")),
            f"{told['asa_seconds']} ÷ {patience}",
            told["probability_abandon"],
        ),
        Step(
            say(N_("Occupancy")),
            f"{told['erlangs']} × {stay} ÷ {told['agents']}",
            told["occupancy"],
        ),
    ]
