"""What a calculator asks: fields with unit, range, default and the basis of that default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculator_kit.days import parse_day
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_
from calculator_kit.parsing import NotANumberError, canonical_text, parse_canonical, parse_number

_PERCENT_SIGNS = "%\uff05\ufe6a\u066a"
_AROUND = " \u00a0\u200e\u200f"

Basis = Literal["seed", "page", "derived", "assumption"]
"""Where a default comes from: a source article, another public page, a computation, or us."""

Value = Decimal | str | tuple[Decimal, ...] | None
"""A checked input: a number, a choice, a list of numbers, or None for an empty optional field."""

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


@dataclass(frozen=True)
class Choice:
    """One of the values that a ChoiceField offers."""

    value: str
    label: str


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
    group: str = ""
    """The heading that the field stands under, with others of the same group."""
    advanced: bool = False
    """Shown behind "more options"."""

    def parse(self, text: str, locale: str | None) -> Value:
        """The value that `text` means, in the notation of `locale`, or canonical for None.

        Raises FieldError.
        """
        raise NotImplementedError

    def canonical(self, value: Value) -> str:
        """`value` as text for share links and data."""
        return value if isinstance(value, str) else ""

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
    money_in: str = ""
    """For an amount of money: its currency, or the name of the field where that is chosen."""

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
            elif self.percent:
                value = self._typed_percentage(text, locale)
            else:
                value = parse_number(text, locale)
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

    def _typed_percentage(self, text: str, locale: str) -> Decimal:
        """The fraction that a percentage means, as 15 or 15%.

        Raises NotANumberError; and FieldError for 0.3 where both 0.3 % and 30 % may be meant.
        """
        value = parse_number(text.strip(_PERCENT_SIGNS + _AROUND), locale)
        if not set(text) & set(_PERCENT_SIGNS) and self._may_be_share(value):
            raise FieldError(
                N_("Did you mean {share} or {value}? Enter it with its percent sign."),
                share=formatter(locale).percent(value),
                value=formatter(locale).percent(value.scaleb(-2)),
            )
        return value.scaleb(-2)

    def _may_be_share(self, typed: Decimal) -> bool:
        """Whether `typed` into a percentage may be a fraction as well, such as 0.3 for 30 %."""
        return 0 < typed < 1 and self.minimum <= typed <= self.maximum

    def canonical(self, value: Value) -> str:
        """See Field.canonical."""
        return canonical_text(value) if isinstance(value, Decimal) else ""

    def shown(self, value: Value, locale: str) -> str:
        """See Field.shown."""
        return self._typed(value, locale) if isinstance(value, Decimal) else ""

    def _typed(self, value: Decimal, locale: str | None) -> str:
        """`value` in the reader's notation, or canonical for None."""
        if locale is None:
            return canonical_text(value)
        show = formatter(locale)
        if not self.percent:
            return show.plain_number(value)
        sign = "%" if self._may_be_share(value.scaleb(2)) else ""
        return f"{show.plain_number(value.scaleb(2))}{sign}"

    def _example(self) -> Decimal:
        if self.percent:
            return Decimal("0.125")
        if self.whole:
            return Decimal(12)
        return Decimal("1234.5") if self.maximum > 1234 else Decimal("12.5")


@dataclass(frozen=True, kw_only=True)
class ListField(NumberField):
    """Numbers in a row, separated by semicolons or line breaks: a comma may be a decimal sign."""

    fewest: int = 1
    most: int = 60

    def parse(self, text: str, locale: str | None) -> Value:
        """See Field.parse."""
        parts = [
            part
            for part in text.replace("\uff1b", ";").replace("\n", ";").split(";")
            if part.strip()
        ]
        if not parts and self.optional:
            return None
        if not self.fewest <= len(parts) <= self.most:
            raise FieldError(
                N_("Enter {fewest} to {most} numbers, separated by semicolons."),
                fewest=str(self.fewest),
                most=str(self.most),
            )
        values = (super(ListField, self).parse(part, locale) for part in parts)
        return tuple(value for value in values if isinstance(value, Decimal))

    def canonical(self, value: Value) -> str:
        """See Field.canonical."""
        return ";".join(map(canonical_text, value)) if isinstance(value, tuple) else ""

    def shown(self, value: Value, locale: str) -> str:
        """See Field.shown."""
        if not isinstance(value, tuple):
            return ""
        return "; ".join(self._typed(item, locale) for item in value)


@dataclass(frozen=True, kw_only=True)
class DateField(Field):
    """A day, written as 2026-11-21 or as the reader's language writes it, where that is clear."""

    def parse(self, text: str, locale: str | None) -> Value:
        """See Field.parse."""
        text = text.strip()
        if not text and self.optional:
            return None
        try:
            day = date.fromisoformat(text) if locale is None else parse_day(text, locale)
            return day.isoformat()
        except ValueError as error:
            raise FieldError(N_("Enter a date as year-month-day: 2026-11-21.")) from error

    def shown(self, value: Value, locale: str) -> str:
        """See Field.shown."""
        return value if isinstance(value, str) else ""


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
