"""What is asked about a contract with a volume band, and about leaving it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.fields import NumberField
from calculator_kit.inputs import Inputs, InputsError, exact, number
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.contract_band.volume_bands import Exit, VolumeBand
from support_costs.more_inputs.decision import LARGEST_AMOUNT, NOTICE_MONTHS, amount

LEAVING = N_("Leaving the contract")

BASELINE = NumberField(
    name="baseline",
    label=N_("Agreed volume a month"),
    hint=N_("The baseline that the base fee is for."),
    unit=N_("contacts"),
    whole=True,
    minimum=Decimal(1),
    maximum=Decimal(5_000_000),
    default="2500",
)
BASE_FEE = NumberField(
    name="base_fee",
    label=N_("Base fee a month"),
    hint=N_("From your quote or contract; no source gives one."),
    minimum=Decimal("0.01"),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
)
BAND = NumberField(
    name="band_pct",
    label=N_("Width of the band, either way"),
    hint=N_("Within it the base fee stays as it is."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0.1",
)
ARC = NumberField(
    name="arc",
    label=N_("Price of a contact above the band"),
    hint=N_("Additional resource charge, ARC. Empty: the average price."),
    optional=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
)
RRC = replace(
    ARC,
    name="rrc",
    label=N_("Credit for a contact below the band"),
    hint=N_("Reduced resource credit, RRC. Empty: the average price; it is usually less."),
)
MIN_VOLUME = NumberField(
    name="min_volume",
    label=N_("Minimum volume a month"),
    hint=N_("What is below it is not credited. Empty: there is none."),
    unit=N_("contacts"),
    whole=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal(5_000_000),
)
VOLUME = replace(
    shared.VOLUME_MONTH, hint=N_("The volume that you want to know the charge for."), optional=False
)
LEAVE_AFTER = NumberField(
    name="leave_month",
    label=N_("Months after which you give notice"),
    hint=N_("Zero is the day of signing."),
    unit=N_("months"),
    whole=True,
    minimum=Decimal(0),
    maximum=Decimal(120),
    default="12",
    group=LEAVING,
)
EARLY_SHARE = NumberField(
    name="early_share",
    label=N_("Share due of the months cut off"),
    hint=N_("What the contract asks for ending it early, of each month's charge after the notice."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0",
    group=LEAVING,
    advanced=True,
)
FIELDS = (
    BASELINE,
    BASE_FEE,
    VOLUME,
    BAND,
    ARC,
    RRC,
    MIN_VOLUME,
    replace(shared.CONTRACT_MONTHS, group=LEAVING),
    replace(NOTICE_MONTHS, group=LEAVING),
    LEAVE_AFTER,
    EARLY_SHARE,
    amount(
        "rehire_cost",
        N_("Hiring a team again"),
        N_("Your own, or the next vendor's start."),
        LEAVING,
    ),
    amount("kt_cost", N_("Handing knowledge back"), "", LEAVING),
    replace(currency.CURRENCY, group="", advanced=False),
)


def band_terms(inputs: Inputs) -> VolumeBand:
    """The band that the inputs describe.

    Raises InputsError for a minimum above the baseline and a credit that turns the charge negative.
    """
    baseline, fee = exact(inputs, "baseline"), exact(inputs, "base_fee")

    def price(name: str) -> Fraction:
        value = inputs[name]
        return Fraction(value) if isinstance(value, Decimal) else fee / baseline

    minimum = inputs["min_volume"]
    band = VolumeBand(
        baseline=baseline,
        base_fee=fee,
        width=exact(inputs, "band_pct"),
        above=price("arc"),
        below=price("rrc"),
        minimum=Fraction(minimum) if isinstance(minimum, Decimal) else Fraction(0),
    )
    if band.minimum > baseline:
        raise InputsError({"min_volume": N_("The minimum is above the agreed volume.")})
    if band.charge(Fraction(0)) < 0:
        message = N_(
            "With this credit a quiet month would cost less than nothing; lower it, or enter a minimum."
        )
        raise InputsError({"rrc": message})
    return band


def exit_terms(inputs: Inputs) -> Exit:
    """What leaving costs at these inputs. Raises InputsError for a notice after the end."""
    term, after = int(number(inputs, "contract_months")), int(number(inputs, "leave_month"))
    if after > term:
        raise InputsError({"leave_month": N_("By then the contract has ended.")})
    return Exit(
        term=term,
        notice=int(number(inputs, "notice_months")),
        early=exact(inputs, "early_share"),
        month=band_terms(inputs).charge(exact(inputs, "volume_month")),
        once=exact(inputs, "rehire_cost") + exact(inputs, "kt_cost"),
    )
