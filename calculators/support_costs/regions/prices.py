"""The regions that fit, with their prices, and the questions that say which do."""

from __future__ import annotations

from calculator_kit.given import Given, asked, choice, each, share
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.priced import OwnPriced
from support_costs.regions.ranking import Ranked, ranked

OWN = "own"
"""Stands for the reader's own quote among the regions."""
LABELS = {**shared.REGION_LABELS, OWN: N_("Your own quote")}


class Fit(Given):
    """Whether a region is left in."""

    fits = choice(
        "",
        default="yes",
        group=N_("Does it fit in language, hours and law?"),
        advanced=True,
        yes=N_("Yes"),
        no=N_("No"),
    )


class Regions(OwnPriced):
    """What is compared, and where, in the order of the form."""

    service = asked(shared.SERVICE)
    sort = choice(
        N_("Compare by"),
        N_("Open ranges have no upper end and no middle."),
        default="low",
        low=N_("Lower end"),
        middle=N_("Middle of the range"),
        high=N_("Upper end"),
    )
    hours_week = asked(shared.HOURS_WEEK)
    tier = asked(shared.TIER)
    hidden_pct = share(
        N_("Costs on your own side"),
        N_("As a share of the price: choosing and managing the vendor, travel, slow first months."),
        default="0",
        advanced=True,
    )
    fit = each(
        Fit,
        shared.REGION_LABELS,
        "{name}_{thing}",
        lambda region, _: {"label": shared.REGION_LABELS[region]},
    )
    rate_low = OwnPriced.rate_low.but(
        hint=N_("From a quote; it takes its place among the regions.")
    )
    rate_high = OwnPriced.rate_high

    def rates(self) -> dict[str, HourlyRate]:
        """What the sources say of the regions that fit, for the service and the level of agents."""
        return {
            region: hourly_rate(region, self.service, self.tier)
            for region, asked_of in self.fit.items()
            if asked_of.fits == "yes"
        }

    def order(self) -> list[Ranked]:
        """The prices with the costs on the reader's side, in the order that was asked for.

        Raises InputsError when no region is left, and for a rate of the reader's own that is
        missing or upside down.
        """
        prices = {region: self.told(rate.fact) for region, rate in self.rates().items()}
        if own := self.own_price():
            prices[OWN] = own
        if not prices:
            first = next(iter(self.fit.values())).fields[0]
            raise InputsError({first.name: N_("Leave at least one region in.")})
        with_own_costs = 1 + self.hidden_pct
        return ranked({name: one * with_own_costs for name, one in prices.items()}, self.sort)
