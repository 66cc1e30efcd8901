"""What the reader offers for outbound work: the inputs, and the three ways to pay made of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.inputs import Inputs, InputsError, exact, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, facts, hourly_rate
from support_costs.money import MoneyRange
from support_costs.outbound.commissions import HourlyCost, Offer, vendor_floor
from support_costs.quoted_rates import own_rate

UPLIFT_FACT = "param.outbound.commission_uplift"

SALES_PER_HOUR = NumberField(
    name="sales_per_hour",
    label=N_("Sales an hour"),
    hint=N_("Sales, leads or appointments that one agent makes in an hour of calling."),
    unit=N_("sales"),
    minimum=Decimal(0),
    maximum=Decimal(100),
    default="0.5",
)
COMMISSION = NumberField(
    name="commission",
    label=N_("Commission for each sale"),
    hint=N_("If you pay nothing else. Leave empty to see what a vendor would want."),
    optional=True,
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
)
HYBRID_BASE = NumberField(
    name="hybrid_base",
    label=N_("Base for each hour"),
    hint=N_("The lower hourly rate that is paid beside a smaller commission."),
    optional=True,
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    group=N_("Hour and commission together"),
)
HYBRID_COMMISSION = NumberField(
    name="hybrid_commission",
    label=N_("Commission on top of the base"),
    hint=N_("For each sale. No source says how the two are split."),
    optional=True,
    minimum=Decimal(0),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
    group=N_("Hour and commission together"),
)
CANCEL_RATE = NumberField(
    name="cancel_rate",
    label=N_("Sales that are cancelled later"),
    hint=N_("As a share of the sales made."),
    unit="%",
    percent=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    default="0",
    advanced=True,
)
CANCELLED_SALES = ChoiceField(
    name="cancelled_sales",
    label=N_("Commission on cancelled sales"),
    hint=N_("Settle it in the contract."),
    default="returned",
    choices=(Choice("returned", N_("Is paid back")), Choice("kept", N_("Is kept"))),
    advanced=True,
)
UPLIFT = NumberField(
    name="uplift",
    label=N_("Premium for working on commission"),
    hint=N_(
        "What a vendor must expect to earn above its hourly rate. Leave empty for the source's range."
    ),
    unit="%",
    percent=True,
    optional=True,
    minimum=Decimal(0),
    maximum=Decimal(1),
    advanced=True,
)

FIELDS = (
    shared.REGION,
    SALES_PER_HOUR,
    COMMISSION,
    HYBRID_BASE,
    HYBRID_COMMISSION,
    shared.AGENTS,
    shared.HOURS_WEEK,
    shared.TIER,
    CANCEL_RATE,
    CANCELLED_SALES,
    UPLIFT,
    shared.RATE_LOW,
    shared.RATE_HIGH,
    *currency.FIELDS,
)


def the_offer(inputs: Inputs) -> Offer:
    """The three ways to pay, in the reader's currency.

    Raises InputsError for half of a mixture, and as `outbound_rate` does.
    """
    code, paid = text(inputs, "currency"), paid_share(inputs)
    rate = outbound_rate(inputs)[0]
    low, high = uplift_range(inputs)

    def way(base: Decimal, commission: Decimal) -> HourlyCost:
        return HourlyCost(MoneyRange.of(base, base, code), Fraction(commission) * paid)

    base, bonus, alone = (
        inputs[name] for name in ("hybrid_base", "hybrid_commission", "commission")
    )
    hybrid = None
    if isinstance(base, Decimal) and isinstance(bonus, Decimal):
        hybrid = way(base, bonus)
    elif isinstance(base, Decimal):
        raise InputsError({"hybrid_commission": N_("Enter the commission on top of the base.")})
    elif isinstance(bonus, Decimal):
        raise InputsError({"hybrid_base": N_("Enter the base for each hour.")})
    return Offer(
        hourly=HourlyCost(rate, Fraction(0)),
        floor=HourlyCost(vendor_floor(rate, low, high), Fraction(0)),
        commission=way(Decimal(0), alone) if isinstance(alone, Decimal) else None,
        hybrid=hybrid,
    )


def outbound_rate(inputs: Inputs) -> tuple[MoneyRange, HourlyRate | None]:
    """The hourly rate, and where it is from (None for the reader's own).

    Raises InputsError for a rate of the reader's own that is missing or upside down.
    """
    own = own_rate(inputs)
    if own:
        return own, None
    if inputs["region"] == shared.CUSTOM:
        raise InputsError({"rate_low": N_("Enter the lower end of your own rate.")})
    tier = None if inputs["tier"] == "any" else text(inputs, "tier")
    sourced = hourly_rate(text(inputs, "region"), "outbound", tier)
    low, high = sourced.fact.low or Decimal(0), sourced.fact.high
    return currency.exchange(inputs).dollars(low, high), sourced


def uplift_range(inputs: Inputs) -> tuple[Decimal, Decimal]:
    """What the vendor wants above its hourly rate, as fractions of it."""
    own, fact = inputs["uplift"], facts()[UPLIFT_FACT]
    if isinstance(own, Decimal):
        return own, own
    return fact.low or Decimal(0), fact.high or Decimal(0)


def lasting_share(inputs: Inputs) -> Fraction:
    """The share of the sales that are not cancelled."""
    return 1 - exact(inputs, "cancel_rate")


def paid_share(inputs: Inputs) -> Fraction:
    """The share of the sales that earn a commission."""
    return lasting_share(inputs) if inputs["cancelled_sales"] == "returned" else Fraction(1)
