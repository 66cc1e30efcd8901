"""What the reader offers for outbound work: the questions, and the three ways to pay made of them."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import asked, choice, count, maybe, money, share
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import SHARE, WHOLE, Number
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, facts, hourly_rate
from support_costs.outbound.commissions import HourlyCost, Offer
from support_costs.priced import Placed

UPLIFT_FACT = "param.outbound.commission_uplift"
MIXTURE = N_("Hour and commission together")


class Outbound(Placed):
    """What is sold in an hour and paid for it, in the order of the form."""

    region = Placed.region
    sales_per_hour = count(
        N_("Sales an hour"),
        N_("Sales, leads or appointments that one agent makes in an hour of calling."),
        unit=N_("sales"),
        most=100,
        default="0.5",
    )
    commission = maybe(
        money(
            N_("Commission for each sale"),
            N_("If you pay nothing else. Leave empty to see what a vendor would want."),
            default="",
            most=shared.LARGEST_AMOUNT,
        )
    )
    hybrid_base = maybe(
        money(
            N_("Base for each hour"),
            N_("The lower hourly rate that is paid beside a smaller commission."),
            default="",
            most=shared.LARGEST_AMOUNT,
            group=MIXTURE,
        )
    )
    hybrid_commission = maybe(
        money(
            N_("Commission on top of the base"),
            N_("For each sale. No source says how the two are split."),
            default="",
            most=shared.LARGEST_AMOUNT,
            group=MIXTURE,
        )
    )
    agents = asked(shared.AGENTS)
    hours_week = asked(shared.HOURS_WEEK)
    tier = asked(shared.TIER)
    cancel_rate = share(
        N_("Sales that are cancelled later"),
        N_("As a share of the sales made."),
        default="0",
        advanced=True,
    )
    cancelled_sales = choice(
        N_("Commission on cancelled sales"),
        N_("Settle it in the contract."),
        default="returned",
        advanced=True,
        returned=N_("Is paid back"),
        kept=N_("Is kept"),
    )
    uplift = maybe(
        share(
            N_("Premium for working on commission"),
            N_(
                "What a vendor must expect to earn above its hourly rate. Leave empty for the source's range."
            ),
            advanced=True,
        )
    )

    def rate_in(self, region: str) -> HourlyRate:
        """What a source says of an hour of calling in `region`, by agents of this level."""
        return hourly_rate(region, "outbound", self.tier)

    def wanted(self) -> Number:
        """What the vendor wants above its hourly rate, as a share of it."""
        if self.uplift is not None:
            return self.uplift
        fact = facts()[UPLIFT_FACT]
        return Number.between(fact.low or Decimal(0), fact.high or Decimal(0), SHARE)

    def lasting(self) -> Number:
        """The share of the sales that are not cancelled."""
        return 1 - self.cancel_rate

    def paid(self) -> Number:
        """The share of the sales that earn a commission."""
        return self.lasting() if self.cancelled_sales == "returned" else WHOLE

    def offer(self, rate: Number) -> Offer:
        """The three ways to pay at this price of an hour. Raises InputsError for half of a mixture."""
        nothing, paid = Number.of(0, self.currency), self.paid()
        base, bonus, alone = self.hybrid_base, self.hybrid_commission, self.commission
        if base is not None and bonus is None:
            raise InputsError({"hybrid_commission": N_("Enter the commission on top of the base.")})
        if bonus is not None and base is None:
            raise InputsError({"hybrid_base": N_("Enter the base for each hour.")})
        return Offer(
            hourly=HourlyCost(rate, nothing),
            commission=None if alone is None else HourlyCost(nothing, alone * paid),
            hybrid=None if base is None or bonus is None else HourlyCost(base, bonus * paid),
        )

    def floor(self, rate: Number) -> Number:
        """What a vendor must expect to earn an hour before it works for commission alone."""
        return rate * (1 + self.wanted())
