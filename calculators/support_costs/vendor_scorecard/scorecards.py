"""Weighted scores of several vendors, where a score that is missing is not a score of nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from calculator_kit import numbers
from calculator_kit.numbers import Number

BEST = 5
"""Scores run from 0 to this."""

FIFTH_EITHER_WAY = (Fraction(4, 5), Fraction(6, 5))
"""How far a weight is moved to see whether the first place holds."""

Scores = tuple[Number | None, ...]
"""A score for each vendor, None where there is none."""


@dataclass(frozen=True)
class Criterion:
    """What vendors are judged by. Its `scores` are in the vendors' order."""

    id: str
    weight: Number
    scores: Scores


@dataclass(frozen=True)
class Total:
    """A vendor's weighted score.

    `score` rests on what was scored: the weighted `points` over the weight `scored`, out of a whole
    `weight`. Of that, `coverage` says how much was scored; `least` and `most` are what it would be if
    everything missing turned out worst or best.
    """

    points: Number
    scored: Number
    weight: Fraction

    @property
    def score(self) -> Number:
        """The points of all that was scored."""
        return self.points / self.scored

    @property
    def least(self) -> Fraction:
        """With everything missing at its worst."""
        return self.points.value() / self.weight

    @property
    def most(self) -> Fraction:
        """With everything missing at its best."""
        missing = (self.weight - self.scored.value()) * BEST
        return (self.points.value() + missing) / self.weight

    @property
    def coverage(self) -> Fraction:
        """How much of the weight was scored."""
        return self.scored.value() / self.weight


def total(criteria: Sequence[Criterion], vendor: int) -> Total | None:
    """The vendor's weighted score, None when nothing with a weight was scored.

    A criterion that no vendor was scored on does not count for any.
    """
    used = [criterion for criterion in criteria if criterion.weight and any_score(criterion)]
    scored = [(one.weight, score) for one in used if (score := one.scores[vendor]) is not None]
    if not scored:
        return None
    return Total(
        numbers.total(weight * score for weight, score in scored),
        numbers.total(weight for weight, _ in scored),
        sum((one.weight.value() for one in used), Fraction(0)),
    )


def any_score(criterion: Criterion) -> bool:
    """Whether any vendor was scored on it."""
    return any(score is not None for score in criterion.scores)


def by_ratio(prices: Sequence[Number | None]) -> Scores:
    """Prices as scores: the lowest is best, twice the price is worth half the points.

    Fewer than two prices say nothing, so they give no scores.
    """
    known = [price for price in prices if price is not None]
    if len(known) < 2:
        return (None,) * len(prices)
    lowest = min(known)
    return tuple(None if price is None else BEST * lowest / price for price in prices)


def by_range(prices: Sequence[Number | None]) -> Scores:
    """Prices as scores: the lowest is best, the highest gets nought, the others by distance.

    Equal prices are all best. Fewer than two prices say nothing, so they give no scores.
    """
    known = [price for price in prices if price is not None]
    if len(known) < 2 or min(known) == max(known):
        return by_ratio(prices)
    lowest, highest = min(known), max(known)
    return tuple(
        None if price is None else BEST * (highest - price) / (highest - lowest) for price in prices
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
        more = moved.weight.value() * (factor - 1) if moved else Fraction(0)
        found: list[Fraction | None] = []
        for vendor, sums in enumerate(self._sums):
            if sums is None or vendor in self.out:
                found.append(None)
                continue
            points, weight = sums
            score = moved.scores[vendor] if moved else None
            if score is not None:
                points, weight = points + more * score.value(), weight + more
            found.append(points / weight if weight else None)
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
    def totals(self) -> tuple[Total | None, ...]:
        """What each vendor scored, see `total`."""
        return tuple(total(self.criteria, vendor) for vendor in range(self.vendors))

    @cached_property
    def _sums(self) -> tuple[tuple[Fraction, Fraction] | None, ...]:
        """The weighted points of each vendor, and the weight that they rest on."""
        return tuple(
            (one.points.value(), one.scored.value()) if one else None for one in self.totals
        )
