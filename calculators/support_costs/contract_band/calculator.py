"""What a contract with a baseline and a band charges at a volume, and what leaving it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import terms
from support_costs.contract_band.charts import charge_chart, exit_chart, exit_months
from support_costs.contract_band.fields import FIELDS, band_terms, exit_terms
from support_costs.facts import facts
from support_costs.handing_over import lacking
from support_costs.money import exact_decimal
from support_costs.provenance import source_line

MINIMUM_FACT = "check.minimum.forecast_share"

FIGURE_LABELS = {
    "per_contact": N_("Each contact"),
    "band_low": N_("Lower edge of the band"),
    "band_high": N_("Upper edge of the band"),
    "extra_charge": N_("Charged for contacts above the band"),
    "credit": N_("Credited for contacts below the band"),
    "least": N_("A month without a single contact"),
    "contract": N_("Whole contract at this volume"),
    "exit_cost": N_("Leaving at the chosen month"),
}


def solve(inputs: Inputs) -> Figures:
    """The charge of a month and its parts, and the cost of leaving by month.

    Raises InputsError for a minimum above the baseline, a credit that turns the charge negative, and
    a notice after the end of the contract.
    """
    band, leaving, code = band_terms(inputs), exit_terms(inputs), text(inputs, "currency")
    volume = exact(inputs, "volume_month")
    charge, after = band.charge(volume), int(number(inputs, "leave_month"))
    figures = {
        "month": _money(charge, code),
        "per_contact": _money(charge / volume, code) if volume else Figure(None, None, None, code),
        "average_price": _money(band.base_fee / band.baseline, code),
        "band_low": _contacts(band.low),
        "band_high": _contacts(band.high),
        "extra_contacts": _contacts(band.extra(volume)),
        "short_contacts": _contacts(band.short(volume)),
        "extra_charge": _money(band.above * band.extra(volume), code),
        "credit": _money(band.below * band.short(volume), code),
        "least": _money(band.charge(Fraction(0)), code),
        "contract": _money(charge * leaving.term, code),
        "exit_cost": _money(leaving.cost(after), code),
        "exit_notice": _money(leaving.notice_months(after) * leaving.month, code),
        "exit_early": _money(leaving.early * leaving.cut_off(after) * leaving.month, code),
    }
    return figures | {
        f"exit_month_{month}": _money(leaving.cost(month), code)
        for month in exit_months(leaving.term)
    }


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(N_("{amount} a month"), amount=told["month"])
    message = N_(
        "{contacts} contacts lie within the band from {low} to {high}, so the base fee is due."
    )
    if figures["extra_contacts"].low:
        message = N_(
            "{contacts} contacts are {extra} above the band from {low} to {high}: {charge} comes on top of the base fee."
        )
    elif number(inputs, "volume_month") < (figures["band_low"].low or 0):
        message = N_(
            "{contacts} contacts are below the band from {low} to {high}: {credit} is taken off the base fee."
        )
    return Presentation(
        caption=say(N_("A base fee with a band around the agreed volume")),
        headline=headline,
        meaning=say(
            message,
            contacts=formatter(wording.locale).number(number(inputs, "volume_month")),
            low=told["band_low"],
            high=told["band_high"],
            extra=told["extra_contacts"],
            charge=told["extra_charge"],
            credit=told["credit"],
        ),
        rows=terms.rows(FIGURE_LABELS, told, wording),
        steps=tuple(_steps(inputs, told, wording)),
        charts=(
            charge_chart(
                band_terms(inputs),
                number(inputs, "volume_month"),
                text(inputs, "currency"),
                wording,
            ),
            exit_chart(
                exit_terms(inputs),
                int(number(inputs, "leave_month")),
                text(inputs, "currency"),
                wording,
            ),
        ),
        notes=tuple(_notes(inputs, figures, told, wording)),
        sources=() if inputs["min_volume"] else (source_line(facts()[MINIMUM_FACT], wording),),
    )


def _steps(inputs: Inputs, told: Mapping[str, str], wording: Wording) -> Iterator[Step]:
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    band, leaving = band_terms(inputs), exit_terms(inputs)
    baseline, whole = show.number(number(inputs, "baseline")), show.percent(Decimal(1))
    fee, width = (
        show.money(number(inputs, "base_fee"), code),
        show.percent(number(inputs, "band_pct")),
    )

    def money(amount: Fraction) -> str:
        return _money(amount, code).in_full(wording.locale)

    if inputs["arc"] is None or inputs["rrc"] is None:
        yield Step(
            say(N_("Average price of a contact")), f"{fee} ÷ {baseline}", told["average_price"]
        )
    for name, sign in (("band_low", "−"), ("band_high", "+")):
        formula = f"{baseline} × ({whole} {sign} {width})"
        yield Step(say(FIGURE_LABELS[name]), formula, told[name])
    formula = fee
    if band.extra(exact(inputs, "volume_month")):
        formula += f" + {told['extra_contacts']} × {money(band.above)}"
    if band.short(exact(inputs, "volume_month")):
        formula += f" − {told['short_contacts']} × {money(band.below)}"
    yield Step(say(N_("A month")), formula, told["month"])
    if number(inputs, "volume_month"):
        formula = f"{told['month']} ÷ {show.number(number(inputs, 'volume_month'))}"
        yield Step(say(FIGURE_LABELS["per_contact"]), formula, told["per_contact"])
    after = int(number(inputs, "leave_month"))
    formula = f"{leaving.notice_months(after)} × {told['month']}"
    if leaving.early and leaving.cut_off(after):
        share = show.percent(number(inputs, "early_share"))
        formula += f" + {leaving.cut_off(after)} × {told['month']} × {share}"
    if leaving.once:
        formula += f" + {money(leaving.once)}"
    yield Step(say(FIGURE_LABELS["exit_cost"]), formula, told["exit_cost"])


def _notes(
    inputs: Inputs, figures: Figures, told: Mapping[str, str], wording: Wording
) -> Iterator[str]:
    say, band = wording.gettext, band_terms(inputs)
    volume = exact(inputs, "volume_month")
    if inputs["arc"] is None or inputs["rrc"] is None:
        message = N_(
            "Where no price or credit is entered, the average price of a contact is used: {price}."
        )
        yield say(message, price=told["average_price"])
    if band.minimum and band.minimum >= band.low:
        yield say(N_("The minimum lies within the band, so nothing is ever credited."))
    elif volume < band.minimum:
        yield say(N_("The volume is below the minimum, so only part of the shortfall is credited."))
    if not inputs["min_volume"]:
        share = formatter(wording.locale).percent(facts()[MINIMUM_FACT].typical or Decimal(0))
        message = N_("No minimum is entered. One source bills at least {share} of the forecast.")
        yield say(message, share=share)
    leaving = exit_terms(inputs)
    after = int(number(inputs, "leave_month"))
    if leaving.notice_months(after) < leaving.notice:
        message = N_(
            "The contract ends before the notice period is over. Check that it does not renew itself."
        )
        yield say(message)
    if not leaving.early and leaving.cut_off(after):
        message = N_(
            "No charge for ending early is entered; ask whether the contract may be ended at all."
        )
        yield say(message)
    if not leaving.once:
        message = N_(
            "Hiring again and handing knowledge back are at zero, so leaving looks cheaper than it is."
        )
        yield say(message)


def _money(amount: Fraction, code: str) -> Figure:
    return Figure.exactly(exact_decimal(amount), code)


def _contacts(contacts: Fraction) -> Figure:
    return Figure.exactly(exact_decimal(contacts), "contacts", 1)


CALCULATOR = Calculator(
    id="contract_band",
    title=N_("A contract with a volume band, and leaving it"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="month",
    sensitive=("volume_month", "base_fee", "band_pct", "arc", "rrc"),
    related=(
        Related("per_call_minimum", {"volume_month": "volume_month", "currency": "currency"}),
        Related(
            "total_cost",
            {
                "contract_months": "contract_months",
                "exit_reserve": "figure:exit_cost",
                "currency": "currency",
            },
            lacking=lacking,
        ),
    ),
)
