"""What an agent's hour costs in each region, in order, with the age and the certainty of each price."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.charts.models import Bar, RangeChart
from calculator_kit.facts import Fact
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from calculator_kit.presentation import Presentation, SourceLine
from calculator_kit.provenance import confidence_text, in_a_row, year_text
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.facts import HourlyRate, facts
from support_costs.provenance import RATE_NOTES, merged, source_line
from support_costs.regions.prices import LABELS, OWN, Regions
from support_costs.regions.ranking import Ranked, span

HEADLINE_RANGE = "rate.overall.hourly"


def work_out(given: Regions, sheet: Sheet) -> None:
    """The price of an hour and a month in each region, its place, and the span of all of them.

    Raises InputsError when no region is left, and for a rate of the reader's own that is missing or
    upside down.
    """
    hours, prices = given.hours_week * 52 / 12, []
    for region, price, rank in given.order():
        sheet.figure(f"rate_{region}", price)
        label = N_("{region}, one agent a month")
        sheet.step(f"month_{region}", label, price * hours, region=LABELS[region])
        if rank is not None:
            sheet.figure(f"rank_{region}", Number.of(rank), "place", 0)
        if region != OWN:
            prices.append(price)
    if prices:
        label = N_("All regions together, an hour")
        sheet.step("all_regions", label, span(prices), shown=False)
        lows = [price.lower() for price in prices]
        label = N_("The dearest lower end over the cheapest, times")
        sheet.step("times", label, max(lows) / min(lows), "times", 1)


def present(given: Regions, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, order = wording.gettext, given.order()
    first = order[0].region
    months = (f"month_{one.region}" for one in order)
    return Presentation(
        caption=say(
            N_("Price of an hour by region: {service}, compared by: {order}"),
            service=say(Regions.service.label_of(given.service)),
            order=say(Regions.sort.label_of(given.sort)),
        ),
        headline=say(
            N_("{region}: {amount} an hour"),
            region=say(LABELS[first]),
            amount=sheet.told(f"rate_{first}", wording),
        ),
        meaning=_meaning(order, sheet, wording),
        rows=sheet.rows(wording, "all_regions", "times", *months),
        steps=sheet.steps(wording),
        charts=(_chart(given, order, sheet, wording),),
        notes=tuple(_notes(given, order, wording)),
        sources=_sources(given, wording),
    )


def _meaning(order: list[Ranked], sheet: Sheet, wording: Wording) -> str:
    say = wording.gettext
    places = [one.rank for one in order if one.rank is not None]

    def at(place: int) -> str:
        return _names([one.region for one in order if one.rank == place], wording)

    sentences = []
    if len(set(places)) > 1:
        sentences.append(
            say(
                N_("Cheapest by that measure: {cheapest}. Dearest: {dearest}."),
                cheapest=at(min(places)),
                dearest=at(max(places)),
            )
        )
    if "times" in sheet:
        message = N_("The dearest lower end is {times} times the cheapest.")
        sentences.append(say(message, times=sheet.told("times", wording)))
    sentences.append(
        say(
            N_(
                "A price says nothing about language, hours, law or quality: rule out first what does not fit."
            )
        )
    )
    return in_a_row(*sentences)


def _notes(given: Regions, order: list[Ranked], wording: Wording) -> Iterator[str]:
    say, show, rates = wording.gettext, formatter(wording.locale), given.rates()
    yield from given.exchange_notes(wording)
    unknown = [one.region for one in order if one.price.high is None]
    if unknown:
        message = N_("No upper end is known, and so no middle: {regions}. None was made up.")
        yield say(message, regions=_names(unknown, wording))
    if given.sort == "middle":
        yield say(N_("The middles are computed; no source states them."))
    by_note: dict[str, list[str]] = defaultdict(list)
    for region, rate in rates.items():
        if rate.note:
            by_note[rate.note].append(region)
    for note, regions in by_note.items():
        told = say(RATE_NOTES[note])
        yield say(N_("{regions}: {note}"), regions=_names(regions, wording), note=told)
    kinds = {
        (rate.fact.where.get("service"), rate.fact.where.get("tier")) for rate in rates.values()
    }
    if len(kinds) > 1:
        yield say(
            N_(
                "Not all rows are for the same service and level of agent, so they compare only roughly."
            )
        )
    headline = facts()[HEADLINE_RANGE]
    below = [region for region, rate in rates.items() if _is_below(rate, headline)]
    if below:
        message = N_(
            "Another article calls {range} an hour typical of outsourced support anywhere. Wholly below that: {regions}."
        )
        typical = show.money_range(headline.low, headline.high, headline.unit)
        yield say(message, range=typical, regions=_names(below, wording))
    left_out = [region for region in given.fit if region not in rates]
    if left_out:
        message = N_("Left out, because they do not fit: {regions}.")
        yield say(message, regions=_names(left_out, wording))


def _chart(given: Regions, order: list[Ranked], sheet: Sheet, wording: Wording) -> RangeChart:
    """The prices in order, each with its place, its year and its confidence."""
    say, show, rates = wording.gettext, formatter(wording.locale), given.rates()
    regions = [one.region for one in order]
    chosen = OWN if OWN in regions else regions[0]

    def label(one: Ranked) -> str:
        name = say(LABELS[one.region])
        if one.rank is not None:
            name = say(N_("{place}. {region}"), place=show.number(Decimal(one.rank)), region=name)
        return (
            f"{name} · {_badge(rates[one.region].fact, wording)}" if one.region in rates else name
        )

    return RangeChart.holding(
        (
            Bar(
                label(one),
                sheet[f"rate_{one.region}"].low,
                sheet[f"rate_{one.region}"].high,
                sheet.told(f"rate_{one.region}", wording),
                chosen=one.region == chosen,
            )
            for one in order
        ),
        lambda tick: show.money(tick, given.currency),
        title=say(N_("Price of an agent's hour by region")),
        label_heading=say(N_("Region, year and confidence")),
        value_heading=say(N_("An hour")),
        dots=True,
    )


def _sources(given: Regions, wording: Wording) -> tuple[SourceLine, ...]:
    """One line for each source of the same age and confidence, with all the places in it."""
    used = {rate.fact.id for rate in given.rates().values()} | {HEADLINE_RANGE}
    records = (facts()[name] for name in facts() if name in used)
    return merged((source_line(fact, wording) for fact in records), wording)


def _is_below(rate: HourlyRate, headline: Fact) -> bool:
    return rate.fact.high is not None and headline.low is not None and rate.fact.high < headline.low


def _badge(fact: Fact, wording: Wording) -> str:
    """Price year and confidence in a few words."""
    year = year_text(fact.observation.price_year, wording.locale)
    return f"{year} · {confidence_text(fact.confidence(facts().as_of), wording.locale)}"


def _names(regions: list[str], wording: Wording) -> str:
    """Several names in a row; some hold an "and" of their own."""
    return " · ".join(wording.gettext(LABELS[region]) for region in regions)


CALCULATOR = worked(
    Regions,
    work_out,
    present,
    id="regions",
    title=N_("Prices by region"),
    related=(
        Related(
            "dedicated_hourly",
            {"hours_week": "hours_week", "service": "service", "tier": "tier"},
        ),
        Related("total_cost", {"hours_week": "hours_week"}),
        Related("hour_converter", {}),
    ),
)
