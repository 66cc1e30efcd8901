"""A scorecard from what the reader typed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.inputs import Inputs, InputsError, exact, text
from calculator_kit.messages import N_
from support_costs.vendor_scorecard.fields import CRITERIA, MUST_HAVES, PRICE, RATIO, VENDORS
from support_costs.vendor_scorecard.scorecards import (
    Criterion,
    Scorecard,
    Scores,
    any_score,
    by_range,
    by_ratio,
    ranks,
)

FIFTH_EITHER_WAY = (Fraction(4, 5), Fraction(6, 5))
"""How far a weight is moved to see whether the first place holds."""


def scorecard(inputs: Inputs, method: str | None = None) -> Scorecard:
    """The criteria that count, price last, scored by `method` or as the reader chose.

    Raises InputsError when no vendor has a score, or no scored criterion a weight.
    """
    criteria = [
        Criterion(
            judged.id,
            exact(inputs, f"{judged.id}_weight"),
            tuple(_score(inputs, f"{judged.id}_{vendor}") for vendor in VENDORS),
        )
        for judged in CRITERIA
    ]
    weight = exact(inputs, "price_weight")
    criteria.append(Criterion(PRICE, weight, price_scores(inputs, method)))
    scored = [criterion for criterion in criteria if any_score(criterion)]
    if not scored:
        raise InputsError({f"{CRITERIA[0].id}_a": N_("Enter at least one score.")})
    counted = tuple(criterion for criterion in scored if criterion.weight)
    if not counted:
        message = N_("Give at least one scored criterion a weight.")
        raise InputsError({f"{CRITERIA[0].id}_weight": message})
    out = frozenset(
        index for index, vendor in enumerate(VENDORS) if must_haves(inputs, vendor, "failed")
    )
    return Scorecard(counted, len(VENDORS), out)


def price_scores(inputs: Inputs, method: str | None = None) -> Scores:
    """The vendors' prices as scores, by `method` or as the reader chose.

    Who fails a must-have does not set the scale for the others.
    """
    chosen = method or text(inputs, "price_method")
    prices = [
        price
        if isinstance(price := inputs[f"price_{vendor}"], Decimal)
        and not must_haves(inputs, vendor, "failed")
        else None
        for vendor in VENDORS
    ]
    return by_ratio(prices) if chosen == RATIO else by_range(prices)


def must_haves(inputs: Inputs, vendor: str, state: str) -> list[str]:
    """The must-haves that are in this state for the vendor: "met", "failed" or "unchecked"."""
    return [name for name in MUST_HAVES if inputs[f"{name}_{vendor}"] == state]


def turned_by_leaving_out(inputs: Inputs) -> list[str]:
    """The vendors without whom the two others, who stay as they are, would change places.

    Price scores depend on who takes part, so this happens; the other scores do not.
    """
    card = scorecard(inputs)
    scores = card.scores()
    if None in scores:
        return []
    found = []
    for index, vendor in enumerate(VENDORS):
        fewer = {**inputs, f"price_{vendor}": None}
        fewer |= {f"{judged.id}_{vendor}": None for judged in CRITERIA}
        remaining = scorecard(fewer).scores()
        pair = [other for other in range(len(VENDORS)) if other != index]
        before = ranks([scores[other] for other in pair])
        after = ranks([remaining[other] for other in pair])
        if None not in after and before != after:
            found.append(vendor)
    return found


def _score(inputs: Inputs, name: str) -> Fraction | None:
    value = inputs[name]
    return Fraction(value) if isinstance(value, Decimal) else None
