"""Macros in Markdown: what they say in each language, and what is told of faulty ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.formatting import without_isolates
from dragoman.facts.macros import Macro, expand, parse_call
from dragoman.facts.pages import Guide

VALUES = [
    ("en", 'fact("rate.region.india")', "$5 – $9 per hour"),
    ("en", 'fact("rate.region.w_europe")', "from $40 per hour"),
    ("en", 'fact("rate.region.w_europe", part="low", unit=False)', "$40"),
    ("en", 'fact("rate.inbound.shared.offshore", part="high")', "$0.45 per minute"),
    ("en", 'fact("param.outbound.commission_uplift")', "10% – 20%"),
    ("en", 'fact("param.email.reply_standard_h")', "24 hours"),
    ("en", 'fact("param.shared.clients_per_pool", unit=False)', "12–36"),
    ("en", 'fact("hidden.productivity_lag")', "up to 20%"),
    ("en", 'fact("hidden.vendor_selection")', "0.2% – 2% per year"),
    ("en", 'fact("check.minimum.dialnexa_minutes")', "24,000 minutes per month"),
    ("en", 'fact("benchmark.loaded_multiple")', "2–2.5 times"),
    ("en", 'fact("check.israel.shared")', "₪200 per month"),
    ("en", 'date("2024-03-25")', "March 25, 2024"),
    ("en", 'badge("rate.region.india")', "about 2016 · low confidence"),
    ("en", 'badge("check.certainly.domestic")', "2026 · high confidence"),
    ("en", 'badge("benchmark.shrinkage")', "undated · medium confidence"),
    ("en", 'raw("rate.region.australia")', "35 55 דולר לשעה"),
    (
        "en",
        'answer("dedicated_hourly", "month", agents="1", hours_week="40", region="india", service="inbound")',
        "$870 – $1,560",
    ),
    (
        "en",
        'answer("dedicated_hourly", "month", agents="1", hours_week="40", region="w_europe", service="inbound")',
        "from $6,933",
    ),
    ("zh-Hant", 'fact("rate.region.india")', "每小時 US$5-9"),
    ("zh-Hant", 'fact("rate.region.w_europe")', "每小時 US$40 起"),
    ("zh-Hant", 'fact("claim.vendor.experience_years")', "30 年起"),
    ("zh-Hant", 'fact("param.contract.long_term_years")', "2-3 年"),
    ("zh-Hant", 'date("2024-03-25")', "2024年3月25日"),
    ("id", 'fact("rate.region.india")', "US$5–9 per jam"),
    ("id", 'fact("rate.inbound.shared.offshore")', "US$0,35–0,45 per menit"),
    ("id", 'fact("benchmark.loaded_multiple")', "2–2,5 kali lipat"),
    ("id", 'fact("check.minimum.dialnexa_minutes")', "24.000 menit per bulan"),
    ("he", 'fact("param.email.reply_standard_h")', "24 שעות"),
    ("he", 'fact("param.contract.long_term_years")', "2–3 שנים"),
    ("he", 'fact("benchmark.loaded_multiple")', "פי 2–2.5"),
    ("he", 'date("2024-03-25")', "25 במרץ 2024"),
]


@pytest.mark.parametrize(("locale", "call", "expected"), VALUES)
def test_what_a_macro_says(guide: Guide, locale: str, call: str, expected: str) -> None:
    html, problems = guide.expand_page(f"{{{{ {call} }}}}", "x.md", 1, locale)
    assert problems == []
    assert _text(html) == expected
    plain, problems = guide.expand_description(f"{{{{ {call} }}}}", "x.md", locale)
    assert problems == []
    assert without_isolates(plain) == expected


def test_hebrew_amounts_are_isolated(guide: Guide) -> None:
    html, _ = guide.expand_page('{{ fact("rate.region.india") }}', "x.md", 1, "he")
    assert html == (
        '<bdi dir="rtl" class="dg-value" translate="no" data-fact="rate.region.india">'
        '<bdi dir="rtl">\u200f5–9 \u200f$</bdi> לשעה</bdi>'
    ).replace(" \u200f$", "\u00a0\u200f$")


def test_a_badge_tells_all_to_those_who_listen(guide: Guide) -> None:
    html, _ = guide.expand_page('{{ badge("rate.region.australia") }}', "x.md", 1, "en")
    told = (
        "As of about 2016, inferred (2015 to 2017). Out of date. "
        "Reading: very high. Source: low. Confidence today: low."
    )
    assert f'role="img" aria-label="{told}" title="{told}"' in html
    assert "dg-badge dg-badge--red" in html


def test_a_source_is_cited_once_and_its_note_stands_at_the_end(guide: Guide) -> None:
    text = 'A{{ cite("rate.region.australia") }} B{{ cite("rate.region.australia") }}\n'
    html, problems = guide.expand_page(text, "x.md", 1, "en")
    assert problems == []
    body, _, notes = html.partition("\n\n")
    assert body == "A[^cite-rate-region-australia] B[^cite-rate-region-australia]"
    assert notes == (
        '[^cite-rate-region-australia]: <cite lang="he" dir="rtl">מיקור חוץ של שירות לקוחות מארה״ב</cite>, '
        "undated, about 2016, line 111. Printed as "
        '<bdi class="dg-raw" translate="no" lang="he" dir="rtl">35 55 דולר לשעה</bdi>, read as '
        '<bdi dir="ltr" class="dg-value" translate="no">$35 – $55 per hour</bdi>. '
        "The dash between the two ends was lost. "
        "Reading: very high. Source: low. Confidence today: low.\n"
    )


def test_a_source_with_an_address_is_linked(guide: Guide) -> None:
    html, _ = guide.expand_page('{{ cite("check.certainly.offshore") }}', "x.md", 1, "en")
    assert '<a href="https://certainlycx.com/getting-started-pricing"><cite lang="en"' in html


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{{ fact("rate.region.inda") }}',
            "no fact named 'rate.region.inda'. Did you mean 'rate.region.india'?",
        ),
        ('{{ fat("rate.region.india") }}', "no macro named 'fat'. Did you mean 'fact'?"),
        (
            '{{ fact("rate.region.india", prat="low") }}',
            "'fact' takes no 'prat'. Did you mean 'part'?",
        ),
        (
            '{{ fact("rate.region.india", part="middle") }}',
            'no part named \'middle\'. Use part="low" or part="high".',
        ),
        (
            '{{ fact("rate.region.w_europe", part="high") }}',
            "'rate.region.w_europe' is open: it has no high end. Leave 'part' out.",
        ),
        (
            "{{ fact('rate.region.india', **{}) }}",
            "'fact' takes no '**'. Known: fact_id, part, unit.",
        ),
        (
            "{{ fact() }}",
            "'fact': missing a required argument: 'fact_id'. It takes (fact_id, part, unit).",
        ),
        (
            "{{ fact(rate.region.india) }}",
            "'fact' has an argument that is no literal. Put texts in quotes: \"rate.region.india\".",
        ),
        ("{{ fact }}", "'{{ fact }}' is no macro call. Write {{ name(\"…\") }}."),
        (
            "{{ fact(“rate.region.india”) }}",
            "'{{ fact(“rate.region.india”) }}' is no macro call. Use straight quotes.",
        ),
        (
            "{{ __import__('os').getcwd() }}",
            "'{{ __import__('os').getcwd() }}' is no macro call. Write {{ name(\"…\") }}.",
        ),
        (
            '{{ raw("check.certainly.offshore") }}',
            "'check.certainly.offshore' records no source text. Add a reading, or use fact().",
        ),
        ('{{ date("25.3.2024") }}', "'25.3.2024' is no date. Write it like date(\"2024-03-25\")."),
        (
            '{{ date("2024-02-30") }}',
            "'2024-02-30' is no date. Write it like date(\"2024-03-25\").",
        ),
        ("Prices: {{ sources() }}", "'sources' makes a block. Put it in a line of its own."),
        ("{{ sources() }} and more", "'sources' makes a block. Put it in a line of its own."),
        (
            '{{ answer("dedicated", "month") }}',
            "no calculator named 'dedicated'. Did you mean 'dedicated_hourly'?",
        ),
        (
            '{{ answer("dedicated_hourly", "moth") }}',
            "'dedicated_hourly' has no figure named 'moth'. Did you mean 'month'?",
        ),
        (
            '{{ fact("rate.region.india")',
            "'{{' begins a macro that does not end. Close it: {{ fact(\"…\") }}. To show braces, put them into code.",
        ),
    ],
)
def test_a_faulty_macro(guide: Guide, text: str, message: str) -> None:
    _, problems = guide.expand_page(f"One\n\n{text}\n", "docs/en/x.md", 5, "en")
    assert [str(problem) for problem in problems] == [f"docs/en/x.md:7: {message}"]


def test_bad_inputs_of_an_answer_are_named(guide: Guide) -> None:
    call = '{{ answer("dedicated_hourly", "month", agents="-1") }}'
    _, [problem] = guide.expand_page(call, "x.md", 1, "en")
    assert problem.cause.startswith("'dedicated_hourly' refuses agents='-1': ")


def test_all_faults_are_told_each_with_its_line(guide: Guide) -> None:
    text = '---\ntitle: X\ndescription: From {{ fact("a.b") }}.\n---\n\n{{ x() }}\n\n{{ y() }}\n'
    problems = guide.check_page(text, "docs/he/x.md", "he")
    assert [(problem.line, problem.cause) for problem in problems] == [
        (3, "no fact named 'a.b'"),
        (6, "no macro named 'x'"),
        (8, "no macro named 'y'"),
    ]


@pytest.mark.parametrize(
    "code",
    [
        "`{{ nothing() }}`",
        "``a ` {{ nothing() }}``",
        "```\n{{ nothing() }}\n```",
        "~~~text\n{{ nothing()\n~~~",
        "- item\n\n    ```calculator x\n    {{ nothing() }}\n    ```",
        "<!-- {{ nothing() }} -->",
    ],
)
def test_code_and_comments_are_left_alone(guide: Guide, code: str) -> None:
    assert guide.expand_page(code, "x.md", 1, "en") == (code, [])


def test_text_behind_code_is_still_read(guide: Guide) -> None:
    text = 'A `code` and ```\n\n```\n{{ x() }}\n```\n\n{{ fact("a") }}'
    _, problems = guide.expand_page(text, "x.md", 1, "en")
    assert [(problem.line, problem.cause) for problem in problems] == [(7, "no fact named 'a'")]


def test_a_value_survives_a_table_cell(guide: Guide) -> None:
    context = guide.context("en")
    macros = {"signs": Macro(lambda context: "x")}
    assert expand("| {{ signs() }} |", "x.md", 1, macros, context)[0] == "| x |"
    html, _ = guide.expand_page('{{ fact("rate.region.us_ca") }}', "x.md", 1, "en")
    assert "|" not in html
    assert "\n" not in html


def test_what_makes_a_table_or_a_list_is_a_block(guide: Guide) -> None:
    blocks = {name for name, macro in guide.macros.items() if macro.block}
    assert blocks == {"facts_table", "glossary", "rates_by_region", "rates_by_service", "sources"}
    for name in blocks:
        _, [problem] = guide.expand_page(f"Here: {{{{ {name}() }}}}", "x.md", 1, "en")
        assert problem.cause == f"'{name}' makes a block"


def test_blocks_are_refused_in_descriptions(guide: Guide) -> None:
    _, [problem] = guide.expand_description("{{ sources() }}", "x.md", "en")
    assert str(problem) == "x.md:1: 'sources' cannot stand in a description. Write words instead."


@given(st.text(alphabet=st.characters(exclude_characters="{"), max_size=200))
def test_text_without_macros_is_untouched(text: str) -> None:
    from support_costs.facts import facts

    guide = Guide(facts(), "support_costs", {})
    assert guide.expand_page(text, "x.md", 1, "en") == (text, [])


@given(st.lists(st.text(max_size=20) | st.integers() | st.booleans(), max_size=3))
def test_literals_are_read_as_they_are(arguments: list[object]) -> None:
    call = parse_call(f"name({', '.join(map(repr, arguments))})")
    if not any(isinstance(item, str) and re.search(r"\s", item) for item in arguments):
        assert (call.name, list(call.arguments)) == ("name", arguments)


def _text(html: str) -> str:
    current = re.sub("<dragoman-dated from.*?</dragoman-dated>", "", html)
    tags = re.sub("<[^>]*>", "", current)
    return without_isolates(tags).replace("\u200f", "").replace("\u00a0", " ")
