"""What agents who serve only you cost, hired by the hour, by region and service."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.charts.models import Bar, RangeChart
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter
from calculator_kit.given import asked, maybe
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ONE, Number
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, figure_of, shown
from support_costs import inputs as shared
from support_costs.capacity import capacity_notes
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.handing_over import QUOTE, lacking
from support_costs.priced import Contract, Priced
from support_costs.provenance import rate_notes, source_line


class DedicatedHourly(Contract, Priced):
    """A team and its price, in the order of the form."""

    region = Priced.region
    service = Priced.service
    agents = asked(shared.AGENTS)
    hours_week = asked(shared.HOURS_WEEK)
    contract_months = Contract.contract_months
    volume_month = maybe(shared.VOLUME_MONTH)
    tier = asked(shared.TIER)
    billed_unit = asked(shared.BILLED_UNIT)
    shrinkage = asked(shared.SHRINKAGE)
    language_premium = asked(shared.LANGUAGE_PREMIUM)
    mgmt_fee = asked(shared.MGMT_FEE)
    setup_fee = Contract.setup_fee
    aht = asked(shared.AHT)

    def rate_in(self, region: str) -> HourlyRate:
        """What a source says of an hour in `region`, of agents of this level if it tells."""
        return hourly_rate(region, self.service, self.tier)

    def paid_hours(self) -> Number:
        """Hours a month that the agents are paid for."""
        return self.agents * self.hours_week * 52 / 12

    def logged_in(self) -> Number:
        """Those of them that the agents are logged in."""
        return self.paid_hours() * (1 - self.shrinkage)

    def month(self, price: Number) -> Number:
        """A month at this price of an hour."""
        hours = self.logged_in() if self.billed_unit == "production_hour" else self.paid_hours()
        return hours * price * (1 + self.language_premium) * (1 + self.mgmt_fee)


def work_out(given: DedicatedHourly, sheet: Sheet) -> None:
    """Cost for a month, the first year, the contract, a contact and a handled minute."""
    name, label = "hours_month", N_("Paid hours a month")
    if given.billed_unit == "production_hour":
        sheet.line(label, given.paid_hours(), "hours", told=_hours)
        label = N_("Hours logged in, after shrinkage")
        sheet.step(name, label, given.logged_in(), "hours", row=False, told=_hours)
    else:
        sheet.step(name, label, given.paid_hours(), "hours", row=False, told=_hours)
    price = sheet.figure("rate_hour", given.hourly_price())
    month = sheet.step("month", N_("A month"), given.month(price), row=False)
    given.terms(month, sheet)
    if calls := given.volume_month:
        sheet.step("per_contact", N_("Each contact"), month / calls)
        minutes = calls * given.aht / 60
        label = N_("Each minute of handling")
        sheet.step("per_handled_minute", label, month / minutes, shown=False)


def present(given: DedicatedHourly, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show, source = wording.gettext, formatter(wording.locale), given.sourced()
    agents = given.agents.value()
    meaning = wording.ngettext(
        "{agents} agent at {hours} hours a week is billed for {total} hours a month. Hourly rate: {rate}.",
        "{agents} agents at {hours} hours a week are billed for {total} hours a month. Hourly rate: {rate}.",
        int(agents) if agents.denominator == 1 else 5,
        agents=shown(given.agents, show),
        hours=shown(given.hours_week, show),
        total=sheet["hours_month"].told(wording.locale),
        rate=sheet.told("rate_hour", wording),
    )
    return Presentation(
        caption=say(
            N_("Dedicated agents, {region}, {service}"),
            region=say(DedicatedHourly.region.label_of(given.region)),
            service=say(DedicatedHourly.service.label_of(given.service)),
        ),
        headline=say(N_("{amount} a month"), amount=sheet.told("month", wording)),
        meaning=meaning,
        rows=sheet.rows(wording),
        steps=sheet.steps(wording),
        charts=(_chart(given, wording),) if given.converts() else (),
        notes=tuple(_notes(given, source, sheet, wording)),
        sources=(source_line(source.fact, wording),) if source else (),
    )


def _hours(figure: Figure, wording: Wording) -> str:
    return wording.gettext(N_("{number} hours"), number=figure.told(wording.locale))


def _notes(
    given: DedicatedHourly, source: HourlyRate | None, sheet: Sheet, wording: Wording
) -> Iterator[str]:
    if given.converts():
        yield from given.exchange_notes(wording)
    yield from rate_notes(source, given.region, wording)
    yield from capacity_notes(given.volume_month, given.aht, given.logged_in(), wording)


def _cheapest_first(bar: Bar) -> list[Decimal]:
    """Its ends; one that nobody knows lies beyond all others."""
    return [Decimal("Infinity") if end is None else end for end in (bar.low, bar.high)]


def _chart(given: DedicatedHourly, wording: Wording) -> RangeChart:
    """A month at these inputs in every region."""
    say, show, of_one = wording.gettext, formatter(wording.locale), given.month(ONE)

    def bar(region: str) -> Bar:
        month = figure_of(given.told(given.rate_in(region).fact) * of_one)
        amount = show.money_range(month.low, month.high, given.currency, 0)
        label = say(shared.REGION_LABELS[region])
        return Bar(label, month.low, month.high, amount, chosen=region == given.region)

    return RangeChart.holding(
        sorted(map(bar, shared.REGION_LABELS), key=_cheapest_first),
        lambda tick: show.money(tick, given.currency),
        title=say(N_("The same team in every region, a month")),
        label_heading=say(N_("Region")),
        value_heading=say(N_("A month")),
    )


CALCULATOR = worked(
    DedicatedHourly,
    work_out,
    present,
    id="dedicated_hourly",
    title=N_("Dedicated agents by the hour"),
    key_figure="month",
    sensitive=("agents", "hours_week", "shrinkage", "language_premium", "mgmt_fee"),
    related=(
        Related("staffing", {"aht": "aht"}),
        Related("hour_converter", {"aht": "aht", "shrinkage": "shrinkage"}),
        Related(
            "total_cost",
            {"agents": "agents", "hours_week": "hours_week", "service": "service", **QUOTE},
            lacking=lacking,
        ),
    ),
)
