"""Draws a scorecard: what each part adds to a vendor's score, and what moves the lead."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.charts import ticks
from calculator_kit.charts.models import (
    Part,
    Stack,
    StackedChart,
    Tick,
    TornadoChart,
    TornadoRow,
)
from calculator_kit.formatting import Formatter, formatter, rounded
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import decimal
from support_costs.vendor_scorecard.fields import (
    CRITERIA,
    PART_LABELS,
    PRICE,
    VENDOR_LABELS,
    VENDORS,
)
from support_costs.vendor_scorecard.scorecards import BEST, FIFTH_EITHER_WAY, Scorecard, Total

LABELS = {judged.id: judged.label for judged in CRITERIA} | {PRICE: PART_LABELS[PRICE]}
"""The criteria's labels, price among them."""

_PARTS = {judged.id: judged.part for judged in CRITERIA} | {PRICE: PRICE}


def points_text(points: Fraction, show: Formatter) -> str:
    """Points with two decimals, or fewer where they are noughts."""
    return show.number(rounded(decimal(points), 2))


def stacks(card: Scorecard, wording: Wording) -> StackedChart:
    """What each part of the criteria adds to each vendor's score."""
    say, show = wording.gettext, formatter(wording.locale)
    drawn = [
        part
        for part in PART_LABELS
        if any(_PARTS[criterion.id] == part for criterion in card.criteria)
    ]
    return StackedChart(
        title=say(N_("What the scores are made of")),
        label_heading=say(N_("Vendor")),
        total_heading=say(N_("Points")),
        parts=tuple(say(PART_LABELS[part]) for part in drawn),
        stacks=tuple(
            Stack(
                say(VENDOR_LABELS[vendor]),
                tuple(
                    Part(decimal(points), points_text(points, show))
                    for points in (_points(card, index, found, part) for part in drawn)
                ),
                points_text(found.score.value(), show),
            )
            for index, (vendor, found) in enumerate(zip(VENDORS, card.totals, strict=True))
            if found
        ),
        ticks=tuple(Tick(tick, show.number(tick)) for tick in ticks(Decimal(BEST), 5)),
    )


def lead_tornado(card: Scorecard, first: int, second: int, wording: Wording) -> TornadoChart:
    """The lead of one vendor over another with each weight a fifth lower and higher."""
    say, show = wording.gettext, formatter(wording.locale)
    lead = card.lead(first, second)
    rows = []
    for criterion in card.criteria:
        low, high = (card.lead(first, second, criterion, factor) for factor in FIFTH_EITHER_WAY)
        rows.append(
            TornadoRow(
                say(LABELS[criterion.id]),
                decimal(low),
                decimal(high),
                points_text(low, show),
                points_text(high, show),
            )
        )
    vendors = (say(VENDOR_LABELS[VENDORS[index]]) for index in (first, second))
    return TornadoChart(
        title=say(
            N_("How far {first} is ahead of {second} when one weight changes"),
            **dict(zip(("first", "second"), vendors, strict=True)),
        ),
        low_heading=say(N_("A fifth lower")),
        high_heading=say(N_("A fifth higher")),
        base=Tick(decimal(lead), points_text(lead, show)),
        rows=tuple(rows),
    )


def _points(card: Scorecard, vendor: int, found: Total, part: str) -> Fraction:
    """What the criteria of a part add to a vendor's score."""
    points = (
        criterion.weight.value() * score.value()
        for criterion in card.criteria
        if _PARTS[criterion.id] == part and (score := criterion.scores[vendor]) is not None
    )
    return sum(points, Fraction(0)) / found.scored.value()
