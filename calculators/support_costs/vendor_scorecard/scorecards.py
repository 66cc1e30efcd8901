"""Weighted scores of several vendors, where a score that is missing is not a score of nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

BEST = Fraction(5)
"""Scores run from 0 to this."""

Scores = tuple[Fraction | None, ...]
"""A score for each vendor, None where there is none."""


@dataclass(frozen=True)
class Criterion:
    """What vendors are judged by. Its `scores` are in the vendors' order."""

    id: str
    weight: Fraction
    scores: Scores


@dataclass(frozen=True)
class Total:
    """A vendor's weighted score.

    `score` rests on what was scored, `coverage` says how much of the weight that is; `least` and
    `most` are what it would be if everything missing turned out worst or best.
    """

    least: Fraction
    score: Fraction
    most: Fraction
    coverage: Fraction


def total(criteria: Sequence[Criterion], vendor: int) -> Total | None:
    """The vendor's weighted score, None when nothing with a weight was scored.

    A criterion that no vendor was scored on does not count for any.
    """
    used = [criterion for criterion in criteria if criterion.weight and any_score(criterion)]
    weight = scored = points = Fraction(0)
    for criterion in used:
        score = criterion.scores[vendor]
        weight += criterion.weight
        if score is not None:
            scored += criterion.weight
            points += criterion.weight * score
    if not scored:
        return None
    missing = (weight - scored) * BEST
    return Total(points / weight, points / scored, (points + missing) / weight, scored / weight)


def any_score(criterion: Criterion) -> bool:
    """Whether any vendor was scored on it."""
    return any(score is not None for score in criterion.scores)


def by_ratio(prices: Sequence[Decimal | None]) -> Scores:
    """Prices as scores: the lowest is best, twice the price is worth half the points.

    Fewer than two prices say nothing, so they give no scores.
    """
    known = [Fraction(price) for price in prices if price is not None]
    if len(known) < 2:
        return (None,) * len(prices)
    lowest = min(known)
    return tuple(None if price is None else BEST * lowest / Fraction(price) for price in prices)


def by_range(prices: Sequence[Decimal | None]) -> Scores:
    """Prices as scores: the lowest is best, the highest gets nought, the others by distance.

    Equal prices are all best. Fewer than two prices say nothing, so they give no scores.
    """
    known = [Fraction(price) for price in prices if price is not None]
    if len(known) < 2:
        return (None,) * len(prices)
    lowest, highest = min(known), max(known)
    if lowest == highest:
        return tuple(None if price is None else BEST for price in prices)
    return tuple(
        None if price is None else BEST * (highest - Fraction(price)) / (highest - lowest)
        for price in prices
    )


def ranks(scores: Sequence[Fraction | None]) -> tuple[int | None, ...]:
    """1 for the highest score; equal scores share the better rank. None stays without one."""
    known = [score for score in scores if score is not None]
    return tuple(
        None if score is None else 1 + sum(other > score for other in known) for score in scores
    )


@dataclass(frozen=True)
class Scorecard:
    """Several vendors under the same criteria; those of `out` fail a must-have."""

    criteria: tuple[Criterion, ...]
    vendors: int
    out: frozenset[int]

    def scores(
        self, moved: Criterion | None = None, factor: Fraction = Fraction(1)
    ) -> tuple[Fraction | None, ...]:
        """The weighted scores that are ranked, None for vendors without any or that are out.

        Given one of the criteria, its weight is multiplied by `factor`.
        """
        found: list[Fraction | None] = []
        for vendor, (points, weight) in enumerate(self._sums):
            score = moved.scores[vendor] if moved else None
            if moved and score is not None:
                more = moved.weight * (factor - 1)
                points, weight = points + more * score, weight + more
            found.append(points / weight if weight and vendor not in self.out else None)
        return tuple(found)

    def ranks(self) -> tuple[int | None, ...]:
        """The place of each vendor, see `ranks`."""
        return ranks(self.scores())

    def leaders(self, moved: Criterion | None = None, factor: Fraction = Fraction(1)) -> list[int]:
        """The vendor on the first place, or several who are level there; see `scores`."""
        found = self.scores(moved, factor)
        best = max((score for score in found if score is not None), default=None)
        return [vendor for vendor, score in enumerate(found) if score is not None and score == best]

    def runner_up(self) -> int | None:
        """The best of those behind a lone leader, the first of them where they are level."""
        found = self.ranks()
        return found.index(2) if 2 in found else None

    def lead(
        self,
        first: int,
        second: int,
        moved: Criterion | None = None,
        factor: Fraction = Fraction(1),
    ) -> Fraction:
        """By how many points one vendor's score is above another's; see `scores`."""
        found = self.scores(moved, factor)
        return (found[first] or Fraction(0)) - (found[second] or Fraction(0))

    def turning(self, factors: Sequence[Fraction]) -> list[Criterion]:
        """The criteria whose weight, multiplied by one of the factors, unseats a lone leader."""
        leaders = self.leaders()
        if len(leaders) != 1:
            return []
        return [
            criterion
            for criterion in self.criteria
            if any(self.leaders(criterion, factor) != leaders for factor in factors)
        ]

    @cached_property
    def _sums(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """The weighted points of each vendor, and the weight that they rest on."""
        sums = []
        for vendor in range(self.vendors):
            points = weight = Fraction(0)
            for criterion in self.criteria:
                score = criterion.scores[vendor]
                if score is not None:
                    points += criterion.weight * score
                    weight += criterion.weight
            sums.append((points, weight))
        return tuple(sums)
