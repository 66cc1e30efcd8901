"""A telephone line answered by whole agents, and the volumes at which another price overtakes it.

Paid by use, contacts cost a straight line over the volume. Dedicated agents cost a staircase: each
step is one more agent for all the hours that the line is open. A line and a staircase may cross
once, never, or many times, so crossings come as a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from math import ceil, floor

from support_costs.staffing.demand import Demand
from support_costs.staffing.erlang import Queue, offered_load

_MOST_CONTACTS = 5_000_000
_MOST_ERLANGS = 5000
"""No line has more, and beyond these numbers an answer would take seconds."""

MOST_CROSSINGS = 60
"""Crossings that are listed at most; only prices on the very edge of what agents can do have more."""

_TRIED_ONE_BY_ONE = 40
_TRIED_BY_SECANT = 8
_WEEKS_PER_YEAR = 52
_MONTHS_PER_YEAR = 12
_SECONDS_PER_HOUR = 3600


@dataclass(frozen=True)
class StaffedLine:
    """When a line is open, how its callers come in, and what they are promised.

    `aht` and `seconds` are in seconds, `open_week` in hours, `target` and `max_occupancy` are
    fractions. `peak` is how many times the average hour's contacts the busiest hour brings: the
    same agents sit there all the time, so there are enough for that hour.
    """

    aht: Decimal
    open_week: Decimal
    target: Decimal
    seconds: Decimal
    max_occupancy: Decimal = Decimal(1)
    least_agents: int = 1
    peak: Decimal = Decimal(1)

    def load(self, contacts: int) -> Decimal:
        """Erlangs in the busiest hour at so many contacts a month."""
        return offered_load(self.peak * contacts * _MONTHS_PER_YEAR, self._open_year, self.aht)

    @cached_property
    def load_of_one(self) -> Fraction:
        """Erlangs that one contact a month adds to the busiest hour, exactly."""
        return Fraction(self.peak * self.aht) * _MONTHS_PER_YEAR / Fraction(self._open_year)

    @cached_property
    def most_contacts(self) -> int:
        """The volume, in contacts a month, that may be asked for."""
        return min(_MOST_CONTACTS, floor(_MOST_ERLANGS / self.load_of_one))

    @cached_property
    def _open_year(self) -> Decimal:
        return self.open_week * _WEEKS_PER_YEAR * _SECONDS_PER_HOUR

    def demand(self, contacts: int) -> Demand:
        """The busiest hour at so many contacts a month, and what is promised."""
        return Demand(
            load=self.load(contacts),
            aht=self.aht,
            target=self.target,
            seconds=self.seconds,
            max_occupancy=self.max_occupancy,
            floor_agents=self.least_agents,
        )

    def staircase(self, volumes: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Each volume, in rising order, with the agents that it takes."""
        agents = self.least_agents
        for contacts in volumes:
            load = self.load(contacts)
            agents = max(agents, ceil(load / self.max_occupancy))
            while not self.serves(agents, contacts):
                agents += 1
            yield contacts, agents

    def serves(self, agents: int, contacts: int) -> bool:
        """Whether so many agents keep the promise."""
        if agents < self.least_agents:
            return False
        load = self.load(contacts)
        if load > agents * self.max_occupancy:
            return False
        return not load or self._surplus(agents, load) >= 0

    def capacity(self, agents: int, served: int, limit: int) -> int:
        """The most contacts a month that so many agents serve, up to `limit`.

        They serve `served`, from where the search starts: along the line through the last two
        volumes tried, since the curve is nearly straight, and by halves if that takes long.
        """
        busiest = floor(agents * Fraction(self.max_occupancy) / self.load_of_one)
        limit = min(limit, busiest)
        tried = [(end, self._surplus(agents, self.load(end))) for end in (served, limit)]
        if tried[-1][1] >= 0:
            return limit
        too_many = limit
        while too_many - served > 1:
            (one, before), (other, after) = tried[-2:]
            middle = (served + too_many) // 2
            if len(tried) < _TRIED_BY_SECANT and before != after:
                middle = other - ceil(after * (other - one) / (after - before))
            middle = min(max(middle, served + 1), too_many - 1)
            surplus = self._surplus(agents, self.load(middle))
            tried.append((middle, surplus))
            if surplus >= 0:
                served = middle
            else:
                too_many = middle
        return served

    def _surplus(self, agents: int, load: Decimal) -> Decimal:
        """How far the service level is above the one promised."""
        return _service_level(load, agents, self.aht, self.seconds) - self.target


@lru_cache(maxsize=512)
def _service_level(load: Decimal, agents: int, aht: Decimal, seconds: Decimal) -> Decimal:
    return Queue(load, agents, aht).service_level(seconds)


@dataclass(frozen=True)
class Crossing:
    """The volume, in contacts a month, from which the other price is the lower one.

    From there on the staffed line costs less, or no more, if `staffed_is_cheaper`, else use does.
    """

    contacts: int
    staffed_is_cheaper: bool


@dataclass(frozen=True)
class Crossings:
    """The crossings in order of volume; not `complete` where more than the limits allow exist."""

    found: tuple[Crossing, ...]
    complete: bool = True


@lru_cache(maxsize=32)
def crossings(line: StaffedLine, contacts_per_agent: Fraction) -> Crossings:
    """Every volume at which agents and use change places as the cheaper price.

    `contacts_per_agent` are the contacts a month whose price by use is that of one agent for all
    the hours that the line is open.
    """
    agents = _first_filled(line, contacts_per_agent)
    if agents is None:
        return Crossings(())
    found = [Crossing(_bought(agents, contacts_per_agent), staffed_is_cheaper=True)]
    while len(found) < MOST_CROSSINGS:
        following = _bought(agents + 1, contacts_per_agent)
        served = line.capacity(agents, found[-1].contacts, following - 1)
        if served == following - 1:
            return Crossings(tuple(found))
        agents += 1
        while following <= line.most_contacts and not line.serves(agents, following):
            agents += 1
            following = _bought(agents, contacts_per_agent)
        if following > line.most_contacts:
            break
        found.append(Crossing(served + 1, staffed_is_cheaper=False))
        found.append(Crossing(following, staffed_is_cheaper=True))
    return Crossings(tuple(found), complete=False)


def _bought(agents: int, contacts_per_agent: Fraction) -> int:
    """The first whole number of contacts whose price by use is not below that of so many agents."""
    return ceil(agents * contacts_per_agent)


def _first_filled(line: StaffedLine, contacts_per_agent: Fraction) -> int | None:
    """The smallest team that can answer as many contacts as its own price buys.

    The larger a team, the busier it may be, so a team that can is followed by others that can.
    """
    if line.load_of_one * contacts_per_agent > Fraction(line.max_occupancy):
        return None
    most = floor(line.most_contacts / contacts_per_agent)

    def fills(team: int) -> bool:
        return line.serves(team, _bought(team, contacts_per_agent))

    above = max(1, line.least_agents)
    below = above - 1
    while not fills(above):
        below, above = above, above + 1 if above < _TRIED_ONE_BY_ONE else 2 * above
        if below >= most:
            return None
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (below, middle) if fills(middle) else (middle, above)
    return above if above <= most else None
