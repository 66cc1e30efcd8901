"""Lines of a comparison of costs, and which concept of cost each of them stands for.

The sources list training, set-up and other things in several places. Each concept has one id here
and is covered by one line of a side, so that no money is counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from calculator_kit.figures import Figure
from calculator_kit.messages import N_
from support_costs.money import exact_decimal

Part = Literal["agents", "management", "hiring", "workplace", "fees", "moving"]

PARTS: dict[Part, str] = {
    "agents": N_("Agents, or the vendor's bill"),
    "management": N_("Supervision and liaison"),
    "hiring": N_("Replacing agents"),
    "workplace": N_("Workplace and tools"),
    "fees": N_("Fees beyond the rate"),
    "moving": N_("Moving and leaving"),
}

RUNNING_COSTS = (
    "cost.labour.salary",
    "cost.labour.benefits",
    "cost.labour.bonus",
    "cost.labour.allowance",
    "cost.labour.training",
    "cost.mgmt.coaching",
    "cost.tech.tools",
    "cost.site.rent",
    "cost.site.furniture_oa",
)
"""What any team costs: one's own bears it item by item, a vendor's rate contains it."""

OUTSOURCING_COSTS = (
    "cost.onetime.contract",
    "cost.onetime.integration",
    "cost.fees.setup",
    "cost.fees.transaction",
    "cost.fees.premium_support",
    "cost.extra.service_upgrade",
    "cost.extra.emergency",
    "cost.extra.special_training",
    "cost.extra.customisation",
    "cost.hidden.onboarding",
    "cost.hidden.premium_custom",
    "cost.hidden.process_alignment",
)
"""What outsourcing adds."""


@dataclass(frozen=True)
class Span:
    """From `low` to `high`, exactly; an end is None where it is not known.

    A lone value is one object at both ends, so that it is computed with once.
    """

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def exactly(cls, value: Fraction | int) -> Span:
        """A lone value."""
        if not value:
            return NOTHING
        amount = value if isinstance(value, Fraction) else Fraction(value)
        return cls(amount, amount)

    def __add__(self, other: Span) -> Span:
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        low = _sum(self.low, other.low)
        lone = self.low is self.high and other.low is other.high
        return Span(low, low if lone else _sum(self.high, other.high))

    def __sub__(self, other: Span) -> Span:
        """How much more this is: the ends are of the cheapest and the dearest case."""
        return self + Span(_opposite(other.high), _opposite(other.low))

    def times(self, factor: Fraction | int) -> Span:
        """Each end times a factor that is not negative; nothing times nought, however open."""
        if not factor or self is NOTHING:
            return NOTHING
        if factor == 1:
            return self
        low = None if self.low is None else self.low * factor
        if self.low is self.high:
            return Span(low, low)
        return Span(low, None if self.high is None else self.high * factor)

    def figure(self, unit: str, places: int = 2) -> Figure:
        """The span as a calculator's figure; a lone value is its own typical value."""
        low = None if self.low is None else exact_decimal(self.low)
        if self.low is self.high and low is not None:
            return Figure.exactly(low, unit, places)
        high = None if self.high is None else exact_decimal(self.high)
        return Figure(low, low if low == high else None, high, unit, places)


def _sum(first: Fraction | None, second: Fraction | None) -> Fraction | None:
    return None if first is None or second is None else first + second


def _opposite(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


NOTHING = Span(Fraction(0), Fraction(0))


class CostLine(NamedTuple):
    """One line of a side: what it costs in the first year, or `once`, at the start or the end.

    `home` lines rise with one's own costs, the others with the vendor's prices. `covers` are the ids
    of the concepts that the line stands for.
    """

    id: str
    label: str
    part: Part
    cost: Span
    covers: tuple[str, ...] = ()
    home: bool = True
    once: Literal["", "start", "end"] = ""


def total(lines: list[CostLine]) -> Span:
    """What the lines cost together."""
    return sum((line.cost for line in lines), NOTHING)
