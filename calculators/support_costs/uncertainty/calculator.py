"""What a month may cost when agents, hours, rate and the rest are not certain."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts.models import AnyChart
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter, rounded
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import currency, terms
from support_costs import inputs as shared
from support_costs.handing_over import QUOTE, lacking
from support_costs.money import exact_decimal
from support_costs.provenance import RATE_NOTES, source_line
from support_costs.uncertainty.charts import NAMES, distribution_chart, reach_chart
from support_costs.uncertainty.estimates import SHAPE, Estimate
from support_costs.uncertainty.fields import FIELDS, RATE, month_model, run_count, sourced_rate
from support_costs.uncertainty.month_runs import MonthModel, Runs, simulate

QUANTILES = tuple(name.lower() for name in NAMES)
CONTACT_QUANTILES = tuple(f"contact_{name}" for name in QUANTILES)

LABELS = {
    "agents": shared.AGENTS.label,
    "hours_week": shared.HOURS_WEEK.label,
    "rate": RATE.label,
    "language_premium": shared.LANGUAGE_PREMIUM.label,
    "shrinkage": shared.SHRINKAGE.label,
    "volume_month": shared.VOLUME_MONTH.label,
}
_SHARES = ("language_premium", "shrinkage")
ROWS = {
    "p10": N_("P10: a tenth of the runs cost less"),
    "p50": N_("P50: half of the runs cost less"),
    "p90": N_("P90: a tenth of the runs cost more"),
    "mean": N_("Mean of the runs"),
    "mean_exact": N_("Mean by formula"),
    "middle": N_("With every input at its middle"),
    "month": N_("With every input at its cheapest and at its dearest"),
    "contact_p10": N_("A contact, P10"),
    "contact_p50": N_("A contact, P50"),
    "contact_p90": N_("A contact, P90"),
    "over_budget": N_("Share of the runs above the budget"),
}


def solve(inputs: Inputs) -> Figures:
    """What a month costs at the tenth, fiftieth and ninetieth percentile of the runs.

    Where the rate has no upper end it stays at its lower one, and all figures are open above.
    """
    model, code = month_model(inputs), text(inputs, "currency")
    runs, is_open = _runs(inputs, model), model.rate.high is None

    def money(amount: Decimal) -> Figure:
        return Figure(amount, None, None, code) if is_open else Figure.exactly(amount, code)

    figures = dict(zip(QUANTILES, map(money, runs.quantiles), strict=True))
    figures["month"] = _whole_range(model, code)
    if not is_open:
        figures["middle"] = money(exact_decimal(model.month({})))
        figures["mean"] = money(runs.mean)
        if not _linked(inputs, model):
            figures["mean_exact"] = money(exact_decimal(model.mean(text(inputs, "mc_shape"))))
    if runs.contacts is not None:
        figures |= dict(zip(CONTACT_QUANTILES, map(money, runs.contacts), strict=True))
    budget = inputs["budget_month"]
    if isinstance(budget, Decimal):
        share = exact_decimal(runs.share_above(budget))
        known = None if is_open else share
        figures["over_budget"] = Figure(share, known, known, "percent", 4)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    model = month_model(inputs)
    runs = _runs(inputs, model)
    upper = figures["p90"].low if figures["p90"].high is not None else None
    headline = say(N_("{amount} a month"), amount=show.money_range(figures["p10"].low, upper, code))
    if upper is None:
        meaning = say(
            N_(
                "Even at the lowest rate half of the runs cost {amount} or more; the rate has no upper end."
            ),
            amount=show.money(runs.quantiles[1], code),
        )
    elif model.varying():
        meaning = say(
            N_(
                "In eight of ten runs the month lies in this range; in half of them it costs less than {middle}."
            ),
            middle=told["p50"],
        )
    else:
        meaning = say(N_("Every input is certain, so every run costs the same."))
    sourced = sourced_rate(inputs)
    return Presentation(
        caption=say(
            N_("An uncertain month, {region}"), region=say(shared.REGION.label_of(inputs["region"]))
        ),
        headline=headline,
        meaning=meaning,
        rows=terms.rows(ROWS, told, wording),
        steps=tuple(_steps(inputs, model, told, wording)),
        charts=_charts(model, runs, code, wording),
        notes=tuple(_notes(inputs, model, runs, wording)),
        sources=(source_line(sourced.fact, wording),) if sourced else (),
    )


def _runs(inputs: Inputs, model: MonthModel) -> Runs:
    return simulate(
        model,
        text(inputs, "mc_shape"),
        run_count(inputs),
        int(number(inputs, "mc_seed")),
        inputs["mc_corr"] == "yes",
    )


def _linked(inputs: Inputs, model: MonthModel) -> bool:
    """Whether inputs that move together leave no formula for the mean."""
    raising = [factor for factor in model.varying().values() if factor.sign > 0]
    return inputs["mc_corr"] == "yes" and len(raising) > 1


def _whole_range(model: MonthModel, code: str) -> Figure:
    """From every input at its cheapest to every one at its dearest."""
    cheapest: dict[str, Decimal | Fraction] = {}
    dearest: dict[str, Decimal | Fraction] = {}
    for name, factor in model.factors().items():
        ends = [factor.estimate.low, factor.estimate.high or factor.estimate.low]
        cheapest[name], dearest[name] = ends[:: factor.sign]
    low, high = (exact_decimal(model.month(values)) for values in (cheapest, dearest))
    if model.rate.high is None:
        return Figure(low, None, None, code)
    return Figure(low, low if low == high else None, high, code)


def _charts(model: MonthModel, runs: Runs, code: str, wording: Wording) -> tuple[AnyChart, ...]:
    labels = {name: wording.gettext(label) for name, label in LABELS.items()}
    charts: list[AnyChart] = []
    if model.varying():
        charts.append(distribution_chart(runs, code, wording))
    reach = reach_chart(model, labels, code, wording)
    if reach:
        charts.append(reach)
    return tuple(charts)


def _steps(
    inputs: Inputs, model: MonthModel, told: Mapping[str, str], wording: Wording
) -> list[Step]:
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    shape = text(inputs, "mc_shape")

    def shown(name: str, value: Decimal | Fraction) -> str:
        amount = rounded(exact_decimal(Fraction(value)), 4 if name in _SHARES else 2)
        if name == "rate":
            return show.money(amount, code)
        return show.percent(amount) if name in _SHARES else show.number(amount)

    def formula(values: Mapping[str, Fraction]) -> str:
        agents, hours, rate = (
            shown(name, values[name]) for name in ("agents", "hours_week", "rate")
        )
        told_formula = f"{agents} × {hours} × 52 ÷ 12 × {rate}"
        for name, sign in (("language_premium", "+"), ("shrinkage", "−")):
            if values.get(name):
                share = shown(name, values[name])
                told_formula += f" × ({show.percent(Decimal(1))} {sign} {share})"
        return told_formula

    steps = []
    for name, factor in model.factors().items():
        found = factor.estimate
        points = [end for end in (found.low, found.typical, found.high) if end is not None]
        known = " · ".join(shown(name, value) for value in points[: 3 if found.varies else 1])
        middle = say(N_("middle {value}"), value=shown(name, found.middle))
        steps.append(Step(say(LABELS[name]), known, middle))
    estimates = {name: one.estimate for name, one in model.factors().items()}
    if "middle" in told:
        middles = {name: one.middle for name, one in estimates.items()}
        steps.append(Step(say(ROWS["middle"]), formula(middles), told["middle"]))
    if "mean_exact" in told and model.varying():
        means = {name: one.mean(shape) for name, one in estimates.items()}
        steps.append(
            Step(
                say(N_("The same with the mean of each input")), formula(means), told["mean_exact"]
            )
        )
    count = show.number(Decimal(run_count(inputs)))
    shape_label = say(SHAPE.label_of(shape))
    drawn = say(N_("{runs} runs, seed {seed}"), runs=count, seed=str(number(inputs, "mc_seed")))
    told_range = " · ".join(told[name] for name in QUANTILES)
    return [*steps, Step(" · ".join(NAMES), f"{drawn}; {shape_label}", told_range)]


def _notes(inputs: Inputs, model: MonthModel, runs: Runs, wording: Wording) -> list[str]:
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    sourced = sourced_rate(inputs)
    notes = currency.notes(inputs, wording) if sourced else []
    if sourced and sourced.note:
        notes.append(say(RATE_NOTES[sourced.note]))
    if sourced is None and inputs["region"] != shared.CUSTOM:
        notes.append(say(N_("Your own rate is used instead of the region's.")))
    if model.rate.high is None:
        notes.append(
            say(
                N_(
                    "The rate has a lower end only, so it is left out of the drawing and stays there; every figure is a least one. Enter an upper end of your own to include it."
                )
            )
        )
    estimates = {name: one.estimate for name, one in model.varying().items()}
    if model.volume is not None and model.volume.varies:
        estimates["volume_month"] = model.volume
    notes += _shape_notes(text(inputs, "mc_shape"), estimates, wording)
    if len(model.varying()) > 1 and inputs["mc_corr"] == "no":
        notes.append(
            say(
                N_(
                    "Each input is drawn on its own. If one cause moves several, the true range is wider; let them rise together to see how much."
                )
            )
        )
    if _linked(inputs, model):
        notes.append(
            say(N_("For inputs that rise together there is no simple formula for the mean."))
        )
    elif model.rate.high is not None and model.varying():
        error = show.money(2 * runs.error, code)
        notes.append(
            say(N_("With so many runs the mean is right to about {amount}."), amount=error)
        )
    ends = (inputs["shrinkage_low"], inputs["shrinkage_high"])
    if model.shrinkage is None and ends != (None, None):
        notes.append(
            say(N_("Every paid hour is billed here, so shrinkage does not change the month."))
        )
    return notes


def _shape_notes(shape: str, estimates: Mapping[str, Estimate], wording: Wording) -> list[str]:
    """What is assumed of the spread between the ends."""
    say, show = wording.gettext, formatter(wording.locale)
    bare = [say(LABELS[name]) for name, one in estimates.items() if one.typical is None]
    notes = []
    if bare:
        notes.append(
            say(
                N_(
                    "Only the two ends are known of: {inputs}. Every value between them is taken as equally likely; that shape is assumed, and the middle is computed, not a source's."
                ),
                inputs=show.conjunction(bare),
            )
        )
    if len(bare) < len(estimates):
        shape_label = say(SHAPE.label_of(shape))
        notes.append(say(N_("Assumed spread: {shape}."), shape=shape_label))
    return notes


CALCULATOR = Calculator(
    id="uncertainty",
    title=N_("An uncertain month"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(
        Related(
            "dedicated_hourly",
            {"agents": "agents", "hours_week": "hours_week", **QUOTE},
            lacking=lacking,
        ),
        Related("rebase", {"region": "region"}, lacking=lacking),
    ),
)
