"""The working of a scorecard, vendor by vendor."""

from __future__ import annotations

from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Step
from support_costs.money import exact_decimal
from support_costs.vendor_scorecard.charts import points_text
from support_costs.vendor_scorecard.fields import RANGE, RATIO, VENDOR_LABELS, VENDORS
from support_costs.vendor_scorecard.scorecards import Scorecard, total
from support_costs.vendor_scorecard.sheets import price_scores

METHODS = {
    RATIO: N_("{vendor}: price by ratio"),
    RANGE: N_("{vendor}: price by place in the range"),
}


def working(inputs: Inputs, card: Scorecard, wording: Wording) -> list[Step]:
    """How prices became scores, and scores the weighted one."""
    show = formatter(wording.locale)
    steps = _price_steps(inputs, wording)
    for index in range(len(VENDORS)):
        found = total(card.criteria, index)
        if found is None:
            continue
        scored = [
            (show.number(exact_decimal(criterion.weight)), points_text(score, show))
            for criterion in card.criteria
            if (score := criterion.scores[index]) is not None
        ]
        points = " + ".join(f"{weight} × {score}" for weight, score in scored)
        weights = " + ".join(weight for weight, _ in scored)
        formula = f"({points}) ÷ ({weights})"
        steps.append(
            Step(
                wording.gettext(VENDOR_LABELS[VENDORS[index]]),
                formula,
                points_text(found.score, show),
            )
        )
    return steps


def _price_steps(inputs: Inputs, wording: Wording) -> list[Step]:
    show = formatter(wording.locale)
    scores = price_scores(inputs)
    known = [
        number(inputs, f"price_{vendor}")
        for vendor, score in zip(VENDORS, scores, strict=True)
        if score is not None
    ]
    steps = []
    for index, score in enumerate(scores):
        if score is None:
            continue
        low, high = show.number(min(known)), show.number(max(known))
        price = show.number(number(inputs, f"price_{VENDORS[index]}"))
        formula = f"5 × {low} ÷ {price}"
        if inputs["price_method"] == RANGE and low != high:
            formula = f"5 × ({high} − {price}) ÷ ({high} − {low})"
        label = METHODS[str(inputs["price_method"])]
        name = wording.gettext(VENDOR_LABELS[VENDORS[index]])
        steps.append(Step(wording.gettext(label, vendor=name), formula, points_text(score, show)))
    return steps
