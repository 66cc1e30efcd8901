"""The style sheet of calculators for pages that have no theme of ours.

It is made from the theme's own sheets, so that there is one look. Every rule of it keeps to the
calculators, which stand in an element of the class ``dg-calculator``.
"""

from __future__ import annotations

import re

from dragoman.theme.chart_places import places_css
from dragoman.theme.publishing import ASSETS

SHEETS = ("tokens", "anywhere", "values", "calculator", "charts")
"""In the order of the cascade."""

_THEME_REM = 1.25
"""In the theme a rem is 20 pixels where the browser's letters have 16."""

_SCOPES = {
    '[dir="rtl"] {': '.dg-calculator[dir="rtl"] {',
    "[dir] {": ".dg-calculator {",
    "[dir] .md-typeset": ".dg-calculator.dg-calculator",
    ".md-typeset": ".dg-calculator",
    # Without weight, so that a site's own rule for .dg-calculator can set every colour.
    ":root": ":where(.dg-calculator)",
}
_LENGTH = re.compile(r"(?<![\w.#])(-?[\d.]+)rem\b")
_QUERY = re.compile(r"^@(?:container|media).*$", re.MULTILINE)


def calculator_css() -> str:
    """The sheet: lengths are parts of ``--dg-unit``, typefaces ``--dg-sans`` and ``--dg-serif``."""
    css = "".join((ASSETS / f"{name}.css").read_text("utf-8") for name in SHEETS) + places_css()
    for theirs, ours in _SCOPES.items():
        css = css.replace(theirs, ours)
    css = css.replace("var(--dg-serif)", "var(--dg-serif, inherit)")
    css = css.replace("var(--dg-mono)", "var(--dg-mono, ui-monospace, monospace)")
    css = _QUERY.sub(lambda query: _LENGTH.sub(_in_rem, query[0]), css)
    css = re.sub(r"^(?!@(?:container|media)).*$", _in_units, css, flags=re.MULTILINE)
    return f":where(.dg-calculator) {{\n  --dg-unit: {_THEME_REM}rem;\n}}\n\n{css}"


def _in_rem(length: re.Match[str]) -> str:
    """Queries know no variables."""
    return f"{float(length[1]) * _THEME_REM:g}rem"


def _in_units(line: re.Match[str]) -> str:
    return _LENGTH.sub(r"calc(\1 * var(--dg-unit))", line[0])
