"""Questions that several calculators ask together: the price of a unit, its currency, and the contract."""

from __future__ import annotations

from calculator_kit.given import Given, asked, maybe, unless_known
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from calculator_kit.working import Sheet
from support_costs import inputs as shared
from support_costs.currency import InCurrency
from support_costs.facts import HourlyRate, hourly_rate

LOWER_END = N_("Enter the lower end of your own rate.")


class OwnPrice(Given):
    """A price of the reader's own, if there is one, in what is chosen as `currency`."""

    rate_low = maybe(shared.RATE_LOW)
    rate_high = maybe(shared.RATE_HIGH)

    def own_price(self) -> Number | None:
        """What the reader typed, None where that is nothing.

        Raises InputsError when the lower end is missing or the range is upside down.
        """
        asked_as = type(self)
        low, high = self.rate_low, self.rate_high
        if low is None:
            if high is not None:
                raise InputsError({asked_as.rate_low.field.name: LOWER_END})
            return None
        if high is None:
            return low
        if high < low:
            message = N_("The upper end is below the lower end.")
            raise InputsError({asked_as.rate_high.field.name: message})
        return Number.between(low.value(), high.value(), low.unit)


class OwnPriced(OwnPrice, InCurrency):
    """A price of the reader's own, where there are others in dollars."""


class Placed(OwnPriced):
    """A price of the reader's own, else that of a source for the place."""

    region = asked(shared.REGION)

    def rate_in(self, region: str) -> HourlyRate:
        """What a source says of an hour in `region`."""
        raise NotImplementedError

    def sourced(self) -> HourlyRate | None:
        """The source that prices an hour, None where the reader does.

        Raises InputsError for a price of the reader's own that is missing.
        """
        if self.own_price():
            return None
        if self.region == shared.CUSTOM:
            raise InputsError({"rate_low": LOWER_END})
        return self.rate_in(self.region)

    def hourly_price(self) -> Number:
        """The price of an hour. Raises InputsError as the other two."""
        if source := self.sourced():
            return self.told(source.fact)
        price = self.own_price()
        assert price is not None  # or there were a source
        return price


class Priced(Placed):
    """A price of the reader's own, else that of a source for the place and the service."""

    region = Placed.region
    service = asked(shared.SERVICE)

    def rate_in(self, region: str) -> HourlyRate:
        """What a source says of an hour of this service in `region`."""
        return hourly_rate(region, self.service)


class Term(Given):
    """How long a contract runs."""

    contract_months = asked(shared.CONTRACT_MONTHS)

    def terms_with(self, name: str, once: Number, month: Number, sheet: Sheet) -> None:
        """The first year and the whole contract, with what is paid `once`, if the input `name` is known."""
        year, contract = N_("First year, with set-up"), N_("Whole contract, with set-up")
        if not self.knows(name):
            year = N_("First year, set-up not entered")
            contract = N_("Whole contract, set-up not entered")
        sheet.step("year", year, month * 12 + once)
        sheet.step("contract", contract, month * self.contract_months + once)


class Contract(Term):
    """How long a contract runs, and what is paid once."""

    setup_fee = unless_known(shared.SETUP_FEE)

    def terms(self, month: Number, sheet: Sheet) -> None:
        """The first year and the whole contract, with the fee for setting up."""
        self.terms_with("setup_fee", self.setup_fee, month, sheet)
