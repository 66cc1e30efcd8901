"""What a calculator asks, as a class: each input is an attribute with a type.

    class Month(Given):
        seats = count(N_("Seats"), N_("Workplaces of the team."), default=5, most=10_000)
        billed = choice(N_("What the price is for"), default="seat", seat=N_("one seat"), …)

`Month(inputs).seats` is a Number, `.billed` a text; a misspelt name is a type error. The fields come in the
order of the class, those of its bases behind; naming a base's question again puts it elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from calculator_kit.fields import (
    Basis,
    Choice,
    ChoiceField,
    DateField,
    Field,
    ListField,
    NumberField,
    Value,
)
from calculator_kit.inputs import Inputs
from calculator_kit.numbers import SHARE, Number

T = TypeVar("T")
_ANY_AMOUNT = Decimal(1_000_000_000_000)


class Question(Generic[T]):
    """An input of a class of them: its field, and how its value is read."""

    def __init__(self, field: Field, read: Callable[[Value, Field, Given], T]) -> None:
        self.field = field
        self.read = read
        self.name = ""

    def __set_name__(self, owner: type[Given], name: str) -> None:
        self.name = name
        if not self.field.name:
            self.field = replace(self.field, name=name)

    @overload
    def __get__(self, given: None, owner: type[Given]) -> Self: ...
    @overload
    def __get__(self, given: Given, owner: type[Given]) -> T: ...
    def __get__(self, given: Given | None, owner: type[Given]) -> Self | T:
        if given is None:
            return self
        value = self.read(given.inputs[self.field.name], self.field, given)
        given.__dict__[self.name] = value  # found there from now on
        return value

    def but(self, **changes: Any) -> Self:
        """The same question with some properties of its field changed."""
        return type(self)(replace(self.field, **changes), self.read)

    def label_of(self, value: str) -> str:
        """The message of a choice. Raises TypeError for a question that offers none."""
        if not isinstance(self.field, ChoiceField):
            raise TypeError(f"'{self.field.name}' offers no choices.")
        return self.field.label_of(value)


class Given:
    """Checked inputs of a calculator, by the questions that are its attributes."""

    fields: ClassVar[tuple[Field, ...]] = ()

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs

    def knows(self, *names: str) -> bool:
        """Whether each of these inputs has been filled in. Raises KeyError."""
        return all(self.inputs[name] is not None for name in names)

    @classmethod
    def questions(cls) -> dict[str, Question[Any]]:
        """Its questions by their attributes' names, in the order of its fields."""
        names = (field.name for field in cls.fields)
        return {name: getattr(cls, name) for name in names}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        found: dict[str, Field] = {}
        for one in cls.__mro__:
            for name, value in vars(one).items():
                if isinstance(value, Question):
                    if value.field.name != name:
                        known = value.field.name
                        raise TypeError(f"'{known}' is asked as '{name}': say but(name='{name}').")
                    found.setdefault(name, value.field)
                elif isinstance(value, Each):
                    for field in value.fields:
                        found.setdefault(field.name, field)
        cls.fields = tuple(found.values())


K = TypeVar("K")
G = TypeVar("G", bound=Given)


class Each(Generic[K, G]):
    """The same questions about each of several things: `given.quotes[1].rate`."""

    def __init__(self, parts: Mapping[K, type[G]]) -> None:
        self.parts = parts
        self.name = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """All of them, thing by thing."""
        return tuple(field for part in self.parts.values() for field in part.fields)

    def __set_name__(self, owner: type[Given], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, given: None, owner: type[Given]) -> Self: ...
    @overload
    def __get__(self, given: Given, owner: type[Given]) -> Mapping[K, G]: ...
    def __get__(self, given: Given | None, owner: type[Given]) -> Self | Mapping[K, G]:
        if given is None:
            return self
        found = {key: part(given.inputs) for key, part in self.parts.items()}
        given.__dict__[self.name] = found
        return found


def each(
    part: type[G],
    things: Iterable[K],
    names: str,
    changed: Callable[[K, Field], Mapping[str, Any]] = lambda _thing, _field: {},
) -> Each[K, G]:
    """The questions of `part` about each of these things, in the part's order.

    `names` makes the fields' names: "quote{thing}_{name}". `changed` says what else a field has of
    its thing, such as its group, its default or its hint.
    """

    def of(thing: K) -> type[G]:
        asked_here: type[G] = type(part.__name__, (part,), {})
        fields = []
        for name, question in part.questions().items():
            own = replace(question.field, name=names.format(thing=thing, name=name))
            here = Question(replace(own, **changed(thing, question.field)), question.read)
            here.name = name
            setattr(asked_here, name, here)
            fields.append(here.field)
        asked_here.fields = tuple(fields)
        return asked_here

    return Each({thing: of(thing) for thing in things})


@overload
def asked(field: ChoiceField) -> Question[str]: ...
@overload
def asked(field: DateField) -> Question[date | None]: ...
@overload
def asked(field: NumberField) -> Question[Number]: ...
def asked(field: Field) -> Question[Any]:
    """The question of a field that stands elsewhere. One that may be missing: `maybe`; a list: `several`."""
    if isinstance(field, NumberField):
        if field.optional or isinstance(field, ListField):
            raise TypeError(f"'{field.name}' is not always one number: ask maybe(…) or several(…).")
        return Question(field, _number)
    return Question(field, _day if isinstance(field, DateField) else _text)


def maybe(number: NumberField | Question[Number]) -> Question[Number | None]:
    """A number that may stay empty, then None."""
    field = number.field if isinstance(number, Question) else number
    return Question(replace(field, optional=True), _number_or_none)


def unless_known(amount: NumberField | Question[Number]) -> Question[Number]:
    """An amount that stays empty while nobody knows it. Nothing is counted then, which has to be said:
    `knows` tells."""
    field = amount.field if isinstance(amount, Question) else amount
    return Question(replace(field, optional=True, default=""), _number_or_nothing)


def several(field: ListField) -> Question[tuple[Number, ...]]:
    """A list of numbers, none where it is empty."""
    return Question(field, _list)


def count(
    label: str,
    hint: str = "",
    *,
    default: Decimal | int | str = "",
    least: Decimal | int = 0,
    most: Decimal | int,
    unit: str = "",
    whole: bool = False,
    basis: Basis = "assumption",
    group: str = "",
    advanced: bool = False,
) -> Question[Number]:
    """A number of something."""
    field = NumberField(
        name="",
        label=label,
        hint=hint,
        default=str(default),
        minimum=Decimal(least),
        maximum=Decimal(most),
        unit=unit,
        whole=whole,
        basis=basis,
        group=group,
        advanced=advanced,
    )
    return Question(field, _number)


def share(
    label: str, hint: str = "", *, most: Decimal | int = 1, **others: Any
) -> Question[Number]:
    """A share, typed and shown as a percentage; bounds and default are fractions of one."""
    return count(label, hint, most=most, unit="%", **others).but(percent=True)


def money(
    label: str,
    hint: str = "",
    *,
    default: str = "0",
    most: Decimal | int = _ANY_AMOUNT,
    **others: Any,
) -> Question[Number]:
    """An amount in the currency that the field `currency` names."""
    amount = count(label, hint, default=default, most=most, **others)
    return amount.but(money_in="currency")


def choice(
    label: str,
    hint: str = "",
    *,
    default: str,
    basis: Basis = "assumption",
    group: str = "",
    advanced: bool = False,
    **choices: str,
) -> Question[str]:
    """One of several named values, each with its message."""
    field = ChoiceField(
        name="",
        label=label,
        hint=hint,
        default=default,
        basis=basis,
        group=group,
        advanced=advanced,
        choices=tuple(Choice(value, told) for value, told in choices.items()),
    )
    return Question(field, _text)


def day(
    label: str, hint: str = "", *, group: str = "", advanced: bool = False
) -> Question[date | None]:
    """A day, which may stay empty."""
    field = DateField(
        name="", label=label, hint=hint, optional=True, group=group, advanced=advanced
    )
    return Question(field, _day)


def _number(value: Value, field: Field, given: Given) -> Number:
    if not isinstance(value, Decimal):
        raise TypeError(f"'{field.name}' holds no number but {value!r}")
    return _typed(value, _unit(field, given))


def _number_or_none(value: Value, field: Field, given: Given) -> Number | None:
    return None if value is None else _number(value, field, given)


def _number_or_nothing(value: Value, field: Field, given: Given) -> Number:
    return _number(Decimal(0) if value is None else value, field, given)


def _list(value: Value, field: Field, given: Given) -> tuple[Number, ...]:
    unit = _unit(field, given)
    values = value if isinstance(value, tuple) else ()
    return tuple(_typed(one, unit) for one in values)


def _text(value: Value, field: Field, _given: Given) -> str:
    if not isinstance(value, str):
        raise TypeError(f"'{field.name}' holds no choice but {value!r}")
    return value


def _day(value: Value, _field: Field, _given: Given) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _unit(field: Field, given: Given) -> str:
    """The unit of a number: for money, the currency itself, or that which is chosen in the field named."""
    assert isinstance(field, NumberField)
    if field.percent:
        return SHARE
    if field.money_in:
        return str(given.inputs.get(field.money_in, field.money_in))
    return field.unit


@lru_cache(maxsize=4096)
def _typed(value: Decimal, unit: str) -> Number:
    """Kept, since an answer and what moves it take the same ones many times."""
    return Number.of(value, unit)
