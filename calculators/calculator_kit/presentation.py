"""An answer as a reader meets it: figures, charts, the working, notes and sources.

Texts are in the reader's language already and may carry Unicode isolates. `markup` makes HTML of
them, the command line plain text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator_kit.charts.models import AnyChart
from calculator_kit.dated import Dated, text_on
from calculator_kit.facts import PriceYear


@dataclass(frozen=True)
class Row:
    """One figure with its label; `figure` is its id."""

    figure: str
    label: str
    value: str


@dataclass(frozen=True)
class Step:
    """One line of the working: what is computed, how, and what comes out.

    `sign` is "≈" where the operands as shown miss the result, by no more than `bound`.
    """

    label: str
    formula: str
    result: str
    sign: Literal["=", "≈"] = "="
    bound: str = ""

    def outcome(self) -> str:
        """The result behind its sign: "= $5", "≈ $5 (± $0.01)"."""
        return f"{self.sign} {self.result} (± {self.bound})" if self.bound else f"= {self.result}"


@dataclass(frozen=True)
class Evidence:
    """A line of the working that no formula gives, such as what a search found.

    `text` is what can be checked, in words of the page's own direction.
    """

    label: str
    text: str
    result: str


@dataclass(frozen=True)
class Standing:
    """How far a figure can be relied on from the day `first` on, None for the edition's.

    `confidence` is a grade of `facts.CONFIDENCES`; `year` is that of its price, None for a figure
    that has none, such as a rate of law, or, where `undated`, one that nobody knows.
    """

    confidence: str
    year: PriceYear | None = None
    undated: bool = False
    first: date | None = None


@dataclass(frozen=True)
class SourceLine:
    """The record that a figure came from, with its price year and how sure it is.

    `details` say that for the day of the edition first, then for later days. `valid_to` is the last
    day of the figure, `expired` whether that had passed on the day of the edition.
    """

    title: str
    lang: str
    locator: str
    details: tuple[Dated, ...]
    source: str = ""
    """The id of the source, and those of the records; the page of sources has an anchor for each."""
    records: tuple[str, ...] = ()
    valid_to: date | None = None
    expired: bool = False
    standings: tuple[Standing, ...] = ()
    """How far its figures can be relied on, the edition's day first, then later ones."""

    def standing(self, day: date) -> Standing:
        """How far that is on `day`. Raises ValueError for a line that says nothing of it."""
        held = (one for one in self.standings if one.first is None or one.first <= day)
        return max(held, key=lambda one: one.first or date.min)

    def detail(self, day: date | None = None) -> str:
        """What is said on `day`, or without one what was on the day of the edition."""
        return text_on(self.details, day)


@dataclass(frozen=True)
class Item:
    """One point of a list; `page` is where the guide says more, an address below its language."""

    text: str
    page: str = ""


@dataclass(frozen=True)
class ItemList:
    """Points under a title, such as questions to ask; `numbered` if they come in an order."""

    title: str
    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True)
class RelatedLink:
    """Another calculator that goes on from this answer, with a query that carries inputs over."""

    title: str
    calculator: str
    query: str


@dataclass(frozen=True)
class Presentation:
    """Everything that is shown for one answer."""

    caption: str
    headline: str
    meaning: str
    rows: tuple[Row, ...]
    steps: Sequence[Step | Evidence]
    """The working, perhaps written only when somebody looks."""
    charts: tuple[AnyChart, ...] = ()
    notes: tuple[str, ...] = ()
    lists: tuple[ItemList, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    status: str = ""
    """The answer in one sentence, for screen readers; the headline if it is left empty. Given
    without its full stop, which each language writes its own way."""
    related: tuple[RelatedLink, ...] = ()
    basis: tuple[Dated, ...] = ()
    """The year and the confidence of the weakest source behind the answer. Added by the engine."""
    expiries: tuple[Dated, ...] = ()
    """For each last day of a figure behind the answer: that it has passed. Added by the engine."""
