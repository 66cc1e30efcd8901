"""Mend a rendered page where a template cannot reach."""

from __future__ import annotations

import re

_TABLE_PARTS = re.compile(
    r"(?P<skip><dragoman-calculator\b.*?</dragoman-calculator>|<pre\b.*?</pre>)"
    r'|<h[1-6]\b[^>]*?\bid="(?P<heading>[^"]+)"'
    r'|<table(?: class="(?P<classes>[^"]*)")?(?P<rest>[^>]*)>'
    r"|(?P<end></table>)"
    r"|<th(?P<empty>[^>]*)></th>",
    re.DOTALL,
)


def plain_search(html: str) -> str:
    """Take the role of a dialog from Material's search: it has no name and never takes the focus."""
    return html.replace('data-md-component="search" role="dialog"', 'data-md-component="search"', 1)


def scrollable_tables(html: str) -> str:
    """Put each table of prose into a box that scrolls sideways and can be focused.

    The box is named after the heading above it, and an empty column heading becomes a plain cell.
    Calculators, which bring their own tables, and code are left alone.
    """
    heading = ""
    boxed = False

    def mend(match: re.Match[str]) -> str:
        nonlocal heading, boxed
        if match["skip"]:
            return match[0]
        if match["heading"]:
            heading = match["heading"]
            return match[0]
        if match["empty"] is not None:
            return f"<td{match['empty']}></td>"
        if match["end"]:
            end, boxed = ("</table></div>" if boxed else "</table>"), False
            return end
        classes = (match["classes"] or "dg-table").split()
        boxed = "dg-table" in classes
        if not boxed:
            return match[0]
        label = f' role="group" aria-labelledby="{heading}"' if heading else ""
        return (
            f'<div class="dg-scroll" tabindex="0"{label}>'
            f'<table class="{" ".join(classes)}"{match["rest"]}>'
        )

    return _TABLE_PARTS.sub(mend, html)
