"""Prices and percentages that are typed into prose, in four languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.facts.lint import check_text
from support_costs.facts import facts

INDIA = 'Write {{ fact("rate.region.india") }}, which has that value.'
UNKNOWN = 'Record it in a rates file and name it: {{ fact("…") }}.'


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("It costs $5–9 per hour.", "price", "$5–9"),
        ("It costs US$5 to US$9.", "price", "US$5 to US$9"),
        ("between 5 and 9 USD", "price", "9 USD"),
        ("about 30 percent", "percentage", "30 percent"),
        ("30% to 40%", "percentage", "30% to 40%"),
        ("€1,000 a seat", "price", "€1,000"),
        ("每小時 5-9 美元", "price", "5-9 美元"),
        ("每小時５到９美元", "price", "５到９美元"),
        ("新台幣 500 元", "price", "新台幣 500 元"),
        ("NT$500", "price", "NT$500"),
        ("3 萬元", "price", "3 萬元"),
        ("約 30％ 的費用", "percentage", "30％"),
        ("百分之３０", "percentage", "百分之３０"),
        ("Rp 5.000.000 per jam", "price", "Rp 5.000.000"),
        ("5 juta rupiah", "price", "5 juta rupiah"),
        ("US$5–9 per jam", "price", "US$5–9"),
        ("10 sampai 20 persen", "percentage", "10 sampai 20 persen"),
        ("12,5%", "percentage", "12,5%"),
        ("5–9 דולר לשעה", "price", "5–9 דולר"),
        ("200 ₪ לחודש", "price", "200 ₪"),
        ("‏200 ש״ח", "price", "200 ש״ח"),
        ("ב־10% עד 20%", "percentage", "10% עד 20%"),
        ("20 אחוז", "percentage", "20 אחוז"),
        ("20 אחוזים", "percentage", "20 אחוזים"),
        ("5 דולרים לשעה", "price", "5 דולרים"),
        ("5 dollars", "price", "5 dollars"),
        ("Rp. 5.000", "price", "Rp. 5.000"),
        ("the usual 80/20", "service level", "80/20"),
    ],
)
def test_found(text: str, what: str, found: str) -> None:
    [problem] = check_text("docs/en/x.md", f"# Title\n\n{text}\n", facts())
    assert problem.line == 3
    assert problem.cause == f"the {what} '{found}' is typed into the text"


@pytest.mark.parametrize(
    "text",
    [
        "24/7 support, four steps, 40 hours a week, in 2024",
        "Step 3 of 7; rule 2/3; ISO 9001",
        "每週 40 小時，第 3 步；100 元素；2025 元旦",
        "Layanan 24/7, 40 jam seminggu",
        "40 שעות בשבוע, 24/7, שלב 3",
        '{{ fact("rate.region.india") }} and {{ date("2024-03-25") }}',
        "`$5` and\n\n```\n$9\n```\n",
        "<!-- $5 -->",
        '<span title="$5">five</span>',
        "[five](https://example.com/?q=$5) https://example.com/30%20off",
        "[five]: https://example.com/$5",
        "## Heading {#at-30%}",
        "The 5 dimensions, 7 percentages, dollars and cents",
        "[^1]: A note",
        "5 USDT, 7 NISAN, 3 idrs, 9 europa, 4 rupiahs",
    ],
)
def test_left_alone(text: str) -> None:
    assert check_text("docs/en/x.md", text, facts()) == []


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("$5–9", INDIA),
        ("5-9 美元", INDIA),
        ("US$5–9", INDIA),
        ("5–9 דולר", INDIA),
        ("$123", UNKNOWN),
        ("$5 million", UNKNOWN),
        ("₪5–9", UNKNOWN),
        ("$14,113", 'Write {{ fact("benchmark.replace_cost") }}, which has that value.'),
        ("14.113 dolar AS", 'Write {{ fact("benchmark.replace_cost") }}, which has that value.'),
        (
            "80/20",
            'Write {{ fact("benchmark.service_level") }}, which has that value.',
        ),
        (
            "$40",
            'Write {{ fact("rate.region.w_europe") }}, which has that value; so has check.globalify.onshore.',
        ),
        ("140 dollars", UNKNOWN),
    ],
)
def test_the_cure_names_the_fact(text: str, cure: str) -> None:
    [problem] = check_text("x.md", text, facts())
    assert str(problem).endswith(f"is typed into the text. {cure}")


def test_front_matter_is_prose_only_in_title_and_description() -> None:
    text = "---\ntitle: From $5\ndate: 2024-03-25\nprice: $7\ndescription: >-\n  Up to\n  30 %\n---\n\nText\n"
    problems = check_text("x.md", text, facts())
    assert [(problem.line, problem.cause.split("'")[1]) for problem in problems] == [
        (2, "$5"),
        (7, "30 %"),
    ]


@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter_may_begin_and_end_with_anything(end: str) -> None:
    text = f"---\n# $5\ntitle: X\n  $6\nother:\n  $7\ndescription: Y\n{end}\n$8\n"
    assert [problem.line for problem in check_text("x.md", text, facts())] == [4, 9]


def test_lines_are_counted_through_everything_that_is_left_out() -> None:
    text = "---\ntitle: X\n---\n```\n$1\n```\n<!--\n\n-->\n[a](b)\n\n$5–9 and $6–10\n"
    assert [problem.line for problem in check_text("x.md", text, facts())] == [12, 12]


def test_the_guide_itself_types_no_figure() -> None:
    docs = Path(__file__).resolve().parents[2] / "docs"
    for path in sorted(docs.rglob("*.md")):
        assert check_text(path.name, path.read_text(encoding="utf-8"), facts()) == []
