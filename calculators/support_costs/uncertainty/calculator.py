"""What a month may cost when agents, hours, rate and the rest are not certain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Related
from calculator_kit.charts.models import AnyChart
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter, rounded
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import SHARE, Number, decimal
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, figure_of, shown
from support_costs.handing_over import QUOTE, lacking
from support_costs.provenance import RATE_NOTES, rate_notes, source_line
from support_costs.uncertainty.charts import NAMES, distribution_chart, reach_chart
from support_costs.uncertainty.estimates import Estimate
from support_costs.uncertainty.fields import UncertainMonth
from support_costs.uncertainty.month_runs import Factor

QUANTILES = tuple(name.lower() for name in NAMES)
CONTACT_QUANTILES = tuple(f"contact_{name}" for name in QUANTILES)
LABELS = {name: asked.field.label for name, asked in UncertainMonth.questions().items()}
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


def work_out(given: UncertainMonth, sheet: Sheet) -> None:
    """What a month costs at the tenth, fiftieth and ninetieth percentile of the runs.

    Where the rate has no upper end it stays at its lower one, and all figures are open above.
    Raises InputsError for estimates that are missing, incomplete or run down.
    """
    model, runs = given.model, given.runs
    is_open = model.rate.high is None

    def drawn(name: str, value: Decimal | Fraction, unit: str, places: int = 2) -> Number:
        number = Number.between(value, None if is_open else value, unit)
        return sheet.step(name, ROWS[name], number, places=places, shown=False)

    for name, factor in model.factors().items():
        _estimate(name, factor, sheet)
    quantiles = [
        drawn(name, amount, given.currency)
        for name, amount in zip(QUANTILES, runs.quantiles, strict=True)
    ]
    ranges = {name: one.range() for name, one in model.factors().items()}
    sheet.step("month", ROWS["month"], model.month(ranges))
    if not is_open:
        sheet.step("middle", ROWS["middle"], model.month(model.middles()))
        drawn("mean", runs.mean, given.currency)
        if not given.linked:
            mean = model.mean(given.mc_shape)
            sheet.step("mean_exact", ROWS["mean_exact"], mean, shown=False)
            if model.varying():
                sheet.line(N_("The same with the mean of each input"), mean)
    sheet.line(
        " · ".join(NAMES),
        quantiles[1],
        evidence=_drawing(given),
        told=lambda _, wording: " · ".join(
            figure_of(one).told(wording.locale) for one in quantiles
        ),
    )
    if runs.contacts is not None:
        for name, amount in zip(CONTACT_QUANTILES, runs.contacts, strict=True):
            drawn(name, amount, given.currency)
    if given.budget_month is not None:
        above = runs.share_above(given.budget_month.decimal())
        drawn("over_budget", above, SHARE, 4)


def _estimate(name: str, factor: Factor, sheet: Sheet) -> None:
    """A line that tells what is known of an input, and its middle."""
    found = factor.estimate
    points = [end for end in (found.low, found.typical, found.high) if end is not None]

    def told(value: Decimal | Fraction, wording: Wording) -> str:
        show, is_share = formatter(wording.locale), factor.unit == SHARE
        amount = rounded(decimal(Fraction(value)), 4 if is_share else 2)
        if is_share:
            return show.percent(amount)
        return show.money(amount, factor.unit) if factor.unit else show.number(amount)

    sheet.line(
        LABELS[name],
        factor.number(found.middle),
        evidence=lambda wording: " · ".join(
            told(value, wording) for value in points[: 3 if found.varies else 1]
        ),
        told=lambda _, wording: wording.gettext(
            N_("middle {value}"), value=told(found.middle, wording)
        ),
    )


def _drawing(given: UncertainMonth) -> Callable[[Wording], str]:
    """How the months are drawn, so that anyone can draw the same."""

    def text(wording: Wording) -> str:
        say, count = wording.gettext, shown(given.mc_n, formatter(wording.locale))
        drawn = say(N_("{runs} runs, seed {seed}"), runs=count, seed=str(given.mc_seed.value()))
        return f"{drawn}; {say(UncertainMonth.mc_shape.label_of(given.mc_shape))}"

    return text


def present(given: UncertainMonth, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, code = wording.gettext, given.currency
    model, sourced = given.model, given.sourced()
    headline = say(
        N_("{amount} a month"),
        amount=Figure(sheet["p10"].low, None, sheet["p90"].high, code).told(wording.locale),
    )
    if model.rate.high is None:
        message = N_(
            "Even at the lowest rate half of the runs cost {amount} or more; the rate has no upper end."
        )
        meaning = say(message, amount=sheet.told("p50", wording))
    elif model.varying():
        message = N_(
            "In eight of ten runs the month lies in this range; in half of them it costs less than {middle}."
        )
        meaning = say(message, middle=sheet.told("p50", wording))
    else:
        meaning = say(N_("Every input is certain, so every run costs the same."))
    region = say(UncertainMonth.region.label_of(given.region))
    return Presentation(
        caption=say(N_("An uncertain month, {region}"), region=region),
        headline=headline,
        meaning=meaning,
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=tuple(_charts(given, wording)),
        notes=tuple(_notes(given, wording)),
        sources=(source_line(sourced.fact, wording),) if sourced else (),
    )


def _charts(given: UncertainMonth, wording: Wording) -> Iterator[AnyChart]:
    if given.model.varying():
        yield distribution_chart(given.runs, given.currency, wording)
    labels = {name: wording.gettext(label) for name, label in LABELS.items()}
    if reach := reach_chart(given.model, labels, given.currency, wording):
        yield reach


def _notes(given: UncertainMonth, wording: Wording) -> Iterator[str]:
    say, show = wording.gettext, formatter(wording.locale)
    model, sourced = given.model, given.sourced()
    if sourced:
        yield from given.exchange_notes(wording)
        if sourced.note:
            yield say(RATE_NOTES[sourced.note])
    else:
        yield from rate_notes(None, given.region, wording)
    if model.rate.high is None:
        yield say(
            N_(
                "The rate has a lower end only, so it is left out of the drawing and stays there; every figure is a least one. Enter an upper end of your own to include it."
            )
        )
    estimates = {name: one.estimate for name, one in model.varying().items()}
    if model.volume is not None and model.volume.varies:
        estimates["volume_month"] = model.volume
    yield from _shape_notes(given.mc_shape, estimates, wording)
    if len(model.varying()) > 1 and given.mc_corr == "no":
        yield say(
            N_(
                "Each input is drawn on its own. If one cause moves several, the true range is wider; let them rise together to see how much."
            )
        )
    if given.linked:
        yield say(N_("For inputs that rise together there is no simple formula for the mean."))
    elif model.rate.high is not None and model.varying():
        message = N_("With so many runs the mean is right to about {amount}.")
        yield say(message, amount=show.money(2 * given.runs.error, given.currency))
    if model.shrinkage is None and (given.shrinkage_low, given.shrinkage_high) != (None, None):
        yield say(N_("Every paid hour is billed here, so shrinkage does not change the month."))


def _shape_notes(shape: str, estimates: Mapping[str, Estimate], wording: Wording) -> Iterator[str]:
    """What is assumed of the spread between the ends."""
    say, show = wording.gettext, formatter(wording.locale)
    bare = [say(LABELS[name]) for name, one in estimates.items() if one.typical is None]
    if bare:
        message = N_(
            "Only the two ends are known of: {inputs}. Every value between them is taken as equally likely; that shape is assumed, and the middle is computed, not a source's."
        )
        yield say(message, inputs=show.conjunction(bare))
    if len(bare) < len(estimates):
        label = say(UncertainMonth.mc_shape.label_of(shape))
        yield say(N_("Assumed spread: {shape}."), shape=label)


CALCULATOR = worked(
    UncertainMonth,
    work_out,
    present,
    id="uncertainty",
    title=N_("An uncertain month"),
    related=(
        Related(
            "dedicated_hourly",
            {"agents": "agents", "hours_week": "hours_week", **QUOTE},
            lacking=lacking,
        ),
        Related("rebase", {"region": "region"}, lacking=lacking),
    ),
)
