"""Erlang A: callers who give up after a while (queue M/M/n+M).

Every caller has a patience, exponentially distributed around an average. Times are in seconds,
load in erlangs, shares are fractions of one. The queue is always stable, with any number of agents.

It is solved as a birth–death chain. Relative to the state with n − 1 busy agents, the states in
which nobody waits sum to 1/B(n−1), Erlang B's recursion; those in which somebody waits sum to
(A/n)·M, where
    M(z) = Σ w(k), w(0) = 1, w(k) = w(k−1)·z/(c + k), z = λ/θ, c = nμ/θ.
The same series with z·e^(−θt) gives the exact chance that the wait is longer than t, so no
integral is approximated. All terms are positive; the sum stops when a further term no longer
changes its 40 digits. Results are rounded to 28 digits.

Source: Palm's model as in Garnett, Mandelbaum and Reiman (2002); the tail of the wait is their
integral J(t) as a series of the incomplete gamma function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from functools import cache, cached_property
from itertools import count

from support_costs.staffing.erlang import (
    GUARDED,
    Requirement,
    inverse_blocking,
    require,
    require_constraints,
    require_queue,
    require_seconds,
    settled,
)


class ServedInTime(StrEnum):
    """What those served in time are divided by; a contract must name one of the three."""

    OF_OFFERED = "of_offered"
    """All calls: whoever gives up, however soon, counts as not served in time."""
    OF_OFFERED_WITHOUT_EARLY_ABANDONS = "of_offered_without_early_abandons"
    """All calls but those given up within the time."""
    OF_SERVED = "of_served"
    """The calls that were served, sooner or later."""


@dataclass(frozen=True)
class ImpatientQueue:
    """`agents` (at least one) for `load` erlangs of `aht` seconds; callers wait `patience` seconds.

    Raises StaffingError: load_negative, agents_not_positive, aht_not_positive,
    patience_not_positive.
    """

    load: Decimal
    agents: int
    aht: Decimal
    patience: Decimal

    def __post_init__(self) -> None:
        require_queue(self.load, self.agents, self.aht)
        require(self.agents > 0, "agents_not_positive", "without agents nobody is ever served.")
        require(
            self.patience > 0,
            "patience_not_positive",
            f"an average patience of {self.patience} s: it must be above zero.",
        )

    @property
    def wait_probability(self) -> Decimal:
        """Share of callers who are not answered at once."""
        with localcontext(GUARDED):
            return settled(self._waiting * self._scale)

    @property
    def abandon_probability(self) -> Decimal:
        """Share of callers who give up."""
        with localcontext(GUARDED):
            return settled(self._mean_wait / self.patience)

    @property
    def asa(self) -> Decimal:
        """Average wait in seconds over all callers, also those who give up or do not wait."""
        return settled(self._mean_wait)

    @property
    def occupancy(self) -> Decimal:
        """Share of the agents' time spent on calls."""
        with localcontext(GUARDED):
            return settled(self.load * (1 - self._mean_wait / self.patience) / self.agents)

    def service_level(self, seconds: Decimal, measure: ServedInTime) -> Decimal:
        """Share of callers who are answered within `seconds`, as `measure` counts it.

        Raises StaffingError: seconds_negative.
        """
        require_seconds(seconds)
        if self.load == 0:
            return Decimal(1)
        with localcontext(GUARDED):
            stay = (-seconds / self.patience).exp()
            growth = (self._arrivals * (1 - stay) - self.agents * seconds / self.aht).exp()
            tail, _ = _sums(self._arrivals * stay, self._service)
            served_late = growth * (tail - 1)
            # The only difference of large numbers: next to nobody may come out as less than that.
            served_in_time = max(self._idle + self._series[0] - 1 - served_late, Decimal(0))
            if measure is ServedInTime.OF_OFFERED:
                return settled(served_in_time * self._scale)
            if measure is ServedInTime.OF_SERVED:
                return settled(served_in_time / (served_in_time + served_late))
            still_waiting = stay * growth * tail * self.load / self.agents
            return settled(served_in_time / (served_in_time + still_waiting))

    # Weights of groups of states relative to the state with n − 1 busy agents, with guard digits.

    @property
    def _arrivals(self) -> Decimal:
        """z: calls that arrive during one average patience."""
        return self.load * self.patience / self.aht

    @property
    def _service(self) -> Decimal:
        """c: calls that busy agents finish during one average patience."""
        return self.agents * self.patience / self.aht

    @cached_property
    def _idle(self) -> Decimal:
        with localcontext(GUARDED):
            return inverse_blocking(self.load, self.agents - 1)

    @cached_property
    def _series(self) -> tuple[Decimal, Decimal]:
        with localcontext(GUARDED):
            return _sums(self._arrivals, self._service)

    @cached_property
    def _waiting(self) -> Decimal:
        with localcontext(GUARDED):
            return self._series[0] * self.load / self.agents

    @cached_property
    def _scale(self) -> Decimal:
        """Turns a weight into a probability."""
        with localcontext(GUARDED):
            return 1 / (self._idle + self._waiting) if self.load else Decimal(0)

    @cached_property
    def _mean_wait(self) -> Decimal:
        with localcontext(GUARDED):
            return self._series[1] * self._scale * self.aht / self.agents


def agents_required(
    load: Decimal,
    target: Decimal,
    seconds: Decimal,
    aht: Decimal,
    patience: Decimal,
    *,
    measure: ServedInTime,
    max_occupancy: Decimal = Decimal(1),
    max_abandonment: Decimal = Decimal(1),
    floor_agents: int = 1,
) -> Requirement:
    """The fewest agents for the service level, when callers give up.

    Raises StaffingError as `erlang.agents_required`, and patience_not_positive,
    abandonment_out_of_range.
    """
    require_constraints(target, seconds, max_occupancy, floor_agents)
    require(
        0 < max_abandonment <= 1,
        "abandonment_out_of_range",
        f"abandonment is a share above 0 and at most 1, not {max_abandonment}: 5% is 0.05.",
    )

    @cache
    def queue(agents: int) -> ImpatientQueue:
        return ImpatientQueue(load, agents, aht, patience)

    def fewest(measured: Callable[[int], bool], unlimited: bool) -> int:
        return 1 if unlimited else _fewest(measured, max(1, int(load)))

    queue(1)
    if load == 0:
        return Requirement(0, 0, floor_agents)
    return Requirement(
        fewest(lambda agents: queue(agents).service_level(seconds, measure) >= target, False),
        fewest(lambda agents: queue(agents).occupancy <= max_occupancy, max_occupancy == 1),
        floor_agents,
        fewest(
            lambda agents: queue(agents).abandon_probability <= max_abandonment,
            max_abandonment == 1,
        ),
    )


def _fewest(suffices: Callable[[int], bool], guess: int) -> int:
    """The smallest number from 1 that suffices, when all larger ones do."""
    too_few, enough, step = 0, guess, 1
    while not suffices(enough):
        too_few, enough, step = enough, enough + step, 2 * step
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if suffices(middle):
            enough = middle
        else:
            too_few = middle
    return enough


def _sums(arrivals: Decimal, service: Decimal) -> tuple[Decimal, Decimal]:
    """Σ w(k) and Σ k·w(k) from k = 0, in the context in force."""
    weight = total = Decimal(1)
    weighted = Decimal(0)
    for k in count(1):
        weight = weight * arrivals / (service + k)
        total += weight
        before = weighted
        weighted += k * weight
        if weighted == before:
            break
    return total, weighted
