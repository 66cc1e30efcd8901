"""Calls that arrive at random and how they are to be answered: Erlang C, or A with a patience."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from support_costs.staffing import erlang, erlang_a
from support_costs.staffing.erlang import Queue, Requirement, StaffingError
from support_costs.staffing.erlang_a import ImpatientQueue, ServedInTime, Targets, impatient_queue
from support_costs.staffing.searching import GUARDED, ROUGH

_LARGEST_LOAD = 5000
_MOST_CALLS_IN_A_PATIENCE = 20_000
"""Nobody has such a queue, and beyond these numbers an answer would take seconds."""

TOO_LARGE = N_("That is too much for one queue: split the calls into several.")

_MESSAGES = {
    "service_level_unreachable": (
        "sl_target",
        N_(
            "No number of agents answers everybody in time: somebody may always wait longer. Enter less than the whole."
        ),
    ),
}


@dataclass(frozen=True)
class Demand:
    """`load` erlangs of calls that each take an agent `aht` seconds, and the targets for them.

    Without a `patience` (average, in seconds) nobody gives up, and `measure` and
    `max_abandonment` mean nothing. Shares are fractions of one.
    """

    load: Decimal
    aht: Decimal
    target: Decimal
    seconds: Decimal
    max_occupancy: Decimal
    floor_agents: int
    patience: Decimal | None = None
    measure: ServedInTime = ServedInTime.OF_OFFERED
    max_abandonment: Decimal = Decimal(1)

    @cached_property
    def required(self) -> Requirement:
        """The fewest agents that meet each target.

        Raises InputsError for a service level that cannot be promised.
        """
        try:
            if self.patience is None:
                return erlang.agents_required(
                    self.load,
                    self.target,
                    self.seconds,
                    self.aht,
                    max_occupancy=self.max_occupancy,
                    floor_agents=self.floor_agents,
                )
            return erlang_a.agents_required(self.load, self.aht, self.patience, self._targets)
        except StaffingError as error:
            raise InputsError(dict([_MESSAGES[error.id]])) from error

    @cached_property
    def agents(self) -> int:
        """The fewest agents that meet all targets. Raises InputsError as `required`."""
        if self.patience is None:
            return self.required.agents
        try:
            return erlang_a.agents_for_all(self.load, self.aht, self.patience, self._targets)
        except StaffingError as error:
            raise InputsError(dict([_MESSAGES[error.id]])) from error

    @property
    def _targets(self) -> Targets:
        return Targets(
            level=self.target,
            seconds=self.seconds,
            measure=self.measure,
            max_occupancy=self.max_occupancy,
            max_abandonment=self.max_abandonment,
            floor_agents=self.floor_agents,
        )

    @property
    def too_large(self) -> bool:
        """Whether a reader would have to wait for the answer."""
        calls = self.load * (self.patience or 0) / self.aht
        return self.load > _LARGEST_LOAD or calls > _MOST_CALLS_IN_A_PATIENCE

    def queue(self, agents: int, *, rough: bool = False) -> Queue | ImpatientQueue:
        """What happens with so many agents, at least one where there is a patience.

        A `rough` one has digits enough to be drawn.
        """
        if self.patience is None:
            return Queue(self.load, agents, self.aht, ROUGH if rough else GUARDED)
        return impatient_queue(self.load, agents, self.aht, self.patience, rough=rough)

    def service_level(self, queue: Queue | ImpatientQueue) -> Decimal:
        """Share answered in time, counted as this demand says."""
        if isinstance(queue, ImpatientQueue):
            return queue.service_level(self.seconds, self.measure)
        return queue.service_level(self.seconds)

    def abandoned(self, queue: Queue | ImpatientQueue) -> Decimal:
        """Share of callers who give up, none without a patience."""
        if isinstance(queue, ImpatientQueue):
            return queue.abandon_probability
        return Decimal(0)


@lru_cache(maxsize=64)
def remembered(demand: Demand) -> Demand:
    """An equal demand, perhaps one that has been worked out before."""
    return demand


@lru_cache(maxsize=2048)
def fewest_agents(demand: Demand) -> int:
    """The fewest agents that meet all targets.

    Remembered, because the intervals of a week have few different loads.
    Raises InputsError, see `Demand.required`.
    """
    return demand.agents


@lru_cache(maxsize=2048)
def level_reached(demand: Demand, agents: int) -> Decimal:
    """The service level with so many agents, remembered too."""
    return demand.service_level(demand.queue(agents)) if demand.load else Decimal(1)
