"""What a team of one's own costs in its first year, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculator_kit.inputs import Inputs, InputsError, exact, exactly
from calculator_kit.messages import N_
from support_costs import currency
from support_costs.facts import facts
from support_costs.total_cost.cost_lines import RUNNING_COSTS, CostLine, Part, Span
from support_costs.total_cost.inhouse_fields import MULTIPLE, ONE_FIGURE

WAGE_FACT = "benchmark.us_wage"
MULTIPLE_FACT = "benchmark.loaded_multiple"
REPLACE_FACT = "benchmark.replace_cost"
HIRING_FACT = "benchmark.hiring_cost"

_LABELS: dict[str, tuple[str, Part]] = {
    "pay": (N_("Wages"), "agents"),
    "benefits": (N_("Benefits and statutory insurance"), "agents"),
    "bonus": (N_("Bonuses"), "agents"),
    "allowance": (N_("Allowances"), "agents"),
    "support": (N_("Supervisors, quality checkers, trainers"), "management"),
    "turnover": (N_("Replacing agents who leave"), "hiring"),
    "rent": (N_("Rent, supplies and upkeep"), "workplace"),
    "tools": (N_("Tools and licences"), "workplace"),
    "equipment": (N_("Lines, furniture and equipment"), "workplace"),
}
_MONTHS = 12
_WEEKS = 52
_TRAINING_DAYS_WEEK = 5


@dataclass(frozen=True)
class Team:
    """One's own agents: how many, the hours of each a week, and what an hour is paid.

    `wage` is without benefits, which are a share of it. `shrinkage` is the share of paid time lost.
    """

    agents: Fraction
    week_hours: Fraction
    wage: Fraction
    benefits: Fraction
    shrinkage: Fraction

    @cached_property
    def paid_hours(self) -> Fraction:
        """Hours a year that the agents are paid for."""
        return self.agents * self.week_hours * _WEEKS

    @cached_property
    def productive_hours(self) -> Fraction:
        """Hours a year that they are logged in: what both sides are compared on."""
        return self.paid_hours * (1 - self.shrinkage)

    @cached_property
    def week_pay(self) -> Fraction:
        """A week of a full-time post, benefits included."""
        return self.wage * (1 + self.benefits) * self.week_hours

    @cached_property
    def month_pay(self) -> Fraction:
        """A month of a full-time post, benefits included."""
        return self.week_pay * _WEEKS / _MONTHS


def own_team(inputs: Inputs) -> Team:
    """The reader's team; without a wage, an American one is taken."""
    return Team(
        exact(inputs, "agents"),
        exact(inputs, "hours_week"),
        typed_or_fact(inputs, "wage", WAGE_FACT),
        exact(inputs, "benefits"),
        exact(inputs, "shrinkage"),
    )


def typed_or_fact(inputs: Inputs, name: str, fact_id: str) -> Fraction:
    """The amount in the field `name`, else the fact's, in the reader's currency."""
    value = inputs[name]
    if isinstance(value, Decimal):
        return exactly(value)
    typical = facts()[fact_id].typical or Decimal(0)
    return exactly(typical) * currency.exchange(inputs).per_dollar


def multiple(inputs: Inputs) -> Span:
    """The full cost over the wage: the reader's own, or what a source gives.

    Raises InputsError when it is upside down or has an upper end only.
    """
    low, high = inputs["loaded_low"], inputs["loaded_high"]
    if isinstance(low, Decimal):
        if not isinstance(high, Decimal):
            return Span.exactly(exactly(low))
        if high < low:
            raise InputsError({"loaded_high": N_("The upper end is below the lower end.")})
        return Span(exactly(low), exactly(high))
    if isinstance(high, Decimal):
        raise InputsError({"loaded_low": N_("Enter the lower end of the multiple too.")})
    fact = facts()[MULTIPLE_FACT]
    return Span(*(None if end is None else exactly(end) for end in (fact.low, fact.high)))


def replacement(inputs: Inputs, team: Team) -> Fraction:
    """What it costs to replace one agent: one figure, or hiring, training and slow weeks."""
    if inputs["turnover_method"] == ONE_FIGURE:
        return typed_or_fact(inputs, "replace_cost", REPLACE_FACT)
    hired = typed_or_fact(inputs, "hiring_cost", HIRING_FACT)
    slowness = 1 - exact(inputs, "ramp_start_productivity")
    weeks = exact(inputs, "train_days") / _TRAINING_DAYS_WEEK
    weeks += exact(inputs, "ramp_weeks") * slowness / 2
    return hired + weeks * team.week_pay


def support_posts(inputs: Inputs, team: Team) -> Fraction:
    """Supervisors, quality checkers and trainers, in full-time posts."""
    ratios = (inputs[name] for name in ("span", "qa_ratio", "trainer_ratio"))
    posts = (1 / exactly(ratio) for ratio in ratios if isinstance(ratio, Decimal))
    return team.agents * sum(posts, Fraction(0))


def salary(inputs: Inputs, name: str, team: Team) -> Fraction:
    """The monthly cost in the field `name`, else as much as an agent costs."""
    value = inputs[name]
    return exactly(value) if isinstance(value, Decimal) else team.month_pay


def inhouse_lines(inputs: Inputs, team: Team) -> list[CostLine]:
    """The first year of one's own team: either all items, or the wage times a multiple.

    Raises InputsError, see `multiple`.
    """
    agents, wages = team.agents, team.paid_hours * team.wage
    if inputs["inhouse_method"] == MULTIPLE:
        cost = multiple(inputs).times(wages)
        return [CostLine("loaded", N_("Wages times the multiple"), "agents", cost, RUNNING_COSTS)]

    def monthly(name: str) -> Fraction:
        value = exact(inputs, name)
        return agents * value * _MONTHS if value else value

    def line(id_: str, cost: Fraction, concept: str) -> CostLine:
        label, part = _LABELS[id_]
        return CostLine(id_, label, part, Span.exactly(cost), (concept,))

    leavers = agents * exact(inputs, "turnover_inhouse")
    replaced = leavers * replacement(inputs, team) if leavers else leavers
    support = support_posts(inputs, team) * salary(inputs, "support_salary", team) * _MONTHS
    equipment = exact(inputs, "equipment") / exact(inputs, "equipment_life")
    return [
        line("pay", wages, "cost.labour.salary"),
        line("benefits", wages * team.benefits, "cost.labour.benefits"),
        line("bonus", wages * exact(inputs, "bonus_months") / _MONTHS, "cost.labour.bonus"),
        line("allowance", monthly("allowance"), "cost.labour.allowance"),
        line("support", support, "cost.mgmt.coaching"),
        line("turnover", replaced, "cost.labour.training"),
        line("rent", monthly("seat_rent"), "cost.site.rent"),
        line("tools", monthly("licence"), "cost.tech.tools"),
        line("equipment", monthly("telecom") + agents * equipment, "cost.site.furniture_oa"),
    ]
