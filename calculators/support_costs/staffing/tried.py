"""Numbers of agents that were tried, as the evidence that one is the least that is enough."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from calculator_kit.formatting import formatter, rounded
from calculator_kit.messages import Wording
from support_costs.staffing.demand import Demand
from support_costs.staffing.erlang import Queue
from support_costs.staffing.erlang_a import ImpatientQueue

_MOST_DIGITS = 12


def agents_tried(
    demand: Demand,
    agents: int,
    measured: Callable[[Queue | ImpatientQueue], Decimal],
    limit: Decimal,
    sign: str,
) -> Callable[[Wording], str]:
    """The last number that fails and the first that does not, told from the target when asked for."""

    def text(wording: Wording) -> str:
        show = formatter(wording.locale)
        around = {
            number: measured(demand.queue(number, rough=True))
            for number in (agents - 1, agents)
            if number
        }
        fails = around[min(around)] if len(around) > 1 else None
        digits = range(2, _MOST_DIGITS)
        places = next((n for n in digits if fails and rounded(fails, n + 2) != limit), 2)
        told = "; ".join(
            f"{show.number(Decimal(number))}: {show.percent(share, places)}"
            for number, share in around.items()
        )
        return f"{told} ({sign} {show.percent(limit)})"

    return text
