"""Style rules that put a chart's texts in their places.

The charts say where in attributes, ``data-at="37.5"``, since style attributes would need an
exception in a site's security policy, and CSS cannot compute with attributes everywhere yet.
"""

from __future__ import annotations

_ATTRIBUTES = ("at", "up")


def places_css() -> str:
    """Rules that set ``--at`` and ``--at-tenths`` (and likewise ``up``) from the attributes."""
    return "".join(_rules(name) for name in _ATTRIBUTES)


def _rules(name: str) -> str:
    whole = (f'[data-{name}^="{number}."]{{--{name}:{number}%}}\n' for number in range(101))
    tenths = (f'[data-{name}$=".{digit}"]{{--{name}-tenths:.{digit}%}}\n' for digit in range(1, 10))
    return "".join((*whole, *tenths))
