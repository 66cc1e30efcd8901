"""Compares up to three vendors by weighted criteria, must-haves and price."""

from __future__ import annotations

from collections.abc import Iterator

from calculator_kit.calculators import Related
from calculator_kit.charts.models import AnyChart
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ZERO, Number
from calculator_kit.presentation import Presentation, Row
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.vendor_scorecard.charts import LABELS, lead_tornado, stacks
from support_costs.vendor_scorecard.fields import (
    MUST_HAVES,
    RANGE,
    RATIO,
    VENDOR_LABELS,
    VENDORS,
    Vendors,
)
from support_costs.vendor_scorecard.scorecards import FIFTH_EITHER_WAY, Scorecard, Scores, ranks

METHODS = {
    RATIO: N_("{vendor}: price by ratio"),
    RANGE: N_("{vendor}: price by place in the range"),
}


def work_out(given: Vendors, sheet: Sheet) -> None:
    """Each vendor's score, place and price scores, the lead, and how firm it is.

    A score's range is what it would be with everything missing at its worst and at its best.
    Raises InputsError when there is nothing to compare by.
    """
    prices = {method: given.price_scores(method) for method in METHODS}
    for method, label in METHODS.items():
        for vendor, price in zip(VENDORS, prices[method], strict=True):
            if price is not None:
                name, who = f"{vendor}_price_{method}", VENDOR_LABELS[vendor]
                is_chosen = method == given.price_method
                sheet.step(name, label, price, "points", shown=is_chosen, vendor=who)
    card = given.scorecard(_as_told(prices[given.price_method]))
    places, scores = card.ranks(), dict[int, Number]()
    for index, (vendor, found) in enumerate(zip(VENDORS, card.totals, strict=True)):
        if found is None:
            continue
        scores[index] = sheet.step(
            f"{vendor}_score",
            VENDOR_LABELS[vendor],
            found.score,
            "points",
            row=False,
            within=Number.between(found.least, found.most),
        )
        sheet.figure(f"{vendor}_coverage", Number.of(found.coverage), "percent", 4)
        if place := places[index]:
            sheet.figure(f"{vendor}_place", Number.of(place), "place", 0)
        failed = len(given.having(index, "failed"))
        sheet.figure(f"{vendor}_failed", Number.of(failed), "must_haves", 0)
    leaders, runner_up = card.leaders(), card.runner_up()
    if len(leaders) > 1:
        sheet.step("lead", N_("Lead"), ZERO, "points", shown=False)
    elif leaders and runner_up is not None:
        lead = scores[leaders[0]] - scores[runner_up]
        sheet.step("lead", N_("Lead"), lead, "points", shown=False)
        turning = Number.of(len(card.turning(FIFTH_EITHER_WAY)))
        sheet.figure("turning_weights", turning, "weights", 0)


def _card(given: Vendors, method: str) -> Scorecard:
    """The criteria with prices scored by `method`."""
    return given.scorecard(_as_told(given.price_scores(method)))


def present(given: Vendors, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    card = _card(given, given.price_method)
    compared = [vendor for vendor in VENDORS if f"{vendor}_score" in sheet]
    prices = (f"{vendor}_price_{method}" for vendor in compared for method in METHODS)
    charts: list[AnyChart] = [stacks(card, wording)]
    leaders, runner_up = card.leaders(), card.runner_up()
    if len(leaders) == 1 and runner_up is not None:
        charts.append(lead_tornado(card, leaders[0], runner_up, wording))
    return Presentation(
        caption=wording.gettext(N_("Vendors compared by your weights")),
        headline=_headline(card, sheet, wording),
        meaning=_meaning(card, sheet, wording),
        rows=(
            *(_score_row(vendor, sheet, wording) for vendor in compared),
            *sheet.rows(wording, *prices, "lead"),
        ),
        steps=sheet.steps(wording),
        charts=tuple(charts),
        notes=tuple(_notes(given, card, sheet, wording)),
    )


def _headline(card: Scorecard, sheet: Sheet, wording: Wording) -> str:
    say = wording.gettext
    leaders = card.leaders()
    names = [_name(index, wording) for index in leaders]
    if not leaders:
        return say(N_("No vendor meets every must-have"))
    points = _score(VENDORS[leaders[0]], sheet, wording)
    if len(leaders) > 1:
        vendors = formatter(wording.locale).conjunction(names)
        return say(N_("{vendors} are level at {points} points"), vendors=vendors, points=points)
    if "lead" not in sheet:
        return say(N_("{vendor}: {points} points"), vendor=names[0], points=points)
    return say(N_("{vendor} leads with {points} points"), vendor=names[0], points=points)


def _meaning(card: Scorecard, sheet: Sheet, wording: Wording) -> str:
    say = wording.gettext
    runner_up = card.runner_up()
    if len(card.leaders()) > 1:
        message = N_("Your weights do not tell them apart; decide by what matters most to you.")
        return say(message)
    if "turning_weights" not in sheet or runner_up is None:
        return say(N_("Scores run from 0 to 5; the weights say how much each criterion counts."))
    values = {
        "lead": sheet["lead"].told(wording.locale),
        "vendor": _name(runner_up, wording),
    }
    turning = int(sheet["turning_weights"].value())
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


def _score_row(vendor: str, sheet: Sheet, wording: Wording) -> Row:
    say, show = wording.gettext, formatter(wording.locale)
    name = f"{vendor}_score"
    figure, score = sheet[name], _score(vendor, sheet, wording)
    if figure.low != figure.high:
        between = show.number_range(figure.low, figure.high, 2)
        score = say(N_("{score} (may become {range})"), score=score, range=between)
    return Row(name, say(VENDOR_LABELS[vendor]), score)


def _notes(given: Vendors, card: Scorecard, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, show = wording.gettext, formatter(wording.locale)
    compared = [index for index, found in enumerate(card.totals) if found]
    for index in compared:
        if failed := [say(MUST_HAVES[name]) for name in given.having(index, "failed")]:
            message = N_("{vendor} is not ranked, whatever its score. Not met: {must_haves}.")
            name = _name(index, wording)
            yield say(message, vendor=name, must_haves=show.conjunction(failed))
    if unchecked := [_name(one, wording) for one in compared if given.having(one, "unchecked")]:
        message = N_("Must-haves are not fully checked for {vendors}.")
        yield say(message, vendors=show.conjunction(unchecked))
    scores = {index: sheet[f"{VENDORS[index]}_score"] for index in compared}
    if partial := [_name(one, wording) for one in compared if scores[one].low != scores[one].high]:
        message = N_(
            "Scores are missing for {vendors}. A missing score is not a nought: what was scored counts, and the range shows what the rest can still change."
        )
        yield say(message, vendors=show.conjunction(partial))
    if _may_turn(card):
        yield say(N_("Once every score is in, another vendor may lead."))
    same = [
        say(LABELS[criterion.id])
        for criterion in card.criteria
        if len(known := [score for score in criterion.scores if score is not None]) > 1
        and len(set(known)) == 1
    ]
    if same:
        message = N_("These do not tell the vendors apart, all scores being equal: {criteria}.")
        yield say(message, criteria=show.conjunction(same))
    yield from _price_notes(given, card, wording)


def _price_notes(given: Vendors, card: Scorecard, wording: Wording) -> Iterator[str]:
    say, show = wording.gettext, formatter(wording.locale)
    if not any(score is not None for score in given.price_scores(given.price_method)):
        if any(given.prices()):
            yield say(N_("One price alone says nothing, so price does not count yet."))
        return
    places = _card(given, RANGE if given.price_method == RATIO else RATIO).ranks()
    if places != card.ranks():
        order = [
            index for _, index in sorted((place, i) for i, place in enumerate(places) if place)
        ]
        message = N_(
            "The order depends on how prices become scores. The other way it would be: {vendors}."
        )
        names = [_name(index, wording) for index in order]
        yield say(message, vendors=show.conjunction(names))
    for index in _turned_by_leaving_out(given, card):
        message = N_(
            "Without {vendor}, the two others would change places: price scores depend on who takes part."
        )
        yield say(message, vendor=_name(index, wording))


def _turned_by_leaving_out(given: Vendors, card: Scorecard) -> Iterator[int]:
    """The vendors without whom the two others, who stay as they are, would change places.

    Price scores depend on who takes part, so this happens; the other scores do not.
    """
    scores = card.scores()
    if None in scores:
        return
    for index in range(len(VENDORS)):
        prices = _as_told(given.price_scores(given.price_method, without=index))
        remaining = given.scorecard(prices, without=index).scores()
        pair = [other for other in range(len(VENDORS)) if other != index]
        before = ranks([scores[other] for other in pair])
        after = ranks([remaining[other] for other in pair])
        if None not in after and before != after:
            yield index


def _may_turn(card: Scorecard) -> bool:
    """Whether a vendor behind could still overtake when everything missing is scored."""
    leaders = card.leaders()
    if not leaders:
        return False
    first = card.totals[leaders[0]]
    others = [
        found
        for index, score in enumerate(card.scores())
        if score is not None and index not in leaders
        if (found := card.totals[index])
    ]
    return first is not None and any(found.most > first.least for found in others)


def _name(index: int, wording: Wording) -> str:
    return wording.gettext(VENDOR_LABELS[VENDORS[index]])


def _score(vendor: str, sheet: Sheet, wording: Wording) -> str:
    typical = sheet[f"{vendor}_score"].typical
    return "" if typical is None else formatter(wording.locale).number(typical, 2)


def _as_told(scores: Scores) -> Scores:
    """Price scores by themselves, for what goes on with them."""
    return tuple(None if score is None else score.leaf("", 2) for score in scores)


CALCULATOR = worked(
    Vendors,
    work_out,
    present,
    id="vendor_scorecard",
    title=N_("Vendor scorecard"),
    related=(Related("quote_checker", {}), Related("service_credits", {})),
)
