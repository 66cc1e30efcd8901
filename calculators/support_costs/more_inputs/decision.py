"""Inputs of the calculators that compare, value and leave a contract."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.fields import NumberField
from calculator_kit.messages import N_

LARGEST_AMOUNT = Decimal(1_000_000_000_000)
"""Wide enough for a contract of years in rupiah."""

DISCOUNT_RATE = NumberField(
    name="discount_rate",
    label=N_("Discount rate a year"),
    hint=N_("What your company's money earns or costs elsewhere; your finance people know it."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0.1",
)
NOTICE_MONTHS = NumberField(
    name="notice_months",
    label=N_("Notice period"),
    hint=N_("How long the contract still runs after you have given notice."),
    unit=N_("months"),
    whole=True,
    minimum=Decimal(0),
    maximum=Decimal(36),
    default="3",
)


def amount(
    name: str, label: str, hint: str, group: str = "", *, shown: bool = False
) -> NumberField:
    """An amount of money in the reader's currency, nought unless one is entered.

    No source gives a figure for it. `shown` puts it among the inputs that are seen at once.
    """
    return NumberField(
        name=name,
        label=label,
        hint=hint,
        minimum=Decimal(0),
        maximum=LARGEST_AMOUNT,
        money_in="currency",
        default="0",
        group=group,
        advanced=not shown,
    )
