"""The same contacts with shared agents by the minute and with dedicated ones by the hour: questions and prices."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from calculator_kit.facts import Fact
from calculator_kit.fields import Choice, Field
from calculator_kit.given import asked, choice, count, each
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs import minute_prices
from support_costs.billing_increments import Calls
from support_costs.currency import InCurrency
from support_costs.facts import facts
from support_costs.more_inputs import staffing, usage
from support_costs.priced import LOWER_END, OwnPrice
from support_costs.shared_or_dedicated.staffed_line import Crossings, StaffedLine, crossings
from support_costs.staffing.demand import TOO_LARGE

PRICED = {
    "minute": minute_prices.PRICED,
    "hour": {
        "offshore": "rate.inbound.dedicated.intl",
        "us_ca": "rate.inbound.dedicated.us_ca",
    },
}
"""The facts that price shared agents by the minute, and dedicated ones by the hour in the same regions."""

_OWN_RATES = {
    "minute": {
        "rate_low": N_("Shared: price of a minute, lower end"),
        "rate_high": N_("Shared: price of a minute, upper end"),
    },
    "hour": {
        "rate_low": N_("Dedicated: price of an hour, lower end"),
        "rate_high": N_("Dedicated: price of an hour, upper end"),
    },
}
_FROM_A_QUOTE = N_("From a quote; it replaces the rate of the place.")


def _own_rate(unit: str, field: Field) -> Mapping[str, str]:
    hint = _FROM_A_QUOTE if field.name == "rate_low" else field.hint
    return {"label": _OWN_RATES[unit][field.name], "hint": hint, "group": N_("Your own rates")}


class Forms(Calls, InCurrency):
    """The work, and how it is paid for in both forms, in the order of the form."""

    region = asked(minute_prices.REGION).but(
        label=N_("Where both kinds of agents sit"),
        choices=(*minute_prices.REGION.choices[:-1], Choice(shared.CUSTOM, N_("My own rates"))),
    )
    volume_month = asked(usage.VOLUME)
    aht = asked(shared.AHT).but(advanced=False)
    billing_increment = Calls.billing_increment.but(
        hint=N_("With shared agents every call is rounded up to a multiple of it.")
    )
    open_hours_week = count(
        N_("Hours a week that the line is open"),
        N_("Dedicated agents are paid for all of them, busy or not."),
        unit=N_("hours"),
        least=1,
        most=168,
        default="40",
    )
    content = choice(
        N_("What agents have to know"),
        N_("Simple: few kinds of question, and answers that seldom change."),
        default="simple",
        simple=N_("Simple, can follow a script"),
        complex=N_("Complex, needs look-ups and judgement"),
    )
    special_cases = choice(
        N_("Cases that no script covers"),
        default="rare",
        rare=N_("Now and then"),
        frequent=N_("Every day"),
    )
    demand = choice(
        N_("How contacts come in"),
        default="level",
        level=N_("Evenly all day"),
        peaky=N_("Bunched into a few hours"),
        volatile=N_("Differently from month to month"),
    )
    peak_factor = count(
        N_("Busiest hour, as a multiple of the average hour"),
        N_("Enough dedicated agents for that hour are there all the time."),
        least=1,
        most=10,
        default="1",
        advanced=True,
    )
    sl_target = asked(staffing.SL_TARGET).but(maximum=Decimal("0.999"), advanced=True)
    """Never the whole: somebody may always wait longer."""
    sl_seconds = asked(staffing.SL_SECONDS).but(advanced=True)
    max_occupancy = asked(staffing.MAX_OCCUPANCY)
    min_agents = asked(staffing.MIN_AGENTS)
    billed_unit = asked(shared.BILLED_UNIT)
    shrinkage = asked(staffing.SHRINKAGE).but(
        hint=N_(
            "Paid time that is not spent logged in: leave, breaks, training. Used only when every paid hour is billed."
        ),
        advanced=True,
    )
    hours_week = asked(shared.HOURS_WEEK)
    call_lengths = Calls.call_lengths
    min_billable = Calls.min_billable
    own = each(OwnPrice, _OWN_RATES, "{thing}_{name}", _own_rate)

    @cached_property
    def records(self) -> dict[str, Fact]:
        """The facts that price the "minute" and the "hour", without those of the reader's own.

        Raises InputsError for rates of the reader's own that are missing or upside down.
        """
        sourced = [unit for unit, rate in self.own.items() if rate.own_price() is None]
        if sourced and self.region == shared.CUSTOM:
            raise InputsError({f"{unit}_rate_low": LOWER_END for unit in sourced})
        return {unit: facts()[PRICED[unit][self.region]] for unit in sourced}

    @cached_property
    def minute(self) -> Number:
        """The price of a minute with shared agents. Raises InputsError as `records`."""
        return self._price("minute")

    @cached_property
    def hour(self) -> Number:
        """The price of an hour of a dedicated agent. Raises InputsError as `records`."""
        return self._price("hour")

    def _price(self, unit: str) -> Number:
        own = self.own[unit].own_price()
        return self.told(self.records[unit]) if own is None else own

    @cached_property
    def line(self) -> StaffedLine:
        """The line that dedicated agents would answer.

        Raises InputsError for more contacts than one queue can take.
        """
        line = StaffedLine(
            aht=self.aht.decimal(),
            open_week=self.open_hours_week.decimal(),
            target=self.sl_target.decimal(),
            seconds=self.sl_seconds.decimal(),
            max_occupancy=self.max_occupancy.decimal(),
            least_agents=int(self.min_agents.value()),
            peak=self.peak_factor.decimal(),
        )
        if self.volume_month > line.most_contacts:
            raise InputsError({"volume_month": TOO_LARGE})
        return line

    @cached_property
    def agent_hours(self) -> Number:
        """Hours that are billed each month for one dedicated agent on the phones."""
        hours = self.open_hours_week * 52 / 12
        return hours / (1 - self.shrinkage) if self.billed_unit == "paid_hour" else hours

    @cached_property
    def contact(self) -> Number:
        """What a contact costs with shared agents. Raises InputsError as `records`."""
        return self.seconds / 60 * self.minute

    @cached_property
    def agent(self) -> Number:
        """What a dedicated agent on the phones costs a month. Raises InputsError as `records`."""
        return self.agent_hours * self.hour

    @property
    def ends(self) -> tuple[str, ...]:
        """The ends of the rates that differ: both, or none."""
        return ("only",) if self.contact.lone and self.agent.lone else ("low", "high")

    def crossings(self, end: str) -> Crossings:
        """Where the forms change places as the cheaper one, at one end of both rates."""
        contacts_per_agent = at(end, self.agent) / at(end, self.contact)
        return crossings(self.line, contacts_per_agent.value())


def at(end: str, price: Number) -> Number:
    """Its "low" or "high" end, or its "only" one."""
    return price.upper() if end == "high" else price.lower()
