"""A month of one agent, measured in each unit that a vendor may bill."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator_kit.inputs import Inputs, InputsError, exact, number
from calculator_kit.messages import N_
from support_costs.hours import BilledUnit, HourLadder, month_hours


@dataclass(frozen=True)
class AgentMonth:
    """What one agent's month consists of.

    `paid` are its hours; `split` says whether the ladder knows absence and breaks apart, without
    which nobody can tell scheduled hours. `seconds` is the handle time of a contact, `talking` the
    share of it on the line, `resolved` the share of contacts that settle the matter, if known, and
    `team` the number of agents in a team's month.
    """

    paid: Fraction
    ladder: HourLadder
    split: bool
    seconds: Fraction
    talking: Fraction = Fraction(1)
    resolved: Fraction | None = None
    team: Fraction = Fraction(1)

    def units(self) -> dict[str, Fraction]:
        """How many of each unit the month has; units that cannot be told are left out.

        A price of one unit times their number is the price of the month, whichever the unit.
        """
        handling = self._hours(BilledUnit.HANDLE_HOUR)
        contacts = handling * 3600 / self.seconds
        units = {
            "paid_hour": self.paid,
            "scheduled_hour": self._hours(BilledUnit.SCHEDULED_HOUR),
            "production_hour": self._hours(BilledUnit.PRODUCTION_HOUR),
            "handle_hour": handling,
            "handle_minute": handling * 60,
            "talk_minute": handling * 60 * self.talking,
            "contact": contacts,
            "fte_month": Fraction(1),
            "team_month": 1 / self.team,
        }
        if not self.split:
            del units["scheduled_hour"]
        if self.resolved is not None:
            units["resolution"] = contacts * self.resolved
        return units

    def _hours(self, unit: BilledUnit) -> Fraction:
        return self.ladder.hours(self.paid, unit)


def agent_month(inputs: Inputs) -> AgentMonth:
    """The month that the shared fields about hours and contacts describe.

    Raises InputsError when only one of the two parts of shrinkage is given.
    """
    external, internal = inputs["shrinkage_ext"], inputs["shrinkage_in"]
    split = isinstance(external, Decimal) and isinstance(internal, Decimal)
    if not split and (external is not None or internal is not None):
        empty = "shrinkage_ext" if external is None else "shrinkage_in"
        raise InputsError({empty: N_("Enter both parts of shrinkage, or neither.")})
    fcr = inputs["fcr"]
    return AgentMonth(
        paid=month_hours(number(inputs, "hours_week")),
        ladder=HourLadder(
            external=external if isinstance(external, Decimal) else Decimal(0),
            internal=internal if isinstance(internal, Decimal) else number(inputs, "shrinkage"),
            occupancy=number(inputs, "occupancy"),
        ),
        split=split,
        seconds=exact(inputs, "aht"),
        talking=1 - exact(inputs, "wrap_share"),
        resolved=Fraction(fcr) if isinstance(fcr, Decimal) else None,
    )
