"""Numbers are read in the reader's notation, and never guessed."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.formatting import formatter, without_isolates
from calculator_kit.parsing import (
    NotANumberError,
    canonical_text,
    parse_canonical,
    parse_number,
)

LOCALES = ("en", "zh-Hant", "id", "he")
numbers = st.decimals(-(10**9), 10**9, places=3)

READ = [
    ("en", "1,234.5", "1234.5"),
    ("en", "1234.5", "1234.5"),
    ("en", ".5", "0.5"),
    ("id", "1.234,5", "1234.5"),
    ("id", "1.234", "1234"),
    ("id", "1,5", "1.5"),
    ("he", "\u200f1,234.50\u200e", "1234.5"),
    ("he", "\u200e-8", "-8"),
    ("zh-Hant", "１２３４．５", "1234.5"),
    ("zh-Hant", "１，２３４", "1234"),
    ("en", " 40 ", "40"),
    ("en", "\u22128", "-8"),
    ("en", "- 8", "-8"),
    ("en", "1 234 567.5", "1234567.5"),
    ("id", "1\u00a0234,5", "1234.5"),
    ("he", "1\u202f234", "1234"),
    ("en", "0.350", "0.35"),
    ("id", "0,350", "0.35"),
    ("en", "0350", "350"),
    ("en", "100,000", "100000"),
    ("zh-Hant", "\uff11\uff12\u3000\uff13\uff14\uff15", "12345"),
    ("he", "\u0661\u0662", "12"),
    ("en", "\u0967\u0968.\u096b", "12.5"),
]
REFUSED = [
    ("en", "1,5"),
    ("en", "1,23,456"),
    ("id", "1.5"),
    ("id", "1,234.5"),
    ("en", ""),
    ("en", "."),
    ("en", "abc"),
    ("en", "NaN"),
    ("en", "Infinity"),
    ("en", "1e5"),
    ("en", "0x10"),
    ("en", "1_000"),
    ("en", "5 or 6"),
    ("en", "²"),
    ("en", "0,350"),
    ("zh-Hant", "0,350"),
    ("he", "0,350"),
    ("id", "0.350"),
    ("en", "00,350"),
    ("en", "-0,350"),
    ("en", "0 350"),
    ("en", "8 14"),
    ("en", "1 2"),
    ("en", "1 23 456"),
    ("en", "1 234,567"),
    ("en", "1,234 567"),
    ("en", "12 34.5"),
    ("en", "1 000 .5"),
    ("zh-Hant", "十二"),
    ("en", "9" * 1_000_000),
    ("en", "<script>"),
]


@pytest.mark.parametrize(("locale", "text", "expected"), READ)
def test_reads_the_notation_of_the_language(locale: str, text: str, expected: str) -> None:
    assert parse_number(text, locale) == Decimal(expected)


@pytest.mark.parametrize(("locale", "text"), REFUSED, ids=lambda value: repr(value)[:20])
def test_refuses_what_is_no_number_there(locale: str, text: str) -> None:
    with pytest.raises(NotANumberError):
        parse_number(text, locale)


@pytest.mark.parametrize("locale", LOCALES)
@given(value=numbers)
def test_reads_back_what_the_formatter_writes(locale: str, value: Decimal) -> None:
    assert parse_number(formatter(locale).number(value), locale) == value
    assert parse_number(without_isolates(formatter(locale).number(value)), locale) == value


@given(value=numbers)
def test_canonical_text_round_trips(value: Decimal) -> None:
    assert parse_canonical(canonical_text(value)) == value
    assert canonical_text(parse_canonical(canonical_text(value))) == canonical_text(value)


@given(text=st.text())
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    for locale in LOCALES:
        with suppress(NotANumberError):
            assert parse_number(text, locale).is_finite()


def test_a_refusal_does_not_repeat_a_book() -> None:
    with pytest.raises(NotANumberError) as refused:
        parse_number("x" * 1_000_000, "en")
    assert len(str(refused.value)) == 40
