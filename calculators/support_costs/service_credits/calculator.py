"""What a month's service levels take off the vendor's invoice or add to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter, formula_formatter, rounded
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import NOTHING, Number, total
from calculator_kit.presentation import Presentation, SourceLine
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs.facts import facts
from support_costs.provenance import source_line
from support_costs.service_credits.charts import gauges, what_if
from support_costs.service_credits.fields import NONE, SALES, SALES_KPI, ServiceMonth
from support_costs.service_credits.months import Line, lines

ROWS = ("deduction", "bonus", "score", "least", "most", "earn_back", "after_earn_back")
WHY_NOT = {
    "month": N_("{indicator} does not count: the month is excused."),
    "empty": N_("{indicator} does not count: it was not measured or is excused."),
    "no_volume": N_("{indicator} does not count: there were no contacts to measure it by."),
    "over_forecast": N_(
        "{indicator} does not count: more contacts came than the forecast and its tolerance allow."
    ),
}


def work_out(given: ServiceMonth, sheet: Sheet) -> None:
    """The invoice, what is deducted and added, and each indicator's part in it.

    Raises InputsError as `lines`.
    """
    fee, month = given.monthly_fee, tuple(lines(given))
    parts = [_part(given, line, sheet) for line in month]
    lost, gained = (total(shares) for shares in zip(*parts, strict=True))
    label = N_("Deducted")
    deduction = sheet.step("deduction", label, given.deducted(lost), shown=bool(lost))
    is_paid = bool(gained and given.bonus_cap)
    bonus = sheet.step("bonus", N_("Bonus"), given.earned(gained), shown=is_paid)
    invoice = sheet.step("invoice", N_("Invoice"), fee - deduction + bonus, row=False)
    sheet.figure("change", bonus - deduction)
    counted = [line for line in month if line.counts]
    if counted:
        kept = total(line.weight * line.score for line in counted)
        score = (kept / total(line.weight for line in counted)).of_unit("percent")
        sheet.step("score", N_("Weighted score"), score, places=4, shown=False)
    least = fee * (1 - given.at_risk)
    sheet.step("least", N_("Lowest invoice possible"), least, shown=False)
    gain = NOTHING if given.reward_metric == NONE else given.bonus_cap
    sheet.step("most", N_("Highest invoice possible"), fee * (1 + gain), shown=False)
    if given.earnback_months:
        sheet.step("earn_back", N_("Can be earned back"), deduction, shown=False)
        earned = given.months_on_target >= given.earnback_months
        label = N_("Cost of the month after earn-back")
        after = invoice + deduction if earned else invoice
        sheet.step("after_earn_back", label, after, shown=False)


def _part(given: ServiceMonth, line: Line, sheet: Sheet) -> tuple[Number, Number]:
    """What an indicator takes of the money at risk, and of the bonus."""
    score, excess, name = line.score, line.excess, line.kpi.id
    lost, gained = NOTHING, NOTHING
    if line.counts:
        label = N_("{indicator}: share of its money that is kept")
        score = sheet.step(
            f"{name}_score",
            label,
            score,
            places=4,
            row=False,
            shown=score < 1,
            told=_share,
            indicator=line.kpi.label,
        )
        lost = line.lost(score)
        sheet.figure(f"{name}_deduction", given.deducted(lost))
    if line.actual is not None and (line.weight or line.kpi is SALES_KPI):
        if line.bonus_weight and excess and given.bonus_cap:
            label = N_("{indicator}: share of its bonus that is earned")
            excess = sheet.line(label, excess, places=4, told=_share, indicator=line.kpi.label)
        gained = line.gained(excess)
        sheet.figure(f"{name}_bonus", given.earned(gained))
    return lost, gained


def _share(figure: Figure, wording: Wording) -> str:
    """Without a digit that says nothing: 80%, 14.3%."""
    return formula_formatter(wording.locale).percent(rounded(figure.value(), 3))


def present(given: ServiceMonth, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, month = wording.gettext, tuple(lines(given))
    return Presentation(
        caption=say(N_("Bonus and deductions of one month")),
        headline=say(N_("Invoice for the month: {amount}"), amount=sheet.told("invoice", wording)),
        meaning=_meaning(sheet, wording),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(gauges(month, wording), what_if(given, month, sheet["invoice"], wording)),
        notes=tuple(_notes(given, month, sheet, wording)),
        sources=_sources(given, wording),
    )


def _meaning(sheet: Sheet, wording: Wording) -> str:
    change = sheet["change"].value()
    message = N_("The invoice equals the fee: {deduction} is deducted and {bonus} added.")
    if change < 0:
        message = N_(
            "The invoice is {change} below the fee: {deduction} is deducted and {bonus} added."
        )
    elif change > 0:
        message = N_(
            "The invoice is {change} above the fee: {deduction} is deducted and {bonus} added."
        )
    return wording.gettext(
        message,
        change=sheet["change"].shown(abs(change), wording.locale),
        deduction=sheet.told("deduction", wording),
        bonus=sheet.told("bonus", wording),
    )


def _notes(
    given: ServiceMonth, month: Sequence[Line], sheet: Sheet, wording: Wording
) -> Iterator[str]:
    say, show = wording.gettext, formatter(wording.locale)
    weights = given.total_weight()
    if weights != 1:
        message = N_("The weights add up to {total}, so each was divided by that sum.")
        yield say(message, total=shown(weights, show))
    handle_time = next(line.weight for line in month if line.kpi.id == "aht")
    if handle_time == 1:
        yield say(
            N_(
                "Handle time is the only indicator that counts. Agents in a hurry explain less, and customers contact you again: add first contact resolution or satisfaction."
            )
        )
    elif handle_time > Decimal("0.5"):
        yield say(
            N_(
                "Handle time carries most of the weight. Agents in a hurry explain less, and customers contact you again: give more weight to first contact resolution and satisfaction."
            )
        )
    if given.reward_metric == SALES:
        yield say(
            N_(
                "A bonus for sales suits a sales project. In a service contract it rewards selling to people who called for help."
            )
        )
    if given.reward_metric == NONE:
        yield say(N_("Without any bonus, the vendor gains nothing by doing more than the target."))
    if given.month_excused == "yes":
        yield say(N_("The month is excused, so the invoice is the fee."))
        return
    for line in month:
        if line.why and (line.weight or line.kpi.id == given.reward_metric):
            yield say(WHY_NOT[line.why], indicator=say(line.kpi.label))
        if line.weight and line.agreed.all_or_nothing:
            message = N_("{indicator}: floor and target are the same, so it is all or nothing.")
            yield say(message, indicator=say(line.kpi.label))
    lost = [say(line.kpi.label) for line in month if line.weight and not line.score]
    if lost and sheet["change"].value() >= 0:
        message = N_(
            "The bonus makes up for the deduction although a floor was not passed: {indicators}. Consider paying no bonus in such a month."
        )
        yield say(message, indicators=show.conjunction(lost))


def _sources(given: ServiceMonth, wording: Wording) -> tuple[SourceLine, ...]:
    """Who published the target for the service level, where it was left as it was."""
    published = facts()["benchmark.service_level"]
    if given.inputs["service_level_target"] != published.typical:
        return ()
    line = source_line(published, wording)
    return (replace(line, locator=wording.gettext(N_("Service level"))),)


CALCULATOR = worked(
    ServiceMonth,
    work_out,
    present,
    id="service_credits",
    title=N_("Bonus and deductions for service levels"),
    related=(
        Related("staffing", {"sl_target": "service_level_target"}),
        Related("vendor_scorecard", {}),
        Related("quote_checker", {}),
    ),
)
