"""Facts: figures that prose, tables and calculators share, each with its sources and its age.

A fact is a range with a unit. It holds one observation for each source that was read; observations
are added, never edited, and one of them is the default that is shown. `fact_files` reads them.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from calculator_kit.suggestions import did_you_mean

Freshness = Literal["green", "amber", "red"]
_AGES: tuple[Freshness, ...] = ("green", "amber", "red")

BOUNDS = ("closed", "min_only", "max_only", "point")
CONFIDENCES = ("very_high", "high", "medium", "low")
ISSUES = ("none", "lost_decimals", "lost_dash", "hyphen_for_to", "mistranslation")
REASONS = ("outdated", "implausible")
RELATIONS = ("supports", "supports_wording", "above", "below", "contradicts")

_AMBER_AND_RED_AFTER_MONTHS = {"parameter": (36, 60), "benchmark": (36, 60)}
_MARKET_MONTHS = (12, 24)
_FX_DAYS = (30, 180)
_GRACE_DAYS = 30
"""For so long after its last day a figure is only ageing: renewals are often published late."""


@dataclass(frozen=True)
class Vocabulary:
    """The words in which a package describes its facts; others are refused.

    Of the `kinds`, "statutory", "fx", "constant", "rejected", "parameter" and "benchmark" age each in their
    own way, all others as prices do. `dimensions` gives the values that each key of `where` may have,
    `languages` those that each `label` must be written in.
    """

    kinds: Sequence[str]
    units: Sequence[str]
    periods: Sequence[str]
    billed_units: Sequence[str]
    """What is paid for; "unstated" must be among them."""
    source_kinds: Sequence[str]
    dimensions: Mapping[str, Sequence[str]]
    languages: Sequence[str]


class UnknownFactError(KeyError):
    """No fact has this id; `str(error)` names the nearest."""

    def __init__(self, fact_id: str, cure: str) -> None:
        super().__init__(fact_id)
        self.cause = f"no fact named '{fact_id}'"
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.cause}. {self.cure}".strip()


@dataclass(frozen=True)
class PriceYear:
    """The year that a price held. An inferred year is a guess between `earliest` and `latest`."""

    value: int
    inferred: bool
    earliest: int
    latest: int


@dataclass(frozen=True)
class Source:
    """A page or article that was read. `lang` is a BCP 47 tag, the language of page and title.

    `published` is None for undated pages; `year` may then still be known or inferred.
    """

    id: str
    title: str
    lang: str
    kind: str
    quality: str
    publisher: str
    url: str
    published: date | None
    year: PriceYear | None
    retrieved: date


@dataclass(frozen=True)
class Reading:
    """How a damaged text was read: the text itself, its language, what is wrong, how sure we are."""

    raw: str
    lang: str
    issue: str
    note: str
    confidence: str


@dataclass(frozen=True)
class Observation:
    """What one source says. Percentages are fractions; an end is None where the source has none.

    `typical` is only ever what a source states, never a midpoint. A lone value fills all three.
    `confidence` says how far the figure could be relied on when it was read (see
    `Fact.confidence`); that of the reading is apart. `valid_to` is the last day on which it holds.
    """

    id: str
    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None
    price_year: PriceYear | None
    published: date | None
    retrieved: date
    source: Source
    locator: str
    reading: Reading | None
    confidence: str
    expected: bool
    valid_to: date | None

    @property
    def held_until(self) -> date | None:
        """The last day on which the figure is known to have held, None where that is a guess."""
        if self.price_year is None:
            return self.published
        if self.price_year.inferred:
            return None
        year_end = date(self.price_year.latest, 12, 31)
        return min(year_end, self.published) if self.published else year_end


@dataclass(frozen=True)
class Evidence:
    """Another source and how it relates to a fact."""

    source: Source
    relation: str


@dataclass(frozen=True)
class Middle:
    """A middle value. `derived` is true where no source states it: it is only computed."""

    value: Decimal
    derived: bool


@dataclass(frozen=True)
class Fact:
    """A figure with its unit, its scope (`where`) and its observations.

    `label` names it in each language. `low`, `typical` and `high` are the default observation's.
    """

    id: str
    kind: str
    unit: str
    per: str
    billed_unit: str
    bound: str
    label: Mapping[str, str] = field(hash=False)
    where: Mapping[str, str] = field(hash=False)
    observations: tuple[Observation, ...]
    default: str
    contradictions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    review_by: date | None
    reason: str

    @property
    def observation(self) -> Observation:
        """The observation that is shown."""
        return next(item for item in self.observations if item.id == self.default)

    @property
    def low(self) -> Decimal | None:
        """The lower end, None where there is none."""
        return self.observation.low

    @property
    def typical(self) -> Decimal | None:
        """What the source calls typical, None where it names no such value."""
        return self.observation.typical

    @property
    def high(self) -> Decimal | None:
        """The upper end, None where there is none."""
        return self.observation.high

    def value(self) -> Decimal:
        """What the source calls typical. Raises ValueError where it names no such value."""
        if self.typical is None:
            raise ValueError(f"'{self.id}' has no typical value")
        return self.typical

    def middle(self) -> Middle | None:
        """The typical value, or else the midpoint, marked as derived. None for open ranges."""
        if self.typical is not None:
            return Middle(self.typical, derived=False)
        if self.low is None or self.high is None:
            return None
        return Middle((self.low + self.high) / 2, derived=True)

    @property
    def valid_to(self) -> date | None:
        """The last day on which the figure shown holds, None where none is known."""
        return self.observation.valid_to

    def is_expired(self, day: date) -> bool:
        """Whether `day` is past the figure's last day, and nothing has renewed it."""
        return self.valid_to is not None and self.valid_to < day

    def confidence(self, day: date) -> str:
        """How far the figure can be relied on on `day`: a grade less for each step of its ageing.

        The grade that is recorded is that of the day on which the figure was read.
        """
        recorded = self.observation
        steps = _AGES.index(self.freshness(day)) - _AGES.index(self.freshness(recorded.retrieved))
        grade = CONFIDENCES.index(recorded.confidence) + max(steps, 0)
        return CONFIDENCES[min(grade, len(CONFIDENCES) - 1)]

    def turns(self, after: date) -> tuple[date, ...]:
        """The days later than `after` on which the figure becomes older: amber, or red."""
        if self.kind in ("constant", "rejected"):
            return ()
        days = (limit + timedelta(days=1) for limit in self._limits() or ())
        return tuple(day for day in days if day > after)

    def freshness(self, as_of: date) -> Freshness:
        """How old the default observation is on `as_of`: green, amber for ageing, red for stale.

        Undated figures, and those whose year is inferred, are red whatever their kind. One that has
        a last day ages with it, if not earlier.
        """
        if self.kind == "constant":
            return "green"
        if self.kind == "rejected":
            return "red"
        limits = self._limits()
        if limits is None or as_of > limits[1]:
            return "red"
        return "amber" if as_of > limits[0] else "green"

    def _limits(self) -> tuple[date, date] | None:
        """The last green and the last amber day."""
        end = self.valid_to
        validity = (end, end + timedelta(days=_GRACE_DAYS)) if end else None
        if self.kind == "statutory":
            return validity
        age = self._age_limits()
        if age is None or validity is None:
            return age
        return min(age[0], validity[0]), min(age[1], validity[1])

    def _age_limits(self) -> tuple[date, date] | None:
        start = self.observation.held_until
        if start is None:
            return None
        if self.kind == "fx":
            return start + timedelta(days=_FX_DAYS[0]), start + timedelta(days=_FX_DAYS[1])
        amber, red = _AMBER_AND_RED_AFTER_MONTHS.get(self.kind, _MARKET_MONTHS)
        return months_later(start, amber), months_later(start, red)


class Facts(Mapping[str, Fact]):
    """All facts of a package, by id, in the order of their files.

    `as_of` is the day that ages are reckoned from, `data_version` names this state of the data.
    Looking up an unknown id raises UnknownFactError.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        sources: Mapping[str, Source],
        as_of: date,
        data_version: str,
    ) -> None:
        self._facts = dict(facts)
        self.sources = dict(sources)
        self.as_of = as_of
        self.data_version = data_version

    def __getitem__(self, fact_id: str) -> Fact:
        if fact_id not in self._facts:
            raise UnknownFactError(fact_id, did_you_mean(fact_id, self._facts))
        return self._facts[fact_id]

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def starting_with(self, prefix: str) -> list[Fact]:
        """The facts whose id begins with `prefix`, in the order of their files."""
        return [fact for fact_id, fact in self._facts.items() if fact_id.startswith(prefix)]

    def freshness(self, fact_id: str) -> Freshness:
        """The freshness of a fact on the day of this edition."""
        return self[fact_id].freshness(self.as_of)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
