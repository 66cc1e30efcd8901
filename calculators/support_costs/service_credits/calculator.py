"""What a month's service levels take off the vendor's invoice or add to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts.models import Tick, TornadoChart, TornadoRow
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row, SourceLine, Step
from support_costs.facts import facts
from support_costs.money import Money, exact_decimal
from support_costs.provenance import source_line
from support_costs.service_credits.charts import gauges, share_factor, share_text, value_text
from support_costs.service_credits.fields import FIELDS, NONE, SALES, SALES_KPI
from support_costs.service_credits.months import Line, lines, terms, total_weight

FIGURE_LABELS = {
    "deduction": N_("Deducted"),
    "bonus": N_("Bonus"),
    "score": N_("Weighted score"),
    "least": N_("Lowest invoice possible"),
    "most": N_("Highest invoice possible"),
    "earn_back": N_("Can be earned back"),
    "after_earn_back": N_("Cost of the month after earn-back"),
}
WHY_NOT = {
    "month": N_("{indicator} does not count: the month is excused."),
    "empty": N_("{indicator} does not count: it was not measured or is excused."),
    "no_volume": N_("{indicator} does not count: there were no contacts to measure it by."),
    "over_forecast": N_(
        "{indicator} does not count: more contacts came than the forecast and its tolerance allow."
    ),
}


def solve(inputs: Inputs) -> Figures:
    """The invoice, what is deducted and added, and each indicator's part in it.

    Raises InputsError, see `credit_months.lines`.
    """
    limits, month = terms(inputs), lines(inputs)
    fee = Money.of(number(inputs, "monthly_fee"), text(inputs, "currency"))
    deduction = sum((line.deduction for line in month), Fraction(0))
    bonus = sum((line.bonus for line in month), Fraction(0))
    net = limits.net(deduction, bonus)
    gain = Fraction(0) if inputs["reward_metric"] == NONE else limits.bonus_cap

    def of_fee(share: Fraction) -> Figure:
        return Figure.exactly((fee * share).decimal(), fee.currency)

    figures = {
        "invoice": of_fee(1 + net),
        "change": of_fee(net),
        "deduction": of_fee(deduction),
        "bonus": of_fee(bonus),
        "least": of_fee(1 - limits.at_risk),
        "most": of_fee(1 + gain),
    }
    counted = [line for line in month if line.actual is not None and line.weight]
    if counted:
        weight = sum((line.weight for line in counted), Fraction(0))
        kept = sum((line.weight * line.score for line in counted), Fraction(0))
        figures["score"] = _percent(kept / weight)
    if number(inputs, "earnback_months"):
        earned = number(inputs, "months_on_target") >= number(inputs, "earnback_months")
        figures["earn_back"] = of_fee(deduction)
        figures["after_earn_back"] = of_fee(1 + net + (deduction if earned else 0))
    for line in month:
        if line in counted:
            figures[f"{line.kpi.id}_score"] = _percent(line.score)
            figures[f"{line.kpi.id}_deduction"] = of_fee(line.deduction)
        if line.actual is not None and (line.weight or line.kpi is SALES_KPI):
            figures[f"{line.kpi.id}_bonus"] = of_fee(line.bonus)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    month = lines(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(N_("Invoice for the month: {amount}"), amount=told["invoice"])
    charts = gauges(month, wording), _what_if(inputs, month, figures, wording)
    return Presentation(
        caption=say(N_("Bonus and deductions of one month")),
        headline=headline,
        meaning=_meaning(inputs, figures, wording),
        rows=tuple(
            Row(name, say(label), told[name])
            for name, label in FIGURE_LABELS.items()
            if name in told
        ),
        steps=tuple(_steps(inputs, month, told, wording)),
        charts=charts,
        notes=tuple(_notes(inputs, month, figures, wording)),
        sources=_sources(inputs, wording),
    )


def _meaning(inputs: Inputs, figures: Figures, wording: Wording) -> str:
    change = figures["change"].low or Decimal(0)
    amounts = {name: figures[name].told(wording.locale) for name in ("deduction", "bonus")}
    message = N_("The invoice equals the fee: {deduction} is deducted and {bonus} added.")
    if change < 0:
        message = N_(
            "The invoice is {change} below the fee: {deduction} is deducted and {bonus} added."
        )
    elif change > 0:
        message = N_(
            "The invoice is {change} above the fee: {deduction} is deducted and {bonus} added."
        )
    size = figures["change"].shown(abs(change), wording.locale)
    return wording.gettext(message, change=size, **amounts)


def _steps(inputs: Inputs, month: list[Line], told: dict[str, str], wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    fee = show.money(number(inputs, "monthly_fee"), text(inputs, "currency"))
    at_risk, cap = (show.percent(number(inputs, name)) for name in ("at_risk", "bonus_cap"))
    steps, lost, gained = [], [], []
    for line in month:
        if line.actual is None:
            continue
        weight = share_factor(line.weight, show)
        if line.weight and line.score < 1:
            steps.append(_score_step(line, wording))
            lost.append(f"{weight} × {share_factor(1 - line.score, show)}")
        if line.bonus:
            steps.append(_excess_step(line, wording))
            excess = share_factor(line.agreed.excess(line.actual), show)
            alone = line.kpi.id == inputs["reward_metric"]
            gained.append(excess if alone else f"{weight} × {excess}")
    if lost:
        formula = f"{fee} × {at_risk} × ({' + '.join(lost)})"
        steps.append(Step(say(FIGURE_LABELS["deduction"]), formula, told["deduction"]))
    if gained:
        formula = f"{fee} × {cap} × ({' + '.join(gained)})"
        steps.append(Step(say(FIGURE_LABELS["bonus"]), formula, told["bonus"]))
    formula = f"{fee} − {told['deduction']} + {told['bonus']}"
    return [*steps, Step(say(N_("Invoice")), formula, told["invoice"])]


def _score_step(line: Line, wording: Wording) -> Step:
    show = formatter(wording.locale)
    label = N_("{indicator}: share of its money that is kept")
    agreed = line.agreed
    actual, floor, target = (
        value_text(value or Decimal(0), line, show)
        for value in (line.actual, agreed.floor, agreed.target)
    )
    formula = f"({actual} − {floor}) ÷ ({target} − {floor})"
    if not line.score:
        formula = f"{actual} {'≥' if agreed.less_is_better else '≤'} {floor}"
    if agreed.floor == agreed.target:
        formula = f"{actual} {'>' if agreed.less_is_better else '<'} {target}"
    return _step(label, line, formula, line.score, wording)


def _excess_step(line: Line, wording: Wording) -> Step:
    show = formatter(wording.locale)
    label = N_("{indicator}: share of its bonus that is earned")
    agreed = line.agreed
    values = (line.actual, agreed.target, agreed.stretch)
    actual, target, stretch = (value_text(value or Decimal(0), line, show) for value in values)
    excess = agreed.excess(line.actual or Decimal(0))
    formula = f"({actual} − {target}) ÷ ({stretch} − {target})"
    if excess == 1:
        formula = f"{actual} {'≤' if agreed.less_is_better else '≥'} {stretch}"
    return _step(label, line, formula, excess, wording)


def _step(label: str, line: Line, formula: str, share: Fraction, wording: Wording) -> Step:
    say = wording.gettext
    result = share_text(share, formatter(wording.locale))
    return Step(say(label, indicator=say(line.kpi.label)), formula, result)


def _notes(inputs: Inputs, month: list[Line], figures: Figures, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes = []
    total = total_weight(inputs)
    if total != 1:
        message = N_("The weights add up to {total}, so each was divided by that sum.")
        notes.append(say(message, total=show.percent(exact_decimal(total))))
    handle_time = next(line.weight for line in month if line.kpi.id == "aht")
    if handle_time * 2 > 1:
        message = N_(
            "Handle time carries most of the weight. Agents in a hurry explain less, and customers contact you again: give more weight to first contact resolution and satisfaction."
        )
        if handle_time == 1:
            message = N_(
                "Handle time is the only indicator that counts. Agents in a hurry explain less, and customers contact you again: add first contact resolution or satisfaction."
            )
        notes.append(say(message))
    if inputs["reward_metric"] == SALES:
        message = N_(
            "A bonus for sales suits a sales project. In a service contract it rewards selling to people who called for help."
        )
        notes.append(say(message))
    if inputs["reward_metric"] == NONE:
        message = N_("Without any bonus, the vendor gains nothing by doing more than the target.")
        notes.append(say(message))
    if inputs["month_excused"] == "yes":
        return [*notes, say(N_("The month is excused, so the invoice is the fee."))]
    for line in month:
        relevant = line.weight or line.kpi.id == inputs["reward_metric"]
        if line.why and relevant:
            notes.append(say(WHY_NOT[line.why], indicator=say(line.kpi.label)))
        if line.weight and line.agreed.floor == line.agreed.target:
            message = N_("{indicator}: floor and target are the same, so it is all or nothing.")
            notes.append(say(message, indicator=say(line.kpi.label)))
    lost = [say(line.kpi.label) for line in month if line.weight and line.score == 0]
    if lost and (figures["change"].low or 0) >= 0:
        message = N_(
            "The bonus makes up for the deduction although a floor was not passed: {indicators}. Consider paying no bonus in such a month."
        )
        notes.append(say(message, indicators=show.conjunction(lost)))
    return notes


def _what_if(inputs: Inputs, month: list[Line], figures: Figures, wording: Wording) -> TornadoChart:
    """The invoice with one indicator at its floor, or at the best value that pays."""
    say, limits = wording.gettext, terms(inputs)
    fee = exact(inputs, "monthly_fee")
    deduction = sum((line.deduction for line in month), Fraction(0))
    bonus = sum((line.bonus for line in month), Fraction(0))
    invoice = figures["invoice"]
    base = invoice.low or Decimal(0)
    rows = []
    for line in month:
        if line.actual is None or not (line.weight or line.bonus_weight):
            continue
        best = line.agreed.stretch if line.agreed.stretch is not None else line.agreed.target
        ends = []
        for value in (line.agreed.floor, best):
            less, more = line.at(value, limits)
            net = limits.net(deduction - line.deduction + less, bonus - line.bonus + more)
            ends.append(exact_decimal(fee * (1 + net)))
        low, high = ends
        told = (invoice.shown(end, wording.locale) for end in ends)
        rows.append(TornadoRow(say(line.kpi.label), low, high, *told))
    return TornadoChart(
        title=say(N_("The invoice if one indicator alone were worse or better")),
        low_heading=say(N_("At its floor")),
        high_heading=say(N_("At its best")),
        base=Tick(base, invoice.shown(base, wording.locale)),
        rows=tuple(rows),
    )


def _sources(inputs: Inputs, wording: Wording) -> tuple[SourceLine, ...]:
    """Who published the target for the service level, where it was left as it was."""
    published = facts()["benchmark.service_level"]
    if inputs["service_level_target"] != published.typical:
        return ()
    line = source_line(published, wording)
    return (replace(line, locator=wording.gettext(N_("Service level"))),)


def _percent(share: Fraction) -> Figure:
    return Figure.exactly(exact_decimal(share), "percent", 4)


CALCULATOR = Calculator(
    id="service_credits",
    title=N_("Bonus and deductions for service levels"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(
        Related("staffing", {"sl_target": "service_level_target"}),
        Related("vendor_scorecard", {}),
        Related("quote_checker", {}),
    ),
)
