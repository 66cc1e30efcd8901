"""What a team of one's own costs in its first year, line by line."""

from __future__ import annotations

from functools import cached_property

from calculator_kit.messages import N_
from calculator_kit.numbers import Number, constant, total
from calculator_kit.working import Sheet
from support_costs.total_cost.cost_lines import CostLine, cost_line
from support_costs.total_cost.fields import TwoWays
from support_costs.total_cost.inhouse_fields import MULTIPLE, ONE_FIGURE

WAGE_FACT = "benchmark.us_wage"
REPLACE_FACT = "benchmark.replace_cost"
HIRING_FACT = "benchmark.hiring_cost"
_MONTHS = 12
_WEEKS = 52
_TRAINING_WEEK = constant(5, "days")


class Team:
    """One's own agents: their hours, those a vendor bills for the same work, and what they are paid."""

    def __init__(self, given: TwoWays, sheet: Sheet) -> None:
        self.given, self._sheet = given, sheet
        self.wage = given.or_fact(given.wage, WAGE_FACT)
        label = N_("Hours a year that your own team is paid for")
        paid = given.agents * given.hours_week * _WEEKS
        self.paid_hours = hours_line("inhouse_hours", label, paid, sheet)
        label = N_("Productive hours a year, the same on both sides")
        productive = self.paid_hours * (1 - given.shrinkage)
        self.productive_hours = hours_line("productive_hours", label, productive, sheet)
        label, billed = N_("Hours a year that the vendor bills"), self.productive_hours
        if given.billed_unit == "paid_hour":
            billed /= 1 - given.vendor_shrinkage
        self.billed_hours = hours_line("billed_hours", label, billed, sheet)

    @cached_property
    def week_pay(self) -> Number:
        """A week of a full-time post."""
        given, label = self.given, N_("A week of a full-time agent, with benefits")
        return self._sheet.line(label, self.wage * (1 + given.benefits) * given.hours_week)

    @cached_property
    def month_pay(self) -> Number:
        """A month of one."""
        label = N_("A month of a full-time agent, with benefits")
        return self._sheet.line(label, self.week_pay * _WEEKS / _MONTHS)


def hours_line(name: str, label: str, hours: Number, sheet: Sheet) -> Number:
    """Hours a year, a figure without the fractions that the working shows."""
    sheet.figure(name, hours, "hours", 0)
    return sheet.line(label, hours, "hours") if hours.operands else hours


def inhouse_lines(team: Team, sheet: Sheet) -> list[CostLine]:
    """The first year of one's own team: either all items, or the wage times a multiple.

    Raises InputsError, see `TwoWays.multiple`.
    """
    given, wages = team.given, team.paid_hours * team.wage
    if given.inhouse_method == MULTIPLE:
        return [cost_line("inhouse_loaded", wages * given.multiple(), sheet)]
    agents, pay = given.agents, cost_line("inhouse_pay", wages, sheet)

    def line(name: str, cost: Number) -> CostLine:
        return cost_line(f"inhouse_{name}", cost, sheet)

    def monthly(amount: Number) -> Number:
        return agents * amount * _MONTHS if amount else amount

    salary = team.month_pay if given.support_salary is None else given.support_salary
    leavers = agents * given.turnover_inhouse
    bonus, equipment = given.bonus_months, given.telecom
    if equipment or given.equipment:
        equipment = equipment * _MONTHS + given.equipment / given.equipment_life
    return [
        pay,
        line("benefits", pay.cost * given.benefits),
        line("bonus", pay.cost * bonus / _MONTHS if bonus else bonus),
        line("allowance", monthly(given.allowance)),
        line("support", agents * _posts_an_agent(given) * salary * _MONTHS),
        line("turnover", leavers * _replacement(team) if leavers else leavers),
        line("rent", monthly(given.seat_rent)),
        line("tools", monthly(given.licence)),
        line("equipment", agents * equipment if equipment else equipment),
    ]


def _posts_an_agent(given: TwoWays) -> Number:
    """Supervisors, quality checkers and trainers for each agent."""
    ratios = (given.span, given.qa_ratio, given.trainer_ratio)
    return total(1 / ratio for ratio in ratios if ratio is not None)


def _replacement(team: Team) -> Number:
    """What it costs to replace one agent: one figure, or hiring, training and slow weeks."""
    given = team.given
    if given.turnover_method == ONE_FIGURE:
        return given.or_fact(given.replace_cost, REPLACE_FACT)
    weeks = given.train_days / _TRAINING_WEEK
    weeks += given.ramp_weeks * (1 - given.ramp_start_productivity) / 2
    return given.or_fact(given.hiring_cost, HIRING_FACT) + weeks * team.week_pay
