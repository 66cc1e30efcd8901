"""What is asked of the build-up of a seat in Taiwan. Every amount is in NT$."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import NumberField
from calculator_kit.messages import N_
from calculator_kit.parsing import canonical_text
from support_costs import inputs as shared
from support_costs.more_inputs.decision import amount
from support_costs.per_call_minimum.fields import RISK_PREMIUM
from support_costs.taiwan_seat.insurance import figure
from support_costs.total_cost import inhouse_fields as team

SIGN = "NT$"
PAY, WORKPLACE, FEES = N_("Pay"), team.WORKPLACE, N_("What the vendor adds")
_NO_SOURCE = shared.SETUP_FEE.hint


def _dollars(field: NumberField) -> NumberField:
    return replace(field, unit=SIGN, maximum=Decimal(10_000_000), money_in="TWD")


def _asked_first(field: NumberField) -> NumberField:
    return replace(_dollars(field), hint=_NO_SOURCE, advanced=False)


WAGE = NumberField(
    name="wage",
    label=N_("Monthly salary"),
    hint=N_("Full-time base pay. It starts at the minimum wage and cannot be less."),
    unit=SIGN,
    minimum=figure("minimum_wage.month"),
    maximum=Decimal(1_000_000),
    money_in="TWD",
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
    money_in="TWD",
    default="",
    optional=True,
)

FIELDS = (
    WAGE,
    BONUS_MONTHS,
    ALLOWANCE,
    _asked_first(team.SEAT_RENT),
    _asked_first(team.TELECOM),
    replace(shared.AGENTS, group=N_("Team")),
    BONUS,
    TRAINING,
    ACCIDENT_RATE,
    _dollars(team.LICENCE),
    _dollars(team.EQUIPMENT),
    team.EQUIPMENT_LIFE,
    replace(shared.MGMT_FEE, hint=N_("As a share of all costs of the seat."), group=FEES),
    replace(RISK_PREMIUM, group=FEES),
    replace(shared.HOURS_WEEK, group=N_("Team"), advanced=True),
    QUOTE,
)
