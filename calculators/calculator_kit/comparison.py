"""Up to four sets of inputs of one calculator, side by side."""

from __future__ import annotations

import html
from collections.abc import Sequence
from decimal import Decimal

from calculator_kit.calculators import Outcome
from calculator_kit.dated import dated_html
from calculator_kit.fields import ChoiceField, Field, NumberField
from calculator_kit.formatting import formatter, to_html
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Row

MOST = 4


def comparison_html(outcomes: Sequence[Outcome], package: str, locale: str) -> str:
    """A table with a column for each outcome: the inputs that differ, then the figures.

    Outcomes without an answer are left out; "" when fewer than one is left.
    """
    answered = [outcome for outcome in outcomes if outcome.presentation][:MOST]
    if not answered:
        return ""
    own, kit = Wording(package, locale), Wording("calculator_kit", locale)
    names = [
        kit.gettext(N_("Case {number}"), number=str(number))
        for number in range(1, len(answered) + 1)
    ]
    heads = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
    rows = [
        _row(own.gettext(field.label), [_input_text(field, outcome, own) for outcome in answered])
        for field in answered[0].calculator.fields
        if len({outcome.inputs.get(field.name, "") for outcome in answered}) > 1
    ]
    rows.append(_row(kit.gettext(N_("Answer")), [_headline(outcome) for outcome in answered]))
    labels: dict[str, str] = {}
    for outcome in answered:
        labels |= {row.figure: row.label for row in _rows(outcome)}
    rows += [
        _row(label, [_figure_text(figure, outcome) for outcome in answered])
        for figure, label in labels.items()
    ]
    expiries = dict.fromkeys(
        expiry
        for outcome in answered
        if outcome.presentation
        for expiry in outcome.presentation.expiries
    )
    told = dated_html(tuple(expiries), to_html, "dg-note dg-note--expired", "p")
    caption = html.escape(kit.gettext(N_("Cases side by side")))
    return (
        f'<table class="dg-table dg-comparison"><caption>{caption}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>{told}"
    )


def _row(label: str, texts: Sequence[str]) -> str:
    cells = "".join(f'<td><bdi class="dg-value">{to_html(text)}</bdi></td>' for text in texts)
    return f'<tr><th scope="row">{to_html(label)}</th>{cells}</tr>'


def _input_text(field: Field, outcome: Outcome, wording: Wording) -> str:
    text = outcome.inputs.get(field.name, "")
    if not text:
        return "\u2014"
    value = field.parse(text, None)
    if isinstance(field, ChoiceField):
        return wording.gettext(field.label_of(value))
    if isinstance(field, NumberField) and isinstance(value, Decimal):
        show = formatter(wording.locale)
        return show.percent(value) if field.percent else show.number(value)
    return field.shown(value, wording.locale)


def _rows(outcome: Outcome) -> tuple[Row, ...]:
    return outcome.presentation.rows if outcome.presentation else ()


def _headline(outcome: Outcome) -> str:
    return outcome.presentation.headline if outcome.presentation else ""


def _figure_text(figure: str, outcome: Outcome) -> str:
    return next((row.value for row in _rows(outcome) if row.figure == figure), "\u2014")
