"""An answer as a reader meets it: figures, a chart, the working, notes and sources.

Texts are in the reader's language already and may carry Unicode isolates. `markup` makes HTML of
them, the command line plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Row:
    """One figure with its label; `figure` is its id."""

    figure: str
    label: str
    value: str


@dataclass(frozen=True)
class Step:
    """One line of the working: what is computed, how, and what comes out."""

    label: str
    formula: str
    result: str


@dataclass(frozen=True)
class SourceLine:
    """The record that a figure came from, with its price year and how sure it is."""

    title: str
    lang: str
    locator: str
    detail: str


@dataclass(frozen=True)
class Bar:
    """One range of a chart; `high` is None where the range is open."""

    label: str
    low: Decimal
    high: Decimal | None
    value: str
    chosen: bool = False


@dataclass(frozen=True)
class Chart:
    """Ranges on one scale from nought to `maximum`, with a text for each tick."""

    title: str
    label_heading: str
    value_heading: str
    bars: tuple[Bar, ...]
    maximum: Decimal
    ticks: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True)
class Presentation:
    """Everything that is shown for one answer."""

    caption: str
    headline: str
    meaning: str
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    status: str = ""
    """The answer in one sentence, for screen readers."""
