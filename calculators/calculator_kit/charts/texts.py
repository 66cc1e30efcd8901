"""Texts around the drawings: figures, labels along a scale, and the chart as a table."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from calculator_kit.charts.scales import LENGTH, Scale, Tick
from calculator_kit.formatting import Formatter, rounded, to_html
from calculator_kit.messages import Wording

_NOTHING = "\u2014"
_EDGE = Decimal(6)
"""A label nearer to an end than this does not stand over its place, but leans inwards."""


_FEW = 3
"""So many labels always have room."""


class Label(NamedTuple):
    """A text `share` along a scale, on one of several lines."""

    share: Decimal
    text: str
    line: int = 0


def figure_text(text: str) -> str:
    """A figure, which is never broken across lines."""
    return f'<bdi class="dg-value">{to_html(text or _NOTHING)}</bdi>'


def tick_labels(scale: Scale, ticks: Iterable[Tick]) -> list[Label]:
    """The ticks that lie on the scale."""
    labels = [Label(scale.share(value), text) for value, text in ticks]
    return [label for label in labels if 0 <= label.share <= LENGTH]


def place(name: str, share: Decimal) -> str:
    """An attribute that tells the style sheet where, from 0.0 to 100.0 per cent.

    A strict policy forbids style attributes, so the style sheet has a rule for each number before
    the point, and one for each digit behind it.
    """
    return f' data-{name}="{rounded(max(Decimal(0), min(LENGTH, share)), 1)}"'


def along(name: str, labels: Iterable[Label], *, all_needed: bool = False) -> str:
    """Labels at their places along a line of text.

    Unless `all_needed`, every other one may be left out where there is no room.
    """
    spans = []
    labels = list(labels)
    thinned = not all_needed and len(labels) > _FEW
    for index, label in enumerate(labels):
        names = []
        if label.share < _EDGE:
            names.append("dg-at--start")
        elif label.share > LENGTH - _EDGE:
            names.append("dg-at--end")
        if thinned and index % 2:
            names.append("dg-at--minor")
        attributes = f' class="{" ".join(names)}"' if names else ""
        spans.append(f"<span{attributes}{place('at', label.share)}>{to_html(label.text)}</span>")
    return f'<div class="dg-along {name}">{"".join(spans)}</div>'


def on_lines(labels: Sequence[Label], distance: Decimal) -> list[Label]:
    """The labels in order, those nearer to one another than `distance` on lines of their own."""
    ends: list[Decimal] = []
    placed = []
    for label in sorted(labels, key=lambda label: label.share):
        free = (line for line, end in enumerate(ends) if label.share - end >= distance)
        line = next(free, len(ends))
        ends[line : line + 1] = [label.share]
        placed.append(label._replace(line=line))
    return placed


def text_twin(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], formatter: Formatter
) -> str:
    """The chart's figures as a table, folded up; the first text of a row is its heading."""
    wording = Wording("calculator_kit", formatter.locale)
    head = "".join(f'<th scope="col">{to_html(text)}</th>' for text in headings)
    body = "".join(
        f'<tr><th scope="row">{to_html(first)}</th>'
        + "".join(f"<td>{figure_text(text)}</td>" for text in texts)
        + "</tr>"
        for first, *texts in rows
    )
    summary = html.escape(wording.gettext("Show as a table"))
    return (
        '<details class="dg-chart-table">'
        f"<summary>{summary}</summary>"
        f'<div class="dg-scroll" tabindex="0" role="group" aria-label="{html.escape(title)}">'
        f'<table class="dg-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )
