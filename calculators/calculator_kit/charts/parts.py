"""Fills that differ by shade and by texture, and the legend that explains drawings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from calculator_kit.charts.scales import Scale
from calculator_kit.charts.shapes import BAR_BOTTOM, BAR_MIDDLE, BAR_TOP, path, rectangle
from calculator_kit.formatting import to_html

_FILLS = 6
_GAP = Decimal("0.2")
_KEY_HEIGHT = 12


def part(index: int, scale: Scale, low: Decimal, high: Decimal) -> str:
    """A bar between two values in the fill number `index`, with a gap to its neighbours."""
    start, end = sorted((scale.inside(low), scale.inside(high)))
    if start == end:
        return ""
    if end - start > 4 * _GAP:
        start, end = start + _GAP, end - _GAP
    return fill(index, scale.across(start), scale.across(end))


def fill(index: int, first: Decimal, second: Decimal) -> str:
    """A bar between two places in the fill number `index`: a shade, and stripes over it."""
    name = index % _FILLS + 1
    shade = rectangle(f"dg-part dg-fill--{name}", (first, BAR_TOP), (second, BAR_BOTTOM))
    if name == 1:
        return shade
    stripes = ((min(first, second), BAR_MIDDLE), (max(first, second), BAR_MIDDLE))
    return shade + path(f"dg-stripes dg-fill--{name}", stripes)


def key(content: str, width: int = 30) -> str:
    """A sample for the legend."""
    return (
        f'<svg class="dg-key" viewBox="0 0 {width} {_KEY_HEIGHT}" aria-hidden="true" '
        f'focusable="false">{content}</svg>'
    )


@cache
def part_key(index: int) -> str:
    """A sample of a fill."""
    return key(f'<g transform="translate(0 -1)">{fill(index, Decimal(0), Decimal(30))}</g>')


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Samples with their names. Tables name what they show themselves, so it is not read aloud."""
    items = "".join(f"<li>{sample}<span>{to_html(text)}</span></li>" for sample, text in entries)
    return f'<ul class="dg-legend" aria-hidden="true">{items}</ul>'
