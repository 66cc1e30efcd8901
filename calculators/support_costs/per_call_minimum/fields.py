"""What is asked of billing by the call with a monthly minimum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.fields import Choice, ChoiceField, ListField, NumberField
from calculator_kit.inputs import Inputs, InputsError, exact, number
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.more_inputs import usage
from support_costs.per_call_minimum.minimum_volume import MinimumVolume

FORECAST_SHARE = "check.minimum.forecast_share"
"""The one public page that says how much of the forecast is billed at least."""

UNIT_PRICE = NumberField(
    name="unit_price_call",
    label=N_("Price of a call"),
    hint=N_("From your quote. No source gives one."),
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
)
BILLABLE_EVENT = ChoiceField(
    name="billable_event",
    label=N_("What counts as a call"),
    hint=N_("It must be agreed: the same day can be billed in four ways."),
    choices=(
        Choice("answered", N_("answered calls only")),
        Choice("offered", N_("every incoming call, abandoned ones too")),
        Choice("incl_callback", N_("answered calls and callbacks")),
        Choice("per_message", N_("answered calls and each message passed on")),
    ),
)
VOLUME = replace(
    usage.VOLUME,
    label=N_("Answered calls a month"),
    hint=N_("What your callers get, whatever is billed."),
    unit=N_("calls"),
)
MIN_VOLUME = NumberField(
    name="min_volume",
    label=N_("Agreed minimum a month"),
    hint=N_("In billed calls. Leave empty if it is a share of the forecast."),
    unit=N_("calls"),
    whole=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal(5_000_000),
)
FORECAST = NumberField(
    name="forecast",
    label=N_("Forecast for a month"),
    hint=N_("In billed calls. Used only when no minimum is entered."),
    unit=N_("calls"),
    whole=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal(5_000_000),
    advanced=True,
)
MIN_SHARE = NumberField(
    name="min_share",
    label=N_("Share of the forecast that is billed at least"),
    hint=N_("Used only when no minimum is entered."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0.9",
    basis="page",
    advanced=True,
)
EXTRA_EVENTS = NumberField(
    name="extra_events",
    label=N_("Further billed events"),
    hint=N_(
        "Abandoned calls, callbacks or messages, in percent of the answered calls, if they are billed."
    ),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(10),
    default="0",
)
MGMT_FEE = NumberField(
    name="mgmt_fee",
    label=N_("Project management fee a month"),
    hint=shared.SETUP_FEE.hint,
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    default="0",
)
STARTUP_FEE = NumberField(
    name="startup_fee",
    label=N_("Project start-up fee"),
    hint=N_("Paid once, and spread over the contract for the price of a call."),
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    default="0",
)
RISK_PREMIUM = NumberField(
    name="risk_premium",
    label=N_("Risk premium"),
    hint=N_("On the whole monthly bill. No source gives a figure; ask the vendor."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal("0.5"),
    default="0",
    advanced=True,
)
OVERAGE_PRICE = NumberField(
    name="overage_price_call",
    label=N_("Price of a call above the minimum"),
    hint=N_("Leave empty if it is the same."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    advanced=True,
)
VOLUMES_YEAR = ListField(
    name="volumes_year",
    label=N_("Answered calls in each of twelve months"),
    hint=N_("Twelve numbers with semicolons between them, for a seasonal business."),
    unit=N_("calls"),
    whole=True,
    optional=True,
    fewest=12,
    most=12,
    minimum=Decimal(0),
    maximum=Decimal(5_000_000),
    group=N_("Twelve months"),
    advanced=True,
)
SETTLEMENT = ChoiceField(
    name="settlement",
    label=N_("When the minimum is settled"),
    hint=N_("Once a year, busy months make up for quiet ones (true-up)."),
    default="monthly",
    choices=(Choice("monthly", N_("Every month")), Choice("annual", N_("Once a year"))),
    group=N_("Twelve months"),
    advanced=True,
)
COMPARE_MONTH = NumberField(
    name="compare_month",
    label=N_("Another offer, by the month"),
    hint=N_("For example a dedicated team's month, in the same currency."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    group=N_("Compare with"),
    advanced=True,
)
COMPARE_CALL = NumberField(
    name="compare_call",
    label=N_("Another offer, by the call"),
    hint=N_("For example a contact of a shared service by the minute, in the same currency."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    group=N_("Compare with"),
    advanced=True,
)
CURRENCY = replace(currency.CURRENCY, default="TWD", group="", advanced=False)

FIELDS = (
    UNIT_PRICE,
    VOLUME,
    MIN_VOLUME,
    BILLABLE_EVENT,
    EXTRA_EVENTS,
    MGMT_FEE,
    STARTUP_FEE,
    shared.CONTRACT_MONTHS,
    RISK_PREMIUM,
    OVERAGE_PRICE,
    FORECAST,
    MIN_SHARE,
    VOLUMES_YEAR,
    SETTLEMENT,
    COMPARE_MONTH,
    COMPARE_CALL,
)


def contract_terms(inputs: Inputs) -> MinimumVolume:
    """The contract that the inputs describe.

    Raises InputsError when they have neither a minimum nor a forecast to take it from.
    """
    minimum, forecast = inputs["min_volume"], inputs["forecast"]
    if not isinstance(minimum, Decimal):
        if not isinstance(forecast, Decimal):
            message = N_("Enter the agreed minimum, or the forecast that it is a share of.")
            raise InputsError({"min_volume": message})
        minimum = forecast * number(inputs, "min_share")
    price, above = number(inputs, "unit_price_call"), inputs["overage_price_call"]
    further = 0 if inputs["billable_event"] == "answered" else number(inputs, "extra_events")
    return MinimumVolume(
        minimum=Fraction(minimum),
        price=Fraction(price),
        overage=Fraction(above if isinstance(above, Decimal) else price),
        monthly_fee=exact(inputs, "mgmt_fee"),
        markup=1 + exact(inputs, "risk_premium"),
        events=1 + Fraction(further),
    )
