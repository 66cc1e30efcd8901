"""What is asked of the build-up of a seat in Taiwan. Every amount is in NT$."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import NumberField
from calculator_kit.given import Given, asked, maybe
from calculator_kit.messages import N_
from calculator_kit.parsing import canonical_text
from support_costs import inputs as shared
from support_costs.more_inputs.decision import amount
from support_costs.per_call_minimum.fields import RISK_PREMIUM
from support_costs.taiwan_seat.insurance import CURRENCY, Premium, figure, premiums
from support_costs.total_cost import inhouse_fields as team

SIGN = "NT$"
PAY, WORKPLACE, FEES = N_("Pay"), team.WORKPLACE, N_("What the vendor adds")
_NO_SOURCE = shared.SETUP_FEE.hint


def _dollars(field: NumberField) -> NumberField:
    return replace(field, unit=SIGN, maximum=Decimal(10_000_000), money_in=CURRENCY)


def _asked_first(field: NumberField) -> NumberField:
    return replace(_dollars(field), hint=_NO_SOURCE, advanced=False)


WAGE = NumberField(
    name="wage",
    label=N_("Monthly salary"),
    hint=N_("Full-time base pay. It starts at the minimum wage and cannot be less."),
    unit=SIGN,
    minimum=figure("minimum_wage.month"),
    maximum=Decimal(1_000_000),
    money_in=CURRENCY,
    default=canonical_text(figure("minimum_wage.month")),
    basis="page",
    group=PAY,
)
BONUS_MONTHS = replace(
    team.BONUS_MONTHS,
    label=N_("Year-end bonus, in months of salary"),
    hint=N_("Festival bonuses too, if they are reckoned in months."),
    group=PAY,
    advanced=False,
)
ALLOWANCE = replace(
    _dollars(team.ALLOWANCE),
    label=N_("Regular allowances a month"),
    hint=N_("Meals, attendance, night shifts: paid every month, so the insurances count them."),
    group=PAY,
    advanced=False,
)
BONUS = _dollars(
    amount(
        "bonus",
        N_("Irregular bonuses a month, on average"),
        N_("For results, not every month; the insurances are taken not to count them."),
        PAY,
    )
)
TRAINING = _dollars(
    amount(
        "training",
        N_("Training for each agent a month"),
        N_(
            "First training spread over the months an agent stays; leave it out if start-up has it."
        ),
        PAY,
    )
)
ACCIDENT_RATE = NumberField(
    name="accident_rate",
    label=N_("Occupational accident premium"),
    hint=N_("The average of all industries; the vendor knows its own."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal("0.02"),
    default=canonical_text(figure("accident.rate")),
    basis="page",
    group=PAY,
    advanced=True,
)
QUOTE = replace(
    amount("quote_month", N_("The vendor's fee for each agent a month"), "", N_("Compare with")),
    hint=N_("If it includes everything above. May stay empty."),
    unit=SIGN,
    money_in=CURRENCY,
    default="",
    optional=True,
)


class TaiwanSeat(Given):
    """Pay, workplace and fees of a seat, in the order of the form."""

    wage = asked(WAGE)
    bonus_months = asked(BONUS_MONTHS)
    allowance = asked(ALLOWANCE)
    seat_rent = asked(_asked_first(team.SEAT_RENT))
    telecom = asked(_asked_first(team.TELECOM))
    agents = asked(shared.AGENTS).but(group=N_("Team"))
    bonus = asked(BONUS)
    training = asked(TRAINING)
    accident_rate = asked(ACCIDENT_RATE)
    licence = asked(_dollars(team.LICENCE))
    equipment = asked(_dollars(team.EQUIPMENT))
    equipment_life = asked(team.EQUIPMENT_LIFE)
    mgmt_fee = asked(shared.MGMT_FEE).but(
        hint=N_("As a share of all costs of the seat."), group=FEES
    )
    risk_premium = asked(RISK_PREMIUM).but(group=FEES)
    hours_week = asked(shared.HOURS_WEEK).but(group=N_("Team"), advanced=True)
    quote_month = maybe(QUOTE)

    def pay(self) -> Decimal:
        """What the insurances reckon from: pay that comes every month."""
        return (self.wage + self.allowance).decimal()

    def owed(self) -> dict[str, Premium]:
        """What the employer owes each scheme."""
        return premiums(self.pay(), self.accident_rate)
