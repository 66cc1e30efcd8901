"""Erlang A: callers who give up after a while (queue M/M/n+M).

Every caller has a patience, exponentially distributed around an average. Times are in seconds,
load in erlangs, shares are fractions of one. The queue is always stable, with any number of agents.

It is solved as a birth–death chain. Relative to the state with n − 1 busy agents, the states in
which nobody waits sum to 1/B(n−1), Erlang B's recursion; those in which somebody waits sum to
(A/n)·M, where
    M(z) = Σ w(k), w(0) = 1, w(k) = w(k−1)·z/(c + k), z = λ/θ, c = nμ/θ.
The same series with z·e^(−θt) gives the exact chance that the wait is longer than t, so no
integral is approximated, and Σ k·w(k) is zM − c(M − 1), since (c + k)·w(k) = z·w(k−1). All terms are
positive; the sum stops when a further term no longer changes its 40 digits. Results are rounded to
28 digits.

Source: Palm's model as in Garnett, Mandelbaum and Reiman (2002); the tail of the wait is their
integral J(t) as a series of the incomplete gamma function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from math import ceil
from typing import NamedTuple

from support_costs.staffing.blocking import inverse_blocking
from support_costs.staffing.erlang import (
    Requirement,
    require,
    require_constraints,
    require_queue,
    require_seconds,
    settled,
)
from support_costs.staffing.searching import GUARDED, ROUGH, Real, computed, fewest, surplus


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
    digits: Context = field(default=GUARDED, compare=False, repr=False)
    """What is computed with."""

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
        with localcontext(self.digits):
            return settled(self._waiting * self._scale)

    @property
    def abandon_probability(self) -> Decimal:
        """Share of callers who give up."""
        with localcontext(self.digits):
            return settled(self._mean_wait / self.patience)

    @property
    def asa(self) -> Decimal:
        """Average wait in seconds over all callers, also those who give up or do not wait."""
        with localcontext(self.digits):
            return settled(self._mean_wait)

    @property
    def occupancy(self) -> Decimal:
        """Share of the agents' time spent on calls."""
        with localcontext(self.digits):
            return settled(self.load * (1 - self._mean_wait / self.patience) / self.agents)

    def service_level(self, seconds: Decimal, measure: ServedInTime) -> Decimal:
        """Share of callers who are answered within `seconds`, as `measure` counts it.

        Raises StaffingError: seconds_negative.
        """
        require_seconds(seconds)
        if self.load == 0:
            return Decimal(1)
        with localcontext(self.digits):
            served_in_time, served_late, still_waiting = self._split(seconds)
            if measure is ServedInTime.OF_OFFERED:
                return settled(served_in_time * self._scale)
            if measure is ServedInTime.OF_SERVED:
                return settled(served_in_time / (served_in_time + served_late))
            return settled(served_in_time / (served_in_time + still_waiting))

    # Weights of groups of states relative to the state with n − 1 busy agents: whoever asks for them
    # has set the context, which has guard digits.

    def _split(self, seconds: Decimal) -> tuple[Decimal, Decimal, Decimal]:
        """Callers who are served within `seconds`, who are served later, and who wait longer."""
        if seconds not in self._splits:
            stay = (-seconds / self.patience).exp()
            growth = (self._arrivals * (1 - stay) - self.agents * seconds / self.aht).exp()
            tail = computed(_series, self._arrivals * stay, self._service)
            late = growth * (tail - 1)
            # The only difference of large numbers: next to nobody may come out as below none.
            in_time = max(self._idle + self._any_wait - 1 - late, Decimal(0))
            waiting = stay * growth * tail * self.load / self.agents
            self._splits[seconds] = in_time, late, waiting
        return self._splits[seconds]

    @cached_property
    def _splits(self) -> dict[Decimal, tuple[Decimal, Decimal, Decimal]]:
        return {}

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
        return inverse_blocking(self.load, self.agents - 1)

    @cached_property
    def _any_wait(self) -> Decimal:
        """M: states in which all agents are busy, times n/A."""
        return computed(_series, self._arrivals, self._service)

    @cached_property
    def _waiting(self) -> Decimal:
        return self._any_wait * self.load / self.agents

    @cached_property
    def _scale(self) -> Decimal:
        """Turns a weight into a probability."""
        return 1 / (self._idle + self._waiting) if self.load else Decimal(0)

    @cached_property
    def _mean_wait(self) -> Decimal:
        queued = self._arrivals * self._any_wait - self._service * (self._any_wait - 1)
        return queued * self._scale * self.aht / self.agents


@lru_cache(maxsize=512)
def _queue(
    load: Decimal, agents: int, aht: Decimal, patience: Decimal, rough: bool
) -> ImpatientQueue:
    return ImpatientQueue(load, agents, aht, patience, ROUGH if rough else GUARDED)


def impatient_queue(
    load: Decimal, agents: int, aht: Decimal, patience: Decimal, *, rough: bool = False
) -> ImpatientQueue:
    """The queue of these numbers, the same one as long as it is remembered.

    A `rough` one has 14 digits and is found several times faster. Raises StaffingError, see
    `ImpatientQueue`.
    """
    return _queue(load, agents, aht, patience, rough)


class Aim(NamedTuple):
    """One target: how far a queue is above it, and about how many agents that takes."""

    gap: Callable[[ImpatientQueue], Decimal]
    guess: Callable[[Decimal, Decimal, Decimal], Decimal]
    """From the load, its square root, and the patience: what holds for very large loads."""


@dataclass(frozen=True, kw_only=True)
class Targets:
    """What callers who give up are promised: shares are fractions of one.

    Raises StaffingError as `erlang.agents_required`, and abandonment_out_of_range.
    """

    level: Decimal
    """Share who are answered within `seconds`, as `measure` counts it."""
    seconds: Decimal
    measure: ServedInTime
    max_occupancy: Decimal = Decimal(1)
    max_abandonment: Decimal = Decimal(1)
    floor_agents: int = 1

    def __post_init__(self) -> None:
        require_constraints(self.level, self.seconds, self.max_occupancy, self.floor_agents)
        require(
            0 < self.max_abandonment <= 1,
            "abandonment_out_of_range",
            f"abandonment is a share above 0 and at most 1, not {self.max_abandonment}: 5% is 0.05.",
        )

    def aims(self) -> dict[str, Aim]:
        """Those targets that limit anything, by name, the ones that are fastest measured first."""
        found = {}
        if self.max_occupancy < 1:
            found["occupancy"] = Aim(
                lambda queue: self.max_occupancy - queue.occupancy,
                lambda load, width, patience: load / self.max_occupancy,
            )
        if self.max_abandonment < 1:
            found["abandonment"] = Aim(
                lambda queue: self.max_abandonment - queue.abandon_probability,
                lambda load, width, patience: load * (1 - self.max_abandonment) + width / 3,
            )
        found["level"] = Aim(
            lambda queue: queue.service_level(self.seconds, self.measure) - self.level,
            lambda load, width, patience: load * (-self.seconds / patience).exp() + width,
        )
        return found


def agents_required(
    load: Decimal, aht: Decimal, patience: Decimal, targets: Targets
) -> Requirement:
    """The fewest agents that each target takes, when callers give up.

    Raises StaffingError, see `ImpatientQueue`.
    """
    ImpatientQueue(load, 1, aht, patience)
    if load == 0:
        return Requirement(0, 0, targets.floor_agents)
    found = {name: _fewest(load, aht, patience, [aim]) for name, aim in targets.aims().items()}
    return Requirement(
        found["level"],
        found.get("occupancy", 1),
        targets.floor_agents,
        found.get("abandonment", 1),
    )


def agents_for_all(load: Decimal, aht: Decimal, patience: Decimal, targets: Targets) -> int:
    """The same for all targets at once, which takes fewer tries.

    Raises StaffingError, see `ImpatientQueue`.
    """
    ImpatientQueue(load, 1, aht, patience)
    if load == 0:
        return targets.floor_agents
    needed = _fewest(load, aht, patience, list(targets.aims().values()))
    return max(needed, targets.floor_agents)


def _fewest(load: Decimal, aht: Decimal, patience: Decimal, aims: Sequence[Aim]) -> int:
    def gap(agents: int) -> Decimal:
        """Below zero if any target is missed: the first of these, else the nearest."""
        queue = partial(_queue, load, agents, aht, patience)
        nearest = Decimal(1)
        for aim in aims:
            nearest = min(nearest, surplus(partial(_measured, aim, queue)))
            if nearest < 0:
                break
        return nearest

    with localcontext(ROUGH):
        width = load.sqrt() + 1
        guess = max(aim.guess(load, width, patience) for aim in aims)
    return fewest(gap, ceil(guess), int(width))


def _measured(aim: Aim, queue: Callable[[bool], ImpatientQueue], rough: bool) -> Decimal:
    return aim.gap(queue(rough))


def _series(arrivals: Real, service: Real) -> Real:
    """M = Σ w(k) from k = 0."""
    weight = total = type(arrivals)(1)
    while True:
        service += 1
        weight = weight * arrivals / service
        longer = total + weight
        if longer == total:
            return total
        total = longer
