"""Two sides over the same years: what each year costs, and from when on one is the cheaper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import accumulate
from math import ceil

from calculator_kit.inputs import Inputs, exact, number
from support_costs.total_cost.cost_lines import NOTHING, PARTS, CostLine, Part, Span, total
from support_costs.total_cost.inhouse_costs import Team, inhouse_lines, own_team
from support_costs.total_cost.outsourcing_costs import billed_hours, outsourcing_lines

MONTHS = 12

Flows = list[Fraction | None]
"""Money at the start and in each year; None where it is not known."""


@dataclass(frozen=True)
class Growth:
    """What a cost of the first year is multiplied by in each year, at home and at the vendor's."""

    home: tuple[Fraction, ...]
    vendor: tuple[Fraction, ...]

    @cached_property
    def whole(self) -> tuple[Fraction, Fraction]:
        """All years at home and at the vendor's, as multiples of the first."""
        return sum(self.home, Fraction(0)), sum(self.vendor, Fraction(0))


@dataclass(frozen=True)
class Side:
    """The lines of one side and how they grow."""

    lines: list[CostLine]
    growth: Growth

    @cached_property
    def start(self) -> Span:
        """What is paid once, before the first month."""
        return total([line for line in self.lines if line.once == "start"])

    @cached_property
    def end(self) -> Span:
        """What is paid once, in the last month."""
        return total([line for line in self.lines if line.once == "end"])

    @cached_property
    def running(self) -> list[Span]:
        """What each year costs, without what is paid once."""
        home, vendor = self.first_year
        return [
            home.times(at_home) + vendor.times(at_vendor)
            for at_home, at_vendor in zip(self.growth.home, self.growth.vendor, strict=True)
        ]

    @cached_property
    def whole(self) -> Span:
        """What all years cost together, and what is paid once."""
        home, vendor = self.first_year
        at_home, at_vendor = self.growth.whole
        return home.times(at_home) + vendor.times(at_vendor) + self.start + self.end

    @cached_property
    def first_year(self) -> tuple[Span, Span]:
        """Running costs that rise with one's own, and with the vendor's prices."""
        running = [line for line in self.lines if not line.once]
        return (
            total([line for line in running if line.home]),
            total([line for line in running if not line.home]),
        )

    @cached_property
    def years(self) -> list[Span]:
        """What each year costs: the first with the start, the last with the end."""
        years = list(self.running)
        years[0] += self.start
        years[-1] += self.end
        return years

    @cached_property
    def cumulative(self) -> list[Span]:
        """What has been paid by the end of each year."""
        return list(accumulate(self.years))

    def parts(self, year: int) -> dict[Part, Span]:
        """What a year consists of, by part; years are counted from nought."""
        home, vendor, start, end = self._by_part
        found = {
            part: home[part].times(self.growth.home[year])
            + vendor[part].times(self.growth.vendor[year])
            for part in PARTS
        }
        for is_paid, once in ((year == 0, start), (year == len(self.growth.home) - 1, end)):
            if is_paid:
                found = {part: cost + once[part] for part, cost in found.items()}
        return found

    @cached_property
    def _by_part(self) -> tuple[dict[Part, Span], ...]:
        """By part: the running costs as in `first_year`, the start, the end."""
        kinds = tuple(dict.fromkeys(PARTS, NOTHING) for _ in range(4))
        home, vendor, start, end = kinds
        for line in self.lines:
            running = home if line.home else vendor
            kind = {"": running, "start": start, "end": end}[line.once]
            kind[line.part] += line.cost
        return kinds


@dataclass(frozen=True)
class Comparison:
    """One's own team and an outsourced one over the same years and the same productive hours.

    `billed_hours` are what the vendor bills in a year for those hours; both teams work for
    `parallel_months`. What is not known is one thing in one case: where one's own costs are a range,
    the months of both teams lie where the years do.
    """

    team: Team
    billed_hours: Fraction
    own: Side
    outsourced: Side
    parallel_months: Fraction

    @cached_property
    def savings(self) -> list[Span]:
        """What outsourcing saves in each year; negative where it costs more."""
        costs, years = self.apart.years, self.own.growth.home
        first = self._saved(years[0] - self._parallel, costs[0])
        return [first, *map(self._saved, years[1:], costs[1:])]

    @cached_property
    def savings_so_far(self) -> list[Span]:
        """What it has saved by the end of each year."""
        years = [total - self._parallel for total in accumulate(self.own.growth.home)]
        return list(map(self._saved, years, self.apart.cumulative))

    @cached_property
    def saving(self) -> Span:
        """What it saves over all years."""
        return self._saved(self.own.growth.whole[0] - self._parallel, self.apart.whole)

    @cached_property
    def saving_share(self) -> Span | None:
        """That as a share of what one's own team costs; None where this costs nothing."""
        own, cost, years = self.own.whole, self.apart.whole, self.own.growth.whole[0]
        if not own.low or not own.high or cost.low is None:
            return None
        left = 1 - self._parallel / years
        worst = None if cost.high is None else left - cost.high / own.low
        return Span(worst, left - cost.low / own.high)

    @cached_property
    def flows(self) -> list[Span]:
        """The money to move: paid at the start, saved in each year, the end in the last."""
        yearly = [a - b for a, b in zip(self.own.running, self.outsourced.running, strict=True)]
        yearly[-1] -= self.outsourced.end
        return [NOTHING - self.outsourced.start, *yearly]

    @cached_property
    def worst_flows(self) -> list[Flows]:
        """The flows with the dearest outsourcing, once for each end of one's own costs."""
        return [self._flows(own, [span.high for span in self._costs]) for own in self._own_ends]

    @cached_property
    def best_flows(self) -> list[Flows]:
        """The flows with the cheapest outsourcing, once for each end of one's own costs."""
        return [self._flows(own, [span.low for span in self._costs]) for own in self._own_ends]

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

    @cached_property
    def _parallel(self) -> Fraction:
        """Years of one's own team that are paid on top, while both work."""
        return self.parallel_months / MONTHS

    @cached_property
    def apart(self) -> Side:
        """Outsourcing without those: they cost what one's own team costs, in each case the same."""
        lines = [line for line in self.outsourced.lines if line.id != "parallel"]
        return replace(self.outsourced, lines=lines)

    def _saved(self, years: Fraction, cost: Span) -> Span:
        """So many first years of one's own team, less a cost; both teams overlap a year at most."""
        return self.own.first_year[0].times(years) - cost

    @property
    def _own_ends(self) -> list[Fraction | None]:
        own = self.own.first_year[0]
        return [own.low] if own.low is own.high else [own.low, own.high]

    @cached_property
    def _costs(self) -> list[Span]:
        """What outsourcing costs at the start and in each year, without both teams at once."""
        yearly = list(self.apart.running)
        yearly[-1] += self.apart.end
        return [self.apart.start, *yearly]

    def _flows(self, own: Fraction | None, costs: Flows) -> Flows:
        """The flows in one case: what one's own first year costs, and what outsourcing does."""
        years = (-self._parallel, *self.own.growth.home)
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


def compare(inputs: Inputs) -> Comparison:
    """The comparison that the inputs ask for. Raises InputsError."""
    rates = exact(inputs, "g_wage_home"), exact(inputs, "g_price_vendor")
    growth = growing(*rates, int(number(inputs, "horizon_years")))
    team = own_team(inputs)
    own = inhouse_lines(inputs, team)
    hours = billed_hours(inputs, team)
    outsourced = outsourcing_lines(inputs, team, hours, total(own), growth.whole[1])
    months = exact(inputs, "parallel_months")
    return Comparison(team, hours, Side(own, growth), Side(outsourced, growth), months)


@lru_cache(maxsize=64)
def growing(home: Fraction, vendor: Fraction, years: int) -> Growth:
    """Growth by a constant share a year. Kept, since an answer compares many times."""
    at_home, at_vendor = (
        tuple((1 + rate) ** year for year in range(years)) for rate in (home, vendor)
    )
    return Growth(at_home, at_vendor)
