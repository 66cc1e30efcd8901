"""What a price of one year is in the money of another: as quoted, indexed, converted."""

from __future__ import annotations

from calculator_kit.calculators import Related
from calculator_kit.charts.models import Bar, RangeChart
from calculator_kit.figures import DECIMAL_CONTEXT
from calculator_kit.formatting import formatter
from calculator_kit.functions import root
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ONE, Number
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs import inputs as shared
from support_costs.handing_over import lacking
from support_costs.provenance import source_line
from support_costs.rebase.fields import INDEX_COUNTRY, OldPrice
from support_costs.rebase.notes import price_list, rebase_notes

ROWS = {
    "nominal": N_("As quoted"),
    "indexed": N_("Indexed, in the currency of the price"),
    "converted": N_("Converted"),
    "index_factor": N_("The index grew to so many times its value"),
    "growth": N_("Growth of the index a year"),
    "drift": N_("Change through the exchange rate with the country of the index"),
}


def work_out(given: OldPrice, sheet: Sheet) -> None:
    """The price as quoted, indexed, and converted, each on its own.

    Figures that nothing was entered for are left out. Raises InputsError for an index or an
    exchange rate that is incomplete, not named, or of a time to come.
    """
    price = given.hourly_price()
    start, end = given.years(price)
    sheet.evidence("nominal", ROWS["nominal"], price, lambda _: str(start))
    years, drift = end - start, given.drift()
    index = given.index(years)
    if index is not None:
        index = sheet.step("index_factor", ROWS["index_factor"], index, "times", 4)
        if years:
            _growth(given, index, years, sheet)
        sheet.figure("drift", drift, "times", 4)
        if drift is not ONE:
            drift = sheet.step("drift", ROWS["drift"], drift, "times", 4)
        price = sheet.step("indexed", ROWS["indexed"], price * index * drift)
    if given.fx_date and given.currency != price.unit:
        converted = given.exchanged(price)
        sheet.step("converted", ROWS["converted"], converted, shown=False)
        sheet.line(N_("Converted at the exchange rate of {day}"), converted, day=given.fx_date)


def _growth(given: OldPrice, index: Number, years: int, sheet: Sheet) -> None:
    """What the index grew a year, as was said or on average; an engine finds it faster than `root`."""

    def average(_: Sheet) -> Number:
        return root(index if years > 0 else 1 / index, abs(years)) - 1

    if given.growth_year is not None:
        sheet.found("growth", ROWS["growth"], given.growth_year.decimal(), "percent", 4)
    else:
        growth = DECIMAL_CONTEXT.exp(DECIMAL_CONTEXT.ln(index.decimal()) / years) - 1
        sheet.found("growth", ROWS["growth"], growth, "percent", 4, formula=average)


def present(given: OldPrice, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, last = wording.gettext, _last(sheet)
    start, end = given.years(given.hourly_price())
    years = {"year": str(start), "other": str(end)}
    meaning = say(
        N_("This is the price as quoted in {year}. Without an index it stays that of {year}."),
        **years,
    )
    if "indexed" in sheet:
        meaning = say(
            N_(
                "A price of {nominal} in {year} is {indexed} in {other}, if the vendor's costs moved with this index: {index}."
            ),
            **years,
            nominal=sheet.told("nominal", wording),
            indexed=sheet.told("indexed", wording),
            index=say(
                N_("{kind}, {country}"),
                kind=say(OldPrice.index_kind.label_of(given.index_kind)),
                country=say(INDEX_COUNTRY.label_of(given.index_country)),
            ),
        )
    source = given.sourced()
    records = (source and source.fact, price_list(given, end) if "indexed" in sheet else None)
    headline = sheet.told(last, wording)
    return Presentation(
        caption=say(
            N_("{region}, from {year} to {other}"),
            region=say(shared.REGION.label_of(given.region)),
            **years,
        ),
        headline=headline,
        meaning=meaning,
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(_chart(start, end, sheet, wording),) if "indexed" in sheet else (),
        notes=tuple(rebase_notes(given, sheet, wording)),
        sources=tuple(source_line(record, wording) for record in records if record),
        status=say(N_("{label}: {value}"), label=say(ROWS[last]), value=headline),
    )


def _last(sheet: Sheet) -> str:
    """The figure that the price has been taken to."""
    return next(name for name in ("converted", "indexed", "nominal") if name in sheet)


def _chart(start: int, end: int, sheet: Sheet, wording: Wording) -> RangeChart:
    """The price in both years, in one currency."""
    say, show = wording.gettext, formatter(wording.locale)
    prices = {start: sheet["nominal"], end: sheet["indexed"]}
    return RangeChart.holding(
        (
            Bar(str(year), price.low, price.high, price.told(wording.locale), chosen=year == end)
            for year, price in prices.items()
        ),
        lambda tick: show.money(tick, sheet["nominal"].unit),
        title=say(N_("The price in both years, in its own currency")),
        label_heading=say(N_("Year")),
        value_heading=say(N_("Price")),
    )


CALCULATOR = worked(
    OldPrice,
    work_out,
    present,
    id="rebase",
    title=N_("A price in another year's money"),
    related=(
        Related("dedicated_hourly", {"region": "region"}, lacking=lacking),
        Related("uncertainty", {"region": "region"}, lacking=lacking),
    ),
)
