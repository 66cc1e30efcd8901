"""What is asked about an outsourced team: the vendor's bill, one's own side, moving and leaving."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import (
    Given,
    Question,
    asked,
    choice,
    count,
    maybe,
    money,
    share,
    unless_known,
)
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.priced import Priced

VENDOR = N_("The vendor")
FEES = N_("Fees beyond the hourly rate")
OWN_SIDE = N_("What stays with you")
MOVING = N_("Moving to the vendor, and back")

TYPED, STUDY = "typed", "study"


def _moving(label: str, hint: str = "") -> Question[Number]:
    return unless_known(_amount(label, hint, group=MOVING))


def _amount(label: str, hint: str = "", *, group: str) -> Question[Number]:
    return money(label, hint, group=group, advanced=True)


class Contract(Given):
    """What is asked first: where, for how long, and what it takes beside the vendor's bill."""

    region = Priced.region.but(group=VENDOR)
    contract_months = asked(shared.CONTRACT_MONTHS).but(default="36", group=VENDOR)
    governance_fte = count(
        N_("Your people who look after the vendor"),
        N_("A source wants one of your own people as liaison."),
        unit=N_("FTE"),
        most=50,
        default=1,
        basis="seed",
        group=OWN_SIDE,
    )
    parallel_months = count(
        N_("Months in which both teams run"),
        N_("Your own team is paid on while the vendor's starts."),
        unit=N_("months"),
        most=12,
        default=1,
        group=MOVING,
    )


class Outsourced(Given):
    """All else about it."""

    service = Priced.service.but(group=VENDOR, advanced=True)
    rate_low = Priced.rate_low.but(group=VENDOR)
    rate_high = Priced.rate_high.but(group=VENDOR)
    billed_unit = asked(shared.BILLED_UNIT).but(group=VENDOR)
    vendor_shrinkage = asked(shared.SHRINKAGE).but(
        name="vendor_shrinkage",
        label=N_("Shrinkage at the vendor"),
        hint=N_(
            "The more paid time is lost there, the more hours you are billed for the same work."
        ),
        group=VENDOR,
    )
    mgmt_fee = asked(shared.MGMT_FEE).but(group=VENDOR)
    transaction_fee = _amount(
        N_("Transaction fees a month"),
        N_("For orders, payments and other events, if they are billed."),
        group=FEES,
    )
    premium_support = _amount(N_("Premium support a month"), group=FEES)
    change_req = _amount(
        N_("Upgrades and custom work a year"),
        N_("New channels, reports, longer hours; also those nobody has thought of yet."),
        group=FEES,
    )
    extra_services = _amount(N_("Special training and emergencies a year"), group=FEES)
    fx_hedge = share(
        N_("Securing the exchange rate"),
        N_("As a share of the vendor's bill, if it is in another currency."),
        most=Decimal("0.2"),
        default=0,
        group=FEES,
        advanced=True,
    )
    governance_salary = maybe(
        money(
            N_("Monthly cost of one of these people"),
            N_("Benefits included. Empty: as much as an agent of your own, which is little."),
            default="",
            group=OWN_SIDE,
            advanced=True,
        )
    )
    travel = _amount(N_("Visits to the vendor a year"), group=OWN_SIDE)
    setup_fee = unless_known(shared.SETUP_FEE).but(
        hint=N_("The vendor's invoice only; your own work goes under handing over knowledge."),
        group=MOVING,
    )
    integration_cost = _moving(N_("Connecting your systems"))
    contract_cost = _moving(
        N_("Choosing a vendor and signing"),
        N_("Visits, lawyers, your own time. Not used with the study's percentages."),
    )
    kt_cost = _moving(
        N_("Handing over knowledge"),
        N_(
            "Your people's work on training, processes and documents. Not used with the study's percentages."
        ),
    )
    severance = _moving(
        N_("Severance for your own team"),
        N_("In total. Not used with the study's percentages."),
    )
    hidden_costs = choice(
        N_("Choosing, severance and handing over"),
        N_("An old study of IT work moved abroad, not of contact centres."),
        default=TYPED,
        group=MOVING,
        advanced=True,
        typed=N_("My own amounts"),
        study=N_("Percentages of an old IT study"),
    )
    exit_reserve = _moving(
        N_("Reserve for leaving the vendor"),
        N_("Counted in the last month compared: notice, hiring again, handing back."),
    )

    def unknown_moving_costs(self) -> list[str]:
        """The labels of costs of moving that count and have not been entered."""
        names = ["setup_fee", "integration_cost", "exit_reserve"]
        if self.hidden_costs == TYPED:
            names += ["contract_cost", "kt_cost", "severance"]
        return [
            field.label
            for field in self.fields
            if field.name in names and not self.knows(field.name)
        ]
