"""What is asked of billing by the call with a monthly minimum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import ListField, NumberField
from calculator_kit.given import (
    asked,
    choice,
    count,
    maybe,
    money,
    several,
    share,
    unless_known,
)
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import ONE, Number, total
from support_costs import inputs as shared
from support_costs.currency import CURRENCY
from support_costs.more_inputs import usage
from support_costs.per_call_minimum.minimum_volume import MinimumVolume
from support_costs.priced import Term

FORECAST_SHARE = "check.minimum.forecast_share"
"""The one public page that says how much of the forecast is billed at least."""

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

_CENT = Decimal("0.01")
_MOST = shared.LARGEST_AMOUNT
_MOST_CALLS = 5_000_000
_YEAR, _COMPARE = N_("Twelve months"), N_("Compare with")


class CallsWithMinimum(Term):
    """A contract and the calls under it, in the order of the form."""

    unit_price_call = money(
        N_("Price of a call"),
        N_("From your quote. No source gives one."),
        default="",
        least=_CENT,
        most=_MOST,
    )
    volume_month = asked(
        replace(
            usage.VOLUME,
            label=N_("Answered calls a month"),
            hint=N_("What your callers get, whatever is billed."),
            unit=N_("calls"),
        )
    )
    min_volume = maybe(
        count(
            N_("Agreed minimum a month"),
            N_("In billed calls. Leave empty if it is a share of the forecast."),
            unit=N_("calls"),
            whole=True,
            most=_MOST_CALLS,
        )
    )
    billable_event = choice(
        N_("What counts as a call"),
        N_("It must be agreed: the same day can be billed in four ways."),
        default="",
        answered=N_("answered calls only"),
        offered=N_("every incoming call, abandoned ones too"),
        incl_callback=N_("answered calls and callbacks"),
        per_message=N_("answered calls and each message passed on"),
    )
    extra_events = share(
        N_("Further billed events"),
        N_(
            "Abandoned calls, callbacks or messages, in percent of the answered calls, if they are billed."
        ),
        default="0",
        most=10,
    )
    mgmt_fee = money(
        N_("Project management fee a month"),
        N_("No source gives a figure; ask the vendor."),
        most=_MOST,
    )
    startup_fee = unless_known(
        money(
            N_("Project start-up fee"),
            N_(
                "Paid once, and spread over the contract for the price of a call. Empty: not known yet."
            ),
            most=_MOST,
        )
    )
    contract_months = Term.contract_months
    risk_premium = asked(RISK_PREMIUM)
    overage_price_call = maybe(
        money(
            N_("Price of a call above the minimum"),
            N_("Leave empty if it is the same."),
            default="",
            least=_CENT,
            most=_MOST,
            advanced=True,
        )
    )
    forecast = maybe(
        count(
            N_("Forecast for a month"),
            N_("In billed calls. Used only when no minimum is entered."),
            unit=N_("calls"),
            whole=True,
            most=_MOST_CALLS,
            advanced=True,
        )
    )
    min_share = share(
        N_("Share of the forecast that is billed at least"),
        N_("Used only when no minimum is entered."),
        default="0.9",
        basis="page",
        advanced=True,
    )
    volumes_year = several(
        ListField(
            name="volumes_year",
            label=N_("Answered calls in each of twelve months"),
            hint=N_("Twelve numbers with semicolons between them, for a seasonal business."),
            unit=N_("calls"),
            whole=True,
            optional=True,
            fewest=12,
            most=12,
            minimum=Decimal(0),
            maximum=Decimal(_MOST_CALLS),
            group=_YEAR,
            advanced=True,
        )
    )
    settlement = choice(
        N_("When the minimum is settled"),
        N_("Once a year, busy months make up for quiet ones (true-up)."),
        default="monthly",
        group=_YEAR,
        advanced=True,
        monthly=N_("Every month"),
        annual=N_("Once a year"),
    )
    compare_month = maybe(
        money(
            N_("Another offer, by the month"),
            N_("For example a dedicated team's month, in the same currency."),
            default="",
            least=_CENT,
            most=_MOST,
            group=_COMPARE,
            advanced=True,
        )
    )
    compare_call = maybe(
        money(
            N_("Another offer, by the call"),
            N_("For example a contact of a shared service by the minute, in the same currency."),
            default="",
            least=_CENT,
            most=_MOST,
            group=_COMPARE,
            advanced=True,
        )
    )
    currency = asked(CURRENCY).but(default="TWD", group="", advanced=False)

    @property
    def settled_once(self) -> bool:
        """Whether the minimum is that of the year."""
        return self.settlement == "annual"

    def minimum(self) -> Number:
        """Billed calls a month that are paid for at least.

        Raises InputsError when there is neither a minimum nor a forecast to take it from.
        """
        if self.min_volume is not None:
            return self.min_volume
        if self.forecast is None:
            message = N_("Enter the agreed minimum, or the forecast that it is a share of.")
            raise InputsError({"min_volume": message})
        return self.forecast * self.min_share

    def contract(self, minimum: Number) -> MinimumVolume:
        """The contract with this minimum."""
        price, above = self.unit_price_call, self.overage_price_call
        only_answered = self.billable_event == "answered"
        return MinimumVolume(
            minimum=minimum,
            price=price,
            overage=price if above is None else above,
            monthly_fee=self.mgmt_fee,
            markup=1 + self.risk_premium,
            events=ONE if only_answered else 1 + self.extra_events,
        )

    def months(self) -> tuple[Number, ...]:
        """The answered calls of twelve months, or of the one that stands for all."""
        return self.volumes_year or (self.volume_month,)

    def average(self) -> Number:
        """The answered calls of an average month."""
        months = self.months()
        return total(months) / len(months)

    def each_call(self) -> str:
        """What the price of an answered call is called: with the start-up fee, if that is known."""
        if self.knows("startup_fee"):
            return N_("Each answered call, start-up fee included")
        return N_("Each answered call, start-up fee not entered")

    def startup(self) -> Number:
        """What a month bears of the start-up fee."""
        return self.startup_fee / self.contract_months if self.startup_fee else self.startup_fee
