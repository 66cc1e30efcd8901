"""What one's own team and an outsourced one cost over years, for the same productive hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from calculator_kit.calculators import Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.inputs import Inputs
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ZERO, Number, decimal
from calculator_kit.presentation import Presentation, Row
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, figure_of
from support_costs import currency
from support_costs.finance import npv
from support_costs.handing_over import QUOTE
from support_costs.total_cost.charts import cumulative_chart, yearly_chart
from support_costs.total_cost.comparison import Comparison, Flows, Side
from support_costs.total_cost.fields import TwoWays
from support_costs.total_cost.notes import comparison_notes, comparison_sources

YEAR_LABELS = {
    "inhouse": N_("Year {year}, your own team"),
    "outsourced": N_("Year {year}, outsourced"),
}
FIGURE_LABELS = {
    "inhouse_total": N_("Your own team, all years"),
    "outsourced_total": N_("Outsourced, all years"),
    "inhouse_hour": N_("Your own team, each productive hour"),
    "outsourced_hour": N_("Outsourced, each productive hour"),
    "inhouse_contact": N_("Your own team, each contact"),
    "outsourced_contact": N_("Outsourced, each contact"),
    "start": N_("Paid once, at the start"),
}
FLOWS = {"flow_": "", "worst_flow_": N_("at worst"), "best_flow_": N_("at best")}
"""The money to move, or where it is a range, in two cases, and what these are called."""
SAVING_LABELS = {
    "saving_percent": (
        N_("Saving, of the cost of your own team"),
        N_("Extra cost, of the cost of your own team"),
    ),
    "saving_present_value": (N_("Saving in today's money"), N_("Extra cost in today's money")),
    "saving_year": (N_("Saving in year {year}"), N_("Extra cost in year {year}")),
    "saving_cumulative": (
        N_("Saving by the end of year {year}"),
        N_("Extra cost by the end of year {year}"),
    ),
}
"""What a difference is called when outsourcing is cheaper, and when it is dearer."""


def work_out(given: TwoWays, sheet: Sheet) -> None:
    """Both sides by year and altogether, the saving, and the month in which it has paid for moving.

    A saving is negative where outsourcing costs more. Raises InputsError for a rate or a multiple
    that is missing or upside down, and for a currency without an exchange rate.
    """
    compared, code = Comparison(given, sheet), given.currency
    start = compared.outsourced.start
    sheet.step("start", FIGURE_LABELS["start"], start, code, shown=bool(start.operands))
    totals = _totals(compared, sheet)
    _saving(compared, totals, sheet)
    for year, saving in enumerate(compared.savings, start=1):
        sheet.figure(f"saving_year_{year}", saving, code)
    for year, saving in enumerate(accumulate(compared.savings), start=1):
        sheet.figure(f"saving_cumulative_{year}", saving, code)
    if share := compared.saving_share:
        sheet.figure("saving_percent", share, "percent", 4)
    _flows(compared, sheet)
    best, worst = compared.break_even_months
    if best is not None:
        sheet.figure("break_even_month", Number.between(best, worst), "months", 0)
    hours = compared.team.productive_hours * given.years
    _each("hour", totals, hours, sheet)
    if given.volume_month is not None:
        _each("contact", totals, given.volume_month * 12 * given.years, sheet)


def saving(inputs: Inputs) -> Decimal | None:
    """The middle of that figure alone. Raises InputsError as `work_out`."""
    return figure_of(Comparison(TwoWays(inputs), Sheet()).saving).middle()


def _totals(compared: Comparison, sheet: Sheet) -> dict[str, Number]:
    """What all years cost on each side."""
    return {
        "inhouse": _total("inhouse", compared.own, sheet),
        "outsourced": _total("outsourced", compared.outsourced, sheet),
    }


def _total(name: str, side: Side, sheet: Sheet) -> Number:
    paid, code = ZERO, side.currency
    for year, tree in enumerate(side.years, start=1):
        label, is_shown, at = YEAR_LABELS[name], bool(tree.operands), Decimal(year)
        cost = sheet.step(
            f"{name}_year_{year}", label, tree, code, row=False, shown=is_shown, year=at
        )
        paid = sheet.figure(f"{name}_cumulative_{year}", paid + cost, code)
    name = f"{name}_total"
    return sheet.step(name, FIGURE_LABELS[name], paid, code, shown=bool(paid.operands))


def _saving(compared: Comparison, totals: Mapping[str, Number], sheet: Sheet) -> None:
    """The two totals apart, or where both hold the same range of one's own, that range once."""
    label, code = N_("Saving over all years"), compared.given.currency
    saving = sheet.figure("saving", compared.saving, code)
    if compared.overlap and not compared.own.home.lone:
        apart = N_("Outsourced, without both teams at once")
        sheet.line(apart, compared.outsourced.whole_apart, code)
        sheet.line(label, saving, code)
    else:
        difference = totals["inhouse"] - totals["outsourced"]
        sheet.line(label, saving, code, formula=lambda _: difference)


def _each(name: str, totals: Mapping[str, Number], count: Number, sheet: Sheet) -> None:
    """The cost of each hour or contact, on average over the years."""
    for side, cost in totals.items():
        if count:
            figure = f"{side}_{name}"
            sheet.step(figure, FIGURE_LABELS[figure], cost / count)


def _flows(compared: Comparison, sheet: Sheet) -> None:
    """The present value at worst and at best, and the money to move, in both cases where they differ.

    That is left out while costs of moving are unknown: a payback of it would be too good.
    """
    code, rate = compared.given.currency, compared.given.discount_rate.decimal()
    is_known = not compared.given.unknown_moving_costs()
    for year, flow in enumerate(compared.flows if is_known else ()):
        sheet.figure(f"flow_{year}", flow, code)
    worst = _valued(rate, compared.worst_flows)
    best = _valued(rate, compared.best_flows)
    low, low_flows = min(worst, default=(None, []))
    high, high_flows = max(best, default=(None, []))
    sheet.figure("saving_present_value", Number.between(low, high, code))
    if is_known and low_flows != high_flows:
        for case, flows in (("worst", low_flows), ("best", high_flows)):
            for year, amount in enumerate(flows):
                sheet.found(f"{case}_flow_{year}", None, amount, code)


def _valued(rate: Decimal, cases: list[Flows]) -> list[tuple[Decimal, list[Decimal]]]:
    """The present value of each case whose flows are all known, and these."""
    known = [[decimal(flow) for flow in flows if flow is not None] for flows in cases]
    whole = [flows for flows, case in zip(known, cases, strict=True) if len(flows) == len(case)]
    return [(npv(rate, flows), flows) for flows in whole]


def present(given: TwoWays, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    compared = Comparison(given, Sheet())
    years = given.years
    period = wording.ngettext("{years} year", "{years} years", years, years=str(years))
    meaning = say(
        N_(
            "For the same {hours} productive hours a year, {period} cost {inhouse} with your own team and {outsourced} outsourced. Currency: {currency}."
        ),
        hours=sheet.told("productive_hours", wording),
        period=period,
        inhouse=sheet.told("inhouse_total", wording),
        outsourced=sheet.told("outsourced_total", wording),
        currency=say(currency.CURRENCY.label_of(given.currency)),
    )
    return Presentation(
        caption=say(N_("Your own team and an outsourced one")),
        headline=_reserved(given, _headline(sheet["saving"], period, wording), wording),
        meaning=meaning,
        rows=tuple(_rows(given, sheet, wording)),
        steps=sheet.steps(wording),
        charts=(yearly_chart(compared, wording), cumulative_chart(compared, wording)),
        notes=tuple(comparison_notes(compared, wording)),
        sources=tuple(comparison_sources(given, wording)),
    )


def _reserved(given: TwoWays, headline: str, wording: Wording) -> str:
    """The headline, which says itself that costs of moving are not in it."""
    if not given.unknown_moving_costs():
        return headline
    return wording.gettext(N_("{headline}, before moving costs"), headline=headline)


def _headline(saving: Figure, period: str, wording: Wording) -> str:
    """Which way the difference goes, how much, and over how long."""
    low, high = saving.low, saving.high

    def said(message: str, **amounts: Decimal) -> str:
        shown = {name: saving.shown(amount, wording.locale) for name, amount in amounts.items()}
        return wording.gettext(message, period=period, **shown)

    if low == high == 0:
        return said(N_("Both cost the same in {period}"))
    if high is not None and _is_extra(saving):
        if low is None:
            return said(N_("Outsourcing costs at least {amount} more in {period}"), amount=-high)
        amount = _extra(saving).told(wording.locale)
        message = N_("Outsourcing costs {amount} more in {period}")
        return wording.gettext(message, amount=amount, period=period)
    if high is not None and low is None:
        return said(N_("Outsourcing saves {amount} at most in {period}"), amount=high)
    if low is not None and high is not None and low < 0:
        message = N_("Outsourcing: {dearer} dearer to {cheaper} cheaper in {period}")
        return said(message, dearer=-low, cheaper=high)
    amount = saving.told(wording.locale)
    return wording.gettext(
        N_("Outsourcing saves {amount} in {period}"), amount=amount, period=period
    )


def _rows(given: TwoWays, sheet: Sheet, wording: Wording) -> Iterator[Row]:
    label = wording.gettext(N_("Month in which outsourcing has paid for itself"))
    month = _month_text(sheet, wording)
    if given.unknown_moving_costs() and "break_even_month" in sheet:
        month = wording.gettext(N_("not known without moving costs"))
    yield Row("break_even_month", label, month)
    for name in ("saving_percent", "saving_present_value"):
        if name in sheet:
            yield _saving_row(name, sheet[name], name, wording)
    yield from sheet.rows(wording, *FIGURE_LABELS)
    for year in range(1, given.years + 1):
        for name in ("saving_year", "saving_cumulative"):
            figure = sheet[f"{name}_{year}"]
            yield _saving_row(f"{name}_{year}", figure, name, wording, year=str(year))


def _saving_row(name: str, figure: Figure, label: str, wording: Wording, **values: str) -> Row:
    """A saving, or where it is one in no case, what outsourcing costs more."""
    saved, extra = SAVING_LABELS[label]
    if _is_extra(figure):
        return Row(name, wording.gettext(extra, **values), _extra(figure).told(wording.locale))
    return Row(name, wording.gettext(saved, **values), figure.told(wording.locale))


def _is_extra(saving: Figure) -> bool:
    return saving.high is not None and saving.high <= 0 and saving.low != 0


def _extra(saving: Figure) -> Figure:
    """A saving that is none, turned round."""
    low, high = (None if end is None else -end for end in (saving.high, saving.low))
    return replace(saving, low=low, typical=None, high=high)


def _month_text(figures: Figures, wording: Wording) -> str:
    month = figures.get("break_even_month")
    if month is None or month.low is None:
        return wording.gettext(N_("not within these years"))
    if month.high is None:
        message = N_("{month} at best, at worst not within these years")
        if figures["saving"].low is None:
            message = N_("{month} at best; the worst is not known")
        return wording.gettext(message, month=month.shown(month.low, wording.locale))
    if month.high == 0:
        return wording.gettext(N_("from the first day"))
    return month.told(wording.locale)


CALCULATOR = worked(
    TwoWays,
    work_out,
    present,
    id="total_cost",
    title=N_("Your own team or an outsourced one, over years"),
    key_figure="saving",
    key_value=saving,
    sensitive=("wage", "turnover_inhouse", "governance_fte", "vendor_shrinkage"),
    related=(
        *(
            Related(
                "payback",
                {
                    "cashflows": f"figures:{flows}",
                    "discount_rate": "discount_rate",
                    "currency": "currency",
                },
                case,
            )
            for flows, case in FLOWS.items()
        ),
        Related("dedicated_hourly", {"agents": "agents", "hours_week": "hours_week", **QUOTE}),
        Related("contract_band", {"contract_months": "contract_months", "currency": "currency"}),
    ),
)
