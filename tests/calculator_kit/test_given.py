"""What a calculator is given, as attributes with types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculator_kit.fields import ListField, NumberField
from calculator_kit.given import (
    Given,
    asked,
    choice,
    count,
    day,
    each,
    maybe,
    money,
    several,
    share,
)
from calculator_kit.inputs import InputsError, check_inputs
from calculator_kit.numbers import Number

TYPED = NumberField(name="", label="Typed elsewhere", minimum=Decimal(0), maximum=Decimal(9))


class Contract(Given):
    """A base with questions of its own."""

    currency = choice("Currency", default="USD", USD="Dollar", TWD="New Taiwan dollar")
    months = count("Months", unit="months", default=12, least=1, most=120, whole=True)


class Seat(Contract):
    """A calculator's questions."""

    fee = money("Fee")
    months = Contract.months
    away = share("Away", default="0.3")
    start = day("Start")
    own = maybe(TYPED)
    rate = asked(TYPED).but(default="3")
    flows = several(
        ListField(name="", label="Flows", minimum=Decimal(-9), maximum=Decimal(9), default="1;-2")
    )


def seat(**texts: str) -> Seat:
    checked = check_inputs(Seat.fields, texts, "en", notation=None)
    assert not checked.errors
    return Seat(checked.values)


def test_fields_come_in_the_order_of_the_class_those_of_bases_behind() -> None:
    names = [field.name for field in Seat.fields]
    assert names == ["fee", "months", "away", "start", "own", "rate", "flows", "currency"]
    assert [field.name for field in Contract.fields] == ["currency", "months"]


def test_inputs_are_numbers_with_their_units() -> None:
    given = seat(fee="250", currency="TWD", start="2026-03-17")
    assert repr(given.fee) == "250 TWD"
    assert repr(given.months) == "12 months"
    assert repr(given.away) == "0.3 percent"
    assert given.start == date(2026, 3, 17)
    assert given.own is None
    assert given.rate == 3
    assert [flow.value() for flow in given.flows] == [1, -2]
    assert given.currency == "TWD"
    assert Seat.currency.label_of(given.currency) == "New Taiwan dollar"


def test_an_input_is_read_once() -> None:
    given = seat()
    assert given.fee is given.fee
    assert vars(given)["fee"] is given.fee


def test_an_input_of_one_is_not_the_constant() -> None:
    given = seat(months="1")
    assert (Number.of(8, "USD") * given.months).operands[1] == 1


def test_what_is_misspelt_or_may_be_missing_is_a_type_error() -> None:
    """`make types` fails when one of these lines is no error any more."""
    given = seat()
    with pytest.raises(AttributeError):
        _ = given.monthz  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        _ = given.months * 1.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = given.own * 2  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = given.currency / 2  # type: ignore[operator]


def test_a_question_has_one_name() -> None:
    with pytest.raises(TypeError, match="'months' is asked as 'duration': say"):

        class Other(Given):
            duration = Contract.months

    class Another(Given):
        duration = Contract.months.but(name="duration")

    assert [field.name for field in Another.fields] == ["duration"]
    assert [field.name for field in Contract.fields] == ["currency", "months"]


def test_what_may_stay_empty_is_asked_as_such() -> None:
    flows = ListField(name="flows", label="", minimum=Decimal(0), maximum=Decimal(9))
    for field in (flows, NumberField(**{**vars(TYPED), "optional": True})):
        with pytest.raises(TypeError, match=r"ask maybe\(…\) or several\(…\)"):
            asked(field)
    with pytest.raises(TypeError, match="'months' offers no choices"):
        Contract.months.label_of("12")


def test_inputs_of_another_kind_are_refused() -> None:
    with pytest.raises(TypeError, match="'months' holds no number but None"):
        _ = Seat({"months": None}).months
    with pytest.raises(TypeError, match="'currency' holds no choice but None"):
        _ = Seat({"currency": None}).currency
    assert issubclass(InputsError, ValueError)


class Offer(Given):
    """What is asked of each of several offers."""

    price = maybe(money("Price", default=""))
    months = count("Months", default=12, most=120)


class Offers(Given):
    """Two offers and their currency."""

    offers = each(
        Offer, (1, 2), "offer{thing}_{name}", lambda n, field: {"group": f"{field.label} of {n}"}
    )
    currency = choice("Currency", default="USD", USD="Dollar", TWD="New Taiwan dollar")


def test_the_same_is_asked_of_each_of_several_things() -> None:
    names = ["offer1_price", "offer1_months", "offer2_price", "offer2_months", "currency"]
    assert [field.name for field in Offers.fields] == names
    assert [field.group for field in Offers.fields[:2]] == ["Price of 1", "Months of 1"]
    texts = {"offer2_price": "9", "offer2_months": "6", "currency": "TWD"}
    given = Offers(check_inputs(Offers.fields, texts, "en", notation=None).values)
    first, second = given.offers[1], given.offers[2]
    assert (first.price, repr(first.months)) == (None, "12 (plain)")
    assert (repr(second.price), repr(second.months)) == ("9 TWD", "6 (plain)")
    assert given.offers is given.offers
    assert [field.name for field in Offer.fields] == ["price", "months"]
