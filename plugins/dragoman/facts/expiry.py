"""What a page says of figures that are past their last day: a dagger at each, and what it means.

Which figures these are depends on the reader's date, so both stand in the page from the start;
`calculator_kit.dated` has the details.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from calculator_kit.dated import Dated, dated_html
from calculator_kit.messages import N_
from calculator_kit.provenance import held_text
from dragoman.facts.context import Context, attributes, in_markdown

_SIGN = "†"
_TITLE = re.compile(r"\s*# [^\n]*\n")


def with_expiry(context: Context, shown: str, lasts: Iterable[date | None]) -> str:
    """`shown`, a value, with a dagger that appears after the earliest of its last days.

    Where there is no markup, what was past on the day of the edition is said in words.
    """
    last = min(filter(None, lasts), default=None)
    if last is None:
        return shown
    remark = held_text(last, context.locale)
    if not context.plain:
        context.last_days.add(last)
        meaning = attributes(class_="dg-expired", role="img", aria_label=remark, title=remark)
        return shown + _from_then_on(context, last, f"<sup{meaning}>{_SIGN}</sup>")
    if last >= context.facts.as_of:
        return shown
    return context.wording.gettext(N_("{value} ({remark})"), value=shown, remark=remark)


def with_notices(context: Context, markdown: str) -> str:
    """A page's Markdown with the meaning of its daggers below its title."""
    if not context.last_days:
        return markdown
    title = _TITLE.match(markdown)
    end = title.end() if title else 0
    notices = "".join(_notice(context, last) for last in sorted(context.last_days))
    return f"{markdown[:end]}\n<div>{notices}</div>\n\n{markdown[end:].lstrip()}"


def _notice(context: Context, last: date) -> str:
    text = context.wording.gettext(
        N_("Figures marked {sign} were valid until {date} and have not been renewed since."),
        sign=_SIGN,
        date=context.show.date(last),
    )
    return _from_then_on(context, last, in_markdown(text), "dg-note dg-note--expired", "p")


def _from_then_on(
    context: Context, last: date, content: str, class_name: str = "", tag: str = ""
) -> str:
    told = Dated.once_past(content, last, is_past=last < context.facts.as_of)
    return dated_html([told], str, class_name, tag)
