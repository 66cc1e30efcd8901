"""What an outsourced team costs: the vendor's bill, one's own side, moving and leaving."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from calculator_kit.numbers import SHARE, Number, total
from calculator_kit.working import Sheet
from support_costs.facts import facts
from support_costs.total_cost.cost_lines import CostLine, When, cost_line
from support_costs.total_cost.inhouse_costs import Team
from support_costs.total_cost.outsourcing_fields import STUDY

STUDY_FACTS = {
    "contract": "hidden.vendor_selection",
    "severance": "hidden.layoffs",
    "transfer": "hidden.productivity_lag",
}
"""The percentages of the study, by the line that each of them takes the place of."""

_MONTHS = 12


def outsourcing_lines(
    team: Team, own_year: Number, growth: Sequence[Number], sheet: Sheet
) -> list[CostLine]:
    """The lines of outsourcing.

    `own_year` is the first year of one's own team, `growth` the vendor's bill of each year as a
    multiple of the first. Raises InputsError, see `Priced.hourly_price`.
    """
    given = team.given

    def line(name: str, cost: Number, *, home: bool = True, once: When = "") -> CostLine:
        return cost_line(f"outsourced_{name}", cost, sheet, home=home, once=once)

    def monthly(amount: Number) -> Number:
        return amount * _MONTHS if amount else amount

    price = given.hourly_price() * (1 + given.mgmt_fee)
    vendor = line("vendor", team.billed_hours * price, home=False)
    bill = vendor.cost
    liaison = given.governance_fte
    if liaison:
        salary = team.month_pay if given.governance_salary is None else given.governance_salary
        liaison = liaison * salary * _MONTHS
    if given.hidden_costs == STUDY:
        bills = bill * total(growth)
        moving = [
            line("contract", bill * _study_share("contract"), home=False),
            line("severance", bills * _study_share("severance"), once="start"),
            line("transfer", bills * _study_share("transfer"), once="start"),
        ]
    else:
        moving = [
            line("contract", given.contract_cost, once="start"),
            line("severance", given.severance, once="start"),
            line("transfer", given.kt_cost, once="start"),
        ]
    overlap = given.parallel_months
    return [
        vendor,
        line("hedge", bill * given.fx_hedge if given.fx_hedge else given.fx_hedge, home=False),
        line("transaction", monthly(given.transaction_fee), home=False),
        line("premium", monthly(given.premium_support), home=False),
        line("changes", given.change_req, home=False),
        line("extras", given.extra_services, home=False),
        line("governance", liaison),
        line("travel", given.travel),
        line("setup", given.setup_fee, once="start"),
        line("integration", given.integration_cost, once="start"),
        *moving,
        line("parallel", own_year * overlap / _MONTHS if overlap else overlap, once="overlap"),
        line("exit", given.exit_reserve, once="end"),
    ]


def _study_share(name: str) -> Number:
    """The study's percentage for a line, from nought where it names an upper end only."""
    fact = facts()[STUDY_FACTS[name]]
    return Number.between(fact.low or Decimal(0), fact.high, SHARE)
