"""Inputs as a calculator gets them: every field's text parsed, or a message for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from calculator_kit.currency_marks import without_mark
from calculator_kit.fields import Field, FieldError, NumberField, Value
from calculator_kit.messages import N_, Wording
from calculator_kit.parsing import MAX_CHARACTERS, as_ascii

Inputs = Mapping[str, Value]


class InputsError(ValueError):
    """Inputs that are each fine but cannot go together: messages by field name.

    The messages are ids of the calculator's own package.
    """

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__(", ".join(messages))
        self.messages = dict(messages)


@lru_cache(maxsize=4096)
def exactly(value: Decimal) -> Fraction:
    """A number to compute with. Kept, since an answer takes the same ones many times."""
    return Fraction(value)


@dataclass(frozen=True)
class Checked:
    """Inputs after checking: all `values` when there are no `errors`, messages by name."""

    values: dict[str, Value]
    errors: dict[str, str]


def _currency(named: str, fields: tuple[Field, ...], texts: Mapping[str, str]) -> str:
    """The currency that is chosen in the field `named`; without such a field it is the currency."""
    default = next((field.default for field in fields if field.name == named), named)
    return texts.get(named, default)


def _unmarked(text: str, currency: str) -> str:
    """An amount without its currency's sign or code. Raises FieldError for another currency's."""
    if len(text) > 2 * MAX_CHARACTERS:
        return text
    bare, mark, stands_for = without_mark(as_ascii(text))
    if not mark:
        return text
    if currency not in stands_for:
        raise FieldError(
            N_("The currency chosen is {currency}: enter the amount in it, not in {mark}."),
            currency=currency,
            mark=mark,
        )
    return bare


def check_inputs(
    fields: tuple[Field, ...], texts: Mapping[str, str], locale: str, *, notation: str | None
) -> Checked:
    """Parse each field's text, or take its default where `texts` has none.

    `notation` is the locale that the texts are written in, None for canonical notation; messages
    are in `locale`. Names that no field has are errors too.
    """
    wording = Wording("calculator_kit", locale)
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    known = {field.name for field in fields}
    for name in sorted(set(texts) - known):
        errors[name] = wording.gettext(
            N_("There is no such input. Known: {names}."), names=", ".join(sorted(known))
        )
    for field in fields:
        try:
            if field.name in texts:
                text = texts[field.name]
                if notation and isinstance(field, NumberField) and field.money_in:
                    text = _unmarked(text, _currency(field.money_in, fields, texts))
                values[field.name] = field.parse(text, notation)
            elif field.default or field.optional:
                values[field.name] = field.parse(field.default, None)
            else:
                raise FieldError(N_("Fill in this field."))
        except FieldError as error:
            errors[field.name] = wording.gettext(error.message, **error.values)
    return Checked(values, errors)
