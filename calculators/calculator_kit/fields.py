"""What a calculator asks: fields with unit, range, default and the basis of that default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.parsing import NotANumberError, canonical_text, parse_canonical, parse_number

Basis = Literal["seed", "page", "derived", "assumption"]
"""Where a default comes from: a source article, another public page, a computation, or us."""

Value = Decimal | str | None
"""A checked input: a number, the value of a choice, or None for an optional field left empty."""

BASIS_LABELS: Mapping[Basis, str] = {
    "seed": N_("from a source article"),
    "page": N_("from a public page"),
    "derived": N_("computed"),
    "assumption": N_("our assumption"),
}


class FieldError(ValueError):
    """What is wrong with one input, as a message for the reader of `kit` wording."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class InputsError(ValueError):
    """Inputs that are each fine but cannot go together: messages by field name.

    The messages are ids of the calculator's own package.
    """

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__(", ".join(messages))
        self.messages = dict(messages)


@dataclass(frozen=True)
class Choice:
    """One of the values that a ChoiceField offers; `group` is the heading it stands under."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """An input. Texts are message ids; `default` is canonical text, "" for none."""

    name: str
    label: str
    default: str = ""
    basis: Basis = "assumption"
    hint: str = ""
    unit: str = ""
    optional: bool = False
    advanced: bool = False
    """Shown behind "more options"."""

    def parse(self, text: str, locale: str | None) -> Value:
        """The value that `text` means, in the notation of `locale`, or canonical for None.

        Raises FieldError.
        """
        raise NotImplementedError

    def canonical(self, value: Value) -> str:
        """`value` as text for share links and data."""
        return (
            "" if value is None else canonical_text(value) if isinstance(value, Decimal) else value
        )

    def shown(self, value: Value, locale: str) -> str:
        """`value` as the reader of `locale` would type it."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """A number between `minimum` and `maximum`, both allowed."""

    minimum: Decimal
    maximum: Decimal
    whole: bool = False
    percent: bool = False
    """Typed and shown as a percentage, 15; handled as a fraction, 0.15. Bounds are fractions."""

    def parse(self, text: str, locale: str | None) -> Value:
        """See Field.parse."""
        text = text.strip()
        if not text:
            if self.optional:
                return None
            raise FieldError(N_("Fill in this field."))
        try:
            if locale is None:
                value = parse_canonical(text)
            else:
                value = parse_number(text.strip("%\uff05 \u00a0") if self.percent else text, locale)
                if self.percent:
                    value = value.scaleb(-2)
        except NotANumberError as error:
            raise FieldError(
                N_("Enter a number, for example {example}."),
                example=self._typed(self._example(), locale),
            ) from error
        if self.whole and value != value.to_integral_value():
            raise FieldError(N_("Enter a whole number."))
        if value < self.minimum:
            raise FieldError(
                N_("Enter {minimum} or more."), minimum=self._typed(self.minimum, locale)
            )
        if value > self.maximum:
            raise FieldError(
                N_("Enter {maximum} or less."), maximum=self._typed(self.maximum, locale)
            )
        return value

    def shown(self, value: Value, locale: str) -> str:
        """See Field.shown."""
        return self._typed(value, locale) if isinstance(value, Decimal) else ""

    def _typed(self, value: Decimal, locale: str | None) -> str:
        """`value` in the reader's notation, or canonical for None."""
        if locale is None:
            return canonical_text(value)
        return formatter(locale).plain_number(value.scaleb(2) if self.percent else value)

    def _example(self) -> Decimal:
        if self.percent:
            return Decimal("0.125")
        if self.whole:
            return Decimal(12)
        return Decimal("1234.5") if self.maximum > 1234 else Decimal("12.5")


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of several named values."""

    choices: tuple[Choice, ...]

    def parse(self, text: str, locale: str | None) -> Value:
        """See Field.parse."""
        values = [choice.value for choice in self.choices]
        if text not in values:
            raise FieldError(N_("Choose one of these: {values}."), values=", ".join(values))
        return text

    def shown(self, value: Value, locale: str) -> str:
        """See Field.shown."""
        return value if isinstance(value, str) else ""

    def label_of(self, value: Value) -> str:
        """The message id of the choice with this value."""
        return next(choice.label for choice in self.choices if choice.value == value)


Inputs = Mapping[str, Value]


def number(inputs: Inputs, name: str) -> Decimal:
    """The number in the field `name`. Raises TypeError when it is empty or a choice."""
    value = inputs[name]
    if not isinstance(value, Decimal):
        raise TypeError(f"'{name}' holds no number but {value!r}")
    return value


@dataclass(frozen=True)
class Checked:
    """Inputs after checking: all `values` when there are no `errors`, messages by name."""

    values: dict[str, Value]
    errors: dict[str, str]


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
                values[field.name] = field.parse(texts[field.name], notation)
            elif field.default or field.optional:
                values[field.name] = field.parse(field.default, None)
            else:
                raise FieldError(N_("Fill in this field."))
        except FieldError as error:
            errors[field.name] = wording.gettext(error.message, **error.values)
    return Checked(values, errors)
