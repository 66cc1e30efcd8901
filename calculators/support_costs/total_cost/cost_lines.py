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


class CostLine(NamedTuple):
    """One line of a side: what it costs in the first year, or `once`.

    `home` lines rise with one's own costs, the others with the vendor's prices. `covers` are the ids
    of the concepts that the line stands for.
    """

    part: Part
    cost: Number
    covers: tuple[str, ...] = ()
    home: bool = True
    once: When = ""


def cost_line(
    name: str,
    label: str,
    part: Part,
    cost: Number,
    sheet: Sheet,
    *covers: str,
    home: bool = True,
    once: When = "",
) -> CostLine:
    """A line of the comparison and of the sheet: of the working, too, if it is not just what was typed."""
    if not cost:
        return CostLine(part, ZERO, covers, home, once)
    cost = sheet.step(name, label, cost, row=False, shown=bool(cost.operands))
    return CostLine(part, cost, covers, home, once)
