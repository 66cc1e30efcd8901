"""The sheet: figures and lines of one expression, made when somebody asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculator_kit.calculators import Calculator, Outcome
from calculator_kit.export import outcome_csv, outcome_json, outcome_text
from calculator_kit.figures import Figure
from calculator_kit.formatting import without_isolates
from calculator_kit.given import Given, count
from calculator_kit.markup import answer_html
from calculator_kit.messages import Wording
from calculator_kit.numbers import SHARE, Number
from calculator_kit.presentation import Evidence, Presentation, Row, Step
from calculator_kit.worked import worked
from calculator_kit.working import Sheet

ENGLISH = Wording("support_costs", "en")


def of(value: int | str, unit: str = "") -> Number:
    return Number.of(Decimal(value), unit)


def sheet() -> Sheet:
    made = Sheet()
    hours = made.figure("hours", of(40, "hours") * 52 / 12, "hours")
    month = made.step("month", "A month", Number.between(8, 14, "USD") * of(5) * hours, row=False)
    made.step("agent", "Each of {agents}", month / 5, agents=of(5))
    made.step(
        "away", "Away from {day}", 1 - of("0.7", SHARE), places=4, shown=False, day=date(2026, 3, 1)
    )
    made.evidence("found", "Found", of(14), lambda wording: "13 fails", "agents", 0)
    return made


def test_what_a_step_returns_is_shown_as_a_value() -> None:
    steps = sheet().steps(ENGLISH)
    told = [
        (step.label, without_isolates(step.formula), without_isolates(step.result))
        for step in steps
        if isinstance(step, Step)
    ]
    assert told == [
        ("A month", "($8 – $14) × 5 × 40 × 52 ÷ 12", "$6,933.33 – $12,133.33"),
        ("Each of 5", "($6,933.33 – $12,133.33) ÷ 5", "$1,386.67 – $2,426.67"),
    ]
    assert steps[-1] == Evidence("Found", "13 fails", "14")


def test_rows_have_the_labels_of_their_lines() -> None:
    rows = sheet().rows(ENGLISH)
    assert [(row.figure, row.label, row.value) for row in rows] == [
        ("agent", "Each of 5", "$1,390 – $2,430"),
        ("away", "Away from March 1, 2026", "30.0%"),
        ("found", "Found", "14"),
    ]
    chosen = sheet().rows(ENGLISH, "found", "month", "nothing")
    assert [row.figure for row in chosen] == ["found", "month"]


def test_figures_are_made_once_in_the_order_of_working_them_out() -> None:
    made = sheet()
    assert list(made) == ["hours", "month", "agent", "away", "found"]
    assert len(made) == 5
    assert made["month"] is made["month"]
    assert made["found"] == Figure.exactly(Decimal(14), "agents", 0)
    assert (made["month"].typical, made["month"].unit) == (None, "USD")
    assert made.get("nothing") is None
    with pytest.raises(KeyError):
        made["nothing"]


def test_a_line_may_be_no_figure() -> None:
    made = Sheet()
    half = made.line("Half of {whole}", of(5) / 2, "hours", 0, whole=of(5))
    made.step("month", "A month", half * of(3, "USD"))
    assert list(made) == ["month"]
    assert [row.figure for row in made.rows(ENGLISH)] == ["month"]
    assert made.steps(ENGLISH)[0] == Step("Half of 5", "5 ÷ 2", "3")
    assert made.steps(ENGLISH)[1] == Step("A month", "2.5 × $3", "$7.50")


def test_a_text_in_a_label_is_a_message() -> None:
    made = Sheet()
    made.step("month", "{who}: a month", of(3, "USD") * 2, who="Agents")
    assert made.label("month", ENGLISH) == "Agents: a month"
    hebrew = made.label("month", Wording("support_costs", "he"))
    assert hebrew == f"{Wording('support_costs', 'he').gettext('Agents')}: a month"
    assert "Agents" not in hebrew


def test_a_lone_number_may_lie_within_a_range() -> None:
    """The figure has both; the line tells the number that its formula gives."""
    made = Sheet()
    made.step("score", "Score", of(25) / 7, "points", within=Number.between(3, Decimal("3.75")))
    assert made["score"] == Figure(Decimal(3), (of(25) / 7).decimal(), Decimal("3.75"), "points")
    (step,) = made.steps(ENGLISH)
    assert isinstance(step, Step)
    assert (step.formula, step.result) == ("25 ÷ 7", "3.57")


def test_what_an_engine_found_has_its_formula_beside_it() -> None:
    made = Sheet()
    made.found("wait", "Wait", Decimal("7.5"), "seconds")
    made.found("never", "Never", None, "seconds")
    made.found("tiny", "Tiny", Decimal("1e-400"), "percent", 4)
    made.found("unnamed", None, Decimal(3), "seconds")
    patience = of(120, "seconds")
    made.found(
        "gone",
        "Gone",
        Decimal("0.0625"),
        "percent",
        4,
        formula=lambda sheet: sheet.number("wait") / patience,
    )
    made.line("Tried", of(14), places=0, evidence=lambda wording: "13 fails")
    made.line("Half", of(7), places=0, formula=lambda _: of(14) / 2)
    assert made["gone"] == Figure.exactly(Decimal("0.0625"), "percent", 4)
    assert made["never"] == Figure(None, None, None, "seconds")
    assert made["tiny"].low == Decimal("1e-400")
    assert not made.number("tiny")
    assert [row.figure for row in made.rows(ENGLISH)] == ["wait", "never", "tiny", "gone"]
    assert tuple(made.steps(ENGLISH)) == (
        Step("Gone", "7.5 ÷ 120", "6.3%"),
        Evidence("Tried", "13 fails", "14"),
        Step("Half", "14 ÷ 2", "7"),
    )


def test_a_formula_that_misses_what_was_found_says_so() -> None:
    made = Sheet()
    made.found("third", "A third", Decimal("0.4"), "", 2, formula=lambda _: of(1) / 3)
    step = made.steps(ENGLISH)[0]
    assert isinstance(step, Step)
    assert step.sign == "≈"


def test_a_result_may_be_told_in_words() -> None:
    made = Sheet()
    made.step(
        "back", "Paid back after", of(5) / 2, told=lambda figure, wording: f"{figure.low} years"
    )
    assert made.told("back", ENGLISH) == "2.5 years"
    (step,) = made.steps(ENGLISH)
    assert step == Step("Paid back after", "5 ÷ 2", "2.5 years")
    assert made.rows(ENGLISH)[0].value == "2.5 years"


STEPS = (
    Step("Exact", "2 × \u2066$8 – $14\u2069", "\u2066$16 – $28\u2069"),
    Step("Near", "3 × $0.33", "$1", "≈", "$0.01"),
    Evidence("Found", "13: 79%", "14"),
)


def test_a_line_is_one_isolate_and_evidence_runs_as_the_page_does() -> None:
    shown = Presentation(caption="", headline="", meaning="", rows=(), steps=STEPS)
    html = answer_html(shown, "he")
    assert (
        '<bdi class="dg-working__line" dir="ltr" translate="no"><span class="dg-working__formula">'
        '2 × <bdi dir="ltr">$8 – $14</bdi></span> <span class="dg-working__result">= '
        '<bdi dir="ltr">$16 – $28</bdi></span></bdi>'
    ) in html
    assert '<span class="dg-working__result">≈ $1 (± $0.01)</span></bdi>' in html
    assert (
        '<span class="dg-working__evidence">13: 79%</span> '
        '<span class="dg-working__result"><bdi class="dg-value">14</bdi></span></li>'
    ) in html


class Asked(Given):
    """One question."""

    seats = count("Seats", default=5, most=10)


def _work_out(given: Asked, made: Sheet) -> None:
    made.step("month", "A month", given.seats * of(3, "USD"))


def _present(given: Asked, made: Sheet, wording: Wording) -> Presentation:
    steps = (*made.steps(wording), *STEPS)
    return Presentation(
        caption=str(given.seats.value()),
        headline="",
        meaning="",
        rows=made.rows(wording),
        steps=steps,
    )


def test_lines_are_taken_along_with_their_signs() -> None:
    calculator: Calculator = worked(Asked, _work_out, _present, id="asked", title="Asked")
    inputs = {"seats": Decimal(5)}
    figures = calculator.solve(inputs)
    shown = calculator.present(inputs, figures, ENGLISH)
    assert calculator.present(inputs, dict(figures), ENGLISH) == shown
    outcome = Outcome(calculator, {"seats": "5"}, dict(figures), shown, {})
    told = outcome_text(outcome)
    assert "1. A month: 5 × $3 = $15" in told
    assert "3. Near: 3 × $0.33 ≈ $1 (± $0.01)" in told
    assert "4. Found: 14 (13: 79%)" in told
    data = outcome_json(outcome, "1")
    assert (
        '"formula": "3 × $0.33",\n      "result": "$1",\n      "sign": "≈",\n      "bound": "$0.01"'
        in data
    )
    assert '"text": "13: 79%"' in data
    assert "working,4,Found,13: 79%,,14," in outcome_csv(outcome, "support_costs", "en", "1")


@pytest.mark.parametrize(
    ("value", "is_phrase"),
    [
        ("$292,000 – $485,000", False),
        ("from US$6,933", False),
        ("US$1,619,178–2,390,667", False),
        ("2 at best, at worst not within these years", True),
        ("未填轉移費用，無法得知", True),
    ],
)
def test_a_phrase_may_be_broken_over_lines_and_an_amount_may_not(
    value: str, is_phrase: bool
) -> None:
    rows = (Row("month", "A month", value),)
    html = answer_html(Presentation("", "", "", rows, ()), "en")
    assert ('<bdi class="dg-value dg-value--phrase">' in html) is is_phrase


@pytest.mark.parametrize("ranged", ["$8 – $14", "US$8-14", "US$8–14", "-$12,100 – -$50"])
def test_a_range_in_the_working_is_one_piece(ranged: str) -> None:
    steps = (Step("A month", f"173.33 × ({ranged})", ranged),)
    html = answer_html(Presentation("", "", "", (), steps), "en")
    assert f'173.33 × (<span class="dg-range">{ranged}</span>)</span>' in html
    assert f'= <span class="dg-range">{ranged}</span></span>' in html


def test_what_is_no_range_may_be_broken() -> None:
    steps = (Step("Seconds", "60 ÷ (1 − e^(−60 ÷ 240)) − 5", "271.2"),)
    assert "dg-range" not in answer_html(Presentation("", "", "", (), steps), "en")
