"""An answer as HTML, the same bytes in the build and in the browser."""

from __future__ import annotations

import html
import re

from calculator_kit.charts import chart_html
from calculator_kit.dated import dated_html
from calculator_kit.formatting import formatter, to_html
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import (
    Evidence,
    Item,
    ItemList,
    Presentation,
    RelatedLink,
    Row,
    SourceLine,
    Step,
)
from calculator_kit.provenance import anchor

_RANGE = re.compile(r"[^\s()<>]+(?: – |–|-)[^\s()<>]+")
_WHOLE = r'<span class="dg-range">\g<0></span>'
_PHRASE = 8
"""So many letters have no amounts with their currencies, and no word for an open end."""


def answer_html(
    presentation: Presentation, locale: str, base: str = "", *, working: bool = True
) -> str:
    """The content of the answer region: headline, meaning, figures, notes, charts, working.

    `base` is the address of the folder of the calculators' pages, relative to the page; the page
    of sources stands beside that folder. Without it, sources are named and not linked, and no other
    calculators are. Without `working` its list is empty, to be filled with `working_html`.
    """
    wording = Wording("calculator_kit", locale)
    worked_out = html.escape(wording.gettext("How this was worked out, in full"))
    parts = [
        f'<p class="dg-answer__caption">{to_html(presentation.caption)}</p>',
        f'<p class="dg-answer__headline" translate="no">{_value(presentation.headline)}</p>',
        dated_html(presentation.basis, to_html, "dg-answer__basis", "p"),
        f'<p class="dg-answer__meaning">{to_html(presentation.meaning)}</p>',
        dated_html(presentation.expiries, to_html, "dg-note dg-note--expired", "p"),
        *(f'<p class="dg-note">{to_html(note)}</p>' for note in presentation.notes),
        '<dl class="dg-figures">' + "".join(map(_row, presentation.rows)) + "</dl>",
        *(_list(found, base) for found in presentation.lists),
    ]
    parts += [
        *(chart_html(chart, formatter(locale)) for chart in presentation.charts),
        '<details class="dg-working">'
        f"<summary>{worked_out}</summary>"
        f"<ol>{working_html(presentation) if working else ''}</ol>"
        f"{dated_html(presentation.expiries, to_html, 'dg-working__expired', 'p')}</details>",
    ]
    if presentation.sources:
        title = html.escape(wording.gettext("Where the rates come from"))
        lines = "".join(_source(source, wording, base) for source in presentation.sources)
        parts.append(
            f'<div class="dg-sources"><p class="dg-sources__title">{title}</p><ul>{lines}</ul></div>'
        )
    if presentation.related and base:
        title = html.escape(wording.gettext("Go on with this answer"))
        links = "".join(_related(link, base) for link in presentation.related)
        parts.append(
            f'<div class="dg-related"><p class="dg-related__title">{title}</p><ul>{links}</ul></div>'
        )
    return "\n".join(filter(None, parts))


def working_html(presentation: Presentation) -> str:
    """The items of the list that shows how an answer was worked out."""
    return "".join(map(_step, presentation.steps))


def _value(text: str) -> str:
    """A value, which is not broken over lines unless it is a phrase."""
    phrase = " dg-value--phrase" if sum(map(str.isalpha, text)) >= _PHRASE else ""
    return f'<bdi class="dg-value{phrase}">{to_html(text)}</bdi>'


def _row(row: Row) -> str:
    return (
        f'<div data-figure="{html.escape(row.figure)}"><dt>{to_html(row.label)}</dt>'
        f'<dd translate="no">{_value(row.value)}</dd></div>'
    )


def _list(found: ItemList, base: str) -> str:
    tag = "ol" if found.numbered else "ul"
    items = "".join(f"<li>{_item(item, base)}</li>" for item in found.items)
    title = f'<p class="dg-list__title">{to_html(found.title)}</p>'
    return f'<div class="dg-list">{title}<{tag}>{items}</{tag}></div>'


def _item(item: Item, base: str) -> str:
    if not (base and item.page):
        return to_html(item.text)
    return f'<a href="{html.escape(f"{base}../{item.page}")}">{to_html(item.text)}</a>'


def _step(step: Step | Evidence) -> str:
    """A line of the working. A formula and its result run from left to right in every language."""
    label = f'<span class="dg-working__label">{to_html(step.label)}</span>'
    if isinstance(step, Evidence):
        return (
            f'<li>{label} <span class="dg-working__evidence">{to_html(step.text)}</span> '
            f'<span class="dg-working__result">{_value(step.result)}</span></li>'
        )
    return (
        f'<li>{label} <bdi class="dg-working__line" dir="ltr" translate="no">'
        f'<span class="dg-working__formula">{_with_whole_ranges(step.formula)}</span> '
        f'<span class="dg-working__result">{_with_whole_ranges(step.outcome())}</span></bdi></li>'
    )


def _with_whole_ranges(text: str) -> str:
    """`text` as HTML with each range in one piece, in which lines are not broken: as isolates are."""
    content = to_html(text)
    return content if "<bdi" in content else _RANGE.sub(_WHOLE, content)


def _source(source: SourceLine, wording: Wording, base: str) -> str:
    title = f'<cite lang="{html.escape(source.lang)}"><bdi>{to_html(source.title)}</bdi></cite>'
    title = _on_record(title, "source", source.source, base)
    whole, without_place = N_("{title}, {place}. {detail}"), N_("{title}. {detail}")
    pattern = wording.gettext(whole if source.locator else without_place)
    line = html.escape(pattern).format(
        title=title,
        place=to_html(source.locator),
        detail=dated_html(source.details, to_html),
    )
    records = [
        _on_record(f'<bdi dir="ltr">{to_html(record)}</bdi>', "fact", record, base)
        for record in source.records
    ]
    if records:
        told = html.escape(
            wording.ngettext(
                "Record: {records}.", "Records: {records}.", len(records), records="{records}"
            )
        )
        named = told.format(records=formatter(wording.locale).conjunction(records))
        gap = "" if source.detail().endswith("。") else " "
        line += f'{gap}<span class="dg-records">{named}</span>'
    return f"<li>{line}</li>"


def _on_record(content: str, kind: str, name: str, base: str) -> str:
    """`content` as a link to where a source or a record stands on the page of sources."""
    if not (base and name):
        return content
    return f'<a href="{html.escape(base)}../sources/#{anchor(kind, name)}">{content}</a>'


def _related(link: RelatedLink, base: str) -> str:
    query = f"?{link.query}" if link.query else ""
    address = html.escape(f"{base}{link.calculator.replace('_', '-')}/{query}")
    return f'<li><a href="{address}">{to_html(link.title)}</a></li>'
