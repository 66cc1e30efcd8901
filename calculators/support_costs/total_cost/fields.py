"""What the comparison of one's own team with an outsourced one asks, all in all."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import asked, count, maybe, share
from calculator_kit.inputs import InputsError, exactly
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.more_inputs.decision import DISCOUNT_RATE
from support_costs.priced import Priced
from support_costs.total_cost import inhouse_fields as own
from support_costs.total_cost import outsourcing_fields as vendor

LATER_YEARS = N_("Later years")
WAGE_FACT = "benchmark.us_wage"
MULTIPLE_FACT = "benchmark.loaded_multiple"
REPLACE_FACT = "benchmark.replace_cost"
HIRING_FACT = "benchmark.hiring_cost"


class TwoWays(Priced):
    """A team of one's own and one of a vendor's, in the order of the form."""

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
    inhouse_method = asked(own.METHOD)
    wage = maybe(own.WAGE)
    region = Priced.region.but(group=vendor.VENDOR)
    contract_months = asked(vendor.CONTRACT_MONTHS)
    governance_fte = asked(vendor.GOVERNANCE_FTE)
    parallel_months = asked(vendor.PARALLEL_MONTHS)
    shrinkage = asked(shared.SHRINKAGE).but(
        label=N_("Shrinkage in your own team"),
        hint=N_("Paid time that is not spent logged in: leave, breaks, training."),
        group=own.GROUP,
    )
    aht = asked(shared.AHT).but(
        hint=N_("Talking and wrap-up together, to see whether the agents can handle the contacts."),
        group=own.GROUP,
    )
    loaded_low = maybe(own.LOADED_LOW)
    loaded_high = maybe(own.LOADED_HIGH)
    benefits = asked(own.BENEFITS)
    bonus_months = asked(own.BONUS_MONTHS)
    allowance = asked(own.ALLOWANCE)
    span = asked(own.SPAN)
    qa_ratio = asked(own.QA_RATIO)
    trainer_ratio = maybe(own.TRAINER_RATIO)
    support_salary = maybe(own.SUPPORT_SALARY)
    turnover_inhouse = asked(own.TURNOVER)
    turnover_method = asked(own.TURNOVER_METHOD)
    replace_cost = maybe(own.REPLACE_COST)
    hiring_cost = maybe(own.HIRING_COST)
    train_days = asked(own.TRAIN_DAYS)
    ramp_weeks = asked(own.RAMP_WEEKS)
    ramp_start_productivity = asked(own.RAMP_START)
    seat_rent = asked(own.SEAT_RENT)
    licence = asked(own.LICENCE)
    telecom = asked(own.TELECOM)
    equipment = asked(own.EQUIPMENT)
    equipment_life = asked(own.EQUIPMENT_LIFE)
    service = Priced.service.but(group=vendor.VENDOR, advanced=True)
    rate_low = Priced.rate_low.but(group=vendor.VENDOR)
    rate_high = Priced.rate_high.but(group=vendor.VENDOR)
    billed_unit = asked(shared.BILLED_UNIT).but(group=vendor.VENDOR)
    vendor_shrinkage = asked(vendor.VENDOR_SHRINKAGE)
    mgmt_fee = asked(shared.MGMT_FEE).but(group=vendor.VENDOR)
    transaction_fee = asked(vendor.TRANSACTION_FEE)
    premium_support = asked(vendor.PREMIUM_SUPPORT)
    change_req = asked(vendor.CHANGE_REQUESTS)
    extra_services = asked(vendor.EXTRA_SERVICES)
    fx_hedge = asked(vendor.HEDGE)
    governance_salary = maybe(vendor.GOVERNANCE_SALARY)
    travel = asked(vendor.TRAVEL)
    setup_fee = asked(vendor.SETUP_FEE)
    integration_cost = asked(vendor.INTEGRATION_COST)
    contract_cost = asked(vendor.CONTRACT_COST)
    kt_cost = asked(vendor.TRANSFER_COST)
    severance = asked(vendor.SEVERANCE)
    hidden_costs = asked(vendor.HIDDEN_COSTS)
    exit_reserve = asked(vendor.EXIT_RESERVE)
    g_wage_home = share(
        N_("Rise of your own costs a year"),
        N_("Wages, rent and whatever else stays with you."),
        least=Decimal("-0.2"),
        most=Decimal("0.5"),
        default="0.03",
        group=LATER_YEARS,
        advanced=True,
    )
    g_price_vendor = share(
        N_("Rise of the vendor's prices a year"),
        N_("As the contract has it. Without a clause, ask."),
        least=Decimal("-0.2"),
        most=Decimal("0.5"),
        default="0.03",
        group=LATER_YEARS,
        advanced=True,
    )
    discount_rate = asked(DISCOUNT_RATE).but(group=LATER_YEARS, advanced=True)
    currency = Priced.currency
    fx_rate = Priced.fx_rate
    fx_date = Priced.fx_date

    @property
    def years(self) -> int:
        """How many are compared."""
        return int(self.horizon_years.value())

    def or_fact(self, typed: Number | None, fact_id: str) -> Number:
        """What was typed, else the typical amount of the fact, in the reader's currency."""
        if typed is not None:
            return typed
        dollars = facts()[fact_id].typical
        if dollars is None:
            raise ValueError(f"'{fact_id}' has no typical value")
        return Number.of(exactly(dollars) * self.per_dollar, self.currency, 2)

    def multiple(self) -> Number:
        """The full cost over the wage: the reader's own, or what a source gives.

        Raises InputsError when it is upside down or has an upper end only.
        """
        low, high = self.loaded_low, self.loaded_high
        if low is None:
            if high is not None:
                raise InputsError({"loaded_low": N_("Enter the lower end of the multiple too.")})
            fact = facts()[MULTIPLE_FACT]
            return Number.between(fact.low, fact.high)
        if high is None:
            return low
        if high < low:
            raise InputsError({"loaded_high": N_("The upper end is below the lower end.")})
        return Number.between(low.value(), high.value())
