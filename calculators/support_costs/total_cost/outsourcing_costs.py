"""What an outsourced team costs: the vendor's bill, one's own side, moving and leaving."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calculator_kit.inputs import Inputs, exact, exactly, number, text
from calculator_kit.messages import N_
from support_costs.facts import facts
from support_costs.hours import BilledUnit, HourLadder
from support_costs.quoted_rates import hourly_quote
from support_costs.total_cost.cost_lines import RUNNING_COSTS, CostLine, Part, Span
from support_costs.total_cost.inhouse_costs import Team, salary
from support_costs.total_cost.outsourcing_fields import STUDY

STUDY_FACTS = {
    "contract": "hidden.vendor_selection",
    "severance": "hidden.layoffs",
    "transfer": "hidden.productivity_lag",
}
"""The percentages of the study, by the line that each of them takes the place of."""

_MONTHS = 12
_COVERS = {
    "vendor": RUNNING_COSTS,
    "transaction": ("cost.fees.transaction",),
    "premium": ("cost.fees.premium_support",),
    "changes": (
        "cost.extra.service_upgrade",
        "cost.extra.customisation",
        "cost.hidden.premium_custom",
    ),
    "extras": ("cost.extra.emergency", "cost.extra.special_training"),
    "setup": ("cost.fees.setup",),
    "integration": ("cost.onetime.integration",),
    "contract": ("cost.onetime.contract",),
    "transfer": ("cost.hidden.process_alignment",),
    "parallel": ("cost.hidden.onboarding",),
}
_LABELS: dict[str, tuple[str, Part]] = {
    "vendor": (N_("The vendor's bill"), "agents"),
    "hedge": (N_("Securing the exchange rate"), "fees"),
    "transaction": (N_("Transaction fees"), "fees"),
    "premium": (N_("Premium support"), "fees"),
    "changes": (N_("Upgrades and custom work"), "fees"),
    "extras": (N_("Special training and emergencies"), "fees"),
    "governance": (N_("Your people who look after the vendor"), "management"),
    "travel": (N_("Visits to the vendor"), "management"),
    "setup": (N_("Set-up fee"), "moving"),
    "integration": (N_("Connecting your systems"), "moving"),
    "contract": (N_("Choosing a vendor and signing"), "moving"),
    "transfer": (N_("Handing over knowledge"), "moving"),
    "severance": (N_("Severance for your own team"), "moving"),
    "parallel": (N_("Both teams at once"), "moving"),
    "exit": (N_("Reserve for leaving the vendor"), "moving"),
}


def billed_hours(inputs: Inputs, team: Team) -> Fraction:
    """Hours a year that the vendor bills for as many productive hours as one's own team gives."""
    ladder = HourLadder(internal=number(inputs, "vendor_shrinkage"))
    billed = BilledUnit(text(inputs, "billed_unit"))
    return team.productive_hours / ladder.share(BilledUnit.PRODUCTION_HOUR) * ladder.share(billed)


def study_share(line_id: str) -> Span:
    """The study's percentage for a line, from nought where it names an upper end only."""
    fact = facts()[STUDY_FACTS[line_id]]
    high = None if fact.high is None else exactly(fact.high)
    return Span(exactly(fact.low or Decimal(0)), high)


def hourly_rate(inputs: Inputs) -> Span:
    """What the vendor bills an hour. Raises InputsError, see `hourly_quote`."""
    quote = hourly_quote(inputs).amount
    return Span(quote.low.amount, None if quote.high is None else quote.high.amount)


def outsourcing_lines(
    inputs: Inputs, team: Team, hours: Fraction, own_year: Span, bill_years: Fraction
) -> list[CostLine]:
    """The lines of outsourcing.

    `hours` are those billed in a year, `own_year` is the first year of one's own team, `bill_years`
    the vendor's bill over the years compared as a multiple of its first year. Raises InputsError,
    see `hourly_quote`.
    """
    bill = hourly_rate(inputs).times(hours * (1 + exact(inputs, "mgmt_fee")))

    def typed(name: str, times: int = 1) -> Span:
        return Span.exactly(exact(inputs, name)).times(times)

    liaison = exact(inputs, "governance_fte")
    if liaison:
        liaison *= salary(inputs, "governance_salary", team) * _MONTHS
    return [
        _line("vendor", bill, home=False),
        _line("hedge", bill.times(exact(inputs, "fx_hedge")), home=False),
        _line("transaction", typed("transaction_fee", _MONTHS), home=False),
        _line("premium", typed("premium_support", _MONTHS), home=False),
        _line("changes", typed("change_req"), home=False),
        _line("extras", typed("extra_services"), home=False),
        _line("governance", Span.exactly(liaison)),
        _line("travel", typed("travel")),
        _line("setup", typed("setup_fee"), once="start"),
        _line("integration", typed("integration_cost"), once="start"),
        *_choosing_and_handing_over(inputs, bill, bill_years),
        _line("parallel", own_year.times(exact(inputs, "parallel_months") / _MONTHS), once="start"),
        _line("exit", typed("exit_reserve"), once="end"),
    ]


def _choosing_and_handing_over(inputs: Inputs, bill: Span, bill_years: Fraction) -> list[CostLine]:
    """Three lines either from the reader's amounts or from the study's percentages, never both."""
    if inputs["hidden_costs"] == STUDY:
        once = bill.times(bill_years)
        return [
            _line("contract", _product(bill, study_share("contract")), home=False),
            _line("severance", _product(once, study_share("severance")), once="start"),
            _line("transfer", _product(once, study_share("transfer")), once="start"),
        ]
    amounts = {"contract": "contract_cost", "severance": "severance", "transfer": "kt_cost"}
    return [
        _line(id_, Span.exactly(exact(inputs, name)), once="start") for id_, name in amounts.items()
    ]


def _line(
    id_: str, cost: Span, *, home: bool = True, once: Literal["", "start", "end"] = ""
) -> CostLine:
    label, part = _LABELS[id_]
    return CostLine(id_, label, part, cost, _COVERS.get(id_, ()), home=home, once=once)


def _product(first: Span, second: Span) -> Span:
    ends = ((first.low, second.low), (first.high, second.high))
    return Span(*(None if a is None or b is None else a * b for a, b in ends))
