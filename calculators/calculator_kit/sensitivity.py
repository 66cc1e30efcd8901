"""What moves an answer most: each input moved on its own, the others kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from calculator_kit.charts.models import Tick, TornadoChart, TornadoRow
from calculator_kit.fields import NumberField
from calculator_kit.inputs import Inputs, InputsError
from calculator_kit.messages import N_, Wording

MOVE = Decimal("0.1")
"""How far an input is moved either way, as a share of it: our assumption, said with the chart."""


@dataclass(frozen=True)
class Effect:
    """The answer when one input is at its lower and at its upper end."""

    field: str
    input_low: Decimal
    input_high: Decimal
    low: Decimal
    high: Decimal

    @property
    def size(self) -> Decimal:
        """How far apart the two answers are."""
        return abs(self.high - self.low)


def effects(
    fields: tuple[NumberField, ...], inputs: Inputs, answer: Callable[[Inputs], Decimal | None]
) -> list[Effect]:
    """The effect of each field on `answer`, largest first.

    Each is moved by a tenth of itself, within its bounds. Fields that are empty, nought, without
    effect, or whose move leaves no answer, are left out.
    """
    found = []
    for field in fields:
        value = inputs[field.name]
        if not isinstance(value, Decimal) or not value:
            continue
        ends = [_within(field, value * (1 - MOVE)), _within(field, value * (1 + MOVE))]
        answers = [_answer(answer, {**inputs, field.name: end}) for end in ends]
        if answers[0] is not None and answers[1] is not None and answers[0] != answers[1]:
            found.append(Effect(field.name, ends[0], ends[1], answers[0], answers[1]))
    return sorted(found, key=lambda effect: (-effect.size, effect.field))


def tornado_chart(
    found: list[Effect],
    span: Effect | None,
    base: Decimal,
    labels: dict[str, str],
    show: Callable[[Decimal], str],
    locale: str,
) -> TornadoChart:
    """The effects as a chart around `base`, in the reader's language.

    `span` is the effect of the rates' own range, None where they have none; `labels` names the
    fields, `show` writes a value of the answer.
    """
    say = Wording("calculator_kit", locale).gettext
    rows = [(labels[effect.field], effect) for effect in found]
    if span:
        rows.append((say(N_("The rates, over their whole range")), span))
        rows.sort(key=lambda row: -row[1].size)
    return TornadoChart(
        title=say(N_("What moves the answer most: each input a tenth lower and higher")),
        low_heading=say(N_("Lower")),
        high_heading=say(N_("Higher")),
        base=Tick(base, show(base)),
        rows=tuple(
            TornadoRow(label, one.low, one.high, show(one.low), show(one.high))
            for label, one in rows
        ),
    )


def _within(field: NumberField, value: Decimal) -> Decimal:
    value = min(field.maximum, max(field.minimum, value))
    return value.to_integral_value() if field.whole else value


def _answer(answer: Callable[[Inputs], Decimal | None], inputs: Inputs) -> Decimal | None:
    try:
        return answer(inputs)
    except InputsError:
        return None
