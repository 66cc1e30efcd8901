"""What an agent's hour costs in each region, in order, with the age and the certainty of each price."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Bar, RangeChart, Tick
from calculator_kit.facts import Fact
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row, SourceLine, Step
from calculator_kit.provenance import confidence_text, in_a_row, year_text
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import HourlyRate, facts
from support_costs.hours import month_hours
from support_costs.money import exact_decimal
from support_costs.provenance import RATE_NOTES, merged, source_line
from support_costs.regions.prices import (
    FIELDS,
    FITS,
    OWN,
    SORT,
    ordered_prices,
    quoted_prices,
    region_rates,
)
from support_costs.regions.ranking import Ranked, span

HEADLINE_RANGE = "rate.overall.hourly"


def solve(inputs: Inputs) -> Figures:
    """The price of an hour and a month in each region, its place, and the span of all of them.

    Raises InputsError when no region is left, and for a rate of the reader's own that is upside
    down.
    """
    order = ordered_prices(inputs)
    hours = month_hours(number(inputs, "hours_week"))
    figures = {}
    for region, price, rank in order:
        figures[f"rate_{region}"] = price.figure()
        figures[f"month_{region}"] = (price * hours).figure()
        if rank is not None:
            figures[f"rank_{region}"] = Figure.exactly(Decimal(rank), "place", 0)
    prices = [price for region, price, _ in order if region != OWN]
    if prices:
        figures["all_regions"] = span(prices).figure()
        lows = [price.low.amount for price in prices]
        figures["times"] = Figure.exactly(exact_decimal(max(lows) / min(lows)), "times", 1)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    order = ordered_prices(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(
        N_("{region}: {amount} an hour"),
        region=_name(order[0].region, wording),
        amount=told[f"rate_{order[0].region}"],
    )
    labels = {
        "all_regions": say(N_("All regions together, an hour")),
        "times": say(N_("The dearest lower end over the cheapest, times")),
    } | {
        f"month_{one.region}": say(
            N_("{region}, one agent a month"), region=_name(one.region, wording)
        )
        for one in order
    }
    return Presentation(
        caption=say(
            N_("Price of an hour by region: {service}, compared by: {order}"),
            service=say(shared.SERVICE.label_of(inputs["service"])),
            order=say(SORT.label_of(inputs["sort"])),
        ),
        headline=headline,
        meaning=_meaning(order, told, wording),
        rows=tuple(Row(name, label, told[name]) for name, label in labels.items() if name in told),
        steps=tuple(_steps(inputs, order, told, wording)),
        charts=(_chart(inputs, order, told, wording),),
        notes=tuple(_notes(inputs, order, wording)),
        sources=_sources(inputs, wording),
    )


def _meaning(order: list[Ranked], told: dict[str, str], wording: Wording) -> str:
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
    if "times" in told:
        sentences.append(
            say(N_("The dearest lower end is {times} times the cheapest."), times=told["times"])
        )
    sentences.append(
        say(
            N_(
                "A price says nothing about language, hours, law or quality: rule out first what does not fit."
            )
        )
    )
    return in_a_row(*sentences)


def _steps(
    inputs: Inputs, order: list[Ranked], told: dict[str, str], wording: Wording
) -> list[Step]:
    show, hours = formatter(wording.locale), number(inputs, "hours_week")
    whole, own_costs = show.percent(Decimal(1)), number(inputs, "hidden_pct")
    prices = quoted_prices(inputs)
    steps = []
    for region, _, _ in order:
        price = prices[region]
        formula = price.figure().in_full(wording.locale)
        if own_costs:
            formula += f" × ({whole} + {show.percent(own_costs)})"
        formula += f" × {show.number(hours)} × 52 ÷ 12"
        steps.append(Step(_name(region, wording), formula, told[f"month_{region}"]))
    return steps


def _notes(inputs: Inputs, order: list[Ranked], wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    rates = region_rates(inputs)
    notes = currency.notes(inputs, wording)
    unknown = [one.region for one in order if one.price.high is None]
    if unknown:
        notes.append(
            say(
                N_("No upper end is known, and so no middle: {regions}. None was made up."),
                regions=_names(unknown, wording),
            )
        )
    if inputs["sort"] == "middle":
        notes.append(say(N_("The middles are computed; no source states them.")))
    by_note: dict[str, list[str]] = defaultdict(list)
    for region, rate in rates.items():
        if rate.note:
            by_note[rate.note].append(region)
    notes += [
        say(N_("{regions}: {note}"), regions=_names(regions, wording), note=say(RATE_NOTES[note]))
        for note, regions in by_note.items()
    ]
    kinds = {
        (rate.fact.where.get("service"), rate.fact.where.get("tier")) for rate in rates.values()
    }
    if len(kinds) > 1:
        notes.append(
            say(
                N_(
                    "Not all rows are for the same service and level of agent, so they compare only roughly."
                )
            )
        )
    headline = facts()[HEADLINE_RANGE]
    below = [region for region, rate in rates.items() if _is_below(rate, headline)]
    if below:
        notes.append(
            say(
                N_(
                    "Another article calls {range} an hour typical of outsourced support anywhere. Wholly below that: {regions}."
                ),
                range=show.money_range(headline.low, headline.high, headline.unit),
                regions=_names(below, wording),
            )
        )
    left_out = [region for region in FITS if region not in rates]
    if left_out:
        notes.append(
            say(
                N_("Left out, because they do not fit: {regions}."),
                regions=_names(left_out, wording),
            )
        )
    return notes


def _chart(
    inputs: Inputs, order: list[Ranked], told: dict[str, str], wording: Wording
) -> RangeChart:
    """The prices in order, each with its place, its year and its confidence."""
    say, show = wording.gettext, formatter(wording.locale)
    ends = {one.region: (one.price.low, one.price.high) for one in order}
    maximum = round_maximum(max((high or low).decimal() for low, high in ends.values()))
    chosen = OWN if OWN in ends else order[0].region
    rates = region_rates(inputs)

    def label(one: Ranked) -> str:
        name = _name(one.region, wording)
        if one.rank is not None:
            name = say(N_("{place}. {region}"), place=show.number(Decimal(one.rank)), region=name)
        return (
            f"{name} · {_badge(rates[one.region].fact, wording)}" if one.region in rates else name
        )

    return RangeChart(
        title=say(N_("Price of an agent's hour by region")),
        label_heading=say(N_("Region, year and confidence")),
        value_heading=say(N_("An hour")),
        bars=tuple(
            Bar(
                label(one),
                one.price.low.decimal(),
                one.price.high.decimal() if one.price.high else None,
                told[f"rate_{one.region}"],
                chosen=one.region == chosen,
            )
            for one in order
        ),
        maximum=maximum,
        ticks=tuple(
            Tick(tick, show.money(tick, text(inputs, "currency"))) for tick in ticks(maximum)
        ),
        dots=True,
    )


def _sources(inputs: Inputs, wording: Wording) -> tuple[SourceLine, ...]:
    """One line for each source of the same age and confidence, with all the places in it."""
    used = {rate.fact.id for rate in region_rates(inputs).values()} | {HEADLINE_RANGE}
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
    return " · ".join(_name(region, wording) for region in regions)


def _name(region: str, wording: Wording) -> str:
    label = N_("Your own quote") if region == OWN else shared.REGION_LABELS[region]
    return wording.gettext(label)


CALCULATOR = Calculator(
    id="regions",
    title=N_("Prices by region"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(
        Related(
            "dedicated_hourly",
            {"hours_week": "hours_week", "service": "service", "tier": "tier"},
        ),
        Related("total_cost", {"hours_week": "hours_week"}),
        Related("hour_converter", {}),
    ),
)
