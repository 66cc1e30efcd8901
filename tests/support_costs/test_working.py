"""Every line of working comes out from the numbers that it shows, in every language."""

from __future__ import annotations

from itertools import chain

import pytest

from shown_working.answers import lines_of_examples, lines_of_random_answers
from shown_working.arithmetic import MeaninglessError
from shown_working.checking import check
from shown_working.lines import Verdict, verdict
from shown_working.notation import UnreadableError

RANDOM = 500
SEED = 10
FEWEST = 5_000
"""Lines that must have been worked out: fewer would mean that they are not looked at."""


@pytest.mark.parametrize(
    ("formula", "result", "locale", "expected"),
    [
        ("$8 – $14 × 5 × 40 × 52 ÷ 12", "$6,933.33 – $12,133.33", "en", Verdict.AGREES),
        ("$8 – $14 × 5 × 40 × 52 ÷ 13", "$6,933.33 – $12,133.33", "en", Verdict.WRONG),
        ("173.33 × $22 – $35", "$3,813.33 – $6,066.67", "en", Verdict.ROUNDED),
        ("173.43 × $22 – $35", "$3,813.33 – $6,066.67", "en", Verdict.WRONG),
        ("12,000 × NT$11–14", "NT$134,400–172,800", "en", Verdict.ROUNDED),
        (
            "NT$3,175,146 − (NT$2,695,808-3,518,729)",
            "-NT$343,583-479,338",
            "zh-Hant",
            Verdict.AGREES,
        ),
        (
            "NT$3,175,146 + (NT$2,695,808-3,518,729)",
            "-NT$343,583-479,338",
            "zh-Hant",
            Verdict.WRONG,
        ),
        ("(US$40 起) ÷ 5", "US$8 起", "zh-Hant", Verdict.AGREES),
        ("(US$40 起) ÷ 5", "US$8", "zh-Hant", Verdict.WRONG),
        ("2 + Rp800 ÷ Rp14.500", "2,1 tahun", "id", Verdict.AGREES),
        (
            "1 + \u2067\u200f150,000\u00a0\u200f$\u2069 ÷ \u2067\u200f150,000\u00a0\u200f$\u2069",
            "שנתיים",
            "he",
            Verdict.AGREES,
        ),
        ("60 ÷ (1 − e^(−60 ÷ 240))", "271.2", "en", Verdict.AGREES),
        ("60 ÷ (1 + e^(−60 ÷ 240))", "271.2", "en", Verdict.WRONG),
        ("$100 ÷ (100% + 10%)²", "$82.64", "en", Verdict.AGREES),
        ("$100 ÷ (100% + 10%)³", "$82.64", "en", Verdict.WRONG),
        ("max(14; 12; 1)", "14", "id", Verdict.AGREES),
        ("1.000 × 3", "3.000", "id", Verdict.AGREES),
        ("1,000 × 3", "3.000", "id", Verdict.WRONG),
        ("⌈10 ÷ 85%⌉", "11", "en", Verdict.WRONG),
        ("13: 79.56%; 14: 88.84% (≥ 80%)", "14", "en", Verdict.AGREES),
        ("13: 80.56%; 14: 88.84% (≥ 80%)", "14", "en", Verdict.WRONG),
        ("75% ≤ 75%", "0%", "en", Verdict.AGREES),
        ("76% ≤ 75%", "0%", "en", Verdict.WRONG),
        ("$8 · $14", "middle $11", "en", Verdict.AGREES),
        ("$8 · $9 · $14", "middle $11", "en", Verdict.WRONG),
        ("($10.00 – $17.50) ÷ $1 × NT$32", "NT$320–560", "en", Verdict.AGREES),
    ],
)
def test_a_line_is_worked_out(formula: str, result: str, locale: str, expected: Verdict) -> None:
    assert verdict(formula, result, locale) is expected


def test_a_line_that_is_near_is_no_further_off_than_it_says() -> None:
    line = "$0.3333333333 × 1,000,000,000,000", "$333,333,333,333.33", "en"
    assert verdict(*line, bound="$33.34") is Verdict.AGREES
    assert verdict(*line, bound="$33.32") is Verdict.WRONG
    with pytest.raises(MeaninglessError):
        verdict(*line, bound="33.34")


@pytest.mark.parametrize(
    ("formula", "result", "locale"),
    [
        ("3 × as much", "$6", "en"),
        ("3600 ÷ 60", "60", "en"),
        ("3 × (4 + 5", "27", "en"),
        ("$14 – $8", "$6", "en"),
        ("$3 + 4", "$7", "en"),
        ("$3 × 2", "6", "en"),
        ("$3 × 32", "NT$96", "en"),
        ("", "0", "en"),
    ],
)
def test_a_line_that_says_nothing_is_none(formula: str, result: str, locale: str) -> None:
    with pytest.raises((UnreadableError, MeaninglessError)):
        verdict(formula, result, locale)


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_every_line_agrees_with_its_result(locale: str) -> None:
    lines = chain(lines_of_examples(locale), lines_of_random_answers(locale, RANDOM, SEED))
    found = check(lines, locale)
    assert not found.wrong, "\n".join(found.wrong[:20])
    assert found.evaluated > FEWEST


def test_what_is_listed_is_still_met() -> None:
    unused = [str(one) for one in check(lines_of_examples("en"), "en").unused()]
    assert not unused, f"tests/support_costs/working.toml: not met any more, take off: {unused}"


def test_every_language_shows_as_many_formulas() -> None:
    counts = {
        locale: check(lines_of_examples(locale, every=4), locale).evaluated
        for locale in ("en", "zh-Hant", "id", "he")
    }
    assert len(set(counts.values())) == 1, counts
    assert counts["en"] > FEWEST / 20
