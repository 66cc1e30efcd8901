"""What the comparison of one's own team with an outsourced one asks, all in all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import NumberField
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.more_inputs.decision import DISCOUNT_RATE
from support_costs.total_cost import inhouse_fields, outsourcing_fields

LATER_YEARS = N_("Later years")

SHRINKAGE = replace(
    shared.SHRINKAGE,
    label=N_("Shrinkage in your own team"),
    hint=N_("Paid time that is not spent logged in: leave, breaks, training."),
    group=inhouse_fields.GROUP,
)
AHT = replace(
    shared.AHT,
    hint=N_("Talking and wrap-up together, to see whether the agents can handle the contacts."),
    group=inhouse_fields.GROUP,
)
HORIZON = NumberField(
    name="horizon_years",
    label=N_("Years to compare"),
    hint=N_("Moving costs the same for one year or for five."),
    unit=N_("years"),
    whole=True,
    minimum=Decimal(1),
    maximum=Decimal(5),
    default="3",
)
HOME_GROWTH = NumberField(
    name="g_wage_home",
    label=N_("Rise of your own costs a year"),
    hint=N_("Wages, rent and whatever else stays with you."),
    unit="%",
    percent=True,
    minimum=Decimal("-0.2"),
    maximum=Decimal("0.5"),
    default="0.03",
    group=LATER_YEARS,
    advanced=True,
)
VENDOR_GROWTH = replace(
    HOME_GROWTH,
    name="g_price_vendor",
    label=N_("Rise of the vendor's prices a year"),
    hint=N_("As the contract has it. Without a clause, ask."),
)
FIELDS = (
    shared.AGENTS,
    shared.HOURS_WEEK,
    HORIZON,
    shared.VOLUME_MONTH,
    *inhouse_fields.FIELDS,
    *outsourcing_fields.FIELDS,
    SHRINKAGE,
    AHT,
    *inhouse_fields.MORE_FIELDS,
    *outsourcing_fields.MORE_FIELDS,
    HOME_GROWTH,
    VENDOR_GROWTH,
    replace(DISCOUNT_RATE, group=LATER_YEARS, advanced=True),
    *currency.FIELDS,
)
