"""What the comparison of one's own team with an outsourced one asks, all in all."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import Given, Question, asked, count, maybe, share
from calculator_kit.inputs import exactly
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.more_inputs.decision import DISCOUNT_RATE
from support_costs.priced import Priced
from support_costs.total_cost.inhouse_fields import OwnTeam, Wage
from support_costs.total_cost.outsourcing_fields import Contract, Outsourced

LATER_YEARS = N_("Later years")


def _rise(label: str, hint: str) -> Question[Number]:
    return share(
        label,
        hint,
        least=Decimal("-0.2"),
        most=Decimal("0.5"),
        default="0.03",
        group=LATER_YEARS,
        advanced=True,
    )


class _LaterYears(Given):
    g_wage_home = _rise(
        N_("Rise of your own costs a year"), N_("Wages, rent and whatever else stays with you.")
    )
    g_price_vendor = _rise(
        N_("Rise of the vendor's prices a year"),
        N_("As the contract has it. Without a clause, ask."),
    )
    discount_rate = asked(DISCOUNT_RATE).but(group=LATER_YEARS, advanced=True)


class TwoWays(Wage, Contract, OwnTeam, Outsourced, _LaterYears, Priced):
    """A team of one's own and one of a vendor's; the bases come in the order of the form."""

    agents = asked(shared.AGENTS)
    hours_week = asked(shared.HOURS_WEEK)
    horizon_years = count(
        N_("Years to compare"),
        N_("Moving costs the same for one year or for five."),
        unit=N_("years"),
        whole=True,
        least=1,
        most=5,
        default=3,
    )
    volume_month = maybe(shared.VOLUME_MONTH)

    @property
    def years(self) -> int:
        """How many are compared."""
        return int(self.horizon_years.value())

    def or_fact(self, typed: Number | None, fact_id: str) -> Number:
        """What was typed, else the typical amount of the fact, in the reader's currency."""
        if typed is not None:
            return typed
        return Number.of(exactly(facts()[fact_id].value()) * self.per_dollar, self.currency, 2)
