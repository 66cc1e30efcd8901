"""What is asked about an outsourced team: the vendor's bill, one's own side, moving and leaving."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs import inputs as shared
from support_costs.more_inputs.decision import LARGEST_AMOUNT, amount

VENDOR = N_("The vendor")
FEES = N_("Fees beyond the hourly rate")
OWN_SIDE = N_("What stays with you")
MOVING = N_("Moving to the vendor, and back")

TYPED, STUDY = "typed", "study"

REGION = replace(shared.REGION, group=VENDOR)
SERVICE = replace(shared.SERVICE, group=VENDOR, advanced=True)
RATE_LOW = replace(shared.RATE_LOW, group=VENDOR)
RATE_HIGH = replace(shared.RATE_HIGH, group=VENDOR)
BILLED_UNIT = replace(shared.BILLED_UNIT, group=VENDOR)
VENDOR_SHRINKAGE = replace(
    shared.SHRINKAGE,
    name="vendor_shrinkage",
    label=N_("Shrinkage at the vendor"),
    hint=N_("The more paid time is lost there, the more hours you are billed for the same work."),
    group=VENDOR,
)
MGMT_FEE = replace(shared.MGMT_FEE, group=VENDOR)
CONTRACT_MONTHS = replace(shared.CONTRACT_MONTHS, default="36", group=VENDOR)

TRANSACTION_FEE = amount(
    "transaction_fee",
    N_("Transaction fees a month"),
    N_("For orders, payments and other events, if they are billed."),
    FEES,
)
PREMIUM_SUPPORT = amount("premium_support", N_("Premium support a month"), "", FEES)
CHANGE_REQUESTS = amount(
    "change_req",
    N_("Upgrades and custom work a year"),
    N_("New channels, reports, longer hours; also those nobody has thought of yet."),
    FEES,
)
EXTRA_SERVICES = amount("extra_services", N_("Special training and emergencies a year"), "", FEES)
HEDGE = NumberField(
    name="fx_hedge",
    label=N_("Securing the exchange rate"),
    hint=N_("As a share of the vendor's bill, if it is in another currency."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal("0.2"),
    default="0",
    group=FEES,
    advanced=True,
)
GOVERNANCE_FTE = NumberField(
    name="governance_fte",
    label=N_("Your people who look after the vendor"),
    hint=N_("A source wants one of your own people as liaison."),
    unit=N_("FTE"),
    minimum=Decimal(0),
    maximum=Decimal(50),
    default="1",
    basis="seed",
    group=OWN_SIDE,
)
GOVERNANCE_SALARY = NumberField(
    name="governance_salary",
    label=N_("Monthly cost of one of these people"),
    hint=N_("Benefits included. Empty: as much as an agent of your own, which is little."),
    optional=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    group=OWN_SIDE,
    advanced=True,
)
TRAVEL = amount("travel", N_("Visits to the vendor a year"), "", OWN_SIDE)

SETUP_FEE = replace(
    shared.SETUP_FEE,
    hint=N_("The vendor's invoice only; your own work goes under handing over knowledge."),
    group=MOVING,
)
INTEGRATION_COST = amount("integration_cost", N_("Connecting your systems"), "", MOVING)
PARALLEL_MONTHS = NumberField(
    name="parallel_months",
    label=N_("Months in which both teams run"),
    hint=N_("Your own team is paid on while the vendor's starts."),
    unit=N_("months"),
    minimum=Decimal(0),
    maximum=Decimal(12),
    default="1",
    group=MOVING,
)
CONTRACT_COST = amount(
    "contract_cost",
    N_("Choosing a vendor and signing"),
    N_("Visits, lawyers, your own time. Not used with the study's percentages."),
    MOVING,
)
TRANSFER_COST = amount(
    "kt_cost",
    N_("Handing over knowledge"),
    N_(
        "Your people's work on training, processes and documents. Not used with the study's percentages."
    ),
    MOVING,
)
SEVERANCE = amount(
    "severance",
    N_("Severance for your own team"),
    N_("In total. Not used with the study's percentages."),
    MOVING,
)
EXIT_RESERVE = amount(
    "exit_reserve",
    N_("Reserve for leaving the vendor"),
    N_("Counted in the last month compared: notice, hiring again, handing back."),
    MOVING,
)
HIDDEN_COSTS = ChoiceField(
    name="hidden_costs",
    label=N_("Choosing, severance and handing over"),
    hint=N_("An old study of IT work moved abroad, not of contact centres."),
    default=TYPED,
    choices=(
        Choice(TYPED, N_("My own amounts")),
        Choice(STUDY, N_("Percentages of an old IT study")),
    ),
    group=MOVING,
    advanced=True,
)
