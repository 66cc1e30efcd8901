"""An answer as HTML, the same bytes in the build and in the browser."""

from __future__ import annotations

import html

from calculator_kit.charts import chart_html
from calculator_kit.formatting import formatter, to_html
from calculator_kit.messages import Wording
from calculator_kit.presentation import Presentation, Row, SourceLine, Step


def answer_html(presentation: Presentation, locale: str) -> str:
    """The content of the answer region: headline, meaning, figures, notes, chart, working."""
    wording = Wording("calculator_kit", locale)
    parts = [
        f'<p class="dg-answer__caption">{to_html(presentation.caption)}</p>',
        f'<p class="dg-answer__headline" translate="no">{_value(presentation.headline)}</p>',
        f'<p class="dg-answer__meaning">{to_html(presentation.meaning)}</p>',
        *(f'<p class="dg-note">{to_html(note)}</p>' for note in presentation.notes),
        '<dl class="dg-figures">' + "".join(map(_row, presentation.rows)) + "</dl>",
    ]
    if presentation.chart:
        parts.append(chart_html(presentation.chart, formatter(locale)))
    parts += [
        '<details class="dg-working">'
        f"<summary>{html.escape(wording.gettext('How this was worked out'))}</summary>"
        f"<ol>{''.join(map(_step, presentation.steps))}</ol></details>",
        '<div class="dg-sources">'
        f'<p class="dg-sources__title">{html.escape(wording.gettext("Where the rates come from"))}</p>'
        f"<ul>{''.join(map(_source, presentation.sources))}</ul></div>",
    ]
    return "\n".join(parts)


def _value(text: str) -> str:
    return f'<bdi class="dg-value">{to_html(text)}</bdi>'


def _row(row: Row) -> str:
    return (
        f'<div data-figure="{html.escape(row.figure)}"><dt>{to_html(row.label)}</dt>'
        f'<dd translate="no">{_value(row.value)}</dd></div>'
    )


def _step(step: Step) -> str:
    return (
        f'<li><span class="dg-working__label">{to_html(step.label)}</span> '
        f'<bdi class="dg-working__formula" dir="ltr">{to_html(step.formula)}</bdi> '
        f'<span class="dg-working__result">= {_value(step.result)}</span></li>'
    )


def _source(source: SourceLine) -> str:
    return (
        f'<li><cite lang="{html.escape(source.lang)}"><bdi>{to_html(source.title)}</bdi></cite>, '
        f"{to_html(source.locator)}. {to_html(source.detail)}</li>"
    )
