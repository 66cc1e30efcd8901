"""Compares up to three vendors by weighted criteria, must-haves and price."""

from __future__ import annotations

from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts.models import AnyChart
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row
from support_costs.money import exact_decimal
from support_costs.vendor_scorecard.charts import LABELS, lead_tornado, stacks
from support_costs.vendor_scorecard.fields import (
    FIELDS,
    MUST_HAVES,
    RANGE,
    RATIO,
    VENDOR_LABELS,
    VENDORS,
)
from support_costs.vendor_scorecard.scorecards import Scorecard, total
from support_costs.vendor_scorecard.sheets import (
    FIFTH_EITHER_WAY,
    must_haves,
    price_scores,
    scorecard,
    turned_by_leaving_out,
)
from support_costs.vendor_scorecard.working import METHODS, working


def solve(inputs: Inputs) -> Figures:
    """Each vendor's score, place and price scores, the lead, and how firm it is.

    A score's range is what it would be with everything missing at its worst and at its best.
    Raises InputsError when there is nothing to compare by.
    """
    card = scorecard(inputs)
    places = card.ranks()
    figures = {}
    for index, vendor in enumerate(VENDORS):
        found = total(card.criteria, index)
        if found is None:
            continue
        figures[f"{vendor}_score"] = _points(found.least, found.score, found.most)
        coverage = exact_decimal(found.coverage)
        figures[f"{vendor}_coverage"] = Figure.exactly(coverage, "percent", 4)
        place = places[index]
        if place is not None:
            figures[f"{vendor}_place"] = _count(place, "place")
        failed = len(must_haves(inputs, vendor, "failed"))
        figures[f"{vendor}_failed"] = _count(failed, "must_haves")
        for method in METHODS:
            price = price_scores(inputs, method)[index]
            if price is not None:
                figures[f"{vendor}_price_{method}"] = _points(price, price, price)
    leaders, runner_up = card.leaders(), card.runner_up()
    if len(leaders) > 1:
        figures["lead"] = _points(Fraction(0), Fraction(0), Fraction(0))
    elif leaders and runner_up is not None:
        lead = card.lead(leaders[0], runner_up)
        figures["lead"] = _points(lead, lead, lead)
        figures["turning_weights"] = _count(len(card.turning(FIFTH_EITHER_WAY)), "weights")
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    card = scorecard(inputs)
    headline = _headline(card, figures, wording)
    rows = [_score_row(vendor, figures, wording) for vendor in VENDORS if _has(vendor, figures)]
    rows += [
        Row(name, say(label, vendor=say(VENDOR_LABELS[vendor])), figures[name].told(wording.locale))
        for vendor in VENDORS
        for method, label in METHODS.items()
        if (name := f"{vendor}_price_{method}") in figures
    ]
    if "lead" in figures:
        rows.append(Row("lead", say(N_("Lead")), figures["lead"].told(wording.locale)))
    charts: list[AnyChart] = [stacks(card, wording)]
    leaders, runner_up = card.leaders(), card.runner_up()
    if len(leaders) == 1 and runner_up is not None:
        charts.append(lead_tornado(card, leaders[0], runner_up, wording))
    return Presentation(
        caption=say(N_("Vendors compared by your weights")),
        headline=headline,
        meaning=_meaning(card, figures, wording),
        rows=tuple(rows),
        steps=tuple(working(inputs, card, wording)),
        charts=tuple(charts),
        notes=tuple(_notes(inputs, card, figures, wording)),
    )


def _headline(card: Scorecard, figures: Figures, wording: Wording) -> str:
    say = wording.gettext
    leaders = card.leaders()
    names = [_name(index, wording) for index in leaders]
    if not leaders:
        return say(N_("No vendor meets every must-have"))
    points = _score(VENDORS[leaders[0]], figures, wording)
    if len(leaders) > 1:
        vendors = formatter(wording.locale).conjunction(names)
        return say(N_("{vendors} are level at {points} points"), vendors=vendors, points=points)
    if "lead" not in figures:
        return say(N_("{vendor}: {points} points"), vendor=names[0], points=points)
    return say(N_("{vendor} leads with {points} points"), vendor=names[0], points=points)


def _meaning(card: Scorecard, figures: Figures, wording: Wording) -> str:
    say = wording.gettext
    runner_up = card.runner_up()
    if len(card.leaders()) > 1:
        message = N_("Your weights do not tell them apart; decide by what matters most to you.")
        return say(message)
    if "turning_weights" not in figures or runner_up is None:
        return say(N_("Scores run from 0 to 5; the weights say how much each criterion counts."))
    values = {
        "lead": figures["lead"].told(wording.locale),
        "vendor": _name(runner_up, wording),
    }
    turning = int(figures["turning_weights"].low or 0)
    if not turning:
        message = N_(
            "That is {lead} points ahead of {vendor}. No single weight, moved by a fifth either way, changes who leads."
        )
        return say(message, **values)
    return wording.ngettext(
        "That is {lead} points ahead of {vendor}, and not firm: {count} weight, moved by a fifth, would change who leads.",
        "That is {lead} points ahead of {vendor}, and not firm: any of {count} weights, moved by a fifth, would change who leads.",
        turning,
        count=str(turning),
        **values,
    )


def _score_row(vendor: str, figures: Figures, wording: Wording) -> Row:
    say, show = wording.gettext, formatter(wording.locale)
    name = f"{vendor}_score"
    figure, score = figures[name], _score(vendor, figures, wording)
    if figure.low != figure.high:
        between = show.number_range(figure.low, figure.high, 2)
        score = say(N_("{score} (may become {range})"), score=score, range=between)
    return Row(name, say(VENDOR_LABELS[vendor]), score)


def _notes(inputs: Inputs, card: Scorecard, figures: Figures, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes = []
    compared = [vendor for vendor in VENDORS if _has(vendor, figures)]
    for vendor in compared:
        failed = [say(MUST_HAVES[name]) for name in must_haves(inputs, vendor, "failed")]
        if failed:
            message = N_("{vendor} is not ranked, whatever its score. Not met: {must_haves}.")
            name = say(VENDOR_LABELS[vendor])
            notes.append(say(message, vendor=name, must_haves=show.conjunction(failed)))
    unchecked = [
        say(VENDOR_LABELS[vendor]) for vendor in compared if must_haves(inputs, vendor, "unchecked")
    ]
    if unchecked:
        message = N_("Must-haves are not fully checked for {vendors}.")
        notes.append(say(message, vendors=show.conjunction(unchecked)))
    partial = [
        say(VENDOR_LABELS[vendor])
        for vendor in compared
        if figures[f"{vendor}_score"].low != figures[f"{vendor}_score"].high
    ]
    if partial:
        message = N_(
            "Scores are missing for {vendors}. A missing score is not a nought: what was scored counts, and the range shows what the rest can still change."
        )
        notes.append(say(message, vendors=show.conjunction(partial)))
    if _may_turn(card):
        notes.append(say(N_("Once every score is in, another vendor may lead.")))
    same = [
        say(LABELS[criterion.id])
        for criterion in card.criteria
        if len(known := [score for score in criterion.scores if score is not None]) > 1
        and len(set(known)) == 1
    ]
    if same:
        message = N_("These do not tell the vendors apart, all scores being equal: {criteria}.")
        notes.append(say(message, criteria=show.conjunction(same)))
    return notes + _price_notes(inputs, card, wording)


def _price_notes(inputs: Inputs, card: Scorecard, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    if not any(price_scores(inputs)):
        lone = any(inputs[f"price_{vendor}"] is not None for vendor in VENDORS)
        message = N_("One price alone says nothing, so price does not count yet.")
        return [say(message)] if lone else []
    notes = []
    other = RANGE if inputs["price_method"] == RATIO else RATIO
    places = scorecard(inputs, other).ranks()
    if places != card.ranks():
        order = [
            index for _, index in sorted((place, i) for i, place in enumerate(places) if place)
        ]
        message = N_(
            "The order depends on how prices become scores. The other way it would be: {vendors}."
        )
        names = [_name(index, wording) for index in order]
        notes.append(say(message, vendors=show.conjunction(names)))
    for vendor in turned_by_leaving_out(inputs):
        message = N_(
            "Without {vendor}, the two others would change places: price scores depend on who takes part."
        )
        notes.append(say(message, vendor=say(VENDOR_LABELS[vendor])))
    return notes


def _may_turn(card: Scorecard) -> bool:
    """Whether a vendor behind could still overtake when everything missing is scored."""
    leaders = card.leaders()
    if not leaders:
        return False
    first = total(card.criteria, leaders[0])
    others = [
        found
        for index, score in enumerate(card.scores())
        if score is not None and index not in leaders
        if (found := total(card.criteria, index))
    ]
    return first is not None and any(found.most > first.least for found in others)


def _has(vendor: str, figures: Figures) -> bool:
    return f"{vendor}_score" in figures


def _name(index: int, wording: Wording) -> str:
    return wording.gettext(VENDOR_LABELS[VENDORS[index]])


def _score(vendor: str, figures: Figures, wording: Wording) -> str:
    typical = figures[f"{vendor}_score"].typical
    return "" if typical is None else formatter(wording.locale).number(typical, 2)


def _points(low: Fraction, typical: Fraction, high: Fraction) -> Figure:
    return Figure(exact_decimal(low), exact_decimal(typical), exact_decimal(high), "points")


def _count(number_of: int, unit: str) -> Figure:
    return Figure.exactly(exact_decimal(Fraction(number_of)), unit, 0)


CALCULATOR = Calculator(
    id="vendor_scorecard",
    title=N_("Vendor scorecard"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(Related("quote_checker", {}), Related("service_credits", {})),
)
