"""What one's own team and an outsourced one cost over years, for the same productive hours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row
from support_costs import currency
from support_costs.finance import npv
from support_costs.handing_over import QUOTE
from support_costs.money import exact_decimal
from support_costs.total_cost.charts import cumulative_chart, yearly_chart
from support_costs.total_cost.comparison import Comparison, Flows, compare
from support_costs.total_cost.cost_lines import NOTHING, Span
from support_costs.total_cost.fields import FIELDS
from support_costs.total_cost.notes import comparison_notes, comparison_sources
from support_costs.total_cost.working import comparison_steps

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


def solve(inputs: Inputs) -> Figures:
    """Both sides by year and altogether, the saving, and the month in which it has paid for moving.

    A saving is negative where outsourcing costs more. Raises InputsError for a rate or a multiple
    that is missing or upside down, and for a currency without an exchange rate.
    """
    compared, code = compare(inputs), text(inputs, "currency")
    own, outsourced = compared.own.cumulative, compared.outsourced.cumulative
    flows = [flow.figure(code) for flow in compared.flows]
    figures = {
        "saving": compared.saving.figure(code),
        "inhouse_total": own[-1].figure(code),
        "outsourced_total": outsourced[-1].figure(code),
        **_present_value(compared, number(inputs, "discount_rate"), code),
        "start": compared.outsourced.start.figure(code),
        "inhouse_hours": _hours(compared.team.paid_hours),
        "productive_hours": _hours(compared.team.productive_hours),
        "billed_hours": _hours(compared.billed_hours),
    }
    if percent := compared.saving_share:
        figures["saving_percent"] = percent.figure("percent", 4)
    if month := _break_even(compared):
        figures["break_even_month"] = month
    figures |= _each(inputs, compared)
    figures |= {f"flow_{year}": flow for year, flow in enumerate(flows)}
    for year, saving in enumerate(compared.savings):
        spans = {
            "inhouse_year": compared.own.years[year],
            "outsourced_year": compared.outsourced.years[year],
            "saving_year": saving,
            "inhouse_cumulative": own[year],
            "outsourced_cumulative": outsourced[year],
            "saving_cumulative": compared.savings_so_far[year],
        }
        figures |= {f"{name}_{year + 1}": span.figure(code) for name, span in spans.items()}
    for side, lines in (("inhouse", compared.own.lines), ("outsourced", compared.outsourced.lines)):
        figures |= {
            f"{side}_{line.id}": line.cost.figure(code) for line in lines if line.cost != NOTHING
        }
    return figures


def saving(inputs: Inputs) -> Decimal | None:
    """The middle of that figure alone. Raises InputsError as `solve`."""
    return compare(inputs).saving.figure(text(inputs, "currency")).middle()


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    compared = compare(inputs)
    period = period_text(inputs, wording)
    headline = _headline(figures["saving"], period, wording)
    meaning = say(
        N_(
            "For the same {hours} productive hours a year, {period} cost {inhouse} with your own team and {outsourced} outsourced. Currency: {currency}."
        ),
        hours=figures["productive_hours"].told(wording.locale),
        period=period,
        inhouse=figures["inhouse_total"].told(wording.locale),
        outsourced=figures["outsourced_total"].told(wording.locale),
        currency=say(currency.CURRENCY.label_of(inputs["currency"])),
    )
    return Presentation(
        caption=say(N_("Your own team and an outsourced one")),
        headline=headline,
        meaning=meaning,
        rows=tuple(_rows(figures, inputs, wording)),
        steps=tuple(comparison_steps(inputs, compared, wording)),
        charts=(
            yearly_chart(inputs, compared, wording),
            cumulative_chart(inputs, compared, wording),
        ),
        notes=tuple(comparison_notes(inputs, compared, wording)),
        sources=tuple(comparison_sources(inputs, wording)),
    )


def period_text(inputs: Inputs, wording: Wording) -> str:
    """The years compared, in words."""
    years = int(number(inputs, "horizon_years"))
    return wording.ngettext("{years} year", "{years} years", years, years=str(years))


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


def _rows(figures: Figures, inputs: Inputs, wording: Wording) -> list[Row]:
    say = wording.gettext
    label = say(N_("Month in which outsourcing has paid for itself"))
    rows = [Row("break_even_month", label, _month_text(figures, wording))]
    rows += [
        _saving_row(name, figures[name], name, wording)
        for name in ("saving_percent", "saving_present_value")
        if name in figures
    ]
    rows += [
        Row(name, say(label), figures[name].told(wording.locale))
        for name, label in FIGURE_LABELS.items()
        if name in figures
    ]
    for year in range(1, int(number(inputs, "horizon_years")) + 1):
        for name in ("saving_year", "saving_cumulative"):
            figure = figures[f"{name}_{year}"]
            rows.append(_saving_row(f"{name}_{year}", figure, name, wording, year=str(year)))
    return rows


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


def _break_even(compared: Comparison) -> Figure | None:
    """The month at best and at worst; None where even the best case does not come to it."""
    best, worst = compared.break_even_months
    if best is None:
        return None
    months = Span(Fraction(best), None if worst is None else Fraction(worst))
    return months.figure("months", 0)


def _present_value(compared: Comparison, rate: Decimal, code: str) -> Figures:
    """The flows' net present value at worst and at best, and where these differ, the flows of both."""
    worst = _valued(rate, compared.worst_flows)
    best = _valued(rate, compared.best_flows)
    low, low_flows = min(worst, default=(None, []))
    high, high_flows = max(best, default=(None, []))
    figures = {"saving_present_value": Figure(low, low if low == high else None, high, code)}
    if low_flows != high_flows:
        for case, flows in (("worst", low_flows), ("best", high_flows)):
            figures |= {
                f"{case}_flow_{year}": Figure.exactly(flow, code) for year, flow in enumerate(flows)
            }
    return figures


def _valued(rate: Decimal, cases: list[Flows]) -> list[tuple[Decimal, list[Decimal]]]:
    """The present value of each case whose flows are all known, and these."""
    known = [[exact_decimal(flow) for flow in flows if flow is not None] for flows in cases]
    whole = [flows for flows, case in zip(known, cases, strict=True) if len(flows) == len(case)]
    return [(npv(rate, flows), flows) for flows in whole]


def _each(inputs: Inputs, compared: Comparison) -> dict[str, Figure]:
    """The cost of a productive hour and of a contact, on average over the years."""
    years = len(compared.savings)
    counts = {"hour": compared.team.productive_hours * years}
    if isinstance(volume := inputs["volume_month"], Decimal):
        counts["contact"] = Fraction(volume) * 12 * years
    sides = {"inhouse": compared.own, "outsourced": compared.outsourced}
    return {
        f"{side}_{name}": stated.cumulative[-1].times(1 / count).figure(text(inputs, "currency"))
        for name, count in counts.items()
        if count
        for side, stated in sides.items()
    }


def _hours(hours: Fraction) -> Figure:
    return Figure.exactly(exact_decimal(hours), "hours", 0)


CALCULATOR = Calculator(
    id="total_cost",
    title=N_("Your own team or an outsourced one, over years"),
    fields=FIELDS,
    solve=solve,
    present=present,
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
