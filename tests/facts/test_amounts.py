"""Values of facts in words: amounts with what they are for, counts with the right form of their word."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from calculator_kit.facts import Facts
from calculator_kit.formatting import formatter, without_isolates
from calculator_kit.messages import Wording
from dragoman.facts.amounts import counted, value_text

FACT = """\
[[fact]]
id = "x"
kind = "parameter"
label = {{ en = "X" }}
unit = "{unit}"
{per}
bound = "closed"
[[fact.observation]]
id = "one"
low = "0.1"
high = "0.2"
source = {{ ref = "page" }}
confidence = "low"
"""


@pytest.mark.parametrize(
    ("unit", "one", "more"),
    [
        ("hour", "1 hour", "{} hours"),
        ("minute", "1 minute", "{} minutes"),
        ("second", "1 second", "{} seconds"),
        ("month", "1 month", "{} months"),
        ("year", "1 year", "{} years"),
        ("client", "1 client", "{} clients"),
        ("call", "1 call", "{} calls"),
        ("character", "1 character", "{} characters"),
        ("times", "1 time", "{} times"),
    ],
)
def test_one_is_one_and_everything_else_is_several(unit: str, one: str, more: str) -> None:
    wording = Wording("dragoman", "en")
    assert counted(unit, Decimal("1"), "1", wording) == one
    assert counted(unit, Decimal("1.00"), "1", wording) == one
    for number in ("0", "0.5", "1.3", "1.5", "2", "21", "2.5"):
        assert counted(unit, Decimal(number), number, wording) == more.format(number)


LOW, HIGH = Decimal("1"), Decimal("2.5")
VALUES = [
    ("USD", "hour", (LOW, HIGH), "$1.00 – $2.50 per hour", "$1.00 – $2.50"),
    ("USD", "", (LOW, LOW), "$1", "$1"),
    ("USD", "minute", (LOW, None), "from $1 per minute", "from $1"),
    ("USD", "month", (None, HIGH), "up to $2.50 per month", "up to $2.50"),
    ("USD", "contact", (None, None), "—", "—"),
    ("percent", "", (Decimal("0.1"), Decimal("0.25")), "10% – 25%", "10% – 25%"),
    ("percent", "year", (Decimal("0"), None), "from 0% per year", "from 0%"),
    ("minute", "month", (LOW, Decimal("1")), "1 minute per month", "1"),
    ("hour", "", (LOW, HIGH), "1–2.5 hours", "1–2.5"),
    ("hour", "day", (LOW, None), "from 1 hour per day", "from 1"),
    ("hour", "", (None, LOW), "up to 1 hour", "up to 1"),
]


@pytest.mark.parametrize(("unit", "per", "ends", "told", "bare"), VALUES)
def test_a_value_says_what_it_is_for_unless_its_unit_is_left_out(
    read: Callable[..., Facts],
    unit: str,
    per: str,
    ends: tuple[Decimal | None, Decimal | None],
    told: str,
    bare: str,
) -> None:
    fact = read(FACT.format(unit=unit, per=f'per = "{per}"' if per else ""))["x"]
    show, wording = formatter("en"), Wording("dragoman", "en")
    for with_unit, text in ((True, told), (False, bare)):
        shown = value_text(fact, ends, show, wording, unit=with_unit)
        assert without_isolates(shown).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("locale", "told"), [("zh-Hant", "1 小時起"), ("id", "mulai 1 jam"), ("he", "החל מ־1 שעה")]
)
def test_an_open_end_is_said_as_the_language_says_it(
    read: Callable[..., Facts], locale: str, told: str
) -> None:
    fact = read(FACT.format(unit="hour", per=""))["x"]
    shown = value_text(fact, (LOW, None), formatter(locale), Wording("dragoman", locale))
    assert without_isolates(shown) == told
