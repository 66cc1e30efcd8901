"""How calls fare with a few agents fewer or more."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Axis, LineChart, Point, Series, Tick
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from support_costs.staffing.demand import Demand
from support_costs.staffing.erlang import Queue
from support_costs.staffing.erlang_a import ImpatientQueue

_FEWER, _MORE = 3, 5
_SHORTEST_AXIS = Decimal(1)
"""In seconds: with agents in plenty the waits differ by trillionths, which nobody wants to see."""

AnyQueue = Queue | ImpatientQueue


def charts(demand: Demand, agents: int, wording: Wording) -> tuple[LineChart, LineChart]:
    """Shares, and the average wait, from three agents fewer to five more."""
    numbers = range(max(1, agents - _FEWER), agents + _MORE + 1)
    queues = [demand.queue(number, rough=True) for number in numbers]
    return _shares(demand, agents, queues, wording), _waits(agents, queues, wording)


def _shares(demand: Demand, agents: int, queues: list[AnyQueue], wording: Wording) -> LineChart:
    say, show = wording.gettext, formatter(wording.locale)

    def series(label: str, share: Callable[[AnyQueue], Decimal]) -> Series:
        shares = [(queue.agents, share(queue)) for queue in queues]
        return Series(
            say(label),
            tuple(
                Point(Decimal(n), y, show.number(Decimal(n)), show.percent(y, 1)) for n, y in shares
            ),
        )

    lines = [
        series(N_("Service level"), demand.service_level),
        series(N_("Occupancy"), lambda queue: queue.occupancy),
    ]
    if demand.patience is not None:
        lines.append(series(N_("Callers who give up"), demand.abandoned))
    return LineChart(
        title=say(N_("With a few agents fewer or more")),
        x=_agents_axis(queues, wording),
        y=Axis("", tuple(Tick(share, show.percent(share)) for share in ticks(Decimal(1)))),
        series=tuple(lines),
        chosen=_chosen(agents, wording),
    )


def _waits(agents: int, queues: list[AnyQueue], wording: Wording) -> LineChart:
    say, show = wording.gettext, formatter(wording.locale)
    overloaded = say(N_("Overloaded"))
    points = tuple(
        Point(
            Decimal(queue.agents),
            queue.asa,
            show.number(Decimal(queue.agents)),
            overloaded if queue.asa is None else show.number(queue.asa, 1),
        )
        for queue in queues
    )
    known = [point.y for point in points if point.y is not None]
    longest = round_maximum(max([_SHORTEST_AXIS, *known]))
    return LineChart(
        title=say(N_("The average wait with a few agents fewer or more")),
        x=_agents_axis(queues, wording),
        y=Axis(say(N_("Seconds")), tuple(Tick(wait, show.number(wait)) for wait in ticks(longest))),
        series=(Series(say(N_("Average wait, in seconds")), points),),
        chosen=_chosen(agents, wording),
    )


def _agents_axis(queues: list[AnyQueue], wording: Wording) -> Axis:
    show = formatter(wording.locale)
    counts = (Decimal(queue.agents) for queue in queues)
    heading = wording.gettext(N_("Agents logged in"))
    return Axis(heading, tuple(Tick(count, show.number(count)) for count in counts))


def _chosen(agents: int, wording: Wording) -> Tick:
    return Tick(Decimal(agents), formatter(wording.locale).number(Decimal(agents)))
