"""Lines of a comparison of costs, and which concept of cost each of them stands for.

The sources list training, set-up and other things in several places. Each concept has one id here
and is covered by one line of a side, so that no money is counted twice.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from calculator_kit.messages import N_
from calculator_kit.numbers import ZERO, Number
from calculator_kit.working import Sheet

Part = Literal["agents", "management", "hiring", "workplace", "fees", "moving"]

When = Literal["", "start", "overlap", "end"]
"""When a line is paid once: before the first month, or in the last; "" if it is paid each year.

An "overlap" is paid at the start too: one's own team, which runs on beside the vendor's.
"""

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


class Kind(NamedTuple):
    """What a line is called, what part of a year it belongs to, and the concepts that it stands for."""

    label: str
    part: Part
    covers: tuple[str, ...] = ()


KINDS = {
    "inhouse_loaded": Kind(N_("Wages times the multiple"), "agents", RUNNING_COSTS),
    "inhouse_pay": Kind(N_("Wages"), "agents", ("cost.labour.salary",)),
    "inhouse_benefits": Kind(
        N_("Benefits and statutory insurance"), "agents", ("cost.labour.benefits",)
    ),
    "inhouse_bonus": Kind(N_("Bonuses"), "agents", ("cost.labour.bonus",)),
    "inhouse_allowance": Kind(N_("Allowances"), "agents", ("cost.labour.allowance",)),
    "inhouse_support": Kind(
        N_("Supervisors, quality checkers, trainers"), "management", ("cost.mgmt.coaching",)
    ),
    "inhouse_turnover": Kind(N_("Replacing agents who leave"), "hiring", ("cost.labour.training",)),
    "inhouse_rent": Kind(N_("Rent, supplies and upkeep"), "workplace", ("cost.site.rent",)),
    "inhouse_tools": Kind(N_("Tools and licences"), "workplace", ("cost.tech.tools",)),
    "inhouse_equipment": Kind(
        N_("Lines, furniture and equipment"), "workplace", ("cost.site.furniture_oa",)
    ),
    "outsourced_vendor": Kind(N_("The vendor's bill"), "agents", RUNNING_COSTS),
    "outsourced_hedge": Kind(N_("Securing the exchange rate"), "fees"),
    "outsourced_transaction": Kind(N_("Transaction fees"), "fees", ("cost.fees.transaction",)),
    "outsourced_premium": Kind(N_("Premium support"), "fees", ("cost.fees.premium_support",)),
    "outsourced_changes": Kind(
        N_("Upgrades and custom work"),
        "fees",
        ("cost.extra.service_upgrade", "cost.extra.customisation", "cost.hidden.premium_custom"),
    ),
    "outsourced_extras": Kind(
        N_("Special training and emergencies"),
        "fees",
        ("cost.extra.emergency", "cost.extra.special_training"),
    ),
    "outsourced_governance": Kind(N_("Your people who look after the vendor"), "management"),
    "outsourced_travel": Kind(N_("Visits to the vendor"), "management"),
    "outsourced_setup": Kind(N_("Set-up fee"), "moving", ("cost.fees.setup",)),
    "outsourced_integration": Kind(
        N_("Connecting your systems"), "moving", ("cost.onetime.integration",)
    ),
    "outsourced_contract": Kind(
        N_("Choosing a vendor and signing"), "moving", ("cost.onetime.contract",)
    ),
    "outsourced_transfer": Kind(
        N_("Handing over knowledge"), "moving", ("cost.hidden.process_alignment",)
    ),
    "outsourced_severance": Kind(N_("Severance for your own team"), "moving"),
    "outsourced_parallel": Kind(N_("Both teams at once"), "moving", ("cost.hidden.onboarding",)),
    "outsourced_exit": Kind(N_("Reserve for leaving the vendor"), "moving"),
}


class CostLine(NamedTuple):
    """One line of a side: what it costs in the first year, or `once`.

    `home` lines rise with one's own costs, the others with the vendor's prices.
    """

    kind: Kind
    cost: Number
    home: bool = True
    once: When = ""


def cost_line(
    name: str, cost: Number, sheet: Sheet, *, home: bool = True, once: When = ""
) -> CostLine:
    """A line of the comparison and of the sheet: of the working, too, if it is not just what was typed."""
    kind = KINDS[name]
    if not cost:
        return CostLine(kind, ZERO, home, once)
    cost = sheet.step(name, kind.label, cost, row=False, shown=bool(cost.operands))
    return CostLine(kind, cost, home, once)
