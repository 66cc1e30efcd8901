"""Plots with axes: the drawing stretches to the page, the texts around it keep their size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator_kit.charts.models import Axis
from calculator_kit.charts.scales import LENGTH, Scale
from calculator_kit.charts.shapes import Place, drawing, path, rectangle
from calculator_kit.charts.texts import Label, along, place
from calculator_kit.formatting import to_html

HEIGHT = 60


def axis_scale(axis: Axis, values: Iterable[Decimal | None], *, mirrored: bool = False) -> Scale:
    """The scale of an axis that the data of a chart lies on."""
    marked = [tick.value for tick in axis.ticks]
    if axis.clipped and len(marked) > 1:
        return Scale.over(marked, mirrored=mirrored)
    return Scale.over([*marked, *values], mirrored=mirrored)


def height_of(share: Decimal) -> Decimal:
    """Where `share` of the upright scale is drawn, from the top."""
    return (LENGTH - share) * HEIGHT / LENGTH


def place_of(x: Decimal, y: Decimal, across: Scale, up: Scale) -> Place:
    """Where a point is drawn."""
    return across.at(x), height_of(up.share(y))


def is_seen(across: Decimal, up: Decimal) -> bool:
    """Whether shares of both scales lie within the plot."""
    return 0 <= across <= LENGTH and 0 <= up <= LENGTH


def column(
    name: str, across: Scale, left: Decimal, right: Decimal, low: Decimal, high: Decimal
) -> str:
    """An upright bar between shares of both scales."""
    return rectangle(
        f"dg-column {name}".rstrip(),
        (across.across(left), height_of(low)),
        (across.across(right), height_of(high)),
    )


@dataclass(frozen=True)
class Frame:
    """What surrounds a plot's drawing; labels are at shares of the scales."""

    x_heading: str
    x_labels: Sequence[Label]
    y_heading: str = ""
    y_labels: Sequence[Label] = ()
    above: Sequence[Label] = ()
    clipped: bool = False


def plot_html(title: str, frame: Frame, shapes: str, overlay: str, below: str) -> str:
    """The plot as a figure; `overlay` lies over the drawing, `below` comes under the axis."""
    above = f'<div class="dg-plot__above">{_stacked(frame.above)}</div>' if frame.above else ""
    grid = "".join(
        path("dg-chart__axis", [(Decimal(0), y), (LENGTH, y)])
        for y in (height_of(label.share) for label in frame.y_labels)
    )
    clipped = " dg-plot__drawing--clipped" if frame.clipped else ""
    return (
        f'<figure class="dg-plot"><figcaption>{to_html(title)}</figcaption>'
        '<div class="dg-plot__frame" aria-hidden="true">'
        f'<p class="dg-plot__y-heading">{to_html(frame.y_heading)}</p>'
        f'{above}<div class="dg-plot__y">{"".join(map(_y_label, frame.y_labels))}</div>'
        '<div class="dg-plot__area">'
        f"{drawing(f'dg-plot__drawing{clipped}', HEIGHT, grid + shapes)}{overlay}</div>"
        f"{along('dg-plot__x', frame.x_labels)}"
        f'<p class="dg-plot__x-heading">{to_html(frame.x_heading)}</p></div>{below}</figure>'
    )


def _stacked(labels: Sequence[Label]) -> str:
    """The labels' lines, the first of them nearest to the drawing below."""
    lines = sorted({label.line for label in labels}, reverse=True)
    return "".join(
        along("", [label for label in labels if label.line == line], all_needed=True)
        for line in lines
    )


def _y_label(label: Label) -> str:
    return f"<span{place('at', LENGTH - label.share)}>{to_html(label.text)}</span>"


def pinned(name: str, across: Decimal, up: Decimal, text: str) -> str:
    """A sign over the drawing at shares of both scales."""
    return f'<span class="{name}"{place("at", across)}{place("up", up)}>{to_html(text)}</span>'
