"""What is asked of the build-up of a seat in Taiwan. Every amount is in NT$."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import Given, Question, asked, count, maybe, money, share
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from calculator_kit.parsing import canonical_text
from support_costs import inputs as shared
from support_costs.per_call_minimum.fields import RISK_PREMIUM
from support_costs.taiwan_seat.insurance import CURRENCY, Premium, figure, premiums
from support_costs.total_cost.inhouse_fields import OwnTeam

SIGN = "NT$"
PAY, TEAM, FEES = N_("Pay"), N_("Team"), N_("What the vendor adds")
_NO_SOURCE = shared.SETUP_FEE.hint


def _dollars(amount: Question[Number]) -> Question[Number]:
    return amount.but(unit=SIGN, maximum=Decimal(10_000_000), money_in=CURRENCY)


def _asked_first(amount: Question[Number]) -> Question[Number]:
    return _dollars(amount).but(hint=_NO_SOURCE, advanced=False)


class TaiwanSeat(Given):
    """Pay, workplace and fees of a seat, in the order of the form."""

    wage = count(
        N_("Monthly salary"),
        N_("Full-time base pay. It starts at the minimum wage and cannot be less."),
        unit=SIGN,
        least=figure("minimum_wage.month"),
        most=1_000_000,
        default=canonical_text(figure("minimum_wage.month")),
        basis="page",
        group=PAY,
    ).but(money_in=CURRENCY)
    bonus_months = OwnTeam.bonus_months.but(
        label=N_("Year-end bonus, in months of salary"),
        hint=N_("Festival bonuses too, if they are reckoned in months."),
        group=PAY,
        advanced=False,
    )
    allowance = _dollars(OwnTeam.allowance).but(
        label=N_("Regular allowances a month"),
        hint=N_("Meals, attendance, night shifts: paid every month, so the insurances count them."),
        group=PAY,
        advanced=False,
    )
    seat_rent = _asked_first(OwnTeam.seat_rent)
    telecom = _asked_first(OwnTeam.telecom)
    agents = asked(shared.AGENTS).but(group=TEAM)
    bonus = _dollars(
        money(
            N_("Irregular bonuses a month, on average"),
            N_("For results, not every month; the insurances are taken not to count them."),
            group=PAY,
            advanced=True,
        )
    )
    training = _dollars(
        money(
            N_("Training for each agent a month"),
            N_(
                "First training spread over the months an agent stays; leave it out if start-up has it."
            ),
            group=PAY,
            advanced=True,
        )
    )
    accident_rate = share(
        N_("Occupational accident premium"),
        N_("The average of all industries; the vendor knows its own."),
        most=Decimal("0.02"),
        default=canonical_text(figure("accident.rate")),
        basis="page",
        group=PAY,
        advanced=True,
    )
    licence = _dollars(OwnTeam.licence)
    equipment = _dollars(OwnTeam.equipment)
    equipment_life = OwnTeam.equipment_life
    mgmt_fee = asked(shared.MGMT_FEE).but(
        hint=N_("As a share of all costs of the seat."), group=FEES
    )
    risk_premium = asked(RISK_PREMIUM).but(group=FEES)
    hours_week = asked(shared.HOURS_WEEK).but(group=TEAM, advanced=True)
    quote_month = maybe(
        money(
            N_("The vendor's fee for each agent a month"),
            N_("If it includes everything above. May stay empty."),
            default="",
            unit=SIGN,
            group=N_("Compare with"),
            advanced=True,
        )
    ).but(money_in=CURRENCY)

    def pay(self) -> Decimal:
        """What the insurances reckon from: pay that comes every month."""
        return (self.wage + self.allowance).decimal()

    def owed(self) -> dict[str, Premium]:
        """What the employer owes each scheme."""
        return premiums(self.pay(), self.accident_rate)
