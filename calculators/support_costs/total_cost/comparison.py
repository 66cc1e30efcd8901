"""Two sides over the same years: what each year costs, and from when on one is the cheaper."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import accumulate
from math import ceil

from calculator_kit.numbers import ONE, ZERO, Number, constant, total
from calculator_kit.working import Sheet
from support_costs.total_cost.cost_lines import PARTS, CostLine, Part
from support_costs.total_cost.fields import TwoWays
from support_costs.total_cost.inhouse_costs import Team, inhouse_lines
from support_costs.total_cost.outsourcing_costs import outsourcing_lines

MONTHS = 12
_YEAR = constant(MONTHS, "months")

Flows = list[Fraction | None]
"""Money at the start and in each year; None where it is not known."""


@dataclass(frozen=True)
class Growth:
    """What a cost of the first year is multiplied by in each year, at home and at the vendor's."""

    home: tuple[Number, ...]
    vendor: tuple[Number, ...]

    @cached_property
    def whole(self) -> tuple[Number, Number]:
        """All years at home and at the vendor's, as multiples of the first."""
        return total(self.home), total(self.vendor)


class Side:
    """The lines of one side and how they grow."""

    def __init__(self, lines: list[CostLine], growth: Growth, currency: str) -> None:
        self.lines, self.growth, self.currency = lines, growth, currency
        self._costly = [line for line in lines if line.cost]

    @cached_property
    def first_year(self) -> tuple[Number, Number]:
        """Running costs that rise with one's own, and with the vendor's prices."""
        running = [line for line in self._costly if not line.once]
        return (
            total(line.cost for line in running if line.home),
            total(line.cost for line in running if not line.home),
        )

    @cached_property
    def home(self) -> Number:
        """The first of these by itself."""
        return self._by_itself(self.first_year[0])

    @cached_property
    def _vendor(self) -> Number:
        return self._by_itself(self.first_year[1])

    @cached_property
    def moving(self) -> Number:
        """What is paid once, before the first month, without one's own team that runs on."""
        return self._once("start")

    @cached_property
    def start(self) -> Number:
        """What is paid once, before the first month."""
        return self.moving + self._once("overlap")

    @cached_property
    def end(self) -> Number:
        """What is paid once, in the last month."""
        return self._once("end")

    @cached_property
    def running(self) -> list[Number]:
        """What each year costs, without what is paid once; the first line by line."""
        growth = zip(self.growth.home[1:], self.growth.vendor[1:], strict=True)
        later = [_times(self.home, own) + _times(self._vendor, others) for own, others in growth]
        return [self.first_year[0] + self.first_year[1], *later]

    @cached_property
    def years(self) -> list[Number]:
        """What each year costs: the first with the start, the last with the end."""
        return self._with(self.start)

    @cached_property
    def years_apart(self) -> list[Number]:
        """The same without one's own team that runs on."""
        return self._with(self.moving)

    @cached_property
    def whole_apart(self) -> Number:
        """All years together, without one's own team that runs on."""
        home, vendor = self.growth.whole
        running = _times(self.home, home) + _times(self._vendor, vendor)
        return running + self._by_itself(self.moving) + self._by_itself(self.end)

    @cached_property
    def cumulative(self) -> list[Number]:
        """What has been paid by the end of each year."""
        return list(accumulate(self.years))

    def parts(self, year: int) -> dict[Part, Number]:
        """What a year consists of, by part; years are counted from nought."""
        found = dict.fromkeys(PARTS, ZERO)
        last = len(self.growth.home) - 1
        for line in self._costly:
            growth = self.growth.home if line.home else self.growth.vendor
            if not line.once:
                found[line.kind.part] += line.cost * growth[year]
            elif year == (last if line.once == "end" else 0):
                found[line.kind.part] += line.cost
        return found

    def _with(self, start: Number) -> list[Number]:
        years = list(self.running)
        years[0] += self._by_itself(start)
        years[-1] += self._by_itself(self.end)
        return years

    def _once(self, when: str) -> Number:
        return total(line.cost for line in self._costly if line.once == when)

    def _by_itself(self, cost: Number) -> Number:
        return cost.leaf(self.currency, 2)


class Comparison:
    """One's own team and an outsourced one over the same years and the same productive hours.

    What is not known is one thing in one case: where one's own costs are a range, the months in
    which both teams work lie where the years do.
    """

    def __init__(self, given: TwoWays, sheet: Sheet) -> None:
        self.given = given
        growth = growing(given.g_wage_home, given.g_price_vendor, given.years)
        self.team = Team(given, sheet)
        self.own = Side(inhouse_lines(self.team, sheet), growth, given.currency)
        lines = outsourcing_lines(self.team, self.own.home, growth.vendor, sheet)
        self.outsourced = Side(lines, growth, given.currency)
        overlap = given.parallel_months
        self.overlap = overlap / _YEAR if overlap else ZERO
        """Years of one's own team that are paid on top, while both work."""

    @cached_property
    def saving(self) -> Number:
        """What outsourcing saves over all years; negative where it costs more."""
        years = self.own.growth.whole[0] - self.overlap
        return self.own.home * years - self.outsourced.whole_apart.leaf(self.given.currency, 2)

    @cached_property
    def savings(self) -> list[Number]:
        """What it saves in each year."""
        first = self.own.home * (1 - self.overlap)
        pairs = zip([first, *self.own.running[1:]], self.outsourced.years_apart, strict=True)
        return [own - cost for own, cost in pairs]

    @cached_property
    def saving_share(self) -> Number | None:
        """What it saves over all years of what one's own team costs; None where this costs nothing."""
        years = self.own.growth.whole[0]
        own = self.own.home * years
        return 1 - self.overlap / years - self.outsourced.whole_apart / own if own else None

    @cached_property
    def flows(self) -> list[Number]:
        """The money to move: paid at the start, saved in each year, the end in the last."""
        yearly = [a - b for a, b in zip(self.own.running, self.outsourced.running, strict=True)]
        yearly[-1] -= self.outsourced.end
        return [-self.outsourced.start, *yearly]

    @cached_property
    def worst_flows(self) -> list[Flows]:
        """The flows with the dearest outsourcing, once for each end of one's own costs."""
        return [self._flows(own, [cost.high for cost in self._costs]) for own in self._own_ends]

    @cached_property
    def best_flows(self) -> list[Flows]:
        """The flows with the cheapest outsourcing, once for each end of one's own costs."""
        return [self._flows(own, [cost.low for cost in self._costs]) for own in self._own_ends]

    @cached_property
    def break_even_months(self) -> tuple[int | None, int | None]:
        """The month in which outsourcing has paid for itself, at best and at worst.

        None when it does not happen, or is not known.
        """
        end = self.outsourced.end
        best = [break_even_month(flows, end.low) for flows in self.best_flows]
        worst = [break_even_month(flows, end.high) for flows in self.worst_flows]
        happening, latest = ([one for one in months if one is not None] for months in (best, worst))
        return (
            min(happening, default=None),
            max(latest) if len(latest) == len(worst) else None,
        )

    @property
    def _own_ends(self) -> list[Fraction | None]:
        own = self.own.home
        return [own.low] if own.lone else [own.low, own.high]

    @cached_property
    def _costs(self) -> list[Number]:
        """What outsourcing costs at the start and in each year, without both teams at once."""
        yearly = list(self.outsourced.running)
        yearly[-1] += self.outsourced.end
        return [self.outsourced.moving, *yearly]

    def _flows(self, own: Fraction | None, costs: Flows) -> Flows:
        """The flows in one case: what one's own first year costs, and what outsourcing does."""
        years = (-self.overlap.value(), *(year.value() for year in self.own.growth.home))
        return [
            None if own is None or cost is None else own * year - cost
            for year, cost in zip(years, costs, strict=True)
        ]


def break_even_month(flows: Flows, end: Fraction | None) -> int | None:
    """The month at the end of which the savings have paid for the start, for good.

    `flows` are paid at the start and saved in each year, the last less the `end`, which falls into
    its last month; a year's saving is spread evenly. 0 when nothing was ever owing, None when it does
    not happen, or when a flow is not known.
    """
    known = [flow for flow in flows if flow is not None]
    if end is None or len(known) < len(flows):
        return None
    totals = list(accumulate(known))
    if totals[-1] < 0:
        return None
    known[-1] += end
    for year in reversed(range(len(known) - 1)):
        if totals[year] < 0:
            return MONTHS * year + ceil(-totals[year] * MONTHS / known[year + 1])
    return 0


@lru_cache(maxsize=64)
def growing(home: Number, vendor: Number, years: int) -> Growth:
    """Growth by a constant share a year. Kept, since an answer compares many times."""
    at_home, at_vendor = (
        tuple((1 + rate) ** year if rate else ONE for year in range(years))
        for rate in (home, vendor)
    )
    return Growth(at_home, at_vendor)


def _times(cost: Number, growth: Number) -> Number:
    """A cost after some growth; none stays none."""
    return cost * growth if cost else cost
