"""What is asked for an estimate of a month whose inputs are not certain, and the month that this describes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from calculator_kit.fields import NumberField
from calculator_kit.given import asked, choice, count, maybe, money
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.currency import InCurrency
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.priced import LOWER_END
from support_costs.uncertainty.estimates import (
    TRIANGULAR,
    Estimate,
    estimate,
    estimated,
    read_estimates,
)
from support_costs.uncertainty.month_runs import MonthModel, Runs, simulate

_SIMULATION = N_("Simulation")
_TYPICAL_OR_ENDS = N_("Enter a typical value, or both ends.")
_NEEDED = ("agents", "hours_week", "language_premium", "shrinkage")
_RATE = NumberField(
    name="rate",
    label=N_("Hourly rate"),
    hint=N_("Yours, if you have one. The ends that you leave empty are those of the region."),
    minimum=Decimal("0.01"),
    maximum=shared.LARGEST_AMOUNT,
    money_in="currency",
)


class UncertainMonth(InCurrency):
    """What is known of a month, in the order of the form."""

    region = asked(shared.REGION)
    service = asked(shared.SERVICE)
    agents_low, agents, agents_high = estimated(
        shared.AGENTS, N_("Agents, at least"), N_("Agents, at most"), advanced=False
    )
    rate_low, rate, rate_high = estimated(
        _RATE, N_("Hourly rate, at least"), N_("Hourly rate, at most"), advanced=False, hint=""
    )
    hours_week_low, hours_week, hours_week_high = estimated(
        shared.HOURS_WEEK, N_("Hours a week, at least"), N_("Hours a week, at most"), advanced=False
    )
    mc_corr = choice(
        N_("Agents, hours, rate and premium rise together"),
        N_("For example when one cause drives them all. The range becomes wider."),
        default="no",
        group=_SIMULATION,
        no=N_("No"),
        yes=N_("Yes"),
    )
    language_premium_low, language_premium, language_premium_high = estimated(
        shared.LANGUAGE_PREMIUM,
        N_("Premium for languages, at least"),
        N_("Premium for languages, at most"),
        advanced=True,
    )
    billed_unit = asked(shared.BILLED_UNIT)
    shrinkage_low, shrinkage, shrinkage_high = estimated(
        shared.SHRINKAGE, N_("Shrinkage, at least"), N_("Shrinkage, at most"), advanced=True
    )
    volume_month_low, volume_month, volume_month_high = estimated(
        replace(shared.VOLUME_MONTH, minimum=Decimal(1)),
        N_("Contacts a month, at least"),
        N_("Contacts a month, at most"),
        advanced=True,
    )
    budget_month = maybe(
        money(
            N_("Budget a month"),
            N_("How often would it not be enough? May stay empty."),
            default="",
            most=shared.LARGEST_AMOUNT,
        )
    )
    mc_shape = choice(
        N_("How values spread around the typical one"),
        N_("No source says. Where only the ends are known, any value between is equally likely."),
        default=TRIANGULAR,
        group=_SIMULATION,
        advanced=True,
        triangular=N_("a triangle around the typical value"),
        pert=N_("a bell around the typical value (PERT)"),
        uniform=N_("flat, the typical value playing no part"),
    )
    mc_n = count(
        N_("Runs"),
        N_("More runs take longer and change little."),
        whole=True,
        least=100,
        most=50_000,
        default="5000",
        group=_SIMULATION,
        advanced=True,
    )
    mc_seed = count(
        N_("Seed"),
        N_("The same seed draws the same numbers, so an answer can be checked."),
        whole=True,
        most=10**12,
        default="20240325",
        group=_SIMULATION,
        advanced=True,
    )

    def sourced(self) -> HourlyRate | None:
        """The record that fills the ends of the rate; None when both are the reader's own."""
        own_ends = self.rate_low is not None and self.rate_high is not None
        if self.region == shared.CUSTOM or own_ends:
            return None
        return hourly_rate(self.region, self.service)

    @cached_property
    def model(self) -> MonthModel:
        """The month. Raises InputsError for estimates that are missing, incomplete or run down."""
        found = read_estimates(self.inputs, (*_NEEDED, "volume_month"))
        missing = [name for name in _NEEDED if name not in found]
        if missing:
            raise InputsError(dict.fromkeys(missing, _TYPICAL_OR_ENDS))
        return MonthModel(
            agents=found["agents"],
            hours_week=found["hours_week"],
            rate=self._rate(),
            language_premium=found["language_premium"],
            shrinkage=found["shrinkage"] if self.billed_unit == "production_hour" else None,
            volume=found.get("volume_month"),
            currency=self.currency,
        )

    def _rate(self) -> Estimate:
        """The reader's own ends, where there are any, over those of the region.

        With a lower end alone the range is open: no upper end is made up.
        """
        low, high = self.rate_low, self.rate_high
        if sourced := self.sourced():
            told = self.told(sourced.fact)
            low = told.lower() if low is None else low
            if high is None and told.high is not None:
                high = told.upper()
        elif low is None and high is not None:
            raise InputsError({"rate_low": LOWER_END})
        return estimate("rate", *map(_decimal, (low, self.rate, high)))

    @property
    def linked(self) -> bool:
        """Whether inputs that move together leave no formula for the mean."""
        raising = [factor for factor in self.model.varying().values() if factor.raises]
        return self.mc_corr == "yes" and len(raising) > 1

    @property
    def runs(self) -> Runs:
        """The months that are drawn. Raises InputsError as `model`."""
        count, seed = int(self.mc_n.value()), int(self.mc_seed.value())
        return simulate(self.model, self.mc_shape, count, seed, self.mc_corr == "yes")


def _decimal(value: Number | None) -> Decimal | None:
    return None if value is None else value.decimal()
