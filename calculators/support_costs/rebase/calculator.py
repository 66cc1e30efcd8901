"""What a price of one year is in the money of another: as quoted, indexed, converted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Bar, RangeChart, Tick
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter, rounded
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import inputs as shared
from support_costs import terms
from support_costs.handing_over import lacking
from support_costs.money import exact_decimal
from support_costs.provenance import source_line
from support_costs.rebase.fields import (
    FIELDS,
    INDEX_KIND,
    Quoted,
    quoted_price,
    rebasing,
)
from support_costs.rebase.index_origins import ORIGINS
from support_costs.rebase.notes import price_list, rebase_notes
from support_costs.rebase.rebasing import Rebasing

ROWS = {
    "nominal": N_("As quoted"),
    "indexed": N_("Indexed, in the currency of the price"),
    "converted": N_("Converted"),
    "index_factor": N_("The index grew to so many times its value"),
    "growth": N_("Growth of the index a year"),
    "drift": N_("Change through the exchange rate with the country of the index"),
}


def solve(inputs: Inputs) -> Figures:
    """The price as quoted, indexed, and converted, each on its own.

    Figures that nothing was entered for are left out. Raises InputsError for an index or an
    exchange rate that is incomplete, not named, or of a time to come.
    """
    price = quoted_price(inputs)
    plan = rebasing(inputs, price)
    figures = {"nominal": price.amount.figure()}
    if plan.index is not None:
        figures["indexed"] = plan.indexed(price.amount).figure()
        figures["index_factor"] = Figure.exactly(exact_decimal(plan.index), "times", 4)
        figures["drift"] = Figure.exactly(exact_decimal(plan.drift), "times", 4)
        growth = plan.growth()
        if growth is not None:
            figures["growth"] = Figure.exactly(growth, "percent", 4)
    converted = plan.converted(price.amount)
    if converted is not None:
        figures["converted"] = converted.figure()
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    price = quoted_price(inputs)
    plan = rebasing(inputs, price)
    last = next(name for name in ("converted", "indexed", "nominal") if name in told)
    years = {"year": str(plan.start), "other": str(plan.end)}
    if plan.index is None:
        meaning = say(
            N_("This is the price as quoted in {year}. Without an index it stays that of {year}."),
            **years,
        )
    else:
        meaning = say(
            N_(
                "A price of {nominal} in {year} is {indexed} in {other}, if the vendor's costs moved with this index: {index}."
            ),
            **years,
            nominal=told["nominal"],
            indexed=told["indexed"],
            index=_index_text(inputs, wording),
        )
    records = (price.sourced and price.sourced.fact, price_list(inputs, plan, price))
    shown = {name: text for name, text in told.items() if name != "drift" or plan.drift != 1}
    return Presentation(
        caption=say(
            N_("{region}, from {year} to {other}"),
            region=say(shared.REGION.label_of(inputs["region"])),
            **years,
        ),
        headline=told[last],
        meaning=meaning,
        rows=terms.rows(ROWS, shown, wording),
        steps=tuple(_steps(inputs, plan, price, told, wording)),
        charts=_charts(plan, figures, wording),
        notes=tuple(rebase_notes(inputs, plan, price, wording)),
        sources=tuple(source_line(record, wording) for record in records if record),
        status=say(N_("{label}: {value}"), label=say(ROWS[last]), value=told[last]),
    )


def _index_text(inputs: Inputs, wording: Wording) -> str:
    return wording.gettext(
        N_("{kind}, {country}"),
        kind=wording.gettext(INDEX_KIND.label_of(inputs["index_kind"])),
        country=wording.gettext(ORIGINS[text(inputs, "index_country")].label),
    )


def _steps(
    inputs: Inputs, plan: Rebasing, price: Quoted, told: Mapping[str, str], wording: Wording
) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)

    def shown(name: str) -> str:
        return show.number(number(inputs, name))

    steps = [Step(say(ROWS["nominal"]), str(plan.start), told["nominal"])]
    if plan.index is not None:
        if isinstance(inputs["growth_year"], Decimal):
            hundred, growth = show.percent(Decimal(1)), show.percent(inputs["growth_year"])
            power = show.number(Decimal(plan.end - plan.start))
            formula = f"({hundred} + {growth}) ^ {power}"
        else:
            formula = f"{shown('index_to')} ÷ {shown('index_from')}"
        label = _index_text(inputs, wording)
        steps.append(Step(label, formula, f"× {told['index_factor']}"))
        factors = f" × {told['index_factor']}"
        if plan.drift != 1:
            formula = f"{shown('index_fx_from')} ÷ {shown('index_fx_to')}"
            steps.append(Step(say(ROWS["drift"]), formula, f"× {told['drift']}"))
            factors += f" × {told['drift']}"
        steps.append(Step(say(ROWS["indexed"]), f"({told['nominal']}){factors}", told["indexed"]))
    if "converted" in told:
        sign = "×" if inputs["fx_quote"] == "price" else "÷"
        base = told.get("indexed", told["nominal"])
        day = show.date(date.fromisoformat(text(inputs, "fx_date")))
        formula = f"({base}) {sign} {shown('fx_rate')} ({day})"
        steps.append(Step(say(ROWS["converted"]), formula, told["converted"]))
    return steps


def _charts(plan: Rebasing, figures: Figures, wording: Wording) -> tuple[RangeChart, ...]:
    """The price in both years, in one currency; nothing to draw without an index."""
    if "indexed" not in figures:
        return ()
    say, show = wording.gettext, formatter(wording.locale)
    shown = {plan.start: figures["nominal"], plan.end: figures["indexed"]}
    code = figures["nominal"].unit
    ends = [figure.high or figure.low or Decimal(0) for figure in shown.values()]
    maximum = round_maximum(rounded(max(ends), 2))
    return (
        RangeChart(
            title=say(N_("The price in both years, in its own currency")),
            label_heading=say(N_("Year")),
            value_heading=say(N_("Price")),
            bars=tuple(
                Bar(
                    str(year),
                    figure.low,
                    figure.high,
                    show.money_range(figure.low, figure.high, code),
                    chosen=year == plan.end,
                )
                for year, figure in shown.items()
            ),
            maximum=maximum,
            ticks=tuple(Tick(tick, show.money(tick, code)) for tick in ticks(maximum)),
        ),
    )


CALCULATOR = Calculator(
    id="rebase",
    title=N_("A price in another year's money"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(
        Related("dedicated_hourly", {"region": "region"}, lacking=lacking),
        Related("uncertainty", {"region": "region"}, lacking=lacking),
    ),
)
