"""What the same contacts cost with shared agents by the minute and with dedicated ones by the hour."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator_kit.facts import Fact
from calculator_kit.inputs import Inputs, InputsError, number, text
from calculator_kit.messages import N_
from support_costs import currency
from support_costs import inputs as shared
from support_costs.billing_increments import call_seconds
from support_costs.facts import facts
from support_costs.hours import BilledUnit, HourLadder, month_hours
from support_costs.minute_prices import PRICED as SHARED_ROWS
from support_costs.money import Money, MoneyRange
from support_costs.shared_or_dedicated.rules import Cheaper
from support_costs.shared_or_dedicated.staffed_line import Crossings, StaffedLine, crossings
from support_costs.staffing.demand import TOO_LARGE

DEDICATED_ROWS = {
    "offshore": "rate.inbound.dedicated.intl",
    "us_ca": "rate.inbound.dedicated.us_ca",
}
"""The facts that price dedicated agents where shared ones have a price too."""


@dataclass(frozen=True)
class FormCosts:
    """Both prices, and the line that dedicated agents would answer.

    `minute` is the price of a billed minute with shared agents, who bill `seconds` for a call on
    average; `hour` that of a billed hour with dedicated ones; `agent_hours` are billed each month for
    one agent on the phones. `records` are the facts that the prices are from, none for the
    reader's own.
    """

    minute: MoneyRange
    seconds: Fraction
    hour: MoneyRange
    agent_hours: Fraction
    line: StaffedLine
    records: tuple[Fact, ...]

    def shared(self, contacts: int) -> MoneyRange:
        """A month of so many contacts with shared agents."""
        return self.minute * self.billed_minutes(contacts)

    def dedicated(self, agents: int) -> MoneyRange:
        """A month of so many dedicated agents on the phones."""
        return self.hour * (agents * self.agent_hours)

    def minutes(self, contacts: int) -> Fraction:
        """Minutes that it takes to handle so many contacts."""
        return contacts * Fraction(self.line.aht) / 60

    def billed_minutes(self, contacts: int) -> Fraction:
        """Minutes that shared agents bill for so many contacts."""
        return contacts * self.seconds / 60

    @property
    def handled_share(self) -> Fraction:
        """The share of the minutes that shared agents bill in which contacts are handled."""
        return Fraction(self.line.aht) / self.seconds

    def cheaper(self, contacts: int, agents: int) -> Cheaper:
        """The form that costs less wherever in their ranges the rates lie."""
        by_minute, by_hour = self.shared(contacts), self.dedicated(agents)
        if _high(by_minute).amount < by_hour.low.amount:
            return "shared"
        if _high(by_hour).amount < by_minute.low.amount:
            return "dedicated"
        return "unclear"

    @property
    def ends(self) -> tuple[str, ...]:
        """The ends of the rates that differ: both, or none."""
        low, high = self.pairs().values()
        return ("only",) if low == high else ("low", "high")

    def pairs(self) -> dict[str, tuple[Money, Money]]:
        """The hourly and the minute rate at the low and at the high ends of both."""
        return {
            "low": (self.hour.low, self.minute.low),
            "high": (_high(self.hour), _high(self.minute)),
        }

    def crossings(self, end: str) -> Crossings:
        """Where the forms change places as the cheaper one, at one end of both rates."""
        hour, minute = self.pairs()["high" if end == "high" else "low"]
        minutes = self.agent_hours * hour.amount / minute.amount
        return crossings(self.line, minutes / self.billed_minutes(1))


def form_costs(inputs: Inputs) -> FormCosts:
    """Both prices and the line, from the inputs.

    Raises InputsError for rates of the reader's own that are missing or upside down, and for more
    contacts than one queue can take.
    """
    own_minute, own_hour = _own(inputs, "minute_rate"), _own(inputs, "hour_rate")
    records = []
    if inputs["region"] == shared.CUSTOM:
        if not own_minute or not own_hour:
            names = [
                name
                for name, own in (("minute_rate_low", own_minute), ("hour_rate_low", own_hour))
                if not own
            ]
            message = N_("Enter the lower end of your own rate.")
            raise InputsError(dict.fromkeys(names, message))
    else:
        region = text(inputs, "region")
        if not own_minute:
            records.append(facts()[SHARED_ROWS[region]])
            own_minute = _dollars(records[-1], inputs)
        if not own_hour:
            records.append(facts()[DEDICATED_ROWS[region]])
            own_hour = _dollars(records[-1], inputs)
    line = StaffedLine(
        aht=number(inputs, "aht"),
        open_week=number(inputs, "open_hours_week"),
        target=number(inputs, "sl_target"),
        seconds=number(inputs, "sl_seconds"),
        max_occupancy=number(inputs, "max_occupancy"),
        least_agents=int(number(inputs, "min_agents")),
        peak=number(inputs, "peak_factor"),
    )
    if number(inputs, "volume_month") > line.most_contacts:
        raise InputsError({"volume_month": TOO_LARGE})
    open_month = month_hours(number(inputs, "open_hours_week"))
    logged_in = HourLadder(internal=number(inputs, "shrinkage")).share(BilledUnit.PRODUCTION_HOUR)
    every_paid_hour = inputs["billed_unit"] == BilledUnit.PAID_HOUR
    return FormCosts(
        minute=own_minute,
        seconds=call_seconds(inputs),
        hour=own_hour,
        agent_hours=open_month / logged_in if every_paid_hour else open_month,
        line=line,
        records=tuple(records),
    )


def _own(inputs: Inputs, name: str) -> MoneyRange | None:
    low, high = inputs[f"{name}_low"], inputs[f"{name}_high"]
    if not isinstance(low, Decimal):
        if isinstance(high, Decimal):
            raise InputsError({f"{name}_low": N_("Enter the lower end of your own rate.")})
        return None
    if not isinstance(high, Decimal):
        high = low
    if high < low:
        raise InputsError({f"{name}_high": N_("The upper end is below the lower end.")})
    return MoneyRange.of(low, high, text(inputs, "currency"))


def _dollars(fact: Fact, inputs: Inputs) -> MoneyRange:
    return currency.exchange(inputs).dollars(fact.low or Decimal(0), fact.high)


def _high(amounts: MoneyRange) -> Money:
    """The upper end; neither form has a rate without one."""
    return amounts.high or amounts.low
